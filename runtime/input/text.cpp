#include "runtime/input/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "runtime/input/utf8.hpp"

namespace bkm {
namespace {

std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &result, static_cast<utf8proc_option_t>(options));
  if (size < 0) return std::string(text);
  std::string copy(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
  std::free(result);
  return copy;
}

std::string fold_case(std::string_view text) { return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD); }

std::vector<char32_t> decoded(std::string_view text) {
  std::vector<char32_t> points;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (auto left = static_cast<utf8proc_ssize_t>(text.size()); left > 0;) {
    utf8proc_int32_t point = 0;
    const auto length = std::max<utf8proc_ssize_t>(1, utf8proc_iterate(at, left, &point));
    points.push_back(static_cast<char32_t>(point));
    at += length;
    left -= length;
  }
  return points;
}

// What nobody sees: control characters, and those that only steer how others are shown.
bool is_unseen(char32_t point) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
  return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
}

bool is_space(char32_t point) { return point == '\t' || utf8proc_category(static_cast<utf8proc_int32_t>(point)) == UTF8PROC_CATEGORY_ZS; }

}  // namespace

bool valid_utf8(std::string_view text) {
  while (!text.empty()) {
    text.remove_prefix(ascii_prefix(text));
    if (text.empty()) break;
    const Sequence sequence = sequence_at(text);
    if (sequence.state != SequenceState::valid) return false;
    text.remove_prefix(sequence.length);
  }
  return true;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool surely_nfc(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0xCC; });
}

std::string nfc(std::string_view text) {
  return surely_nfc(text) ? std::string(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string fold_code(std::string_view code) {
  std::string folded;
  for (const char32_t point : decoded(fold_case(code)))
    if (!is_space(point) && !is_unseen(point)) append_code_point(folded, point);
  const std::size_t first = std::min(folded.find_first_not_of('0'), folded.size());
  folded.erase(0, first == folded.size() && first > 0 ? first - 1 : first);
  return folded;
}

std::string with_unseen(std::string_view text) {
  std::string shown;
  for (const char32_t point : decoded(text)) {
    char number[16];
    std::snprintf(number, sizeof number, "<U+%04X>", static_cast<unsigned>(point));
    if (is_unseen(point)) shown += number;
    else append_code_point(shown, point);
  }
  return shown;
}

int edit_distance(std::string_view a, std::string_view b) {
  const std::vector<char32_t> from = decoded(a), to = decoded(b);
  std::vector<int> before, above(to.size() + 1), row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) above[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= from.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= to.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (from[i - 1] != to[j - 1])});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = above;
    std::swap(above, row);
  }
  return above[to.size()];
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string folded = fold_case(word);
  const int length = static_cast<int>(code_points(folded));
  int best = std::min(std::max(1, length / 3) + 1, std::max(1, length));
  std::optional<std::string> found;
  for (const std::string& candidate : candidates) {
    const int distance = edit_distance(folded, fold_case(candidate));
    if (candidate == word || distance >= best) continue;
    best = distance;
    found = candidate;
  }
  return found;
}

}  // namespace bkm
