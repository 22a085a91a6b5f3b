#include "compiler/interpret/data.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <set>

#include "compiler/interpret/evaluator.hpp"
#include "compiler/interpret/run.hpp"
#include "compiler/plan/reads.hpp"
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

bool names_rows_of(const Table& table, TableId event) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const TableColumn& column) { return column.row_of == event; });
}

// Tables in an order in which registers come before the tables that are checked against them.
std::vector<TableId> check_order(const Plan& plan) {
  std::vector<TableId> order;
  std::vector<char> state(plan.tables.size(), 0);
  std::function<void(std::uint32_t)> place = [&](std::uint32_t t) {
    if (std::exchange(state[t], 1)) return;
    for (const RegisterCheck& check : plan.register_checks)
      if (check.table.index == t) place(check.in.index);
    for (const TableColumn& column : plan.tables[t].columns)
      if (column.row_of) place(column.row_of.index);
    for (std::uint32_t r = 0; r < plan.tables.size(); ++r)
      if (plan.tables[t].form == TableForm::event && plan.tables[r].form != TableForm::event && !names_rows_of(plan.tables[r], TableId{t})) place(r);
    order.push_back(TableId{t});
  };
  for (std::uint32_t t = 0; t < plan.tables.size(); ++t)
    if (plan.tables[t].form == TableForm::constants) place(t);
  for (std::uint32_t t = 0; t < plan.tables.size(); ++t) place(t);
  return order;
}

void check_registers(const Plan& plan, Data& data, TableId id) {
  table::Table& rows = data.tables[id.index];
  for (const RegisterCheck& check : plan.register_checks) {
    if (check.table != id || !data.given[check.in.index]) continue;
    const auto& index = data.index[check.in.index];
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (!rows.checked(row)) continue;
      std::int64_t code = rows.columns[check.column][row];
      if (code == table::kEmpty || index.contains(Key{static_cast<std::int32_t>(code)})) continue;
      table::reject(rows, row, "unknown-entity", rows.schema.columns[check.column].name, data.codes.text(code), data.codes);
    }
  }
}

// A row about a row of an event table that is not there is refused; one about a row after the term is out of scope as well.
void check_row_keys(const Plan& plan, Data& data, TableId id) {
  table::Table& rows = data.tables[id.index];
  for (std::size_t c = 0; c < plan[id].columns.size(); ++c) {
    TableId event_id = plan[id].columns[c].row_of;
    if (!event_id || plan[event_id].schema.key.empty()) continue;
    const table::Table& events = data.tables[event_id.index];
    const auto& keys = events.columns[plan[event_id].schema.key[0]];
    std::unordered_map<std::int64_t, table::RowFate> fates;  // the best of the rows with this key
    for (std::uint32_t row = 0; row < events.size(); ++row)
      if (auto [at, fresh] = fates.emplace(keys[row], events.fates[row]); !fresh && events.live(row)) at->second = events.fates[row];
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (!rows.live(row)) continue;
      auto fate = fates.find(rows.columns[c][row]);
      bool there = fate != fates.end() && fate->second != table::RowFate::rejected && fate->second != table::RowFate::cancelled;
      if (!there) table::reject(rows, row, "unknown-entity", rows.schema.columns[c].name, data.codes.text(rows.columns[c][row]), data.codes);
      else if (fate->second == table::RowFate::out_of_scope || fate->second == table::RowFate::not_yet_known) rows.fates[row] = table::RowFate::out_of_scope;
    }
  }
}

void check_routes(const Plan& plan, Data& data, TableId id, Evaluator& evaluator) {
  table::Table& rows = data.tables[id.index];
  for (const RouteCheck& check : plan.route_checks) {
    if (check.table != id) continue;
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (!rows.checked(row)) continue;
      auto derived = evaluator.path(check.derived, Key{static_cast<std::int32_t>(row)});
      std::int64_t own = rows.columns[check.column][row];
      if (!derived || own == table::kEmpty || *derived == own) continue;
      table::reject(rows, row, "paths-disagree", rows.schema.columns[check.column].name, data.codes.text(own) + " / " + data.codes.text(*derived), data.codes);
    }
  }
  for (const PathCheck& check : plan.path_checks) {
    if (check.table != id) continue;
    for (std::uint32_t row = 0; row < rows.size(); ++row)
      if (rows.checked(row) && !evaluator.path(check.path, Key{static_cast<std::int32_t>(row)}))
        table::reject(rows, row, "path-missing", check.axis, "", data.codes);
  }
}

