// Payables of each kind, and the limits on them.
#include "tests/random/generator.hpp"

namespace bkm::random {

// What stands between the key and the body to say who pays whom; not ok where the key cannot say it.
std::string Generator::parties_of(const Grain& grain, bool& ok) {
  ok = true;
  const bool named = grain.has(world_.provider);
  if (!world_.payer_name.empty() && !grain.has(world_.payer_name)) ok = false;
  if (world_.coalition) {
    if (!named) ok = false;
    return " van noord aan lid";
  }
  if (world_.single_provider) return world_.third && chance_.one_in(3) ? " van fonds aan zorg" : "";
  if (!named) {
    if (!world_.third) ok = false;
    return " aan fonds";
  }
  if (world_.clients_pay && grain.has("cliënt") && chance_.one_in(2)) return " van cliënt aan aanbieder";
  if (world_.third && chance_.one_in(4)) return " van fonds aan aanbieder";
  if (chance_.one_in(5)) return " van gemeente aan aanbieder";
  return "";
}

void Generator::add_payable(const std::string& kind, const Grain& grain, const std::string& head, Text body, std::vector<std::string> clauses) {
  Measure measure{fresh("b"), Unit::euro, grain, body.is_signed, !body.zero};
  measure.payable = true;
  measure.limited = !chance_.one_in(3);
  measure.closed_days = head.find(" op ") == std::string::npos;
  std::string text = body.text;
  if (body.is_signed && kind != "verreken") text = "(" + text + ") " + one_of({"minstens € 0", "boven € 0"});
  if (text.starts_with("(") && text.find(") minstens") != std::string::npos && !body.zero) measure.may_miss = true;
  if (chance_.one_in(10)) clauses.push_back("voorheen \"oud" + measure.name + "\"");
  for (const std::string& more : article()) clauses.push_back(more);
  say(kind + " " + measure.name + (chance_.one_in(8) ? " \"Een post\"" : "") + " per " + names_of(grain) + head + "\n    = " + text, clauses);
  if (kind == "malus") measure.is_signed = false;
  world_.measures.push_back(measure);
}

void Generator::payable() {
  for (int tries = 0; tries < 6; ++tries) {
    const Table& table = world_.tables.front();
    Grain grain = grain_over(table, true);
    if (world_.third && world_.payer_name.empty() && chance_.one_in(4)) std::erase(grain.names, world_.provider);
    bool ok = true;
    std::string who = parties_of(grain, ok);
    if (!ok) continue;
    Text body = quantity(Unit::euro, grain, static_cast<int>(chance_.between(0, 3)));
    std::string head = body.zero && !chance_.one_in(4) ? "" : " alleen met dec";
    std::string day = chance_.one_in(8) ? " op " + one_of({"eerste dag", "laatste dag", "2 maanden na laatste dag", "10 dagen na laatste dag"}) : "";
    if (day == " op eerste dag") day = " op laatste dag";
    const std::string kind = body.is_signed && chance_.one_in(2) ? "verreken" : one_of({"betaal", "betaal", "betaal", "bonus", "malus", "verreken"});
    if (chance_.one_in(4) && !body.text.empty() && body.text[0] != '-') body.text = body.text + " als " + condition(grain, 1), head = " alleen met dec", body.zero = false;
    if (body.is_signed && body.text.find(" als ") != std::string::npos && kind != "verreken") continue;
    return add_payable(kind, grain, head + who + day, body, rounding(Unit::euro, 8));
  }
}

// A post for each row.
void Generator::row_payable() {
  if (world_.coalition) return payable();
  std::vector<const Table*> events;
  for (const Table& table : world_.tables)
    if (table.form == Form::event && (world_.payer_name.empty() || std::find(table.names.begin(), table.names.end(), world_.payer_name) != table.names.end())) events.push_back(&table);
  if (events.empty()) return payable();
  const Table& table = *pick(events);
  const Unit unit = Unit::euro;
  Text body = in_row(unit, table, 1);
  if (!body.zero) return payable();
  if (table.name == "dec" && chance_.one_in(4)) body.text = "(" + body.text + ") als " + row_condition(table, 1) + (chance_.one_in(2) ? " anders € 0" : "");
  Grain grain{{}, {}, table.name};
  std::string head;
  if (table.name == "dec" && chance_.one_in(5)) head = one_of({" op ontvangen", " op 1 maanden na datum", " op 14 dagen na ontvangen"});
  const std::string kind = body.is_signed ? "verreken" : one_of({"betaal", "betaal", "verreken", "malus", "bonus"});
  Measure measure{fresh("b"), Unit::euro, grain, body.is_signed};
  measure.payable = measure.limited = true;
  say(kind + " " + measure.name + " per " + table.name + head + "\n    = " + body.text, article());
  world_.measures.push_back(measure);
}

std::string Generator::counting() {
  return one_of({"naar rato", "begin telt, eind telt niet", "begin telt niet, eind telt", "begin telt voor dag 15, eind telt vanaf dag 15", "begin telt, eind telt"});
}

// What a price per period needs where the term begins or ends inside one.
std::vector<std::string> Generator::part(Cycle cycle) {
  const bool cut = std::find(world_.cut.begin(), world_.cut.end(), cycle) != world_.cut.end();
  return cut ? std::vector<std::string>{"gebroken " + word(cycle) + " " + counting()} : std::vector<std::string>{};
}

// Part periods of a stay; a payment at its start or end.
void Generator::interval_payable() {
  const Table* stays = world_.table("verblijf");
  if (!stays || world_.coalition) return payable();
  if (chance_.one_in(3)) {
    say("betaal " + fresh("b") + " per verblijf voor elke verblijf op " + one_of({"begin_", "eind_", "1 maanden na begin_", "2 weken na eind_"}) + " = " + one_of({"€ 500", "plekken * € 120,50 per plaats", "omvang * € 3 per uur"}));
    return;
  }
  const Cycle cycle = pick(world_.periods);
  if (cycle == Cycle::day || cycle == Cycle::week) return payable();
  const std::string price = one_of({"€ 310 per ", "€ 77,77 per ", "plekken * € 95 per plaats per "});
  Measure measure{fresh("b"), Unit::euro, {{"verblijf"}, cycle, ""}, false, true};
  measure.payable = measure.limited = true;
  say("betaal " + measure.name + " per verblijf, " + word(cycle) + " voor elke verblijf\n    = " + price + word(cycle), {"gebroken " + word(cycle) + " " + counting()});
  world_.measures.push_back(measure);
}

void Generator::split_payable() {
  const Table* shares = world_.table("deel");
  if (world_.coalition) return member_payable();
  const std::string rest = world_.third && chance_.one_in(2) ? " rest aan fonds" : chance_.one_in(3) && world_.payer_name.empty() && !world_.single_provider ? " rest aan gemeente" : "";
  if (shares && chance_.one_in(2)) {
    const Table* purse = world_.table("kas");
    std::string pot = purse && purse->key.period == shares->key.period ? "(pot bij ontbreken € 0)" : one_of({"€ 100", "€ 1.000,01", "€ 0,05"});
    std::string bounds = one_of({"", "", " elk hoogstens (dak bij ontbreken € 500)", " elk hoogstens dak", " elk minstens vloer hoogstens € 300", " elk minstens € 0,01"});
    if (world_.single_provider) return payable();
    say(one_of({"betaal ", "verreken "}) + fresh("b") + " per " + names_of(shares->key) + " voor elke deel\n    = verdeel " + pot + " over " + world_.provider + " naar aandeel" + bounds + rest);
    return;
  }
  if (!world_.payer_name.empty() || world_.single_provider) return payable();
  // The money of a month among those who worked.
  Grain grain{{world_.provider}, pick(world_.periods), ""};
  const std::string whole = fresh("m"), weight = fresh("m");
  say("bepaal " + whole + " per " + word(*grain.period) + " = " + one_of({"som van kosten", "som van (minuten * € 2 per uur)", "hoogste van minuten * € 10 per uur"}).substr(0, 0) + "(som van (minuten * € 2 per uur))", {"afgerond op de cent"});
  say("bepaal " + weight + " per " + names_of(grain) + " alleen met dec = som van aantal_");
  say("betaal " + fresh("b") + " per " + names_of(grain) + " alleen met dec = verdeel " + whole + " over " + world_.provider + " naar (" + weight + " + 1 stuk)" + one_of({"", " elk hoogstens € 20", " elk minstens € 0,02"}) + rest);
}

void Generator::member_payable() {
  if (!world_.coalition) {  // over the months of a year
    const Cycle coarse = world_.periods.back(), fine = world_.periods.front();
    if (!world_.single_provider || coarse == fine || !nests(fine, coarse) || coarse == Cycle::week) return payable();
    const std::string whole = fresh("m");
    std::vector<std::string> clauses = part(coarse).empty() ? std::vector<std::string>{} : std::vector<std::string>{"gebroken " + word(coarse) + one_of({" naar rato", " begin telt, eind telt"})};
    clauses.push_back("afgerond op de cent");
    say("bepaal " + whole + " per " + word(coarse) + " = € " + std::to_string(chance_.between(1, 999)) + " per " + word(coarse), clauses);
    say("betaal " + fresh("b") + " per " + word(fine) + " = verdeel " + whole + " over " + word(fine));
    return;
  }
  const Cycle cycle = pick(world_.periods);
  say("betaal " + fresh("b") + " per lid, " + word(cycle) + " van noord aan lid\n    = verdeel € " + std::to_string(chance_.between(1, 2000)) + ",01 over lid naar part" + one_of({"", " elk minstens € 0,20", " elk hoogstens € 400", " elk hoogstens € 300 rest aan gemeente"}));
}

void Generator::keyed_payable() {
  const Table* scores = world_.table("tev");
  if (!scores || world_.coalition || !world_.payer_name.empty()) return payable();
  std::string who;
  std::vector<std::string> clauses;
  switch (chance_.between(0, 4)) {
    case 0: who = "bezet * € 11,50 per plaats per " + word(*scores->key.period), clauses = part(*scores->key.period); break;
    case 1: who = "geleverd * € 31,25 per uur"; break;
    case 2: who = "budget / 3"; break;
    case 3: who = "€ 50 als gehaald"; break;
    default: who = "€ 100 als (score bij ontbreken 0) >= 8 anders € 20 als (score bij ontbreken 0) >= 5";
  }
  Measure measure{fresh("b"), Unit::euro, scores->key, false, true};
  measure.payable = measure.limited = true;
  say(one_of({"betaal ", "bonus ", "malus "}) + measure.name + " per " + names_of(scores->key) + " voor elke tev = " + who, clauses);
  world_.measures.push_back(measure);
}

void Generator::monthly_fee() {
  if (!world_.single_provider) {
    if (world_.table("afspraak") && !world_.coalition && world_.payer_name.empty())
      return say("betaal " + fresh("b") + " per aanbieder" + std::string(chance_.one_in(2) ? ", " + word(world_.periods.front()) : "") + " voor elke afspraak = € 75 als actief");
    return payable();
  }
  const Cycle cycle = pick(world_.periods);
  say("betaal " + fresh("b") + " per " + word(cycle) + one_of({"", " op eerste dag"}) + " = € 125 per " + word(cycle), part(cycle));
}

// Reads a total that grows until the end of the term.
void Generator::provisional_payable() {
  if (world_.coalition || !world_.payer_name.empty()) return payable();
  const std::string name = fresh("m");
  say("bepaal " + name + " per " + (world_.single_provider ? "" : "") + "looptijd = aantal cliënt uit dec waar verschenen = ja");
  Grain grain{{world_.provider}, world_.periods.front(), ""};
  say("betaal " + fresh("b") + " per " + names_of(grain) + " alleen met dec\n    = (som van minuten) * € 20 per uur als " + name + " >= " + std::to_string(chance_.between(1, 3)) + " cliënt", {"voorlopig"});
}

// A part of the whole for each.
void Generator::each_payable() {
  if (world_.coalition || !world_.payer_name.empty()) return payable();
  Grain grain{{world_.provider}, pick(world_.periods), ""};
  const std::string name = fresh("m");
  say("bepaal " + name + " per " + word(*grain.period) + " = (som van minuten) * € 10 per uur");
  say("betaal " + fresh("b") + " per " + names_of(grain) + " alleen met dec = " + literal(Unit::percent) + " * elk " + name);
}

// Against the period before.
void Generator::growth_payable() {
  if (world_.coalition || !world_.payer_name.empty()) return payable();
  Grain grain{{world_.provider}, world_.periods.front(), ""};
  const std::string name = fresh("m");
  say("bepaal " + name + " per " + names_of(grain) + " = " + one_of({"som van kosten", "som van minuten * € 10 per uur"}).substr(0, 0) + "(som van minuten) * € 10 per uur");
  say("bonus " + fresh("b") + " per " + names_of(grain) + " = 10% * (" + name + " boven (vorige " + name + " bij ontbreken " + name + "))");
}

// --- limits ---

void Generator::limits() {
  std::vector<Measure*> open;
  for (Measure& m : world_.measures)
    if (m.payable && m.limited && !m.read) open.push_back(&m);
  if (open.empty() || chance_.one_in(3)) return;
  Measure& first = *open[static_cast<std::size_t>(chance_.between(0, static_cast<long>(open.size()) - 1))];
  std::string named = first.name;
  for (Measure* other : open)
    if (other != &first && other->key.row.empty() == first.key.row.empty() && chance_.one_in(3)) {
      named += ", " + other->name;
      break;
    }
  const bool row = !first.key.row.empty(), wide = named != first.name;
  const bool dec = first.key.row == "dec";
  const Cycle cycle = world_.periods.back() == Cycle::day || world_.periods.back() == Cycle::week ? Cycle::month : world_.periods.back();
  const bool by_provider = (first.key.has(world_.provider) || row || first.key.has("verblijf")) && !wide;
  const std::string order = dec && chance_.one_in(2) && !wide ? one_of({"volgorde datum", "volgorde datum, ontvangen", "volgorde ontvangen"})
                                                              : "volgorde " + one_of({"maand", "dag", "maand"});
  auto key = [&](bool client) { return std::string(by_provider ? world_.provider + ", " : "") + (client ? "cliënt, " : "") + word(cycle); };
  std::string ceiling = literal(Unit::euro);
  if (const Table* agreed = world_.table("afspraak"); agreed && by_provider && chance_.one_in(2)) ceiling = "hoogste_";
  std::vector<std::string> clauses = article();
  std::string except;
  if (dec && !wide && chance_.one_in(3)) except = " behalve waar product = \"p1\" " + one_of({"telt mee", "telt niet mee"});
  if (chance_.one_in(6)) {
    say("begrens " + named + " per " + key(false) + " tot " + ceiling + " naar rato" + except + " voorlopig", clauses);
    return;
  }
  if (dec && !wide && chance_.one_in(3)) {  // nested, or crossing with the order stated
    if (chance_.one_in(2)) {
      say("begrens " + named + " per " + key(true) + " tot " + literal(Unit::euro) + " " + order);
    } else if (by_provider) {
      say("begrens klant: " + named + " per cliënt, " + word(cycle) + " tot " + literal(Unit::euro) + " " + order);
      say("begrens " + named + " per " + key(false) + " tot " + ceiling + " " + order + " na klant" + except, clauses);
      return;
    }
  }
  say("begrens " + named + " per " + key(false) + " tot " + ceiling + " " + order + except, clauses);
}

}  // namespace bkm::random
