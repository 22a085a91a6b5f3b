// What the contract says that it buys, beside what its rules pay for. Each finding needs that no reading of the rules fits the words.
#include <algorithm>

#include "compiler/check/checker.hpp"
#include "compiler/check/depends.hpp"
#include "compiler/check/result_paid.hpp"

namespace bkm::check {
namespace {

constexpr Kind kNoReward{3740, "result-without-reward", diag::Severity::warning,
                         "De prestatie {0} verplicht tot een resultaat, maar wat er wordt betaald ({1}) is hetzelfde of het resultaat wordt gehaald of niet.",
                         "The performance {0} is an obligation of result, but what is paid ({1}) is the same whether the result is reached or not."};
constexpr Kind kIndicator{3749, "result-without-reward", diag::Severity::warning,
                          "De prestatie {0} heeft een uitkomst als indicator, maar wat er wordt betaald ({1}) is hetzelfde welke uitkomst er ook is.",
                          "The performance {0} has an outcome as its indicator, but what is paid ({1}) is the same whatever the outcome."};
constexpr Kind kOnlyResult{3741, "effort-paid-by-result", diag::Severity::warning,
                           "De prestatie {0} verplicht tot een inspanning, maar zonder resultaat wordt niets betaald: {1} hangt af van {2}.",
                           "The performance {0} is an obligation of effort, but without a result nothing is paid: {1} depends on {2}."};
constexpr Kind kRiskElsewhere{3742, "risk-differs", diag::Severity::warning,
                              "Het risico is volgens {0} van de opdrachtgever, maar {1} legt het bij de aanbieder: het bedrag hangt af van {2}.",
                              "The risk is with the purchaser according to {0}, but {1} puts it with the provider: the amount depends on {2}."};
constexpr Kind kVolumeRisk{3743, "volume-risk-differs", diag::Severity::warning,
                           "Het risico is volgens {0} van de aanbieder, maar {1} betaalt alles wat wordt geleverd, zonder plafond: meer volume is voor de opdrachtgever.",
                           "The risk is with the provider according to {0}, but {1} pays all that is delivered, without a ceiling: more volume is for the purchaser."};

using Feature = ast::Feature::Kind;

// What an amount is computed from.
struct Drivers {
  bool outcome = false;       // something that may tell of a result: a score, a percentage, yes or no, a code that decides, a number of rows
  bool volume = false;        // rows of deliveries
  bool bounded = false;       // hoogstens, a scale, a pot
  std::string measurement{};  // a score, percentage or answer of a period without which nothing is paid: surely a result
};

class Performances {
 public:
  explicit Performances(Checker& checker) : checker_(checker), plan_(checker.plan) {
    for (const Rule& rule : plan_.rules)
      if (is_payable(rule.kind)) paid_.push_back({&rule, drivers(rule)});
  }

  void check(const ast::Performance& performance) {
    if (paid_.empty()) return;
    if (says(performance, Feature::obligation, {"resultaat", "result"}) || says(performance, Feature::indicator, {"uitkomst", "outcome"})) result(performance);
    bool alone = plan_.performances.size() == 1;  // of several, the rules do not say which one they pay
    if (alone && says(performance, Feature::obligation, {"inspanning", "effort"})) effort(performance);
    if (alone && says(performance, Feature::risk, {"opdrachtgever", "purchaser"})) purchaser_risk(performance);
    if (alone && says(performance, Feature::risk, {"aanbieder", "provider"})) provider_risk(performance);
  }

 private:
  struct Paid {
    const Rule* rule;
    Drivers drivers;
  };

  bool says(const ast::Performance& performance, Feature kind, Bilingual word) const {
    return std::any_of(performance.features.begin(), performance.features.end(),
                       [&](const ast::Feature& feature) { return feature.kind == kind && feature.value.text == word.in(plan_.language); });
  }
  Span place(const ast::Performance& performance, std::initializer_list<Feature> kinds) const {
    for (Feature kind : kinds)
      for (const ast::Feature& feature : performance.features)
        if (feature.kind == kind) return feature.value.span;
    return performance.name.span;
  }

  void result(const ast::Performance& performance) {
    if (std::any_of(paid_.begin(), paid_.end(), [](const Paid& paid) { return paid.drivers.outcome; })) return;
    std::string names;
    for (const Paid& paid : paid_) names += (names.empty() ? "" : ", ") + paid.rule->name;
    bool obliged = says(performance, Feature::obligation, {"resultaat", "result"});
    checker_.report(obliged ? kNoReward : kIndicator, place(performance, {obliged ? Feature::obligation : Feature::indicator}), "", {performance.name.text, names})
        .labels.push_back({paid_[0].rule->name_span, {"dit hangt niet van een uitkomst af", "this depends on no outcome"}, {}});
  }

