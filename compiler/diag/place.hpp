// Where a finding stands, for a reader.
#pragma once
#include "compiler/diag/diagnostic.hpp"

namespace bkm::diag {

// Lines and columns from 1, in code points; the end is just past the last character. All 0 and no file: the finding has no place.
struct Place {
  std::string file;
  std::uint64_t line = 0, column = 0, end_line = 0, end_column = 0;
};

// True when `span` is a place in a text that we have.
bool in_source(const Diagnostic& diagnostic, const SourceMap& sources);
bool in_source(const Span& span, const SourceMap& sources);

Place place_of(const Span& span, const SourceMap& sources);
Place place_of(const Diagnostic& diagnostic, const SourceMap& sources);

// "contract.bkm:31:5"; a file that could not be read has no line.
std::string place_text(const Place& place);

}  // namespace bkm::diag
