#include "runtime/table/cell_reader.hpp"

#include <algorithm>

namespace bkm::table {
namespace {

constexpr std::string_view kMalformed = "value-malformed";

// In `pattern` a # is a digit.
bool fits(std::string_view text, std::string_view pattern) {
  return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(), [](char c, char p) { return p == '#' ? is_digit(c) : c == p; });
}

// A day or month of one digit is what a spreadsheet exports.
bool has_dmy_form(std::string_view text) {
  return fits(text, "##-##-####") || fits(text, "#-##-####") || fits(text, "##-#-####") || fits(text, "#-#-####");
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

Cell read_yes_no(std::string_view text) {
  const std::string word = lower(text.substr(0, 6));
  for (const std::string_view yes : {"ja", "yes", "true", "1"})
    if (word == yes) return {1};
  for (const std::string_view no : {"nee", "no", "false", "0"})
    if (word == no) return {0};
  return refused(kMalformed);
}

// The nine digits with weights 9 to 2 and -1 add up to a multiple of 11.
bool passes_bsn_check(std::string_view text) {
  if (!fits(text, "#########") || text == "000000000") return false;
  int sum = -(text[8] - '0');
  for (int i = 0; i < 8; ++i) sum += (9 - i) * (text[static_cast<std::size_t>(i)] - '0');
  return sum % 11 == 0;
}

}  // namespace

CellReader::CellReader(const ColumnSchema& column, const Schema& schema, const CellForm& form, const Calendar& calendar, CodePool& codes)
    : column_(column), empty_texts_(schema.empty_texts), calendar_(calendar), codes_(codes), number_(column, form), dates_dmy_(form.dates_dmy) {
  for (const std::string& code : column.codes) closed_.emplace(code, codes.intern(code));
  if (column.empty == EmptyRule::refused) when_empty_ = refused("empty-cell");
  if (column.empty != EmptyRule::is_value) return;
  const CellForm plain{Language::en, false, true};  // 0 is 0%
  ColumnSchema filled = column;
  filled.empty = EmptyRule::refused;
  filled.low.reset(), filled.high.reset();  // the range is that of what is filled in
  when_empty_ = CellReader(filled, schema, plain, calendar, codes).read_value(column.empty_value);
}

bool CellReader::is_empty(std::string_view text) const {
  return text.empty() || std::find(empty_texts_.begin(), empty_texts_.end(), text) != empty_texts_.end();
}

Cell CellReader::read(std::string_view text) {
  if (is_empty(text)) return when_empty_;
  if (text == last_text_) return last_;
  last_text_.assign(text);
  return last_ = read_value(text);
}

Cell CellReader::read_value(std::string_view text) {
  switch (column_.kind) {
    case CellKind::number: return number_.read(text);
    case CellKind::code: return read_code(text);
    case CellKind::date: return read_date(text);
    case CellKind::yes_no: return read_yes_no(text);
    case CellKind::period: return read_period(text);
  }
  return refused(kMalformed);
}

Cell CellReader::read_code(std::string_view text) {
  if (column_.bsn && !passes_bsn_check(text)) return refused("bsn-invalid");
  if (is_formula_error(text)) return refused(kMalformed);
  if (closed_.empty()) return {codes_.intern(text)};
  const auto found = closed_.find(text);
  return found == closed_.end() ? refused("unknown-code") : Cell{found->second};
}

Cell CellReader::read_date(std::string_view text) const {
  if (!(dates_dmy_ ? has_dmy_form(text) : fits(text, "####-##-##"))) return refused("date-malformed");
  const auto date = dates_dmy_ ? parse_dmy_date(text) : parse_iso_date(text);
  return date ? Cell{date->days} : refused("date-impossible");
}

Cell CellReader::read_period(std::string_view text) const {
  const auto period = parse_period(calendar_, column_.cycle, text);
  return period ? Cell{period->first.days} : refused(kMalformed);
}

}  // namespace bkm::table
