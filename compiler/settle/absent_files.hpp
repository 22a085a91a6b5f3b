// A correction calculates with all files of the settlement before it, and the new ones.
#pragma once
#include "compiler/settle/correction.hpp"

namespace bkm::settle {

// Where posts of the ledger are gone: the files that it was calculated from and that this run was not given, by name nor by content. Reports:
// former-file-absent.
void report_absent_files(const Ledger& ledger, const Correction& correction, const Run& run, diag::Sink& sink);

}  // namespace bkm::settle
