// bkm correct: the contract on all rows known by now, minus what the ledger has; the difference is posted, with its reason.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "compiler/cli/correction.hpp"
#include "compiler/cli/settlement.hpp"

namespace bkm::cli {
namespace {

namespace fs = std::filesystem;

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
  if (std::any_of(options.data.begin(), options.data.end(), [](const auto& data) { return data.second == "-"; }))
    return text(language, "een correctie leest de gegevens meer dan eens; geef een bestand in plaats van \"-\"", "a correction reads the data more than once; give a file instead of \"-\"");
  return {};
}

// The parameters of then, unless another value is given now.
void inherit_settings(SettleArguments& arguments, settle::Options& options, const settle::Recorded& ledger) {
  for (const auto& [name, value] : ledger.options.set)
    if (options.set.emplace(name, value).second) arguments.set.push_back(name + "=" + value);
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

}  // namespace

int correct(const Shared& shared, SettleArguments arguments) {
  SourceMap none;
  diag::Sink sink;
  const std::string directory = absolute(arguments.run);
  auto recorded = settle::read_run(directory, sink);
  if (!recorded) return diag::render_all(std::cerr, sink.all(), none, render_options(shared, message_language(shared))), kWrongUse;
  if (arguments.contract.empty()) arguments.contract = recorded->contract_path;
  auto ready = ready_contract(shared, arguments.contract);
  if (const int* code = std::get_if<int>(&ready)) return *code;
  Readied& contract = std::get<Readied>(ready);
  driver::Compilation& compiled = contract.compiled;
  const Language language = contract.language;
  auto [options, error] = read_arguments(arguments, language);
  if (error.empty()) error = misuse(arguments, options, language);
  if (!error.empty()) return wrong_use(arguments, error);
  auto refuse = [&](int code) { return diag::render_all(std::cerr, sink.all(), compiled.sources, render_options(shared, language)), code; };
  if (!find_through(compiled.plan, arguments, options, sink) || !settle::follows(compiled.plan, *recorded, options, !arguments.until.empty(), sink)) return refuse(kWrongUse);
  auto ledger = settle::open_ledger(directory, compiled.plan, sink);
  if (!ledger) return refuse(kStopped);
  inherit_settings(arguments, options, ledger->recorded);
  settle::Run run;
  if (auto stopped = run_settlement(shared, arguments, compiled, options, run)) return *stopped;
  const auto said = static_cast<std::ptrdiff_t>(run.findings.all().size());
  settle::Correction correction = correction_of(*ledger, compiled, run, options);
  const auto& findings = run.findings.all();
  diag::render_all(std::cerr, {findings.begin() + said, findings.end()}, compiled.sources, render_options(shared, language));
  settle::ManifestInfo info = manifest_info(arguments, compiled, language);
  info.correction = &correction;
  if (int failed = publish(compiled.plan, run, arguments, info)) return failed;
  print(arguments, compiled.plan, run, correction, language);
  return run.refused() > 0 && !arguments.accept_rejected ? kSomeRefused : kDone;
}

}  // namespace bkm::cli
