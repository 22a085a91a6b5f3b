// Compiles one contract and runs its worked examples, for the tests of this folder.
#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "compiler/driver/pipeline.hpp"
#include "compiler/interpret/examples.hpp"
#include "compiler/settle/settle.hpp"

namespace bkm::golden {

struct Checked {
  driver::Compilation compiled;
  diag::Sink findings;  // of compiling, and then of the examples
  std::vector<interpret::Difference> differences;
  std::size_t examples = 0, expectations = 0;

  bool has(std::string_view name) const {
    return std::any_of(findings.all().begin(), findings.all().end(), [&](const auto& d) { return d.kind->name == name; });
  }
};

// Tables with a file are read from `folder`. A contract that has a file and no example is settled on its files.
inline Checked check(const std::string& name, const std::string& text, const std::filesystem::path& folder) {
  Checked checked;
  checked.compiled = driver::compile(name, text);
  checked.findings = checked.compiled.findings;
  if (!checked.compiled.ok()) return checked;
  const auto run = [&](const ast::Example& example) {
    interpret::ExampleResult result = interpret::run_example(checked.compiled.unit, example, checked.compiled.plan, checked.compiled.facts, folder);
    ++checked.examples;
    checked.expectations += result.expectations;
    checked.findings.append(result.findings);
    checked.differences.insert(checked.differences.end(), result.differences.begin(), result.differences.end());
  };
  for (const ast::Statement& statement : checked.compiled.unit.statements)
    if (const auto* example = std::get_if<ast::Example>(&statement)) run(*example);
  const auto& tables = checked.compiled.plan.tables;
  if (checked.examples == 0 && std::any_of(tables.begin(), tables.end(), [](const plan::Table& t) { return !t.file.empty(); })) {
    settle::Options options;
    options.contract = folder / "contract.bkm";
    checked.findings.append(settle::run(checked.compiled.plan, checked.compiled.facts, options).findings);
  }
  return checked;
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace bkm::golden
