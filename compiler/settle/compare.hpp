// What differs between the directory of a run and the same run calculated again.
#pragma once
#include <string>
#include <vector>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/settle/recorded.hpp"
#include "runtime/settle/atomic_output.hpp"

namespace bkm::settle {

// The files that the run did not write.
std::vector<std::string> extra_files(const Recorded& recorded);
// Reports them: output-extra.
void report_extra(const Recorded& recorded, diag::Sink& sink);

// Compares every file byte by byte with what was calculated into `again`, whose files are closed. The manifest holds the totals and the hashes. Reports each
// that is missing or differs, by its first differing line: output-missing, output-differs.
void report_differences(const Recorded& recorded, const OutputDirectory& again, diag::Sink& sink);

// A note when another compiler made the run: other-compiler.
void report_compiler(const Recorded& recorded, const std::string& own_sha256, diag::Sink& sink);

}  // namespace bkm::settle
