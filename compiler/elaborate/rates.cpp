// `tarief` and `parameter`: fixed values that change on stated days, and their indexation.
#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/plan/indexation.hpp"
#include "compiler/plan/scale_value.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kStepOrder{2501, "steps-out-of-order", diag::Severity::error, "De wijziging van \"{0}\" per {1} staat na een latere.",
                          "The change of \"{0}\" from {1} stands after a later one."};
constexpr Kind kStepTwice{2501, "steps-out-of-order", diag::Severity::error, "De wijziging van \"{0}\" per {1} staat er twee keer.",
                          "The change of \"{0}\" from {1} stands there twice."};
constexpr Kind kStepUnit{2502, "step-unit-differs", diag::Severity::error, "De waarde van \"{0}\" vanaf {1} heeft een andere eenheid dan de eerste: {2} en {3}.",
                         "The value of \"{0}\" from {1} has another unit than the first: {2} and {3}."};

constexpr Kind kGrowthOrder{2506, "growth-out-of-order", diag::Severity::error,
                            "De indexering begint op {0}, maar daarboven staat al een waarde of indexering vanaf {1}; zet ze in de volgorde van de tijd.",
                            "The indexation begins on {0}, but above it stands a value or indexation from {1} already; put them in the order of time."};

constexpr Kind kFallsBelow{2507, "falls-below-nothing", diag::Severity::error,
                           "Een prijs kan niet meer dan 100% dalen: daarna zou hij onder nul liggen.", "A price cannot fall by more than 100%: after that it would be below zero."};

constexpr Kind kRatePer{2504, "rate-per", diag::Severity::error,
                        "{0} geldt voor het hele contract; een bedrag per {1} staat in een tabel (tabel .. per {1}).",
                        "{0} holds for the whole contract; an amount per {1} stands in a table (table .. per {1})."};
constexpr Kind kRateClause{2505, "rate-clause", diag::Severity::error,
                           "{0} is een tarief of parameter: een vaste waarde, zonder \"voor elke\", partijen, dag of gebroken periode.",
                           "{0} is a rate or parameter: a fixed value, without \"for each\", parties, day or part period."};

// How many months lie between two steps of `stijgt jaarlijks`; 0: not a frequency.
int months_of(const std::string& word, Language language) {
  bool nl = language == Language::nl;
  if (word == (nl ? "jaarlijks" : "yearly")) return 12;
  if (word == (nl ? "halfjaarlijks" : "halfyearly")) return 6;
  if (word == (nl ? "driemaandelijks" : "quarterly") || word == "kwartaallijks") return 3;
  if (word == (nl ? "maandelijks" : "monthly")) return 1;
  return 0;
}
constexpr Kind kFrequency{2503, "unknown-frequency", diag::Severity::error,
                          "\"{0}\" is geen ritme; schrijf jaarlijks, halfjaarlijks, driemaandelijks of maandelijks.",
                          "\"{0}\" is no rhythm; write yearly, halfyearly, quarterly or monthly."};

std::optional<Rational> value_of(const Expr& expr) {
  const auto* constant = std::get_if<Constant>(&expr.node);
  return constant ? std::optional(constant->value) : std::nullopt;
}

// Of what a scale gives: the amount of a band, times the argument where the amount holds for each of it.
Rational factor_of_outcome(const Scale& scale) {
  const auto* bands = only_bands(scale);
  if (!bands || bands->empty()) return 1;
  const Rational& amount = bands->front().rate_unit;
  return by_quantity(scale.kind) ? Rational(amount * scale.argument_factor) : amount;
}

}  // namespace

// Folds arithmetic on literals and on rates that never change.
std::optional<Expr> Elaborator::fold_constant(ast::ExprId id) {
  Context context;
  context.constant = true;
  context.ends_rule = true;  // an `als` is no constant: that is said of it
  ExprId built = expression(id, context);
  std::function<std::optional<Rational>(ExprId)> fold = [&](ExprId e) -> std::optional<Rational> {
    const Expr& expr = plan_[e];
    if (const auto* constant = std::get_if<Constant>(&expr.node)) return constant->value;
    if (const auto* rate = std::get_if<RateValue>(&expr.node); rate && plan_[rate->rate].steps.size() == 1) return plan_[rate->rate].steps[0].value;
    if (const auto* negate = std::get_if<Negate>(&expr.node)) {
      auto value = fold(negate->operand);
      return value ? std::optional<Rational>(-*value) : std::nullopt;
    }
    if (const auto* call = std::get_if<ScaleValue>(&expr.node)) {
      auto argument = fold(call->argument);
      const auto* bands = only_bands(plan_[call->scale]);
      return argument && bands ? scale_value(plan_[call->scale], *bands, *argument) : std::nullopt;
    }
    const auto* binary = std::get_if<Binary>(&expr.node);
    if (!binary) return {};
    auto left = fold(binary->left), right = fold(binary->right);
    if (!left || !right || (binary->op == ast::Arithmetic::divide && *right == 0)) return {};
    switch (binary->op) {
      case ast::Arithmetic::add: return *left + *right;
      case ast::Arithmetic::subtract: return *left - *right;
      case ast::Arithmetic::multiply: return *left * *right;
      case ast::Arithmetic::divide: return *left / *right;
    }
    return {};
  };
  Expr result = plan_[built];
  if (result.type.kind == ValueKind::poison) return {};
  if (result.type.kind != ValueKind::number) {
    bool literal = std::holds_alternative<CodeConstant>(result.node) || std::holds_alternative<DateConstant>(result.node) ||
                   std::holds_alternative<YesNoConstant>(result.node);
    return literal ? std::optional(result) : std::nullopt;
  }
  auto value = fold(built);
  if (!value) return {};
  result.node = Constant{*value};
  return result;
}

