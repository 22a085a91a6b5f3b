// The renderer of each format; render.hpp chooses among them.
#pragma once
#include <functional>

#include "compiler/diag/render.hpp"

namespace bkm::diag {

using Findings = std::vector<std::reference_wrapper<const Diagnostic>>;

void render_human(std::ostream& out, const Diagnostic& diagnostic, const SourceMap& sources, const RenderOptions& options);
void render_counts(std::ostream& out, const Findings& findings, const RenderOptions& options);
void render_short(std::ostream& out, const Diagnostic& diagnostic, const SourceMap& sources, Language language);
void render_json(std::ostream& out, const Diagnostic& diagnostic, const SourceMap& sources, Language language);
void render_sarif(std::ostream& out, const Findings& findings, const SourceMap& sources, Language language);

}  // namespace bkm::diag
