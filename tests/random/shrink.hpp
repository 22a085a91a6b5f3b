// Makes a failing case smaller while the same law fails: fewer statements, clauses, rows.
#pragma once
#include <ostream>

#include "tests/random/contract.hpp"

namespace bkm::random {

Case shrunk(Case failing, const std::string& law, std::uint64_t seed);
// The contract, its rows, and what fails; with `folder`, as files in it.
void show(const Case& failing, const std::string& law, std::uint64_t seed, const std::string& folder, std::ostream& out);

}  // namespace bkm::random
