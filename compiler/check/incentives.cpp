// A bonus and a penalty of one key on one score: both at once, or neither on exactly the threshold that both name.
#include <algorithm>
#include <map>

#include "compiler/check/checker.hpp"
#include "compiler/check/depends.hpp"
#include "compiler/facts/region.hpp"
#include "compiler/plan/scale_value.hpp"

namespace bkm::check {
namespace {

constexpr Kind kBoth{3746, "bonus-and-malus-at-once", diag::Severity::warning,
                     "{6} met {0} {1} krijgt{7} de bonus {2}{3} en ook de malus {4}{5}.", "{6} with {0} {1} gets{7} the bonus {2}{3} and the penalty {4}{5} too."};
constexpr Kind kNeither{3747, "threshold-in-neither", diag::Severity::warning,
                        "{4} met {0} precies {1} krijgt{5} de bonus {2} niet en de malus {3} ook niet; net daarboven en net daaronder wel een van beide.",
                        "{4} with {0} exactly {1} gets{5} neither the bonus {2} nor the penalty {3}; just above and just below one of them applies."};

// A value that decides, the thresholds that the rule names for it, and whether it applies on each and between them. A threshold that is not one
// number (a tariff that changes, a column) is known by its text alone: it stands for any of its values.
struct Driver {
  std::string text;
  ExprId value;
  std::set<Rational> named{};
  std::string norm{};
  std::vector<Rational> at{};
  std::vector<std::optional<bool>> on{}, below{};  // below[i]: under at[i] and above the one before; the last is above all
};

class Incentives {
 public:
  explicit Incentives(Checker& checker) : checker_(checker), plan_(checker.plan), parameters_(plan_) {}

  void pair(const Rule& bonus, const Rule& penalty) {
    for (const Driver& driver : drivers_of(bonus))
      for (const Driver& other : drivers_of(penalty)) {
        if (driver.text != other.text || driver.norm != other.norm) continue;
        if (auto at = both(driver, other))
          return told(kBoth, bonus, penalty, {driver.text, beside_norm(*at, driver), bonus.name, amount(bonus, driver, *at), penalty.name, amount(penalty, driver, *at), someone(bonus), sometime(bonus, penalty)});
        if (auto at = neither(driver, other)) return told(kNeither, bonus, penalty, {driver.text, driver.norm.empty() ? shown(*at, driver) : driver.norm, bonus.name, penalty.name, someone(bonus), sometime(bonus, penalty)});
      }
  }

 private:
  void told(const Kind& kind, const Rule& bonus, const Rule& penalty, Args args) {
    checker_.report(kind, penalty.name_span, penalty.article, std::move(args)).labels.push_back({bonus.name_span, {"de bonus", "the bonus"}, {}});
  }

  // A case that a reader can picture: one of those whom the rule is about, in the first period of the term in which both amounts are something.
  Text someone(const Rule& rule) const {
    for (const Axis& axis : rule.grain)
      if (plan_[axis.dimension].kind == DimensionKind::entity)
        return {"Een " + axis.name, (std::string("aeiou").find(axis.name[0]) != std::string::npos ? "An " : "A ") + axis.name};
    return {"Wie dan ook", "Anyone"};
  }
  std::string sometime(const Rule& bonus, const Rule& penalty) const {
    const auto cycle = finest_cycle(plan_, bonus.grain);
    if (!cycle) return {};
    const std::vector<Period> periods = periods_in_term(plan_.calendar, *cycle);
    const auto first = std::ranges::find_if(periods, [&](const Period& period) { return has_rates(bonus, period.last) && has_rates(penalty, period.last); });
    return " in " + period_key(plan_.calendar, first == periods.end() ? periods.front() : *first, plan_.language);
  }
  // All tariffs that the rule reads have a value above nothing on this day.
  bool has_rates(const Rule& rule, Date day) const {
    bool all = true;
    visit_all(plan_, rule.body, [&](ExprId id, const Aggregate*) {
      const auto* read = std::get_if<RateValue>(&plan_[id].node);
      if (!read) return;
      const auto& value = step_on(plan_[read->rate].steps, day).value;
      all &= value && *value != 0;
    });
    return all;
  }

