// bkm correct: the contract on all rows known by now, minus what the ledger has; the difference is posted, with its reason.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "compiler/cli/correction.hpp"
#include "compiler/cli/settlement.hpp"
#include "compiler/driver/settings.hpp"
#include "runtime/input/text_source.hpp"

namespace bkm::cli {
namespace {

namespace fs = std::filesystem;

constexpr diag::Kind kEdited{9217, "contract-edited", diag::Severity::warning,
                             "{0} is gewijzigd sinds de afrekening. Deze correctie rekent met de tekst die daar is bewaard; met --contract {1} geldt de gewijzigde tekst.",
                             "{0} has changed since the settlement. This correction reckons with the text that was kept there; with --contract {1} the changed text holds."};
constexpr diag::Kind kForgotten{9218, "setting-ends", diag::Severity::warning,
                                "De waarde van toen voor {0} (--set {0}={1}) geldt niet meer: in dit contract is {0} geen parameter met één waarde in dezelfde eenheid.",
                                "The value of then for {0} (--set {0}={1}) no longer holds: in this contract {0} is no parameter with one value in the same unit."};

std::string absolute(const std::string& path) {
  std::string plain = fs::absolute(path).lexically_normal().string();
  while (plain.size() > 1 && plain.back() == '/') plain.pop_back();
  return plain;
}

// What a correction cannot do with its options, in words.
std::string misuse(const SettleArguments& arguments, const settle::Options& options, Language language) {
  std::error_code unreadable;
  if (fs::equivalent(arguments.run, arguments.out, unreadable))
    return text(language, "--out noemt de afrekening die gecorrigeerd wordt; die blijft bewaard", "--out names the settlement that is corrected; that is kept");
  if (std::any_of(options.data.begin(), options.data.end(), [](const auto& data) { return is_standard_input(data.second); }))
    return text(language, "een correctie leest de gegevens meer dan eens; geef een bestand in plaats van \"-\"", "a correction reads the data more than once; give a file instead of \"-\"");
  return {};
}

// Without --contract the kept text holds: who edits a draft does not change what was agreed.
void report_edited(const settle::Recorded& recorded, diag::Sink& sink) {
  std::error_code unreadable;
  for (const settle::KeptFile& kept : recorded.sources)
    if (!kept.standard && fs::exists(kept.original, unreadable) && settle::sha256_of_file(kept.original) != kept.sha256) sink.report(kEdited, {}, {kept.original, recorded.contract_path});
}

// The kept texts, under the names of the files that they came from.
void name_originals(settle::ManifestInfo& info, const settle::Recorded& recorded) {
  for (settle::Source& source : info.sources)
    for (const settle::KeptFile& kept : recorded.sources)
      if (kept.module == source.module) source.path = kept.original;
}

// The parameters of then, unless another value is given now, or this contract leaves them none.
void inherit_settings(SettleArguments& arguments, settle::Options& options, const settle::Recorded& ledger, const plan::Plan& plan, diag::Sink& sink) {
  if (ledger.options.set.empty()) return;
  const driver::Compilation then = kept_contract(ledger);
  for (const auto& [name, value] : ledger.options.set) {
    if (options.set.contains(name)) continue;
    if (!driver::may_set_as(then.plan, plan, name)) {
      sink.report(kForgotten, {}, {name, value});
      continue;
    }
    options.set.emplace(name, value);
    arguments.set.push_back(name + "=" + value);
  }
}

void print(const SettleArguments& arguments, const plan::Plan& plan, const settle::Run& run, const settle::Correction& correction, Language language) {
  std::cout << title_line(plan, language) << text(language, "Correctie op ", "Correction of ") << arguments.run << "\n\n";
  std::cout << settle::postings_screen(plan, correction, language) << "\n" << settle::rows_screen(plan, run, language) << "\n";
  std::cout << settle::through_screen(plan, run, language);
  std::cout << settings_lines(arguments, language);
  std::cout << fmt::format("  {} {}/postings.csv\n", text(language, "Geschreven:", "Written:"), arguments.out);
  const std::string post = settle::first_line(plan, run, correction);
  if (post.empty()) std::cout << fmt::format("  {} bkm verify {}\n", text(language, "Nagaan:", "Verify:"), arguments.out);
  else std::cout << fmt::format("  {} bkm why {} {}\n", text(language, "Uitleg van een bedrag:", "Why an amount:"), shell_word(arguments.out), shell_word(post));
}

// One correction, step by step; each step gives an exit code, 0 to go on.
class Corrector {
 public:
  Corrector(const Shared& shared, SettleArguments arguments) : shared_(shared), arguments_(std::move(arguments)), language_(message_language(shared)) {}

