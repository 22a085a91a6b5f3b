// `gegevens`: the columns of a table, their types and roles.
#include <algorithm>

#include "compiler/base/everyday.hpp"
#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/elaborate/meant.hpp"
#include "runtime/input/text.hpp"

namespace bkm::elaborate {
namespace {

using table::CellKind;
using table::ColumnSchema;

constexpr Kind kNoKey{2301, "event-table-without-key", diag::Severity::error,
                      "De gegevens {0} hebben geen sleutel, zodat een dubbel ingestuurde regel dubbel telt; schrijf \"sleutel\" met de kolom die een "
                      "regel uniek maakt, of zeg \"zonder sleutel\".",
                      "The table {0} has no key, so a line sent twice counts twice; write \"key\" with the column that makes a line unique, or "
                      "say \"without key\"."};
constexpr Kind kDayBehindKey{2303, "column-twice", diag::Severity::error,
                             "De kolom \"{1}\" staat twee keer in {0}. Is het de dag van een regel, schrijf dan in de kop van {0}: op {1}.",
                             "The column \"{1}\" stands twice in {0}. If it is the day of a line, write in the heading of {0}: on {1}."};
constexpr Kind kUnknownType{2304, "unknown-type", diag::Severity::error,
                            "\"{0}\" is geen soort waarde: geen eenheid, geen munt, geen datum, getal of percent, en geen partij of andere code. "
                            "Is het een eenheid, schrijf dan bovenaan: eenheid {0}.",
                            "\"{0}\" is no kind of value: no unit, no currency, no date, number or percent, and no party or other code. "
                            "If it is a unit, write at the top: unit {0}."};
constexpr Kind kTypeWritten{2304, "unknown-type", diag::Severity::error, "\"{0}\" is geen soort waarde: schrijf {1}.", "\"{0}\" is no kind of value: write {1}."};
constexpr Kind kCodeTyped{2304, "unknown-type", diag::Severity::error, "Een code heeft geen soort: laat \": {0}\" weg.", "A code has no kind: leave out \": {0}\"."};
constexpr Kind kRoleType{2305, "role-type", diag::Severity::error, "De kolom \"{0}\" moet {1} zijn.", "The column \"{0}\" must be {1}."};
constexpr Kind kKnownEmpty{2306, "known-day-empty", diag::Severity::error,
                           "\"{0}\" is de dag waarop een rij van {1} bekend werd, en mag dus niet leeg zijn.",
                           "\"{0}\" is the day on which a row of {1} became known, so it may not be empty."};
constexpr Kind kRangeReversed{2307, "range-reversed", diag::Severity::error, "Het bereik van \"{0}\" begint boven zijn einde.",
                              "The range of \"{0}\" starts above its end."};
constexpr Kind kRangeUnclear{2307, "range-reversed", diag::Severity::error, "De kolom \"{0}\" heeft geen drie decimalen, dus {1} is geen grens ervan: schrijf {2}.",
                             "The column \"{0}\" does not have three decimals, so {1} is no bound of it: write {2}."};
constexpr Kind kRangeCurrency{2310, "range-in-currency", diag::Severity::error, "Het bereik van \"{0}\" staat in {1}, maar de kolom is geen bedrag: laat {1} weg.",
                              "The range of \"{0}\" is in {1}, but the column is no amount: leave out {1}."};

constexpr Kind kNoColon{2309, "columns-without-comma", diag::Severity::error, "Tussen {0} en {1} ontbreekt een dubbele punt: schrijf {0} : {1}.",
                        "Between {0} and {1} a colon is missing: write {0} : {1}."};
constexpr Kind kNoComma{2309, "columns-without-comma", diag::Severity::error,
                        "Tussen {0} en {1} staat geen komma; zet die ertussen als het kolommen van {2} zijn, of haal deze tekst weg.",
                        "There is no comma between {0} and {1}; put one there if they are columns of {2}, or remove this text."};

constexpr Kind kLooseWord{2309, "columns-without-comma", diag::Severity::error,
                          "{1} staat achter de soort van {0}, en zou een kolom zijn. Mag een cel van {0} leeg zijn, schrijf dan \"of leeg\"; is {1} een kolom, zet die dan op een eigen regel.",
                          "{1} stands behind the kind of {0}, and would be a column. If a cell of {0} may be empty, write \"or empty\"; if {1} is a column, put it on a line of its own."};

bool is_word(const std::string& name, Language language, const char* nl, const char* en) { return name == (language == Language::nl ? nl : en); }

std::optional<Rational> bound_value(const std::optional<ast::Literal>& literal) {
  if (!literal) return {};
  const auto* quantity = std::get_if<ast::Quantity>(&literal->value);
  return quantity ? std::optional(quantity->value) : std::nullopt;
}

// 1,440 for 1.440: three decimals that the column does not have.
const ast::Literal* unclear_bound(const ast::Range& range, int decimals) {
  for (const auto* end : {&range.low, &range.high})
    if (const auto* bound = *end ? std::get_if<ast::Quantity>(&(*end)->value) : nullptr; bound && looks_like_thousands(*bound) && decimals < 3) return &**end;
  return nullptr;
}

std::string currency_of(const ast::Range& range) {
  for (const auto& end : {range.low, range.high})
    if (const auto* quantity = end ? std::get_if<ast::Quantity>(&end->value) : nullptr; quantity && !quantity->currency.empty()) return quantity->currency;
  return {};
}

std::string plain_value(const ast::Literal& literal) {
  return std::visit(Overloaded{[](const ast::Quantity& q) { return plain_decimal(q.percent ? Rational(q.value * 100) : q.value) + (q.percent ? "%" : ""); },
                               [](const ast::Text& t) { return t.value; }, [](Date d) { return to_string(d); },
                               [](const ast::PeriodKey& p) { return p.value; }, [](ast::YesNo b) { return std::string(b.value ? "yes" : "no"); }},
                    literal.value);
}

table::EmptyRule empty_rule(ast::EmptyRule rule) {
  switch (rule) {
    case ast::EmptyRule::none: return table::EmptyRule::refused;
    case ast::EmptyRule::or_empty: return table::EmptyRule::or_empty;
    case ast::EmptyRule::or_none: return table::EmptyRule::or_none;
    case ast::EmptyRule::is_value: return table::EmptyRule::is_value;
  }
  return table::EmptyRule::refused;
}

// Words of everyday speech and of programs for a type of a contract.
struct MeantType {
  std::initializer_list<std::string_view> words;
  Bilingual type;
};
const MeantType kMeantTypes[] = {{{"euro", "euros", "bedrag", "geld", "amount", "money", "currency"}, {"€", "€"}},
                                 {{"procent", "percentage", "pct"}, {"percent", "percent"}},
                                 {{"boolean", "bool", "janee", "yesno"}, {"ja_nee", "yes_no"}},
                                 {{"integer", "int", "numeriek", "numeric"}, {"getal", "number"}}};

std::string meant_type(const std::string& word, const Plan& plan) {
  const std::string lower = lower_case(word);
  for (const MeantType& each : kMeantTypes)
    if (std::find(each.words.begin(), each.words.end(), lower) != each.words.end()) return each.type.nl == "€" ? plan.currency_symbol : std::string(each.type.in(plan.language));
  return meant_unit(word, plan.language);
}
// A name in a list, of which nothing is said.
bool plain(const ast::Column& c) { return !c.type && !c.closed && !c.heading && c.empty == ast::EmptyRule::none && c.bound == ast::BoundColumn::none; }

// A word that can only be the type of a column.
bool names_type(const Plan& plan, const std::string& word) {
  for (const auto& [nl, en] : {std::pair{"datum", "date"}, {"getal", "number"}, {"ja_nee", "yes_no"}, {"percent", "percent"}, {"bsn", "bsn"}})
    if (is_word(word, plan.language, nl, en)) return true;
  return plan.units.contains(word);
}

}  // namespace

void Elaborator::declare_tables() {
  // Names first: a column may be of a dimension that a later table declares.
  for (const ast::Statement& statement : unit_.statements) {
    const auto* source = std::get_if<ast::Table>(&statement);
    if (!source) continue;
    TableId id{static_cast<std::uint32_t>(plan_.tables.size())};
    if (tables_.contains(source->name.text)) report(kDuplicateName, source->name.span, {source->name.text, kTableWord});
    tables_.emplace(source->name.text, id);
    plan_.tables.emplace_back();
    Table& table = plan_.tables.back();
    table.schema.name = source->name.text;
    table.span = source->name.span;
    bool keyed = !source->per.empty();
    DimensionId row{static_cast<std::uint32_t>(plan_.dimensions.size())};
    plan_.dimensions.push_back({source->name.text, DimensionKind::row, Cycle::day, id, {}, false});
    table.row = row;
    if (!keyed && !dimensions_.contains(source->name.text) && may_name(source->name, kTableWord)) dimensions_[source->name.text] = row;
  }
  for (const ast::Statement& statement : unit_.statements)
    if (const auto* source = std::get_if<ast::Table>(&statement)) declare_table(*source);
  resolve_row_keys();
  for (const ast::Statement& statement : unit_.statements)
    if (const auto* constants = std::get_if<ast::Constants>(&statement)) declare_constants(*constants);
}

void Elaborator::declare_table(const ast::Table& source) {
  Table& table = plan_.tables[tables_.at(source.name.text).index];
  if (!table.columns.empty()) return;  // a doubled name
  table.form = source.per.empty() ? TableForm::event : source.from ? TableForm::interval : TableForm::keyed;
  table.completeness = source.completeness;
  check_heading(source);
  declare_key_columns(table, source.per);
  check_commas(source);
  for (const ast::Column& column : source.columns) add_column(table, column, source);
  for (const ast::Name& key : source.key) add_key(table, key);
  assign_roles(table, source);
  check_credits(table, source);
  table.schema.events = table.form == TableForm::event;
  if (table.schema.events && source.key.empty() && !source.without_key) report(kNoKey, source.name.span, {table.name()});
}

void Elaborator::add_key(Table& table, const ast::Name& name) {
  const int index = table.column(name.text);
  if (index < 0) report(kUnknownColumn, name.span, {table.name(), name.text});
  else if (table.is_key(index)) report(kColumnTwice, name.span, {table.name(), name.text});
  else table.schema.key.push_back(index);
}

// Words in a row on one line are a sentence, not columns.
void Elaborator::check_commas(const ast::Table& source) {
  for (std::size_t i = 0; i + 1 < source.columns.size(); ++i) {
    const ast::Column &a = source.columns[i], &b = source.columns[i + 1];
    if (unit_behind_empty(a, b) || !plain(b)) continue;
    const bool typed = a.type || a.closed;
    if (!plain(a) && !typed) continue;
    std::string between = written({a.span.source, typed ? a.span.end : a.name.span.end, b.name.span.begin});
    if (between.find_first_of(",\n/") != std::string::npos) continue;
    if (typed) return void(report(kLooseWord, b.name.span, {a.name.text, b.name.text}));
    if (names_type(plan_, b.name.text)) {
      report(kNoColon, join(a.name.span, b.name.span), {a.name.text, b.name.text})
          .fixes.push_back({{"schrijf :", "write :"}, {}, {a.name.span.source, a.name.span.end, a.name.span.end}, " :"});
      return;
    }
    report(kNoComma, join(a.name.span, b.name.span), {a.name.text, b.name.text, source.name.text});
    return;
  }
}

void Elaborator::declare_key_columns(Table& table, const std::vector<ast::Name>& per) {
  for (const ast::Name& name : per) {
    if (table.column(name.text) >= 0) {
      report(kColumnTwice, name.span, {table.name(), name.text});
      continue;
    }
    ColumnSchema schema;
    schema.name = schema.heading = name.text;
    TableColumn typed{{ValueKind::code, {}, Nature::level, {}}, 1, false, false, name.span};
    if (auto cycle = cycle_named(name.text, unit_.language)) {
      if (!unit_.header.is_module) lacks_origin(*cycle, name);
      schema.kind = CellKind::period;
      schema.cycle = *cycle;
      typed.type = {ValueKind::date, {}, Nature::level, {}};
    } else if (auto rows = row_table(name.text)) {
      if (table.form == TableForm::constants || table.form == TableForm::scale) report_row_key(table.name(), name);
      else typed.row_of = *rows;  // its dimension is found when all tables are there
    } else {
      typed.type.dimension = dimension(name.text, DimensionKind::entity);
      schema.codes = plan_[typed.type.dimension].closed ? plan_[typed.type.dimension].codes : std::vector<std::string>{};
    }
    table.schema.key.push_back(static_cast<int>(table.schema.columns.size()));
    table.schema.columns.push_back(std::move(schema));
    table.columns.push_back(typed);
  }
}

void Elaborator::add_column(Table& table, const ast::Column& column, const ast::Table& source) {
  if (column.closed) may_name(column.name, kCodeColumnWord);
  int existing = table.column(column.name.text);
  bool refines_key = existing >= 0 && existing < static_cast<int>(source.per.size()) && !column.type;
  bool refines_role = existing >= 0 && !column.type && !refines_key;  // `vorig of leeg` after a list that names it
  if (existing >= 0 && !refines_key && (!refines_role || column.closed || (plain(column) && !names_type(plan_, column.name.text)))) {
    // sleutel nummer datum: the word behind the key was to be the day.
    const bool day = !source.on && !source.key.empty() && column.type && column.type->name && is_word(column.type->name->text, unit_.language, "datum", "date");
    report(day ? kDayBehindKey : kColumnTwice, column.name.span, {table.name(), column.name.text});
    return;
  }
  if (existing < 0) {
    table.schema.columns.emplace_back();
    table.schema.columns.back().name = table.schema.columns.back().heading = column.name.text;
    table.columns.push_back({{}, 1, false, false, column.name.span});
    existing = static_cast<int>(table.columns.size()) - 1;
    type_column(table, column, table.schema.columns.back(), table.columns.back());
  }
  ColumnSchema& schema = table.schema.columns[existing];
  if (column.heading) schema.heading = *column.heading;
  schema.empty = empty_rule(column.empty);
  if (column.empty_value) schema.empty_value = plain_value(*column.empty_value), check_empty_value(column, schema);
  table.columns[existing].known_later = column.empty == ast::EmptyRule::or_empty;
}

void Elaborator::unknown_type(const ast::Name& name, Span span) {
  const std::string right = meant_type(name.text, plan_);
  if (!right.empty()) return void(report(kTypeWritten, span, {name.text, right}).write(right, name.span));
  if (means_code(name.text)) {  // product : tekst
    Span gone = span;
    while (gone.begin > 0 && !written(gone).starts_with(':')) --gone.begin;
    while (gone.begin > 0 && written({gone.source, gone.begin - 1, gone.begin}) == " ") --gone.begin;
    report(kCodeTyped, span, {name.text}).fixes.push_back({{"haal dit weg", "remove this"}, {}, gone, ""});
    return;
  }
  std::vector<std::string> known;
  for (const auto& [word, unit] : plan_.units) known.push_back(word);
  for (const Bilingual& word : {Bilingual{"getal", "number"}, Bilingual{"datum", "date"}, Bilingual{"ja_nee", "yes_no"}, Bilingual{"percent", "percent"}})
    known.push_back(std::string(word.in(unit_.language)));
  diag::Diagnostic& found = report(kUnknownType, span, {name.text});
  if (auto near = nearest(name.text, known)) found.suggest(*near, name.span);
}

void Elaborator::type_column(Table& table, const ast::Column& column, ColumnSchema& schema, TableColumn& typed) {
  Type& type = typed.type;
  if (const auto cycle = column.type ? std::nullopt : cycle_named(column.name.text, unit_.language); cycle) {
    if (!unit_.header.is_module) lacks_origin(*cycle, column.name);
    schema.kind = CellKind::period;
    schema.cycle = *cycle;
    type = {ValueKind::date, {}, Nature::level, {}};
    return;
  }
  if (!column.type) {
    type = {ValueKind::code, {}, Nature::level, dimension(column.name.text, DimensionKind::entity)};
    const Dimension& codes = plan_[type.dimension];
    if (codes.closed) schema.codes = codes.codes;
    return;
  }
  const ast::TypeRef& written_type = *column.type;
  std::string name = written_type.name ? written_type.name->text : "";
  schema.kind = CellKind::number;
  type.kind = ValueKind::number;
  bool money = !written_type.currency.empty();
  int decimals = written_type.decimals.value_or(money ? plan_.currency_decimals : 0);
  if (money) {
    if (!currency_known(written_type.currency, written_type.span)) return void(type.kind = ValueKind::poison);
    type.unit = unit_of(plan_.currency_iso);
    schema.currency_iso = plan_.currency_iso;
    schema.currency_symbol = plan_.currency_symbol;
  } else if (is_word(name, unit_.language, "datum", "date")) {
    schema.kind = CellKind::date;
    type = {ValueKind::date, {}, Nature::level, {}};
    return;
  } else if (is_word(name, unit_.language, "ja_nee", "yes_no")) {
    schema.kind = CellKind::yes_no;
    type = {ValueKind::yes_no, {}, Nature::level, {}};
    return;
  } else if (name == "bsn") {
    schema.kind = CellKind::code;
    schema.bsn = true;
    if (!may_name(column.name, kCodeColumnWord)) return;
    type = {ValueKind::code, {}, Nature::level, dimension(column.name.text, DimensionKind::entity)};
    return;
  } else if (name == "percent") {
    schema.percent = true;
    typed.factor = Rational(1, 100);
  } else if (!is_word(name, unit_.language, "getal", "number")) {
    bool is_unit = plan_.units.contains(name);
    if (auto found = dimensions_.find(name); !is_unit && found != dimensions_.end() && plan_[found->second].kind == DimensionKind::entity &&
                                             !column.range && column.nature == ast::Nature::unstated) {
      schema.kind = CellKind::code;
      if (!may_name(column.name, kCodeColumnWord)) return;
      type = {ValueKind::code, {}, Nature::level, found->second};
      dimensions_.emplace(column.name.text, found->second);  // the role: an axis of its own over the same codes
      if (plan_[found->second].closed) schema.codes = plan_[found->second].codes;
      return;
    }
    auto unit = unit_word(name);
    if (!unit) {
      unknown_type(*written_type.name, written_type.span);
      return void(type.kind = ValueKind::poison);
    }
    type.unit = unit->first;
    typed.factor = unit->second;
  }
  for (const ast::Name& per : written_type.per) {
    auto unit = unit_or_report(per);
    if (!unit) return void(type.kind = ValueKind::poison);
    type.unit = type.unit / unit->first;
    typed.factor /= unit->second;
  }
  schema.decimals = decimals;
  typed.factor /= power_of_ten(decimals);
  typed.factor.canonicalize();
  if (column.range) {
    schema.low = bound_value(column.range->low);
    schema.high = bound_value(column.range->high);
    if (const std::string currency = currency_of(*column.range); !currency.empty() && !money) report(kRangeCurrency, column.range->span, {column.name.text, currency});
    if (const ast::Literal* bound = unclear_bound(*column.range, decimals)) {
      const std::string right = format_decimal(Rational(*bound_value(*bound) * 1000), notation_of(unit_.language));
      report(kRangeUnclear, bound->span, {column.name.text, written(bound->span), right}).write(right, bound->span);
    } else if (schema.low && schema.high && *schema.low > *schema.high) report(kRangeReversed, column.range->span, {column.name.text});
  }
  // Time and counts are not negative, unless a range says so.
  if (!column.range && !money && !type.unit.bare()) schema.low = 0;
  bool of_events = table.form == TableForm::event || (!table.columns.empty() && table.columns[0].row_of);
  // Event columns are flows, quantities of keyed tables stocks; prices, percentages and bare numbers are levels.
  bool price = !written_type.per.empty() || schema.percent;
  switch (column.nature) {
    case ast::Nature::flow: type.nature = Nature::flow; break;
    case ast::Nature::stock: type.nature = Nature::stock; break;
    case ast::Nature::level: type.nature = Nature::level; break;
    case ast::Nature::unstated:
      type.nature = price ? Nature::level : of_events ? Nature::flow : type.unit.bare() ? Nature::level : Nature::stock;
  }
}

int Elaborator::role(Table& table, const std::optional<ast::Name>& name, CellKind kind) {
  if (!name) return -1;
  int index = table.column(name->text);
  if (index < 0) {
    report(kUnknownColumn, name->span, {table.name(), name->text});
    return -1;
  }
  if (kind == CellKind::date && table.schema.columns[index].kind != kind) {
    report(kRoleType, name->span, {name->text, kDateWord});
    if (table.schema.columns[index].kind != CellKind::code || table.is_key(index)) return -1;
    table.schema.columns[index].kind = kind;  // without a kind: what it is to be is told, and nothing else is wrong
    table.columns[index].type = {ValueKind::date, {}, Nature::level, {}};
  }
  return index;
}

void Elaborator::assign_roles(Table& table, const ast::Table& source) {
  table::Schema& schema = table.schema;
  schema.on = role(table, source.on, CellKind::date);
  schema.from = role(table, source.from, CellKind::date);
  schema.through = role(table, source.through, CellKind::date);
  schema.known_on = role(table, source.known_on, CellKind::date);
  if (schema.known_on >= 0 && schema.columns[schema.known_on].may_be_empty()) report(kKnownEmpty, source.known_on->span, {source.known_on->text, table.name()});
  schema.credits = role(table, source.credits, CellKind::code);
  if (schema.credits >= 0) {
    // A credit names the key of another row; it is no dimension of its own.
    if (schema.columns[schema.credits].empty == table::EmptyRule::refused) schema.columns[schema.credits].empty = table::EmptyRule::or_none;
    table.columns[schema.credits].known_later = false;
  }
  bool self_named = source.per.size() == 1 && source.per[0].text == source.name.text;
  schema.interval_rows = table.form == TableForm::interval && !self_named;
  // The end of an interval and an `op` date may be open without being "not yet known" (D1).
  if (schema.through >= 0) table.columns[schema.through].known_later = false;
  if (source.source) read_source(table, *source.source);
  find_wide_columns(table, source);
}

}  // namespace bkm::elaborate