  // --- two rules --------------------------------------------------------------------------------------------------------------

  using Part = std::function<void(facts::Region&)>;

  // Where a rule applies: its thresholds and what lies between them, from low to high.
  static std::vector<Part> parts(const Driver& driver) {
    std::vector<Part> found;
    for (std::size_t i = 0; i < driver.below.size(); ++i) {
      if (driver.below[i] == true)
        found.push_back([&driver, i](facts::Region& region) {
          if (i > 0) region.compare(ast::Comparison::greater, driver.at[i - 1]);
          if (i < driver.at.size()) region.compare(ast::Comparison::less, driver.at[i]);
        });
      if (i < driver.on.size() && driver.on[i] == true) found.push_back([&driver, i](facts::Region& region) { region.compare(ast::Comparison::equal, driver.at[i]); });
    }
    return found;
  }
  std::optional<Rational> both(const Driver& bonus, const Driver& penalty) const {
    for (const Part& one : parts(bonus))
      for (const Part& other : parts(penalty)) {
        facts::Region region = domain(bonus.value);
        one(region), other(region);
        if (!region.empty()) return region.example();
      }
    return {};
  }
  // On a threshold that both name, where each holds on one side.
  std::optional<Rational> neither(const Driver& bonus, const Driver& penalty) const {
    for (std::size_t i = 0; i < bonus.at.size(); ++i) {
      auto same = std::find(penalty.at.begin(), penalty.at.end(), bonus.at[i]);
      if (same == penalty.at.end() || bonus.on[i] != false) continue;
      auto j = static_cast<std::size_t>(same - penalty.at.begin());
      if (penalty.on[j] != false) continue;
      bool one_each = (bonus.below[i] == true && penalty.below[j + 1] == true) || (bonus.below[i + 1] == true && penalty.below[j] == true);
      facts::Region region = domain(bonus.value);
      region.compare(ast::Comparison::equal, bonus.at[i]);
      if (one_each && !region.empty()) return bonus.at[i];
    }
    return left_between(bonus, penalty);
  }
  // score > 7 and score <= 6,9 of a score with one decimal: 7 is all that lies between them.
  std::optional<Rational> left_between(const Driver& bonus, const Driver& penalty) const {
    facts::Region all = domain(bonus.value);
    if (!all.step || *all.step == 0) return {};
    std::vector<Rational> named = bonus.at;
    named.insert(named.end(), penalty.at.begin(), penalty.at.end());
    for (const Rational& at : named) {
      facts::Region region = all;
      region.compare(ast::Comparison::equal, at);
      const Rational above = at + *all.step, below = at - *all.step;
      bool one_each = (holds(bonus, above) == true && holds(penalty, below) == true) || (holds(bonus, below) == true && holds(penalty, above) == true);
      if (one_each && !region.empty() && holds(bonus, at) == false && holds(penalty, at) == false) return at;
    }
    return {};
  }
  static std::optional<bool> holds(const Driver& driver, const Rational& at) {
    const auto next = std::lower_bound(driver.at.begin(), driver.at.end(), at);
    const auto i = static_cast<std::size_t>(next - driver.at.begin());
    return next != driver.at.end() && *next == at ? driver.on[i] : driver.below[i];
  }
  facts::Region domain(ExprId id) const { return facts::region_of(checker_.facts[id]); }

  // --- one rule ---------------------------------------------------------------------------------------------------------------

  void trace(const Rule& rule, Driver& driver) const {
    driver.at.assign(driver.named.begin(), driver.named.end());
    for (std::size_t i = 0; i <= driver.at.size(); ++i) {
      bool first = i == 0, last = i == driver.at.size();
      Rational between = first ? Rational(driver.at[0] - 1) : last ? Rational(driver.at[i - 1] + 1) : Rational((driver.at[i - 1] + driver.at[i]) / 2);
      driver.below.push_back(applies(rule, driver, between));
      if (!last) driver.on.push_back(applies(rule, driver, driver.at[i]));
    }
  }

