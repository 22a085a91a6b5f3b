#include <algorithm>

#include "runtime/table/row_text.hpp"
#include "runtime/table/table.hpp"

namespace bkm::table {

void reject(Table& table, std::uint32_t row, std::string code, std::string column, std::string value, const CodePool& codes, bool own_reason) {
  const auto& columns = table.schema.columns;
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const ColumnSchema& c) { return c.name == column; });
  if (found != columns.end()) value = shown(*found, value);
  table.fates[row] = RowFate::rejected;
  table.rejections.push_back({row, table.lines[row], table.file_of.empty() ? 0 : table.file_of[row], std::move(code), std::move(column),
                              std::move(value), key_text(table, row, table.calendar, codes, table.language), own_reason});
}

}  // namespace bkm::table
