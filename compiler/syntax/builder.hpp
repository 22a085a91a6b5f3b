// From the parser's tree to ours. Internal to this folder: sees antlr4::.
//   Before: a statement that the grammar accepts.  After: the same in ast::Unit, or a finding and nothing.
//   Reports: BKM1xxx for what the grammar leaves to us: mixed operators, row lengths, words that are no role.
#pragma once
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"
#include "compiler/syntax/tokens.hpp"

namespace bkm::syntax {

class Builder {
 public:
  Builder(std::string_view text, ast::Unit& unit, diag::Sink& sink) : text_(text), unit_(unit), sink_(sink) {}

  void header(P::HeaderContext* tree);
  // Adds the statement, unless something in it is reported.
  void statement(P::StatementContext* tree);

 private:
  // words and literals (build_words.cpp)
  Span span(antlr4::ParserRuleContext* tree) const;
  Span span(antlr4::Token* token) const;
  std::string_view text(antlr4::tree::TerminalNode* node) const;
  std::string_view text(antlr4::ParserRuleContext* tree) const;
  ast::Name name(antlr4::ParserRuleContext* tree) const;
  std::vector<ast::Name> names(P::NamesContext* tree) const;
  std::optional<ast::Name> maybe(antlr4::ParserRuleContext* tree) const;
  std::string quoted(antlr4::tree::TerminalNode* node) const;
  std::optional<std::string> maybe_quoted(antlr4::tree::TerminalNode* node) const;
  Decimal number(antlr4::tree::TerminalNode* node) const;
  int whole(antlr4::tree::TerminalNode* node);
  Date date(antlr4::tree::TerminalNode* node) const;
  ast::Literal literal(P::LiteralContext* tree) const;
  ast::Literal negated(ast::Literal literal, bool minus) const;
  std::vector<ast::Literal> literals(P::Literal_setContext* tree) const;
  ast::Rows rows(const std::vector<antlr4::tree::TerminalNode*>& nodes);
  void own_notation(ast::Rows& rows, const std::vector<ast::Name>& key);
  void own_notation(ast::Cell& cell, bool among_numbers);
  void refuse_pasted(const ast::Cell& cell);
  ast::Row row(antlr4::tree::TerminalNode* node) const;
  std::optional<std::string> article(P::ArticleContext* tree) const;

  // declarations (build_declarations.cpp, build_columns.cpp)
  ast::Parties parties(P::PartiesContext* tree);
  ast::Party party(P::PartyContext* tree);
  ast::Role role(P::RoleContext* tree);
  ast::Term term(P::TermContext* tree);
  ast::OwnCalendar calendar(P::CalendarContext* tree);
  ast::Units units(P::Unit_statementContext* tree) const;
  ast::UnitWord unit_word(P::WordContext* tree) const;
  ast::Performance performance(P::PerformanceContext* tree) const;
  ast::Reward reward(P::RewardContext* tree) const;
  ast::RoundingStep rounding(P::RoundingContext* tree) const;
  ast::Table data(P::DataContext* tree);
  ast::Completeness completeness(P::CompletenessContext* tree) const;
  ast::Source source(P::SourceContext* tree);
  std::optional<Language> notation(P::NotationContext* tree);
  void reading(P::ReadingContext* tree, ast::Source& made);
  void columns(P::ColumnContext* tree, std::vector<ast::Column>& out);
  ast::Column column_rest(P::ColumnContext* tree);
  ast::Column bound_column(P::Bound_columnContext* tree);
  void file_columns(antlr4::ParserRuleContext* tree, std::vector<ast::Column>& out, bool scale);
  void empty_rule(P::Empty_ruleContext* tree, ast::Column& column) const;
  void range(P::RangeContext* tree, ast::Column& column) const;
  ast::TypeRef type(P::TypeContext* tree);
  ast::Literal bare(P::BareContext* tree) const;
  ast::Constants table(P::TableContext* tree);
  ast::Scale scale(P::ScaleContext* tree);
  ast::Band band(P::BandContext* tree);
  ast::BandValue band_value(P::Band_valueContext* tree);
  ast::ExprId band_amount(P::Band_amountContext* tree, bool minus);
  ast::Literal limit_value(P::Limit_valueContext* tree) const;
  ast::Growth growth(P::GrowthContext* tree) const;
  std::vector<ast::Growth> growths(const std::vector<P::GrowthContext*>& trees) const;
  ast::Function function(P::FunctionContext* tree);

