// Seeded random cases, the same on every machine (the distributions of <random> are not).
#pragma once
#include <algorithm>
#include <random>
#include <vector>

#include "runtime/number/rational.hpp"

namespace bkm::test {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  long between(long low, long high) { return low + static_cast<long>(engine_() % static_cast<std::uint64_t>(high - low + 1)); }
  bool one_in(long n) { return between(1, n) == 1; }
  Rational fraction(long low, long high, long denominator) {
    const long q = between(1, denominator);
    Rational value(between(low * q, high * q), q);
    value.canonicalize();
    return value;
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[static_cast<std::size_t>(between(0, static_cast<long>(i) - 1))]);
  }

 private:
  std::mt19937_64 engine_;
};

// In lowest terms, which mpq_class leaves to its user.
inline Rational ratio(const Integer& n, const Integer& d) {
  Rational value(n, d);
  value.canonicalize();
  return value;
}
inline Integer floor_of(const Rational& value) {
  Integer result;
  mpz_fdiv_q(result.get_mpz_t(), value.get_num_mpz_t(), value.get_den_mpz_t());
  return result;
}
inline Integer ceiling_of(const Rational& value) { return Integer(-floor_of(Rational(-value))); }

}  // namespace bkm::test
