// A wide file as rows: each line becomes one row for each code in the headings (`uit "score_{domein}"`), also where its cells are empty.
#pragma once
#include "runtime/table/table.hpp"

namespace bkm::table {

class WideRows : public RowSource {
 public:
  // Requires: `rows` and `schema` live as long. Without wide columns in the schema it must not be read.
  WideRows(RowSource& rows, const Schema& schema);

  // The headings that are not wide, then those of the wide columns as the contract writes them, then that of the axis.
  const std::vector<std::string>& header() const override { return header_; }
  bool next(std::vector<std::string_view>& cells, std::uint64_t& line) override;
  std::optional<FileFault> fault() const override;
  bool row_is_malformed() const override { return rows_.row_is_malformed(); }
  std::string name() const override { return rows_.name(); }
  std::size_t width() const override { return rows_.width(); }
  CsvPlace place_of(std::size_t cell) const override;
  std::vector<Notice> notices() const override { return rows_.notices(); }

 private:
  void find_wide(const ColumnSchema& column, std::vector<bool>& wide);
  std::vector<std::size_t> places(std::size_t code) const;

  RowSource& rows_;
  std::vector<std::string> codes_;
  std::vector<std::string> header_;
  std::vector<std::size_t> plain_;              // places in the line of the cells that all its rows share
  std::vector<std::vector<std::size_t>> wide_;  // [column][code]: place in the line
  std::optional<FileFault> missing_;
  std::vector<std::string_view> line_cells_;
  std::uint64_t line_ = 0;
  std::size_t at_;  // the next code of the line
};

}  // namespace bkm::table
