#include <algorithm>
#include <set>

#include "compiler/facts/facts.hpp"
#include "compiler/facts/leaves.hpp"
#include "compiler/facts/range.hpp"
#include "compiler/facts/trend.hpp"

namespace bkm::facts {
namespace {

using namespace plan;

const Rational kDrawStep(Integer(1), Integer(1) << 64);

// A bound that can be `geen` may bound nothing (D27): a cell `of geen`, `bij ontbreken geen`, or what is computed from one.
bool may_be_none(const Plan& plan, ExprId id) {
  const Expr& expr = plan[id];
  if (const auto* c = std::get_if<ColumnValue>(&expr.node)) return plan[c->table].schema.columns[c->column].may_be_empty();
  if (const auto* missing = std::get_if<IfMissing>(&expr.node)) return !missing->fallback || may_be_none(plan, *missing->fallback);
  if (const auto* parameter = std::get_if<ParameterValue>(&expr.node)) return parameter->argument && may_be_none(plan, *parameter->argument);
  bool none = false;
  for_each_child(expr, [&](ExprId child) { none |= may_be_none(plan, child); });
  return none;
}

class Deriver {
 public:
  explicit Deriver(const Plan& plan) : plan_(plan) {
    facts_.exprs.resize(plan.exprs.size());
    facts_.rules.resize(plan.rules.size());
    facts_.gross.resize(plan.rules.size());
    done_.resize(plan.exprs.size(), false);
    rule_done_.resize(plan.rules.size(), false);
    for (const Rule& rule : plan.rules)
      if (rule.cumulative)
        for (ExprId quantity : rule.cumulative->quantities) to_date_.insert(quantity.index);
  }

  Facts run() {
    for (std::uint32_t i = 0; i < plan_.exprs.size(); ++i) expr(ExprId{i});
    for (std::uint32_t i = 0; i < plan_.rules.size(); ++i) rule(RuleId{i});
    return std::move(facts_);
  }

 private:
  const Value& expr(ExprId id) {
    if (!done_[id.index]) {
      done_[id.index] = true;
      facts_.exprs[id.index] = compute(plan_[id]);
      if (to_date_.contains(id.index)) facts_.exprs[id.index].range = total(facts_.exprs[id.index].range);
    }
    return facts_.exprs[id.index];
  }

  // Of values of one sign, added up over any number of periods.
  static Range total(const Range& each) {
    Range range;
    if (each.never_negative()) range.low = each.low;
    if (each.high && *each.high <= 0) range.high = each.high;
    return range;
  }

  // What a running total of this kind grows by in one period.
  Value increase(const Rule& rule, const Value& total) {
    auto range = [&](ExprId id) { return expr(id).range; };
    bool grows = std::all_of(rule.cumulative->quantities.begin(), rule.cumulative->quantities.end(), [&](ExprId id) { return expr(id).range.never_negative(); });
    if (!grows || trend(plan_, range, rule.body, rule.cumulative->quantities) != Trend::rises) return {{}, total.step};
    return {{total.range.never_negative() ? std::optional(Rational(0)) : std::nullopt, total.range.low ? total.range.high : std::nullopt}, total.step};
  }

  const Value& rule(RuleId id) {
    if (rule_done_[id.index]) return facts_.rules[id.index];
    rule_done_[id.index] = true;
    const Rule& rule = plan_[id];
    if (!rule.body || rule.type.kind != ValueKind::number) return facts_.rules[id.index];
    Value exact = expr(rule.body);
    if (rule.cumulative) exact = increase(rule, exact);
    if (rule.part.kind == PartKind::pro_rata) exact = {hull(exact.range, point(0)), {}};
    if (rule.zero_without_rows) exact.range = hull(exact.range, point(0));
    facts_.gross[id.index] = exact;
    if (!rule.rounding.empty()) exact = rounded(rule, exact);
    if (rule.cumulative) exact.range.low = after_coarser_rounding(rule, exact.range.low);
    facts_.rules[id.index] = exact;
    return facts_.rules[id.index];
  }

