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

bool Region::no_number() const {
  if (!low || !high) return false;
  if (!step || *step == 0) return *low > *high || (*low == *high && (low_open || high_open || without.contains(*low)));
  Rational first = round_to(*low, *step, Rounding::half_even);
  while (first < *low || (first == *low && low_open)) first += *step;
  while (first - *step > *low || (first - *step == *low && !low_open)) first -= *step;
  while (without.contains(first)) first += *step;
  return first > *high || (first == *high && high_open);
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
