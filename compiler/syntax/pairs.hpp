// Words that stand for several of the other language. Internal to this folder: sees antlr4::.
#pragma once
#include "compiler/syntax/tokens.hpp"

namespace bkm::syntax {

// The tokens of `language` that can stand where the other language has `token`: `from` is van, vanaf or uit.
std::vector<std::size_t> same_place(std::size_t token, Language language);
// The one of them in a place of the grammar, `before_number` or not; the token itself where both languages share it.
std::size_t paired(std::size_t rule, std::size_t token, Language language, bool before_number);
// True for a word of such a pair.
bool is_place_word(std::size_t token);

}  // namespace bkm::syntax
