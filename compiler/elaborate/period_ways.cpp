// Ways from a row to a day or period: its own, and that of a register for a row that has none. Two ways that nothing decides between may not be asked for.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

using Ways = std::vector<std::pair<Cycle, PathId>>;

void sort_finest_first(Ways& ways) {
  std::stable_sort(ways.begin(), ways.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

TableId table_of(const Plan& plan, PathId way) {
  const auto* column = std::get_if<ColumnPath>(&plan[way].node);
  return column ? column->table : TableId{};
}

}  // namespace

// What the rows of the key say, before any register is looked at.
Closure Elaborator::own_closure(const Frame& frame) {
  Closure closure;
  for (std::size_t i = 0; i < frame.size(); ++i) {
    const Dimension& dimension = plan_[frame[i].dimension];
    PathId path = add_path({AxisPath{i}});
    if (dimension.kind == DimensionKind::entity) closure.axes[frame[i].name].push_back({path, frame[i].dimension, true, {frame[i].name, frame[i].name}});
    if (dimension.kind == DimensionKind::period) closure.periods.emplace_back(dimension.cycle, path);
    if (dimension.kind == DimensionKind::row) add_event_row(closure, dimension.table, path, true);
  }
  sort_finest_first(closure.periods);
  return closure;
}

// The periods that registers on the way from a row say.
Ways Elaborator::register_periods(const Closure& closure, TableId own) {
  Ways ways;
  for (const auto& [t, row] : closure.rows) {
    const Table& table = plan_.tables[t];
    if (t == own.index || table.form == TableForm::event) continue;
    for (int c = 0; c < static_cast<int>(table.columns.size()); ++c)
      if (table.schema.columns[c].kind == table::CellKind::period && !table.is_key(c)) ways.emplace_back(table.schema.columns[c].cycle, add_path({ColumnPath{row, TableId{t}, c}}));
  }
  sort_finest_first(ways);
  return ways;
}

// A row without a day or period of its own has that of the one register that has it. Any other is a way that nothing decides for.
Closure Elaborator::close_over_row(const Closure& known, TableId own) {
  Closure closed = known;
  close_over_registers(closed, own);
  Ways ways = register_periods(closed, own);
  const TableId from = ways.empty() ? TableId{} : table_of(plan_, ways.front().second);
  const auto of_that = [&](const auto& way) { return table_of(plan_, way.second) == from; };
  if (known.periods.empty() && known.other_periods.empty() && !ways.empty() && std::all_of(ways.begin(), ways.end(), of_that)) {
    closed = known;
    closed.periods = ways;
    close_over_registers(closed, own);
    ways = register_periods(closed, own);
    std::erase_if(ways, of_that);
  }
  closed.other_periods.insert(closed.other_periods.end(), ways.begin(), ways.end());
  return closed;
}

// datum van dec
Text Elaborator::period_way(PathId way) const {
  const auto* column = std::get_if<ColumnPath>(&plan_[way].node);
  if (const auto* within = std::get_if<PeriodPath>(&plan_[way].node)) return period_way(within->of);
  if (!column) return {};
  const std::string &name = plan_[column->table].schema.columns[column->column].name, &table = plan_[column->table].name();
  return {name + " van " + table, name + " of " + table};
}

// Two ways to this period of which none is a period of the row itself. `taken`: the one that would be read.
bool Elaborator::report_unclear_period(const Closure& known, const Axis& axis, std::optional<PathId> taken, Span span) {
  std::vector<PathId> ways;
  if (taken) ways.push_back(*taken);
  const Cycle wanted = plan_[axis.dimension].cycle;
  for (const auto& [cycle, way] : known.other_periods)
    if (wanted != Cycle::term && determines(plan_.calendar, cycle, wanted)) ways.push_back(way);
  if (ways.size() < 2) return false;
  report(kAmbiguousPath, span, {axis.name, period_way(ways[0]), period_way(ways[1])});
  return true;
}

// The periods that a row says itself must agree with what else it says of its day or period (M10).
void Elaborator::check_periods(TableId id) {
  const Ways ways = closure(row_frame(id)).periods;
  const auto own_column = [&](PathId way) {
    const auto* column = std::get_if<ColumnPath>(&plan_[way].node);
    return column && column->table == id && plan_[id].schema.columns[column->column].kind == table::CellKind::period ? column->column : -1;
  };
  for (std::size_t i = ways.size(); i-- > 0;) {
    const int column = own_column(ways[i].second);
    if (column < 0) continue;
    for (std::size_t other = 0; other < ways.size(); ++other)
      if (other < i || own_column(ways[other].second) < 0) plan_.period_checks.push_back({id, column, ways[other].first, ways[other].second});
  }
}

}  // namespace bkm::elaborate
