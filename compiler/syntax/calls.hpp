// Calls as a spreadsheet writes them: SOM.ALS(..), ALS(..), the highest of two values. Internal to this folder: sees antlr4::.
#pragma once
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/tokens.hpp"

namespace bkm::syntax {

// Reports the call that begins at word `at`, and makes all of it one name, marked `reported`.
//   After: the number of words that `at` now stands for; 0 where there is no such call.
//   Reports: BKM1062.
std::size_t take_call(std::deque<Token>& tokens, std::size_t at, std::string_view text, SourceId source, Language language, diag::Sink& sink);

}  // namespace bkm::syntax
