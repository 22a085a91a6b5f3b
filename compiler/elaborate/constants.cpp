// `tabel`: keyed data in the text. Column types follow from the cells.
#include <algorithm>
#include <set>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/plan/complete_keys.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kMixedColumn{2401, "mixed-column", diag::Severity::error,
                            "In de kolom \"{0}\" staan waarden die niet bij elkaar passen: {1} en {2}.",
                            "The column \"{0}\" holds values that do not fit together: {1} and {2}."};
constexpr Kind kTableIncomplete{2402, "table-incomplete", diag::Severity::error,
                                "In {0} ontbreekt {1}; zonder die regel heeft {1} geen waarde. Vul de regel aan, of schrijf \"{2}\" achter de kop.",
                                "{0} lacks {1}; without that row {1} has no value. Add the row, or write \"{2}\" after the heading."};
constexpr Kind kKeyColumnMissing{2403, "key-column-missing", diag::Severity::error, "De tabel {0} heeft geen kolom \"{1}\", terwijl dat haar sleutel is.",
                                 "The table {0} has no column \"{1}\", although that is its key."};
constexpr Kind kConstantTwice{2404, "constant-row-twice", diag::Severity::error, "De sleutel {1} staat twee keer in de tabel {0}.",
                              "The key {1} stands twice in the table {0}."};
constexpr Kind kUnknownCode{2405, "unknown-code", diag::Severity::error, "\"{0}\" is geen code van {1}.", "\"{0}\" is no code of {1}."};

constexpr Kind kNoPeriod{2406, "period-malformed", diag::Severity::error, "\"{0}\" is geen {1}; schrijf bijvoorbeeld {2}.",
                         "\"{0}\" is no {1}; write for instance {2}."};

}  // namespace

void Elaborator::declare_constants(const ast::Constants& constants) {
  TableId id{static_cast<std::uint32_t>(plan_.tables.size())};
  if (tables_.contains(constants.name.text)) report(kDuplicateName, constants.name.span, {constants.name.text, kTableWord});
  tables_.emplace(constants.name.text, id);
  plan_.tables.emplace_back();
  Table& table = plan_.tables.back();
  table.form = TableForm::constants;
  table.schema.name = constants.name.text;
  table.span = constants.name.span;
  table.article = constants.article.value_or("");
  table.completeness = constants.completeness;
  table.row = DimensionId{static_cast<std::uint32_t>(plan_.dimensions.size())};
  plan_.dimensions.push_back({constants.name.text, DimensionKind::row, Cycle::day, id, {}, false});
  declare_key_columns(table, constants.per);
  bool of_rows = std::any_of(constants.per.begin(), constants.per.end(), [&](const ast::Name& per) { return row_table(per.text); });
  if (of_rows) return declare_nothing(table, constants);
  if (constants.source) return declare_constants_in_file(table, constants);
  if (constants.rows.rows.empty()) return;
  const ast::Row& heading = constants.rows.rows[0];
  headings_once(table.name(), heading);
  std::vector<int> columns;
  for (const ast::Cell& cell : heading.cells) {
    int column = table.column(cell.text);
    if (column < 0) {
      column = static_cast<int>(table.columns.size());
      table.schema.columns.emplace_back();
      table.schema.columns.back().name = table.schema.columns.back().heading = cell.text;
      table.columns.push_back({{}, 1, false, false, cell.span});
      if (cell.text == (unit_.language == Language::nl ? "vanaf" : "from")) date_rows(table, column);
    }
    columns.push_back(column);
  }
  for (int key : table.schema.key)
    if (std::find(columns.begin(), columns.end(), key) == columns.end())
      return void(report(kKeyColumnMissing, heading.span, {table.name(), table.schema.columns[key].name}));
  for (std::size_t r = 1; r < constants.rows.rows.size(); ++r) {
    std::vector<std::string> cells(table.columns.size());
    for (std::size_t i = 0; i < columns.size() && i < constants.rows.rows[r].cells.size(); ++i)
      cells[columns[i]] = constants.rows.rows[r].cells[i].text;
    table.constant_rows.push_back(std::move(cells));
  }
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (!table.is_key(columns[i])) type_constant_column(table, columns[i], constants);
  check_constants_complete(table, constants);
  index_table(table, constants);
}

// Of two columns with one name, only one would be read.
void Elaborator::headings_once(const std::string& table, const ast::Row& heading) {
  std::set<std::string> seen;
  for (const ast::Cell& cell : heading.cells)
    if (!seen.insert(cell.text).second) report(kColumnTwice, cell.span, {table, cell.text});
}

