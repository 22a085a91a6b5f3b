// Words that people use where a contract has a word of its own. Internal to this folder: sees antlr4::.
#pragma once
#include <array>
#include <span>

#include "compiler/syntax/tokens.hpp"

namespace bkm::syntax {

struct Everyday {
  std::string_view words;             // one space between them
  std::array<std::size_t, 3> tokens;  // what a contract has there, the likeliest first; 0: no more
};
struct EverydayPhrase {
  const Everyday* found = nullptr;
  std::size_t parts = 0;
};
// The longest of them that `words` begins with, in any case.
EverydayPhrase everyday_phrase(std::span<const std::string_view> words, Language language);

}  // namespace bkm::syntax
