// The rows of one table, column by column, and the fate of each row. Loading checks what a row says by itself (values, term, key, credits);
// what needs other tables (registers, routes, `keur af`) is decided by the caller between the two halves of the check.
#pragma once
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/calendar/period.hpp"
#include "runtime/input/csv.hpp"
#include "runtime/table/schema.hpp"

namespace bkm::table {

// All codes of one run, each once. After `sort`, the order of ids is the order of the texts (by code point), so that keys compare as
// external keys and no id ever breaks a tie.
class CodePool {
 public:
  std::int32_t intern(std::string_view text);
  std::optional<std::int32_t> find(std::string_view text) const;
  const std::string& text(std::int64_t id) const { return *texts_[static_cast<std::size_t>(id)]; }
  std::size_t size() const { return texts_.size(); }
  // Renumbers; returns old id -> new id, for `renumber` of every table loaded so far.
  std::vector<std::int32_t> sort();
  bool sorted() const { return sorted_; }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, std::int32_t, TextHash, std::equal_to<>> ids_;
  bool sorted_ = true;
  std::vector<const std::string*> texts_;  // point into ids_, whose nodes do not move
};

enum class RowFate : std::uint8_t { accepted, used, cancelled, rejected, out_of_scope, before_term, before_term_used, not_yet_known };

// One cell as a number: a code id, the day number of a date or of a period's first day, 0/1, or a number times 10^decimals.
constexpr std::int64_t kEmpty = std::numeric_limits<std::int64_t>::min();

// Of `value`: the cell as written; of a cell-count the numbers of cells found and expected, "4|7"; empty where a whole row is at fault.
struct Rejection {
  std::uint32_t row;  // row index, or kNoRow for a row that could not be stored (wrong number of cells)
  std::uint64_t line;
  std::uint32_t file;  // index into Table::files
  std::string code;    // out-of-range, duplicate-key, .. or the reason of a `keur af`
  std::string column, value;
  std::string key;     // as key_text, with an unreadable part as written; a bsn is masked here and in `value`
  bool own_reason = false;  // `code` is the author's text
};
constexpr std::uint32_t kNoRow = ~0u;

// What of one file is another table's (`waar`): the lines, in order, and the text that says so.
struct OtherRows {
  std::uint64_t taken = 0;  // lines of this table; counted where there is a `waar`
  std::vector<std::uint64_t> lines;
  std::vector<std::uint32_t> kind_of;  // of each line, into `kinds`
  std::vector<std::string> kinds;      // different texts, in the order of the file
};

struct Table {
  Schema schema;
  std::vector<std::string> files;
  std::vector<OtherRows> others;  // by file
  std::vector<std::vector<std::int64_t>> columns;  // [column][row]
  std::vector<RowFate> fates;
  std::vector<std::uint64_t> lines;      // of the file; in a worked example the position of the row from 1
  std::vector<std::uint32_t> file_of;    // empty when there is one file
  std::vector<Rejection> rejections;     // in the order of the checks, then of the rows
  std::vector<std::vector<std::uint32_t>> versions;  // rows of one key of which the first replaced the others: newest first
  std::uint64_t rows_read = 0;           // = accepted + used + cancelled + rejected + out of scope + before term (not yet known is apart)
  Calendar calendar{};                   // of the contract, with its language: how keys are written. Set by `load`
  Language language = Language::nl;
  std::size_t size() const { return fates.size(); }
  bool reads_before_term = false;        // rows before the term are read by `vorige` or a window, so they are checked like the others
  std::string file_name(std::uint32_t file) const { return file < files.size() ? files[file] : std::string(); }
  bool live(std::size_t row) const { return fates[row] <= RowFate::used; }
  bool before_term(std::size_t row) const { return fates[row] == RowFate::before_term || fates[row] == RowFate::before_term_used; }
  bool checked(std::size_t row) const { return live(row) || (reads_before_term && before_term(row)); }
};

// A file that cannot be read without guessing: the run stops.
struct FileFault {
  std::string code;  // column-missing, doubled-heading, number-notation-unclear, encoding-unknown, unterminated-quote, ..
  std::string file;
  std::uint64_t line = 0, column = 0;
  std::string name;       // the column or heading
  std::string value;      // the offending text
  std::string nearest;    // a heading that looks like it
  std::string headings;   // column-missing: those that are there
  std::vector<FileFault> more;  // column-missing: the other columns that are missing
  std::string readings;   // number-notation-unclear: both readings in plain notation, with thousands first: "1000|1"
};
// Said once; the run goes on.
struct Notice {
  std::string code;  // unknown-column, windows-1252, file-without-rows, code-differs-by-spelling, ..
  std::string file, name, value, other;
};

// Rows from anywhere: a CSV file or the rows of a worked example.
class RowSource {
 public:
  virtual ~RowSource() = default;
  virtual const std::vector<std::string>& header() const = 0;
  // False at the end or on a fault.
  virtual bool next(std::vector<std::string_view>& cells, std::uint64_t& line) = 0;
  virtual std::optional<FileFault> fault() const = 0;
  // A row with the wrong number of cells: `cells` is what was there.
  virtual bool row_is_malformed() const = 0;
  virtual std::string name() const = 0;
  // How many cells a row should have.
  virtual std::size_t width() const { return header().size(); }
  // Where a cell of the row just given starts; 0, 0 when there is no such place.
  virtual CsvPlace place_of(std::size_t) const { return {0, 0}; }
  // What is worth saying about the source, complete after the last row.
  virtual std::vector<Notice> notices() const { return {}; }
};

// What the schema says of how files are written holds for files, what the options say for any source. The rows of a worked example
// (columns_optional) are text of the contract: their headings are the names of the columns and only the options say how they are written.
// Texts that mean empty do so in both.
struct LoadOptions {
  Language notation = Language::nl;   // used when `stated`
  bool notation_stated = false;       // worked examples: the contract's; files: the source's
  bool columns_optional = false;      // worked examples may leave out columns: their cells are empty and unchecked
  bool percent_as_fraction = false;
  bool dates_dmy = false;
  Calendar calendar{};
  std::optional<Date> known_on;
  std::optional<Date> credits_known_on;  // of rows that credit another: an earlier day
  Language language = Language::nl;   // of the contract, for keys in rejections
};

// Appends the rows of `source` to `table` (whose schema is set), checking values and ranges (the first check of a row). Columns
// of the schema are found by heading. Unknown columns give a notice. Reads the source once, streaming. The first column that fails, in
// the order of the schema, gives a row its code; the cell that fails is stored empty. A row known only after `known_on` counts nowhere.
std::optional<FileFault> load(Table& table, RowSource& source, const LoadOptions& options, CodePool& codes, std::vector<Notice>& notices);

// Of a `dated` table: gives each row the last day on which it holds, the day before the next row of its key starts. Adds a column for it.
//   Requires: codes sorted, the table renumbered, check_keys not yet done.
void date_rows(Table& table);

// The rows that a wide line became stand or fall together: with one that is refused, its fellows that are still accepted are refused, with its
// code and the heading that was at fault.
void refuse_whole_lines(Table& table, const CodePool& codes);

// After codes.sort(): puts the codes of the table under their new ids.
void renumber(Table& table, const std::vector<std::int32_t>& new_ids);

// After all files of a table: sorts rows by key (then file and line), decides term and key (repeats and duplicates). Rows without a key
// are sorted by what they say, then by file and line, and may repeat. A row has one fate: rows that fall out before a check take no part in it.
//   Requires: codes sorted, the table renumbered.
//   Event tables by their `on` day: after the term out_of_scope, before it before_term. Keyed tables by their period key. Interval
//   rows that touch no day of the term likewise.
//   Rows equal in every declared column: all but the first by file and line `repeated-row`. Where rows of one key are left that differ,
//   all that are left are `duplicate-key`. Intervals of one key: all that touch a day of another are `duplicate-key`.
void check_keys(Table& table, const Calendar& calendar, const CodePool& codes);
// A version that was refused after check_keys replaces nothing: the one before it stands. False when there was none.
bool restore_versions(Table& table, const Calendar& calendar, const CodePool& codes);

// After registers and routes: a debit and its credit leave together (cancelled). A credit of a row that is not live, is a credit itself, or
// has been cancelled by a credit before it in key order: `credit-without-debit`. One that differs from its debit in a column other than
// key, reference and known-on day: `credit-differs`, and the debit stays. Requires: check_keys done, a key of one column.
void cancel_credits(Table& table, const CodePool& codes);

// Marks a row refused.
void reject(Table& table, std::uint32_t row, std::string code, std::string column, std::string value, const CodePool& codes, bool own_reason = false);

// The key of a row as written: "7" or "A, 2026-K1"; a bsn is masked.
std::string key_text(const Table& table, std::size_t row, const Calendar& calendar, const CodePool& codes, Language language);
// One cell as text in plain notation.
std::string cell_text(const Table& table, std::size_t row, int column, const Calendar& calendar, const CodePool& codes, Language language);

}  // namespace bkm::table
