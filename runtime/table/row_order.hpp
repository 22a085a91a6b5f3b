// The order of rows: by key, by all cells, by place.
#pragma once
#include <compare>
#include <cstdint>

#include "runtime/table/table.hpp"

namespace bkm::table {

std::strong_ordering compare_keys(const Table& table, std::size_t a, std::size_t b);
std::strong_ordering compare_cells(const Table& table, std::size_t a, std::size_t b, int but = -1);   // every declared column, but that one
std::strong_ordering compare_places(const Table& table, std::size_t a, std::size_t b);  // file, then line

// By key, the intervals of one key by their first day, then by place; without a key by place. Rejections follow their rows.
void sort_rows(Table& table);

}  // namespace bkm::table
