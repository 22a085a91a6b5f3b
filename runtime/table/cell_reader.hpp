// Reads the cells of one column.
#pragma once
#include <string>
#include <unordered_map>

#include "runtime/table/number_cell.hpp"

namespace bkm::table {

class CellReader {
 public:
  CellReader(const ColumnSchema& column, const Schema& schema, const CellForm& form, const Calendar& calendar, CodePool& codes);

  // The cell, or the code of what is wrong with it. `text` is trimmed.
  Cell read(std::string_view text);

 private:
  bool is_empty(std::string_view text) const;
  Cell read_empty() const;
  Cell read_value(std::string_view text);
  Cell read_code(std::string_view text);
  Cell read_date(std::string_view text) const;
  Cell read_period(std::string_view text) const;

  const ColumnSchema& column_;
  const std::vector<std::string>& empty_texts_;
  const Calendar& calendar_;
  CodePool& codes_;
  NumberReader number_;
  bool dates_dmy_;
  std::unordered_map<std::string_view, std::int32_t> closed_;
  Cell when_empty_;
  // The cell before: neighbours in a file are often equal.
  std::string last_text_;
  Cell last_;
};

}  // namespace bkm::table
