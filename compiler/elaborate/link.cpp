#include "compiler/elaborate/link.hpp"

#include <map>

#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr diag::Kind kMisplaced{2634, "statement-not-in-module", diag::Severity::error,
                                "{0} hoort in het contract: een module heeft alleen gegevens, tabellen, eenheden, staffels, functies, tarieven en parameters.",
                                "{0} belongs in the contract: a module has only data, tables, units, scales, functions, rates and parameters."};
constexpr diag::Kind kNameInModule{2635, "name-in-module", diag::Severity::error,
                                   "De naam \"{0}\" staat ook in de module \"{1}\", en die verandert een contract niet; kies een andere naam.",
                                   "The name \"{0}\" also stands in the module \"{1}\", which a contract does not change; choose another name."};

Bilingual rule_word(ast::RuleKind kind) {
  using enum ast::RuleKind;
  switch (kind) {
    case define: return {"Een bepaling", "A definition"};
    case condition: return {"Een voorwaarde", "A condition"};
    case publish: return {"Een publicatie", "A publication"};
    default: return {"Een betaling", "A payment"};
  }
}

bool is_rate(const ast::Rule& rule) { return rule.kind == ast::RuleKind::rate || rule.kind == ast::RuleKind::parameter; }

// What a statement is called when it may not stand in a module; nothing when it may.
std::optional<std::pair<Bilingual, Span>> misplaced(const ast::Statement& statement) {
  using Found = std::optional<std::pair<Bilingual, Span>>;
  auto found = [](const char* nl, const char* en, Span span) { return Found({Bilingual{nl, en}, span}); };
  return std::visit(Overloaded{[&](const ast::Parties& s) { return found("Een partij", "A party", s.span); },
                               [&](const ast::Term& s) { return found("De looptijd", "The term", s.span); },
                               [&](const ast::Performance& s) { return found("Een prestatie", "A performance", s.span); },
                               [&](const ast::Reward& s) { return found("Een beloning", "A reward", s.span); },
                               [&](const ast::Rule& s) { return is_rate(s) ? Found() : Found({rule_word(s.kind), s.name.span}); },
                               [&](const ast::Limit& s) { return found("Een begrenzing", "A limit", s.span); },
                               [&](const ast::Reject& s) { return found("Een afkeuring", "A rejection", s.span); },
                               [&](const ast::Require& s) { return found("Een eis", "A requirement", s.span); },
                               [](const auto&) { return Found(); }},
                    statement);
}

// The ids of a module's expressions, moved behind those of the contract.
void shift(ast::Unit& module, std::uint32_t by) {
  auto move = [by](ast::ExprId& id) { id.index += by; };
  for (ast::Expr& expr : module.exprs) for_each_operand(expr, move);
  for (ast::Statement& statement : module.statements) {
    if (auto* rule = std::get_if<ast::Rule>(&statement)) {
      move(rule->body);
      for (ast::Step& step : rule->steps)
        if (step.value) move(*step.value);
    }
    if (auto* function = std::get_if<ast::Function>(&statement)) move(function->body);
    if (auto* scale = std::get_if<ast::Scale>(&statement))
      for (ast::Band& band : scale->bands)
        for (auto* part : {&band.value.rate, &band.value.fixed})
          if (*part) move(**part);
  }
}

// A name of one text may not stand in another. Within one text that is said elsewhere.
void refuse_shared_names(const ast::Unit& contract, const std::vector<ast::Unit>& modules, diag::Sink& sink) {
  struct Place { Span span; std::string module; };
  std::map<std::string, Place> first;
  auto add = [&](const ast::Unit& unit) {
    for (const ast::Name& name : declared_names(unit)) {
      auto [place, fresh] = first.emplace(name.text, Place{name.span, unit.header.title});
      if (fresh || place->second.span.source == name.span.source) continue;
      sink.report(kNameInModule, name.span, {name.text, place->second.module}).labels.push_back({place->second.span, {"in de module", "in the module"}, {}});
    }
  };
  for (const ast::Unit& module : modules) add(module);
  add(contract);
}

}  // namespace

