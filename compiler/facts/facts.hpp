// What the plan implies about its values, without data: ranges, steps, key order. A side table; the plan is not changed.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "compiler/plan/plan.hpp"

namespace bkm::facts {

// Both ends included; none: unbounded.
struct Range {
  std::optional<Rational> low, high;
  bool is_point() const { return low && high && *low == *high; }
  bool never_negative() const { return low && *low >= 0; }
};
Range hull(const Range& a, const Range& b);

// Every value is an integer multiple of `step`; none: not known. Its denominator is the static denominator of the node.
struct Value {
  Range range;
  std::optional<Rational> step;
};

struct Facts {
  std::vector<Value> exprs;  // by ExprId; conditions have none
  std::vector<Value> rules;  // by RuleId: what the name means (D5, D8): posted for a payable
  std::vector<Value> gross;  // by RuleId: exact
  const Value& operator[](plan::ExprId id) const { return exprs[id.index]; }
};

Facts derive(const plan::Plan& plan);

// The range of an expression when some leaves are known better: `known` gives the range of a leaf, or nothing.
// Conditions: `truth` is yes, no, or nothing when either is possible.
using Known = std::function<std::optional<Range>(plan::ExprId)>;
Range range_where(const plan::Plan& plan, const Facts& facts, plan::ExprId id, const Known& known);
std::optional<bool> truth_where(const plan::Plan& plan, const Facts& facts, plan::ExprId id, const Known& known);

// The plan with its facts, readable by a person (--dump=facts).
std::string print(const plan::Plan& plan, const Facts& facts);

}  // namespace bkm::facts
