#include "compiler/cli/correction.hpp"

#include <algorithm>

#include "compiler/cli/commands.hpp"
#include "compiler/driver/amendment.hpp"
#include "compiler/driver/settings.hpp"
#include "compiler/settle/absent_files.hpp"

namespace bkm::cli {
namespace {

constexpr diag::Kind kSameVersion{9216, "version-unchanged", diag::Severity::warning,
                                  "Het contract is gewijzigd sinds de vorige afrekening, maar de versie is nog steeds \"{0}\". Geef de gewijzigde tekst een eigen versie.",
                                  "The contract has changed since the settlement before, but the version is still \"{0}\". Give the changed text a version of its own."};

constexpr diag::Kind kKnownSince{9219, "ledger-knows-more", diag::Severity::warning,
                                 "{0} noemt geen dag, en kan ook regels hebben meegeteld die na {1} bekend werden. Die tellen hier niet mee: wat daarvoor is geboekt, wordt teruggenomen. Noem de dag van "
                                 "vandaag om dat te houden.",
                                 "{0} names no day, and may have counted rows that became known after {1}. Those do not count here: what was posted for them is taken back. Name the day of today to keep "
                                 "it."};

// A ledger of no stated day, and rows that wait: where something is taken back, that can be why.
void report_known_since(const settle::Recorded& ledger, const settle::Correction& correction, const settle::Options& options, settle::Run& run) {
  if (ledger.options.known_on || !options.known_on || std::ranges::none_of(correction.postings, &settle::Posting::reversal)) return;
  const auto waits = [](const table::Table& table) { return std::ranges::find(table.fates, table::RowFate::not_yet_known) != table.fates.end(); };
  if (std::ranges::any_of(run.data.tables, waits)) run.findings.report(kKnownSince, {}, {ledger.directory, to_string(*options.known_on)});
}

// Another value for a parameter is another rate.
std::string amendment(driver::Change change, const settle::Recorded& ledger, const settle::Options& options) {
  switch (change) {
    case driver::Change::none: return ledger.options.set == options.set ? "" : settle::kAmendedTariff;
    case driver::Change::rates: return settle::kAmendedTariff;
    case driver::Change::contract: return settle::kAmendedContract;
  }
  return {};
}

}  // namespace

driver::Compilation kept_contract(const settle::Recorded& ledger) {
  const std::string& kept = ledger.sources.front().path;
  return driver::compile(kept, read_file(kept, ledger.language).value_or(""));
}

settle::Correction correction_of(const settle::Ledger& ledger, driver::Compilation& now, settle::Run& run, const settle::Options& options) {
  settle::Correction correction = settle::correct(ledger, now.plan, run, [&](const settle::Balances& balances) {
    driver::Compilation then = kept_contract(ledger.recorded);
    driver::apply_settings(then, ledger.recorded.options.set, then.findings);
    const driver::Change change = driver::change_between(then, now);
    if (then.plan.version == now.plan.version && change != driver::Change::none)
      run.findings.report(kSameVersion, now.unit.header.span, {now.plan.version});
    settle::Amendment amended{amendment(change, ledger.recorded, options)};
    if (!amended.reason.empty() && then.ok()) amended.then = &then.plan;
    return settle::steps(ledger.recorded, amended, now.plan, now.facts, options, balances);
  });
  report_known_since(ledger.recorded, correction, options, run);
  settle::report_absent_files(ledger, correction, run, run.findings);
  return correction;
}

}  // namespace bkm::cli
