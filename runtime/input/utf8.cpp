#include "runtime/input/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace bkm {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101u, kTops = 0x8080808080808080u;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

bool plain_word(const char* at) {
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return ((word | (word - kOnes)) & kTops) == 0;
}

bool plain_byte(char c) { return c > 0; }

// The sequences a lead byte may start; the second byte is bounded so that overlong forms and surrogates are refused.
struct Lead {
  std::size_t length;
  std::uint8_t low = 0x80, high = 0xBF;  // of the second byte
};

Lead lead(std::uint8_t byte) {
  if (byte < 0x80) return {1};
  if (byte < 0xC2 || byte > 0xF4) return {0};
  if (byte < 0xE0) return {2};
  if (byte < 0xF0) return {3, std::uint8_t(byte == 0xE0 ? 0xA0 : 0x80), std::uint8_t(byte == 0xED ? 0x9F : 0xBF)};
  return {4, std::uint8_t(byte == 0xF0 ? 0x90 : 0x80), std::uint8_t(byte == 0xF4 ? 0x8F : 0xBF)};
}

}  // namespace

Sequence sequence_at(std::string_view bytes) {
  const Lead first = lead(byte_at(bytes, 0));
  if (first.length == 0) return {SequenceState::invalid};
  for (std::size_t i = 1; i < first.length; ++i) {
    if (i == bytes.size()) return {SequenceState::incomplete, i};
    const std::uint8_t byte = byte_at(bytes, i), low = i == 1 ? first.low : 0x80, high = i == 1 ? first.high : 0xBF;
    if (byte < low || byte > high) return {SequenceState::invalid};
  }
  return {SequenceState::valid, first.length};
}

std::size_t ascii_prefix(std::string_view bytes) {
  std::size_t at = 0;
  while (at + 8 <= bytes.size() && plain_word(bytes.data() + at)) at += 8;
  while (at < bytes.size() && plain_byte(bytes[at])) ++at;
  return at;
}

void append_code_point(std::string& text, char32_t c) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | (c >> 12));
    tail(6), tail(0);
  } else {
    text += static_cast<char>(0xF0 | (c >> 18));
    tail(12), tail(6), tail(0);
  }
}

}  // namespace bkm
