// Text to tree. The only folder that sees antlr4::.
#pragma once
#include <string>

#include "compiler/base/span.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"

namespace bkm::syntax {

// Reads one contract or module. All its syntax errors are reported in one run: a statement with an error is left out of the tree, the
// rest is read. Reports: BKM1xxx. Never throws, never reports a token list.
ast::Unit parse(const SourceMap& sources, SourceId source, diag::Sink& sink);

// The language named in the header line, nl when there is none: for findings about the header itself.
Language language_of(std::string_view text);

}  // namespace bkm::syntax
