// Expressions: operators and calls.
#include "compiler/syntax/builder.hpp"
#include "compiler/syntax/kinds.hpp"

namespace bkm::syntax {

ast::ExprId Builder::expr(P::ExprContext* tree) {
  const ast::ExprId then = or_expr(tree->or_expr(0));
  if (!tree->IF()) return then;
  ast::If made{then, or_expr(tree->or_expr(1)), {}};
  if (tree->expr()) made.otherwise = expr(tree->expr());
  return add(tree, made);
}

namespace {

// What is not calculated: the one word, literal, call or parenthesis of a sum.
P::CoreContext* only_core(P::SumContext* sum) {
  auto* product = !sum || sum->children.size() > 1 ? nullptr : sum->product(0);
  auto* factor = !product || product->children.size() > 1 ? nullptr : product->factor(0);
  return !factor || factor->children.size() > 1 ? nullptr : factor->core(0);
}
// The same, of a part of a condition that compares nothing.
P::CoreContext* only_core(P::Not_exprContext* tree) { return tree->NOT() || tree->comparison()->children.size() > 1 ? nullptr : only_core(tree->comparison()->sum(0)); }

P::AggregateContext* only_aggregate(P::Not_exprContext* tree) {
  auto* core = only_core(tree);
  auto* aggregate = core ? core->aggregate() : nullptr;
  return !aggregate || !aggregate->where() || aggregate->window() || aggregate->missing() ? nullptr : aggregate;
}

P::LiteralContext* only_literal(P::And_exprContext* tree) {
  auto* core = tree->not_expr().size() > 1 ? nullptr : only_core(tree->not_expr(0));
  return core ? core->literal() : nullptr;
}

// The two sides of product = "A".
struct Sides {
  antlr4::ParserRuleContext* left = nullptr;
  P::LiteralContext* right = nullptr;
  P::Compare_opContext* op = nullptr;
};

Sides sides(P::Not_exprContext* tree) {
  if (auto* aggregate = only_aggregate(tree)) {
    auto* condition = aggregate->where()->condition();
    if (!condition->compare_op() || !condition->single()) return {};
    antlr4::ParserRuleContext* left = condition->reference();
    return {left ? left : condition->call(0), condition->single()->literal(), condition->compare_op()};
  }
  auto* comparison = tree->comparison();
  auto* core = comparison->compare_op() ? only_core(comparison->sum(1)) : nullptr;
  return core ? Sides{comparison->sum(0), core->literal(), comparison->compare_op()} : Sides{};
}

}  // namespace

// product = "A" of "B": one of these values. The first comparison alone, when reported.
std::optional<ast::ExprId> Builder::values_behind_equals(P::Or_exprContext* tree) {
  auto* first = tree->and_expr(0)->not_expr().size() == 1 ? tree->and_expr(0)->not_expr(0) : nullptr;
  const Sides compared = first ? sides(first) : Sides{};
  if (!compared.right || (!compared.op->EQUAL() && !compared.op->UNEQUAL())) return {};
  std::string values(text(compared.right));
  for (std::size_t i = 1; i < tree->and_expr().size(); ++i) {
    auto* value = only_literal(tree->and_expr(i));
    if (!value) return {};
    values += ", " + std::string(text(value));
  }
  const bool nl = unit_.language == Language::nl, none = compared.op->UNEQUAL() || first->NOT();
  const std::string listed = std::string(text(compared.left)) + " in {" + values + "}";
  const std::string right = none ? std::string(nl ? "(niet " : "(not ") + listed + ")" : listed;
  const Span where = join(first->NOT() ? span(first) : span(compared.left), span(tree));
  sink_.report(kOneOfValues, where, {std::string(text(tree->OR(0))), right}).write(right, where);
  return not_expr(first);
}

// som van x waar a = 1 en b = 2: a sum is no condition, so that the second one belongs to the first. The sum alone, when reported.
std::optional<ast::ExprId> Builder::conditions_behind_where(P::Not_exprContext* tree, Span whole) {
  auto* aggregate = only_aggregate(tree);
  if (!aggregate) return {};
  const Span conditions = Span{whole.source, span(aggregate->where()->condition()).begin, whole.end};
  const std::string right = "(" + std::string(text_.substr(conditions.begin, conditions.end - conditions.begin)) + ")";
  sink_.report(kManyConditions, conditions, {std::string(text(aggregate->where()->WHERE())), right}).write(right, conditions);
  return not_expr(tree);
}

ast::ExprId Builder::or_expr(P::Or_exprContext* tree) {
  const auto parts = tree->and_expr();
  if (parts.size() == 1) return and_expr(parts.front());
  if (const auto first = values_behind_equals(tree)) return *first;
  if (const auto first = conditions_behind_where(parts.front()->not_expr(0), span(tree))) return *first;
  ast::Or made;
  for (auto* each : parts) {
    if (!each->AND().empty()) sink_.report(kMixedAndOr, span(tree->OR(0)->getSymbol()), {});
    made.operands.push_back(and_expr(each));
  }
  return add(tree, std::move(made));
}

ast::ExprId Builder::and_expr(P::And_exprContext* tree) {
  const auto parts = tree->not_expr();
  if (parts.size() == 1) return not_expr(parts.front());
  if (const auto first = conditions_behind_where(parts.front(), span(tree))) return *first;
  ast::And made;
  for (auto* each : parts) made.operands.push_back(not_expr(each));
  return add(tree, std::move(made));
}

ast::ExprId Builder::not_expr(P::Not_exprContext* tree) {
  const ast::ExprId operand = comparison(tree->comparison());
  return tree->NOT() ? add(tree, ast::Not{operand}) : operand;
}

ast::ExprId Builder::comparison(P::ComparisonContext* tree) {
  const ast::ExprId left = sum(tree->sum(0));
  if (tree->compare_op()) return compare(tree->compare_op(), left, sum(tree->sum(1)));
  if (tree->IN()) return add(tree, ast::In{left, literals(tree->literal_set())});
  return left;
}

ast::ExprId Builder::sum(P::SumContext* tree) {
  const auto parts = tree->product();
  ast::ExprId made = product(parts.front(), parts.size() == 1);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    auto* op = dynamic_cast<antlr4::tree::TerminalNode*>(tree->children[2 * i - 1])->getSymbol();
    const ast::ExprId right = product(parts[i], false);
    const auto kind = op->getType() == P::PLUS ? ast::Arithmetic::add : ast::Arithmetic::subtract;
    made = add(join(span(tree), span(parts[i])), ast::Binary{kind, made, right, span(op)});
  }
  return made;
}

