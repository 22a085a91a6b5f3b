// One cell as read, and how the cells of a source are written.
#pragma once
#include <algorithm>
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

// #VERW!, #N/B, #NAAM?: what a spreadsheet shows for a formula that fails. Never a code.
inline bool is_formula_error(std::string_view text) {
  if (!text.starts_with('#')) return false;
  constexpr std::string_view kErrors[] = {"#N/A", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#NAME?", "#NAAM?", "#DIV/0!", "#DEEL/0!", "#NUM!", "#GETAL!", "#NULL!", "#LEEG!"};
  return std::ranges::find(kErrors, text) != std::end(kErrors);
}

}  // namespace bkm::table
