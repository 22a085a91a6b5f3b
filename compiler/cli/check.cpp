// bkm check and bkm test.
#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "compiler/check/check.hpp"
#include "compiler/cli/commands.hpp"
#include "compiler/interpret/examples.hpp"
#include "compiler/plan/print.hpp"
#include "compiler/syntax/print.hpp"

namespace bkm::cli {
namespace {

using driver::Compilation;
using driver::Stage;

Stage stage_named(const std::string& name) {
  if (name == "parse") return Stage::parse;
  if (name == "elaborate") return Stage::elaborate;
  if (name == "facts") return Stage::facts;
  return Stage::check;
}

void dump(const Compilation& compiled, const std::string& what) {
  if (what == "ast") std::cout << syntax::dump(compiled.unit);
  if (what == "plan") std::cout << plan::print(compiled.plan);
  if (what != "facts") return;
  std::cout << facts::print(compiled.plan, compiled.facts);
  auto proofs = check::requirements(compiled.plan, compiled.facts, compiled.sources);
  for (std::size_t i = 0; i < proofs.size(); ++i)
    std::cout << fmt::format("require \"{}\"\n    {}\n", compiled.plan.requires_[i].text, !proofs[i] ? "checked in the run" : *proofs[i] ? "proven" : "never holds");
}

Stage last_stage(const std::string& stop_after, const std::string& dumped) {
  if (!stop_after.empty()) return stage_named(stop_after);
  if (dumped == "ast") return Stage::parse;
  if (dumped == "plan") return Stage::elaborate;
  return dumped == "facts" ? Stage::facts : Stage::check;
}

// One failing expectation: the differing cells only.
void print_difference(const Compilation& compiled, const interpret::Difference& d, Language language) {
  Position at = compiled.sources.position(d.span.source, d.span.begin);
  std::cout << fmt::format("    {}:{}  {}\n", compiled.sources.name(d.span.source), at.line, d.what);
  std::cout << fmt::format("      {} {}\n      {} {}\n", text(language, "verwacht", "expected"), d.expected, text(language, "berekend", "computed"), d.computed);
}

struct Tally {
  std::size_t passed = 0, failed = 0;
};

void test_contract(const Shared& shared, const std::string& path, const Compilation& compiled, Tally& tally) {
  Language language = message_language(shared, compiled.unit.language);
  for (const ast::Statement& statement : compiled.unit.statements) {
    const auto* example = std::get_if<ast::Example>(&statement);
    if (!example) continue;
    auto result = interpret::run_example(compiled.unit, *example, compiled.plan, compiled.facts, std::filesystem::path(path).parent_path());
    (result.passed() ? tally.passed : tally.failed) += 1;
    std::cout << fmt::format("  {} {}\n", result.passed() ? text(language, "klopt ", "holds ") : text(language, "FOUT  ", "FAILS "), result.title);
    for (const auto& d : result.differences) print_difference(compiled, d, language);
    for (const auto& row : result.refused) std::cout << "    " << text(language, "afgekeurd: ", "refused: ") << row.in(language) << "\n";
    if (!result.passed()) diag::render_all(std::cout, result.findings.all(), compiled.sources, render_options(shared, language));
  }
}

// A misspelt name in an example says nothing of the amounts, so it need not wait for `bkm test`.
void check_examples(const std::string& path, Compilation& compiled) {
  for (diag::Diagnostic& mistake : interpret::example_mistakes(compiled.unit, compiled.plan, compiled.facts, std::filesystem::path(path).parent_path()))
    compiled.findings.add(std::move(mistake));
}

// Several contracts make one SARIF log, with a run for each.
class SarifLog {
 public:
  void add(const std::string& document) {
    auto log = nlohmann::ordered_json::parse(document, nullptr, false);
    if (log_.is_null()) log_ = std::move(log);
    else
      for (auto& run : log["runs"]) log_["runs"].push_back(std::move(run));
  }
  void print() const {
    if (!log_.is_null()) std::cout << log_.dump(2) << "\n";
  }

 private:
  nlohmann::ordered_json log_;
};

}  // namespace

int check(const Shared& shared, const std::vector<std::string>& paths, const std::string& dumped, const std::string& stop_after) {
  int code = kDone;
  Language locale = message_language(shared);
  std::vector<std::string> contracts = contracts_in(paths);
  if (contracts.empty()) {
    std::cerr << text(locale, "bkm: geen contract (*.bkm) gevonden\n", "bkm: no contract (*.bkm) found\n");
    return kWrongUse;
  }
  SarifLog sarif;
  for (const std::string& path : contracts) {
    auto source = read_file(path, locale);
    if (!source) return unreadable_code(path);
    Compilation compiled = driver::compile(path, *source, last_stage(stop_after, dumped));
    Language language = message_language(shared, compiled.unit.language);
    if (compiled.ok() && last_stage(stop_after, dumped) == Stage::check) check_examples(path, compiled);
    if (!compiled.ok()) code = kFindings;
    if (!dumped.empty()) dump(compiled, dumped);
    diag::RenderOptions options = render_options(shared, language);
    std::ostream& out = dumped.empty() ? std::cout : std::cerr;
    if (options.format == diag::Format::sarif) {
      std::ostringstream document;
      diag::render_all(document, compiled.findings.all(), compiled.sources, options);
      sarif.add(document.str());
    } else if (!compiled.findings.all().empty()) diag::render_all(out, compiled.findings.all(), compiled.sources, options);
    else if (options.format == diag::Format::human && dumped.empty()) std::cout << path << text(language, ": geen bevindingen\n", ": no findings\n");
  }
  sarif.print();
  return code;
}

int test(const Shared& shared, const std::vector<std::string>& paths) {
  Language locale = message_language(shared);
  Tally tally;
  std::size_t broken = 0;
  for (const std::string& path : contracts_in(paths)) {
    auto source = read_file(path, locale);
    if (!source) return kWrongUse;
    Compilation compiled = driver::compile(path, *source);
    locale = message_language(shared, compiled.unit.language);
    std::cout << path << "\n";
    if (!compiled.ok()) {
      diag::render_all(std::cout, compiled.findings.all(), compiled.sources, render_options(shared, locale));
      ++broken;
      continue;
    }
    std::size_t before = tally.passed + tally.failed;
    test_contract(shared, path, compiled, tally);
    if (tally.passed + tally.failed == before) std::cout << text(locale, "  geen rekenvoorbeelden\n", "  no worked examples\n");
  }
  const std::string held = tally.passed == 1 ? text(locale, "1 voorbeeld klopt", "1 example holds") : text(locale, "{} voorbeelden kloppen", "{} examples hold");
  std::cout << fmt::format(fmt::runtime(held), tally.passed) << fmt::format(fmt::runtime(text(locale, ", {} niet", ", {} fail")), tally.failed);
  if (broken == 1) std::cout << text(locale, "; 1 contract heeft fouten", "; 1 contract has errors");
  if (broken > 1) std::cout << fmt::format(fmt::runtime(text(locale, "; {} contracten hebben fouten", "; {} contracts have errors")), broken);
  std::cout << "\n";
  return tally.failed > 0 || broken > 0 ? kFindings : kDone;
}

}  // namespace bkm::cli