namespace {

bool is_bound(P::Product_opContext* op) { return !op->TIMES() && !op->DIVIDE(); }

ast::BoundKind bound_of(P::Product_opContext* op) {
  return op->AT_MOST() ? ast::BoundKind::at_most : op->AT_LEAST() ? ast::BoundKind::at_least : ast::BoundKind::above;
}

}  // namespace

// `alone`: not a term of a sum.
ast::ExprId Builder::product(P::ProductContext* tree, bool alone) {
  if (tree->split()) return split(tree->split());
  const auto parts = tree->factor();
  const auto ops = tree->product_op();
  ast::ExprId made = factor(parts.front());
  if (!alone || !ops.empty()) refuse_loose(parts.front());
  for (std::size_t i = 0; i < ops.size(); ++i) {
    if (is_bound(ops[i]) != is_bound(ops[0]) || (is_bound(ops[i]) && !alone)) {
      refuse_bound(tree, is_bound(ops[i]) ? i : 0);
      return made;
    }
    refuse_loose(parts[i + 1]);
    const ast::ExprId right = factor(parts[i + 1]);
    const Span both = join(span(tree), span(parts[i + 1]));
    if (is_bound(ops[i])) made = add(both, ast::Bound{bound_of(ops[i]), made, right, span(ops[i])});
    else made = add(both, ast::Binary{ops[i]->TIMES() ? ast::Arithmetic::multiply : ast::Arithmetic::divide, made, right, span(ops[i])});
  }
  return made;
}

// Nothing is calculated before the first bound of a sum: what stands behind it may all be the bound.
void Builder::refuse_bound(P::ProductContext* tree, std::size_t at) {
  auto* op = tree->product_op(at);
  auto* whole = dynamic_cast<P::SumContext*>(tree->parent);
  if (at > 0 || whole->product(0) != tree) return void(sink_.report(kBoundInArithmetic, span(op), {std::string(text(op))}));
  const Span bound = join(span(tree->factor(1)), span(whole));
  sink_.report(kCalculatedBound, span(op), {std::string(text(op)), std::string(text_.substr(bound.begin, bound.end - bound.begin))});
}

