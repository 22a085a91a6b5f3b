#include "compiler/cli/correction.hpp"

#include "compiler/cli/commands.hpp"
#include "compiler/driver/amendment.hpp"
#include "compiler/driver/settings.hpp"
#include "compiler/settle/absent_files.hpp"

namespace bkm::cli {
namespace {

constexpr diag::Kind kSameVersion{9216, "version-unchanged", diag::Severity::warning,
                                  "Het contract is gewijzigd sinds de vorige afrekening, maar de versie is nog steeds \"{0}\". Geef de gewijzigde tekst een eigen versie.",
                                  "The contract has changed since the settlement before, but the version is still \"{0}\". Give the changed text a version of its own."};

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

settle::Correction correction_of(const settle::Ledger& ledger, driver::Compilation& now, settle::Run& run, const settle::Options& options) {
  settle::Correction correction = settle::correct(ledger, now.plan, run, [&](const settle::Balances& balances) {
    const std::string& kept = ledger.recorded.sources.front().path;
    driver::Compilation then = driver::compile(kept, read_file(kept, ledger.recorded.language).value_or(""));
    driver::apply_settings(then, ledger.recorded.options.set, then.findings);
    const driver::Change change = driver::change_between(then, now);
    if (then.plan.version == now.plan.version && change != driver::Change::none)
      run.findings.report(kSameVersion, now.unit.header.span, {now.plan.version});
    settle::Amendment amended{amendment(change, ledger.recorded, options)};
    if (!amended.reason.empty() && then.ok()) amended.then = &then.plan;
    return settle::steps(ledger.recorded, amended, now.plan, now.facts, options, balances);
  });
  settle::report_absent_files(ledger, correction, run, run.findings);
  return correction;
}

}  // namespace bkm::cli
