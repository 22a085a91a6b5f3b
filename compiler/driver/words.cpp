#include "compiler/driver/words.hpp"

#include <cctype>

namespace bkm::driver {
namespace {

bool is_word_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

// Soft hyphen, zero-width space and joiners, byte order mark.
std::string without_invisible(std::string text) {
  for (std::string_view mark : {"\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF"})
    for (std::size_t at; (at = text.find(mark)) != std::string::npos;) text.erase(at, mark.size());
  return text;
}

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

std::set<std::string> possible_names_of(std::string_view text) {
  std::set<std::string> names;
  std::string before;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    const std::string word = without_invisible(std::string(text.substr(at, end - at)));
    if (!word.empty()) names.insert(word), names.insert(before + word), before = word;
    at = end + 1;
  }
  return names;
}

}  // namespace bkm::driver
