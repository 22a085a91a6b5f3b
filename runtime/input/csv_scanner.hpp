// Finds the cells of one row after another in the text of a CSV file.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/input/text_source.hpp"

namespace bkm {

// A cell as written, without the quotes around it; offsets count from the start of the row.
struct RawCell {
  std::uint32_t start = 0, begin = 0, end = 0;  // start stands before an opening quote
  bool quoted = false, doubled = false;         // doubled: holds quotes written twice
};

class CsvScanner {
 public:
  CsvScanner(const std::string& path, const CsvOptions& options);

  void choose_separator();  // from the line that starts here
  bool scan_row();          // false at the end and at a fault

  const std::vector<RawCell>& cells() const { return cells_; }
  std::string_view row() const { return std::string_view(text_).substr(row_, row_end_ - row_); }
  std::uint64_t line() const { return line_; }
  char separator() const { return separator_; }
  const TextSource& source() const { return source_; }

  const std::optional<CsvFault>& fault() const { return fault_; }
  bool fail(CsvFaultKind kind, std::size_t offset_in_row, std::string text = {});

 private:
  enum class After { cell, row, nothing };  // what follows a cell; nothing: the end of the file or a fault

  bool more();
  bool at_end() { return at_ == text_.size() && !more(); }
  bool fail_at(CsvFaultKind kind, std::size_t at, std::string text = {});
  After scan_cell();
  After scan_plain(RawCell& cell);
  After scan_quoted(RawCell& cell);
  bool find_closing_quote(RawCell& cell);
  After take_end();
  bool short_enough(const RawCell& cell);
  void begin_row();
  std::uint32_t offset() const { return static_cast<std::uint32_t>(at_ - row_); }

  TextSource source_;
  std::string text_;
  std::size_t row_ = 0, at_ = 0, row_end_ = 0;
  std::size_t cell_ = 0;  // where the cell being read starts, from the row
  std::uint64_t line_ = 1, next_line_ = 1;
  char separator_ = ',';
  std::array<bool, 256> special_{};  // ends a run of ordinary characters
  std::vector<RawCell> cells_;
  std::optional<CsvFault> fault_;
};

// The line and column of `offset` in a row that starts on `line`.
CsvPlace place_in(std::string_view row, std::uint64_t line, std::size_t offset);

}  // namespace bkm
