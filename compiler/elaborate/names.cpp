// What to say of a name that the contract does not have, or has for something else.
#include <algorithm>

#include "compiler/base/everyday.hpp"
#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/elaborate/meant.hpp"
#include "runtime/input/text.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kUnknownCode{2002, "unknown-name", diag::Severity::error,
                            "De naam \"{0}\" komt in dit contract niet voor. Is het een code, zet hem dan tussen aanhalingstekens: \"{0}\".",
                            "The name \"{0}\" does not occur in this contract. If it is a code, put it in quotes: \"{0}\"."};
constexpr Kind kUnknownEveryday{2010, "unknown-name", diag::Severity::error, "De naam \"{0}\" komt in dit contract niet voor. Een contract zegt het zo: {1}.",
                                "The name \"{0}\" does not occur in this contract. A contract says it like this: {1}."};
constexpr Kind kNoTable{2014, "name-in-another-role", diag::Severity::error, "\"{0}\" is {1}; achter \"{2}\" staat de naam van gegevens, zoals {3}.",
                        "\"{0}\" is {1}; the name of data stands after \"{2}\", such as {3}."};
constexpr Kind kPartyBehind{2014, "name-in-another-role", diag::Severity::error, "\"{0}\" is een partij: wie betaalt, staat voor het teken = van de regel, en achter \"{1}\" staat hier de naam van gegevens.",
                            "\"{0}\" is a party: who pays stands before the = of the rule, and here the name of data stands after \"{1}\"."};
constexpr Kind kNotOfTable{2014, "name-in-another-role", diag::Severity::error, "\"{0}\" is {1} en geen kolom van {2}: laat \"{3} {2}\" weg.",
                           "\"{0}\" is {1} and no column of {2}: leave out \"{3} {2}\"."};
constexpr Kind kNotCounted{2014, "name-in-another-role", diag::Severity::error, "\"aantal\" telt regels of verschillende codes, en \"{0}\" is {1} met {2}: schrijf {3}.",
                           "\"count\" counts lines or different codes, and \"{0}\" is {1} of {2}: write {3}."};
constexpr Kind kMisplaced{2014, "name-in-another-role", diag::Severity::error, "\"{0}\" is {1}, en kan hier niet staan.", "\"{0}\" is {1}, and cannot stand here."};
constexpr Kind kPeriodAlone{2014, "name-in-another-role", diag::Severity::error,
                            "\"{0}\" is een periode, en geen getal of bedrag. Een periode vergelijkt u met haar eerste of laatste dag, zoals \"eerste dag >= 2026-07-01\", en in een som de dag van een regel, zoals \"waar "
                            "datum >= 2026-07-01\". Verandert een bedrag op een dag, geef het tarief dan een waarde vanaf die dag.",
                            "\"{0}\" is a period, and no number or amount. A period is compared with its first or last day, such as \"first day >= 2026-07-01\", and in a sum the day of a line, such as \"where "
                            "date >= 2026-07-01\". If an amount changes on a day, give the rate a value from that day."};
constexpr Kind kUnitAlone{2014, "name-in-another-role", diag::Severity::error, "\"{0}\" is een eenheid, en geen kolom, regel of tarief: een eenheid staat achter een getal of achter \"per\", zoals in 5 {0} en per {0}.",
                          "\"{0}\" is a unit, and no column, rule or rate: a unit stands after a number or after \"per\", as in 5 {0} and per {0}."};

constexpr Kind kAxisParty{2006, "axis-unknown", diag::Severity::error,
                          "\"{0}\" is één partij, en geen naam waarvoor elk een eigen bedrag is: laat {0} achter \"{1}\" weg.",
                          "\"{0}\" is one party, and no name with an amount for each: leave out {0} after \"{1}\"."};
constexpr Kind kAxisColumn{2006, "axis-unknown", diag::Severity::error,
                           "\"{0}\" na \"{1}\" is een kolom van {2} met {3}: daar hoort een partij, een periode of een kolom met codes te staan.",
                           "\"{0}\" after \"{1}\" is a column of {2} with {3}: a party, a period or a column of codes belongs there."};

constexpr Kind kAxisTable{2006, "axis-unknown", diag::Severity::error,
                          "\"{0}\" zijn gegevens, en geen naam achter \"{1}\": schrijf achter de namen \"{2} {0}\".",
                          "\"{0}\" is data, and no name after \"{1}\": write after the names \"{2} {0}\"."};

// What a column has; kind_word says it of a value.
Bilingual words_of(ValueKind kind) { return kind == ValueKind::yes_no ? Bilingual{"ja of nee", "yes or no"} : kind_word(kind); }

// Names of a map, for guessing what was meant.
template <class Map>
void add_names(const Map& map, std::vector<std::string>& known) {
  for (const auto& [text, id] : map) known.push_back(text);
}

}  // namespace

// What the contract has the name for; nothing where it has none.
std::optional<Bilingual> Elaborator::role_of(const std::string& name) const {
  if (rules_.contains(name)) return kRuleWord;
  if (rates_.contains(name)) return kRateWord;
  if (scales_.contains(name)) return kScaleWord;
  if (functions_.contains(name)) return kFunctionWord;
  if (tables_.contains(name)) return kTableWord;
  if (party_named(plan_, name)) return kPartyWord;
  if (std::any_of(plan_.tables.begin(), plan_.tables.end(), [&](const Table& t) { return t.column(name) >= 0; })) return kColumnWord;
  return {};
}

std::vector<std::string> Elaborator::known_names() const {
  std::vector<std::string> known;
  add_names(rules_, known), add_names(rates_, known), add_names(scales_, known), add_names(functions_, known), add_names(dimensions_, known), add_names(tables_, known);
  for (const Table& table : plan_.tables)
    for (const table::ColumnSchema& column : table.schema.columns) known.push_back(column.name);
  return known;
}

