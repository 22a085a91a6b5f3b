#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "compiler/cli/commands.hpp"
#include "compiler/syntax/parse.hpp"

namespace bkm::cli {

namespace fs = std::filesystem;

Language message_language(const Shared& shared, std::optional<Language> contract) {
  if (shared.lang == "nl") return Language::nl;
  if (shared.lang == "en") return Language::en;
  if (contract) return *contract;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value && *value) return std::string_view(value).starts_with("nl") ? Language::nl : Language::en;
  return Language::nl;
}

std::optional<Language> kept_language(const std::string& directory) {
  std::ifstream in(directory + "/contract.bkm", std::ios::binary);
  if (!in) return {};
  return syntax::language_of(std::string(std::istreambuf_iterator<char>(in), {}));
}

diag::RenderOptions render_options(const Shared& shared, Language language) {
  diag::RenderOptions options;
  options.language = language;
  if (shared.format == "short") options.format = diag::Format::short_;
  if (shared.format == "json") options.format = diag::Format::json;
  if (shared.format == "sarif") options.format = diag::Format::sarif;
  options.colour = shared.color == "always" || (shared.color == "auto" && isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR"));
  return options;
}

std::string text(Language language, const char* nl, const char* en) { return language == Language::nl ? nl : en; }

std::string shell_word(const std::string& word) {
  auto plain = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || std::string_view("_-./+:@").find(c) != std::string_view::npos; };
  if (!word.empty() && std::all_of(word.begin(), word.end(), plain)) return word;
  std::string quoted = "'";
  for (char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string system_words(int error, Language language) {
  static const std::map<int, Bilingual> kWords = {{ENOENT, {"bestaat niet", "does not exist"}},
                                                  {EACCES, {"geen toegang", "no permission"}},
                                                  {EPERM, {"niet toegestaan", "not permitted"}},
                                                  {EROFS, {"de schijf is alleen te lezen", "the disk is read-only"}},
                                                  {ENOSPC, {"de schijf is vol", "the disk is full"}},
                                                  {EDQUOT, {"het schijfquotum is op", "the disk quota is used up"}},
                                                  {EFBIG, {"het bestand wordt te groot", "the file becomes too large"}},
                                                  {EMFILE, {"te veel bestanden open", "too many files open"}},
                                                  {ENOTDIR, {"een deel van het pad is geen map", "a part of the path is no directory"}},
                                                  {EISDIR, {"dit is een map", "this is a directory"}},
                                                  {EIO, {"de schijf geeft een fout", "the disk reports an error"}}};
  auto words = kWords.find(error);
  if (words != kWords.end()) return std::string(words->second.in(language));
  return text(language, "systeemfout ", "system error ") + std::to_string(error);
}

int unreadable_code(const std::string& path) { return ::access(path.c_str(), F_OK) == 0 && ::access(path.c_str(), R_OK) != 0 ? kEnvironment : kWrongUse; }

std::optional<std::string> read_file(const std::string& path, Language language) {
  struct stat status{};
  std::string why;
  if (::stat(path.c_str(), &status) != 0) why = system_words(errno, language);
  else if (S_ISDIR(status.st_mode)) why = system_words(EISDIR, language);
  std::ifstream in;
  if (why.empty()) {
    in.open(path, std::ios::binary);
    if (!in) why = system_words(errno, language);
  }
  if (!why.empty()) {
    std::cerr << "bkm: " << path << ": " << why << "\n";
    return {};
  }
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

std::vector<std::string> contracts_in(const std::vector<std::string>& paths) {
  std::vector<std::string> found;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      found.push_back(path);
      continue;
    }
    std::vector<std::string> inside;
    for (auto entry = fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, error); entry != fs::recursive_directory_iterator(); ++entry)
      if (entry->path().extension() == ".bkm") inside.push_back(entry->path().string());
    std::sort(inside.begin(), inside.end());
    found.insert(found.end(), inside.begin(), inside.end());
  }
  return found;
}

}  // namespace bkm::cli
