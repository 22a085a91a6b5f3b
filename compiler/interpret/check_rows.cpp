#include "compiler/interpret/check_rows.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <unordered_map>

#include "compiler/plan/reads.hpp"
#include "compiler/plan/tables_read.hpp"

namespace bkm::interpret {
namespace {

using namespace plan;

bool names_rows_of(const Table& table, TableId event) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const TableColumn& column) { return column.row_of == event; });
}

// Tables in the order in which they are checked: a register before the tables that are checked against it, a table before those that name its
// rows, and what `keur af` reads before the table that it refuses. Where these go round, the first two hold.
class CheckOrder {
 public:
  explicit CheckOrder(const Plan& plan) : plan_(plan), before_(plan.tables.size()) {
    for (const RegisterCheck& check : plan.register_checks) before_[check.table.index].push_back(check.in.index);
    for (std::uint32_t t = 0; t < before_.size(); ++t) {
      for (const TableColumn& column : plan.tables[t].columns)
        if (column.row_of) before_[t].push_back(column.row_of.index);
      for (std::uint32_t r = 0; r < before_.size(); ++r)
        if (plan.tables[t].form == TableForm::event && plan.tables[r].form != TableForm::event && !names_rows_of(plan.tables[r], TableId{t})) before_[t].push_back(r);
    }
    for (const Reject& reject : plan.rejects)
      for (std::uint32_t read : tables_read(plan, {reject.condition}))
        if (!reaches(read, reject.table.index)) before_[reject.table.index].push_back(read);
  }

  std::vector<TableId> run() {
    std::vector<char> placed(before_.size(), 0);
    std::vector<TableId> order;
    std::function<void(std::uint32_t)> place = [&](std::uint32_t t) {
      if (std::exchange(placed[t], 1)) return;
      for (std::uint32_t first : before_[t]) place(first);
      order.push_back(TableId{t});
    };
    for (std::uint32_t t = 0; t < before_.size(); ++t)
      if (plan_.tables[t].form == TableForm::constants) place(t);
    for (std::uint32_t t = 0; t < before_.size(); ++t) place(t);
    return order;
  }

 private:
  bool reaches(std::uint32_t from, std::uint32_t to) const {
    std::set<std::uint32_t> seen;
    std::function<bool(std::uint32_t)> visit = [&](std::uint32_t t) {
      return t == to || (seen.insert(t).second && std::any_of(before_[t].begin(), before_[t].end(), visit));
    };
    return visit(from);
  }

  const Plan& plan_;
  std::vector<std::vector<std::uint32_t>> before_;
};

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

// jaar 2027 beside kwartaal 2026-K1: nothing says which of them is right.
void check_periods(const Plan& plan, Data& data, TableId id, Evaluator& evaluator) {
  table::Table& rows = data.tables[id.index];
  for (const PeriodCheck& check : plan.period_checks) {
    if (check.table != id) continue;
    const table::ColumnSchema& column = rows.schema.columns[check.column];
    const auto text = [&](const Period& period) { return period_key(plan.calendar, period, plan.language); };
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (!rows.checked(row) || rows.columns[check.column][row] == table::kEmpty) continue;
      const auto day = evaluator.path(check.other, Key{static_cast<std::int32_t>(row)});
      if (!day) continue;
      const Period own = period_of(plan.calendar, column.cycle, Date{static_cast<std::int32_t>(rows.columns[check.column][row])});
      const Period other = period_of(plan.calendar, check.cycle, Date{*day});
      if (own.last < other.first || other.last < own.first) table::reject(rows, row, "paths-disagree", column.name, text(own) + " / " + text(other), data.codes);
    }
  }
}

// What `uit ingediend T` counts: the rows that passed every check before this one.
void note_submitted(const table::Table& rows, std::vector<bool>& submitted) {
  submitted.resize(rows.size());
  for (std::uint32_t row = 0; row < rows.size(); ++row) submitted[row] = submitted[row] || rows.checked(row);
}

void check_rejects(const Plan& plan, Data& data, TableId id, const std::vector<Stub>& stubs) {
  table::Table& rows = data.tables[id.index];
  std::vector<ExprId> conditions;
  for (const Reject& reject : plan.rejects)
    if (reject.table == id) conditions.push_back(reject.condition);
  if (conditions.empty()) return;
  note_submitted(rows, data.submitted[id.index]);
  std::vector<RuleResult> measures = run_measures(plan, data, computed_from(plan, conditions), stubs);
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

// A register or a norm is used where a check looks at it: it decides what is refused. A delivery that a check counts is not paid for yet.
void forget_uses(const Plan& plan, Data& data) {
  for (std::uint32_t t = 0; t < data.tables.size(); ++t) {
    if (plan.tables[t].form != TableForm::event) continue;
    for (table::RowFate& fate : data.tables[t].fates) {
      if (fate == table::RowFate::used) fate = table::RowFate::accepted;
      if (fate == table::RowFate::before_term_used) fate = table::RowFate::before_term;
    }
  }
}

void check_table(const Plan& plan, Data& data, TableId id, const std::vector<Stub>& stubs) {
  const std::vector<RuleResult> none(plan.rules.size());
  Evaluator evaluator(plan, data, none);
  check_row_keys(plan, data, id);
  check_registers(plan, data, id);
  check_routes(plan, data, id, evaluator);
  check_periods(plan, data, id, evaluator);
  table::refuse_whole_lines(data.tables[id.index], data.codes);
  if (plan[id].schema.credits >= 0) table::cancel_credits(data.tables[id.index], data.codes);
  check_rejects(plan, data, id, stubs);
  table::refuse_whole_lines(data.tables[id.index], data.codes);
}

}  // namespace

void check_rows(const Plan& plan, Data& data, const std::vector<Stub>& stubs) {
  for (TableId id : CheckOrder(plan).run()) {
    do check_table(plan, data, id, stubs);
    while (table::restore_versions(data.tables[id.index], plan.calendar, data.codes));
    build_index(plan, data, id);
  }
  forget_uses(plan, data);
}

}  // namespace bkm::interpret
