#include "compiler/cli/replace_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <iostream>

#include "compiler/cli/commands.hpp"

namespace bkm::cli {
namespace {

namespace fs = std::filesystem;

bool write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0;
}

// 0, or what went wrong.
int write_beside(const std::string& beside, const std::string& target, const std::string& content) {
  struct stat status{};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return errno;
  int wrong = write_all(file, content) && (!exists || ::fchmod(file, status.st_mode & 07777) == 0) ? 0 : errno;
  if (::close(file) != 0 && wrong == 0) wrong = errno;
  return wrong;
}

}  // namespace

bool replace_file(const std::string& path, const std::string& content, Language language) {
  std::error_code none;
  const fs::path resolved = fs::exists(path, none) ? fs::canonical(path, none) : fs::path(path);
  const std::string target = resolved.empty() ? path : resolved.string(), beside = target + ".new-" + std::to_string(::getpid());
  int wrong = write_beside(beside, target, content);
  if (wrong == 0 && ::rename(beside.c_str(), target.c_str()) != 0) wrong = errno;
  if (wrong == 0) return true;
  ::unlink(beside.c_str());
  std::cerr << "bkm: " << path << ": " << system_words(wrong, language) << "\n";
  return false;
}

}  // namespace bkm::cli
