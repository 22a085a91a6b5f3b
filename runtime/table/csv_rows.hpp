// The rows of a CSV file. A file that cannot be opened is a source without rows and with a fault.
#pragma once
#include "runtime/table/table.hpp"

namespace bkm::table {

class CsvRows : public RowSource {
 public:
  // `shown_name` stands in messages; the path when empty.
  explicit CsvRows(const std::string& path, const CsvOptions& options = {}, std::string shown_name = {});

  const std::vector<std::string>& header() const override;
  bool next(std::vector<std::string_view>& cells, std::uint64_t& line) override;
  std::optional<FileFault> fault() const override;
  bool row_is_malformed() const override { return row_.fault.has_value(); }
  std::string name() const override { return name_; }
  CsvPlace place_of(std::size_t cell) const override { return row_.place_of(cell); }
  std::vector<Notice> notices() const override;

  // Final after the last row.
  std::string sha256() const { return reader_ ? reader_->sha256_hex() : std::string(); }
  std::uint64_t bytes() const { return reader_ ? reader_->bytes_read() : 0; }
  Encoding encoding() const { return reader_ ? reader_->encoding() : Encoding::utf8; }

 private:
  std::string name_;
  bool encoding_stated_;
  std::optional<CsvReader> reader_;
  std::optional<CsvFault> open_fault_;
  CsvRow row_;
  bool any_ = false;
};

}  // namespace bkm::table
