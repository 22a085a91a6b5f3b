// `--set`: other values for parameters than the text gives them.
#pragma once
#include <map>
#include <string>

#include "compiler/driver/pipeline.hpp"

namespace bkm::driver {

// Parameter -> value as written on the command line: 62,40 in the notation of the contract, 5% for a percentage.
using WrittenSettings = std::map<std::string, std::string>;

// Compiles the contract again with these values: what is derived from a parameter follows, and every check is made once more. Reports unknown
// names, values that do not fit, and what is wrong with the contract now and was not before. False when there is an error.
bool apply_settings(Compilation& compilation, const WrittenSettings& set, diag::Sink& sink);

// Whether a value that --set gave this parameter in `then` means the same in `now`: it is there, has one value, and is written in the same unit.
bool may_set_as(const plan::Plan& then, const plan::Plan& now, const std::string& name);

}  // namespace bkm::driver
