// What can be wrong with a CSV file. The words for it are found elsewhere.
#pragma once
#include <cstdint>
#include <string>

namespace bkm {

enum class CsvFaultKind {
  // The file cannot be opened or read. No place.
  missing_file,
  is_directory,
  no_permission,
  read_error,  // text: what the system says
  // The file cannot be read without guessing.
  empty_file,
  empty_heading,     // text: the number of the column
  separator_line,    // text: the line before the headings, as sep=; or a title
  doubled_heading,   // text: the heading
  other_encoding,    // UTF-16, or a byte that is in neither UTF-8 nor Windows-1252; text: UTF-16, or the byte, as 0x81
  mixed_encoding,    // the file is in one encoding up to here, and these bytes belong to the other; text: the byte
  office_file,       // a workbook or a document of an office program, old or new
  web_page,          // HTML, as some programs save under the name of a workbook
  nul,
  stray_return,      // a carriage return without a line feed, outside quotes
  stray_quote,       // a quote within an unquoted cell
  text_after_quote,  // between a closing quote and the separator
  unterminated_quote,
  cell_too_long,
  row_too_long,
  // One row cannot be read; the file can. found, expected: numbers of cells.
  too_few_cells,
  too_many_cells,
};

constexpr bool refuses_row_only(CsvFaultKind kind) { return kind >= CsvFaultKind::too_few_cells; }

struct CsvFault {
  CsvFaultKind kind;
  std::uint64_t line = 0, column = 0;  // from 1, columns in characters; 0 when the file could not be read at all
  std::string text;
  std::size_t found = 0, expected = 0;
};

}  // namespace bkm
