// What an author may have meant with a unit or a number that is written in another way.
#pragma once
#include <string>

#include "compiler/syntax/ast.hpp"

namespace bkm::elaborate {

// u, hrs and uur of an English text: hour. maand: month. getal: number. Nothing for another word.
std::string meant_unit(const std::string& word, Language language);

// € 750,000 of a Dutch text is what an English one writes for € 750.000.
inline bool looks_like_thousands(const ast::Quantity& q) { return q.decimals == 3 && abs(q.value) >= 1 && abs(q.value) < 1000; }

}  // namespace bkm::elaborate
