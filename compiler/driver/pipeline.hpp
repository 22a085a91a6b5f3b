// The stages of one compilation, in order. Everything else (commands, editors) calls this.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/facts/facts.hpp"
#include "compiler/plan/plan.hpp"
#include "compiler/syntax/ast.hpp"

namespace bkm::driver {

enum class Stage { parse, elaborate, facts, check };

// A module that the contract uses, directly or through another.
struct Module {
  std::string name, file;
  bool standard = false;  // comes with bkm
  SourceId source = 0;
  Span use;  // the line that brought it in
};

struct Compilation {
  SourceMap sources;
  ast::Unit unit;
  plan::Plan plan;
  facts::Facts facts;
  diag::Sink findings;
  std::vector<Module> modules;
  bool all_modules_read = true;
  bool ok() const { return !findings.has_errors(); }
};

// Compiles the text of one contract, with the modules that it uses (looked for beside `name`), through `last`. All findings of the text in one run; a stage runs only when the ones before it gave it
// something sound to work on.
Compilation compile(std::string name, std::string text, Stage last = Stage::check);

}  // namespace bkm::driver
