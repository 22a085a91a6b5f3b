// The text of a data file, read once in large blocks.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runtime/input/decoder.hpp"
#include "runtime/input/sha256.hpp"

namespace bkm {

// -: what is given to the command itself.
inline bool is_standard_input(const std::string& path) { return path == "-"; }

class TextSource {
 public:
  TextSource(const std::string& path, const CsvOptions& options);
  ~TextSource();
  TextSource(const TextSource&) = delete;
  TextSource& operator=(const TextSource&) = delete;

  // Appends some more text; false at the end and at a fault.
  bool append_to(std::string& text);

  const std::optional<CsvFault>& fault() const { return fault_ ? fault_ : decoder_.fault(); }
  const Decoder& decoder() const { return decoder_; }
  std::uint64_t bytes_read() const { return bytes_read_; }
  std::string sha256_hex() const { return hash_ ? hash_->hex() : std::string(); }

 private:
  bool read_block(std::string& text);

  int file_ = -1;
  bool ended_ = false;
  std::vector<char> block_;
  Decoder decoder_;
  std::optional<Sha256> hash_;
  std::optional<CsvFault> fault_;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace bkm
