// The bytes of UTF-8 text, one sequence at a time.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace bkm {

enum class SequenceState { valid, invalid, incomplete };

// What stands at the front of `bytes` (not empty): a code point of `length` bytes, a byte that cannot start or continue one,
// or the beginning of one that more bytes may complete.
struct Sequence {
  SequenceState state;
  std::size_t length = 1;
};
Sequence sequence_at(std::string_view bytes);

// The length of the front of `bytes` that holds only ASCII, without NUL.
std::size_t ascii_prefix(std::string_view bytes);

// Appends the UTF-8 of `code_point`.
void append_code_point(std::string& text, char32_t code_point);

}  // namespace bkm