  static Value rounded(const Rule& rule, const Value& exact) {
    Value result{{}, rule.rounding[0].step};
    for (const RoundingStep& step : rule.rounding) result.step = both(result.step, step.step);
    // Every mode is monotone, so the rounded ends bound the rounded values; which step holds depends on the day.
    for (const RoundingStep& step : rule.rounding) {
      auto rounded_end = [&](const std::optional<Rational>& end) { return end ? std::optional(round_to(*end, step.step, step.mode)) : std::nullopt; };
      Range here{rounded_end(exact.range.low), rounded_end(exact.range.high)};
      result.range = &step == &rule.rounding.front() ? here : hull(result.range, here);
    }
    return result;
  }

  // What was given of a running total was rounded as its day says. Where that changes, the next increase also takes off what the old rounding gave
  // too much: less than one old and one new step.
  static std::optional<Rational> after_coarser_rounding(const Rule& rule, std::optional<Rational> low) {
    if (!low || rule.rounding.size() < 2) return low;
    std::vector<Rational> steps;
    for (const RoundingStep& rounding : rule.rounding) steps.push_back(rounding.step);
    std::sort(steps.begin(), steps.end(), std::greater<>());
    return Rational(*low - steps[0] - steps[1]);
  }

  Value rate(const Rate& rate) {
    Value result;
    bool first = true;
    for (const RateStep& step : rate.steps) {
      if (!step.value) continue;
      result.range = first ? point(*step.value) : hull(result.range, point(*step.value));
      result.step = first ? of_constant(*step.value) : both(result.step, of_constant(*step.value));
      first = false;
    }
    return result;
  }

  Value aggregate(const Aggregate& aggregate) {
    if (aggregate.fold == ast::Fold::count) return {{Rational(0), {}}, Rational(1)};
    Value value = expr(*aggregate.value);
    switch (aggregate.fold) {
      case ast::Fold::sum: {
        Range range;
        if (value.range.never_negative()) range.low = 0;
        if (value.range.high && *value.range.high <= 0) range.high = 0;
        return {range, value.step};
      }
      case ast::Fold::average: {
        const auto& components = aggregate.components;
        const bool other = components && components->rule == ast::MissingRule::counts_as;
        return {other ? hull(value.range, {components->counts_as, components->counts_as}) : value.range, {}};
      }
      default: return value;
    }
  }

  Value binary(const Binary& e) {
    Value a = expr(e.left), b = expr(e.right);
    switch (e.op) {
      case ast::Arithmetic::add: return {add(a.range, b.range), sum_step(a, b)};
      case ast::Arithmetic::subtract: return {add(a.range, negate(b.range)), sum_step(a, b)};
      case ast::Arithmetic::multiply: return {multiply(a.range, b.range), a.step && b.step ? Step(Rational(*a.step * *b.step)) : Step()};
      case ast::Arithmetic::divide: {
        Step step;
        if (a.step && b.range.is_point() && *b.range.low != 0) step = abs(Rational(*a.step / *b.range.low));
        return {divide(a.range, b.range), step};
      }
    }
    return {};
  }
  // 0 has no step of its own and fits every one.
  static Step sum_step(const Value& a, const Value& b) {
    auto zero = [](const Value& v) { return v.range.is_point() && *v.range.low == 0; };
    return zero(a) ? b.step : zero(b) ? a.step : both(a.step, b.step);
  }

  Value bound(const Bound& e) {
    Value a = expr(e.value), b = expr(e.limit);
    if (may_be_none(plan_, e.limit)) {  // then the value stands as it is
      Value bounded = bound(e.kind, a, b);
      return {hull(a.range, bounded.range), sum_step(a, b)};
    }
    return bound(e.kind, a, b);
  }

  static Value bound(ast::BoundKind kind, const Value& a, const Value& b) {
    switch (kind) {
      case ast::BoundKind::at_most: return {at_most(a.range, b.range), sum_step(a, b)};
      case ast::BoundKind::at_least: return {at_least(a.range, b.range), sum_step(a, b)};
      case ast::BoundKind::above: return {at_least(add(a.range, negate(b.range)), point(0)), sum_step(a, b)};
    }
    return {};
  }

