// Damaged contracts through the whole compiler: parse, elaborate, facts, check, and their worked examples. Each gives findings or amounts; never an
// exception, a crash or endless work.
//   fuzz_contracts FOLDER [COUNT] [SEED]      FOLDER holds contract.bkm in subfolders. Prints totals.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "compiler/diag/render.hpp"
#include "compiler/driver/pipeline.hpp"
#include "compiler/interpret/examples.hpp"
#include "compiler/plan/print.hpp"
#include "tests/mutator.hpp"

namespace {

using namespace bkm;
namespace fs = std::filesystem;

std::vector<std::string> contracts(const fs::path& root) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".bkm") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    if (text.str().size() < 4000) found.push_back(text.str());
  }
  std::sort(found.begin(), found.end());
  return found;
}

struct Counts {
  int with_errors = 0, compiled = 0, examples = 0;
};

void compile_and_run(const std::string& text, Counts& counts) {
  driver::Compilation compiled = driver::compile("contract.bkm", text);
  std::ostringstream screen;
  diag::RenderOptions options;
  options.language = compiled.unit.language;
  diag::render_all(screen, compiled.findings.all(), compiled.sources, options);
  if (!compiled.ok()) {
    ++counts.with_errors;
    return;
  }
  ++counts.compiled;
  plan::print(compiled.plan);
  facts::print(compiled.plan, compiled.facts);
  for (const ast::Statement& statement : compiled.unit.statements)
    if (const auto* example = std::get_if<ast::Example>(&statement)) {
      auto result = interpret::run_example(compiled.unit, *example, compiled.plan, compiled.facts, "/nonexistent");
      diag::render_all(screen, result.findings.all(), compiled.sources, options);
      ++counts.examples;
    }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> originals = contracts(argc > 1 ? argv[1] : "tests/conformance");
  int count = argc > 2 ? std::stoi(argv[2]) : 10'000, failed = 0;
  Mutator mutator(argc > 3 ? static_cast<unsigned>(std::stoul(argv[3])) : 20260202u);
  Counts counts;
  double slowest = 0;
  for (int i = 0; i < count; ++i) {
    const std::string& original = originals[mutator.below(originals.size())];
    std::string text = i % 4 == 0 ? mutator.mutate(original) : i % 4 == 1 ? mutator.reword(original) : mutator.twist(original);
    auto start = std::chrono::steady_clock::now();
    try {
      compile_and_run(text, counts);
    } catch (const std::exception& failure) {
      ++failed;
      std::cout << "EXCEPTION " << failure.what() << "\n" << text << "\n----\n";
    }
    double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (seconds > 2) ++failed, std::cout << "SLOW " << seconds << " s\n" << text << "\n----\n";
    slowest = std::max(slowest, seconds);
  }
  std::cout << counts.with_errors << " with errors, " << counts.compiled << " compiled, " << counts.examples << " examples run; slowest " << slowest << " s\n"
            << count - failed << " passed, " << failed << " failed\n";
  return failed == 0 && counts.compiled > 0 ? 0 : 1;
}