// The rules that the conditions of this table's `keur af` read, and what those read.
std::set<std::uint32_t> rules_for_rejects(const Plan& plan, TableId id) {
  std::set<std::uint32_t> rules;
  std::function<void(ExprId)> visit;
  auto add = [&](RuleId rule) {
    if (!rules.insert(rule.index).second) return;
    visit(plan[rule].body);
    for (const KeySource& source : plan[rule].support.sources)
      if (const auto* from = std::get_if<RuleId>(&source.from.of)) rules.insert(from->index), visit(plan[*from].body);
  };
  visit = [&](ExprId top) {
    visit_all(plan, top, [&](ExprId at, const Aggregate*) {
      if (const auto* m = std::get_if<MeasureValue>(&plan[at].node)) add(m->rule);
      if (const auto* a = std::get_if<AggregateValue>(&plan[at].node))
        if (const auto* rule = std::get_if<RuleId>(&plan[a->aggregate].source.of)) add(*rule);
    });
  };
  for (const Reject& reject : plan.rejects)
    if (reject.table == id) visit(reject.condition);
  return rules;
}

// What `uit ingediend T` counts: the rows that passed every check before this one.
void note_submitted(const table::Table& rows, std::vector<bool>& submitted) {
  submitted.resize(rows.size());
  for (std::uint32_t row = 0; row < rows.size(); ++row) submitted[row] = rows.checked(row);
}

void check_rejects(const Plan& plan, Data& data, TableId id) {
  table::Table& rows = data.tables[id.index];
  bool any = std::any_of(plan.rejects.begin(), plan.rejects.end(), [&](const Reject& reject) { return reject.table == id; });
  if (!any) return;
  note_submitted(rows, data.submitted[id.index]);
  std::vector<RuleResult> measures = run_measures(plan, data, rules_for_rejects(plan, id));
  Evaluator evaluator(plan, data, measures);
  for (const Reject& reject : plan.rejects) {
    if (reject.table != id) continue;
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (!rows.checked(row)) continue;
      Value refused = evaluator.value(reject.condition, Key{static_cast<std::int32_t>(row)});
      if (refused.present() && refused.yes()) table::reject(rows, row, reject.reason, "", "", data.codes, true);
    }
  }
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
    if (rows.live(row) || rows.before_term(row)) index[key_of(rows, row)].push_back(row);
}

void finish(const Plan& plan, Data& data) {
  std::vector<std::int32_t> renumbered = data.codes.sort();
  for (table::Table& table : data.tables) {
    table::renumber(table, renumbered);
    table::date_rows(table);
    table::check_keys(table, plan.calendar, data.codes);
    table::refuse_whole_lines(table, data.codes);
  }
  for (std::uint32_t t = 0; t < plan.tables.size(); ++t) build_index(plan, data, TableId{t});
  build_scales(plan, data);
  check_complete(plan, data);
  std::vector<RuleResult> none(plan.rules.size());
  for (TableId id : check_order(plan)) {
    Evaluator evaluator(plan, data, none);
    check_row_keys(plan, data, id);
    check_registers(plan, data, id);
    check_routes(plan, data, id, evaluator);
    table::refuse_whole_lines(data.tables[id.index], data.codes);
    if (plan[id].schema.credits >= 0) table::cancel_credits(data.tables[id.index], data.codes);
    check_rejects(plan, data, id);
    table::refuse_whole_lines(data.tables[id.index], data.codes);
    build_index(plan, data, id);
  }
  // A look-up for a check does not use a row.
  for (table::Table& table : data.tables)
    for (table::RowFate& fate : table.fates) {
      if (fate == table::RowFate::used) fate = table::RowFate::accepted;
      if (fate == table::RowFate::before_term_used) fate = table::RowFate::before_term;
    }
}

}  // namespace bkm::interpret
