// A second lock behind the presence check (T4): what the contract does not let miss, and yet is not there, stops the run. Nothing is left out.
#include "compiler/interpret/evaluator.hpp"
#include "compiler/plan/paths.hpp"

namespace bkm::interpret {

using namespace plan;

// Rows of a later day are left out of this run: what they will say may be missing.
bool Evaluator::waits() {
  if (!rows_to_come_)
    rows_to_come_ = std::ranges::any_of(data_.tables, [](const table::Table& rows) {
      return std::ranges::find(rows.fates, table::RowFate::not_yet_known) != rows.fates.end();
    });
  return *rows_to_come_ || before_term_ || cutoff_;
}

std::optional<std::int32_t> Evaluator::part(PathId id, const Key& key) {
  auto found = path(id, key);
  if (found) return found;
  if (auto trouble = lost(id, key)) troubles_.push_back(std::move(*trouble));
  return found;
}

Value Evaluator::known_or_waits(ExprId id, const Key& key) {
  Value found = value(id, key);
  if (found.present()) return found;
  if (auto trouble = lost_value(id, key)) troubles_.push_back(std::move(*trouble));
  return found;
}

Value Evaluator::needed(Value value, ExprId id, const Key& key) {
  if (value.present() || value.stops()) return value;
  if (auto trouble = lost_value(id, key)) return Value::undefined(std::move(*trouble));
  return waits() ? value : Value::undefined({kUnexplained, "", "", ""});
}

// Where a path that leads nowhere ends. An empty cell is no loss: the contract lets it be empty.
std::optional<Trouble> Evaluator::lost(PathId id, const Key& key) {
  return std::visit(Overloaded{
                        [&](const ColumnPath& p) { return lost(p.row, key); },
                        [&](const PeriodPath& p) { return lost(p.of, key); },
                        [&](const LastDayPath& p) { return lost(p.of, key); },
                        [&](const PreviousPath&) { return std::optional<Trouble>(); },
                        [&](const RowPath& p) { return lost_row(p, key); },
                        [](const auto&) { return std::optional<Trouble>(); },
                    },
                    plan_[id].node);
}

std::optional<Trouble> Evaluator::lost_row(const RowPath& row, const Key& key) {
  Key wanted;
  for (PathId part : row.key) {
    auto found = path(part, key);
    if (!found) return lost(part, key);
    wanted.push(*found);
  }
  const auto day = row.day ? path(*row.day, key) : std::nullopt;
  if ((row.day && !day) || row_at(row, key) != table::kNoRow || is_known_later(row.table, wanted)) return {};
  const auto at = day ? std::optional(Date{*day}) : std::nullopt;
  return Trouble{"row-missing", plan_[row.table].name(), asked_key(row.table, wanted), "", at};
}

std::optional<Trouble> Evaluator::lost_part(const std::vector<PathId>& parts, const Key& key) {
  for (PathId part : parts)
    if (auto trouble = lost(part, key)) return trouble;
  return {};
}

// The first thing in an expression that is not there.
std::optional<Trouble> Evaluator::lost_value(ExprId id, const Key& key) {
  const Expr& expr = plan_[id];
  if (value(id, key).present()) return {};
  if (const auto* read = std::get_if<ColumnValue>(&expr.node)) return lost(read->row, key);
  if (const auto* read = std::get_if<KeyValue>(&expr.node)) return lost(read->path, key);
  if (const auto* read = std::get_if<MeasureValue>(&expr.node)) return lost_part(read->key, key);
  if (const auto* read = std::get_if<AggregateValue>(&expr.node)) return lost_part(use_paths(plan_[read->aggregate]), key);
  if (const auto* guarded = std::get_if<IfMissing>(&expr.node); guarded && !guarded->fallback) return {};
  std::optional<Trouble> found;
  for_each_child(expr, [&](ExprId child) {
    if (!found) found = lost_value(child, key);
  });
  return found;
}

}  // namespace bkm::interpret