// `call`: MAX(a, b)
void Elaborator::unknown_name(const ast::Name& name, bool call) {
  if (const auto number = number_named(name.text, unit_.language)) return void(report(kUnknownEveryday, name.span, {name.text, std::to_string(*number)}));
  auto example = everyday_example(name.text + (call ? "(" : ""), unit_.language);
  if (example.empty()) example = everyday_example(name.text, unit_.language);
  if (!example.empty()) return void(report(kUnknownEveryday, name.span, {name.text, std::string(example)}));
  if (cycle_named(name.text, unit_.language)) return void(report(kPeriodAlone, name.span, {name.text}));
  if (const auto role = role_of(name.text)) return void(report(kMisplaced, name.span, {name.text, *role}));
  if (plan_.units.contains(name.text)) return void(report(kUnitAlone, name.span, {name.text}));
  diag::Diagnostic& found = report(kUnknownName, name.span, {name.text});
  if (auto near = nearest(name.text, known_names()))
    found.suggest(*near, name.span);
}

// .. uit name
void Elaborator::unknown_source(const ast::Name& name) {
  const auto role = role_of(name.text);
  if (!role || tables_.empty()) return unknown_name(name);
  if (role->en == kPartyWord.en) report(kPartyBehind, name.span, {name.text, Bilingual{"uit", "from"}});
  else report(kNoTable, name.span, {name.text, *role, Bilingual{"uit", "from"}, tables_.begin()->first});
}

// per name
void Elaborator::unknown_axis(const ast::Name& name, bool suggest) {
  if (const auto cycle = cycle_named(name.text, unit_.language); cycle && lacks_origin(*cycle, name)) return;
  const bool single = std::any_of(plan_.parties.begin(), plan_.parties.end(), [&](const Party& p) { return p.name == name.text && is_single(p.role); });
  if (single) return void(report(kAxisParty, name.span, {name.text, Bilingual{"per", "per"}}));
  if (const auto table = tables_.find(name.text); table != tables_.end() && (plan_[table->second].form == TableForm::keyed || plan_[table->second].form == TableForm::interval))
    return void(report(kAxisTable, name.span, {name.text, Bilingual{"per", "per"}, Bilingual{"voor elke", "for each"}}));
  for (const Table& table : plan_.tables)
    if (const int column = table.column(name.text); column >= 0)
      return void(report(kAxisColumn, name.span, {name.text, Bilingual{"per", "per"}, table.name(), words_of(table.columns[column].type.kind)}));
  std::vector<std::string> known;
  add_names(dimensions_, known);
  diag::Diagnostic& finding = report(kAxisUnknown, name.span, {name.text, Bilingual{"per", "per"}});
  if (const auto meant = suggest ? meant_axis(name.text, known, unit_.language) : std::nullopt) finding.suggest(*meant, name.span);
}

// name uit T: a rate or a rule stands alone.
void Elaborator::unknown_reference(const ast::Reference& reference) {
  const auto role = role_of(reference.name.text);
  const bool alone = reference.source && (rules_.contains(reference.name.text) || rates_.contains(reference.name.text));
  if (!alone) return unknown_name(reference.name);
  report(kNotOfTable, reference.name.span, {reference.name.text, *role, reference.source->text, Bilingual{"uit", "from"}});
}

// product = P: where the other side is a code, the name that nothing has is one without its quotes.
bool Elaborator::unknown_code(const ast::Compare& compare, const Context& context) {
  const auto* reference = std::get_if<ast::Reference>(&unit_[compare.right].node);
  if (!reference || reference->source || !reference->keys.empty() || context.parameters || role_of(reference->name.text) || dimensions_.contains(reference->name.text)) return false;
  const auto near = nearest(reference->name.text, known_names());
  if (plan_.units.contains(reference->name.text) || (near && *near != written(unit_[compare.left].span)) || !everyday_example(reference->name.text, unit_.language).empty()) return false;
  const ExprId left = expression(compare.left, context);
  if (bad(left) || plan_[left].type.kind != ValueKind::code) return bad(left);
  const std::string right = '"' + reference->name.text + '"';
  report(kUnknownCode, reference->name.span, {reference->name.text}).write(right, reference->name.span);
  return true;
}

// aantal minuten: of a number the sum is meant, of yes and no the lines with a yes.
void Elaborator::not_counted(const ast::Reference& reference) {
  const std::string& name = reference.name.text;
  const auto sum = [&](const std::string& from) { return std::string(Bilingual{"som van ", "sum of "}.in(unit_.language)) + name + from; };
  const std::string source = reference.source ? std::string(Bilingual{" uit ", " from "}.in(unit_.language)) + reference.source->text : "";
  const auto columns = columns_named(reference);
  if (rules_.contains(name) && columns.empty()) {
    build_rule(rules_.at(name));
    if (plan_[rules_.at(name)].type.kind != ValueKind::number) return unknown_name(reference.name);
    return void(report(kNotCounted, reference.name.span, {name, kRuleWord, kNumberWord, sum("")}));
  }
  if (columns.empty()) return unknown_reference(reference);
  const auto& [table, column] = columns.front();
  const ValueKind kind = plan_[table].columns[column].type.kind;
  const std::string rows = std::string(Bilingual{"aantal ", "count "}.in(unit_.language)) + plan_[table].name(), where(Bilingual{" waar (", " where ("}.in(unit_.language));
  const std::string right = kind == ValueKind::number ? sum(source) : kind == ValueKind::yes_no ? rows + where + name + ")" : rows;
  report(kNotCounted, reference.name.span, {name, kColumnWord, words_of(kind), right});
}

}  // namespace bkm::elaborate
