// A bonus and a penalty of one key on one score: both at once, or neither on exactly the threshold that both name.
#include <algorithm>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kBoth{3746, "bonus-and-malus-at-once", diag::Severity::warning,
                     "Bij {0} {1} geldt de bonus {2}{3} en ook de malus {4}{5}.", "At {0} {1} the bonus {2}{3} applies and the penalty {4}{5} too."};
constexpr Kind kNeither{3747, "threshold-in-neither", diag::Severity::warning,
                        "Bij {0} precies {1} geldt de bonus {2} niet en de malus {3} ook niet; net daarboven en net daaronder wel een van beide.",
                        "At {0} exactly {1} neither the bonus {2} nor the penalty {3} applies; just above and just below one of them does."};

// A value that decides, and where: a threshold of a condition, or the start of a band.
struct Driver {
  std::string text;
  ExprId value;
  std::set<Rational> thresholds;
};

class Incentives {
 public:
  explicit Incentives(Checker& checker) : checker_(checker), plan_(checker.plan) {}

  void pair(const Rule& bonus, const Rule& penalty) {
    std::vector<Driver> of_penalty = drivers(penalty);
    for (Driver& driver : drivers(bonus))
      for (const Driver& other : of_penalty) {
        if (driver.text != other.text) continue;
        driver.thresholds.insert(other.thresholds.begin(), other.thresholds.end());
        if (compare(bonus, penalty, driver)) return;
      }
  }

 private:
  bool compare(const Rule& bonus, const Rule& penalty, const Driver& driver) {
    const std::vector<Rational> tried = values(driver);
    auto told = [&](const Kind& kind, Args args) {
      checker_.report(kind, penalty.name_span, penalty.article, std::move(args)).labels.push_back({bonus.name_span, {"de bonus", "the bonus"}, {}});
      return true;
    };
    for (const Rational& at : tried)
      if (applies(bonus, driver, at) == true && applies(penalty, driver, at) == true) return told(kBoth, {driver.text, shown(at, driver), bonus.name, amount(bonus, driver, at), penalty.name, amount(penalty, driver, at)});
    for (std::size_t i = 1; i + 1 < tried.size(); ++i)
      if (driver.thresholds.contains(tried[i]) && neither(bonus, penalty, driver, tried[i]) && one_each(bonus, penalty, driver, tried[i - 1], tried[i + 1]))
        return told(kNeither, {driver.text, shown(tried[i], driver), bonus.name, penalty.name});
    return false;
  }
  bool neither(const Rule& bonus, const Rule& penalty, const Driver& driver, const Rational& at) const {
    return applies(bonus, driver, at) == false && applies(penalty, driver, at) == false;
  }
  bool one_each(const Rule& bonus, const Rule& penalty, const Driver& driver, const Rational& below, const Rational& above) const {
    return (applies(bonus, driver, below) == true && applies(penalty, driver, above) == true) || (applies(bonus, driver, above) == true && applies(penalty, driver, below) == true);
  }

  // The thresholds and what lies beside them, within what the value can be.
  std::vector<Rational> values(const Driver& driver) const {
    const facts::Value& facts = checker_.facts[driver.value];
    std::set<Rational> tried;
    auto add = [&](const Rational& at) {
      bool possible = (!facts.range.low || at >= *facts.range.low) && (!facts.range.high || at <= *facts.range.high) && (!facts.step || is_multiple(at, *facts.step));
      if (possible) tried.insert(at);
    };
    Rational step = facts.step.value_or(least_distance(driver) / 2);
    for (const Rational& at : driver.thresholds)
      for (const Rational& near : {Rational(at - step), at, Rational(at + step)}) add(near);
    return {tried.begin(), tried.end()};
  }
  static Rational least_distance(const Driver& driver) {
    Rational least = 1;
    for (auto at = driver.thresholds.begin(); at != driver.thresholds.end() && std::next(at) != driver.thresholds.end(); ++at)
      least = std::min(least, Rational(*std::next(at) - *at));
    return least;
  }

  facts::Known knowing(const Driver& driver, const Rational& at) const {
    return [this, &driver, at](ExprId id) -> std::optional<facts::Range> {
      bool own = !std::holds_alternative<ParameterValue>(plan_[id].node);
      if (own && plan_[id].type.kind == ValueKind::number && checker_.written(id) == driver.text) return facts::Range{at, at};
      return {};
    };
  }
  // Of an amount that this value decides: " (€ 100,00)".
  std::string amount(const Rule& rule, const Driver& driver, const Rational& at) const {
    const auto* guard = std::get_if<If>(&plan_[rule.body].node);
    facts::Range range = facts::range_where(plan_, checker_.facts, guard ? guard->then : rule.body, knowing(driver, at));
    return range.is_point() ? diag::fill(" ({0})", {checker_.money(*range.low)}, plan_.language) : "";
  }

