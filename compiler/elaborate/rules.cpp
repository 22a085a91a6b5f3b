// Rules: grain, body, payer and payee, the day of a post.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/elaborate/meant.hpp"
#include "runtime/input/text.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kPayableKind{3205, "payable-not-money", diag::Severity::error, "{0} moet een bedrag zijn, maar is {1}.", "{0} must be an amount, but is {1}."};
constexpr Kind kConditionType{3206, "condition-not-yes-no", diag::Severity::error, "De voorwaarde {0} moet ja of nee zijn.",
                              "The condition {0} must be yes or no."};
constexpr Kind kAxisTwice{3207, "axis-twice", diag::Severity::error, "\"{0}\" staat twee keer achter per.", "\"{0}\" stands twice after per."};
constexpr Kind kTableOrColumn{2020, "table-or-column", diag::Severity::error,
                              "\"per {0}\" kan de regels van {0} betekenen, en de codes in de kolom {0}; geef een van beide een andere naam.",
                              "\"per {0}\" may mean the rows of {0}, and the codes in the column {0}; give one of them another name."};
constexpr Kind kTooManyAxes{3208, "too-many-axes", diag::Severity::error, "Een regel heeft ten hoogste {0} namen achter per.",
                            "A rule has at most {0} names after per."};
constexpr Kind kMomentUnit{3213, "moment-unit", diag::Severity::error, "Schrijf dagen, weken, maanden of jaren in plaats van \"{0}\".",
                           "Write days, weeks, months or years instead of \"{0}\"."};

constexpr Kind kStepsOutsideRate{3216, "steps-outside-rate", diag::Severity::error,
                                 "Waarden vanaf een dag horen bij een tarief of parameter; maak van het bedrag in {0} een tarief.",
                                 "Values from a day on belong to a rate or parameter; make the amount in {0} a rate."};
constexpr Kind kPartyOfValue{3217, "party-of-value", diag::Severity::error, "{0} wordt niet betaald en heeft dus geen betaler en geen ontvanger.",
                             "{0} is not paid, so it has no payer and no payee."};
constexpr Kind kDayOfValue{3218, "day-of-value", diag::Severity::error, "{0} wordt niet geboekt en valt dus niet op een dag.",
                           "{0} is not posted, so it falls on no day."};

bool is_no_quantity(const Plan&, const Expr& expr) {
  const auto& powers = expr.type.unit.powers;
  return !std::holds_alternative<Constant>(expr.node) || powers.size() != 1 || powers.front().second != 1;
}

bool is_average(const Plan& plan, const Expr& expr) {
  if (const auto* a = std::get_if<AggregateValue>(&expr.node)) return plan[a->aggregate].fold != ast::Fold::sum;
  const auto* measure = std::get_if<MeasureValue>(&expr.node);
  return measure && plan[measure->rule].type.nature == Nature::level;
}

// Whether one of the values that an expression can come to is such a one.
bool ends_in(const Plan& plan, ExprId id, bool (*such)(const Plan&, const Expr&)) {
  const Expr& expr = plan[id];
  if (const auto* missing = std::get_if<IfMissing>(&expr.node)) return ends_in(plan, missing->operand, such);
  if (const auto* choice = std::get_if<If>(&expr.node)) return ends_in(plan, choice->then, such) || (choice->otherwise && ends_in(plan, *choice->otherwise, such));
  return such(plan, expr);
}

// So much for each key: money, and a quantity that the text states (15 minuten, 1 etmaal). An average or an extreme stays a level.
bool is_amount(const Plan& plan, const Rule& rule) {
  if (rule.type.kind != ValueKind::number || rule.type.nature != Nature::level) return false;
  return !ends_in(plan, rule.body, rule.type.unit == unit_of(plan.currency_iso) ? is_average : is_no_quantity);
}

struct Plural {
  Cycle cycle;
  std::string_view nl, en;
};
constexpr Plural kPlurals[] = {{Cycle::day, "dagen", "days"},           {Cycle::week, "weken", "weeks"},         {Cycle::month, "maanden", "months"},
                               {Cycle::quarter, "kwartalen", "quarters"}, {Cycle::halfyear, "halfjaren", "halfyears"}, {Cycle::year, "jaren", "years"}};

}  // namespace

// jaren and year for jaar, client for cliënt.
std::optional<std::string> meant_axis(const std::string& word, const std::vector<std::string>& known, Language language) {
  const Language foreign = language == Language::nl ? Language::en : Language::nl;
  for (const Plural& each : kPlurals)
    if (word == each.nl || word == each.en || word == cycle_word(each.cycle).in(foreign)) return std::string(cycle_word(each.cycle).in(language));
  return nearest(word, known);
}

