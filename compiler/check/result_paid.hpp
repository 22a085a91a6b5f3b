// What has to be reached before anything is paid: € 500 als score >= 8.
#pragma once
#include <set>
#include <string>

#include "compiler/plan/plan.hpp"

namespace bkm::check {

class ResultPaid {
 public:
  explicit ResultPaid(const plan::Plan& plan) : plan_(plan) {}

  // The column of a result without which the amount is surely nothing: a score, percentage or answer of a period. Empty where there is none: a
  // fact about a client is no result, and a choice between two amounts pays either way.
  std::string needed_for(plan::ExprId amount);

 private:
  std::string of_rule(plan::RuleId rule);
  std::string of_choice(const plan::If& choice);
  std::string of_scale(const plan::ScaleValue& call);
  std::string of_fold(const plan::Aggregate& fold);
  std::string of_product(const plan::Binary& product);
  std::string decided_by(plan::ExprId condition) const;

  const plan::Plan& plan_;
  std::set<std::uint32_t> seen_;  // rules
};

}  // namespace bkm::check
