// Worked examples.
#include "compiler/syntax/builder.hpp"

namespace bkm::syntax {

ast::Example Builder::example(P::ExampleContext* tree) {
  ast::Example made;
  made.title = quoted(tree->TEXT());
  if (tree->KNOWN()) made.known_on = date(tree->DATE(0));
  if (tree->AFTER()) made.after = date(tree->DATE(1));
  for (auto* each : tree->given()) given(each, made);
  for (auto* each : tree->expect()) made.expectations.push_back(expectation(each));
  made.span = span(tree);
  return made;
}

void Builder::given(P::GivenContext* tree, ast::Example& example) {
  if (tree->keys()) example.values.push_back({name(tree->name()), keys(tree->keys()), expr(tree->expr()), span(tree)});
  else example.rows.push_back({name(tree->name()), rows(tree->ROW()), span(tree)});
}

ast::Expectation Builder::expectation(P::ExpectContext* tree) {
  if (auto* each = tree->expect_value()) return expect_value(each);
  if (auto* each = tree->expect_scale()) return expect_scale(each);
  if (auto* each = tree->expect_total()) return expect_total(each);
  if (auto* each = tree->expect_counts()) return expect_counts(each);
  auto* each = tree->expect_fate();
  return ast::ExpectFate{fate(each->fate()), name(each->name()), keys(each->keys()), maybe_quoted(each->TEXT()), span(each)};
}

template <class To>
void Builder::precision(P::PrecisionContext* tree, To& to) {
  if (!tree) return;
  to.as_printed = tree->AS_PRINTED() != nullptr;
  if (tree->expr()) to.within = expr(tree->expr());
}

ast::Expectation Builder::expect_value(P::Expect_valueContext* tree) {
  ast::ExpectValue made;
  made.what = tree->GROSS()        ? ast::Expected::gross
              : tree->NET()        ? ast::Expected::net
              : tree->ADJUSTMENT() ? ast::Expected::adjustment
              : tree->DIFFERENCE() ? ast::Expected::difference
              : tree->REST()       ? ast::Expected::rest
                                   : ast::Expected::bare;
  made.name = name(tree->name());
  made.keys = keys(tree->keys());
  if (tree->expr()) made.value = expr(tree->expr());
  precision(tree->precision(), made);
  made.span = span(tree);
  return made;
}

ast::Expectation Builder::expect_scale(P::Expect_scaleContext* tree) {
  ast::ExpectScale made;
  made.scale = name(tree->name(0));
  if (tree->keys()) made.keys = keys(tree->keys());
  if (tree->DATE()) made.on = date(tree->DATE());
  made.argument = expr(tree->expr(0));
  made.member = maybe(tree->name(1));
  const std::size_t arguments = tree->expr().size() - (tree->NONE() ? 0 : 1);
  for (std::size_t i = 1; i < arguments; ++i) made.more.push_back(expr(tree->expr(i)));
  if (!tree->NONE()) made.value = expr(tree->expr(arguments));
  precision(tree->precision(), made);
  made.span = span(tree);
  return made;
}

ast::Expectation Builder::expect_total(P::Expect_totalContext* tree) {
  ast::ExpectTotal made;
  made.rule = maybe(tree->name());
  if (tree->payer()) made.payer = name(tree->payer()->name());
  if (tree->receiver()) made.payee = name(tree->receiver()->name());
  made.value = expr(tree->expr());
  made.span = span(tree);
  return made;
}

ast::Fate Builder::fate(P::FateContext* tree) const {
  if (tree->USED()) return ast::Fate::used;
  if (tree->UNUSED()) return ast::Fate::unused;
  if (tree->CANCELLED()) return ast::Fate::cancelled;
  return tree->REJECTED() ? ast::Fate::rejected : ast::Fate::out_of_scope;
}

ast::Expectation Builder::expect_counts(P::Expect_countsContext* tree) {
  ast::ExpectCounts made{name(tree->name()), {}, span(tree)};
  for (std::size_t i = 0; i < tree->fate().size(); ++i) made.counts.push_back({whole(tree->NUMBER(i)), fate(tree->fate(i))});
  return made;
}

std::vector<ast::KeyPart> Builder::keys(P::KeysContext* tree) const {
  std::vector<ast::KeyPart> made;
  for (auto* each : tree->key()) made.push_back(key(each));
  return made;
}

// The last word is the value; a name before it is the axis.
ast::KeyPart Builder::key(P::KeyContext* tree) const {
  const auto named = tree->name();
  auto* value = tree->children.back();
  ast::KeyPart made;
  if (tree->children.size() > 1) made.axis = name(named.front());
  if (tree->TEXT()) made.value = quoted(tree->TEXT());
  else if (auto* word = dynamic_cast<antlr4::ParserRuleContext*>(value)) made.value = name(word).text;
  else made.value = text(dynamic_cast<antlr4::tree::TerminalNode*>(value));
  made.span = span(tree);
  return made;
}

}  // namespace bkm::syntax
