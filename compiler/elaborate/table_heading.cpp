// The heading of `gegevens`: parts that say nothing beside each other, and what a credit needs.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kTwoKeys{2311, "heading-parts-clash", diag::Severity::error,
                        "\"per {1}\" en \"sleutel {2}\" gaan niet samen in de kop van {0}: schrijf alleen \"per {1}\" als er één regel is voor elke {1}, en alleen \"sleutel {2}\" als er meer "
                        "kunnen zijn.",
                        "\"per {1}\" and \"key {2}\" do not go together in the heading of {0}: write only \"per {1}\" if there is one line for each {1}, and only \"key {2}\" if there can be "
                        "several."};
constexpr Kind kKeyAndNone{2311, "heading-parts-clash", diag::Severity::error,
                           "\"per {1}\" en \"zonder sleutel\" gaan niet samen in de kop van {0}: wat achter \"per\" staat, is de sleutel. Schrijf alleen \"per {1}\" als er één regel is voor elke {1}, en alleen "
                           "\"zonder sleutel\" als er meer kunnen zijn.",
                           "\"per {1}\" and \"without key\" do not go together in the heading of {0}: what stands after \"per\" is the key. Write only \"per {1}\" if there is one line for each {1}, and only "
                           "\"without key\" if there can be several."};
constexpr Kind kCompleteEvents{2311, "heading-parts-clash", diag::Severity::error,
                               "\"{1}\" zegt niets in de kop van {0}: welke regels er horen te zijn, staat alleen vast bij gegevens \"per\" een code of periode. Laat \"{1}\" weg.",
                               "\"{1}\" says nothing in the heading of {0}: which lines there should be is only settled for data \"per\" a code or period. Leave out \"{1}\"."};
constexpr Kind kDayAndInterval{2311, "heading-parts-clash", diag::Severity::error,
                               "\"op {1}\" en \"van {2} t/m {3}\" gaan niet samen in de kop van {0}: een regel is van één dag, of duurt van een dag tot en met een dag. Laat een van beide weg; is {1} de dag waarop de "
                               "regel bekend werd, schrijf dan \"bekend op {1}\".",
                               "\"on {1}\" and \"from {2} through {3}\" do not go together in the heading of {0}: a line is of one day, or lasts from a day through a day. Leave out one of them; if {1} is the day on which "
                               "the line became known, write \"known on {1}\"."};
constexpr Kind kEventInterval{2311, "heading-parts-clash", diag::Severity::error,
                              "\"van {1} t/m {2}\" hoort bij gegevens \"per\" een code, en niet bij een sleutel: schrijf \"gegevens {0} per {0} van {1} t/m {2}\", en noem de kolom met de code van een regel ook {0}.",
                              "\"from {1} through {2}\" belongs to data \"per\" a code, and not to a key: write \"data {0} per {0} from {1} through {2}\", and call the column with the code of a line {0} as well."};
constexpr Kind kEventOrInterval{2311, "heading-parts-clash", diag::Severity::error,
                                "\"van {1} t/m {2}\" hoort bij gegevens \"per\" een code, en niet bij een sleutel. Geldt een regel een tijd lang voor een {3}, schrijf dan \"gegevens {0} per {3} van {1} t/m {2}\". Is elke "
                                "regel iets op zichzelf, schrijf dan \"gegevens {0} per {0} van {1} t/m {2}\", en noem de kolom met de code van een regel ook {0}.",
                                "\"from {1} through {2}\" belongs to data \"per\" a code, and not to a key. If a line holds for some time for a {3}, write \"data {0} per {3} from {1} through {2}\". If each "
                                "line is a thing of its own, write \"data {0} per {0} from {1} through {2}\", and call the column with the code of a line {0} as well."};
constexpr Kind kCreditKey{2312, "credit-key", diag::Severity::error,
                          "Een credit noemt de regel die vervalt met één code, en {0} {1}. Geef {0} een sleutel van één kolom, of laat \"crediteert {2}\" weg.",
                          "A credit names the line that it takes back with one code, and {0} {1}. Give {0} a key of one column, or leave out \"credits {2}\"."};
constexpr Kind kCreditItself{2312, "credit-key", diag::Severity::error,
                             "De kolom achter \"crediteert\" noemt een andere regel, maar {1} is de sleutel van {0} zelf: neem een kolom voor de regel die vervalt.",
                             "The column after \"credits\" names another line, but {1} is the key of {0} itself: take a column for the line that is taken back."};
constexpr Kind kCreditType{2313, "credit-type", diag::Severity::error,
                           "De kolom {0} noemt de {1} van de regel die vervalt, en heeft dus dezelfde soort als {1}: schrijf {2}.",
                           "The column {0} names the {1} of the line that is taken back, so it is of the same kind as {1}: write {2}."};

