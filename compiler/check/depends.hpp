// What an expression is computed from, through all rules that it reads. Private to compiler/check.
#pragma once
#include <functional>
#include <map>

#include "compiler/plan/plan.hpp"

namespace bkm::check {

// Calls visit(ExprId) for the parts of `id` and of every rule that it reads, each rule once.
void visit_deep(const plan::Plan& plan, plan::ExprId id, const std::function<void(plan::ExprId)>& visit);

// A run may give a parameter another value (--set), so nothing is proven from its value.
class Parameters {
 public:
  explicit Parameters(const plan::Plan& plan) : plan_(plan) {}
  bool in(plan::ExprId id);

 private:
  bool in_rule(plan::RuleId id);

  const plan::Plan& plan_;
  std::map<std::uint32_t, bool> rules_;
};

}  // namespace bkm::check
