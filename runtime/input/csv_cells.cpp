#include "runtime/input/csv_cells.hpp"

#include <array>

#include "runtime/input/text.hpp"
#include "runtime/input/utf8.hpp"

namespace bkm {
namespace {

constexpr std::array<std::string_view, 2> kNoBreakSpaces{"\xC2\xA0", "\xE2\x80\xAF"};  // U+00A0, U+202F

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
}

// True when the text holds nothing that normal form or a no-break space could change.
bool is_settled(std::string_view text) {
  return ascii_prefix(text) == text.size() || (surely_nfc(text) && text.find(kNoBreakSpaces[0]) == std::string_view::npos);
}

std::string_view settle(std::string_view text, std::string& scratch) {
  std::string settled(text);
  for (const std::string_view space : kNoBreakSpaces) replace_all(settled, space, " ");
  return scratch = nfc(settled);
}

}  // namespace

std::string_view cell_value(std::string_view row, const RawCell& cell, bool only_ascii, std::string& scratch) {
  std::string_view text = row.substr(cell.begin, cell.end - cell.begin);
  if (cell.doubled) {
    std::string single(text);
    replace_all(single, "\"\"", "\"");
    text = scratch = std::move(single);
  }
  if (!only_ascii && !is_settled(text)) text = settle(text, scratch);
  return cell.quoted ? text : trimmed(text);
}

}  // namespace bkm
