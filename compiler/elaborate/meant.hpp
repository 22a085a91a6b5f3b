// What an author may have meant with a unit or a number that is written in another way.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "compiler/syntax/ast.hpp"

namespace bkm::elaborate {

// u, hrs and uur of an English text: hour. maand: month. getal: number. Nothing for another word.
std::string meant_unit(const std::string& word, Language language);

// What is meant after `per`: the period of a plural or of a word of the other language, or a name of `known` that looks like it.
std::optional<std::string> meant_axis(const std::string& word, const std::vector<std::string>& known, Language language);

// € 750,000 of a Dutch text is what an English one writes for € 750.000.
inline bool looks_like_thousands(const ast::Quantity& q) { return q.decimals == 3 && abs(q.value) >= 1 && abs(q.value) < 1000; }

// tekst, string: a column of codes, which has no type.
bool means_code(const std::string& word);

}  // namespace bkm::elaborate
