#include "runtime/settle/atomic_output.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <utility>

#include "runtime/settle/leftovers.hpp"

namespace bkm {
namespace {

namespace fs = std::filesystem;

// The directory behind links, without a slash at the end: a sibling's name is made from it.
std::string plain_path(const std::string& directory) {
  std::error_code error;
  const fs::path path = fs::weakly_canonical(fs::absolute(directory, error), error);
  return (path.has_filename() ? path : path.parent_path()).string();
}

bool has_files(const std::string& directory) {
  std::error_code error;
  return fs::exists(directory, error) && !fs::is_empty(directory, error);
}

std::optional<OutputFault> refused(const std::string& directory, Existing existing) {
  std::error_code error;
  if (fs::exists(directory, error) && !fs::is_directory(directory, error)) return OutputFault{OutputFaultKind::not_a_directory, directory};
  if (!has_files(directory)) return std::nullopt;
  if (existing == Existing::refuse) return OutputFault{OutputFaultKind::not_empty, directory};
  if (!fs::exists(fs::path(directory) / kOutputMark, error)) return OutputFault{OutputFaultKind::not_an_output, directory};
  return std::nullopt;
}

// So that a name in it, new or changed, survives a power cut.
std::optional<OutputFault> sync_directory(const std::string& directory) {
  const int file = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return system_fault(directory, errno);
  const int error = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  return error == 0 || error == EINVAL ? std::nullopt : std::optional(system_fault(directory, error));
}

// Swaps two names, so that there is no moment without a DIR; some network disks need two steps for it.
bool swap_names(const std::string& fresh, const std::string& directory) {
  if (renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, directory.c_str(), RENAME_EXCHANGE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  const std::string old = swapped_path(directory);
  if (rename(directory.c_str(), old.c_str()) != 0) return false;
  if (rename(fresh.c_str(), directory.c_str()) == 0) return rename(old.c_str(), fresh.c_str()) == 0;
  const int error = errno;
  rename(old.c_str(), directory.c_str());
  errno = error;
  return false;
}

}  // namespace

OutputCreated OutputDirectory::create(const std::string& directory, Existing existing) {
  OutputDirectory output(plain_path(directory), existing);
  sweep_leftovers(output.directory_);
  std::optional<OutputFault> fault = refused(output.directory_, existing);
  if (!fault) fault = output.start();
  if (fault) return std::move(*fault);
  return output;
}

std::optional<OutputFault> OutputDirectory::start() {
  const std::string path = partial_path(directory_);
  if (mkdir(path.c_str(), 0777) != 0) {
    // Of a folder that is not there, the reader knows only the name that was asked for.
    const std::string parent = fs::path(directory_).parent_path().string();
    return errno == ENOENT && !parent.empty() ? system_fault(parent, ENOENT) : system_fault(path, errno);
  }
  partial_ = path;
  lock_ = lock_directory(path);
  return std::nullopt;
}

OutputDirectory::OutputDirectory(OutputDirectory&& other) noexcept
    : directory_(std::move(other.directory_)),
      partial_(std::exchange(other.partial_, {})),
      existing_(other.existing_),
      lock_(std::exchange(other.lock_, -1)),
      files_(std::move(other.files_)) {}

OutputDirectory::~OutputDirectory() {
  files_.clear();
  std::error_code ignored;
  if (!partial_.empty()) fs::remove_all(partial_, ignored);
  if (lock_ >= 0) close(lock_);
}

FileWriter& OutputDirectory::file(const std::string& name) {
  return *files_.emplace_back(std::make_unique<FileWriter>(path_of(name)));
}

std::optional<OutputFault> OutputDirectory::close_files() {
  for (const auto& file : files_) {
    file->close();
    if (file->fault()) return file->fault();
  }
  files_.clear();
  return sync_directory(partial_);
}

// After a swap the partial name holds the old directory, and the destructor removes it.
std::optional<OutputFault> OutputDirectory::take_name() {
  if (existing_ == Existing::replace && has_files(directory_))
    return swap_names(partial_, directory_) ? std::nullopt : std::optional(system_fault(directory_, errno));
  if (rename(partial_.c_str(), directory_.c_str()) == 0) {
    partial_.clear();
    return std::nullopt;
  }
  if (errno == ENOTEMPTY || errno == EEXIST) return OutputFault{OutputFaultKind::not_empty, directory_};
  return system_fault(directory_, errno);
}

std::optional<OutputFault> OutputDirectory::publish() {
  if (auto fault = close_files()) return fault;
  if (auto fault = refused(directory_, existing_)) return fault;  // someone may have written there meanwhile
  if (auto fault = take_name()) return fault;
  return sync_directory(fs::path(directory_).parent_path().string());
}

}  // namespace bkm
