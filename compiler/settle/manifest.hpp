// manifest.json: what went in, what came out, and the control totals (M11).
#pragma once
#include "compiler/settle/posts.hpp"
#include "compiler/settle/settle.hpp"

namespace bkm::settle {

// The last file of a run: it holds the hashes of the others. `totals`: of the posts in them.
void write_manifest(const plan::Plan& plan, Run& run, const PostTotals& totals, const ManifestInfo& info, OutputDirectory& out);

struct Control {  // rows in = used + unused + cancelled + rejected + out of scope
  std::uint64_t in = 0, used = 0, unused = 0, cancelled = 0, rejected = 0, out_of_scope = 0, not_yet_known = 0;
};
Control control_of(const table::Table& table);

}  // namespace bkm::settle
