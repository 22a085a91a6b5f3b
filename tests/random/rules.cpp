// Rules with a value, refusals, requirements, what is shown.
#include "tests/random/generator.hpp"

namespace bkm::random {
void Generator::a_rule() {
  switch (chance_.between(0, 27)) {
    case 0: population(); break;
    case 1: ranking(); break;
    case 2: composite(); break;
    case 3: recursion(); break;
    case 4: mutual_recursion(); break;
    case 5: running_total(); break;
    case 6:
    case 7: window(); break;
    case 8: split_measure(); break;
    case 9: row_payable(); break;
    case 10: interval_payable(); break;
    case 11: split_payable(); break;
    case 12: keyed_payable(); break;
    case 13: monthly_fee(); break;
    case 14: provisional_payable(); break;
    case 15: growth_payable(); break;
    case 16: member_payable(); break;
    case 17: each_payable(); break;
    case 18:
    case 19: payable(); break;
    default: plain_measure();
  }
}

Grain Generator::grain_over(const Table& table, bool with_provider) {
  Grain grain;
  if (!world_.payer_name.empty() && (with_provider || chance_.one_in(2))) grain.names.push_back(world_.payer_name);
  if (with_provider || chance_.one_in(2)) grain.names.push_back(world_.provider);
  for (const std::string& name : table.names)
    if (!grain.has(name) && name != "gemeente" && name != world_.provider && chance_.one_in(3) && grain.names.size() < 3) grain.names.push_back(name);
  grain.period = pick(world_.periods);
  return grain;
}

std::vector<std::string> Generator::rounding(Unit unit, int one_in) {
  if (!chance_.one_in(one_in)) return {};
  const std::string step = unit == Unit::euro ? one_of({"de cent", "€ 0,05", "€ 1"}) : unit == Unit::time ? one_of({"1 uur", "15 minuut"}) : unit == Unit::piece ? "1 stuk" : "0,1";
  return {"afgerond op " + step + one_of({"", " naar boven", " naar beneden", " half even", " half naar beneden"})};
}

void Generator::plain_measure() {
  const Table& dec = world_.tables.front();
  Grain grain = grain_over(dec, chance_.one_in(2));
  const Unit unit = chance_.one_in(2) ? Unit::euro : chance_.one_in(2) ? Unit::time : chance_.one_in(2) ? Unit::piece : Unit::number;
  Text body = quantity(unit, grain, static_cast<int>(chance_.between(0, 2)));
  Measure measure{fresh("m"), unit, grain, body.is_signed, !body.zero};
  std::string presence = body.zero ? "" : " alleen met dec";
  std::vector<std::string> clauses = rounding(unit, 6);
  measure.whole = unit == Unit::euro && clauses.empty() && body.whole;
  say("bepaal " + measure.name + " per " + names_of(grain) + presence + "\n    = " + body.text, clauses);
  measure.stock = unit == Unit::number && (body.text.find("gemiddelde") != std::string::npos || body.text.find("hoogste") != std::string::npos || body.text.find("laagste") != std::string::npos || body.text.find("score") != std::string::npos);
  world_.measures.push_back(measure);
}

// An average over a stated population.
void Generator::population() {
  Grain grain{{world_.provider, "cliënt"}, pick(world_.periods), ""};
  Measure inner{fresh("m"), Unit::time, grain, false, true};
  say("bepaal " + inner.name + " per " + names_of(grain) + " alleen met dec = som van minuten");
  Grain outer{{world_.provider}, grain.period, ""};
  Measure average{fresh("m"), Unit::time, outer, false, true, true};
  say("bepaal " + average.name + " per " + names_of(outer) + " = " + one_of({"gemiddelde", "hoogste", "laagste"}) + " van " + inner.name);
  world_.measures.push_back(inner);
  world_.measures.push_back(average);
}

// rang .. gelijk samen | gelijk dan y gelijk samen | gelijk dan y
void Generator::ranking() {
  const Table* scores = world_.table("tev");
  Grain grain{{world_.provider}, pick(world_.periods), ""};
  std::string ranked, tie, source = "dec";
  if (scores && chance_.one_in(2) && !scores->columns[0].may_miss) {
    grain = scores->key, ranked = "score", tie = "bezet", source = "tev";
  } else {
    Measure a{fresh("m"), Unit::time, grain, false, true}, b{fresh("m"), Unit::piece, grain, false, true};
    say("bepaal " + a.name + " per " + names_of(grain) + " alleen met dec = som van minuten");
    say("bepaal " + b.name + " per " + names_of(grain) + " alleen met dec = som van aantal_");
    ranked = a.name, tie = b.name;
    world_.measures.push_back(a);
    world_.measures.push_back(b);
  }
  const std::string direction = one_of({"hoogste eerst", "laagste eerst"});
  const std::string ties = one_of({" gelijk samen", "", " laagste eerst gelijk samen"});
  const std::string rule = chance_.one_in(2) ? direction + " gelijk samen" : direction + " gelijk dan " + tie + ties;
  std::string name = fresh("plaats");
  say("bepaal " + name + " per " + names_of(grain) + " = rang van " + ranked + " onder " + world_.provider + " " + rule);
  if (!world_.coalition && world_.payer_name.empty() && !world_.single_provider)
    say("bonus " + fresh("top") + " per " + names_of(grain) + (source == "tev" ? " voor elke tev" : " alleen met dec") + " = € 100 als (" + name + " bij ontbreken 99 " + world_.provider + ") <= " + std::to_string(chance_.between(1, 2)) + (chance_.one_in(2) ? " anders € 25" : ""));
  else
    say("publiceer " + fresh("stand_") + " per " + names_of(grain) + (source == "tev" ? " voor elke tev" : " alleen met dec") + " = (" + name + " bij ontbreken 99 " + world_.provider + ") <= 2");
}

// A weighted mean over closed codes.
void Generator::composite() {
  const Table* scores = world_.table("tev");
  const Table* wide = world_.table("breed");
  std::string of, weight, source;
  Grain inner;
  if (wide) inner = wide->key, of = "cijfer", weight = "zwaarte", source = "breed";
  else if (scores && scores->key.has("soort") && world_.table("prijzen") && !world_.table("prijzen")->flag.empty()) inner = scores->key, of = "score", weight = "weging", source = "tev";
  else return plain_measure();
  Grain grain = inner;
  std::erase_if(grain.names, [](const std::string& name) { return name == "soort" || name == "domein"; });
  Measure measure{fresh("m"), Unit::number, grain, false, true, true};
  say("bepaal " + measure.name + " per " + names_of(grain) + " alleen met " + source + " = gemiddelde van " + of + " gewogen met " + weight + one_of({" ontbrekend herwegen", " ontbrekend telt als 0", " ontbrekend geen uitkomst"}));
  world_.measures.push_back(measure);
}

void Generator::running_total() {
  const std::vector<std::string> names = chance_.one_in(2) ? std::vector<std::string>{world_.provider} : std::vector<std::string>{world_.provider, "cliënt"};
  Grain grain{names, world_.periods.front(), ""};
  const Cycle within = world_.periods.back() == Cycle::day || world_.periods.back() == Cycle::week || world_.periods.back() == grain.period ? Cycle::term : world_.periods.back();
  std::string bounded = "(som van minuten) hoogstens " + std::to_string(chance_.between(1, 40)) + " uur";
  for (const Scale& scale : world_.scales)
    if (scale.kind == Scaling::brackets && scale.over == Unit::time && chance_.one_in(2)) {
      bool ok = true;
      std::string who = parties_of(grain, ok);
      if (ok && world_.payer_name.empty()) return say("betaal " + fresh("b") + " per " + names_of(grain) + who + " = " + scale.name + "(som van minuten)", {"cumulatief binnen " + word(within)});
    }
  Measure measure{fresh("m"), Unit::time, grain, false, false};
  say("bepaal " + measure.name + " per " + names_of(grain) + " = " + bounded, {"cumulatief binnen " + word(within)});
  world_.measures.push_back(measure);
}

void Generator::window() {
  Grain grain{{world_.provider}, pick(world_.periods), ""};
  if (chance_.one_in(2)) grain.names.push_back("cliënt");
  const std::string table = one_of({"minuten", "bedrag"});
  if (chance_.one_in(4)) {
    Grain daily{grain.names, Cycle::day, ""};
    std::string name = fresh("m");
    const Unit unit = table == "minuten" ? Unit::time : Unit::euro;
    say("bepaal " + name + " per " + names_of(daily) + " = som van " + table + " over vorige " + std::to_string(chance_.between(1, 40)) + " dagen");
    bool ok = world_.payer_name.empty() && !world_.coalition && !world_.single_provider;
    if (ok) say("betaal " + fresh("b") + " per dec = € " + std::to_string(chance_.between(1, 20)) + ",25 als " + name + " <= " + literal(unit));
    else say("voorwaarde " + fresh("v") + " per dec = " + name + " <= " + literal(unit));
    return;
  }
  const std::string presence = " alleen met dec";
  if (chance_.one_in(2)) {
    const Cycle whole = world_.periods.back() == grain.period || !nests(*grain.period, world_.periods.back()) ? *grain.period : world_.periods.back();
    say(one_of({"publiceer ", "bepaal "}) + fresh("w") + " per " + names_of(grain) + presence + " = (som van " + table + (chance_.one_in(3) ? " waar soort = \"dag\"" : "") + " over " + word(whole) + " t/m nu)");
    return;
  }
  static const std::pair<Cycle, const char*> kPlural[] = {{Cycle::day, "dagen"}, {Cycle::week, "weken"}, {Cycle::month, "maanden"}, {Cycle::quarter, "kwartalen"}, {Cycle::halfyear, "halfjaren"}, {Cycle::year, "jaren"}};
  for (const auto& [cycle, plural] : kPlural)
    if (cycle == grain.period)
      return say("publiceer " + fresh("w") + " per " + names_of(grain) + presence + " = " + one_of({"(som van ", "(gemiddelde van ", "(hoogste van "}) + table + " over " +
                 (chance_.one_in(2) && cycle >= Cycle::month ? "vorig " + std::string(cycle == Cycle::month ? "maand" : word(cycle)) : "vorige " + std::to_string(chance_.between(2, 3)) + " " + plural) + ") bij ontbreken " + (table == "minuten" ? "0 uur" : "€ 0"));
  plain_measure();
}

void Generator::recursion() {
  Grain grain{{"cliënt"}, world_.periods.front(), ""};
  if (chance_.one_in(2)) grain.names.insert(grain.names.begin(), world_.provider);
  std::string used = fresh("m"), name = fresh("m");
  say("bepaal " + used + " per " + names_of(grain) + " = som van minuten");
  switch (chance_.between(0, 2)) {
    case 0: say("bepaal " + name + " per " + names_of(grain) + " vanaf eerste " + used + "\n    = (vorige " + name + " bij ontbreken 0 uur) + " + literal(Unit::time) + " - " + used, rounding(Unit::time, 3)); break;
    case 1: say("bepaal " + name + " per " + word(*grain.period) + " vanaf begin looptijd\n    = (vorige " + name + " * 1,05) bij ontbreken " + literal(Unit::euro), {"afgerond op de cent"}); break;
    default:
      if (world_.table("verblijf"))
        say("bepaal " + name + " per verblijf, " + word(*grain.period) + " vanaf begin verblijf\n    = ((vorige " + name + " bij ontbreken 0 uur) + " + literal(Unit::time) + ") hoogstens 40 uur");
      else say("bepaal " + name + " per " + names_of(grain) + " = (vorige " + used + " bij ontbreken " + literal(Unit::time) + ") + " + used);
      return;
  }
}

void Generator::mutual_recursion() {
  Grain grain{{world_.provider}, world_.periods.front(), ""};
  const std::string used = fresh("m"), a = fresh("m"), b = fresh("m");
  say("bepaal " + used + " per " + names_of(grain) + " = som van minuten");
  say("bepaal " + a + " per " + names_of(grain) + " vanaf eerste " + used + " = (vorige " + b + " bij ontbreken " + literal(Unit::time) + ") + " + used);
  say("bepaal " + b + " per " + names_of(grain) + " vanaf eerste " + used + " = " + a + " boven " + literal(Unit::time));
}

void Generator::split_measure() {
  Grain grain{{world_.provider}, pick(world_.periods), ""};
  const std::string whole = fresh("m"), weight = fresh("m");
  const std::string period = word(*grain.period);
  say("bepaal " + whole + " per " + period + " = som van bedrag");
  say("bepaal " + weight + " per " + names_of(grain) + " alleen met dec = som van minuten");
  say("bepaal " + fresh("m") + " per " + names_of(grain) + " alleen met dec = verdeel " + whole + " over " + world_.provider + " naar " + weight + " exact");
}

void Generator::refusals() {
  if (!chance_.one_in(3)) return;
  switch (chance_.between(0, 4)) {
    case 4: say("keur af dec \"te laat\" als ontvangen > " + one_of({"3 maanden", "10 dagen", "1 jaar", "2 weken"}) + " na datum"); break;
    case 0: say("keur af dec \"te lang\" als minuten > " + std::to_string(chance_.between(5, 20)) + " uur", article()); break;
    case 1:
      say("bepaal per_dag per cliënt, dag = som van minuten uit ingediend dec");
      say("keur af dec \"te veel op een dag\" als per_dag > " + std::to_string(chance_.between(5, 20)) + " uur");
      break;
    case 2:
      if (world_.table("afspraak")) say("keur af dec \"geen afspraak\" als niet actief");
      else say("keur af dec \"nacht zonder tijd\" als soort = \"nacht\" en minuten < 1 uur");
      break;
    default:
      if (world_.table("lijst") && world_.table("lijst")->flag.empty()) say("keur af dec \"geen prijs\" als niet bekend regelprijs");
      else say("keur af dec \"korting te hoog\" als bekend korting en korting > € 20");
  }
}

void Generator::outside() {
  const Table& dec = world_.tables.front();
  Grain grain = grain_over(dec, false);
  if (chance_.one_in(2)) return say("voorwaarde " + fresh("v") + " per " + names_of(grain) + " alleen met dec = " + condition(grain, 1), article());
  if (chance_.one_in(4)) return say("publiceer " + fresh("p") + " per dec = " + one_of({"product", "minuten / 7", "datum", "verschenen", "loting(product, \"2026\")"}));
  for (const Measure& m : world_.measures)
    if (m.unit == Unit::time && m.key.period == Cycle::month && !m.payable && chance_.one_in(3)) {
      Grain same = m.key;
      return say("publiceer " + fresh("p") + " per " + names_of(same) + " alleen met dec = (" + m.name + "[2026-03] bij ontbreken 0 uur)");
    }
  Text body = quantity(chance_.one_in(2) ? Unit::time : Unit::euro, grain, 1);
  say("publiceer " + fresh("p") + " per " + names_of(grain) + " alleen met dec = " + body.text);
}

void Generator::requirement() {
  Grain grain = grain_over(world_.tables.front(), false);
  say("eis \"genoeg\" per " + names_of(grain) + " alleen met dec : (som van minuten) >= 0 uur");
}

}  // namespace bkm::random
