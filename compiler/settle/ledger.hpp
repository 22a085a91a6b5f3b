// The ledger of a correction: what stands after the run before it.
#pragma once
#include <optional>
#include <string>

#include "compiler/settle/balances.hpp"
#include "compiler/settle/recorded.hpp"

namespace bkm::settle {

struct Ledger {
  Recorded recorded;
  std::string manifest_sha256, lines_sha256;
  Balances balances;  // under the names that the rules have now
  Date settled;       // the last day of the last period that it settled
  bool extended = false;  // it settled its whole term, and the term of now is longer
};

// Reads the ledger that RUN left, for a correction by this contract. Reports: no-run, foreign-manifest, ledger-damaged, ledger-foreign, ledger-unreadable.
std::optional<Ledger> open_ledger(const std::string& directory, const plan::Plan& plan, diag::Sink& sink);

// Whether a correction of what was known on a day, through a period, can follow the ledger: neither lies before those of the ledger. Without a stated
// period a correction settles at least what the ledger settled. Reports: ledger-later, until-before-ledger.
bool follows(const plan::Plan& plan, const Ledger& ledger, Options& options, bool until_stated, diag::Sink& sink);

}  // namespace bkm::settle
