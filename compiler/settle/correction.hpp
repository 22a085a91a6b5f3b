// A correction: the run of now minus the ledger, posted with the reason of each difference (D7).
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "compiler/settle/ledger.hpp"
#include "compiler/settle/reasons.hpp"

namespace bkm::settle {

// One row of postings.csv: what stood in the ledger, taken back; or what stands now.
struct Posting {
  Post post;         // of the ledger, as it stands there; of a line: as in lines.csv
  std::string rule;  // as the contract calls it now
  bool reversal = false;
  Rational amount;
  std::string reason;  // codes, joined with +
};

struct Correction {
  std::string ledger, ledger_manifest_sha256, ledger_lines_sha256;
  std::vector<std::string> axes;  // of the contract, then those that only the ledger has
  std::vector<Posting> postings;
  std::uint64_t taken_back = 0;  // posts of the ledger with an amount that are gone
};

// The finished run minus the ledger. `steps` is called once, and only when a period of the ledger has a difference.
Correction correct(const Ledger& ledger, const plan::Plan& plan, Run& run, const std::function<std::vector<Step>(const Balances& now)>& steps);

void write_postings(const plan::Plan& plan, const Correction& correction, OutputDirectory& out);

// Postings by rule and reason.
struct PostingTotal {
  std::string rule, reason;
  std::uint64_t reversals = 0, lines = 0;
  Rational reversed, posted;
};
std::vector<PostingTotal> totals_of(const Correction& correction);

// The first posted amount as `why` takes it; empty when there is none.
std::string first_line(const plan::Plan& plan, const Run& run, const Correction& correction);

// The table by rule and reason, for a terminal.
std::string postings_screen(const plan::Plan& plan, const Correction& correction, Language language);

}  // namespace bkm::settle
