// Rows | a | b | of one table, in columns.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "compiler/format/columns.hpp"

namespace bkm::format {

// The rows with aligned bars: a column of numbers stands right, its heading too, everything else left. Requires: the first row is the heading.
std::vector<std::string> aligned_rows(const std::vector<std::string_view>& rows, const std::vector<CellKind>& kinds, Language language);

// Width on a screen: code points that stand on their own.
std::size_t width_of(std::string_view text);

}  // namespace bkm::format