  void effort(const ast::Performance& performance) {
    if (!std::all_of(paid_.begin(), paid_.end(), [](const Paid& paid) { return !paid.drivers.measurement.empty(); })) return;
    tell(kOnlyResult, performance, Feature::obligation, paid_[0]);
  }
  void purchaser_risk(const ast::Performance& performance) {
    bool only = std::all_of(paid_.begin(), paid_.end(), [](const Paid& paid) { return !paid.drivers.measurement.empty(); });
    for (const Paid& paid : paid_)
      if (!paid.drivers.measurement.empty() && (only || paid.rule->kind == ast::RuleKind::penalty)) return tell(kRiskElsewhere, performance, Feature::risk, paid);
  }
  void tell(const Kind& kind, const ast::Performance& performance, Feature feature, const Paid& paid) {
    checker_.report(kind, place(performance, {feature}), "", {performance.name.text, paid.rule->name, paid.drivers.measurement})
        .labels.push_back({paid.rule->name_span, {"dit bedrag", "this amount"}, {}});
  }

  void provider_risk(const ast::Performance& performance) {
    auto open_ended = [&](const Paid& paid) { return paid.drivers.volume && !paid.drivers.bounded && !paid.drivers.outcome && !limited(*paid.rule); };
    if (!std::all_of(paid_.begin(), paid_.end(), open_ended)) return;
    checker_.report(kVolumeRisk, place(performance, {Feature::risk}), "", {performance.name.text, paid_[0].rule->name})
        .labels.push_back({paid_[0].rule->name_span, {"dit bedrag", "this amount"}, {}});
  }
  bool limited(const Rule& rule) const {
    return std::any_of(plan_.limits.begin(), plan_.limits.end(), [&](const Limit& limit) {
      return std::any_of(limit.rules.begin(), limit.rules.end(), [&](RuleId id) { return &plan_[id] == &rule; });
    });
  }

  // --- what the rules read -----------------------------------------------------------------------------------------------------

  Drivers drivers(const Rule& rule) {
    Drivers found;
    found.outcome = rule.day.date.has_value();  // it may never come
    visit_deep(plan_, rule.body, [&](ExprId part) { look(part, found); });
    found.measurement = ResultPaid(plan_).needed_for(rule.body);
    for (const KeySource& source : rule.support.sources)
      if (const auto* table = std::get_if<TableId>(&source.from.of)) found.outcome |= plan_[*table].form == TableForm::event && rule.support.kind != PresenceKind::drivers;
    return found;
  }

  void look(ExprId id, Drivers& found) {
    std::visit(Overloaded{
                   [&](const ColumnValue& c) { column(c, found); },
                   [&](const AggregateValue& a) { aggregate(plan_[a.aggregate], found); },
                   [&](const If&) { found.outcome = true; },
                   [&](const ScaleValue&) { found.bounded = found.outcome = true; },
                   [&](const Bound&) { found.bounded = true; },
                   [&](const SplitValue&) { found.bounded = true; },
                   [&](const RankValue&) { found.outcome = true; },
                   [](const auto&) {},
               },
               plan_[id].node);
  }
  void column(const ColumnValue& c, Drivers& found) {
    const Table& table = plan_[c.table];
    const Type& type = table.columns[c.column].type;
    if (table.form == TableForm::constants) return;
    bool money = type.kind == ValueKind::number && type.unit == unit_of(plan_.currency_iso);  // collected, saved: may be what was to be reached
    found.outcome |= type.kind == ValueKind::yes_no || type.kind == ValueKind::date || money || (type.kind == ValueKind::number && type.unit.bare());
    found.volume |= table.form == TableForm::event;
  }
  void aggregate(const Aggregate& aggregate, Drivers& found) {
    const auto* table = std::get_if<TableId>(&aggregate.source.of);
    found.outcome |= aggregate.filter.has_value() || (aggregate.fold == ast::Fold::count && table && plan_[*table].form == TableForm::event);
  }

  Checker& checker_;
  const Plan& plan_;
  std::vector<Paid> paid_;
};

}  // namespace

void check_performances(Checker& checker) {
  bool any = !checker.plan.performances.empty();
  if (!any) return;
  Performances performances(checker);
  for (const ast::Statement& statement : checker.unit->statements)
    if (const auto* performance = std::get_if<ast::Performance>(&statement)) performances.check(*performance);
}

}  // namespace bkm::check
