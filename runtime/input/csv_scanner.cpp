#include "runtime/input/csv_scanner.hpp"

#include <algorithm>
#include <cstring>

#include "runtime/input/text.hpp"

namespace bkm {
namespace {

std::uint64_t line_feeds(std::string_view text) { return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')); }

}  // namespace

CsvPlace place_in(std::string_view row, std::uint64_t line, std::size_t offset) {
  const std::string_view before = row.substr(0, offset);
  const std::size_t feed = before.rfind('\n');
  const std::string_view on_line = feed == std::string_view::npos ? before : before.substr(feed + 1);
  return {line + line_feeds(before), code_points(on_line) + 1};
}

CsvScanner::CsvScanner(const std::string& path, const CsvOptions& options) : source_(path, options) {
  if (source_.fault()) fault_ = source_.fault();
}

// Places are only computed for a fault, from the row that is still in the buffer.
bool CsvScanner::fail_at(CsvFaultKind kind, std::size_t at, std::string text) {
  const CsvPlace place = place_in(std::string_view(text_).substr(row_), line_, at - row_);
  fault_ = CsvFault{kind, place.line, place.column, std::move(text)};
  return false;
}

bool CsvScanner::fail(CsvFaultKind kind, std::size_t offset_in_row, std::string text) {
  return fail_at(kind, row_ + offset_in_row, std::move(text));
}

// Keeps the row that is being read and appends the next block to it. False when nothing follows, or nothing may.
bool CsvScanner::more() {
  if (fault_) return false;
  text_.erase(0, row_);
  at_ -= row_;
  row_ = 0;
  if (at_ - cell_ > 4 * kMaxCellCharacters) return fail_at(CsvFaultKind::cell_too_long, cell_);
  if (text_.size() > kMaxRowBytes) return fail_at(CsvFaultKind::row_too_long, 0);
  if (source_.append_to(text_)) return true;
  if (!source_.fault()) return false;
  if (source_.fault()->kind == CsvFaultKind::read_error) {
    fault_ = source_.fault();
    return false;
  }
  return fail_at(source_.fault()->kind, text_.size(), source_.fault()->text);
}

void CsvScanner::choose_separator() {
  bool quoted = false, tab = false, semicolon = false;
  while (!at_end() && (quoted || text_[at_] != '\n')) {
    const char c = text_[at_++];
    quoted ^= c == '"';
    tab |= !quoted && c == '\t';
    semicolon |= !quoted && c == ';';
  }
  fault_.reset();  // reading the row finds it again, with its own place
  at_ = row_;
  separator_ = tab ? '\t' : semicolon ? ';' : ',';
  for (const char c : {separator_, '\n', '\r', '"', '\0'}) special_[static_cast<unsigned char>(c)] = true;
}

void CsvScanner::begin_row() {
  row_ = row_end_ = at_;
  cell_ = 0;
  line_ = next_line_;
  cells_.clear();
}

bool CsvScanner::scan_row() {
  begin_row();
  if (fault_ || at_end()) return false;
  After after = After::cell;
  while (after == After::cell) after = scan_cell();
  if (fault_) return false;
  next_line_ = line_ + line_feeds(row()) + 1;
  return true;
}

CsvScanner::After CsvScanner::scan_cell() {
  RawCell cell;
  cell.start = cell.begin = offset();
  cell_ = cell.start;
  const bool quoted = !at_end() && text_[at_] == '"';
  const After after = quoted ? scan_quoted(cell) : scan_plain(cell);
  if (fault_ || !short_enough(cell)) return After::nothing;
  cells_.push_back(cell);
  return after;
}

// The text ends in a NUL, which is special, so that the loop needs no bound.
CsvScanner::After CsvScanner::scan_plain(RawCell& cell) {
  do {
    while (!special_[static_cast<unsigned char>(text_[at_])]) ++at_;
  } while (at_ == text_.size() && more());
  cell.end = offset();
  if (at_ < text_.size() && text_[at_] == '"') fail_at(CsvFaultKind::stray_quote, at_);
  return fault_ ? After::nothing : take_end();
}

CsvScanner::After CsvScanner::scan_quoted(RawCell& cell) {
  cell.quoted = true;
  cell.begin = cell.start + 1;
  ++at_;
  if (!find_closing_quote(cell)) return After::nothing;
  if (!at_end() && (!special_[static_cast<unsigned char>(text_[at_])])) fail_at(CsvFaultKind::text_after_quote, at_);
  return fault_ ? After::nothing : take_end();
}

// Ends behind the closing quote.
bool CsvScanner::find_closing_quote(RawCell& cell) {
  while (!at_end()) {
    const void* quote = std::memchr(text_.data() + at_, '"', text_.size() - at_);
    at_ = quote ? static_cast<std::size_t>(static_cast<const char*>(quote) - text_.data()) : text_.size();
    if (!quote) continue;
    cell.end = offset();
    ++at_;
    if (at_end() || text_[at_] != '"') return !fault_;
    cell.doubled = true;
    ++at_;
  }
  return fault_ || fail_at(CsvFaultKind::unterminated_quote, row_ + cell.start);
}

// Takes the separator, the line end or the end of the file that stands here; a carriage return is one only with its line feed.
CsvScanner::After CsvScanner::take_end() {
  row_end_ = at_;
  if (at_end()) return row_end_ = at_, After::nothing;
  const std::size_t end = at_ - row_;
  const char c = text_[at_++];
  if (c == separator_) return After::cell;
  if (c == '\r' && (at_end() || text_[at_] != '\n')) return fail(CsvFaultKind::stray_return, end), After::nothing;
  if (c == '\r') ++at_;
  row_end_ = row_ + end;
  return After::row;
}

bool CsvScanner::short_enough(const RawCell& cell) {
  if (cell.end > kMaxRowBytes || cells_.size() == kMaxRowCells) return fail(CsvFaultKind::row_too_long, 0);
  const std::size_t bytes = cell.end - cell.begin;
  if (bytes <= kMaxCellCharacters || code_points(std::string_view(text_).substr(row_ + cell.begin, bytes)) <= kMaxCellCharacters) return true;
  return fail(CsvFaultKind::cell_too_long, cell.start);
}

}  // namespace bkm
