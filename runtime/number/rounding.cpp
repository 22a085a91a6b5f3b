#include "runtime/number/rational.hpp"

namespace bkm {
namespace {

// Whether a fraction with remainder `twice_rest`/2 over `whole` (both >= 0) moves away from zero.
bool goes_away(const Integer& quotient, const Integer& twice_rest, const Integer& whole, Rounding mode) {
  if (sgn(twice_rest) == 0) return false;
  const int half = cmp(twice_rest, whole);
  switch (mode) {
    case Rounding::away: return true;
    case Rounding::toward: return false;
    case Rounding::half_away: return half >= 0;
    case Rounding::half_down: return half > 0;
    case Rounding::half_even: return half > 0 || (half == 0 && mpz_odd_p(quotient.get_mpz_t()));
  }
  return false;
}

// Works on the magnitude and puts the sign back, so that a credit mirrors its debit.
Integer round_whole(const Rational& value, Rounding mode) {
  const Integer magnitude = abs(value.get_num());
  Integer quotient, rest;
  mpz_tdiv_qr(quotient.get_mpz_t(), rest.get_mpz_t(), magnitude.get_mpz_t(), value.get_den_mpz_t());
  if (goes_away(quotient, rest * 2, value.get_den(), mode)) ++quotient;
  if (sgn(value) < 0) quotient = -quotient;
  return quotient;
}

}  // namespace

Rational round_to(const Rational& value, const Rational& step, Rounding mode) {
  return step * Rational(round_whole(value / step, mode));
}

Integer floor_of(const Rational& value) {
  Integer result;
  mpz_fdiv_q(result.get_mpz_t(), value.get_num_mpz_t(), value.get_den_mpz_t());
  return result;
}

Rational common_step(const Rational& a, const Rational& b) {
  Rational step(gcd(a.get_num() * b.get_den(), b.get_num() * a.get_den()), a.get_den() * b.get_den());
  step.canonicalize();
  return step;
}

bool is_multiple(const Rational& value, const Rational& step) { return Rational(value / step).get_den() == 1; }

Integer power_of_ten(int exponent) {
  Integer power;
  mpz_ui_pow_ui(power.get_mpz_t(), 10, static_cast<unsigned long>(exponent));
  return power;
}

}  // namespace bkm
