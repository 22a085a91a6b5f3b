// Rates, constants, scales of every kind, functions.
#include "tests/random/generator.hpp"

namespace bkm::random {
namespace {

const char* per_word(Unit unit) { return unit == Unit::time ? " per uur" : unit == Unit::piece ? " per stuk" : unit == Unit::place ? " per plaats" : ""; }
const char* over_word(Unit unit) { return unit == Unit::time ? "uur" : unit == Unit::piece ? "stuk" : unit == Unit::percent ? "percent" : unit == Unit::euro ? "€" : "getal"; }
const char* mark_of(Unit unit) { return unit == Unit::euro ? "€ " : ""; }
const char* sign_of(Unit unit) { return unit == Unit::percent ? "%" : ""; }

}  // namespace

void Generator::tariffs() {
  for (Unit unit : {Unit::time, Unit::piece}) {
    Rate rate{unit == Unit::time ? "uurprijs" : "stuksprijs", unit};
    std::string text = "tarief " + rate.name + " = € " + std::to_string(chance_.between(1, 99)) + "," + std::to_string(chance_.between(10, 99)) + per_word(unit);
    std::vector<std::string> clauses;
    switch (chance_.between(0, 5)) {
      case 0: rate.changes = true, clauses.push_back("vanaf 2026-04-01: € 64,10" + std::string(per_word(unit))); break;
      case 1: rate.inside = true, clauses.push_back("vanaf 2026-02-16: € 41,13" + std::string(per_word(unit))); break;
      case 2: rate.changes = true, clauses.push_back(one_of({"stijgt jaarlijks 3,2% vanaf 2026-01-01", "daalt halfjaarlijks 2% vanaf 2026-01-01"})); break;
      default: break;
    }
    if (!clauses.empty() && clauses[0][1] != 'a' && chance_.one_in(2)) clauses.push_back("afgerond op de cent");
    if (chance_.one_in(5)) clauses.push_back("artikel \"3\"");
    say(text, clauses);
    world_.rates.push_back(rate);
  }
  if (chance_.one_in(2)) {
    const bool changes = chance_.one_in(3);
    say(one_of({"parameter", "tarief"}) + " deel_ = " + std::to_string(chance_.between(1, 120)) + "%", changes ? std::vector<std::string>{"vanaf 2026-03-01: 12,5%"} : std::vector<std::string>{});
    world_.rates.push_back({"deel_", Unit::percent, changes});
  }
}

void Generator::constants() {
  if (chance_.one_in(3)) {
    const bool dated = chance_.one_in(5);
    std::string text = dated ? "tabel prijzen per soort\n    | soort | vanaf      | nachtprijs     |\n    | dag   | 2025-01-01 | € 41,50 per uur |\n    | nacht | 2025-01-01 | € 55 per uur   |\n    | nacht | 2026-03-01 | € 66 per uur   |"
                             : "tabel prijzen per soort\n    | soort | nachtprijs      | weging |\n    | dag   | € 41,50 per uur | 60%    |\n    | nacht | € 55 per uur    | 40%    |";
    say(text);
    world_.tables.push_back({"prijzen", Form::constants, {{"soort"}, {}, ""}, {"soort"}, {}, dated ? "" : "weging", "", dated ? "vanaf" : "", false});
  }
  if (chance_.one_in(4)) {
    const bool listed = chance_.one_in(4);
    say("tabel lijst per product" + std::string(listed ? "" : " onvolledig") + "\n    | product | regelprijs   |\n    | p1      | € 12,34 per dec |\n    | p2      | € 5 per dec  |" +
        (listed ? "\n    | p3      | € 7 per dec  |" : ""));
    world_.tables.push_back({"lijst", Form::constants, {{"product"}, {}, ""}, {"product"}, {}, listed ? "listed" : "", "", "", false});
  }
  if (world_.table("breed")) say("tabel domeinen per domein\n    | domein   | zwaarte |\n    | proces   | 30%     |\n    | ervaring | 70%     |", {});
  if (world_.coalition) {
    say("tabel sleutels per lid\n    | lid | part |\n    | A   | 65%  |\n    | B   | 35%  |");
  }
}

void Generator::ladders() {
  using enum Scaling;
  for (long n = chance_.between(0, 2); n > 0; --n) {
    const Unit over = chance_.one_in(3) ? Unit::number : chance_.one_in(2) ? Unit::time : chance_.one_in(2) ? Unit::piece : Unit::euro;
    switch (chance_.between(0, 4)) {
      case 0: one_ladder(over, Unit::percent, value); break;
      case 1: one_ladder(over, Unit::euro, value); break;
      case 2: one_ladder(chance_.one_in(3) ? Unit::piece : Unit::time, Unit::euro, brackets); break;
      case 3: one_ladder(chance_.one_in(3) ? Unit::piece : Unit::time, Unit::euro, volume); break;
      default: one_ladder(over, chance_.one_in(2) ? Unit::percent : Unit::euro, linear);
    }
  }
  if (chance_.one_in(8)) grid();
  if (chance_.one_in(8)) from_a_file();
}

// From low on, in three bands: `vanaf`, `boven` or both bounds printed.
void Generator::one_ladder(Unit over, Unit result, Scaling kind) {
  Scale scale{fresh("trap"), over, result, kind};
  static const char* const kKinds[] = {"waarde", "volume", "schijven", "lineair"};
  std::string text = "staffel " + scale.name + " over " + over_word(over) + " " + kKinds[static_cast<int>(kind)];
  auto amount = [&] { return mark_of(result) + std::to_string(chance_.between(0, 40)) + (chance_.one_in(2) ? "" : ",5") + sign_of(result); };
  auto at = [&](long n) { return mark_of(over) + std::to_string(n) + sign_of(over); };
  auto value = [&] {
    if (kind == Scaling::value || kind == Scaling::linear) return amount();
    std::string both = amount() + per_word(over);
    return chance_.one_in(3) ? both + " + € 2" : both;
  };
  const long a = chance_.between(1, 6), b = a + chance_.between(1, 9);
  std::vector<std::string> clauses;
  if (kind == Scaling::linear) {
    const std::string fixed = result == Unit::euro && chance_.one_in(4) ? " + € 2" : "";
    text += "\n    bij " + at(0) + ": " + amount() + fixed + "\n    bij " + at(a) + ": " + amount() + "\n    bij " + at(b) + ": " + amount() + "\n    buiten: " + one_of({"vast", "vast", "doorgetrokken", "fout"});
  } else if (over == Unit::piece && chance_.one_in(3)) {
    text += "\n    " + at(0) + " t/m " + at(a) + ": " + value() + "\n    " + at(a + 1) + " t/m " + at(b) + ": " + value() + "\n    boven " + at(b) + ": " + (chance_.one_in(3) ? "geen" : value());
  } else {
    text += "\n    vanaf " + at(0) + ": " + value() + "\n    " + one_of({"vanaf ", "boven "}) + at(a) + ": " + value() + "\n    " + one_of({"vanaf ", "boven "}) + at(b) + ": " + (chance_.one_in(6) ? "geen" : value());
  }
  if (result == Unit::euro && chance_.one_in(6)) clauses.push_back("stijgt jaarlijks 3% vanaf 2026-01-01");
  say(text, clauses);
  world_.scales.push_back(scale);
}

// Per key, with two value columns.
void Generator::grid() {
  say("staffel rooster per soort over uur waarde\n    | soort | trap     | code | prijs    |\n    | dag   | vanaf 0  | \"K1\" | € 3      |\n    | dag   | vanaf 5  | \"K2\" | € 7,50   |\n"
      "    | nacht | vanaf 0  | \"L1\" | € 4      |\n    | nacht | boven 9  | \"L2\" | € 12     |");
  world_.scales.push_back({"rooster", Unit::time, Unit::euro, Scaling::value, "prijs", "soort"});
}

// A scale and a table whose values stand in a file.
void Generator::from_a_file() {
  if (chance_.one_in(2)) {
    const bool points = chance_.one_in(3);
    if (points) say("staffel losse over uur lineair uit \"trap.csv\"\n    bij uit \"van\"\n    losprijs : €(2) 0..50\n    buiten: vast");
    else say("staffel losse over uur waarde uit \"trap.csv\"\n    vanaf uit \"van\"\n    losprijs : €(2) 0..50");
    world_.scales.push_back({"losse", Unit::time, Unit::euro, points ? Scaling::linear : Scaling::value, "", ""});
    return;
  }
  say("tabel klassen per product uit \"klassen.csv\"\n    klasprijs : € per dec 0..50");
  say("publiceer " + fresh("p") + " per dec = klasprijs * 1 dec");
}

void Generator::functions() {
  if (!chance_.one_in(4)) return;
  switch (chance_.between(0, 2)) {
    case 0:
      say("functie vergoeding(tijd : uur, extra : €) = tijd * uurprijs + extra");
      if (world_.rates[0].changes || world_.rates[0].inside) contract_.statements.back().text = "  functie vergoeding(tijd : uur, extra : €) = tijd * € 10 per uur + extra";
      world_.functions.push_back({"vergoeding", {Unit::time, Unit::euro}, Unit::euro});
      break;
    case 1: say("functie afgetopt(bedrag_ : €) = bedrag_ hoogstens € 100"), world_.functions.push_back({"afgetopt", {Unit::euro}, Unit::euro}); break;
    default: say("functie dubbel(tijd : uur) = tijd * 2 als tijd > 3 uur anders tijd"), world_.functions.push_back({"dubbel", {Unit::time}, Unit::time});
  }
}

}  // namespace bkm::random
