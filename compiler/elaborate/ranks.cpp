// rang van x onder D (M9, T8): the place among all keys of x that agree on the other names of the rule.
#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kTies{3111, "tie-rule-missing", diag::Severity::error,
                     "Zeg wat geldt als twee keer {0} gelijk is: samen op één plaats ({1}), of wat dan beslist ({2}).",
                     "Say what holds when the same {0} occurs twice: together in one place ({1}), or what decides then ({2})."};
constexpr Kind kRankAxis{3112, "rank-axis", diag::Severity::error, "Een rang onder {0} kan alleen in een regel per {0}.",
                         "A rank among {0} is possible only in a rule per {0}."};

}  // namespace

std::optional<RankStep> Elaborator::rank_step(ast::ExprId value, bool highest_first, const Context& context) {
  ExprId built = expression(value, context);
  if (bad(built)) return {};
  ValueKind kind = plan_[built].type.kind;
  if (kind == ValueKind::number || kind == ValueKind::date) return RankStep{built, highest_first};
  report(kTypeMismatch, plan_[built].span, {kNumberWord, kCodeWord});
  return {};
}

ExprId Elaborator::rank(const ast::Rank& source, Span span, const Context& context) {
  std::size_t among = 0;
  while (among < context.frame.size() && context.frame[among].name != source.among.text) ++among;
  if (!context.in_key || among == context.frame.size()) {
    report(kRankAxis, source.among.span, {source.among.text});
    return poison(span);
  }
  Rank rank{{}, among, {}, source.ties_together, context.frame, {}, span};
  auto add_step = [&](ast::ExprId value, bool highest_first) {
    auto step = rank_step(value, highest_first, context);
    if (step) rank.steps.push_back(*step);
    return step.has_value();
  };
  bool highest_first = source.highest_first, sound = add_step(source.value, highest_first);
  for (const ast::RankStep& then : source.then) sound = add_step(then.value, highest_first = then.highest_first.value_or(highest_first)) && sound;
  if (!sound) return poison(span);
  if (source.then.empty() && !source.ties_together) {
    report(kTies, span, {written(plan_[rank.steps[0].value].span), Bilingual{"gelijk samen", "ties together"}, Bilingual{"gelijk dan ..", "ties then .."}});
    return poison(span);
  }
  std::size_t errors = sink_.all().size();
  rank.population = support(context.frame, std::nullopt, rank.steps[0].value, context.rule, span, false);
  find_determined(rank.population, context.frame);
  if (sink_.all().size() > errors) return poison(span);
  for (std::size_t i = 0; i < context.frame.size(); ++i)
    if (i != among) rank.rest.push_back(add_path({AxisPath{i}}));
  plan_.ranks.push_back(std::move(rank));
  const bool of_period = plan_[context.frame[among].dimension].kind == DimensionKind::period;  // the third quarter is no three quarters
  Type type{ValueKind::number, of_period ? Unit{} : unit_of(source.among.text), Nature::level, {}};
  return add({RankValue{RankId{static_cast<std::uint32_t>(plan_.ranks.size() - 1)}}, type, span});
}

}  // namespace bkm::elaborate
