// The output directory of a run: complete or absent, whatever happens in between.
//   The files are written to DIR.partial-<pid>, beside DIR, which becomes DIR in one rename. A run that is killed leaves its partial
//   directory; the next run for the same DIR removes it.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/settle/file_writer.hpp"

namespace bkm {

enum class Existing { refuse, replace };

// A directory with files is only replaced when it has this one: it is swapped out and removed, and must not be anyone's home.
constexpr std::string_view kOutputMark = "manifest.json";

class OutputDirectory;
using OutputCreated = std::variant<OutputDirectory, OutputFault>;

class OutputDirectory {
 public:
  // Requires: the directory above DIR exists. DIR itself is absent, empty, or the output of a run that may be replaced.
  static OutputCreated create(const std::string& directory, Existing existing);

  OutputDirectory(OutputDirectory&&) noexcept;
  OutputDirectory& operator=(OutputDirectory&&) = delete;
  ~OutputDirectory();  // removes what was not published

  // The writer of a new file; stays valid until publish. Requires: a name without '/', not used before.
  FileWriter& file(const std::string& name);
  // Where a library that writes files itself may put one.
  std::string path_of(const std::string& name) const { return partial_ + '/' + name; }

  // Closes the files written so far; what they hold is final.
  std::optional<OutputFault> close_files();
  // Closes the files and gives the directory its name. After a fault DIR is as it was.
  std::optional<OutputFault> publish();

 private:
  OutputDirectory(std::string directory, Existing existing) : directory_(std::move(directory)), existing_(existing) {}
  std::optional<OutputFault> start();
  std::optional<OutputFault> take_name();

  std::string directory_, partial_;  // partial_ is empty when there is nothing to remove
  Existing existing_;
  int lock_ = -1;  // held on the partial directory while this run lives
  std::vector<std::unique_ptr<FileWriter>> files_;
};

}  // namespace bkm
