// What a value can be: its range, the days it can fall on, its closed codes.
#pragma once
#include <optional>
#include <set>
#include <string>

#include "compiler/check/checker.hpp"
#include "compiler/facts/region.hpp"

namespace bkm::check {

class Domains {
 public:
  explicit Domains(const Checker& checker);
  // `ranged`: the range of a number counts; that of a parameter may change with a run.
  facts::Region of(ExprId id, bool ranged) const;

 private:
  void of_day(const Expr& expr, facts::Region& region) const;
  void of_edge(PathId path, facts::Region& region) const;
  std::optional<std::set<std::string>> codes_of(const Expr& expr) const;

  const Checker& checker_;
  const Plan& plan_;
  std::set<std::uint32_t> before_term_;
};

}  // namespace bkm::check
