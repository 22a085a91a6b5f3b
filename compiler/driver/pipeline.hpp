// The stages of one compilation, in order. Everything else (commands, editors) calls this.
#pragma once
#include <optional>
#include <string>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/facts/facts.hpp"
#include "compiler/plan/plan.hpp"
#include "compiler/syntax/ast.hpp"

namespace bkm::driver {

enum class Stage { parse, elaborate, facts, check };

struct Compilation {
  SourceMap sources;
  ast::Unit unit;
  plan::Plan plan;
  facts::Facts facts;
  diag::Sink findings;
  bool ok() const { return !findings.has_errors(); }
};

// Compiles the text of one contract through `last`. All findings of the text in one run; a stage runs only when the ones before it gave it
// something sound to work on.
Compilation compile(std::string name, std::string text, Stage last = Stage::check);

}  // namespace bkm::driver
