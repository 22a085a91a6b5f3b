#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>

#include "compiler/cli/commands.hpp"

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

std::optional<std::string> read_file(const std::string& path, Language language) {
  struct stat status{};
  std::string why;
  if (::stat(path.c_str(), &status) != 0) why = std::strerror(errno);
  else if (S_ISDIR(status.st_mode)) why = text(language, "dit is een map", "this is a directory");
  std::ifstream in;
  if (why.empty()) {
    in.open(path, std::ios::binary);
    if (!in) why = std::strerror(errno);
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
