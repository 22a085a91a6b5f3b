// What kind of change lies between two texts of one contract.
#pragma once
#include "compiler/driver/pipeline.hpp"

namespace bkm::driver {

enum class Change { none, rates, contract };

// Of the contracts and of their modules. `rates`: only in rates, parameters, tables and scales. The version, worked examples, comments and layout change nothing.
Change change_between(const Compilation& before, const Compilation& after);

}  // namespace bkm::driver
