#include "compiler/facts/region.hpp"

#include <algorithm>

namespace bkm::facts {

using enum ast::Comparison;

void Region::compare(ast::Comparison op, const Rational& value) {
  auto from = [&](bool open) {
    if (low && (*low > value || (*low == value && low_open))) return;
    low = value, low_open = open;
  };
  auto to = [&](bool open) {
    if (high && (*high < value || (*high == value && high_open))) return;
    high = value, high_open = open;
  };
  if (op == unequal) without.insert(value);
  if (op == greater || op == greater_equal || op == equal) from(op == greater);
  if (op == less || op == less_equal || op == equal) to(op == less);
}

void Region::keep(const std::set<std::string>& listed) {
  if (!codes) codes = listed;
  std::erase_if(*codes, [&](const std::string& code) { return !listed.contains(code); });
}

void Region::drop(const std::set<std::string>& listed) { without_codes.insert(listed.begin(), listed.end()); }

bool Region::empty() const {
  if (codes && std::all_of(codes->begin(), codes->end(), [&](const std::string& code) { return without_codes.contains(code); })) return true;
  return no_number();
}

namespace {

// The first multiple of the step that is not below `low`, or above it.
Rational first_multiple(const Rational& low, bool open, const Rational& step) {
  Rational first = round_to(low, step, Rounding::half_even);
  return first < low || (open && first == low) ? Rational(first + step) : first;
}

}  // namespace

bool Region::no_number() const {
  if (!low || !high) return false;
  if (!step || *step == 0) return *low > *high || (*low == *high && (low_open || high_open || without.contains(*low)));
  Rational first = first_multiple(*low, low_open, *step);
  while (without.contains(first)) first += *step;
  return first > *high || (first == *high && high_open);
}

std::optional<Rational> Region::example() const {
  if (no_number()) return {};
  if (low && step) return first_multiple(*low, low_open, *step);
  if (high && step) return Rational(-first_multiple(Rational(-*high), high_open, *step));
  if (low && !low_open) return low;
  if (high && !high_open) return high;
  if (low && high) return Rational((*low + *high) / 2);
  return low ? Rational(*low + 1) : high ? Rational(*high - 1) : Rational(0);
}

Region region_of(const Value& value) {
  Region region;
  region.low = value.range.low, region.high = value.range.high, region.step = value.step;
  return region;
}

ast::Comparison opposite(ast::Comparison op) {
  switch (op) {
    case equal: return unequal;
    case unequal: return equal;
    case less: return greater_equal;
    case less_equal: return greater;
    case greater: return less_equal;
    case greater_equal: return less;
  }
  return op;
}

ast::Comparison turned(ast::Comparison op) {
  switch (op) {
    case less: return greater;
    case less_equal: return greater_equal;
    case greater: return less;
    case greater_equal: return less_equal;
    default: return op;
  }
}

}  // namespace bkm::facts
