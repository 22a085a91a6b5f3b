// The keyword table of grammar/keywords.txt, and looking words up in it.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/text/language.hpp"

namespace bkm::syntax {

struct Keyword {
  std::size_t token;
  std::string_view nl, en;  // empty: that language has no such word
  bool begins;              // a statement
  std::string_view in(Language language) const { return language == Language::nl ? nl : en; }
};

std::span<const Keyword> keywords();
const Keyword* keyword_of(std::size_t token);
bool begins_statement(std::size_t token);

// The keyword that the words, one space between them, make.
const Keyword* keyword_named(std::string_view words, Language language);
// The longest phrase of keywords.txt whose parts `words` begins with: its keyword and number of parts.
struct Phrase {
  const Keyword* keyword = nullptr;
  std::size_t parts = 0;
};
Phrase longest_phrase(std::span<const std::string_view> words, Language language);

// Whether the words of a line, one space between them, begin with a phrase of more than `parts` words.
bool begins_longer_phrase(std::string_view line, std::size_t parts, Language language);

// Edits (insert, delete, replace, swap of neighbours) between two words; more than `most` is given as most + 1.
int edit_distance(std::string_view a, std::string_view b, int most);
// Keywords that the author may have meant, nearest first.
std::vector<const Keyword*> near_keywords(std::string_view word, Language language);

bool is_iso_currency(std::string_view word);
inline Language other(Language language) { return language == Language::nl ? Language::en : Language::nl; }

}  // namespace bkm::syntax
