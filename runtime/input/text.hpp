// Text of data and contracts: normal form, length, and which words are near each other.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bkm {

bool valid_utf8(std::string_view text);
std::size_t code_points(std::string_view text);  // of valid UTF-8

// Unicode normal form C. Text that is not valid UTF-8 is given back as it is.
std::string nfc(std::string_view text);

// True when nfc(text) cannot differ from text, found without normalising: no code point from U+0300 on.
bool surely_nfc(std::string_view text);

// Case-folded, without spaces, leading zeros and what nobody sees: two codes with one fold differ only in those. "00" and "0" keep one zero.
std::string fold_code(std::string_view code);

// With what nobody sees written out: A<U+200B>.
std::string with_unseen(std::string_view text);

// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other; by code points.
int edit_distance(std::string_view a, std::string_view b);

// The candidate that a mistyped `word` most likely means: the first of the nearest, case aside, at distance <= max(1, length / 3).
// Never `word` itself, and never a word that shares no letter with it.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace bkm
