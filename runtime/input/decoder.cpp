#include "runtime/input/decoder.hpp"

#include <algorithm>

#include "runtime/input/utf8.hpp"

namespace bkm {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMarkBytes = 4;  // as many as the longest mark of a kind of file has

// Code points of the bytes 0x80 to 0x9F; 0 where there is none. The other bytes are their own code point.
constexpr char32_t kWindows1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                       0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                       0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t windows1252_point(unsigned char byte) { return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : byte; }

std::string hexadecimal(unsigned char byte) {
  constexpr char digits[] = "0123456789ABCDEF";
  return {'0', 'x', digits[byte >> 4], digits[byte & 15]};
}

// The first bytes of an .xlsx or .docx, and of an .xls or .doc.
bool starts_office(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0"); }

bool starts_page(std::string_view bytes) {
  constexpr std::string_view kStarts[] = {"<htm", "<HTM", "<!do", "<!DO", "<tab", "<TAB", "<?xm"};
  return std::any_of(std::begin(kStarts), std::end(kStarts), [&](std::string_view start) { return bytes.starts_with(start); });
}

bool starts_utf16(std::string_view bytes) { return bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF"; }

}  // namespace

bool Decoder::refuse(CsvFaultKind kind, std::string text) {
  fault_ = CsvFault{kind, 0, 0, std::move(text)};
  return false;
}

bool Decoder::fail(CsvFaultKind kind, std::string_view bytes) {
  return refuse(kind, hexadecimal(static_cast<unsigned char>(bytes[0])));
}

// Reads the marks that stand in front of a file. False while more bytes are needed to tell, and on a fault.
bool Decoder::take_mark(std::string_view& bytes, bool last) {
  if (bytes.size() < kMarkBytes && !last) return false;
  started_ = true;
  if (starts_utf16(bytes)) return refuse(CsvFaultKind::other_encoding, "UTF-16");
  if (starts_office(bytes)) return refuse(CsvFaultKind::office_file, {});
  if (starts_page(bytes)) return refuse(CsvFaultKind::web_page, {});
  if (bytes.substr(0, 3) != kByteOrderMark) return true;
  if (encoding_ == Encoding::windows1252) return fail(CsvFaultKind::mixed_encoding, bytes);
  encoding_ = Encoding::utf8;
  bytes.remove_prefix(3);
  return true;
}

void Decoder::take_utf8(std::string_view& bytes, std::size_t length, std::string& text) {
  encoding_ = Encoding::utf8;
  text.append(bytes.substr(0, length));
  bytes.remove_prefix(length);
}

bool Decoder::take_windows1252(std::string_view& bytes, std::string& text) {
  const char32_t point = windows1252_point(static_cast<unsigned char>(bytes[0]));
  if (point == 0) return fail(CsvFaultKind::other_encoding, bytes);
  encoding_ = Encoding::windows1252;
  append_code_point(text, point);
  bytes.remove_prefix(1);
  return true;
}

// Takes the code point at the front, which is not plain ASCII. False when it has to wait for more bytes, and on a fault.
bool Decoder::take_one(std::string_view& bytes, bool last, std::string& text) {
  if (bytes[0] == '\0') return fail(CsvFaultKind::nul, bytes);
  only_ascii_ = false;
  if (encoding_ == Encoding::windows1252 && stated_) return take_windows1252(bytes, text);
  const Sequence sequence = sequence_at(bytes);
  if (sequence.state == SequenceState::incomplete && !last) return false;
  const bool valid = sequence.state == SequenceState::valid;
  if (encoding_.value_or(Encoding::windows1252) == Encoding::windows1252 && !valid) return take_windows1252(bytes, text);
  if (valid == (encoding_ == Encoding::windows1252)) return fail(CsvFaultKind::mixed_encoding, bytes);
  take_utf8(bytes, sequence.length, text);
  return true;
}

void Decoder::decode(std::string_view bytes, bool last, std::string& text) {
  std::string joined;
  if (!kept_.empty()) {
    joined = std::move(kept_) + std::string(bytes);
    bytes = joined;
  }
  bool going = started_ || take_mark(bytes, last);
  while (going && !bytes.empty()) {
    const std::size_t plain = ascii_prefix(bytes);
    text.append(bytes.substr(0, plain));
    bytes.remove_prefix(plain);
    going = bytes.empty() || take_one(bytes, last, text);
  }
  kept_ = fault_ ? "" : std::string(bytes);
}

}  // namespace bkm
