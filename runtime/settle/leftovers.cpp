#include "runtime/settle/leftovers.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string_view>

namespace bkm {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPartial = ".partial-", kSwapped = ".old-";

// The process in a name as `front` + number.
std::optional<pid_t> process_in(std::string_view name, std::string_view front) {
  if (name.substr(0, front.size()) != front) return std::nullopt;
  const std::string_view digits = name.substr(front.size());
  pid_t process = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), process);
  if (error != std::errc() || end != digits.data() + digits.size() || process <= 0) return std::nullopt;
  return process;
}

// The lock tells what the number cannot: a container sees other processes, and gives each run the same number.
bool is_left_over(const std::string& path, pid_t process) {
  if (process != getpid() && (kill(process, 0) == 0 || errno != ESRCH)) return false;
  const int lock = lock_directory(path);
  if (lock >= 0) close(lock);
  return lock >= 0;
}

void put_back_or_remove(const std::string& old, const std::string& directory) {
  std::error_code ignored;
  if (fs::exists(directory, ignored))
    fs::remove_all(old, ignored);
  else
    fs::rename(old, directory, ignored);
}

}  // namespace

std::string partial_path(const std::string& directory) { return directory + std::string(kPartial) + std::to_string(getpid()); }

std::string swapped_path(const std::string& directory) { return directory + std::string(kSwapped) + std::to_string(getpid()); }

int lock_directory(const std::string& directory) {
  const int file = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0 || flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  close(file);
  return -1;
}

void sweep_leftovers(const std::string& directory) {
  const std::string name = fs::path(directory).filename().string();
  std::error_code ignored;
  for (fs::directory_iterator at(fs::path(directory).parent_path(), ignored), end; at != end; at.increment(ignored)) {
    const std::string sibling = at->path().filename().string(), path = at->path().string();
    if (const auto process = process_in(sibling, name + std::string(kPartial)); process && is_left_over(path, *process))
      fs::remove_all(path, ignored);
    if (const auto process = process_in(sibling, name + std::string(kSwapped)); process && is_left_over(path, *process))
      put_back_or_remove(path, directory);
  }
}

}  // namespace bkm
