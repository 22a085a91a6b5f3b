#include "compiler/settle/text_table.hpp"

#include <algorithm>

#include "runtime/input/text.hpp"

namespace bkm::settle {

std::string text_table(const std::vector<std::vector<std::string>>& lines, std::size_t left, std::size_t totals) {
  std::vector<std::size_t> widths(lines[0].size());
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], code_points(line[i]));
  std::string ruler = "  ";
  for (std::size_t i = 0; i < widths.size(); ++i)
    for (std::size_t k = 0; k < widths[i] + (i > 0 ? 2 : 0); ++k) ruler += "─";
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == 1 || i + totals == lines.size()) text += ruler + "\n";
    for (std::size_t c = 0; c < widths.size(); ++c) {
      const std::string pad(widths[c] - code_points(lines[i][c]), ' ');
      text += "  " + (c < left ? lines[i][c] + pad : pad + lines[i][c]);
    }
    text += "\n";
  }
  return text;
}

}  // namespace bkm::settle
