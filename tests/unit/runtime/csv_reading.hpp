// Reads a CSV file to the end, for comparison.
#pragma once
#include "runtime/input/csv.hpp"
#include "tests/unit/runtime/temporary.hpp"

namespace bkm {

using Table = std::vector<std::vector<std::string>>;

struct CsvRead {
  Table rows;  // the header first
  std::vector<std::uint64_t> lines;
  std::vector<CsvFault> row_faults;
  std::optional<CsvFault> fault;
  Encoding encoding = Encoding::utf8;
  char separator = 0;
  std::uint64_t bytes = 0;
  std::string sha256;
};

inline CsvRead read_rows(CsvReader& reader) {
  CsvRead read;
  read.rows.push_back(reader.header());
  for (CsvRow row; reader.next(row);) {
    if (row.fault) read.row_faults.push_back(*row.fault);
    else read.rows.emplace_back(row.cells.begin(), row.cells.end());
    read.lines.push_back(row.line);
  }
  read.fault = reader.fault();
  read.encoding = reader.encoding();
  read.separator = reader.separator();
  read.bytes = reader.bytes_read();
  read.sha256 = reader.sha256_hex();
  return read;
}

inline CsvRead read_path(const std::string& path, const CsvOptions& options = {}) {
  CsvOpened opened = CsvReader::open(path, options);
  if (auto* reader = std::get_if<CsvReader>(&opened)) return read_rows(*reader);
  CsvRead read;
  read.fault = std::get<CsvFault>(opened);
  return read;
}

inline CsvRead read_text(const std::string& bytes, CsvOptions options = {}) {
  const TemporaryDirectory directory;
  return read_path(write_bytes(directory / "t.csv", bytes), options);
}

inline CsvOptions blocks_of(std::size_t bytes) {
  CsvOptions options;
  options.block_bytes = bytes;
  return options;
}

constexpr std::size_t kBlockSizes[] = {1, 2, 3, 5, 16, 1u << 20};

}  // namespace bkm
