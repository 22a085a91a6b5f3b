// A heading that the contract names and the file lacks.
#pragma once
#include "runtime/table/table.hpp"

namespace bkm::table {

// With the heading that looks most like it, or else the headings that are there.
FileFault missing_heading(const RowSource& source, const std::string& name);

}  // namespace bkm::table