  // True or false when the value of the driver alone decides it.
  std::optional<bool> applies(const Rule& rule, const Driver& driver, const Rational& at) const {
    facts::Known known = knowing(driver, at);
    if (const auto* guard = std::get_if<If>(&plan_[rule.body].node)) {
      auto truth = facts::truth_where(plan_, checker_.facts, guard->condition, known);
      if (!truth && !guard->otherwise) return {};
      if (truth == false && !guard->otherwise) return false;
    }
    facts::Range range = facts::range_where(plan_, checker_.facts, rule.body, known);
    if (range.is_point() && *range.low == 0) return false;
    bool decided = range.low && (*range.low > 0 || !mixes(rule.body, known));
    return decided ? std::optional(true) : std::nullopt;
  }
  // A part that this value does not decide chooses between something and nothing.
  bool mixes(ExprId id, const facts::Known& known) const {
    bool open = false;
    visit_all(plan_, id, [&](ExprId part, const Aggregate* inside) {
      const auto* choice = std::get_if<If>(&plan_[part].node);
      open |= !inside && choice && !facts::truth_where(plan_, checker_.facts, choice->condition, known);
      const auto* call = std::get_if<ScaleValue>(&plan_[part].node);
      open |= !inside && call && !facts::range_where(plan_, checker_.facts, call->argument, known).is_point();
      open |= std::holds_alternative<Bound>(plan_[part].node);
    });
    return open;
  }

  // --- thresholds in a rule ---------------------------------------------------------------------------------------------------

  std::vector<Driver> drivers(const Rule& rule) const {
    std::vector<Driver> found;
    visit_all(plan_, rule.body, [&](ExprId id, const Aggregate* inside) {
      if (inside) return;
      if (const auto* compare = std::get_if<Compare>(&plan_[id].node)) {
        threshold(found, compare->left, compare->right);
        threshold(found, compare->right, compare->left);
      }
      const auto* call = std::get_if<ScaleValue>(&plan_[id].node);
      for (const Band& band : call ? plan_[call->scale].bands : std::vector<Band>()) add(found, call->argument, band.low);
    });
    return found;
  }
  void threshold(std::vector<Driver>& found, ExprId value, ExprId fixed) const {
    bool number = plan_[fixed].type.kind == ValueKind::number && std::holds_alternative<Constant>(plan_[fixed].node);
    if (number && !std::holds_alternative<Constant>(plan_[value].node)) add(found, value, std::get<Constant>(plan_[fixed].node).value);
  }
  void add(std::vector<Driver>& found, ExprId value, const Rational& at) const {
    if (reads_argument(value)) return;
    std::string text = checker_.written(value);
    auto same = std::find_if(found.begin(), found.end(), [&](const Driver& driver) { return driver.text == text; });
    if (same == found.end()) found.push_back({text, value, {at}});
    else same->thresholds.insert(at);
  }

  // Inside a function the same words may mean something else.
  bool reads_argument(ExprId id) const {
    bool found = false;
    visit_all(plan_, id, [&](ExprId part, const Aggregate*) { found |= std::holds_alternative<ParameterValue>(plan_[part].node); });
    return found;
  }

  std::string shown(const Rational& value, const Driver& driver) const {
    const auto* c = std::get_if<ColumnValue>(&plan_[driver.value].node);
    bool percent = c && plan_[c->table].schema.columns[c->column].percent;
    std::string text = format_decimal(percent ? Rational(value * 100) : value, notation_of(plan_.language));
    return percent ? text + "%" : text;
  }

  Checker& checker_;
  const Plan& plan_;
};

// The same names after `per`, in any order.
bool same_key(const Rule& a, const Rule& b) {
  auto names = [](const Rule& rule) {
    std::set<std::string> set;
    for (const Axis& axis : rule.grain) set.insert(axis.name);
    return set;
  };
  return names(a) == names(b);
}

}  // namespace

void check_incentives(Checker& checker) {
  Incentives incentives(checker);
  for (const Rule& bonus : checker.plan.rules)
    for (const Rule& penalty : checker.plan.rules)
      if (bonus.kind == ast::RuleKind::bonus && penalty.kind == ast::RuleKind::penalty && same_key(bonus, penalty)) incentives.pair(bonus, penalty);
}

}  // namespace bkm::check
