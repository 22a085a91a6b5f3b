// Runs every folder of tests/conformance: contract.bkm, its data files and expect.json. Prints one line for each variant that fails and
// the totals. With --english each contract is translated first, words, numbers and periods; kinds and amounts must be the same.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "compiler/diag/render.hpp"
#include "compiler/driver/pipeline.hpp"
#include "compiler/interpret/examples.hpp"
#include "tests/conformance/english.hpp"

namespace {

using namespace bkm;
namespace fs = std::filesystem;
using nlohmann::json;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Outcome {
  diag::Sink compile, run;
  std::vector<std::string> differences;
  std::size_t expectations = 0;
  driver::Compilation compiled;
};

// A contract without an example, with a file: the run is of that file.
void run_examples(Outcome& outcome, const fs::path& folder) {
  auto run_one = [&](const ast::Example& example) {
    auto result = interpret::run_example(outcome.compiled.unit, example, outcome.compiled.plan, outcome.compiled.facts, folder);
    outcome.run.append(result.findings);
    outcome.expectations += result.expectations;
    for (const auto& d : result.differences) outcome.differences.push_back(d.what + ": expected " + d.expected + ", computed " + d.computed);
  };
  bool any = false;
  for (const ast::Statement& statement : outcome.compiled.unit.statements)
    if (const auto* example = std::get_if<ast::Example>(&statement)) {
      any = true;
      run_one(*example);
    }
  bool has_file = std::any_of(outcome.compiled.plan.tables.begin(), outcome.compiled.plan.tables.end(), [](const plan::Table& t) { return !t.file.empty(); });
  if (!any && has_file) run_one({});
}

// What a message must mention is Dutch: in English only the kind counts.
bool found(const diag::Sink& sink, const json& wanted, diag::Severity severity, Language language, std::string& why) {
  for (const diag::Diagnostic& d : sink.all()) {
    if (d.kind->severity != severity || d.kind->name != wanted["kind"].get<std::string>()) continue;
    std::string text = diag::message(d, language);
    for (const diag::Fix& fix : d.fixes) text += " " + diag::fill(fix.text.in(language), fix.args, language) + " " + fix.insert;
    std::string missing;
    for (const auto& mention : wanted["mentions"])
      if (language == Language::nl && text.find(mention.get<std::string>()) == std::string::npos) missing += " \"" + mention.get<std::string>() + "\"";
    if (missing.empty()) return true;
    why = "the message lacks" + missing + ": " + text;
  }
  if (why.empty()) why = "no finding " + wanted["kind"].get<std::string>();
  return false;
}

std::string describe(const diag::Sink& sink, Language language) {
  std::string text;
  for (const diag::Diagnostic& d : sink.all()) text += "\n      " + std::string(d.kind->name) + ": " + diag::message(d, language);
  return text;
}

// The cases share a head, with a tariff and tables that most of them do not read.
bool expects(const json& expect, const diag::Diagnostic& d) {
  if (d.kind->name == "nothing-reads-it") return true;
  const json& warnings = expect["warnings"];
  return std::any_of(warnings.begin(), warnings.end(), [&](const json& warning) { return warning["kind"].get<std::string>() == d.kind->name; });
}

std::string judge(const Outcome& outcome, const json& expect) {
  std::string verdict = expect["verdict"], why;
  Language language = outcome.compiled.unit.language;
  std::string said = describe(outcome.compile, language) + describe(outcome.run, language);
  if (verdict == "reject") {
    if (!found(outcome.compile, expect, diag::Severity::error, language, why)) return why + said;
    for (const diag::Diagnostic& d : outcome.compile.all())
      if (d.kind->severity == diag::Severity::error && d.kind->name != expect["kind"].get<std::string>()) return "also reports " + std::string(d.kind->name) + said;
  } else if (outcome.compile.has_errors()) {
    return "does not compile" + said;
  }
  if (verdict == "stop" && !found(outcome.run, expect, diag::Severity::error, language, why)) return why + said;
  if (verdict == "accept") {
    if (outcome.run.has_errors()) return "stops" + said;
    if (!outcome.differences.empty()) return outcome.differences[0] + said;
    if (outcome.expectations == 0) return "nothing was compared";
  }
  diag::Sink all = outcome.compile;
  all.append(outcome.run);
  for (const auto& warning : expect["warnings"])
    if (!found(all, warning, diag::Severity::warning, language, why)) return "warning: " + why + said;
  for (const diag::Diagnostic& d : outcome.compile.all())
    if (d.kind->severity == diag::Severity::warning && !expects(expect, d)) return "also warns " + std::string(d.kind->name) + said;
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  fs::path root = argc > 1 ? argv[1] : ".";
  bool english = argc > 2 && std::string_view(argv[2]) == "--english";
  fs::path translated = english ? test::english_copies(root) : root;
  std::string only = argc > 2 && !english ? argv[2] : "";
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(translated))
    if (entry.is_directory() && entry.path().filename().string().starts_with(only)) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  int passed = 0, failed = 0;
  for (const fs::path& folder : folders) {
    std::string name = folder.filename().string();
    Outcome outcome;
    outcome.compiled = driver::compile((folder / "contract.bkm").string(), read(folder / "contract.bkm"));
    outcome.compile = outcome.compiled.findings;
    if (outcome.compiled.ok()) run_examples(outcome, folder);
    std::string why = judge(outcome, json::parse(read(folder / "expect.json")));
    if (why.empty()) ++passed;
    else ++failed, std::cout << "FAIL " << name << ": " << why << "\n";
  }
  if (english) fs::remove_all(translated);
  std::cout << passed << " passed, " << failed << " failed\n";
  return failed == 0 && passed > 0 ? 0 : 1;
}
