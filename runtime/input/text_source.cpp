#include "runtime/input/text_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace bkm {
namespace {

CsvFault system_fault(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR: return {CsvFaultKind::missing_file};
    case EISDIR: return {CsvFaultKind::is_directory};
    case EACCES: return {CsvFaultKind::no_permission};
    default: return {CsvFaultKind::read_error, 0, 0, std::generic_category().message(error)};
  }
}

bool is_directory(int file) {
  struct stat state {};
  return fstat(file, &state) == 0 && S_ISDIR(state.st_mode);
}

ssize_t read_some(int file, std::vector<char>& block) {
  ssize_t size;
  do size = read(file, block.data(), block.size());
  while (size < 0 && errno == EINTR);
  return size;
}

}  // namespace

TextSource::TextSource(const std::string& path, const CsvOptions& options)
    : file_(is_standard_input(path) ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)),
      block_(std::max<std::size_t>(1, options.block_bytes)),
      decoder_(options.encoding) {
  if (file_ < 0)
    fault_ = system_fault(errno);
  else if (is_directory(file_))
    fault_ = CsvFault{CsvFaultKind::is_directory};
  if (options.hash) hash_.emplace();
}

TextSource::~TextSource() {
  if (file_ > STDIN_FILENO) ::close(file_);
}

bool TextSource::append_to(std::string& text) {
  const std::size_t before = text.size();
  while (text.size() == before && !ended_ && !fault())
    if (!read_block(text)) return false;
  return text.size() > before;
}

bool TextSource::read_block(std::string& text) {
  const ssize_t size = read_some(file_, block_);
  if (size < 0) {
    fault_ = system_fault(errno);
    return false;
  }
  const std::string_view bytes(block_.data(), static_cast<std::size_t>(size));
  ended_ = bytes.empty();
  bytes_read_ += bytes.size();
  if (hash_) hash_->add(bytes);
  decoder_.decode(bytes, ended_, text);
  return true;
}

}  // namespace bkm
