// bkm new: a directory with a contract, data and a worked example that run at once.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <set>

#include "compiler/cli/commands.hpp"
#include "compiler/cli/starters.hpp"
#include "runtime/input/text.hpp"

namespace bkm::cli {
namespace {

namespace fs = std::filesystem;

std::vector<const StarterFile*> files_of(const std::string& example, Language language) {
  const char* word = language == Language::nl ? "nl" : "en";
  std::vector<const StarterFile*> files;
  for (const StarterFile& file : starter_files())
    if (file.example == example && (file.language.empty() || file.language == word)) files.push_back(&file);
  return files;
}

int no_such_example(const std::string& example, Language language) {
  std::set<std::string> names;
  for (const StarterFile& file : starter_files()) names.emplace(file.example);
  auto near = nearest(example, {names.begin(), names.end()});
  std::cerr << "bkm new: " << example << text(language, " is geen voorbeeld.", " is no example.");
  if (near) std::cerr << text(language, " Bedoeld is misschien: ", " Perhaps meant: ") << *near << ".";
  std::cerr << text(language, " Kies uit:", " Choose from:");
  for (const std::string& name : names) std::cerr << " " << name;
  std::cerr << "\n";
  return kWrongUse;
}

// What is there is never overwritten.
bool may_be_made(const fs::path& directory) {
  std::error_code error;
  return !fs::exists(directory, error) || (fs::is_directory(directory, error) && fs::is_empty(directory, error));
}

std::string what_failed(const fs::path& directory, const std::vector<const StarterFile*>& files) {
  for (const StarterFile* file : files) {
    const fs::path path = directory / file->path;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    std::ofstream out(path, std::ios::binary);
    out << file->text;
    out.close();
    if (error || !out) return path.string();
  }
  return {};
}

}  // namespace

int new_contract(const Shared& shared, const std::string& directory, const std::string& from) {
  Language language = message_language(shared);
  const std::string example = from.empty() ? "start" : from;
  auto files = files_of(example, language);
  if (files.empty()) return no_such_example(example, language);
  if (!may_be_made(directory)) {
    std::cerr << "bkm new: " << directory << text(language, " bestaat al; kies een andere map\n", " exists; choose another directory\n");
    return kWrongUse;
  }
  if (std::string failed = what_failed(directory, files); !failed.empty()) {
    std::cerr << "bkm new: " << failed << text(language, " kan niet worden geschreven\n", " cannot be written\n");
    return kEnvironment;
  }
  for (const StarterFile* file : files) std::cout << "  " << (fs::path(directory) / file->path).string() << "\n";
  const std::string contract = (fs::path(directory) / "contract.bkm").string(), data = (fs::path(directory) / "data").string();
  std::cout << fmt::format(fmt::runtime(text(language, "\nNu:\n  bkm test {0}\n  bkm settle {0} --data-dir {1} --out uit\n", "\nNow:\n  bkm test {0}\n  bkm settle {0} --data-dir {1} --out out\n")),
                           contract, data);
  return kDone;
}

}  // namespace bkm::cli