  Value compute(const Expr& e) {
    if (e.type.kind != ValueKind::number) return {};
    return std::visit(
        Overloaded{
            [&](const Constant& c) { return Value{point(c.value), of_constant(c.value)}; },
            [&](const ColumnValue& c) { return column(plan_, c); },
            [&](const MeasureValue& m) { return measure(m); },
            [&](const PreviousValue& p) { return std::visit(Overloaded{[&](const MeasureValue& m) { return measure(m); }, [&](const ColumnValue& c) { return column(plan_, c); }}, p.of); },
            [&](const RankValue&) { return Value{{Rational(1), {}}, Rational(1)}; },
            [&](const RateValue& r) { return rate(plan_[r.rate]); },
            [&](const AggregateValue& a) { return aggregate(plan_[a.aggregate]); },
            [&](const SplitValue& s) { return split(plan_[s.split]); },
            [&](const ScaleValue& s) { return scale(plan_, s, expr(s.argument)); },
            [&](const FunctionValue& f) { return expr(f.body); },
            [&](const ParameterValue& p) { return p.argument ? expr(*p.argument) : Value{}; },
            [](const DrawValue&) { return Value{{Rational(0), Rational(1)}, kDrawStep}; },
            [&](const Negate& n) { return Value{negate(expr(n.operand).range), expr(n.operand).step}; },
            [&](const Binary& b) { return binary(b); },
            [&](const Bound& b) { return bound(b); },
            [&](const If& i) {
              Value then = expr(i.then);
              if (!i.otherwise) return then;
              Value otherwise = expr(*i.otherwise);
              return Value{hull(then.range, otherwise.range), sum_step(then, otherwise)};
            },
            [&](const IfMissing& i) {
              Value value = expr(i.operand);
              if (!i.fallback) return value;
              Value fallback = expr(*i.fallback);
              return Value{hull(value.range, fallback.range), sum_step(value, fallback)};
            },
            [&](const Each& x) { return expr(x.operand); },
            [](const auto&) { return Value{}; },
        },
        e.node);
  }

  // In a rule that reads itself nothing is known yet: any value.
  Value measure(const MeasureValue& m) {
    rule(m.rule);
    return m.stage == ast::Stage::gross ? facts_.gross[m.rule.index] : net(m);
  }

  // A limit moves a post toward 0, never past it, in steps that all of its posts are rounded to.
  Value net(const MeasureValue& m) {
    Value posted = facts_.rules[m.rule.index];
    if (m.stage != ast::Stage::net) return posted;
    posted.range = hull(posted.range, point(0));
    for (const Limit& limit : plan_.limits)
      if (std::find(limit.rules.begin(), limit.rules.end(), m.rule) != limit.rules.end())
        for (RuleId rule : limit.rules)
          for (const RoundingStep& step : plan_[rule].rounding) posted.step = both(posted.step, step.step);
    return posted;
  }

  Value split(const Split& split) {
    Value pot = expr(split.pot);
    Range range = pot.range.never_negative() ? Range{Rational(0), pot.range.high} : Range{};
    return {range, split.exact || split.step == 0 ? Step() : Step(split.step)};
  }

