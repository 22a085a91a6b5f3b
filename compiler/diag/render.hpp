// Writes findings for a reader or a program. All formats show the same findings with the same facts.
#pragma once
#include <iosfwd>

#include "compiler/diag/diagnostic.hpp"

namespace bkm::diag {

enum class Format {
  human,   // with the lines of the contract
  short_,  // file:line:column: severity CODE name: message
  json,    // one object per line
  sarif,   // SARIF 2.1.0
};

struct RenderOptions {
  Format format = Format::human;
  Language language = Language::nl;
  bool colour = false;  // human format only
};

// Writes one finding, without sorting and counts. In SARIF: a whole log with this finding.
void render(std::ostream& out, const Diagnostic& diagnostic, const SourceMap& sources, const RenderOptions& options);

// Writes all, sorted by file and place; findings without a place come first. The human format ends with the counts.
void render_all(std::ostream& out, const std::vector<Diagnostic>& diagnostics, const SourceMap& sources, const RenderOptions& options);

}  // namespace bkm::diag
