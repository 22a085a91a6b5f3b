// bkm fmt.
#include <fmt/format.h>

#include <iostream>
#include <stdexcept>

#include "compiler/cli/commands.hpp"
#include "compiler/cli/replace_file.hpp"
#include "compiler/cli/unified_diff.hpp"
#include "compiler/format/format.hpp"

namespace bkm::cli {
namespace {

struct Tally {
  std::size_t files = 0, differ = 0;
  int code = kDone;
  std::optional<Language> language;  // of the last file
  void worsen(int other) { code = std::max(code, other); }
};

// What is done with a file whose layout differs.
void settle_difference(const FormatArguments& arguments, const std::string& path, const std::string& before, const std::string& after, Language language,
                       Tally& tally) {
  ++tally.differ;
  if (arguments.diff) std::cout << unified_diff(path, before, after);
  else if (arguments.check) std::cout << path << "\n";
  else if (!replace_file(path, after, language)) tally.worsen(kEnvironment);
  else std::cout << path << text(language, ": opgemaakt\n", ": formatted\n");
  if (arguments.check) tally.worsen(kFindings);
}

void format_file(const Shared& shared, const FormatArguments& arguments, const std::string& path, Tally& tally) {
  const auto source = read_file(path, message_language(shared));
  if (!source) return tally.worsen(unreadable_code(path));
  ++tally.files;
  const format::Outcome outcome = format::formatted(path, *source);
  const Language language = message_language(shared, outcome.language);
  tally.language = language;
  if (!outcome.findings.all().empty()) diag::render_all(std::cerr, outcome.findings.all(), outcome.sources, render_options(shared, language));
  if (outcome.fault) throw std::logic_error("fmt: the layout of " + path + " does not read as the same contract; the file was left as it is");
  if (!outcome.text) return tally.worsen(kFindings);
  if (*outcome.text != *source) settle_difference(arguments, path, *source, *outcome.text, language, tally);
}

}  // namespace

int format(const Shared& shared, const FormatArguments& arguments) {
  const Language language = message_language(shared);
  Tally tally;
  const auto paths = contracts_in(arguments.paths);
  for (const std::string& path : paths) format_file(shared, arguments, path, tally);
  if (paths.empty()) {
    std::cerr << "bkm: " << text(language, "geen contracten (*.bkm) gevonden\n", "no contracts (*.bkm) found\n");
    return kWrongUse;
  }
  if (!arguments.check && !arguments.diff && tally.files > 0 && tally.differ == 0 && tally.code == kDone)
    std::cout << text(tally.language.value_or(language), "alles was al opgemaakt\n", "everything was formatted already\n");
  return tally.code;
}

}  // namespace bkm::cli
