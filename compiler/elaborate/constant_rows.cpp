// `tabel` beyond plain rows in the text: from a file, with rows that hold from a day on, and with amounts that rise or fall.
#include <algorithm>
#include <set>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/plan/indexation.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kBoundColumn{2572, "table-bound-column", diag::Severity::error, "Een tabel heeft geen kolom {0}; alleen een staffel heeft treden. Regels die vanaf een dag gelden krijgen een kolom {1}.",
                            "A table has no column {0}; only a scale has bands. Rows that hold from a day on get a column {1}."};
constexpr Kind kDatedAndIndexed{2573, "dated-and-indexed", diag::Severity::error,
                                "De regels van {0} gelden vanaf een dag, en {0} wordt ook geïndexeerd; kies een van beide, anders is niet te zeggen welk bedrag stijgt.",
                                "The rows of {0} hold from a day on, and {0} is indexed as well; choose one of the two, or it cannot be said which amount rises."};
constexpr Kind kLateStart{2577, "dated-row-starts-late", diag::Severity::error,
                          "De eerste regel voor {1} in {0} geldt pas vanaf {2}, terwijl de looptijd op {3} begint. Laat \"{4}\" in die regel leeg, voeg een eerdere toe, of schrijf \"{5}\" achter de kop.",
                          "The first row for {1} in {0} holds only from {2}, while the term starts on {3}. Leave \"{4}\" empty in that row, add an earlier one, or write \"{5}\" after the heading."};

}  // namespace

// Each row holds from this day until the next row of its key; an empty cell is the start.
void Elaborator::date_rows(Table& table, int column) {
  table.schema.from = column;
  table.schema.dated = table.schema.interval_rows = true;
  table.schema.columns[column].empty = table::EmptyRule::or_none;
}

void Elaborator::declare_constants_in_file(Table& table, const ast::Constants& constants) {
  ast::Table data;
  data.name = constants.name;
  data.per = constants.per;
  data.source = constants.source;
  const Bilingual from{"vanaf", "from"};
  for (ast::Column column : constants.columns) {
    if (column.bound != ast::BoundColumn::none && column.bound != ast::BoundColumn::from) {
      report(kBoundColumn, column.span, {column.name.text, from});
      continue;
    }
    if (column.bound == ast::BoundColumn::from && !column.type) {
      column.type = ast::TypeRef{};
      column.type->name = ast::Name{unit_.language == Language::nl ? "datum" : "date", column.span};
    }
    data.columns.push_back(column);
    add_column(table, column, data);
    int at = table.column(column.name.text);
    if (column.nature == ast::Nature::unstated) table.columns[at].type.nature = Nature::level;  // amounts of the contract, not of the data
    if (column.bound != ast::BoundColumn::from) continue;
    if (table.schema.columns[at].kind == table::CellKind::date) date_rows(table, at);
    else report(kTypeMismatch, column.span, {kDateWord, kNumberWord});
  }
  const int dated = table.schema.from;
  assign_roles(table, data);
  table.schema.from = dated;
  table.schema.interval_rows = table.schema.dated;
  index_table(table, constants);
}

// After an error in its key: the names are known, and nothing more is said of them.
void Elaborator::declare_nothing(Table& table, const ast::Constants& constants) {
  auto add = [&](const std::string& name, Span span) {
    if (table.column(name) >= 0) return;
    table.schema.columns.emplace_back().name = name;
    table.columns.push_back({{}, 1, false, false, span});
  };
  for (const ast::Column& column : constants.columns) add(column.name.text, column.span);
  if (!constants.rows.rows.empty())
    for (const ast::Cell& cell : constants.rows.rows[0].cells) add(cell.text, cell.span);
}

void Elaborator::index_table(Table& table, const ast::Constants& constants) {
  if (constants.growth.empty()) return;
  table.indexation = indexation(constants.growth, constants.rounding);
  if (table.schema.dated) report(kDatedAndIndexed, constants.growth[0].span, {table.name()});
  if (std::none_of(table.columns.begin(), table.columns.end(), [&](const TableColumn& column) { return is_indexed(plan_, column.type); }))
    report_nothing_to_index(table.name(), constants.growth);
}

// A key without a row on the first day of the term would silently have no value there.
void Elaborator::check_dated_start(const Table& table) {
  std::map<std::vector<std::string>, std::string> first;  // key -> the earliest day; empty: the start
  for (const auto& row : table.constant_rows) {
    std::vector<std::string> key;
    for (int column : table.schema.key) key.push_back(row[column]);
    const std::string& day = row[table.schema.from];
    auto [earliest, fresh] = first.emplace(std::move(key), day);
    if (!fresh) earliest->second = std::min(earliest->second, day);
  }
  for (const auto& [key, day] : first) {
    if (day.empty() || day <= to_string(plan_.calendar.term_first)) continue;
    std::string text;
    for (const std::string& part : key) text += (text.empty() ? "" : ", ") + part;
    report(kLateStart, table.span, {table.name(), text, day, to_string(plan_.calendar.term_first), Bilingual{"vanaf", "from"}, Bilingual{"onvolledig", "incomplete"}});
  }
}

}  // namespace bkm::elaborate