std::vector<ast::Name> declared_names(const ast::Unit& unit) {
  std::vector<ast::Name> names;
  for (const ast::Statement& statement : unit.statements)
    std::visit(Overloaded{[&](const ast::Units& s) {
                            for (const ast::UnitWord& word : s.words) {
                              names.push_back(word.singular);
                              if (word.plural) names.push_back(*word.plural);
                            }
                          },
                          [&](const ast::Table& s) { names.push_back(s.name); }, [&](const ast::Constants& s) { names.push_back(s.name); },
                          [&](const ast::Scale& s) { names.push_back(s.name); }, [&](const ast::Function& s) { names.push_back(s.name); },
                          [&](const ast::Rule& s) { names.push_back(s.name); }, [](const auto&) {}},
               statement);
  return names;
}

bool may_be_module(const ast::Unit& module, diag::Sink& sink) {
  bool may = true;
  for (const ast::Statement& statement : module.statements)
    if (auto found = misplaced(statement)) {
      sink.report(kMisplaced, found->second, {found->first});
      may = false;
    }
  return may;
}

ast::Unit link(ast::Unit contract, const std::vector<ast::Unit>& modules, diag::Sink& sink) {
  refuse_shared_names(contract, modules, sink);
  std::vector<ast::Statement> statements;
  for (const ast::Unit& source : modules) {
    may_be_module(source, sink);
    ast::Unit module = in_language(source, contract.language);
    shift(module, static_cast<std::uint32_t>(contract.exprs.size()));
    for (ast::Statement& statement : module.statements)
      if (!misplaced(statement) && !std::holds_alternative<ast::Example>(statement) && !std::holds_alternative<ast::Use>(statement))
        statements.push_back(std::move(statement));
    contract.exprs.insert(contract.exprs.end(), std::make_move_iterator(module.exprs.begin()), std::make_move_iterator(module.exprs.end()));
    contract.broken.insert(contract.broken.end(), module.broken.begin(), module.broken.end());
  }
  contract.statements.insert(contract.statements.begin(), std::make_move_iterator(statements.begin()), std::make_move_iterator(statements.end()));
  return contract;
}

void for_each_operand(ast::Expr& expr, const std::function<void(ast::ExprId&)>& f) {
  auto maybe = [&](std::optional<ast::ExprId>& id) { if (id) f(*id); };
  std::visit(Overloaded{[](ast::Literal&) {}, [](ast::Reference&) {},
                        [&](ast::Call& e) { for (ast::ExprId& id : e.arguments) f(id); },
                        [&](ast::Each& e) { f(e.operand); }, [&](ast::Known& e) { f(e.operand); },
                        [&](ast::Aggregate& e) { f(e.operand); maybe(e.weight); maybe(e.where); },
                        [&](ast::Rank& e) { f(e.value); for (ast::RankStep& step : e.then) f(step.value); },
                        [&](ast::Previous& e) { f(e.operand); }, [&](ast::Later& e) { f(e.day); }, [](ast::DayAnchor) {},
                        [&](ast::Split& e) { f(e.pot); maybe(e.weight); maybe(e.at_least); maybe(e.at_most); },
                        [&](ast::Negate& e) { f(e.operand); }, [&](ast::Binary& e) { f(e.left); f(e.right); },
                        [&](ast::Bound& e) { f(e.value); f(e.limit); }, [&](ast::Compare& e) { f(e.left); f(e.right); },
                        [&](ast::In& e) { f(e.operand); }, [&](ast::Not& e) { f(e.operand); },
                        [&](ast::And& e) { for (ast::ExprId& id : e.operands) f(id); }, [&](ast::Or& e) { for (ast::ExprId& id : e.operands) f(id); },
                        [&](ast::If& e) { f(e.then); f(e.condition); maybe(e.otherwise); },
                        [&](ast::IfMissing& e) { f(e.operand); maybe(e.fallback); }},
             expr.node);
}

}  // namespace bkm::elaborate
