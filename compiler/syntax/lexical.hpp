// Words that are wrong whatever stands around them. Internal to this folder: sees antlr4::.
#pragma once
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/tokens.hpp"

namespace bkm::syntax {

// Checks numbers, dates, quotes, dashes and characters, and how deep things are nested.
//   Before: words as read.  After: the words the parser gets; one that is wrong is put right where that is possible and marked `reported`.
//   Reports: BKM1005, BKM1020 .. 1029.
std::vector<Token*> check_words(std::deque<Token>& tokens, std::string_view text, SourceId source, Language language, diag::Sink& sink);

}  // namespace bkm::syntax