void Elaborator::declare_rates() {
  for (const ast::Statement& statement : unit_.statements)
    if (const auto* rule = std::get_if<ast::Rule>(&statement))
      if (rule->kind == ast::RuleKind::rate || rule->kind == ast::RuleKind::parameter) declare_rate(*rule);
}

void Elaborator::declare_rate(const ast::Rule& source) {
  article_ = source.article.value_or("");
  if (!source.per.empty()) report(kRatePer, source.per[0].span, {source.name.text, source.per[0].text});
  if (source.presence || source.payer || source.payee || source.on || source.part) report(kRateClause, source.name.span, {source.name.text});
  std::size_t before = sink_.all().size();
  auto first = fold_constant(source.body);
  Rate rate{source.name.text, source.kind == ast::RuleKind::parameter, {}, {}, 1, article_, source.name.span};
  if (!first || !value_of(*first)) {
    if (sink_.all().size() == before) report(kNotConstant, source.name.span, {source.name.text});
    rate.steps.push_back({{}, Rational(0), source.span});
  } else {
    rate.type = first->type;
    rate.written_factor = written_factor(source.body);
    rate.percentage = rate.type.unit.bare() && is_percentage(source.body);
    const auto set = settings_.find(source.name.text);
    rate.steps.push_back({{}, rate.is_parameter && set != settings_.end() ? set->second : value_of(*first), unit_[source.body].span});
    for (const ast::Step& step : source.steps) {
      if (rate.steps.back().from && step.from <= *rate.steps.back().from) report(step.from == *rate.steps.back().from ? kStepTwice : kStepOrder, step.span, {source.name.text, to_string(step.from)});
      const std::size_t earlier = sink_.all().size();
      auto value = step.value ? fold_constant(*step.value) : std::nullopt;
      if (value && value->type.unit != first->type.unit) {
        report(kStepUnit, step.span, {source.name.text, to_string(step.from), written(unit_[*step.value].span), written(unit_[source.body].span)});
        rate.type = {};  // which of the two is meant is not known, so that nothing follows from either
      }
      if (step.value && !value && sink_.all().size() == earlier) report(kNotConstant, step.span, {source.name.text});
      rate.steps.push_back({step.from, value ? value_of(*value) : std::nullopt, step.span});
    }
    add_growth(source, rate);
  }
  rates_.emplace(source.name.text, RateId{static_cast<std::uint32_t>(plan_.rates.size())});
  plan_.rates.push_back(std::move(rate));
  article_.clear();
}

// 5%, 5% + 2%, 5% * 2, or a parameter that is one.
bool Elaborator::is_percentage(ast::ExprId id) const {
  const auto& node = unit_[id].node;
  if (const auto* literal = std::get_if<ast::Literal>(&node)) {
    const auto* number = std::get_if<ast::Quantity>(&literal->value);
    return number && number->percent;
  }
  if (const auto* negate = std::get_if<ast::Negate>(&node)) return is_percentage(negate->operand);
  if (const auto* reference = std::get_if<ast::Reference>(&node)) {
    const auto rate = rates_.find(reference->name.text);
    return rate != rates_.end() && plan_[rate->second].percentage;
  }
  const auto* binary = std::get_if<ast::Binary>(&node);
  if (!binary) return false;
  const bool left = is_percentage(binary->left), right = is_percentage(binary->right);
  switch (binary->op) {
    case ast::Arithmetic::add:
    case ast::Arithmetic::subtract: return left && right;
    case ast::Arithmetic::multiply: return left || right;
    case ast::Arithmetic::divide: return left && !right;
  }
  return false;
}

