// One cell as read, and how the cells of a source are written.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "runtime/table/table.hpp"

namespace bkm::table {

struct Cell {
  std::int64_t value = kEmpty;
  std::string_view fault{};  // a code, which lives for ever; empty when the cell can be read
};

inline Cell refused(std::string_view code) { return {kEmpty, code}; }

struct CellForm {
  std::optional<Language> notation;  // plain digits with one decimal mark, when not stated
  bool dates_dmy = false;
  bool percent_as_fraction = false;
};

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

inline std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t"), last = text.find_last_not_of(" \t");
  return first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
}

}  // namespace bkm::table