void Elaborator::declare_rules() {
  const ast::Reward* stated = nullptr;
  for (const ast::Statement& statement : unit_.statements) {
    const auto* reward = std::get_if<ast::Reward>(&statement);
    if (!reward) continue;
    if (std::exchange(stated, reward)) report(kDoubled, reward->span, {std::string(unit_.language == Language::nl ? "beloning" : "reward")});
    rounding_stated_ |= !reward->rounding.empty();
    for (const ast::RoundingStep& step : reward->rounding)
      if (auto read = rounding_step(step); read && pays_whole_cents(*read, step.span)) reward_rounding_.push_back(*read);
  }
  for (std::uint32_t i = 0; i < rule_sources_.size(); ++i) declare_rule(RuleId{i});
  for (std::uint32_t i = 0; i < rule_sources_.size(); ++i) build_rule(RuleId{i});
}

std::optional<Axis> Elaborator::axis_named(const ast::Name& name) {
  if (auto cycle = cycle_named(name.text, unit_.language)) return Axis{name.text, dimension(name.text, DimensionKind::period, *cycle)};
  if (auto found = dimensions_.find(name.text); found != dimensions_.end()) {
    // A role has the dimension of its column, under its own name.
    return Axis{name.text, found->second};
  }
  return {};
}

Frame Elaborator::grain(const std::vector<ast::Name>& per) {
  Frame frame;
  for (const ast::Name& name : per) {
    auto axis = axis_named(name);
    bool own_origin = axis && ((plan_[axis->dimension].kind == DimensionKind::period && plan_[axis->dimension].cycle == Cycle::fourweeks && !plan_.calendar.fourweeks_from) ||
                               (plan_[axis->dimension].kind == DimensionKind::period && plan_[axis->dimension].cycle == Cycle::schoolyear && !plan_.calendar.schoolyear_from));
    if (!axis || own_origin) {
      unknown_axis(name, !axis);
      continue;
    }
    const auto table = tables_.find(name.text);
    if (table != tables_.end() && plan_[table->second].form == TableForm::event && plan_[axis->dimension].kind == DimensionKind::entity)
      report(kTableOrColumn, name.span, {name.text}).labels.push_back({plan_[table->second].span, {"de regels", "the rows"}, {}});
    if (std::any_of(frame.begin(), frame.end(), [&](const Axis& a) { return a.name == axis->name; })) report(kAxisTwice, name.span, {name.text});
    else frame.push_back(*axis);
  }
  if (frame.size() > kMaxAxes) {
    report(kTooManyAxes, per[kMaxAxes].span, {diag::Number{Rational(static_cast<int>(kMaxAxes))}});
    frame.resize(kMaxAxes);
  }
  return frame;
}

// What other rules may know of it before it is built: its name, its kind and what it is per.
void Elaborator::declare_rule(RuleId id) {
  const ast::Rule& source = *rule_sources_[id.index];
  Rule& rule = plan_.rules[id.index];
  rule.kind = source.kind;
  rule.name = source.name.text;
  rule.title = source.title.value_or("");
  rule.article = source.article.value_or("");
  rule.span = source.span;
  rule.name_span = source.name.span;
  rule.provisional = source.provisional;
  rule.formerly = source.formerly.value_or("");
  std::string outer_article = std::exchange(article_, rule.article);
  std::size_t errors = sink_.all().size();
  rule.grain = grain(source.per);
  if (sink_.all().size() > errors) broken_keys_.insert(id.index);
  article_ = outer_article;
}

void Elaborator::build_rule(RuleId id) {
  if (rule_states_[id.index] != State::untouched) return;
  rule_states_[id.index] = State::building;
  const ast::Rule& source = *rule_sources_[id.index];
  std::string outer_article = std::exchange(article_, source.article.value_or(""));
  std::size_t errors = sink_.all().size();
  Rule rule = plan_[id];
  bool grain_ok = !broken_keys_.contains(id.index);
  refuse_misplaced(source);
  Context context{rule.grain, finest_cycle(plan_, rule.grain), rule.name, true};
  if (const auto* day = source.on ? std::get_if<ast::Name>(&source.on->anchor) : nullptr) context.day = day->text;
  context.ends_rule = true;
  if (source.cumulative) context.within = cycle_named(source.cumulative->text, unit_.language).value_or(Cycle::term);
  rule.body = grain_ok ? expression(source.body, context) : poison(source.span);
  rule.type = plan_[rule.body].type;
  if (!bad(rule.body)) {
    check_period_units(rule);
    check_rule_type(rule);
    if (!start(rule, source)) rule.type = {};
    note_windows(rule, source, id);
    find_support(rule, source);
    cumulative(rule, source);
    part_period(rule, source);
    rounding(rule, source);
    share_steps(rule);
  }
  if (grain_ok && !bad(rule.body)) {
    if (is_payable(rule.kind)) payer_and_payee(rule, source);
    post_day(rule, source);
  }
  if (is_payable(rule.kind) || is_amount(plan_, rule)) rule.type.nature = Nature::flow;
  bool failed = std::any_of(sink_.all().begin() + static_cast<std::ptrdiff_t>(errors), sink_.all().end(),
                            [](const diag::Diagnostic& d) { return d.kind->severity == diag::Severity::error; });
  if (failed || !grain_ok) rule.type = {};
  plan_.rules[id.index] = std::move(rule);
  plan_.rules[id.index].zero_without_rows = zero_without_rows(id);
  rule_states_[id.index] = State::done;
  article_ = outer_article;
}

