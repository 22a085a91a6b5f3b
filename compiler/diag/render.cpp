#include "compiler/diag/render.hpp"

#include <algorithm>
#include <tuple>

#include "compiler/diag/place.hpp"
#include "compiler/diag/renderers.hpp"

namespace bkm::diag {
namespace {

// Ties keep the order of report, so that a run writes the same text each time.
Findings sorted(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources) {
  std::vector<std::pair<Place, const Diagnostic*>> placed;
  for (const Diagnostic& diagnostic : diagnostics) placed.emplace_back(place_of(diagnostic, sources), &diagnostic);
  std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.file, a.first.line, a.first.column) < std::tie(b.first.file, b.first.line, b.first.column);
  });
  Findings findings;
  for (const auto& [place, diagnostic] : placed) findings.emplace_back(*diagnostic);
  return findings;
}

}  // namespace

void render(std::ostream& out, const Diagnostic& diagnostic, const SourceMap& sources, const RenderOptions& options) {
  switch (options.format) {
    case Format::human: return render_human(out, diagnostic, sources, options);
    case Format::short_: return render_short(out, diagnostic, sources, options.language);
    case Format::json: return render_json(out, diagnostic, sources, options.language);
    case Format::sarif: return render_sarif(out, {diagnostic}, sources, options.language);
  }
}

void render_all(std::ostream& out, const std::vector<Diagnostic>& diagnostics, const SourceMap& sources, const RenderOptions& options) {
  const Findings findings = sorted(diagnostics, sources);
  if (options.format == Format::sarif) return render_sarif(out, findings, sources, options.language);
  for (const Diagnostic& finding : findings) render(out, finding, sources, options);
  if (options.format == Format::human) render_counts(out, findings, options);
}

}  // namespace bkm::diag
