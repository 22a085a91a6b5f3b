#include "compiler/settle/absent_files.hpp"

#include <algorithm>
#include <filesystem>

namespace bkm::settle {
namespace {

constexpr diag::Kind kAbsent{9215, "former-file-absent", diag::Severity::warning,
                             "{0} rekende met {1}, en deze correctie niet; {2} {3} teruggenomen. Een correctie rekent met alle bestanden: geef ook die van toen.",
                             "{0} was calculated with {1}, and this correction is not; {2} {3} taken back. A correction calculates with all files: give those of then as well."};

std::string name_of(const InputFile& file) { return std::filesystem::path(file.path).filename().string(); }

bool is_given(const InputFile& former, const std::vector<InputFile>& now) {
  return std::any_of(now.begin(), now.end(), [&](const InputFile& file) {
    return file.table == former.table && (file.sha256 == former.sha256 || name_of(file) == name_of(former));
  });
}

}  // namespace

void report_absent_files(const Ledger& ledger, const Correction& correction, const Run& run, diag::Sink& sink) {
  if (correction.taken_back == 0) return;
  std::string absent;
  for (const InputFile& file : ledger.recorded.inputs)
    if (!is_given(file, run.inputs)) absent += (absent.empty() ? "" : ", ") + name_of(file);
  if (absent.empty()) return;
  const bool one = correction.taken_back == 1;
  sink.report(kAbsent, {}, {correction.ledger, absent, std::to_string(correction.taken_back),
                            one ? Bilingual{"bedrag van toen wordt", "amount of then is"} : Bilingual{"bedragen van toen worden", "amounts of then are"}});
}

}  // namespace bkm::settle
