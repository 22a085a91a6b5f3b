// Ceilings that never cut anything, or cut every post: what ranges, closed codes and the calendar prove about one key of the limit.
#include <algorithm>
#include <map>

#include "compiler/check/checker.hpp"
#include "compiler/check/depends.hpp"
#include "compiler/facts/least.hpp"

namespace bkm::check {
namespace {

constexpr Kind kNeverBinds{3810, "ceiling-never-binds", diag::Severity::warning,
                           "Dit plafond kort nooit iets: {0} is samen hoogstens {1}{2}, en het plafond is {3}{4}.",
                           "This ceiling never cuts anything: {0} is together at most {1}{2}, and the ceiling is {3}{4}."};
constexpr Kind kOnlyTakesAway{3810, "ceiling-never-binds", diag::Severity::warning,
                              "Dit plafond kort nooit iets: {0} gaat van de betaling af, en een plafond houdt alleen tegen wat erbij komt. Schrijf in de malus zelf: hoogstens {1}.",
                              "This ceiling never cuts anything: {0} is taken off the payment, and a ceiling only stops what is added. Write in the penalty itself: at most {1}."};
constexpr Kind kBelowOnePost{3811, "ceiling-below-one-post", diag::Severity::warning,
                             "Dit plafond van {0} is kleiner dan één bedrag van {1}: dat is minstens {2}, dus {1} wordt nooit helemaal betaald.",
                             "This ceiling of {0} is smaller than one amount of {1}: that is at least {2}, so {1} is never paid in full."};

// How many of the finer periods end in one of the coarser, at most.
int most_periods(const Calendar& calendar, Cycle fine, Cycle coarse) {
  std::map<std::int32_t, int> ends;
  for (const Period& period : periods_in_term(calendar, fine)) ++ends[period_of(calendar, coarse, period.last).first.days];
  int most = 0;
  for (const auto& [start, count] : ends) most = std::max(most, count);
  return most;
}

class Ceilings {
 public:
  explicit Ceilings(Checker& checker) : checker_(checker), plan_(checker.plan), parameters_(plan_) {}

  void check(const Limit& limit) {
    if (!is_fixed(limit)) return;
    const facts::Range& ceiling = checker_.facts[limit.ceiling].range;
    if (ceiling.high) below_one_post(limit, *ceiling.high);
    const auto most = most_under(limit);
    if (!most) return;
    if (std::ranges::all_of(limit.rules, [&](RuleId id) { return plan_[id].kind == ast::RuleKind::penalty; }))
      return void(checker_.report(kOnlyTakesAway, limit.span, limit.article, {names(limit), checker_.written(limit.ceiling)}));
    bool fixed = ceiling.is_point();
    auto& found = checker_.report(kNeverBinds, limit.span, limit.article,
                    {names(limit), checker_.money(*most), per_key(limit), checker_.money(*ceiling.low), fixed ? Bilingual{"", ""} : Bilingual{" of meer", " or more"}});
    for (std::size_t r = 0; r < limit.rules.size(); ++r)
      if (const Rule& rule = plan_[limit.rules[r]]; rule.kind != ast::RuleKind::penalty)
        found.labels.push_back({rule.name_span, {"{0} maal hoogstens {1}", "{0} times at most {1}"}, {diag::Number{*most_posts(limit, r)}, checker_.money(*checker_.facts.rules[limit.rules[r].index].range.high)}});
  }

  // What all posts in one key can add up to, when the ceiling is never less.
  std::optional<Rational> most_under(const Limit& limit) {
    if (!is_fixed(limit)) return {};
    const auto& ceiling = checker_.facts[limit.ceiling].range.low;
    const auto most = most_in_key(limit);
    return most && ceiling && *most <= *ceiling ? most : std::nullopt;
  }

 private:
  // Neither what is let through nor a parameter of a run can change what it stops.
  bool is_fixed(const Limit& limit) { return limit.exempt.empty() && !parameters_.in(limit.ceiling); }

  void below_one_post(const Limit& limit, const Rational& ceiling) {
    for (RuleId id : limit.rules) {
      const Rule& rule = plan_[id];
      if (rule.kind == ast::RuleKind::penalty || rule.kind == ast::RuleKind::adjust || rule.cumulative || rule.part.kind != PartKind::none) continue;
      auto least = facts::least_positive(plan_, checker_.facts, rule.body);
      if (!least || parameters_.in(rule.body)) continue;
      for (const RoundingStep& step : rule.rounding) least = std::min(*least, round_to(*least, step.step, step.mode));
      if (*least <= ceiling) continue;
      checker_.report(kBelowOnePost, limit.span, limit.article, {checker_.money(ceiling), rule.name, checker_.money(*least)})
          .labels.push_back({rule.name_span, {"dit bedrag", "this amount"}, {}});
    }
  }

  // What all posts in one key of the limit can add up to.
  std::optional<Rational> most_in_key(const Limit& limit) {
    Rational total = 0;
    for (std::size_t r = 0; r < limit.rules.size(); ++r) {
      const Rule& rule = plan_[limit.rules[r]];
      if (rule.kind == ast::RuleKind::penalty) continue;  // takes away
      const auto& high = checker_.facts.rules[limit.rules[r].index].range.high;
      auto posts = most_posts(limit, r);
      if (!high || !posts || parameters_.in(rule.body)) return {};
      if (*high > 0) total += *high * *posts;
    }
    return total;
  }

  std::optional<int> most_posts(const Limit& limit, std::size_t r) {
    const Rule& rule = plan_[limit.rules[r]];
    if (rule.day.stated) return {};
    std::optional<Cycle> by_day;
    std::set<std::size_t> given;
    for (std::size_t k = 0; k < limit.key.size(); ++k) {
      if (limit.by_day[r][k]) by_day = plan_[limit.key[k].dimension].cycle;
      else if (const auto* axis = std::get_if<AxisPath>(&plan_[limit.paths[r][k]].node)) given.insert(axis->axis);
    }
    int posts = 1;
    for (std::size_t a = 0; a < rule.grain.size(); ++a) {
      const Dimension& dimension = plan_[rule.grain[a].dimension];
      if (given.contains(a)) continue;
      if (dimension.kind == DimensionKind::period) posts *= most_periods(plan_.calendar, dimension.cycle, by_day.value_or(Cycle::term));
      else if (dimension.closed) posts *= static_cast<int>(dimension.codes.size());
      else return {};
    }
    return posts;
  }

  std::string names(const Limit& limit) const {
    std::string text;
    for (RuleId id : limit.rules) text += (text.empty() ? "" : ", ") + plan_[id].name;
    return text;
  }
  std::string per_key(const Limit& limit) const { return limit.key.empty() ? "" : " per " + axis_names(limit.key); }

  Checker& checker_;
  const Plan& plan_;
  Parameters parameters_;
};

}  // namespace

bool never_binds(Checker& checker, const Limit& limit) { return Ceilings(checker).most_under(limit).has_value(); }

void check_ceilings(Checker& checker) {
  Ceilings ceilings(checker);
  for (const Limit& limit : checker.plan.limits) ceilings.check(limit);
}

}  // namespace bkm::check
