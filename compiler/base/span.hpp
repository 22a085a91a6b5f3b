// Places in source texts.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bkm {

using SourceId = std::uint32_t;

// Bytes [begin, end) of one source.
struct Span {
  SourceId source = 0;
  std::uint32_t begin = 0, end = 0;
};

// From the start of `a` to the end of `b`.
inline Span join(Span a, Span b) { return {a.source, a.begin, b.end}; }

struct Position {
  std::uint32_t line, column;  // from 1; columns count Unicode code points
};

// The texts of one compilation. Texts are UTF-8.
class SourceMap {
 public:
  SourceId add(std::string name, std::string text);
  std::string_view name(SourceId id) const { return sources_[id].name; }
  std::string_view text(SourceId id) const { return sources_[id].text; }
  std::string_view text(Span span) const;
  Position position(SourceId id, std::uint32_t offset) const;
  // The line that contains `offset`, without its line end.
  std::string_view line_at(SourceId id, std::uint32_t offset) const;
  std::size_t size() const { return sources_.size(); }

 private:
  struct Source {
    std::string name, text;
    std::vector<std::uint32_t> line_starts;
  };
  std::vector<Source> sources_;
};

}  // namespace bkm
