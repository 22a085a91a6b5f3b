// T4: what a rule gives where there is no data must be nothing, or decided by the author.
#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kNonZero{3705, "nonzero-at-no-data", diag::Severity::error,
                        "{0} is {1} waar helemaal niets is geleverd. Schrijf \"{2}\" als het alleen geldt waar er iets is, of \"{3}\" als het voor iedereen geldt.",
                        "{0} is {1} where nothing at all was delivered. Write \"{2}\" if it holds only where there is something, or \"{3}\" if it holds for "
                        "everyone."};

// An average or an extreme over nothing is missing, so what stands for it holds.
std::optional<ExprId> holds_for_nothing(const Plan& plan, const Expr& expr) {
  const auto* missing = std::get_if<IfMissing>(&expr.node);
  const auto* a = missing ? std::get_if<AggregateValue>(&plan[missing->operand].node) : nullptr;
  if (!a || plan[a->aggregate].components || !plan[missing->operand].coarse_axis.empty()) return {};
  ast::Fold fold = plan[a->aggregate].fold;
  return fold == ast::Fold::sum || fold == ast::Fold::count ? std::nullopt : missing->fallback;
}

bool is_nil(const facts::Range& range) { return range.is_point() && *range.low == 0; }

// Of a sum, the part that is there without data.
ExprId part_that_stays(const Plan& plan, const Facts& facts, ExprId id, const facts::Known& nothing) {
  const auto* sum = std::get_if<Binary>(&plan[id].node);
  if (!sum || (sum->op != ast::Arithmetic::add && sum->op != ast::Arithmetic::subtract)) return id;
  const bool left = !is_nil(facts::range_where(plan, facts, sum->left, nothing));
  return part_that_stays(plan, facts, left ? sum->left : sum->right, nothing);
}

}  // namespace

void check_no_data(Checker& checker, const Rule& rule) {
  const Plan& plan = checker.plan;
  if (rule.start) return;  // it holds from there on, data or not
  bool ranked = false;  // who has no value has no place
  visit_all(plan, rule.body, [&](ExprId id, const Aggregate*) { ranked |= std::holds_alternative<RankValue>(plan[id].node); });
  if (ranked) return;
  if (rule.support.kind != PresenceKind::drivers || rule.support.sources.empty() || !rule.support.sources[0].zero) return;
  // A pot is coarser than the rule by nature: what it splits is nothing where there is nothing.
  std::set<std::uint32_t> pots;
  visit_all(plan, rule.body, [&](ExprId id, const Aggregate*) {
    if (const auto* s = std::get_if<SplitValue>(&plan[id].node)) visit_all(plan, plan[s->split].pot, [&](ExprId part, const Aggregate*) { pots.insert(part.index); });
  });
  facts::Known nothing;
  nothing = [&](ExprId id) -> std::optional<facts::Range> {
    const Expr& expr = plan[id];
    facts::Range zero{Rational(0), Rational(0)};
    bool own = expr.coarse_axis.empty() || pots.contains(id.index);
    if (const auto* m = std::get_if<MeasureValue>(&expr.node); m && own && plan[m->rule].zero_without_rows) return zero;
    if (const auto* p = std::get_if<PreviousValue>(&expr.node))
      if (const auto* m = std::get_if<MeasureValue>(&p->of); m && own && plan[m->rule].zero_without_rows) return zero;
    if (const auto* a = std::get_if<AggregateValue>(&expr.node); a && own) {
      ast::Fold fold = plan[a->aggregate].fold;
      if (fold == ast::Fold::sum || fold == ast::Fold::count) return zero;
    }
    if (auto fallback = holds_for_nothing(plan, expr)) return facts::range_where(plan, checker.facts, *fallback, nothing);
    return {};
  };
  Args args{rule.name, Bilingual{"ja", "yes"}, Bilingual{"alleen met ..", "only with .."}, Bilingual{"voor elke ..", "for each .."}};
  if (rule.type.kind == ValueKind::yes_no) {
    if (facts::truth_where(plan, checker.facts, rule.body, nothing) == std::optional(false)) return;
    checker.report(kNonZero, rule.name_span, rule.article, args);
    return;
  }
  if (rule.type.kind != ValueKind::number) return;
  facts::Range range = facts::range_where(plan, checker.facts, rule.body, nothing);
  if (is_nil(range)) return;
  args[1] = range.is_point() ? checker.amount(*range.low, rule.type) : diag::Arg(Bilingual{"niet altijd nul", "not always nil"});
  diag::Diagnostic& found = checker.report(kNonZero, rule.name_span, rule.article, args);
  if (const ExprId part = part_that_stays(plan, checker.facts, rule.body, nothing); part != rule.body)
    found.labels.push_back({plan[part].span, {"dit is er ook als er niets is geleverd", "this is there also when nothing was delivered"}, {}});
}

}  // namespace bkm::check
