// rekenvoorbeeld: runs a worked example and compares what it expects with what comes out.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/base/text.hpp"
#include "compiler/facts/facts.hpp"
#include "compiler/interpret/run.hpp"
#include "compiler/plan/plan.hpp"
#include "compiler/syntax/ast.hpp"

namespace bkm::interpret {

// One expectation that does not hold.
struct Difference {
  Span span;
  std::string what, expected, computed;  // in the contract's notation
};
struct ExampleResult {
  std::string title;
  Span span;
  std::vector<Difference> differences;
  diag::Sink findings;  // what the run said: refused files, stops, warnings
  std::size_t expectations = 0;
  std::vector<Text> refused{};  // where an amount differs: rows of the example that were refused, and why
  bool passed() const { return differences.empty() && !findings.has_errors(); }
};

// Tables that the example does not give are read from their `uit` file in `folder`, when it is there; else they are empty.
ExampleResult run_example(const ast::Unit& unit, const ast::Example& example, const plan::Plan& plan, const facts::Facts& facts,
                          const std::filesystem::path& folder);

// The names, columns and keys of the worked examples of a contract that it does not have, whatever its amounts are.
std::vector<diag::Diagnostic> example_mistakes(const ast::Unit& unit, const plan::Plan& plan, const facts::Facts& facts, const std::filesystem::path& folder);

// The tables and amounts of a worked example, to look into further. Nothing when its rows cannot be read.
struct SettledExample {
  Data data;
  Settlement settlement;
  std::vector<Stub> stubs;
};
std::optional<SettledExample> settle_example(const ast::Unit& unit, const ast::Example& example, const plan::Plan& plan, const facts::Facts& facts,
                                             const std::filesystem::path& folder);

}  // namespace bkm::interpret
