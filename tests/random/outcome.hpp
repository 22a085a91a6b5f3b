// Everything that a run decided, in words that do not depend on the order of rows, on files, or on the language of the contract.
#pragma once
#include <map>
#include <string>

#include "tests/random/contract.hpp"

namespace bkm::random {

using Outcome = std::map<std::string, std::string>;

Outcome outcome_of(const driver::Compilation& contract, const test::SettledRun& run, const test::Tables& tables);
// The posts and values only.
Outcome values_of(const driver::Compilation& contract, const test::SettledRun& run);
// The first difference, in words; empty when they are the same.
std::string difference(const Outcome& expected, const Outcome& found);
std::string key_in_dutch(const plan::Plan& plan, const interpret::Data& data, const plan::Frame& frame, const interpret::Key& key);
std::string fate_word(table::RowFate fate);

// Names of codes that were changed begin with this; it is left out of an outcome.
inline const std::string kFresh = "é";

}  // namespace bkm::random
