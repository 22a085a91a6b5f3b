// bkm translate.
#include <iostream>
#include <stdexcept>

#include "compiler/cli/commands.hpp"
#include "compiler/cli/replace_file.hpp"
#include "compiler/format/format.hpp"

namespace bkm::cli {

int translate(const Shared& shared, const TranslateArguments& arguments) {
  const auto source = read_file(arguments.contract, message_language(shared));
  if (!source) return unreadable_code(arguments.contract);
  const format::Outcome outcome = format::translated(arguments.contract, *source, arguments.to == "nl" ? Language::nl : Language::en);
  const Language language = message_language(shared, outcome.language);
  if (!outcome.findings.all().empty()) diag::render_all(std::cerr, outcome.findings.all(), outcome.sources, render_options(shared, language));
  if (outcome.fault) throw std::logic_error("translate: the translation of " + arguments.contract + " does not read as the same contract");
  if (!outcome.text) return kFindings;
  if (arguments.out.empty()) return std::cout << *outcome.text, kDone;
  return replace_file(arguments.out, *outcome.text, language) ? kDone : kEnvironment;
}

}  // namespace bkm::cli
