// A table for a terminal.
#pragma once
#include <string>
#include <vector>

namespace bkm::settle {

// The first line is the heading, the last `totals` ones are totals; the first `left` columns are aligned left, the others right.
std::string text_table(const std::vector<std::vector<std::string>>& lines, std::size_t left, std::size_t totals = 1);

}  // namespace bkm::settle