// A rule that passes on what a window reads tells so; a `bepaal` over a window without stated keys has a value wherever it is read (D13).
void Elaborator::note_windows(Rule& rule, const ast::Rule& source, RuleId id) {
  bool windowed = false;
  visit_all(plan_, rule.body, [&](ExprId part, const Aggregate*) {
    const auto* a = std::get_if<AggregateValue>(&plan_[part].node);
    windowed |= a && plan_[a->aggregate].window;
  });
  rule.read_where_asked = windowed && rule.kind == ast::RuleKind::define && !source.presence && !source.start;
  if (rule.type.nature == Nature::stock && passes_on_window(rule.body)) repeating_.insert(id.index);
}

// Clauses that this kind of rule has no use for are refused, never ignored.
void Elaborator::refuse_misplaced(const ast::Rule& rule) {
  if (!rule.steps.empty()) report(kStepsOutsideRate, rule.steps[0].span, {rule.name.text});
  if (!rule.growth.empty()) report(kStepsOutsideRate, rule.growth[0].span, {rule.name.text});
  if (is_payable(rule.kind)) return;
  for (const auto& party : {rule.payer, rule.payee})
    if (party) report(kPartyOfValue, party->span, {rule.name.text});
  if (rule.kind == ast::RuleKind::define && rule.on) report(kDayOfValue, rule.on->span, {rule.name.text});
}

void Elaborator::check_rule_type(Rule& rule) {
  if (rule.type.kind == ValueKind::poison) return;
  if (is_payable(rule.kind)) {
    const Expr& body = plan_[rule.body];
    if (body.type.kind == ValueKind::number && rule.type.unit == unit_of(plan_.currency_iso)) return;
    if (const auto* zero = std::get_if<Constant>(&body.node); zero && zero->value == 0) return;
    if (body.type.kind == ValueKind::number) report_payable_unit(rule);
    else report(kPayableKind, plan_[rule.body].span, {rule.name, kConditionWord});
    rule.type = {};
  } else if (rule.kind == ast::RuleKind::condition && rule.type.kind != ValueKind::yes_no) {
    report(kConditionType, plan_[rule.body].span, {rule.name});
    rule.type = {};
  }
}

std::optional<Cycle> Elaborator::unit_of_time(const ast::Name& name) {
  static const std::pair<Cycle, std::array<const char*, 4>> kUnits[] = {{Cycle::day, {"dag", "dagen", "day", "days"}},
                                                                        {Cycle::week, {"week", "weken", "week", "weeks"}},
                                                                        {Cycle::month, {"maand", "maanden", "month", "months"}},
                                                                        {Cycle::year, {"jaar", "jaren", "year", "years"}}};
  for (const auto& [cycle, words] : kUnits)
    if (std::find(words.begin(), words.end(), name.text) != words.end()) return cycle;
  report(kMomentUnit, name.span, {name.text});
  return {};
}

// 3 maanden na datum: the day that many later; from the last day of a month at most the last day of the other.
ExprId Elaborator::later_day(const ast::Later& later, Span span, const Context& context) {
  auto unit = unit_of_time(later.unit);
  ExprId day = expression(later.day, context);
  if (!unit || bad(day)) return poison(span);
  if (plan_[day].type.kind != ValueKind::date) {
    report(kTypeMismatch, plan_[day].span, {kDateWord, kind_word(plan_[day].type.kind)});
    return poison(span);
  }
  return add({Later{later.count, *unit, day}, plan_[day].type, span});
}

void Elaborator::post_day(Rule& rule, const ast::Rule& source) {
  rule.day.span = source.name.span;
  if (!source.on) {
    // A row's own day, the last day of the key's period, or the end of the term.
    return;
  }
  rule.day.stated = true;
  rule.day.span = source.on->span;
  rule.day.count = source.on->count.value_or(0);
  if (source.on->unit) {
    if (auto unit = unit_of_time(*source.on->unit)) rule.day.unit = *unit;
  }
  if (const auto* day = std::get_if<ast::DayAnchor>(&source.on->anchor)) {
    rule.day.first = *day == ast::DayAnchor::first;
    return;
  }
  Context context{rule.grain, {}, rule.name, false};
  ast::Reference reference;
  reference.name = std::get<ast::Name>(source.on->anchor);
  ExprId date = this->reference(reference, reference.name.span, context);
  if (bad(date)) return;
  if (plan_[date].type.kind != ValueKind::date) report(kTypeMismatch, plan_[date].span, {kDateWord, kNumberWord});
  else rule.day.date = date;
}

}  // namespace bkm::elaborate
