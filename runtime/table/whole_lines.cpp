// A line of a wide file stands or falls as a whole.
#include <map>

#include "runtime/table/table.hpp"

namespace bkm::table {
namespace {

using Line = std::pair<std::uint32_t, std::uint64_t>;  // file, line

Line line_of(const Table& table, std::uint32_t row) { return {table.file_of.empty() ? 0 : table.file_of[row], table.lines[row]}; }

// score_proces where the column is written score_{domein}.
std::string heading_at_fault(const Table& table, const Rejection& fault, const CodePool& codes) {
  const std::int64_t code = table.columns[static_cast<std::size_t>(table.schema.wide_axis)][fault.row];
  for (const ColumnSchema& column : table.schema.columns)
    if (column.wide && column.name == fault.column && code != kEmpty) return column.heading_for(codes.text(code));
  return fault.column;
}

}  // namespace

void refuse_whole_lines(Table& table, const CodePool& codes) {
  if (table.schema.wide_axis < 0 || table.others.empty()) return;  // not wide, or the rows of a worked example
  std::map<Line, Rejection> faults;
  for (const Rejection& rejection : table.rejections)
    if (rejection.row != kNoRow) faults.emplace(Line{rejection.file, rejection.line}, rejection);
  for (std::uint32_t row = 0; row < table.size() && !faults.empty(); ++row) {
    const auto fault = faults.find(line_of(table, row));
    if (!table.live(row) || fault == faults.end()) continue;
    reject(table, row, fault->second.code, heading_at_fault(table, fault->second, codes), fault->second.value, codes, fault->second.own_reason);
  }
}

}  // namespace bkm::table
