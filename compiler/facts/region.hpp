// What comparisons with fixed values leave of one value: an interval without some points, or a list of codes. Also of dates, as day numbers.
#pragma once
#include <set>
#include <string>

#include "compiler/facts/facts.hpp"

namespace bkm::facts {

struct Region {
  std::optional<Rational> low, high, step;
  bool low_open = false, high_open = false;
  std::set<Rational> without;
  std::optional<std::set<std::string>> codes;  // none: any code
  std::set<std::string> without_codes;

  void compare(ast::Comparison op, const Rational& value);
  void keep(const std::set<std::string>& listed);
  void drop(const std::set<std::string>& listed);
  // Proven only: where the step is not known, every value between the ends is possible.
  bool empty() const;
  // A number that is left, the lowest where there is one; `without` is not looked at.
  std::optional<Rational> example() const;

 private:
  bool no_number() const;
};

// Where a number can be.
Region region_of(const Value& value);

ast::Comparison opposite(ast::Comparison op);  // < becomes >=
ast::Comparison turned(ast::Comparison op);    // a < b is b > a

}  // namespace bkm::facts