  // rules (build_rules.cpp)
  ast::Rule rule(P::Rule_statementContext* tree);
  void rule_head(P::Rule_headContext* tree, ast::Rule& rule);
  void step(P::StepContext* tree, ast::Rule& rule);
  void clause(P::ClauseContext* tree, ast::Rule& rule);
  ast::PartPeriod part(P::ClauseContext* tree);
  ast::PartDay part_day(P::Day_ruleContext* tree);
  std::optional<ast::Presence> presence(P::PresenceContext* tree) const;
  ast::Moment moment(P::MomentContext* tree);
  ast::Anchor anchor(P::AnchorContext* tree) const;
  ast::Limit limit(P::LimitContext* tree);
  ast::Reject reject(P::RejectContext* tree);
  ast::Require require(P::RequireContext* tree);

  // worked examples (build_examples.cpp)
  ast::Example example(P::ExampleContext* tree);
  void given(P::GivenContext* tree, ast::Example& example);
  ast::Expectation expectation(P::ExpectContext* tree);
  ast::Expectation expect_value(P::Expect_valueContext* tree);
  ast::Expectation expect_scale(P::Expect_scaleContext* tree);
  ast::Expectation expect_total(P::Expect_totalContext* tree);
  ast::Expectation expect_counts(P::Expect_countsContext* tree);
  ast::Fate fate(P::FateContext* tree) const;
  template <class To>
  void precision(P::PrecisionContext* tree, To& to);
  std::vector<ast::KeyPart> keys(P::KeysContext* tree) const;
  ast::KeyPart key(P::KeyContext* tree) const;

  // expressions (build_expressions.cpp, build_aggregates.cpp)
  template <class Node>
  ast::ExprId add(antlr4::ParserRuleContext* tree, Node node);
  template <class Node>
  ast::ExprId add(Span span, Node node);
  ast::ExprId expr(P::ExprContext* tree);
  ast::ExprId or_expr(P::Or_exprContext* tree);
  ast::ExprId and_expr(P::And_exprContext* tree);
  ast::ExprId not_expr(P::Not_exprContext* tree);
  ast::ExprId comparison(P::ComparisonContext* tree);
  ast::ExprId compare(P::Compare_opContext* op, ast::ExprId left, ast::ExprId right);
  ast::ExprId sum(P::SumContext* tree);
  ast::ExprId product(P::ProductContext* tree, bool alone);
  ast::ExprId factor(P::FactorContext* tree);
  ast::ExprId core(P::CoreContext* tree);
  ast::ExprId parens(P::ParensContext* tree);
  ast::ExprId call(P::CallContext* tree);
  ast::ExprId later(P::LaterContext* tree);
  ast::DayAnchor edge_day(P::Edge_dayContext* tree) const;
  ast::ExprId single(P::SingleContext* tree);
  ast::Reference reference_of(P::ReferenceContext* tree) const;
  ast::ExprId reference(P::ReferenceContext* tree) { return add(tree, reference_of(tree)); }
  ast::ExprId aggregate(P::AggregateContext* tree);
  ast::ExprId rank(P::RankContext* tree);
  void ties(P::TiesContext* tree, ast::Rank& rank);
  ast::ExprId split(P::SplitContext* tree);
  ast::ExprId condition(P::ConditionContext* tree);
  ast::ExprId compared(P::ConditionContext* tree);
  ast::Window window(P::WindowContext* tree);
  ast::Missing missing(P::MissingContext* tree) const;
  void refuse_loose(P::FactorContext* tree);
  void refuse_bound(P::ProductContext* tree, std::size_t at);
  std::optional<ast::ExprId> conditions_behind_where(P::Not_exprContext* tree, Span whole);
  std::optional<ast::ExprId> values_behind_equals(P::Or_exprContext* tree);

  std::string_view text_;
  ast::Unit& unit_;
  diag::Sink& sink_;
};

template <class Node>
ast::ExprId Builder::add(Span span, Node node) {
  unit_.exprs.push_back({std::move(node), span});
  return ast::ExprId{static_cast<std::uint32_t>(unit_.exprs.size() - 1)};
}
template <class Node>
ast::ExprId Builder::add(antlr4::ParserRuleContext* tree, Node node) {
  return add(span(tree), std::move(node));
}

}  // namespace bkm::syntax
