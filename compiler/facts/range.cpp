#include "compiler/facts/range.hpp"

#include <algorithm>

namespace bkm::facts {
namespace {

using End = std::optional<Rational>;

End smaller(const End& a, const End& b) { return a && b ? End(std::min(*a, *b)) : End(); }
End larger(const End& a, const End& b) { return a && b ? End(std::max(*a, *b)) : End(); }
End sum(const End& a, const End& b) { return a && b ? End(Rational(*a + *b)) : End(); }
End minus(const End& a) { return a ? End(Rational(-*a)) : End(); }

}  // namespace

Range point(const Rational& value) { return {value, value}; }

Range hull(const Range& a, const Range& b) { return {smaller(a.low, b.low), larger(a.high, b.high)}; }

Range add(const Range& a, const Range& b) { return {sum(a.low, b.low), sum(a.high, b.high)}; }
Range negate(const Range& a) { return {minus(a.high), minus(a.low)}; }

Range multiply(const Range& a, const Range& b) {
  if ((a.is_point() && *a.low == 0) || (b.is_point() && *b.low == 0)) return point(0);
  if (a.low && a.high && b.low && b.high) {
    const Rational products[] = {*a.low * *b.low, *a.low * *b.high, *a.high * *b.low, *a.high * *b.high};
    return {*std::min_element(products, products + 4), *std::max_element(products, products + 4)};
  }
  if (a.never_negative() && b.never_negative()) return {Rational(*a.low * *b.low), {}};
  bool falls = (a.never_negative() && b.high && *b.high <= 0) || (b.never_negative() && a.high && *a.high <= 0);
  return falls ? Range{{}, Rational(0)} : Range{};
}

Range divide(const Range& a, const Range& b) {
  if (a.is_point() && *a.low == 0) return point(0);
  bool positive = b.low && *b.low > 0;
  if (!positive) return a.never_negative() && b.never_negative() ? Range{Rational(0), {}} : Range{};
  Range inverse{b.high ? End(Rational(1 / *b.high)) : End(Rational(0)), Rational(1 / *b.low)};
  return multiply(a, inverse);
}

// min(a, b) is below whichever end is known.
Range at_most(const Range& a, const Range& b) {
  End high = a.high && b.high ? End(std::min(*a.high, *b.high)) : a.high ? a.high : b.high;
  return {smaller(a.low, b.low), high};
}
Range at_least(const Range& a, const Range& b) { return negate(at_most(negate(a), negate(b))); }

}  // namespace bkm::facts
