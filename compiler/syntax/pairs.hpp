// Words that stand for several of the other language. Internal to this folder: sees antlr4::.
#pragma once
#include "compiler/syntax/tokens.hpp"

namespace bkm::syntax {

// The tokens of `language` that can stand where the other language has `token`: `from` is van, vanaf or uit.
std::vector<std::size_t> same_place(std::size_t token, Language language);
// True for a word of such a pair.
bool is_place_word(std::size_t token);

}  // namespace bkm::syntax
