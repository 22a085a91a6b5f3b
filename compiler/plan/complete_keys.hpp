// Which keys a table must have (D26).
#pragma once
#include <set>
#include <string>
#include <vector>

#include "runtime/table/schema.hpp"

namespace bkm::plan {

using KeyTexts = std::vector<std::string>;  // in the order of Schema::key

// Keys that are not in `present`: every combination of the codes of closed columns. Where some columns are not closed, only with `beside_open`
// (`volledig`): then beside each combination of the open parts that occurs.
std::vector<KeyTexts> lacking_keys(const table::Schema& schema, const std::set<KeyTexts>& present, bool beside_open);

}  // namespace bkm::plan
