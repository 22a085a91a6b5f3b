// Which constructs of the language the accepted contracts have: nodes of the plan, clauses, options.
#pragma once
#include <map>
#include <ostream>
#include <set>
#include <string>

#include "compiler/driver/pipeline.hpp"

namespace bkm::random {

class Coverage {
 public:
  void add(const driver::Compilation& contract);
  // Constructs that no accepted contract has.
  std::vector<std::string> missing() const;
  void print(std::ostream& out) const;

 private:
  std::map<std::string, long> reached_;
};

}  // namespace bkm::random
