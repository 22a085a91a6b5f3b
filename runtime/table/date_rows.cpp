// Rows that hold from a day until the next row of their key.
#include <algorithm>
#include <numeric>

#include "runtime/table/row_order.hpp"

namespace bkm::table {
namespace {

std::vector<std::uint32_t> by_key_and_day(const Table& table) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < table.size(); ++row)
    if (table.live(row)) rows.push_back(row);
  const auto& from = table.columns[static_cast<std::size_t>(table.schema.from)];
  std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto order = compare_keys(table, a, b);
    return order != 0 ? order < 0 : from[a] < from[b];
  });
  return rows;
}

}  // namespace

// From the last row to the first: the day on which the next different row starts is known by then. Equal days are left for check_keys.
void date_rows(Table& table) {
  if (!table.schema.dated) return;
  ColumnSchema through;
  through.kind = CellKind::date;
  through.empty = EmptyRule::or_none;
  table.schema.through = static_cast<int>(table.schema.columns.size());
  table.schema.columns.push_back(through);
  table.columns.emplace_back(table.size(), kEmpty);
  const auto& from = table.columns[static_cast<std::size_t>(table.schema.from)];
  auto& last = table.columns.back();
  const auto rows = by_key_and_day(table);
  for (std::size_t i = rows.size(); i-- > 1;) {
    const std::uint32_t row = rows[i - 1], next = rows[i];
    if (compare_keys(table, row, next) != 0) continue;
    last[row] = from[row] == from[next] ? last[next] : from[next] - 1;
  }
}

}  // namespace bkm::table
