#include "compiler/diag/place.hpp"

namespace bkm::diag {
namespace {

constexpr int kEnvironment = 9000;  // findings from here on are about the machine, and have no span

}  // namespace

bool in_source(const Span& span, const SourceMap& sources) {
  return span.source < sources.size() && span.begin <= sources.text(span.source).size();
}

bool in_source(const Diagnostic& diagnostic, const SourceMap& sources) {
  return diagnostic.file.empty() && diagnostic.kind->code < kEnvironment && in_source(diagnostic.span, sources);
}

Place place_of(const Span& span, const SourceMap& sources) {
  const Position begin = sources.position(span.source, span.begin), end = sources.position(span.source, span.end);
  return {std::string(sources.name(span.source)), begin.line, begin.column, end.line, end.column};
}

Place place_of(const Diagnostic& diagnostic, const SourceMap& sources) {
  if (in_source(diagnostic, sources)) return place_of(diagnostic.span, sources);
  return {diagnostic.file, diagnostic.line, diagnostic.column, diagnostic.line, diagnostic.column};
}

std::string place_text(const Place& place) {
  if (place.line == 0) return place.file;
  return place.file + ':' + std::to_string(place.line) + (place.column ? ':' + std::to_string(place.column) : "");
}

}  // namespace bkm::diag
