// begrens (M8): which posts stand under one ceiling, in what order, and what each of them loses.
#pragma once
#include <functional>

#include "compiler/interpret/evaluator.hpp"

namespace bkm::interpret {

struct Limited {
  plan::RuleId rule;
  Key key;
  Date day;
  Rational amount;  // as the limit finds it
  std::vector<std::int64_t> order;
  bool exempt;
  std::shared_ptr<const Trouble> trouble;  // why it cannot be told whether it is exempt
};

// What posts have in common with those under the same ceiling: the key of the limit. `at`: the place of the post's rule in it.
std::optional<Key> limit_group(const plan::Plan& plan, Evaluator& evaluator, const plan::Limit& limit, std::size_t at, const Key& key, Date day);
// Yes, no, or why that cannot be told.
Value is_exempt(Evaluator& evaluator, const plan::Limit& limit, std::size_t at, const Key& key);

// The posts of a limit that count under its ceiling, by group, in order. `amount`: of a post as the limit finds it; `counts`: whether it is
// asked about.
std::map<Key, std::vector<Limited>> posts_under(const plan::Plan& plan, const Data& data, Evaluator& evaluator, const std::vector<RuleResult>& results,
                                                plan::LimitId limit, const std::function<Rational(const Cell&)>& amount,
                                                const std::function<bool(const Key& group, Date day)>& counts);

// A ceiling, and what is left under it, count in whole steps of this size.
Rational step_of(const plan::Plan& plan, const plan::Limit& limit, Date day);

// What each of these posts of one group loses (> 0) or gets back (< 0) under this ceiling.
std::vector<Rational> losses(const plan::Plan& plan, const plan::Limit& limit, const std::vector<Limited>& posts, const Rational& ceiling);

}  // namespace bkm::interpret
