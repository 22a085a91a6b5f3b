#include <algorithm>

#include "runtime/number/rational.hpp"

namespace bkm {
namespace {

constexpr int kSignificant = 20;  // digits of a value that is no finite decimal

// Divides every factor `prime` out of `number`; gives how many there were.
int take_factors(Integer& number, unsigned long prime) {
  return static_cast<int>(mpz_remove(number.get_mpz_t(), number.get_mpz_t(), Integer(prime).get_mpz_t()));
}

// The number of decimals of a finite value; nothing when it is not finite.
std::optional<int> finite_decimals(const Rational& value) {
  Integer rest = value.get_den();
  const int twos = take_factors(rest, 2), fives = take_factors(rest, 5);
  if (rest != 1) return std::nullopt;
  return std::max(twos, fives);
}

// The position of the first digit that is not 0: the smallest e with |value| < 10^e.
int magnitude(const Rational& value) {
  int e = 0;
  Rational size = abs(value);
  if (size >= 1) {
    const Integer whole = size.get_num() / size.get_den();
    return static_cast<int>(whole.get_str().size());
  }
  while (size * 10 < 1) {
    size *= 10;
    --e;
  }
  return e;
}

struct Digits {
  std::string text;  // without sign and mark, at least decimals + 1 long
  int decimals;
};

// Nothing when the value has more decimals than that.
std::optional<Digits> exact_digits(const Rational& value, int decimals) {
  const Integer scale = power_of_ten(static_cast<unsigned long>(decimals));
  if (!mpz_divisible_p(scale.get_mpz_t(), value.get_den_mpz_t())) return std::nullopt;
  std::string text = Integer(abs(value.get_num()) * (scale / value.get_den())).get_str();
  if (text.size() <= static_cast<std::size_t>(decimals)) text.insert(0, static_cast<std::size_t>(decimals) + 1 - text.size(), '0');
  return Digits{text, decimals};
}

Digits digits_of(const Rational& value, int decimals) {
  const Rational step(Integer(1), power_of_ten(static_cast<unsigned long>(decimals)));
  return *exact_digits(round_to(value, step, Rounding::half_away), decimals);
}

// 20 significant digits, counted again when rounding carried into a new one.
Digits rounded_digits(const Rational& value, int min_decimals) {
  const auto decimals_for = [&](const Rational& v) { return std::max({0, min_decimals, kSignificant - magnitude(v)}); };
  const int decimals = decimals_for(value);
  const Rational step(Integer(1), power_of_ten(static_cast<unsigned long>(decimals)));
  return digits_of(value, std::min(decimals, decimals_for(round_to(value, step, Rounding::half_away))));
}

Digits all_digits(const Rational& value, int min_decimals) {
  if (auto digits = exact_digits(value, min_decimals)) return *digits;
  const std::optional<int> needed = finite_decimals(value);
  return needed ? *exact_digits(value, *needed) : rounded_digits(value, min_decimals);
}

void mark_thousands(std::string& whole, char mark) {
  for (std::size_t at = whole.size(); at > 3;) whole.insert(at -= 3, 1, mark);
}

std::string written(const Rational& value, int min_decimals, char decimal, std::optional<char> thousands) {
  const Digits digits = all_digits(value, min_decimals);
  const std::size_t split = digits.text.size() - static_cast<std::size_t>(digits.decimals);
  std::string whole = digits.text.substr(0, split);
  if (thousands) mark_thousands(whole, *thousands);
  const std::string sign = sgn(value) < 0 ? "-" : "";
  return sign + whole + (digits.decimals > 0 ? decimal + digits.text.substr(split) : "");
}

}  // namespace

std::string format_decimal(const Rational& value, Notation notation, int min_decimals) {
  return written(value, min_decimals, notation.decimal, notation.thousands);
}

std::string plain_decimal(const Rational& value, int min_decimals) { return written(value, min_decimals, '.', std::nullopt); }

std::string fraction_text(const Rational& value) { return value.get_str(); }

bool is_finite_decimal(const Rational& value) { return finite_decimals(value).has_value(); }

}  // namespace bkm
