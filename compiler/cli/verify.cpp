// bkm verify: calculates a run again, and compares every file of its directory byte by byte.
#include <fmt/format.h>
#include <stdlib.h>

#include <cerrno>
#include <iostream>

#include "compiler/cli/commands.hpp"
#include "compiler/cli/correction.hpp"
#include "compiler/driver/settings.hpp"
#include "compiler/settle/compare.hpp"

namespace bkm::cli {
namespace {

namespace fs = std::filesystem;

// A folder of its own for the run that is calculated again; gone afterwards.
class Scratch {
 public:
  Scratch() {
    std::error_code none;
    path_ = (fs::temp_directory_path(none) / "bkm-verify-XXXXXX").string();
    if (!::mkdtemp(path_.data())) error_ = errno;
  }
  ~Scratch() {
    std::error_code ignored;
    if (error_ == 0) fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& path() const { return path_; }
  int error() const { return error_; }

 private:
  std::string path_;
  int error_ = 0;
};

class Verifier {
 public:
  Verifier(const Shared& shared, const settle::Recorded& recorded) : shared_(shared), recorded_(recorded), language_(message_language(shared, recorded.language)) {}

  int run() {
    settle::report_extra(recorded_, sink_);
    if (settle::unchanged(recorded_, sink_)) {
      if (int failed = calculate()) return failed;
    } else {
      settle::outputs_undamaged(recorded_, sink_);  // it cannot be calculated again
    }
    settle::report_compiler(recorded_, settle::sha256_of_file("/proc/self/exe"), sink_);
    show(sink_);
    if (!sink_.has_errors() && shared_.format == "human") std::cout << agreed();
    return sink_.has_errors() ? kFindings : kDone;
  }

 private:
  void show(const diag::Sink& sink) const {
    SourceMap none;
    if (!sink.all().empty()) diag::render_all(std::cout, sink.all(), none, render_options(shared_, language_));
  }
  // 0 when what there is to say is in the sink.
  int calculate() {
    std::vector<settle::Source> sources;
    for (const settle::KeptFile& kept : recorded_.sources)
      sources.push_back({kept.original, fs::path(kept.path).filename().string(), read_file(kept.path, language_).value_or(""), kept.module, kept.standard});
    driver::Compilation compiled = driver::compile(recorded_.sources.front().path, sources.front().text);
    settle::Run run;
    if (compiled.ok()) driver::apply_settings(compiled, recorded_.options.set, compiled.findings);
    if (compiled.ok()) run = settle::run(compiled.plan, compiled.facts, recorded_.options);
    if (compiled.ok() && !settle::read_again(recorded_, run, sink_)) return settle::outputs_undamaged(recorded_, sink_), 0;
    if (!compiled.ok() || run.wrong_use || run.stopped()) {
      diag::render_all(std::cout, compiled.ok() ? run.findings.all() : compiled.findings.all(), compiled.sources, render_options(shared_, language_));
      return show(sink_), kFindings;
    }
    settle::ManifestInfo info{std::move(sources), recorded_.compiler_sha256, recorded_.compiler_version, recorded_.written_options, recorded_.language};
    if (!recorded_.ledger) return compare(compiled.plan, run, info);
    auto ledger = settle::open_ledger(recorded_.ledger->directory, compiled.plan, sink_);
    if (!ledger) return show(sink_), kFindings;
    settle::Correction correction = correction_of(*ledger, compiled, run, recorded_.options);
    info.correction = &correction;
    return compare(compiled.plan, run, info);
  }
  int compare(const plan::Plan& plan, settle::Run& run, const settle::ManifestInfo& info) {
    Scratch scratch;
    if (scratch.error()) return environment(scratch.path(), scratch.error());
    auto created = OutputDirectory::create(scratch.path() + "/run", Existing::refuse);
    if (const auto* fault = std::get_if<OutputFault>(&created)) return environment(fault->path, fault->error);
    OutputDirectory& again = std::get<OutputDirectory>(created);
    settle::write(plan, run, info, again);
    if (auto fault = again.close_files()) return environment(fault->path, fault->error);
    settle::report_differences(recorded_, again, sink_);
    return 0;
  }
  int environment(const std::string& path, int error) const {
    std::cerr << "bkm verify: " << path << ": " << system_words(error, language_) << "\n";
    return kEnvironment;
  }
  std::string agreed() const {
    const bool one = recorded_.inputs.size() == 1;
    const std::string inputs = one ? text(language_, "het bestand met gegevens is", "the data file is") : text(language_, "de bestanden met gegevens zijn", "the data files are");
    return fmt::format(fmt::runtime(text(language_, "{} klopt: opnieuw uitgerekend zijn {} uitvoerbestanden, het contract en het manifest met zijn totalen byte voor byte gelijk;\n{} onveranderd.\n",
                                         "{} holds: calculated again, {} output files, the contract and the manifest with its totals are equal byte by byte;\n{} unchanged.\n")),
                       recorded_.directory, recorded_.outputs.size(), inputs);
  }

  const Shared& shared_;
  const settle::Recorded& recorded_;
  Language language_;
  diag::Sink sink_;
};

}  // namespace

int verify(const Shared& shared, const std::string& directory) {
  diag::Sink sink;
  SourceMap none;
  auto recorded = settle::read_run(directory, sink);
  if (!recorded) return diag::render_all(std::cerr, sink.all(), none, render_options(shared, message_language(shared, kept_language(directory)))), kWrongUse;
  return Verifier(shared, *recorded).run();
}

}  // namespace bkm::cli
