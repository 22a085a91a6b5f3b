#include "runtime/number/rational.hpp"

namespace bkm {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - from;
}

// Reads the whole part into `digits`; false when a thousands group is wrong.
// "0.440" is refused: nobody groups after a leading zero, so it is the other notation's decimal point.
bool take_whole(std::string_view& text, char thousands, std::string& digits) {
  const std::size_t first = digits_at(text, 0);
  if (first == 0) return false;
  digits.append(text.substr(0, first));
  text.remove_prefix(first);
  if (!text.empty() && text[0] == thousands && (first > 3 || digits[0] == '0')) return false;
  while (!text.empty() && text[0] == thousands) {
    if (digits_at(text, 1) != 3) return false;
    digits.append(text.substr(1, 3));
    text.remove_prefix(4);
  }
  return true;
}

// Reads the decimal part, which takes all that is left.
bool take_decimals(std::string_view text, char mark, std::string& digits) {
  if (text.empty()) return true;
  if (text[0] != mark || text.size() == 1 || digits_at(text, 1) != text.size() - 1) return false;
  digits.append(text.substr(1));
  return true;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text, Notation notation) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  std::string digits;
  if (!take_whole(text, notation.thousands, digits)) return std::nullopt;
  const std::size_t whole = digits.size();
  if (!take_decimals(text, notation.decimal, digits)) return std::nullopt;
  const std::size_t decimals = digits.size() - whole;
  Rational value(Integer(digits, 10), power_of_ten(static_cast<int>(decimals)));
  value.canonicalize();
  if (negative) value = -value;
  return Decimal{value, static_cast<int>(decimals)};
}

}  // namespace bkm