void Elaborator::type_constant_column(Table& table, int column, const ast::Constants& constants) {
  const ast::Row& heading = constants.rows.rows[0];
  std::size_t at = 0;
  while (at < heading.cells.size() && heading.cells[at].text != table.schema.columns[column].name) ++at;
  TableColumn& typed = table.columns[column];
  table::ColumnSchema& schema = table.schema.columns[column];
  std::optional<Expr> first;
  for (std::size_t r = 1; r < constants.rows.rows.size(); ++r) {
    if (at >= constants.rows.rows[r].cells.size()) continue;
    const ast::Cell& cell = constants.rows.rows[r].cells[at];
    if (column == table.schema.from && cell.text.empty()) continue;  // from the start
    Expr value = cell.literal ? literal(*cell.literal) : Expr{CodeConstant{cell.text}, {ValueKind::code, {}, Nature::level, {}}, cell.span};
    if (value.type.kind == ValueKind::poison) return;
    if (first && (first->type.kind != value.type.kind || first->type.unit != value.type.unit)) {
      report(kMixedColumn, cell.span, {schema.name, written(first->span), cell.text});
      return;
    }
    if (!first) first = value;
    std::string& text = table.constant_rows[r - 1][column];
    if (const auto* number = std::get_if<Constant>(&value.node)) {
      text = std::to_string(table.constants.size());
      table.constants.push_back(number->value);
      const auto& quantity = std::get<ast::Quantity>(cell.literal->value);
      table.constant_units.push_back(written_factor(quantity, cell.span));
      typed.percentage |= quantity.percent;
    }
    if (const auto* answer = std::get_if<YesNoConstant>(&value.node)) text = answer->value ? "yes" : "no";
  }
  if (column == table.schema.from && first && first->type.kind != ValueKind::date) return void(report(kTypeMismatch, first->span, {kDateWord, kind_word(first->type.kind)}));
  if (!first) return;
  typed.type = first->type;
  switch (first->type.kind) {
    case ValueKind::number:
      schema.kind = table::CellKind::number;
      typed.indexed = true;
      break;
    case ValueKind::date: schema.kind = table::CellKind::date; break;
    case ValueKind::yes_no: schema.kind = table::CellKind::yes_no; break;
    default:
      if (may_name({schema.name, heading.cells[at].span}, kCodeColumnWord)) typed.type.dimension = dimension(schema.name, DimensionKind::entity);
      else typed.type = {};
  }
}

// A closed code that the table leaves out would silently have no value.
void Elaborator::check_constants_complete(const Table& table, const ast::Constants& constants) {
  std::set<std::vector<std::string>> present, twice;
  for (std::size_t r = 0; r < table.constant_rows.size(); ++r) {
    const auto& row = table.constant_rows[r];
    Span place = constants.rows.rows[r + 1].span;
    std::vector<std::string> key;
    for (int column : table.schema.key) {
      key.push_back(key_part(table.schema.columns[column], row[column]));
      check_key_part(table.schema.columns[column], row[column], place);
    }
    std::string text;
    for (const std::string& part : key) text += (text.empty() ? "" : ", ") + part;
    present.insert(key);
    if (table.schema.dated) key.push_back(row[table.schema.from]);
    if (!twice.insert(key).second) report(kConstantTwice, place, {table.name(), text});
  }
  if (table.completeness == ast::Completeness::incomplete) return;
  check_all_codes(table, present);
  if (table.schema.dated) check_dated_start(table);
}

// A period can be written in two languages.
std::string Elaborator::key_part(const table::ColumnSchema& column, const std::string& text) const {
  const auto period = column.kind == table::CellKind::period ? parse_period(plan_.calendar, column.cycle, text) : std::nullopt;
  return period ? period_key(plan_.calendar, *period, unit_.language) : text;
}

bool Elaborator::check_key_part(const table::ColumnSchema& column, const std::string& text, Span span) {
  bool listed = column.codes.empty() || std::find(column.codes.begin(), column.codes.end(), text) != column.codes.end();
  if (!listed) return report(kUnknownCode, span, {text, column.name}), false;
  if (column.kind != table::CellKind::period || parse_period(plan_.calendar, column.cycle, text)) return true;
  Period first = period_of(plan_.calendar, column.cycle, plan_.calendar.term_first);
  report(kNoPeriod, span, {text, cycle_word(column.cycle), period_key(plan_.calendar, first, unit_.language)});
  return false;
}

// Every combination of closed codes has a row; with `volledig` also beside codes that are open, and for each period of the term.
void Elaborator::check_all_codes(const Table& table, const std::set<std::vector<std::string>>& present) {
  const bool complete = table.completeness == ast::Completeness::complete;
  table::Schema schema = table.schema;
  for (int column : schema.key)
    if (table::ColumnSchema& part = schema.columns[static_cast<std::size_t>(column)]; complete && !plan_.is_module && part.kind == table::CellKind::period)
      for (const Period& period : periods_in_term(plan_.calendar, part.cycle)) part.codes.push_back(period_key(plan_.calendar, period, unit_.language));
  for (const KeyTexts& key : lacking_keys(schema, present, complete)) {
    std::string text;
    for (const std::string& part : key) text += (text.empty() ? "" : ", ") + part;
    report(kTableIncomplete, table.span, {table.name(), text, Bilingual{"onvolledig", "incomplete"}});
  }
}

}  // namespace bkm::elaborate