  const Plan& plan_;
  Facts facts_;
  std::vector<bool> done_, rule_done_;
  std::set<std::uint32_t> to_date_;  // quantities of `cumulatief`
};

}  // namespace

Facts derive(const Plan& plan) { return Deriver(plan).run(); }

Range range_where(const Plan& plan, const Facts& facts, ExprId id, const Known& known) {
  if (auto better = known(id)) return *better;
  auto at = [&](ExprId child) { return range_where(plan, facts, child, known); };
  return std::visit(
      Overloaded{
          [&](const Negate& e) { return negate(at(e.operand)); },
          [&](const Each& e) { return at(e.operand); },
          [&](const Binary& e) {
            switch (e.op) {
              case ast::Arithmetic::add: return add(at(e.left), at(e.right));
              case ast::Arithmetic::subtract: return add(at(e.left), negate(at(e.right)));
              case ast::Arithmetic::multiply: return multiply(at(e.left), at(e.right));
              case ast::Arithmetic::divide: return divide(at(e.left), at(e.right));
            }
            return Range{};
          },
          [&](const Bound& e) {
            Range value = at(e.value), limit = at(e.limit);
            Range bounded = e.kind == ast::BoundKind::at_most    ? at_most(value, limit)
                            : e.kind == ast::BoundKind::at_least ? at_least(value, limit)
                                                                 : at_least(add(value, negate(limit)), point(0));
            return may_be_none(plan, e.limit) ? hull(value, bounded) : bounded;
          },
          [&](const If& e) {
            auto truth = truth_where(plan, facts, e.condition, known);
            Range otherwise = e.otherwise ? at(*e.otherwise) : point(0);
            if (truth) return *truth ? at(e.then) : otherwise;
            return hull(at(e.then), otherwise);
          },
          [&](const IfMissing& e) {
            const auto* divided = std::get_if<Binary>(&plan[e.operand].node);
            bool by_nought = divided && divided->op == ast::Arithmetic::divide && at(divided->right).is_point() && *at(divided->right).low == 0;
            if (by_nought && e.fallback) return at(*e.fallback);  // there is no quotient
            return e.fallback ? hull(at(e.operand), at(*e.fallback)) : at(e.operand);
          },
          [&](const FunctionValue& e) { return at(e.body); },
          [&](const ParameterValue& e) { return e.argument ? at(*e.argument) : Range{}; },
          [&](const ScaleValue& e) {
            const auto found = scale_at(plan[e.scale], e.column, at(e.argument));
            return found ? found->range : facts[id].range;
          },
          [&](const SplitValue& e) {  // nothing for a weight of 0
            if (plan[e.split].weight)
              if (Range weight = at(*plan[e.split].weight); weight.is_point() && *weight.low == 0) return weight;
            Range pot = at(plan[e.split].pot);
            return pot.is_point() && *pot.low == 0 ? pot : facts[id].range;
          },
          [&](const auto&) { return facts[id].range; },
      },
      plan[id].node);
}

std::optional<bool> truth_where(const Plan& plan, const Facts& facts, ExprId id, const Known& known) {
  auto truth = [&](ExprId child) { return truth_where(plan, facts, child, known); };
  auto range = [&](ExprId child) { return range_where(plan, facts, child, known); };
  return std::visit(
      Overloaded{
          [&](const YesNoConstant& e) { return std::optional(e.value); },
          [&](const FunctionValue& e) { return truth(e.body); },
          [&](const ParameterValue& e) { return e.argument ? truth(*e.argument) : std::nullopt; },
          [&](const Not& e) {
            auto value = truth(e.operand);
            return value ? std::optional(!*value) : std::nullopt;
          },
          [&](const And& e) {
            bool open = false;
            for (ExprId operand : e.operands) {
              auto value = truth(operand);
              if (value && !*value) return std::optional(false);
              open |= !value;
            }
            return open ? std::nullopt : std::optional(true);
          },
          [&](const Or& e) {
            bool open = false;
            for (ExprId operand : e.operands) {
              auto value = truth(operand);
              if (value && *value) return std::optional(true);
              open |= !value;
            }
            return open ? std::nullopt : std::optional(false);
          },
          [&](const Compare& e) -> std::optional<bool> {
            if (plan[e.left].type.kind != ValueKind::number) return {};
            Range difference = add(range(e.left), negate(range(e.right)));
            bool negative = difference.high && *difference.high < 0, positive = difference.low && *difference.low > 0;
            bool not_positive = difference.high && *difference.high <= 0, not_negative = difference.low && *difference.low >= 0;
            bool zero = not_positive && not_negative;
            switch (e.op) {
              case ast::Comparison::equal: return zero ? std::optional(true) : negative || positive ? std::optional(false) : std::nullopt;
              case ast::Comparison::unequal: return zero ? std::optional(false) : negative || positive ? std::optional(true) : std::nullopt;
              case ast::Comparison::less: return negative ? std::optional(true) : not_negative ? std::optional(false) : std::nullopt;
              case ast::Comparison::less_equal: return not_positive ? std::optional(true) : positive ? std::optional(false) : std::nullopt;
              case ast::Comparison::greater: return positive ? std::optional(true) : not_positive ? std::optional(false) : std::nullopt;
              case ast::Comparison::greater_equal: return not_negative ? std::optional(true) : negative ? std::optional(false) : std::nullopt;
            }
            return {};
          },
          [](const auto&) { return std::optional<bool>(); },
      },
      plan[id].node);
}

}  // namespace bkm::facts
