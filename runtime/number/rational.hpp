// Exact fractions. Every amount, quantity and percentage in the reference engine is one; there is no floating point.
#pragma once
#include <gmpxx.h>

#include <optional>
#include <string>
#include <string_view>

#include "runtime/text/language.hpp"

namespace bkm {

using Integer = mpz_class;
using Rational = mpq_class;  // always canonical

// Rounding modes of the contract's rounding clause. All are symmetric, so that a credit mirrors its debit.
enum class Rounding {
  half_away,  // ties away from zero: the default
  half_even,  // `half even`
  half_down,  // `half naar beneden`: ties toward zero
  away,       // `naar boven`: away from zero
  toward,     // `naar beneden`: toward zero
};

// The multiple of `step` (> 0) nearest to `value` under `mode`. Exact; no overflow.
Rational round_to(const Rational& value, const Rational& step, Rounding mode);

// Largest g such that a and b are both integer multiples of g (both > 0): gcd(p/q, r/s) = gcd(p*s, r*q) / (q*s).
Rational common_step(const Rational& a, const Rational& b);

Integer power_of_ten(int exponent);  // exponent >= 0

// The largest integer not above the value.
Integer floor_of(const Rational& value);

// True when `value` is an integer multiple of `step`.
bool is_multiple(const Rational& value, const Rational& step);

// How numbers are written: nl 1.234,56   en 1,234.56
struct Notation {
  char decimal, thousands;
};
constexpr Notation notation_of(Language language) { return language == Language::nl ? Notation{',', '.'} : Notation{'.', ','}; }

// A number with its written decimals: "62,40" is 312/5 with 2 decimals.
struct Decimal {
  Rational value;
  int decimals = 0;
};

// Reads an optional minus, digits with correct thousands groups (or none), and an optional decimal part. Nothing else.
//   nl: "1.440" -> 1440   "62,40" -> 312/5   "1.44" -> nothing (a group has three digits)
std::optional<Decimal> parse_decimal(std::string_view text, Notation notation);

// Writes `value` with thousands marks; at least `min_decimals`, more when the value is finite and needs them.
// A value that is no finite decimal is written with 20 significant digits (half away from zero).
std::string format_decimal(const Rational& value, Notation notation, int min_decimals = 0);

// As format_decimal but for machine files: decimal point, no thousands marks, minus in front. Exactly `decimals` decimals when the value allows it, else more.
std::string plain_decimal(const Rational& value, int min_decimals = 0);

// "200/3", lowest terms; an integer has no denominator.
std::string fraction_text(const Rational& value);

// True when the value is a finite decimal.
bool is_finite_decimal(const Rational& value);

}  // namespace bkm
