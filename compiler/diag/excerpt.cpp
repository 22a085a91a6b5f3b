#include "compiler/diag/excerpt.hpp"

#include <algorithm>
#include <map>
#include <ostream>

#include "compiler/diag/visible.hpp"

namespace bkm::diag {
namespace {

// The columns of the screen under a mark, on its first line.
struct Underline {
  std::size_t from, width;
};

std::uint32_t line_start(const Span& span, const SourceMap& sources) {
  const std::string_view line = sources.line_at(span.source, span.begin);
  return static_cast<std::uint32_t>(line.data() - sources.text(span.source).data());
}

// At least one column wide: a mark may stand at the end of a line, or of the text.
Underline underline(const Span& span, const SourceMap& sources) {
  const std::string_view line = sources.line_at(span.source, span.begin);
  const std::size_t start = line_start(span, sources);
  const std::size_t from = std::min<std::size_t>(span.begin - start, line.size()), to = std::clamp<std::size_t>(span.end - start, from, line.size());
  const std::size_t column = visible(line.substr(0, from)).width;
  return {column, std::max<std::size_t>(1, visible(line.substr(from, to - from), column).width)};
}

std::string right(const std::string& text, std::size_t width) { return std::string(width - std::min(width, text.size()), ' ') + text; }

void write_mark(std::ostream& out, const Mark& mark, const SourceMap& sources, const std::string& gutter, const Paint& paint) {
  const Underline under = underline(mark.span, sources);
  const std::string line(under.width, mark.sign);
  out << gutter << ' ' << std::string(under.from, ' ') << paint(mark.colour, mark.text.empty() ? line : line + ' ' + mark.text) << '\n';
}

}  // namespace

void write_excerpt(std::ostream& out, const std::vector<Mark>& marks, const SourceMap& sources, std::size_t margin, const Paint& paint) {
  std::map<std::uint32_t, std::vector<const Mark*>> by_line;
  for (const Mark& mark : marks) by_line[sources.position(mark.span.source, mark.span.begin).line].push_back(&mark);
  const std::string gutter = std::string(margin, ' ') + paint(Colour::blue, " |");
  out << gutter << '\n';
  std::uint32_t before = by_line.begin()->first;
  for (const auto& [number, on_line] : by_line) {
    if (number > before + 1) out << paint(Colour::blue, "...") << '\n';
    const Span& span = on_line[0]->span;
    const std::string text = visible(sources.line_at(span.source, span.begin)).text;
    out << paint(Colour::blue, right(std::to_string(number), margin) + " |") << (text.empty() ? "" : " ") << text << '\n';
    for (const Mark* mark : on_line) write_mark(out, *mark, sources, gutter, paint);
    before = number;
  }
  out << gutter << '\n';
}

}  // namespace bkm::diag
