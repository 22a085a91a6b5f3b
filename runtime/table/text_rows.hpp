// Rows that stand in memory, such as those of a worked example. A row's line is its position from 1.
#pragma once
#include "runtime/table/table.hpp"

namespace bkm::table {

class TextRows : public RowSource {
 public:
  TextRows(std::string name, std::vector<std::string> header, std::vector<std::vector<std::string>> rows)
      : name_(std::move(name)), header_(std::move(header)), rows_(std::move(rows)) {}

  const std::vector<std::string>& header() const override { return header_; }
  bool next(std::vector<std::string_view>& cells, std::uint64_t& line) override;
  std::optional<FileFault> fault() const override { return std::nullopt; }
  bool row_is_malformed() const override { return rows_[at_ - 1].size() != header_.size(); }
  std::string name() const override { return name_; }
  CsvPlace place_of(std::size_t cell) const override { return {at_, cell + 1}; }  // the column is that of the table

 private:
  std::string name_;
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
  std::size_t at_ = 0;
};

}  // namespace bkm::table
