// Sums and counts over rows, ranks, and their conditions.
#include "compiler/syntax/builder.hpp"

namespace bkm::syntax {

ast::ExprId Builder::aggregate(P::AggregateContext* tree) {
  ast::Aggregate made;
  made.fold = tree->SUM()       ? ast::Fold::sum
              : tree->AVERAGE() ? ast::Fold::average
              : tree->HIGHEST() ? ast::Fold::highest
              : tree->LOWEST()  ? ast::Fold::lowest
                                : ast::Fold::count;
  made.operand = tree->COUNT() ? reference(tree->reference()) : single(tree->single(0));
  if (tree->WEIGHTED_BY()) made.weight = single(tree->single(1));
  if (tree->where()) made.where = condition(tree->where()->condition());
  if (tree->window()) made.window = window(tree->window());
  if (tree->missing()) made.missing = missing(tree->missing());
  return add(tree, std::move(made));
}

ast::Window Builder::window(P::WindowContext* tree) {
  ast::Window made;
  made.to_date = tree->TO_DATE() != nullptr;
  if (tree->NUMBER()) made.count = whole(tree->NUMBER());
  made.name = name(tree->name());
  made.span = span(tree);
  return made;
}

ast::Missing Builder::missing(P::MissingContext* tree) const {
  if (tree->MISSING_REWEIGH()) return {ast::MissingRule::reweigh, {}, span(tree)};
  if (tree->MISSING_NO_RESULT()) return {ast::MissingRule::no_result, {}, span(tree)};
  return {ast::MissingRule::counts_as, number(tree->NUMBER()).value, span(tree)};
}

ast::ExprId Builder::rank(P::RankContext* tree) {
  ast::Rank made;
  made.value = single(tree->single());
  made.among = name(tree->name());
  made.highest_first = tree->direction()->HIGHEST_FIRST() != nullptr;
  if (tree->ties()) ties(tree->ties(), made);
  return add(tree, std::move(made));
}

void Builder::ties(P::TiesContext* tree, ast::Rank& rank) {
  for (; tree; tree = tree->ties()) {
    if (tree->TIES_TOGETHER()) {
      rank.ties_together = true;
      return;
    }
    ast::RankStep step{single(tree->single()), {}};
    if (tree->direction()) step.highest_first = tree->direction()->HIGHEST_FIRST() != nullptr;
    rank.then.push_back(step);
  }
}

ast::ExprId Builder::condition(P::ConditionContext* tree) {
  if (tree->compare_op() || tree->IN()) return compared(tree);
  ast::ExprId made = tree->KNOWN() ? add(tree, ast::Known{reference(tree->reference())}) : parens(tree->parens());
  return tree->NOT() ? add(tree, ast::Not{made}) : made;
}

ast::ExprId Builder::compared(P::ConditionContext* tree) {
  std::size_t calls = 0;
  ast::ExprId left = tree->reference() ? reference(tree->reference()) : call(tree->call(calls++));
  if (tree->IN()) return add(tree, ast::In{left, literals(tree->literal_set())});
  ast::ExprId right = tree->single()     ? single(tree->single())
                      : tree->later()    ? later(tree->later())
                      : tree->edge_day() ? add(tree->edge_day(), edge_day(tree->edge_day()))
                                         : call(tree->call(calls));
  return compare(tree->compare_op(), left, right);
}

}  // namespace bkm::syntax
