// From a path to a contract that a command can work with.
#include <iostream>

#include "compiler/cli/commands.hpp"

namespace bkm::cli {

std::variant<Readied, int> ready_contract(const Shared& shared, const std::string& path) {
  auto source = read_file(path, message_language(shared));
  if (!source) return unreadable_code(path);
  driver::Compilation compiled = driver::compile(path, *source);
  Language language = message_language(shared, compiled.unit.language);
  if (!compiled.findings.all().empty()) diag::render_all(std::cerr, compiled.findings.all(), compiled.sources, render_options(shared, language));
  if (!compiled.ok()) return kFindings;
  if (compiled.plan.is_module) return refuse_module(path, language);
  return Readied{std::move(compiled), language};
}

}  // namespace bkm::cli
