// What a message may show of a cell.
#pragma once
#include <string>
#include <string_view>

#include "runtime/table/schema.hpp"

namespace bkm::table {

// `text` as it may stand in messages and lists: of a bsn, or what should have been one, only the last three characters.
std::string shown(const ColumnSchema& column, std::string_view text);

}  // namespace bkm::table
