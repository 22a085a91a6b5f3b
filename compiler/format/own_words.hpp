// The words that the language itself owns and the grammar reads as names: periods, units, kinds of value, features of a performance.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "compiler/syntax/concrete.hpp"
#include "compiler/syntax/words.hpp"

namespace bkm::format {

// What a name can be by the place where it stands.
enum class Vocabulary {
  none,       // a code, a currency: never a word of the language
  period,     // maand, looptijd
  value,      // minuut, getal, datum, maanden: after a number or `per`, as a type
  rhythm,     // jaarlijks
  month,      // 1 augustus
  feature,    // dienst, inspanning
  date_part,  // d-m-j
  call,       // loting
};
Vocabulary vocabulary_at(const std::vector<syntax::Word>& words, std::size_t at);

// The word of the other language; nothing for a word that `from` does not own.
std::optional<std::string_view> own_word(Vocabulary vocabulary, std::string_view word, Language from);

}  // namespace bkm::format
