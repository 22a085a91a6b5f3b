// Key paths: from a key to a part of another key, through rows.
#include <algorithm>

#include "compiler/interpret/evaluator.hpp"
#include "compiler/interpret/key_text.hpp"

namespace bkm::interpret {

using namespace plan;

std::optional<std::int32_t> Evaluator::path(PathId id, const Key& key) {
  return std::visit(
      Overloaded{
          [&](const AxisPath& p) -> std::optional<std::int32_t> { return key[p.axis]; },
          [&](const ColumnPath& p) -> std::optional<std::int32_t> {
            auto row = path(p.row, key);
            if (!row) return {};
            std::int64_t cell = data_.tables[p.table.index].columns[p.column][static_cast<std::uint32_t>(*row)];
            if (cell == table::kEmpty) return {};
            return static_cast<std::int32_t>(cell);
          },
          [&](const PeriodPath& p) -> std::optional<std::int32_t> {
            auto day = path(p.of, key);
            if (!day) return {};
            return period_of(plan_.calendar, p.to, Date{*day}).first.days;
          },
          [&](const RowPath& p) -> std::optional<std::int32_t> {
            std::uint32_t row = row_at(p, key);
            if (row == table::kNoRow) return {};
            return static_cast<std::int32_t>(row);
          },
          [&](const LastDayPath& p) -> std::optional<std::int32_t> {
            auto day = path(p.of, key);
            if (!day) return {};
            return std::min(period_of(plan_.calendar, p.cycle, Date{*day}).last, plan_.calendar.term_last).days;
          },
          [&](const PreviousPath& p) -> std::optional<std::int32_t> {
            auto day = path(p.of, key);
            if (!day) return {};
            return previous_period(plan_.calendar, period_of(plan_.calendar, p.cycle, Date{*day})).first.days;
          },
          [&](const TermPath&) -> std::optional<std::int32_t> { return plan_.calendar.term_first.days; },
          [&](const FixedPath& p) -> std::optional<std::int32_t> { return p.day ? std::optional(p.day->days) : data_.codes.find(p.code); },
      },
      plan_[id].node);
}

std::uint32_t Evaluator::row_at(const RowPath& p, const Key& key) {
  Key wanted;
  for (PathId part : p.key) {
    auto value = path(part, key);
    if (!value) return table::kNoRow;
    wanted.push(*value);
  }
  const auto& index = data_.index[p.table.index];
  auto found = index.find(wanted);
  if (found == index.end()) return table::kNoRow;
  if (p.period) return row_in_period(p, found->second, wanted, key);
  const table::Table& rows = data_.tables[p.table.index];
  std::optional<std::int32_t> day;
  if (p.day) {
    day = path(*p.day, key);
    if (!day) return table::kNoRow;
  }
  for (std::uint32_t row : found->second) {
    if (day && rows.schema.from >= 0) {
      std::int64_t from = rows.columns[rows.schema.from][row];
      std::int64_t through = rows.schema.through >= 0 ? rows.columns[rows.schema.through][row] : table::kEmpty;
      if (from > *day || (through != table::kEmpty && through < *day)) continue;
    }
    use_row(p.table, row);
    return row;
  }
  return table::kNoRow;
}

std::string Evaluator::asked_key(TableId id, const Key& wanted) const {
  const Table& table = plan_[id];
  std::string text;
  for (std::size_t i = 0; i < wanted.size; ++i) {
    const table::ColumnSchema& schema = table.schema.columns[table.schema.key[i]];
    bool period = schema.kind == table::CellKind::period;
    if (wanted[i] == kUnknownPart) continue;
    text += (text.empty() ? "" : ", ") + (period ? period_key(plan_.calendar, period_of(plan_.calendar, schema.cycle, Date{wanted[i]}), plan_.language) : schema.name + " " + data_.codes.text(wanted[i]));
  }
  return text;
}

// The row whose interval touches the period. Two of them would give two answers: that is a trouble, never a choice.
std::uint32_t Evaluator::row_in_period(const RowPath& p, const std::vector<std::uint32_t>& candidates, const Key& wanted, const Key& key) {
  auto start = path(*p.period, key);
  if (!start) return table::kNoRow;
  Period period = period_of(plan_.calendar, p.cycle, Date{*start});
  const Period asked_of = within_term(plan_.calendar, period);
  const table::Table& rows = data_.tables[p.table.index];
  std::vector<std::uint32_t> touching;
  for (std::uint32_t row : candidates) {
    std::int64_t from = rows.columns[rows.schema.from][row];
    std::int64_t through = rows.schema.through >= 0 ? rows.columns[rows.schema.through][row] : table::kEmpty;
    if (from <= asked_of.last.days && (through == table::kEmpty || through >= asked_of.first.days)) touching.push_back(row);
  }
  if (touching.empty()) return table::kNoRow;
  if (touching.size() > 1) {
    troubles_.push_back({"several-rows", plan_[p.table].name(), asked_key(p.table, wanted), period_key(plan_.calendar, period, plan_.language), {}, 0, touching});
    return table::kNoRow;
  }
  use_row(p.table, touching[0]);
  return touching[0];
}

void Evaluator::use_row(TableId id, std::uint32_t row) {
  table::RowFate& fate = data_.tables[id.index].fates[row];
  if (fate == table::RowFate::accepted) fate = table::RowFate::used;
  if (fate == table::RowFate::before_term) fate = table::RowFate::before_term_used;
}

}  // namespace bkm::interpret
