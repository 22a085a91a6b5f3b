// Random well-typed contracts with rows, and the laws that each must keep.   random_contracts [COUNT] [SEED] [FOLDER]
// The same seed gives the same contracts on every machine. The first failure is made smaller, shown, and written to FOLDER.
#include <chrono>
#include <filesystem>
#include <iostream>

#include "tests/random/coverage.hpp"
#include "tests/random/generator.hpp"
#include "tests/random/laws.hpp"
#include "tests/random/rows.hpp"
#include "tests/random/shrink.hpp"

namespace bkm::random {
namespace {

struct Totals {
  long made = 0, accepted = 0;
  std::map<std::string, long> refused;
  Checked checked;
};

void count_refusal(const driver::Compilation& contract, Totals& totals) {
  std::set<std::string> kinds;
  for (const diag::Diagnostic& d : contract.findings.all())
    if (d.kind->severity == diag::Severity::error) kinds.insert(std::string(d.kind->name));
  for (const std::string& kind : kinds) ++totals.refused[kind];
}

void print(const Totals& totals) {
  std::cout << totals.made << " contracts, " << totals.accepted << " accepted";
  if (totals.made > 0) std::cout << " (" << 100 * totals.accepted / totals.made << "%)";
  std::cout << "; refused:";
  for (const auto& [kind, count] : totals.refused) std::cout << " " << count << " " << kind;
  std::cout << "\n" << totals.checked.values << " values, " << totals.checked.posts << " posts, " << totals.checked.stories << " stories; " << totals.checked.stops
            << " runs that stop, " << totals.checked.late_runs << " runs as known on a day, " << totals.checked.no_translation << " without a translation\n";
}

int run(long count, std::uint64_t seed, const std::string& folder, bool whole) {
  Totals totals;
  Coverage coverage;
  const auto start = std::chrono::steady_clock::now();
  for (long i = 0; i < count; ++i) {
    const std::uint64_t own = seed + static_cast<std::uint64_t>(i);
    test::Chance chance(own);
    Case made{Generator(chance).contract(), {}};
    const std::string text = made.contract.text();
    const driver::Compilation contract = driver::compile("contract.bkm", text);
    ++totals.made;
    coverage.add(contract);
    if (!contract.ok()) {
      count_refusal(contract, totals);
      continue;
    }
    ++totals.accepted;
    made.tables = random_rows(contract.plan, chance);
    if (auto failure = first_failure(contract, text, made.tables, own, totals.checked)) {
      std::cout << "FAILED seed " << own << ": " << failure->law << ": " << failure->what << "\n";
      const Case small = shrunk(made, failure->law, own);
      show(small, failure->law, own, folder, std::cout);
      return 1;
    }
    if (count > 20'000 && (i + 1) % 10'000 == 0)
      std::cout << i + 1 << " done in " << std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - start).count() << " s\n" << std::flush;
  }
  print(totals);
  coverage.print(std::cout);
  const bool covered = coverage.missing().empty(), enough = totals.accepted * 10 >= totals.made * 8;
  for (const std::string& construct : coverage.missing()) std::cout << "NEVER REACHED " << construct << "\n";
  if (!enough) std::cout << "FEWER THAN 80% ACCEPTED\n";
  std::cout << (whole && (!covered || !enough) ? "1 failed" : "all passed") << "\n";
  return whole && (!covered || !enough) ? 1 : 0;
}

}  // namespace
}  // namespace bkm::random

int main(int argc, char** argv) {
  const long count = argc > 1 ? std::stol(argv[1]) : 10'000;
  const std::uint64_t seed = argc > 2 ? std::stoull(argv[2]) : 20260101;
  const std::string folder = argc > 3 ? argv[3] : "";
  return bkm::random::run(count, seed, folder, count >= 2'000);
}
