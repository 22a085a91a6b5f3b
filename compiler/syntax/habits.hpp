// Ways of writing from letters, spreadsheets and programs that a few words in a row betray, whatever stands around them: 5.1 behind artikel,
// € 1,5 miljoen, € 750,-, 62,40 €, =>. Internal to this folder: sees antlr4::.
#pragma once
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/tokens.hpp"

namespace bkm::syntax {

// A sign that a contract writes in another way: × is *. The token is P::OTHER where there is none.
struct Sign {
  std::size_t token;
  std::string_view right;
};
Sign sign_of(std::string_view written);

// Reports the habit that begins at word `at`, and puts the words right: what belongs together becomes one word, marked `reported`; a word that has no
// place becomes P::OTHER.
//   After: the number of words that `at` now stands for; 0 where there is no habit.
//   Reports: BKM1020, BKM1060, BKM1061, BKM1065 .. 1067.
std::size_t take_habit(std::deque<Token>& tokens, std::size_t at, std::string_view text, SourceId source, Language language, diag::Sink& sink);

}  // namespace bkm::syntax
