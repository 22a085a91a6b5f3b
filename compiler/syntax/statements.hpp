// What the statements of the language are called in a message, and which of them are rules.
#pragma once
#include "runtime/text/language.hpp"

namespace bkm::syntax {

// "deze regel" / "this rule", by the keyword token that begins it; the first line for any other token.
Bilingual statement_name(std::size_t token);
// Whether the keyword begins a rule, with a name, a key and a =.
bool begins_rule(std::size_t token);

}  // namespace bkm::syntax
