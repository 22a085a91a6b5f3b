#include "runtime/table/row_order.hpp"

#include <algorithm>
#include <numeric>

namespace bkm::table {
namespace {

using Rows = std::vector<std::uint32_t>;

template <class T>
void reorder(std::vector<T>& values, const Rows& order) {
  if (values.empty()) return;
  std::vector<T> result(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) result[i] = values[order[i]];
  values = std::move(result);
}

void reorder_rejections(std::vector<Rejection>& rejections, const Rows& order) {
  if (rejections.empty()) return;
  Rows place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  for (Rejection& rejection : rejections)
    if (rejection.row != kNoRow) rejection.row = place[rejection.row];
}

bool goes_before(const Table& table, std::uint32_t a, std::uint32_t b) {
  if (const auto order = compare_keys(table, a, b); order != 0) return order < 0;
  if (table.schema.interval_rows && table.schema.from >= 0) {
    const auto& from = table.columns[static_cast<std::size_t>(table.schema.from)];
    if (from[a] != from[b]) return from[a] < from[b];
  }
  // Without a key what a row says is what tells it apart: its place in a file decides nothing.
  if (table.schema.key.empty())
    if (const auto order = compare_cells(table, a, b); order != 0) return order < 0;
  return compare_places(table, a, b) < 0;
}

}  // namespace

std::strong_ordering compare_keys(const Table& table, std::size_t a, std::size_t b) {
  for (const int column : table.schema.key) {
    const auto& cells = table.columns[static_cast<std::size_t>(column)];
    if (const auto order = cells[a] <=> cells[b]; order != 0) return order;
  }
  return std::strong_ordering::equal;
}

std::strong_ordering compare_cells(const Table& table, std::size_t a, std::size_t b, int but) {
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    if (const auto order = table.columns[column][a] <=> table.columns[column][b]; order != 0 && static_cast<int>(column) != but) return order;
  return std::strong_ordering::equal;
}

std::strong_ordering compare_places(const Table& table, std::size_t a, std::size_t b) {
  if (!table.file_of.empty() && table.file_of[a] != table.file_of[b]) return table.file_of[a] <=> table.file_of[b];
  return table.lines[a] <=> table.lines[b];
}

void sort_rows(Table& table) {
  Rows order(table.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto before = [&](std::uint32_t a, std::uint32_t b) { return goes_before(table, a, b); };
  if (std::is_sorted(order.begin(), order.end(), before)) return;
  std::sort(order.begin(), order.end(), before);
  for (auto& cells : table.columns) reorder(cells, order);
  reorder(table.fates, order);
  reorder(table.lines, order);
  reorder(table.file_of, order);
  reorder_rejections(table.rejections, order);
}

}  // namespace bkm::table
