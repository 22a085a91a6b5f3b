#include "runtime/table/number_cell.hpp"

#include <algorithm>
#include <array>

namespace bkm::table {
namespace {

constexpr std::string_view kMalformed = "number-malformed", kUnclear = "number-notation-unclear", kTooFine = "number-too-fine",
                           kOutOfRange = "out-of-range", kMismatch = "currency-mismatch";
constexpr std::int64_t kLargest = (std::int64_t{1} << 62) - 1;
constexpr std::size_t kSafeDigits = 18;
constexpr std::array<std::string_view, 10> kSymbols{"€", "$", "£", "¥", "₣", "₤", "₹", "₺", "₽", "¢"};

bool take(std::string_view& text, std::string_view front) {
  if (front.empty() || text.substr(0, front.size()) != front) return false;
  text.remove_prefix(front.size());
  return true;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Takes some currency: three capitals or a symbol.
bool take_any_currency(std::string_view& text) {
  if (text.size() > 3 && std::all_of(text.begin(), text.begin() + 3, is_capital)) {
    text.remove_prefix(3);
    return true;
  }
  return std::any_of(kSymbols.begin(), kSymbols.end(), [&](std::string_view symbol) { return take(text, symbol); });
}

bool starts_number(std::string_view text) {
  take(text, "-");
  return !text.empty() && is_digit(text[0]);
}

// Digits with at most one decimal mark between them: the value is digits / 10^decimals.
struct Plain {
  std::int64_t digits = 0;
  int decimals = 0;
};

// The common cells, fast; nothing for anything that needs another look.
std::optional<Plain> read_plain(std::string_view text, char mark) {
  if (text.empty() || text.size() > kSafeDigits || !is_digit(text.front()) || !is_digit(text.back())) return std::nullopt;
  Plain plain;
  bool marked = false;
  for (const char c : text) {
    if (c == mark && !marked) {
      marked = true;
      continue;
    }
    if (!is_digit(c)) return std::nullopt;
    plain.digits = plain.digits * 10 + (c - '0');
    plain.decimals += marked;
  }
  return plain;
}

Cell scaled(Plain plain, int scale) {
  for (; plain.decimals > scale && plain.digits % 10 == 0; --plain.decimals) plain.digits /= 10;
  if (plain.decimals > scale) return refused(kTooFine);
  for (; plain.decimals < scale; ++plain.decimals)
    if (__builtin_mul_overflow(plain.digits, 10, &plain.digits) || plain.digits > kLargest) return refused(kOutOfRange);
  return {plain.digits};
}

Cell scaled(const Rational& value, int scale) {
  const Rational whole = value * power_of_ten(scale);
  if (whole.get_den() != 1) return refused(kTooFine);
  if (abs(whole) > kLargest) return refused(kOutOfRange);
  return {whole.get_num().get_si()};
}

// One mark with three digits behind it and one to three before it: a thousands mark or a decimal mark. Nobody groups after a leading zero.
bool fits_both(std::string_view text, std::size_t mark) {
  const auto all_digits = [](std::string_view part) { return std::all_of(part.begin(), part.end(), is_digit); };
  return mark >= 1 && mark <= 3 && text[0] != '0' && text.size() == mark + 4 && all_digits(text.substr(0, mark)) && all_digits(text.substr(mark + 1));
}

std::int64_t fitted(const Integer& value) {
  if (value > kLargest) return kLargest;
  return value < -kLargest ? -kLargest : value.get_si();
}

}  // namespace

NumberReader::NumberReader(const ColumnSchema& column, const CellForm& form)
    : notation_(form.notation), currency_iso_(column.currency_iso), currency_symbol_(column.currency_symbol), percent_(column.percent),
      fraction_allowed_(form.percent_as_fraction), decimals_(column.decimals) {
  const Integer scale = power_of_ten(decimals_ + (percent_ ? 2 : 0));
  if (column.low) low_ = fitted(-floor_of(-*column.low * scale));
  if (column.high) high_ = fitted(floor_of(*column.high * scale));
}

Cell NumberReader::read(std::string_view text) const {
  bool negative = take(text, "-");
  if (currency_iso_.empty() || text.empty() || is_digit(text[0])) return read_signed(text, negative);
  const bool own = take(text, currency_symbol_) || take(text, currency_iso_);
  if (!own && !take_any_currency(text)) return refused(kMalformed);
  text = trimmed(text);
  if (!own) return refused(starts_number(text) ? kMismatch : kMalformed);
  if (!negative) negative = take(text, "-");
  return read_signed(text, negative);
}

Cell NumberReader::read_signed(std::string_view text, bool negative) const {
  int scale = decimals_;
  if (percent_ && !text.empty() && text.back() == '%') {
    text = trimmed(text.substr(0, text.size() - 1));
  } else if (percent_) {
    if (!fraction_allowed_) return refused(kMalformed);
    scale += 2;
  }
  if (text.empty() || !is_digit(text[0])) return refused(kMalformed);
  const Cell cell = read_digits(text, scale);
  return cell.fault.empty() ? within_bounds(negative ? -cell.value : cell.value) : cell;
}

Cell NumberReader::read_digits(std::string_view text, int scale) const {
  Notation notation = notation_of(notation_.value_or(Language::nl));
  if (!notation_) {
    const std::size_t mark = text.find_first_of(".,");
    if (mark != std::string_view::npos && text.find_first_of(".,", mark + 1) != std::string_view::npos) return refused(kMalformed);
    if (mark != std::string_view::npos && fits_both(text, mark)) return refused(kUnclear);
    notation = notation_of(mark != std::string_view::npos && text[mark] == '.' ? Language::en : Language::nl);
  }
  if (const auto plain = read_plain(text, notation.decimal)) return scaled(*plain, scale);
  const auto decimal = parse_decimal(text, notation);
  return decimal ? scaled(decimal->value, scale) : refused(kMalformed);
}

Cell NumberReader::within_bounds(std::int64_t scaled) const {
  return scaled < low_ || scaled > high_ ? refused(kOutOfRange) : Cell{scaled};
}

std::string both_readings(std::string_view text) {
  const std::size_t first = text.find_first_of("0123456789"), last = text.find_last_of("0123456789");
  const std::string sign = text.find('-') == std::string_view::npos ? "" : "-";
  const std::string_view number = text.substr(first, last - first + 1);
  const std::size_t mark = number.find_first_of(".,");
  const std::string whole(number.substr(0, mark)), rest(number.substr(mark + 1));
  std::string decimal = whole + '.' + rest;
  decimal.erase(decimal.find_last_not_of('0') + 1);
  if (decimal.back() == '.') decimal.pop_back();
  return sign + whole + rest + '|' + sign + decimal;
}

}  // namespace bkm::table
