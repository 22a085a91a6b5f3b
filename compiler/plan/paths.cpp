#include "compiler/plan/paths.hpp"

#include <algorithm>

namespace bkm::plan {
namespace {

class Same {
 public:
  explicit Same(const Plan& plan) : plan_(plan) {}

  bool operator()(PathId a, PathId b) const {
    if (a == b) return true;
    const auto &one = plan_[a].node, &other = plan_[b].node;
    if (one.index() != other.index()) return false;
    return std::visit([&](const auto& step) { return equal(step, std::get<std::decay_t<decltype(step)>>(other)); }, one);
  }

 private:
  bool operator()(const std::optional<PathId>& a, const std::optional<PathId>& b) const { return a.has_value() == b.has_value() && (!a || (*this)(*a, *b)); }

  bool equal(const AxisPath& a, const AxisPath& b) const { return a.axis == b.axis; }
  bool equal(const ColumnPath& a, const ColumnPath& b) const { return a.table == b.table && a.column == b.column && (*this)(a.row, b.row); }
  bool equal(const PeriodPath& a, const PeriodPath& b) const { return a.to == b.to && (*this)(a.of, b.of); }
  bool equal(const LastDayPath& a, const LastDayPath& b) const { return a.cycle == b.cycle && (*this)(a.of, b.of); }
  bool equal(const PreviousPath& a, const PreviousPath& b) const { return a.cycle == b.cycle && (*this)(a.of, b.of); }
  bool equal(const TermPath&, const TermPath&) const { return true; }
  bool equal(const FixedPath& a, const FixedPath& b) const { return a.code == b.code && a.day == b.day; }
  bool equal(const RowPath& a, const RowPath& b) const {
    return a.table == b.table && a.cycle == b.cycle && (*this)(a.day, b.day) && (*this)(a.period, b.period) &&
           std::equal(a.key.begin(), a.key.end(), b.key.begin(), b.key.end(), [&](PathId x, PathId y) { return (*this)(x, y); });
  }

  const Plan& plan_;
};

}  // namespace

bool same_path(const Plan& plan, PathId a, PathId b) { return Same(plan)(a, b); }

namespace {

bool same(const Plan& plan, const ColumnValue& a, const ColumnValue& b) { return a.table == b.table && a.column == b.column && same_path(plan, a.row, b.row); }

bool same(const Plan& plan, const MeasureValue& a, const MeasureValue& b) {
  return a.rule == b.rule && std::equal(a.key.begin(), a.key.end(), b.key.begin(), b.key.end(), [&](PathId x, PathId y) { return same_path(plan, x, y); });
}

bool same(const Plan& plan, const PreviousValue& a, const PreviousValue& b) {
  const auto *column = std::get_if<ColumnValue>(&a.of), *other_column = std::get_if<ColumnValue>(&b.of);
  if (a.cycle != b.cycle || !column != !other_column) return false;
  return column ? same(plan, *column, *other_column) : same(plan, std::get<MeasureValue>(a.of), std::get<MeasureValue>(b.of));
}

template <class T>
bool both(const Plan& plan, const Expr& a, const Expr& b) {
  const auto *one = std::get_if<T>(&a.node), *other = std::get_if<T>(&b.node);
  return one && other && same(plan, *one, *other);
}

}  // namespace

bool same_reading(const Plan& plan, const Expr& a, const Expr& b) {
  return both<ColumnValue>(plan, a, b) || both<MeasureValue>(plan, a, b) || both<PreviousValue>(plan, a, b);
}

std::vector<PathId> use_paths(const Aggregate& aggregate) {
  std::vector<PathId> paths;
  for (const GroupAxis& axis : aggregate.group) paths.push_back(axis.use);
  return paths;
}

bool in_touched_period(const Plan& plan, PathId path) {
  const auto& node = plan[path].node;
  if (const auto* column = std::get_if<ColumnPath>(&node)) return in_touched_period(plan, column->row);
  const auto* row = std::get_if<RowPath>(&node);
  return row && (row->period || std::any_of(row->key.begin(), row->key.end(), [&](PathId part) { return in_touched_period(plan, part); }));
}

bool follows_axis(const Plan& plan, PathId path, std::size_t axis) {
  auto follows = [&](PathId part) { return follows_axis(plan, part, axis); };
  return std::visit(Overloaded{[&](const AxisPath& p) { return p.axis == axis; }, [&](const ColumnPath& p) { return follows(p.row); },
                               [&](const PeriodPath& p) { return follows(p.of); }, [&](const LastDayPath& p) { return follows(p.of); },
                               [&](const PreviousPath& p) { return follows(p.of); }, [&](const RowPath& p) { return std::any_of(p.key.begin(), p.key.end(), follows); },
                               [](const TermPath&) { return false; }, [](const FixedPath&) { return false; }},
                    plan[path].node);
}

bool states_a_key(const Plan& plan, PathId row) {
  const auto* path = std::get_if<RowPath>(&plan[row].node);
  return path && std::any_of(path->key.begin(), path->key.end(), [&](PathId part) { return std::holds_alternative<FixedPath>(plan[part].node); });
}

}  // namespace bkm::plan
