// A heading that the contract names and the file lacks.
#pragma once
#include "runtime/table/table.hpp"

namespace bkm::table {

// With the heading that looks most like it, or else the headings that are there.
FileFault missing_heading(const RowSource& source, const std::string& name);
// For a first line with none of the headings: one fault, unless some of them look like those that are there.
FileFault no_headings(FileFault missing);

}  // namespace bkm::table
