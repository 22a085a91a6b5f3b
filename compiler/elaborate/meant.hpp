// The word of this contract for a unit that is written in another way.
#pragma once
#include <string>

#include "runtime/text/language.hpp"

namespace bkm::elaborate {

// u, hrs and uur of an English text: hour. maand: month. getal: number. Nothing for another word.
std::string meant_unit(const std::string& word, Language language);

}  // namespace bkm::elaborate
