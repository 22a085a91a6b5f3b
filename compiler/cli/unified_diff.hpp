// The difference of two texts, line by line.
#pragma once
#include <string>

namespace bkm::cli {

// As `diff -u` writes it, with three lines around each change; empty when the texts are equal.
std::string unified_diff(const std::string& name, const std::string& before, const std::string& after);

}  // namespace bkm::cli