// `som van x waar a = 1 * y`: where the condition ends would be a matter of opinion.
void Builder::refuse_loose(P::FactorContext* tree) {
  auto* aggregate = tree->core(0)->aggregate();
  if (aggregate && (aggregate->where() || aggregate->window())) sink_.report(kLooseAggregate, span(aggregate), {});
}

ast::ExprId Builder::factor(P::FactorContext* tree) {
  ast::ExprId made = core(tree->core(0));
  if (tree->MINUS()) made = add(tree, ast::Negate{made});
  if (!tree->IF_MISSING()) return made;
  ast::IfMissing caught{made, {}};
  if (tree->core().size() > 1) caught.fallback = core(tree->core(1));
  return add(tree, caught);
}

ast::ExprId Builder::core(P::CoreContext* tree) {
  if (tree->later()) return later(tree->later());
  if (tree->edge_day()) return add(tree->edge_day(), edge_day(tree->edge_day()));
  if (tree->literal()) return add(tree, literal(tree->literal()));
  if (tree->call()) return call(tree->call());
  if (tree->parens()) return parens(tree->parens());
  if (tree->aggregate()) return aggregate(tree->aggregate());
  if (tree->rank()) return rank(tree->rank());
  if (tree->EACH()) return add(tree, ast::Each{single(tree->single())});
  if (tree->single()) return add(tree, ast::Previous{single(tree->single())});
  const ast::ExprId made = reference(tree->reference());
  return tree->KNOWN() ? add(tree, ast::Known{made}) : made;
}

ast::ExprId Builder::parens(P::ParensContext* tree) {
  const ast::ExprId inside = expr(tree->expr());
  unit_.exprs[inside.index].span = span(tree);
  return inside;
}

ast::ExprId Builder::later(P::LaterContext* tree) {
  ast::ExprId day = tree->single() ? single(tree->single()) : add(tree->edge_day(), edge_day(tree->edge_day()));
  return add(tree, ast::Later{whole(tree->NUMBER()), name(tree->name()), day});
}

ast::ExprId Builder::call(P::CallContext* tree) {
  ast::Call made;
  made.name = name(tree->call_name());
  for (auto* each : tree->expr()) made.arguments.push_back(expr(each));
  made.member = maybe(tree->name());
  if (tree->anchor()) made.on = anchor(tree->anchor());
  return add(tree, std::move(made));
}

ast::ExprId Builder::single(P::SingleContext* tree) {
  if (tree->literal()) return add(tree, literal(tree->literal()));
  return tree->parens() ? parens(tree->parens()) : reference(tree->reference());
}

ast::Reference Builder::reference_of(P::ReferenceContext* tree) const {
  ast::Reference made;
  made.stage = tree->GROSS() ? ast::Stage::gross : tree->NET() ? ast::Stage::net : ast::Stage::bare;
  made.name = name(tree->name(0));
  if (tree->keys()) made.keys = keys(tree->keys());
  made.source = maybe(tree->name(1));
  made.submitted = tree->SUBMITTED() != nullptr;
  if (tree->anchor()) made.on = anchor(tree->anchor());
  return made;
}

ast::ExprId Builder::compare(P::Compare_opContext* op, ast::ExprId left, ast::ExprId right) {
  using C = ast::Comparison;
  const C kind = op->EQUAL()        ? C::equal
                 : op->UNEQUAL()    ? C::unequal
                 : op->LESS()       ? C::less
                 : op->LESS_EQUAL() ? C::less_equal
                 : op->GREATER()    ? C::greater
                                    : C::greater_equal;
  return add(join(unit_[left].span, unit_[right].span), ast::Compare{kind, left, right, span(op)});
}

ast::ExprId Builder::split(P::SplitContext* tree) {
  ast::Split made;
  const auto parts = tree->single();
  std::size_t next = 0;
  made.pot = single(parts[next++]);
  made.over = name(tree->name(0));
  if (tree->BY()) made.weight = single(parts[next++]);
  if (tree->AT_LEAST()) made.at_least = single(parts[next++]);
  if (tree->AT_MOST()) made.at_most = single(parts[next++]);
  if (tree->REST()) made.rest_to = name(tree->name(1));
  made.exact = tree->EXACT() != nullptr;
  return add(tree, std::move(made));
}

}  // namespace bkm::syntax
