// One run of a contract over its tables. Private to run*.cpp.
#pragma once
#include <map>
#include <set>

#include "compiler/interpret/evaluator.hpp"
#include "compiler/interpret/limit_posts.hpp"
#include "compiler/interpret/run.hpp"
#include "compiler/interpret/support.hpp"

namespace bkm::interpret {

class Runner {
 public:
  Runner(const plan::Plan& plan, Data& data, const std::vector<Stub>& stubs) : plan_(plan), data_(data), stubs_(stubs), evaluator_(plan, data, result_.rules) {
    result_.rules.resize(plan.rules.size());
    for (const Stub& stub : stubs) evaluator_.set_stated(stub.rule, stub.key);
  }
  Settlement run();
  std::vector<RuleResult> measures(const std::set<plan::Node>& nodes);

 private:
  // --- rules (run.cpp) ---
  void run_step(const std::variant<plan::RuleId, plan::LimitId, plan::Recursion>& step);
  void run_rule(plan::RuleId id, const Period* within = nullptr);
  static bool lies_in(const Period& period, Date day);
  void run_keys(plan::RuleId id, const Keys& keys);
  void take_troubles(plan::RuleId id, const Key& key);
  std::optional<std::size_t> period_axis(const plan::Rule& rule) const;
  void run_periods(const plan::Recursion& recursion);
  void evaluate(plan::RuleId id, const Key& key, const Touched& touched);
  Value value_of(const plan::Rule& rule, const Key& key);
  bool usable(plan::RuleId id, const Key& key, const Value& value);
  void keep(plan::RuleId id, const Key& key, Cell cell);
  std::optional<Value> stubbed(plan::RuleId id, const Key& key) const;
  bool is_of_before(const plan::Rule& rule, const Cell& cell) const;
  static Rational rounded(const plan::Rule& rule, const Rational& exact, std::optional<Date> day);
  bool post(plan::RuleId id, const Key& key, Cell& cell);
  std::optional<Date> post_day(const plan::Rule& rule, const Key& key);

  // --- cumulatief binnen (run_cumulative.cpp) ---
  struct ToDate {
    std::map<std::uint32_t, Rational> quantities;
    Rational exact, rounded;  // what has been given so far
  };
  void run_cumulative(plan::RuleId id, const Keys& keys);
  void run_to_date(plan::RuleId id, const Key& rest, const std::map<std::int32_t, const Keys::value_type*>& entries, const std::vector<Period>& periods);
  bool add_quantities(plan::RuleId id, const Key& key, ToDate& to_date);
  void give_increase(plan::RuleId id, const Key& key, ToDate& to_date);

  // --- splits (run_splits.cpp) ---
  void prepare_splits(plan::RuleId id, const Keys& keys, const Period* within);
  void divide_among_nobody(plan::RuleId id, plan::SplitId split, const Period* within, std::vector<Division>& divisions);
  static Division only_rest(plan::RuleId id, const Key& rest, const Value& pot);
  void divide_nothing(plan::RuleId id, plan::SplitId split_id, std::vector<Division>& divisions);
  void take_division(plan::RuleId id, plan::SplitId split, const Division& division);
  void stop_pot(const char* kind, plan::RuleId id, plan::SplitId split, const Key& key, const Rational& pot);
  Date rest_day(const plan::Split& split, const Key& rest) const;

  // --- limits (run_limits.cpp) ---
  void run_limit(plan::LimitId id, const Period* within = nullptr);
  void cut(plan::LimitId id, const Key& group, const std::vector<Limited>& posts);

  // --- eis, conservation (run.cpp) ---
  void check_require(std::size_t i);
  void drop_consequences();
  void unbalanced(const std::string& what);
  void verify();
  void verify_parties();

  const plan::Plan& plan_;
  Data& data_;
  const std::vector<Stub>& stubs_;
  Settlement result_;
  Evaluator evaluator_;
};

}  // namespace bkm::interpret
