#include "runtime/settle/file_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace bkm {
namespace {

constexpr std::size_t kBufferBytes = 256u << 10;

}  // namespace

OutputFault system_fault(std::string path, int error) {
  return {OutputFaultKind::system, std::move(path), error, std::generic_category().message(error)};
}

FileWriter::FileWriter(std::string path)
    : path_(std::move(path)), file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  check(file_ >= 0);
}

FileWriter::~FileWriter() {
  if (file_ >= 0) ::close(file_);
}

void FileWriter::check(bool done) {
  if (!done && !fault_) fault_ = system_fault(path_, errno);
}

void FileWriter::write(std::string_view bytes) {
  if (fault_) return;
  if (buffer_.size() + bytes.size() > kBufferBytes) flush();
  if (bytes.size() > kBufferBytes) return write_out(bytes);
  buffer_.append(bytes);
}

void FileWriter::flush() {
  write_out(buffer_);
  buffer_.clear();
}

void FileWriter::write_out(std::string_view bytes) {
  while (!bytes.empty() && !fault_) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    check(written >= 0);
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// A disk over the network reports that it is full only now.
void FileWriter::close() {
  if (file_ < 0) return;
  flush();
  if (!fault_) check(::fsync(file_) == 0);
  const bool closed = ::close(file_) == 0;
  check(closed);
  file_ = -1;
  buffer_ = {};
}

}  // namespace bkm
