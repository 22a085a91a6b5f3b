#include "compiler/plan/unit.hpp"

#include <map>

namespace bkm::plan {
namespace {

Unit combine(const Unit& a, const Unit& b, int sign) {
  std::map<std::string, int> powers(a.powers.begin(), a.powers.end());
  for (const auto& [base, power] : b.powers) powers[base] += sign * power;
  Unit result;
  for (const auto& [base, power] : powers)
    if (power != 0) result.powers.emplace_back(base, power);
  return result;
}

}  // namespace

int Unit::power(const std::string& base) const {
  for (const auto& [name, power] : powers)
    if (name == base) return power;
  return 0;
}

Unit unit_of(const std::string& base) { return {{{base, 1}}}; }
Unit operator*(const Unit& a, const Unit& b) { return combine(a, b, 1); }
Unit operator/(const Unit& a, const Unit& b) { return combine(a, b, -1); }

}  // namespace bkm::plan
