// The calculation of a correction, as `correct` does it and `verify` does it again.
#pragma once
#include "compiler/driver/pipeline.hpp"
#include "compiler/settle/correction.hpp"

namespace bkm::cli {

// The contract of then, as the ledger keeps it; with findings where it can no longer be read.
driver::Compilation kept_contract(const settle::Recorded& ledger);

// The finished run minus the ledger. Compiles the contract that the ledger keeps, where the reasons need it.
settle::Correction correction_of(const settle::Ledger& ledger, driver::Compilation& now, settle::Run& run, const settle::Options& options);

}  // namespace bkm::cli
