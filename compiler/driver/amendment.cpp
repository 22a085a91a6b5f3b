#include "compiler/driver/amendment.hpp"

#include <algorithm>
#include <map>

#include "compiler/syntax/parse.hpp"
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

Change change_of(const ast::Unit& before, const ast::Unit& after) {
  if (without(before, is_example) == without(after, is_example)) return Change::none;
  return without(before, is_rate) == without(after, is_rate) ? Change::rates : Change::contract;
}

std::map<std::string, ast::Unit> modules_of(const Compilation& compiled) {
  std::map<std::string, ast::Unit> units;
  diag::Sink ignored;
  for (const Module& module : compiled.modules) units.emplace(module.name, syntax::parse(compiled.sources, module.source, ignored));
  return units;
}

}  // namespace

Change change_between(const Compilation& before, const Compilation& after) {
  Change change = change_of(before.unit, after.unit);
  const auto then = modules_of(before), now = modules_of(after);
  for (const auto& [name, unit] : now) {
    auto old = then.find(name);
    change = std::max(change, old == then.end() ? Change::contract : change_of(old->second, unit));
  }
  return then.size() == now.size() ? change : Change::contract;
}

}  // namespace bkm::driver
