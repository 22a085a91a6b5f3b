// Contracts of this repository, settled on the rows of one of their worked examples, with the stories of their amounts.
#pragma once
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "compiler/driver/pipeline.hpp"
#include "compiler/interpret/examples.hpp"
#include "compiler/interpret/explain.hpp"
#include "compiler/interpret/key_text.hpp"

namespace bkm::test {

namespace fs = std::filesystem;

inline fs::path root() { return BKM_SOURCE_DIR; }

inline std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Settled {
  driver::Compilation compiled;
  interpret::SettledExample run;

  // "basis[cliënt 1, aanbieder A, 2026-01]"
  interpret::Story story(const std::string& text) {
    diag::Sink sink;
    auto found = interpret::find_key(compiled.plan, run.data, run.settlement, text, sink);
    if (!found) throw std::runtime_error(sink.all().empty() ? text : diag::message(sink.all()[0], Language::nl));
    return story(*found);
  }
  interpret::Story story(const interpret::RuleKey& asked) {
    return interpret::explain(compiled.plan, compiled.facts, compiled.sources, run.data, run.settlement, asked, run.stubs);
  }
  std::string told(const std::string& text, Language language = Language::nl) { return interpret::print(story(text), language); }
  std::string finding(const std::string& text) {
    diag::Sink sink;
    interpret::find_key(compiled.plan, run.data, run.settlement, text, sink);
    return sink.all().empty() ? "" : diag::message(sink.all()[0], Language::nl);
  }
};

inline std::vector<const ast::Example*> examples_of(const ast::Unit& unit) {
  std::vector<const ast::Example*> examples;
  for (const ast::Statement& statement : unit.statements)
    if (const auto* example = std::get_if<ast::Example>(&statement)) examples.push_back(example);
  return examples;
}

// The contract at `path` on the rows of its example number `which` (from 0); nothing when it does not compile or cannot be read.
inline std::optional<Settled> try_settle(const fs::path& path, std::size_t which = 0) {
  Settled settled{driver::compile(path.string(), read(path)), {}};
  auto examples = examples_of(settled.compiled.unit);
  if (!settled.compiled.ok() || which >= examples.size()) return {};
  auto run = interpret::settle_example(settled.compiled.unit, *examples[which], settled.compiled.plan, settled.compiled.facts, path.parent_path());
  if (!run) return {};
  settled.run = std::move(*run);
  return settled;
}

inline Settled settle(const std::string& folder, std::size_t which = 0, const std::string& file = "contract.bkm") {
  auto settled = try_settle(root() / folder / file, which);
  if (!settled) throw std::runtime_error(folder + " does not settle");
  return std::move(*settled);
}

// A contract that stands in the test.
inline Settled settle_text(const std::string& text) {
  Settled settled{driver::compile("contract.bkm", text), {}};
  auto examples = examples_of(settled.compiled.unit);
  if (!settled.compiled.ok() || examples.empty()) throw std::runtime_error(settled.compiled.findings.all().empty() ? "no example" : diag::message(settled.compiled.findings.all()[0], Language::nl));
  settled.run = interpret::settle_example(settled.compiled.unit, *examples[0], settled.compiled.plan, settled.compiled.facts, ".").value();
  return settled;
}

}  // namespace bkm::test
