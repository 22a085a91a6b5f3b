// The head of a contract, its parties and term, and every form of table.
#include "tests/random/generator.hpp"

namespace bkm::random {

std::string word(Cycle cycle) { return std::string(cycle_word(cycle).nl); }

bool nests(Cycle fine, Cycle coarse) {
  if (fine == coarse || fine == Cycle::day || coarse == Cycle::term) return true;
  if (fine == Cycle::week || fine == Cycle::fourweeks || coarse == Cycle::week || coarse == Cycle::fourweeks) return fine == Cycle::week && coarse == Cycle::fourweeks;
  if (coarse == Cycle::schoolyear || coarse == Cycle::contractyear) return fine == Cycle::month;
  return fine < coarse && fine != Cycle::schoolyear && fine != Cycle::contractyear;
}

std::string names_of(const Grain& grain) {
  if (!grain.row.empty()) return grain.row;
  std::string text;
  for (const std::string& name : grain.names) text += (text.empty() ? "" : ", ") + name;
  if (grain.period) text += (text.empty() ? "" : ", ") + word(*grain.period);
  return text;
}

Contract Generator::contract() {
  head();
  declarations();
  declare("beloning afronden op " + one_of({"de cent", "de cent", "de cent half even", "€ 0,05", "de cent naar boven", "de cent naar beneden", "€ 1 half naar beneden"}) +
          (chance_.one_in(6) ? " vanaf 2026-03-01: de cent half even" : ""));
  tariffs();
  constants();
  ladders();
  functions();
  refusals();
  for (long n = chance_.between(1, 3); n > 0; --n) a_rule();
  of_its_tables();
  payable();
  limits();
  if (chance_.one_in(4)) outside();
  if (chance_.one_in(6)) requirement();
  if (chance_.one_in(10)) dare();
  return std::move(contract_);
}

// Leaves out what holds where something is missing, once. Mostly the contract is refused then; where it is not, nothing may be missing.
void Generator::dare() {
  static const std::string kMissing = " bij ontbreken ";
  std::vector<std::string*> texts;
  for (Statement& statement : contract_.statements)
    if (statement.text.find(kMissing) != std::string::npos) texts.push_back(&statement.text);
  if (texts.empty()) return;
  std::string& text = *texts[static_cast<std::size_t>(chance_.between(0, static_cast<long>(texts.size()) - 1))];
  const std::size_t from = chance_.one_in(2) ? text.find(kMissing) : text.rfind(kMissing), to = text.find(')', from);
  if (to != std::string::npos) text.erase(from, to - from);
}

// What only some tables allow, where they are.
void Generator::of_its_tables() {
  if (world_.table("verblijf") && chance_.one_in(2)) interval_payable();
  if (world_.table("deel") && chance_.one_in(2)) split_payable();
  if (world_.table("tev") && chance_.one_in(3)) keyed_payable();
  if ((world_.table("tev") || world_.table("breed")) && chance_.one_in(3)) composite();
  if (chance_.one_in(6)) row_payable();
}

void Generator::head() {
  contract_.head = "bkm 1 nl contract \"Toeval\" versie \"1\"\n\n" + parties() + term() + "\n";
  if (chance_.one_in(20)) declare("gebruik \"steekproef\"");
  declare("eenheid stuk/stuks, plaats/plaatsen");
  if (chance_.one_in(5)) declare("eenheid dagdeel/dagdelen = 4 uur");
}

std::string Generator::parties() {
  std::string text = "partijen\n  opdrachtgever gemeente \"Gemeente\"\n";
  switch (chance_.between(0, 9)) {
    case 0:
      world_.payer_name = "gemeente";
      text = "partijen\n  opdrachtgevers gemeente" + std::string(chance_.one_in(3) ? " { G \"Gemeente G\", H \"Gemeente H\" }" : "") + "\n  aanbieders aanbieder\n";
      break;
    case 1:
      world_.single_provider = true;
      world_.provider = "locatie";
      text += "  aanbieder zorg \"Zorg\"\n";
      break;
    case 2: text += "  aanbieders aanbieder { A \"Zorg A\", B \"Stichting B\", C \"Coöperatie C\" }\n"; break;
    case 3:
      world_.coalition = true;
      text += "  coalitie noord \"Coalitie\"\n  leden lid { A \"Zorg A\", B \"Stichting B\" }\n";
      world_.provider = "lid";
      world_.payer = "noord";
      break;
    case 4:
      world_.clients_pay = true;
      text += "  aanbieders aanbieder\n  derden cliënt\n";
      break;
    default: text += "  aanbieders aanbieder\n";
  }
  if (chance_.one_in(3)) world_.third = true, text += "  derde fonds \"Fonds\"\n";
  return text;
}

std::string Generator::term() {
  using enum Cycle;
  std::string more = chance_.one_in(6) ? " verlengbaar t/m 2029-12-31" : "";
  switch (chance_.between(0, 10)) {
    case 0: world_.settlement = quarter, world_.periods = {month, quarter, halfyear, year}; return "periode looptijd 2026-01-01 t/m 2026-12-31" + more + " afrekenen per kwartaal\n";
    case 1: world_.settlement = year, world_.periods = {month, halfyear, year, year}; return "periode looptijd 2026-01-01 t/m 2027-12-31" + more + " afrekenen per jaar\n";
    case 2: world_.settlement = schoolyear, world_.periods = {month, schoolyear}; return "periode looptijd 2025-08-01 t/m 2026-07-31" + more + " afrekenen per schooljaar schooljaar vanaf 1 augustus\n";
    case 3: world_.settlement = fourweeks, world_.periods = {day, week, fourweeks}; return "periode looptijd 2026-01-05 t/m 2026-05-24" + more + " afrekenen per vierweken vierweken vanaf 2026-01-05\n";
    case 4: world_.settlement = contractyear, world_.periods = {month, contractyear}; return "periode looptijd 2026-03-01 t/m 2027-02-28" + more + " afrekenen per contractjaar\n";
    case 5: world_.periods = {month, month, quarter, week}, world_.cut = {week, month, quarter, year}; return "periode looptijd 2026-01-12 t/m 2026-06-20" + more + " afrekenen per maand\n";
    default:
      world_.periods = {month, month, quarter, year}, world_.cut = {week, year};
      if (chance_.one_in(4)) world_.periods.push_back(week), world_.periods.push_back(day);
      return "periode looptijd 2026-01-01 t/m 2026-06-30" + more + " afrekenen per maand\n";
  }
}

void Generator::declarations() {
  events();
  if (chance_.one_in(3)) visits();
  if (chance_.one_in(3)) scores();
  if (chance_.one_in(4)) agreements();
  if (chance_.one_in(4)) clients();
  if (chance_.one_in(6)) decisions();
  if (chance_.one_in(4)) stays();
  if (chance_.one_in(4)) purse();
  if (chance_.one_in(5)) shares();
  if (chance_.one_in(8)) files();
  if (chance_.one_in(8)) performance();
}

void Generator::events() {
  const std::string& by = world_.provider;
  const bool credits = chance_.one_in(3), received = chance_.one_in(2), no_key = !credits && chance_.one_in(10), two = !credits && !no_key && chance_.one_in(10);
  const bool is_signed = chance_.one_in(4);
  Table table{"dec", Form::event, {}, {by, "cliënt", "product", "soort"}, {}, "verschenen", "datum", "ontvangen", received};
  std::string text = "gegevens dec " + std::string(no_key ? "zonder sleutel" : two ? "sleutel nr, " + by : "sleutel nr") + " op datum" +
                     (received ? " bekend op ontvangen" : "") + (credits ? " crediteert vorig" : "") + "\n  nr, " + by + ", product\n  cliënt/cliënten\n";
  if (!world_.payer_name.empty()) text += "  gemeente\n", table.names.push_back("gemeente");
  if (credits) text += "  vorig of leeg\n";
  text += "  soort in {\"dag\", \"nacht\"}\n  datum, ontvangen : datum\n  minuten : minuut 1..1.440\n  bedrag : €" + std::string(is_signed ? " -500..500" : " 0..500") +
          "\n  aantal_ : stuk 0..20" + one_of({"", " leeg is 0"}) + "\n  punten : getal(1) 0..10\n  verschenen : ja_nee" + (chance_.one_in(4) ? " leeg is ja" : "") +
          "\n  korting : € 0..50 of geen\n  toeslag : percent(1) 0%..30%" + one_of({"", " niveau"});
  table.columns = {{"minuten", Unit::time}, {"bedrag", Unit::euro, is_signed}, {"aantal_", Unit::piece}, {"punten", Unit::number}, {"korting", Unit::euro, false, true}};
  if (chance_.one_in(6)) text += "\n  gereed : datum of leeg";
  declare(text);
  world_.tables.push_back(table);
}

void Generator::visits() {
  Table table{"bez", Form::event, {}, {world_.provider, "cliënt"}, {{"duur", Unit::time}, {"kosten", Unit::euro}}, "", "dag_", "", false};
  std::string text = "gegevens bez " + one_of({"zonder sleutel", "sleutel bon"}) + " op dag_\n  bon, " + world_.provider + ", cliënt\n";
  if (!world_.payer_name.empty()) text += "  gemeente\n", table.names.push_back("gemeente");
  declare(text + "  dag_ : datum\n  duur : uur(2) 0..24\n  kosten : € 0..100");
  world_.tables.push_back(table);
}

void Generator::scores() {
  Grain key{{world_.provider}, pick(world_.periods), ""};
  if (chance_.one_in(2)) key.names.push_back("soort");
  Table table{"tev", Form::keyed, key, key.names, {{"score", Unit::number, false, chance_.one_in(3), true}, {"bezet", Unit::place, false, false, true},
              {"geleverd", Unit::time}, {"budget", Unit::euro}, {"gewicht", Unit::number, false, false, true}}, "gehaald", "", "", false};
  std::string text = "gegevens tev per " + names_of(key) + (chance_.one_in(8) ? " onvolledig" : "") + "\n";
  if (key.has("soort")) text += "  soort in {\"dag\", \"nacht\"}\n";
  declare(text + "  score : getal(1) 0..10" + (table.columns[0].may_miss ? one_of({" of geen", " of leeg"}) : "") + "\n  bezet : plaats 0..50" + one_of({"", " stand"}) +
          "\n  geleverd : uur 0..100 stroom\n  budget : € 0..1.000 stroom\n  gewicht : getal 0..5\n  gehaald : ja_nee");
  world_.tables.push_back(table);
}

void Generator::agreements() {
  Grain key{{world_.provider}, {}, ""};
  Table table{"afspraak", Form::keyed, key, key.names, {{"hoogste_", Unit::euro, false, true, true}, {"jaaruren", Unit::time, false, false, true}}, "actief", "", "start", false};
  declare("gegevens afspraak per " + world_.provider + (chance_.one_in(4) ? " bekend op gezien\n  gezien : datum" : "") +
          "\n  hoogste_ : € 0..900 of geen\n  jaaruren : uur 0..200\n  uurprijs_ : € per uur\n  actief : ja_nee\n  start : datum" + (chance_.one_in(2) ? " of leeg" : ""));
  world_.tables.push_back(table);
}

void Generator::clients() {
  const bool moves = chance_.one_in(2);
  Grain key{{"cliënt"}, {}, ""};
  declare(moves ? "gegevens woont per cliënt van sinds t/m tot_dag\n  wijk\n  sinds : datum\n  tot_dag : datum of leeg" : "gegevens woont per cliënt\n  wijk");
  for (Table& table : world_.tables)
    if (table.form == Form::event) table.names.push_back("wijk");
}

void Generator::decisions() {
  if (world_.coalition) return;
  declare("gegevens besluit per besluit\n  " + world_.provider);
  Table table{"regel", Form::event, {}, {world_.provider, "besluit"}, {{"tarief_", Unit::euro}}, "", "boekdag", "", false};
  std::string text = "gegevens regel sleutel volgnr op boekdag\n  volgnr, " + world_.provider + ", besluit\n";
  if (!world_.payer_name.empty()) text += "  gemeente\n", table.names.push_back("gemeente");
  declare(text + "  boekdag : datum\n  tarief_ : € 0..100");
  world_.tables.push_back(table);
}

void Generator::stays() {
  Table table{"verblijf", Form::interval, {{"verblijf"}, {}, ""}, {world_.provider, "cliënt"}, {{"omvang", Unit::time, false, false, true}, {"plekken", Unit::place, false, false, true}}, "", "", "", false};
  std::string text = "gegevens verblijf per verblijf van begin_ t/m eind_\n  " + world_.provider + ", cliënt\n";
  if (!world_.payer_name.empty()) text += "  gemeente\n", table.names.push_back("gemeente");
  declare(text + "  begin_ : datum\n  eind_ : datum of leeg\n  omvang : uur 0..40\n  plekken : plaats 0..3");
  world_.tables.push_back(table);
}

void Generator::purse() {
  Grain key{{}, chance_.one_in(2) ? Cycle::term : pick(world_.periods), ""};
  if (key.period == Cycle::term) key.period = world_.periods.back();
  if (!world_.payer_name.empty()) key.names = {"gemeente"};
  declare("gegevens kas per " + names_of(key) + "\n  pot : € 0..1.000");
  world_.tables.push_back({"kas", Form::keyed, key, key.names, {{"pot", Unit::euro, false, false, true}}, "", "", "", false});
}

void Generator::shares() {
  Grain key{{world_.provider}, world_.periods.back(), ""};
  if (!world_.payer_name.empty()) key.names.insert(key.names.begin(), "gemeente");
  declare("gegevens deel per " + names_of(key) + "\n  aandeel : getal(1) 0..5\n  dak : € 0..400 of geen\n  vloer : € 0..5");
  world_.tables.push_back({"deel", Form::keyed, key, key.names, {{"aandeel", Unit::number, false, false, true}}, "", "", "", false});
}

// One file with two kinds of record; a wide file.
void Generator::files() {
  std::string more = world_.payer_name.empty() ? "" : ", gemeente";
  if (chance_.one_in(2)) {
    declare("gegevens tijd sleutel tnr op tdag uit \"alles.csv\" waar record = \"minuten\"\n  tnr, " + world_.provider + more + "\n  tdag : datum\n  tduur : minuut 0..600 uit \"waarde\"");
    declare("gegevens geld sleutel gnr op gdag uit \"alles.csv\" waar record in {\"bedrag\", \"reis\"}\n  gnr, " + world_.provider + more + "\n  gdag : datum\n  gprijs : € 0..100 uit \"waarde\"");
    std::vector<std::string> names{world_.provider};
    if (!more.empty()) names.push_back("gemeente");
    world_.tables.push_back({"tijd", Form::event, {}, names, {{"tduur", Unit::time}}, "", "tdag", "", false});
    world_.tables.push_back({"geld", Form::event, {}, names, {{"gprijs", Unit::euro}}, "", "gdag", "", false});
  } else {
    Grain key{{world_.provider, "domein"}, world_.periods.back(), ""};
    declare("gegevens breed per " + names_of(key) + " uit \"breed.csv\"\n  domein in {\"proces\", \"ervaring\"}\n  cijfer : getal 0..100" + one_of({" of geen", ""}) + " uit \"cijfer_{domein}\"");
    world_.tables.push_back({"breed", Form::keyed, key, key.names, {{"cijfer", Unit::number, false, true, true}}, "", "", "", false});
  }
}

void Generator::performance() {
  declare("prestatie zorg_ \"Zorg\"\n  aard dienst\n  uitkomst onbekend\n  verplichting inspanning\n  risico gedeeld");
}

}  // namespace bkm::random
