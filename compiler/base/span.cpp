#include "compiler/base/span.hpp"

#include <algorithm>

namespace bkm {

namespace {

std::vector<std::uint32_t> line_starts_of(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') starts.push_back(i + 1);
  return starts;
}

// Index of the line that contains `offset`.
std::size_t line_index(const std::vector<std::uint32_t>& starts, std::uint32_t offset) {
  return std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin() - 1;
}

}  // namespace

SourceId SourceMap::add(std::string name, std::string text) {
  auto starts = line_starts_of(text);
  sources_.push_back({std::move(name), std::move(text), std::move(starts)});
  return static_cast<SourceId>(sources_.size() - 1);
}

std::string_view SourceMap::text(Span span) const { return text(span.source).substr(span.begin, span.end - span.begin); }

Position SourceMap::position(SourceId id, std::uint32_t offset) const {
  const Source& source = sources_[id];
  const std::size_t line = line_index(source.line_starts, offset);
  std::uint32_t column = 1;
  for (std::uint32_t i = source.line_starts[line]; i < offset && i < source.text.size(); ++i)
    if ((static_cast<unsigned char>(source.text[i]) & 0xC0) != 0x80) ++column;
  return {static_cast<std::uint32_t>(line + 1), column};
}

std::string_view SourceMap::line_at(SourceId id, std::uint32_t offset) const {
  const Source& source = sources_[id];
  const std::uint32_t begin = source.line_starts[line_index(source.line_starts, offset)];
  std::string_view rest = std::string_view(source.text).substr(begin);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

}  // namespace bkm
