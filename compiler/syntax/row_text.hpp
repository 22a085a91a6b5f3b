// The cells of a row | a | b | in its text.
#pragma once
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace bkm::syntax {

struct RowText {
  std::vector<std::pair<std::size_t, std::size_t>> cells;  // [begin, end) in the line, without the blanks around it
  std::size_t comment = std::string_view::npos;            // where `--` begins after the last bar
};

// Cells stand between bars; a bar in quotes is text. Requires: the line begins with a bar.
RowText cells_of(std::string_view line);

}  // namespace bkm::syntax
