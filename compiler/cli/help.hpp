// Help texts: examples first, in both languages.
#pragma once
#include <string>

#include "runtime/text/language.hpp"

namespace bkm::cli {

std::string overview(Language language);                                // what `bkm` alone says
std::string help(const std::string& command, Language language);        // empty for an unknown command

}  // namespace bkm::cli