constexpr Kind kCreditList{2313, "credit-type", diag::Severity::error,
                           "De kolom {0} noemt de {1} van de regel die vervalt, en kan dus geen vaste lijst codes hebben. Zegt {0} alleen dat een regel een credit is, laat \"crediteert {0}\" dan weg en reken met het teken "
                           "van het bedrag.",
                           "The column {0} names the {1} of the line that is taken back, so it cannot have a fixed list of codes. If {0} only says that a line is a credit, leave out \"credits {0}\" and calculate with the sign "
                           "of the amount."};

constexpr Bilingual kNoKeyAtAll{"heeft geen sleutel", "has no key"}, kKeyOfMore{"heeft een sleutel van meer kolommen", "has a key of more columns"},
    kRowsInTime{"heeft voor één code meer regels, van een dag tot en met een dag", "has several lines for one code, from a day through a day"}, kNothing{"", ""};

std::string listed(const std::vector<ast::Name>& names) {
  std::string text;
  for (const ast::Name& name : names) text += (text.empty() ? "" : ", ") + name.text;
  return text;
}

bool has(const std::vector<ast::Column>& columns, const std::string& name) {
  return std::any_of(columns.begin(), columns.end(), [&](const ast::Column& each) { return each.name.text == name; });
}

// A code of these data that other data have as well: what the lines hold for, some time each. Empty where there is none.
std::string shared_code(const ast::Unit& unit, const ast::Table& source) {
  for (const ast::Column& column : source.columns) {
    const bool key = std::any_of(source.key.begin(), source.key.end(), [&](const ast::Name& each) { return each.text == column.name.text; });
    if (column.type || key || cycle_named(column.name.text, unit.language)) continue;
    for (const ast::Statement& statement : unit.statements)
      if (const auto* other = std::get_if<ast::Table>(&statement); other && other->name.text != source.name.text && has(other->columns, column.name.text)) return column.name.text;
  }
  return {};
}

bool same_values(const table::ColumnSchema& a, const table::ColumnSchema& b) {
  return a.kind == b.kind && (a.kind != table::CellKind::number || (a.decimals == b.decimals && a.percent == b.percent));
}

// A closed list that is not the one of the key.
bool lists_others(const table::ColumnSchema& credit, const table::ColumnSchema& key) { return !credit.codes.empty() && credit.codes != key.codes; }

}  // namespace

void Elaborator::check_heading(const ast::Table& source) {
  const std::string& name = source.name.text;
  const bool events = source.per.empty();
  if (!events && !source.key.empty()) report(kTwoKeys, source.key.front().span, {name, listed(source.per), listed(source.key)});
  if (!events && source.without_key) report(kKeyAndNone, source.name.span, {name, listed(source.per)});
  const bool complete = source.completeness == ast::Completeness::complete;
  if (events && source.completeness != ast::Completeness::unstated)
    report(kCompleteEvents, source.name.span, {name, complete ? Bilingual{"volledig", "complete"} : Bilingual{"onvolledig", "incomplete"}});
  if (!source.from || !source.through) return;
  if (source.on) report(kDayAndInterval, source.on->span, {name, source.on->text, source.from->text, source.through->text});
  if (source.on || !events) return;
  const Span where = join(source.from->span, source.through->span);
  const std::string code = shared_code(unit_, source);
  if (code.empty()) report(kEventInterval, where, {name, source.from->text, source.through->text});
  else report(kEventOrInterval, where, {name, source.from->text, source.through->text, code});
}

// After the roles: a credit is found by the one code of the row that it takes back.
void Elaborator::check_credits(const Table& table, const ast::Table& source) {
  if (table.schema.credits < 0 || (!source.per.empty() && !source.key.empty())) return;
  const ast::Name& credit = *source.credits;
  const std::vector<int>& key = table.schema.key;
  const auto why = key.empty() ? kNoKeyAtAll : key.size() > 1 ? kKeyOfMore : table.schema.interval_rows ? kRowsInTime : kNothing;
  if (!why.nl.empty()) return void(report(kCreditKey, credit.span, {table.name(), why, credit.text}));
  if (key.front() == table.schema.credits) return void(report(kCreditItself, credit.span, {table.name(), credit.text}));
  const std::string& number = table.schema.columns[key.front()].name;
  if (lists_others(table.schema.columns[table.schema.credits], table.schema.columns[key.front()])) return void(report(kCreditList, credit.span, {credit.text, number}));
  if (same_values(table.schema.columns[key.front()], table.schema.columns[table.schema.credits])) return;
  report(kCreditType, credit.span, {credit.text, number, credit.text + type_written(source, number)});
}

// : getal of leeg
std::string Elaborator::type_written(const ast::Table& source, const std::string& column) const {
  const auto found = std::find_if(source.columns.begin(), source.columns.end(), [&](const ast::Column& each) { return each.name.text == column; });
  const std::string type = found != source.columns.end() && found->type ? " : " + written(found->type->span) : std::string();
  return type + std::string(Bilingual{" of leeg", " or empty"}.in(unit_.language));
}

}  // namespace bkm::elaborate
