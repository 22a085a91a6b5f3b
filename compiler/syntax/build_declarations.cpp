// Header, parties, term, units, performance, reward, functions.
#include "compiler/syntax/builder.hpp"
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/roles.hpp"

namespace bkm::syntax {

void Builder::header(P::HeaderContext* tree) {
  ast::Header& header = unit_.header;
  header.is_module = tree->MODULE() != nullptr;
  header.title = quoted(tree->TEXT(0));
  if (tree->VERSION()) header.version = quoted(tree->TEXT(1));
  if (tree->ISO()) header.currency = ast::Name{std::string(text(tree->ISO())), span(tree->ISO()->getSymbol())};
  else header.currency = maybe(tree->name());
  header.span = span(tree);
}

void Builder::statement(P::StatementContext* tree) {
  const std::size_t before = sink_.all().size();
  const auto put = [&](auto made) {
    if (sink_.all().size() == before) unit_.statements.emplace_back(std::move(made));
  };
  if (auto* use = tree->use()) put(ast::Use{quoted(use->TEXT()), span(use)});
  if (auto* each = tree->parties()) put(parties(each));
  if (auto* each = tree->term()) put(term(each));
  if (auto* each = tree->data()) put(data(each));
  if (auto* each = tree->unit_statement()) put(units(each));
  if (auto* each = tree->performance()) put(performance(each));
  if (auto* each = tree->reward()) put(reward(each));
  if (auto* each = tree->table()) put(table(each));
  if (auto* each = tree->scale()) put(scale(each));
  if (auto* each = tree->function()) put(function(each));
  if (auto* each = tree->rule_statement()) put(rule(each));
  if (auto* each = tree->limit()) put(limit(each));
  if (auto* each = tree->reject()) put(reject(each));
  if (auto* each = tree->require()) put(require(each));
  if (auto* each = tree->example()) put(example(each));
}

ast::Parties Builder::parties(P::PartiesContext* tree) {
  ast::Parties made;
  for (auto* each : tree->party()) made.parties.push_back(party(each));
  made.span = span(tree);
  return made;
}

ast::Party Builder::party(P::PartyContext* tree) {
  ast::Party made;
  made.role = role(tree->role());
  made.name = name(tree->word()->name(0));
  made.plural = maybe(tree->word()->name(1));
  made.title = maybe_quoted(tree->TEXT());
  made.closed = tree->OPEN_SET() != nullptr;
  for (auto* each : tree->member()) made.members.push_back({name(each->name()), quoted(each->TEXT())});
  return made;
}

ast::Role Builder::role(P::RoleContext* tree) {
  const std::string word(text(tree));
  if (const RoleWord* found = role_named(word, unit_.language)) return found->role;
  auto& finding = sink_.report(kUnknownRole, span(tree), {word, role_list()});
  if (const RoleWord* near = role_near(word, unit_.language))
    finding.write(std::string(near->words.in(unit_.language)), span(tree));
  return ast::Role::provider;
}

ast::Term Builder::term(P::TermContext* tree) {
  ast::Term made;
  made.first = date(tree->DATE(0));
  made.last = date(tree->DATE(1));
  if (tree->EXTENDABLE()) made.extendable = date(tree->DATE(2));
  made.settle_per = name(tree->name());
  for (auto* each : tree->calendar()) made.calendars.push_back(calendar(each));
  made.span = span(tree);
  return made;
}

ast::OwnCalendar Builder::calendar(P::CalendarContext* tree) {
  ast::OwnCalendar made;
  made.name = name(tree->name(0));
  if (tree->DATE()) made.from = date(tree->DATE());
  if (tree->NUMBER()) made.day = whole(tree->NUMBER());
  made.month = maybe(tree->name(1));
  return made;
}

ast::UnitWord Builder::unit_word(P::WordContext* tree) const { return {name(tree->name(0)), maybe(tree->name(1))}; }

ast::Units Builder::units(P::Unit_statementContext* tree) const {
  ast::Units made;
  for (auto* each : tree->word()) made.words.push_back(unit_word(each));
  if (tree->literal()) made.equals = literal(tree->literal());
  made.span = span(tree);
  return made;
}

ast::Performance Builder::performance(P::PerformanceContext* tree) const {
  using Kind = ast::Feature::Kind;
  ast::Performance made{name(tree->call_name()), quoted(tree->TEXT()), {}, span(tree)};
  for (auto* each : tree->feature()) {
    const Kind kind = each->NATURE()       ? Kind::nature
                      : each->OUTCOME()    ? Kind::outcome
                      : each->OBLIGATION() ? Kind::obligation
                      : each->RISK()       ? Kind::risk
                                           : Kind::indicator;
    made.features.push_back({kind, name(each->name())});
  }
  return made;
}

ast::Reward Builder::reward(P::RewardContext* tree) const {
  ast::Reward made;
  made.span = span(tree);
  for (std::size_t i = 0; i < tree->rounding().size(); ++i) {
    made.rounding.push_back(rounding(tree->rounding(i)));
    if (i > 0) made.rounding.back().from = date(tree->DATE(i - 1));
  }
  return made;
}

ast::RoundingStep Builder::rounding(P::RoundingContext* tree) const {
  ast::RoundingStep made;
  made.cent = tree->THE_CENT() != nullptr;
  if (tree->literal()) made.step = literal(tree->literal());
  if (tree->EVEN()) made.mode = Rounding::half_even;
  else if (tree->HALF()) made.mode = Rounding::half_down;
  else if (tree->UP()) made.mode = Rounding::away;
  else if (tree->DOWN()) made.mode = Rounding::toward;
  made.span = span(tree);
  return made;
}

ast::Function Builder::function(P::FunctionContext* tree) {
  ast::Function made;
  made.name = name(tree->name());
  for (auto* each : tree->parameter()) made.parameters.push_back({name(each->name()), type(each->type())});
  made.body = expr(tree->expr());
  made.span = span(tree);
  return made;
}

}  // namespace bkm::syntax
