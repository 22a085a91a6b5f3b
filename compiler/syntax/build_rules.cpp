// Rules, limits, rejections and requirements.
#include "compiler/syntax/builder.hpp"
#include "compiler/syntax/kinds.hpp"

namespace bkm::syntax {

namespace {

ast::RuleKind kind_of(P::Rule_kindContext* tree) {
  using K = ast::RuleKind;
  if (tree->RATE()) return K::rate;
  if (tree->PARAMETER()) return K::parameter;
  if (tree->DEFINE()) return K::define;
  if (tree->PAY()) return K::pay;
  if (tree->BONUS()) return K::bonus;
  if (tree->PENALTY()) return K::penalty;
  if (tree->ADJUST()) return K::adjust;
  return tree->CONDITION() ? K::condition : K::publish;
}

}  // namespace

ast::Rule Builder::rule(P::Rule_statementContext* tree) {
  ast::Rule made;
  made.kind = kind_of(tree->rule_kind());
  rule_head(tree->rule_head(), made);
  made.body = expr(tree->expr());
  for (auto* each : tree->step()) step(each, made);
  for (auto* each : tree->clause()) clause(each, made);
  made.span = span(tree);
  return made;
}

void Builder::rule_head(P::Rule_headContext* tree, ast::Rule& rule) {
  rule.name = name(tree->name());
  rule.title = maybe_quoted(tree->TEXT());
  rule.per = names(tree->names());
  rule.presence = presence(tree->presence());
  if (auto* start = tree->rule_start()) rule.start = ast::Start{start->SINCE_FIRST() != nullptr, name(start->name()), span(start)};
  if (tree->payer()) rule.payer = name(tree->payer()->name());
  if (tree->receiver()) rule.payee = name(tree->receiver()->name());
  if (tree->moment()) rule.on = moment(tree->moment());
}

std::optional<ast::Presence> Builder::presence(P::PresenceContext* tree) const {
  if (!tree) return {};
  return ast::Presence{tree->FOR_EACH() != nullptr, name(tree->name()), span(tree)};
}

ast::DayAnchor Builder::edge_day(P::Edge_dayContext* tree) const { return tree->FIRST_DAY() ? ast::DayAnchor::first : ast::DayAnchor::last; }

ast::Anchor Builder::anchor(P::AnchorContext* tree) const {
  if (tree->name()) return name(tree->name());
  return edge_day(tree->edge_day());
}

ast::Moment Builder::moment(P::MomentContext* tree) {
  ast::Moment made{{}, {}, anchor(tree->anchor()), span(tree)};
  if (tree->NUMBER()) made.count = whole(tree->NUMBER());
  made.unit = maybe(tree->name());
  return made;
}

void Builder::step(P::StepContext* tree, ast::Rule& rule) {
  if (tree->growth()) {
    rule.growth.push_back(growth(tree->growth()));
    return;
  }
  ast::Step made{date(tree->DATE()), {}, span(tree)};
  if (tree->expr()) made.value = expr(tree->expr());
  rule.steps.push_back(made);
}

namespace {

// Where a rule has a clause already. A growth or a step can be repeated, these cannot.
bool repeated(P::ClauseContext* tree, const ast::Rule& rule) {
  if (tree->CUMULATIVE()) return rule.cumulative.has_value();
  if (tree->PART()) return rule.part.has_value();
  if (tree->ROUNDED()) return rule.rounding.has_value();
  if (tree->PROVISIONAL()) return rule.provisional;
  if (tree->FORMERLY()) return rule.formerly.has_value();
  return rule.article.has_value();
}

}  // namespace

void Builder::clause(P::ClauseContext* tree, ast::Rule& rule) {
  if (repeated(tree, rule)) sink_.report(kRepeatedClause, span(tree), {std::string(text_.substr(span(tree->start).begin, span(tree->start).end - span(tree->start).begin))});
  if (tree->CUMULATIVE()) rule.cumulative = name(tree->name());
  if (tree->PART()) rule.part = part(tree);
  if (tree->ROUNDED()) rule.rounding = rounding(tree->rounding());
  if (tree->PROVISIONAL()) rule.provisional = true, rule.provisional_span = span(tree);
  if (tree->FORMERLY()) rule.formerly = quoted(tree->TEXT());
  if (tree->article()) rule.article = article(tree->article());
}

ast::PartPeriod Builder::part(P::ClauseContext* tree) {
  ast::PartPeriod made;
  made.period = name(tree->name());
  made.pro_rata = tree->PRO_RATA() != nullptr;
  if (!made.pro_rata) made.begin = part_day(tree->day_rule(0)), made.end = part_day(tree->day_rule(1));
  made.span = span(tree);
  return made;
}

ast::PartDay Builder::part_day(P::Day_ruleContext* tree) {
  ast::PartDay made{tree->counts_not_word() == nullptr, {}, {}};
  if (tree->COUNTS_BEFORE()) made.before_day = whole(tree->NUMBER());
  if (tree->COUNTS_FROM()) made.from_day = whole(tree->NUMBER());
  return made;
}

ast::Limit Builder::limit(P::LimitContext* tree) {
  ast::Limit made;
  const auto named = tree->name();
  if (tree->COLON()) made.name = name(named.front());
  if (tree->AFTER()) made.after = name(named.back());
  made.rules = names(tree->names(0));
  made.per = names(tree->names(1));
  made.ceiling = expr(tree->expr());
  if (tree->ORDER()) made.order = names(tree->names(2));
  made.pro_rata = tree->PRO_RATA() != nullptr;
  if (auto* except = tree->except()) {
    made.except = condition(except->condition());
    if (except->counted_word() || except->not_counted_word()) made.except_counts = except->counted_word() != nullptr;
  }
  made.provisional = tree->PROVISIONAL() != nullptr;
  made.article = article(tree->article());
  made.span = span(tree);
  return made;
}

ast::Reject Builder::reject(P::RejectContext* tree) {
  return {name(tree->name()), quoted(tree->TEXT()), expr(tree->expr()), article(tree->article()), span(tree)};
}

ast::Require Builder::require(P::RequireContext* tree) {
  return {quoted(tree->TEXT()), names(tree->names()), presence(tree->presence()), expr(tree->expr()), article(tree->article()), span(tree)};
}

}  // namespace bkm::syntax