  int run() {
    for (const auto step : {&Corrector::read_ledger, &Corrector::read_contract, &Corrector::read_options, &Corrector::follow_ledger, &Corrector::calculate, &Corrector::write})
      if (const int code = (this->*step)()) return code;
    return run_.refused() > 0 && !arguments_.accept_rejected ? kSomeRefused : kDone;
  }

 private:
  int read_ledger() {
    directory_ = absolute(arguments_.run);
    language_ = message_language(shared_, kept_language(directory_));
    recorded_ = settle::read_run(directory_, sink_);
    return recorded_ ? kDone : refuse(kWrongUse);
  }
  int read_contract() {
    std::string path = arguments_.contract;
    kept_ = path.empty();
    if (kept_) {
      language_ = message_language(shared_, recorded_->language);
      if (!settle::texts_undamaged(*recorded_, sink_)) return refuse(kStopped);
      report_edited(*recorded_, sink_);
      path = recorded_->sources.front().path;
      arguments_.contract = recorded_->contract_path;
    }
    auto ready = ready_contract(shared_, path);
    if (const int* code = std::get_if<int>(&ready)) return *code;
    compiled_ = std::move(std::get<Readied>(ready).compiled);
    language_ = std::get<Readied>(ready).language;
    return kDone;
  }
  int read_options() {
    auto [options, error] = read_arguments(arguments_, language_);
    if (error.empty()) error = misuse(arguments_, options, language_);
    if (!error.empty()) return wrong_use(arguments_, error);
    options_ = std::move(options);
    return find_through(compiled_.plan, arguments_, options_, sink_) ? kDone : refuse(kWrongUse);
  }
  int follow_ledger() {
    ledger_ = settle::open_ledger(directory_, compiled_.plan, sink_);
    if (!ledger_) return refuse(kStopped);
    if (!settle::follows(compiled_.plan, *ledger_, options_, !arguments_.until.empty(), sink_)) return refuse(kWrongUse);
    inherit_settings(arguments_, options_, ledger_->recorded, compiled_.plan, sink_);
    show(sink_.all());
    return kDone;
  }
  int calculate() {
    if (auto stopped = run_settlement(shared_, arguments_, compiled_, options_, run_)) return *stopped;
    const auto said = static_cast<std::ptrdiff_t>(run_.findings.all().size());
    correction_ = correction_of(*ledger_, compiled_, run_, options_);
    const auto& findings = run_.findings.all();
    show({findings.begin() + said, findings.end()});
    return kDone;
  }
  int write() {
    settle::ManifestInfo info = manifest_info(arguments_, compiled_, language_);
    if (kept_) name_originals(info, *recorded_);
    info.correction = &correction_;
    if (int failed = publish(compiled_.plan, run_, arguments_, info)) return failed;
    print(arguments_, compiled_.plan, run_, correction_, language_);
    return kDone;
  }

  void show(const std::vector<diag::Diagnostic>& findings) const { diag::render_all(std::cerr, findings, compiled_.sources, render_options(shared_, language_)); }
  int refuse(int code) const { return show(sink_.all()), code; }

  const Shared& shared_;
  SettleArguments arguments_;
  Language language_;
  diag::Sink sink_;
  std::string directory_;
  std::optional<settle::Recorded> recorded_;
  bool kept_ = false;  // the contract is the text that the ledger keeps
  driver::Compilation compiled_;
  settle::Options options_;
  std::optional<settle::Ledger> ledger_;
  settle::Run run_;
  settle::Correction correction_;
};

}  // namespace

int correct(const Shared& shared, SettleArguments arguments) { return Corrector(shared, std::move(arguments)).run(); }

}  // namespace bkm::cli
