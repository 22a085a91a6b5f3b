#include "compiler/interpret/data.hpp"

#include <set>

#include "compiler/plan/tables_read.hpp"
#include "runtime/table/text_rows.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

void intern_codes(const Plan& plan, table::CodePool& codes) {
  for (const Dimension& dimension : plan.dimensions)
    for (const std::string& code : dimension.codes) codes.intern(code);
  for (const Expr& expr : plan.exprs)
    if (const auto* constant = std::get_if<CodeConstant>(&expr.node)) codes.intern(constant->code);
  for (const Party& party : plan.parties) codes.intern(party.name);
  for (const Scale& scale : plan.scales)
    for (const Ladder& ladder : scale.ladders)
      for (const Band& band : ladder.bands)
        if (!band.code.empty()) codes.intern(band.code);
  for (const Path& path : plan.paths)
    if (const auto* fixed = std::get_if<FixedPath>(&path.node); fixed && !fixed->day) codes.intern(fixed->code);
}

// The key of a row as the index sees it.
Key key_of(const table::Table& table, std::size_t row) {
  Key key;
  for (int column : table.schema.key) key.push(static_cast<std::int32_t>(table.columns[column][row]));
  return key;
}

}  // namespace

Data prepare(const Plan& plan) {
  Data data;
  data.tables.resize(plan.tables.size());
  data.given.resize(plan.tables.size(), false);
  data.index.resize(plan.tables.size());
  data.submitted.resize(plan.tables.size());
  intern_codes(plan, data.codes);
  std::set<std::uint32_t> earlier = tables_read_before_term(plan);
  for (std::uint32_t t = 0; t < plan.tables.size(); ++t) {
    const Table& table = plan.tables[t];
    data.tables[t].schema = table.schema;
    data.tables[t].columns.resize(table.columns.size());
    data.tables[t].reads_before_term = earlier.contains(t);
    if (!table.in_text()) continue;
    data.given[t] = true;
    std::vector<std::string> header;
    for (const table::ColumnSchema& column : table.schema.columns) header.push_back(column.heading);
    table::TextRows rows(table.name(), header, table.constant_rows);
    table::LoadOptions options;
    options.notation = Language::en;
    options.notation_stated = true;
    options.calendar = plan.calendar;
    table::load(data.tables[t], rows, options, data.codes, data.notices);
  }
  return data;
}

void build_index(const Plan& plan, Data& data, TableId id) {
  const table::Table& rows = data.tables[id.index];
  auto& index = data.index[id.index];
  index.clear();
  if (plan[id].form == TableForm::event && !plan[id].rows_are_keys) return;
  for (std::uint32_t row = 0; row < rows.size(); ++row)
    if (rows.live(row) || rows.before_term(row) || (rows.schema.describes_key() && rows.fates[row] == table::RowFate::out_of_scope)) index[key_of(rows, row)].push_back(row);
}

void arrange(const Plan& plan, Data& data) {
  std::vector<std::int32_t> renumbered = data.codes.sort();
  for (table::Table& table : data.tables) {
    table::renumber(table, renumbered);
    table::date_rows(table);
    table::refuse_whole_lines(table, data.codes);
    table::check_keys(table, plan.calendar, data.codes);
    table::refuse_whole_lines(table, data.codes);
  }
  for (std::uint32_t t = 0; t < plan.tables.size(); ++t) build_index(plan, data, TableId{t});
  build_scales(plan, data);
  check_complete(plan, data);
}

}  // namespace bkm::interpret
