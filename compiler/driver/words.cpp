#include "compiler/driver/words.hpp"

#include <cctype>

namespace bkm::driver {
namespace {

bool is_word_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    if (end > at) words.insert(std::string(text.substr(at, end - at)));
    at = end + 1;
  }
  return words;
}

}  // namespace bkm::driver
