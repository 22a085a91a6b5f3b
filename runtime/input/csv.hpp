// A strict CSV reader (RFC 4180) that streams: it holds one block and one row, whatever the size of the file.
//
// Encoding: UTF-8, with or without BOM, or Windows-1252. Without a stated encoding the first byte that is not ASCII decides: when it starts valid
// UTF-8 the file is UTF-8, else it is Windows-1252. Bytes that belong to the other encoding after that are a fault, never guessed at.
// Separator: of the header line, outside quotes: a tab when there is one, else a semicolon, else a comma.
// Cells: a no-break space is a space; spaces and tabs around an unquoted cell are dropped; text is UTF-8 in normal form C.
// Quotes stand first and last in a cell. Line ends are LF or CRLF; within quotes they are kept as they are.
// Lines with nothing but spaces are skipped, except in a file of one column, where they are an empty cell.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runtime/input/csv_fault.hpp"

namespace bkm {

enum class Encoding { utf8, windows1252 };

constexpr std::size_t kMaxCellCharacters = 1'000'000;
constexpr std::size_t kMaxRowBytes = 16u << 20;
constexpr std::size_t kMaxRowCells = 100'000;

struct CsvOptions {
  std::optional<Encoding> encoding;  // stated by the user
  bool hash = false;                 // keep a SHA-256 of the bytes
  std::size_t block_bytes = 1u << 20;
};

struct CsvPlace {
  std::uint64_t line, column;
};

// One row, valid until the next call of next().
struct CsvRow {
  std::vector<std::string_view> cells;  // as many as the header has, unless there is a fault
  std::uint64_t line = 0;               // of its first character
  std::optional<CsvFault> fault;        // refuses this row only
  std::string_view raw;                 // as written, in UTF-8, without the line end

  // Where a cell starts (at its quote, if it has one); past the last cell: where the row ends.
  CsvPlace place_of(std::size_t cell) const;

  std::vector<std::uint32_t> starts;  // of the cells in `raw`
};

class CsvReader;
using CsvOpened = std::variant<CsvReader, CsvFault>;

class CsvReader {
 public:
  // Opens the file ("-" is standard input) and reads its header.
  static CsvOpened open(const std::string& path, const CsvOptions& options = {});

  CsvReader(CsvReader&&) noexcept;
  CsvReader& operator=(CsvReader&&) noexcept;
  ~CsvReader();

  const std::vector<std::string>& header() const;
  CsvPlace place_of_heading(std::size_t column) const;
  char separator() const;

  // Gives the next row; false at the end of the file and after a fault of the file.
  bool next(CsvRow& row);
  const std::optional<CsvFault>& fault() const;

  // UTF-8 until a byte says otherwise: final at the end of the file.
  Encoding encoding() const;
  std::uint64_t bytes_read() const;
  // Of the bytes read so far: of the file when next() has given false without a fault. Empty unless asked for.
  std::string sha256_hex() const;

 private:
  struct State;
  explicit CsvReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace bkm