  facts::Known knowing(const Driver& driver, const Rational& at) const {
    return [this, &driver, at](ExprId id) -> std::optional<facts::Range> {
      bool own = !std::holds_alternative<ParameterValue>(plan_[id].node);
      if (!own || plan_[id].type.kind != ValueKind::number) return {};
      const std::string text = checker_.written(id);
      if (text == driver.text) return facts::Range{at, at};
      if (text == driver.norm) return facts::Range{*driver.named.begin(), *driver.named.begin()};
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
      open |= !inside && call && !in_a_band(*call, known);
      open |= std::holds_alternative<Bound>(plan_[part].node);
    });
    return open;
  }

  bool in_a_band(const ScaleValue& call, const facts::Known& known) const {
    facts::Range argument = facts::range_where(plan_, checker_.facts, call.argument, known);
    const std::vector<Band>* bands = only_bands(plan_[call.scale]);
    return bands && argument.is_point() && scale_value(plan_[call.scale], *bands, *argument.low);
  }

  const std::vector<Driver>& drivers_of(const Rule& rule) {
    auto [at, fresh] = drivers_.try_emplace(&rule);
    if (!fresh) return at->second;
    at->second = drivers(rule);
    for (Driver& driver : at->second) trace(rule, driver);
    return at->second;
  }

  // --- thresholds in a rule ---------------------------------------------------------------------------------------------------

  std::vector<Driver> drivers(const Rule& rule) {
    std::vector<Driver> found;
    visit_all(plan_, rule.body, [&](ExprId id, const Aggregate* inside) {
      if (inside) return;
      if (const auto* compare = std::get_if<Compare>(&plan_[id].node)) {
        threshold(found, compare->left, compare->right);
        threshold(found, compare->right, compare->left);
      }
      if (const auto* call = std::get_if<ScaleValue>(&plan_[id].node))
        if (const std::vector<Band>* bands = only_bands(plan_[call->scale]))
          for (const Band& band : *bands) add(found, call->argument, band.low);
    });
    return found;
  }
  void threshold(std::vector<Driver>& found, ExprId value, ExprId norm) {
    if (plan_[norm].type.kind != ValueKind::number || checker_.facts[value].range.is_point()) return;
    const facts::Range& range = checker_.facts[norm].range;
    if (parameters_.in(norm)) return;
    if (range.is_point()) return add(found, value, *range.low);
    facts::Region any = domain(value);
    if (range.low) any.compare(ast::Comparison::greater_equal, *range.low);
    if (range.high) any.compare(ast::Comparison::less_equal, *range.high);
    if (const auto at = any.empty() ? std::nullopt : any.example(); at && !reads_argument(norm)) add(found, value, *at, checker_.written(norm));
  }
  void add(std::vector<Driver>& found, ExprId value, const Rational& at, const std::string& norm = {}) const {
    if (reads_argument(value)) return;
    std::string text = checker_.written(value);
    auto same = std::find_if(found.begin(), found.end(), [&](const Driver& driver) { return driver.text == text && driver.norm == norm; });
    if (same == found.end()) found.push_back({text, value, {at}, norm, {}, {}, {}});
    else same->named.insert(at);
  }

  // Inside a function the same words may mean something else.
  bool reads_argument(ExprId id) const {
    bool found = false;
    visit_all(plan_, id, [&](ExprId part, const Aggregate*) { found |= std::holds_alternative<ParameterValue>(plan_[part].node); });
    return found;
  }

  diag::Arg beside_norm(const Rational& value, const Driver& driver) const {
    if (driver.norm.empty()) return shown(value, driver);
    const Rational& norm = *driver.named.begin();
    if (value == norm) return say("gelijk aan {0}", "equal to {0}", {driver.norm});
    return value > norm ? say("boven {0}", "above {0}", {driver.norm}) : say("onder {0}", "below {0}", {driver.norm});
  }
  std::string shown(const Rational& value, const Driver& driver) const {
    const auto* c = std::get_if<ColumnValue>(&plan_[driver.value].node);
    bool percent = c && plan_[c->table].schema.columns[c->column].percent;
    std::string text = format_decimal(percent ? Rational(value * 100) : value, notation_of(plan_.language));
    return percent ? text + "%" : text;
  }

  Checker& checker_;
  const Plan& plan_;
  Parameters parameters_;
  std::map<const Rule*, std::vector<Driver>> drivers_;
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
