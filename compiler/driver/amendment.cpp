#include "compiler/driver/amendment.hpp"

#include "compiler/syntax/print.hpp"

namespace bkm::driver {
namespace {

bool is_rate(const ast::Statement& statement) {
  if (const auto* rule = std::get_if<ast::Rule>(&statement)) return rule->kind == ast::RuleKind::rate || rule->kind == ast::RuleKind::parameter;
  return std::holds_alternative<ast::Constants>(statement) || std::holds_alternative<ast::Scale>(statement);
}

bool is_example(const ast::Statement& statement) { return std::holds_alternative<ast::Example>(statement); }

// The text that stays when the statements that `leave_out` names are gone.
std::string without(ast::Unit unit, bool (*leave_out)(const ast::Statement&)) {
  unit.header.version.clear();
  std::erase_if(unit.statements, [&](const ast::Statement& statement) { return is_example(statement) || leave_out(statement); });
  return syntax::dump(unit);
}

}  // namespace

Change change_between(const ast::Unit& before, const ast::Unit& after) {
  if (without(before, is_example) == without(after, is_example)) return Change::none;
  return without(before, is_rate) == without(after, is_rate) ? Change::rates : Change::contract;
}

}  // namespace bkm::driver