// Base units in one unit as written: 1/60 for "€ 62,40 per uur", and for u * 150% where u is written per uur. Rounding is in what is written.
Rational Elaborator::written_factor(ast::ExprId id) {
  const auto& node = unit_[id].node;
  if (const auto* literal = std::get_if<ast::Literal>(&node)) {
    const auto* number = std::get_if<ast::Quantity>(&literal->value);
    return number ? written_factor(*number, unit_[id].span) : Rational(1);
  }
  if (const auto* reference = std::get_if<ast::Reference>(&node)) {
    const auto rate = rates_.find(reference->name.text);
    return rate != rates_.end() ? plan_[rate->second].written_factor : Rational(1);
  }
  if (const auto* call = std::get_if<ast::Call>(&node)) {
    const auto scale = scales_.find(call->name.text);
    return scale != scales_.end() ? factor_of_outcome(plan_[scale->second]) : Rational(1);
  }
  if (const auto* negate = std::get_if<ast::Negate>(&node)) return written_factor(negate->operand);
  const auto* binary = std::get_if<ast::Binary>(&node);
  if (!binary) return 1;
  const Rational left = written_factor(binary->left);
  if (binary->op == ast::Arithmetic::multiply) return left * written_factor(binary->right);
  return binary->op == ast::Arithmetic::divide ? Rational(left / written_factor(binary->right)) : left;
}

Rational Elaborator::written_factor(const ast::Quantity& number, Span span) {
  ast::Quantity one = number;
  one.value = 1, one.decimals = 0;  // how the amount itself is written is judged where it is read
  Expr value = quantity(one, span);
  const auto* constant = std::get_if<Constant>(&value.node);
  return constant ? constant->value : Rational(1);
}

void Elaborator::check_order(const std::vector<ast::Growth>& clauses) {
  for (std::size_t i = 1; i < clauses.size(); ++i)
    if (clauses[i].from <= clauses[i - 1].from) report(kGrowthOrder, clauses[i].span, {to_string(clauses[i].from), to_string(clauses[i - 1].from)});
}

// The days on which amounts grow, up to the end of the term with its extension. A later clause takes over from the one before.
Indexation Elaborator::indexation(const std::vector<ast::Growth>& clauses, const std::optional<ast::RoundingStep>& rounding) {
  Indexation result;
  check_order(clauses);
  Date last = plan_.extendable.value_or(plan_.calendar.term_last);
  for (const ast::Growth& growth : clauses) {
    int months = months_of(growth.frequency.text, unit_.language);
    if (months == 0) {
      report(kFrequency, growth.frequency.span, {growth.frequency.text});
      continue;
    }
    if (result.changes.empty()) result.span = growth.span;
    std::erase_if(result.changes, [&](const auto& change) { return change.first >= growth.from; });
    const auto* percentage = std::get_if<ast::Quantity>(&growth.percentage.value);
    Rational factor = 1 + (growth.rises ? percentage->value : Rational(-percentage->value));
    if (factor < 0) report(kFallsBelow, growth.span, {});
    for (int i = 0; add_months(growth.from, months * i) <= last; ++i) result.changes.emplace_back(add_months(growth.from, months * i), factor);
  }
  auto round = rounding ? rounding_step(*rounding) : std::nullopt;
  if (!round) return result;
  result.step = round->step;
  result.mode = round->mode;
  const auto* step = rounding->step ? std::get_if<ast::Quantity>(&rounding->step->value) : nullptr;
  result.step_as_written = !step || (!step->currency.empty() && step->per.empty());
  return result;
}

// Each step grows from the one before; `afgerond` rounds each step, and the next starts from the rounded one.
void Elaborator::add_growth(const ast::Rule& source, Rate& rate) {
  const Indexation growth = indexation(source.growth, source.rounding);
  rate.stated = !source.steps.empty();
  // The rounding of the first value and of each change, in the unit as that is written.
  const auto step_at = [&](std::size_t i) {
    const auto written = i > 0 ? source.steps[i - 1].value : std::nullopt;
    return step_of(growth, written ? written_factor(*written) : rate.written_factor);
  };
  if (rate.stated && !source.growth.empty() && source.growth.front().from <= source.steps.back().from)
    report(kGrowthOrder, source.growth.front().span, {to_string(source.growth.front().from), to_string(source.steps.back().from)});
  for (const auto& [day, factor] : growth.changes) {
    if (!rate.steps.back().value) break;
    const Rational value = *rate.steps.back().value * factor;
    rate.steps.push_back({day, growth.step ? round_to(value, step_at(source.steps.size()), growth.mode) : value, growth.span});
  }
  if (growth.step && source.growth.empty())
    for (std::size_t i = 0; i < rate.steps.size(); ++i)
      if (auto& value = rate.steps[i].value) value = round_to(*value, step_at(i), growth.mode);
}

}  // namespace bkm::elaborate
