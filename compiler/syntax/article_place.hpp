// Articles that stand above a rule, as in a letter. Internal to this folder: sees antlr4::.
#pragma once
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/tokens.hpp"

namespace bkm::syntax {

// Warns where articles on lines of their own, no deeper than the rule below them, leave the last rule without one: each then belongs to the rule before
// the one that is meant.
//   Reports: BKM1081.
void check_article_places(const Stream& stream, std::string_view text, SourceId source, diag::Sink& sink);

}  // namespace bkm::syntax
