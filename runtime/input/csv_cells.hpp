// The value of a cell: unquoted, trimmed, with ordinary spaces and in normal form C.
#pragma once
#include "runtime/input/csv_scanner.hpp"

namespace bkm {

// Gives a view into `row` where the text stands there as it is, else into `scratch`.
std::string_view cell_value(std::string_view row, const RawCell& cell, bool only_ascii, std::string& scratch);

}  // namespace bkm
