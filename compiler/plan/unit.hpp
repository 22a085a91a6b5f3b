// Units: products of base units. Values are held in base units, so converting is a factor known when the text is read.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace bkm::plan {

// Base unit -> power, sorted, no zero powers. Empty: a bare number.
struct Unit {
  std::vector<std::pair<std::string, int>> powers;

  friend bool operator==(const Unit&, const Unit&) = default;
  bool bare() const { return powers.empty(); }
  int power(const std::string& base) const;
};

Unit unit_of(const std::string& base);
Unit operator*(const Unit& a, const Unit& b);
Unit operator/(const Unit& a, const Unit& b);

}  // namespace bkm::plan
