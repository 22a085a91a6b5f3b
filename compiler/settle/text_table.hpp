// A table for a terminal.
#pragma once
#include <string>
#include <vector>

namespace bkm::settle {

// The first line is the heading, the last one totals; the first `left` columns are aligned left, the others right.
std::string text_table(const std::vector<std::vector<std::string>>& lines, std::size_t left);

}  // namespace bkm::settle
