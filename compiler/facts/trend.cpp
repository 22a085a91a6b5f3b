#include "compiler/facts/trend.hpp"

#include <algorithm>

#include "compiler/plan/scale_shape.hpp"

namespace bkm::facts {
namespace {

using namespace plan;

Trend turned(Trend trend) { return trend == Trend::rises ? Trend::falls : trend == Trend::falls ? Trend::rises : trend; }

Trend joined(Trend a, Trend b) {
  if (a == Trend::constant || a == b) return b;
  return b == Trend::constant ? a : Trend::unknown;
}

class Trends {
 public:
  Trends(const Plan& plan, const std::function<Range(ExprId)>& range, const std::vector<ExprId>& quantities)
      : plan_(plan), range_(range), quantities_(quantities) {}

  Trend of(ExprId id) const {
    if (std::find(quantities_.begin(), quantities_.end(), id) != quantities_.end()) return Trend::rises;
    return std::visit(Overloaded{
                          [&](const Negate& e) { return turned(of(e.operand)); },
                          [&](const Each& e) { return of(e.operand); },
                          [&](const Binary& e) { return binary(e); },
                          [&](const Bound& e) { return joined(of(e.value), e.kind == ast::BoundKind::above ? turned(of(e.limit)) : of(e.limit)); },
                          [&](const ScaleValue& e) { return scale(e); },
                          [&](const IfMissing& e) { return e.fallback ? joined(of(e.operand), of(*e.fallback)) : of(e.operand); },
                          [&](const auto&) { return without(id) ? Trend::constant : Trend::unknown; },
                      },
                      plan_[id].node);
  }

 private:
  bool without(ExprId id) const {
    bool none = true;
    for_each_child(plan_[id], [&](ExprId child) { none &= of(child) == Trend::constant; });
    return none;
  }

  // A factor that is never negative keeps the direction.
  Trend scaled(Trend trend, ExprId factor) const {
    if (trend == Trend::constant) return trend;
    Range range = range_(factor);
    if (range.never_negative()) return trend;
    return range.high && *range.high <= 0 ? turned(trend) : Trend::unknown;
  }

  Trend binary(const Binary& e) const {
    Trend left = of(e.left), right = of(e.right);
    switch (e.op) {
      case ast::Arithmetic::add: return joined(left, right);
      case ast::Arithmetic::subtract: return joined(left, turned(right));
      case ast::Arithmetic::multiply:
        if (right == Trend::constant) return scaled(left, e.right);
        return left == Trend::constant ? scaled(right, e.left) : joined(scaled(left, e.right), scaled(right, e.left));
      case ast::Arithmetic::divide: return right == Trend::constant ? scaled(left, e.right) : Trend::unknown;
    }
    return Trend::unknown;
  }

  Trend scale(const ScaleValue& e) const {
    Trend argument = of(e.argument);
    const Scale& scale = plan_[e.scale];
    if (argument == Trend::constant) return argument;
    bool falls = scale.file.has_value();  // its bands are not known yet
    for (const Ladder& ladder : scale.ladders) falls |= ladder.column == e.column && falls_at(scale.kind, ladder.bands);
    return falls ? Trend::unknown : argument;
  }

  const Plan& plan_;
  const std::function<Range(ExprId)>& range_;
  const std::vector<ExprId>& quantities_;
};

}  // namespace

Trend trend(const Plan& plan, const std::function<Range(ExprId)>& range, ExprId id, const std::vector<ExprId>& quantities) {
  return Trends(plan, range, quantities).of(id);
}

}  // namespace bkm::facts
