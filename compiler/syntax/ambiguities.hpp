// Places where the grammar allows two readings: for tests of the grammar.
#pragma once
#include <string>
#include <vector>

#include "compiler/base/span.hpp"

namespace bkm::syntax {

// Requires: a text that parse() accepts. Under exact detection: "rule column at words 3 to 9". Empty, or the grammar has an error.
std::vector<std::string> ambiguities(const SourceMap& sources, SourceId source);

}  // namespace bkm::syntax
