// manifest.json: what went in, what came out, and the control totals (M11).
#pragma once
#include "compiler/settle/settle.hpp"

namespace bkm::settle {

// The last file of a run: it holds the hashes of the others.
void write_manifest(const plan::Plan& plan, Run& run, const ManifestInfo& info, OutputDirectory& out);

struct Control {  // rows in = used + unused + cancelled + rejected + out of scope
  std::uint64_t in = 0, used = 0, unused = 0, cancelled = 0, rejected = 0, out_of_scope = 0, not_yet_known = 0;
};
Control control_of(const table::Table& table);

// exact + rounding = gross; gross + adjustment = net. What is written, and apart from it what falls in periods that are not settled.
struct RuleTotals {
  std::uint64_t posts = 0, open = 0;
  Rational exact, rounding, gross, adjustment, net;
  std::uint64_t later_posts = 0, later_open = 0;
  Rational later_net;
};
RuleTotals totals_of(const plan::Plan& plan, const Run& run, std::size_t rule);

}  // namespace bkm::settle
