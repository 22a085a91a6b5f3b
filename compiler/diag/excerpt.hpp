// The lines of a source with marks under them.
#pragma once
#include <iosfwd>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/diag/paint.hpp"

namespace bkm::diag {

struct Mark {
  Span span;
  char sign;  // drawn under it
  Colour colour;
  std::string text;
};

// Shows the marks, all of one source, line by line; `margin` is the width of the line numbers.
void write_excerpt(std::ostream& out, const std::vector<Mark>& marks, const SourceMap& sources, std::size_t margin, const Paint& paint);

}  // namespace bkm::diag
