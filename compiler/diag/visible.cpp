#include "compiler/diag/visible.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace bkm::diag {
namespace {

constexpr std::size_t kTab = 4;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Also the marks that turn the direction of writing: with them a line can read as another one.
bool is_control(utf8proc_int32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

struct Point {
  utf8proc_int32_t value;  // negative: not UTF-8
  std::size_t length;
};

Point point_at(std::string_view text) {
  utf8proc_int32_t value = -1;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &value);
  return {length > 0 ? value : -1, length > 0 ? static_cast<std::size_t>(length) : 1};
}

void put(Visible& shown, std::string_view text, std::size_t width) {
  shown.text += text;
  shown.width += width;
}

}  // namespace

Visible visible(std::string_view text, std::size_t from_column) {
  Visible shown;
  while (!text.empty()) {
    const Point point = point_at(text);
    const std::size_t to_tab = kTab - (from_column + shown.width) % kTab;
    if (point.value == '\t') put(shown, std::string(to_tab, ' '), to_tab);
    else if (is_control(point.value)) put(shown, kReplacement, 1);
    else put(shown, text.substr(0, point.length), static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point.value))));
    text.remove_prefix(point.length);
  }
  return shown;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::erase(line, '\r');
  std::replace(line.begin(), line.end(), '\n', ' ');
  return visible(line).text;
}

}  // namespace bkm::diag
