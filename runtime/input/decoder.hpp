// Turns the bytes of a data file into UTF-8, block by block, with the same outcome however the blocks are cut.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "runtime/input/csv.hpp"

namespace bkm {

class Decoder {
 public:
  explicit Decoder(std::optional<Encoding> stated) : encoding_(stated), stated_(stated.has_value()) {}

  // Appends the text of `bytes` up to a fault, and keeps back a sequence that the next block may complete. `last`: no bytes follow.
  void decode(std::string_view bytes, bool last, std::string& text);

  const std::optional<CsvFault>& fault() const { return fault_; }  // it stands at the end of the text
  Encoding encoding() const { return encoding_.value_or(Encoding::utf8); }
  bool only_ascii() const { return only_ascii_; }

 private:
  bool take_mark(std::string_view& bytes, bool last);
  bool take_one(std::string_view& bytes, bool last, std::string& text);
  void take_utf8(std::string_view& bytes, std::size_t length, std::string& text);
  bool take_windows1252(std::string_view& bytes, std::string& text);
  bool refuse(CsvFaultKind kind, std::string text);
  bool fail(CsvFaultKind kind, std::string_view bytes);

  std::optional<Encoding> encoding_;  // empty until a byte decides
  bool stated_;
  bool started_ = false, only_ascii_ = true;
  std::string kept_;  // the bytes of an incomplete sequence
  std::optional<CsvFault> fault_;
};

}  // namespace bkm
