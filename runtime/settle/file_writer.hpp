// Writes one output file. The first failure is kept and everything after it is ignored, so that a caller checks once, at the end.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace bkm {

enum class OutputFaultKind {
  not_empty,        // the directory has files, and nobody said to replace them
  not_a_directory,  // something else has this name
  not_an_output,    // replacing was asked for, but nothing shows that a run wrote this directory
  system,           // error: errno
};

struct OutputFault {
  OutputFaultKind kind;
  std::string path;
  int error = 0;
  std::string text;  // what the system says
};

OutputFault system_fault(std::string path, int error);

class FileWriter {
 public:
  explicit FileWriter(std::string path);  // creates or empties the file
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;

  void write(std::string_view bytes);
  void close();  // what was written is on the disk, or there is a fault
  const std::optional<OutputFault>& fault() const { return fault_; }

 private:
  void flush();
  void write_out(std::string_view bytes);
  void check(bool done);

  std::string path_, buffer_;
  int file_;
  std::optional<OutputFault> fault_;
};

}  // namespace bkm
