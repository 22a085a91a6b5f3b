#include "compiler/base/natural_order.hpp"

#include <algorithm>

namespace bkm {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// Takes the digits at the front of a text, without the zeros before them.
std::string_view take_number(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && digit(text[end])) ++end;
  std::string_view number = text.substr(0, end);
  text.remove_prefix(end);
  number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
  return number;
}

// Numbers without zeros before them: the longer one is the larger.
int compare_numbers(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a.compare(b);
}

int compare(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    if (digit(a.front()) && digit(b.front())) {
      if (int order = compare_numbers(take_number(a), take_number(b)); order != 0) return order;
      continue;
    }
    if (a.front() != b.front()) return static_cast<unsigned char>(a.front()) < static_cast<unsigned char>(b.front()) ? -1 : 1;
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  return static_cast<int>(a.size() > 0) - static_cast<int>(b.size() > 0);
}

}  // namespace

bool natural_less(std::string_view a, std::string_view b) {
  int order = compare(a, b);
  return order != 0 ? order < 0 : a < b;
}

}  // namespace bkm
