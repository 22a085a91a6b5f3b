// Which rows are refused before any rule reads them (M10): rows about rows that are not there, registers, routes, credits and `keur af`.
#pragma once
#include "compiler/interpret/run.hpp"

namespace bkm::interpret {

// After `arrange`. `stubs`: what a worked example states instead of the measures that `keur af` reads.
void check_rows(const plan::Plan& plan, Data& data, const std::vector<Stub>& stubs = {});

}  // namespace bkm::interpret
