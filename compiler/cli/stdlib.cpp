// bkm stdlib: the modules that come with bkm, and the text of one.
#include <fmt/format.h>

#include <iostream>

#include "compiler/cli/commands.hpp"
#include "compiler/driver/stdlib.hpp"
#include "runtime/input/text.hpp"

namespace bkm::cli {
namespace {

// The first comment of a module in this language: "-- Nederlands", and "-- English: ..".
std::string about(std::string_view text, Language language) {
  constexpr std::string_view kEnglish = "-- English: ", kComment = "-- ";
  std::string found;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.starts_with(kEnglish)) return language == Language::en ? std::string(line.substr(kEnglish.size())) : found;
    if (found.empty() && line.starts_with(kComment)) found = line.substr(kComment.size());
  }
  return found;
}

}  // namespace

int refuse_module(const std::string& path, Language language) {
  std::cerr << "bkm: " << path << text(language, " is een module: geef het contract dat haar gebruikt\n", " is a module: give the contract that uses it\n");
  return kWrongUse;
}

int stdlib(const Shared& shared, const std::string& name) {
  Language language = message_language(shared);
  std::vector<std::string> names;
  for (const driver::StandardModule& module : driver::standard_modules()) {
    if (module.name == name) return std::cout << module.text, kDone;
    names.emplace_back(module.name);
    if (name.empty()) std::cout << fmt::format("  {:<12} {}\n", module.name, about(module.text, language));
  }
  if (name.empty()) {
    std::cout << text(language, "\nIn een contract: gebruik \"wmo\". De tekst van een module: bkm stdlib wmo\n", "\nIn a contract: use \"wmo\". The text of a module: bkm stdlib wmo\n");
    return kDone;
  }
  auto near = nearest(name, names);
  std::cerr << "bkm stdlib: " << name << text(language, " hoort niet bij bkm.", " does not come with bkm.");
  if (near) std::cerr << text(language, " Bedoeld is misschien: ", " Perhaps meant: ") << *near << ".";
  std::cerr << "\n";
  return kWrongUse;
}

}  // namespace bkm::cli
