// A contract in the other language, as `bkm translate` makes it; empty when it cannot be translated.
#pragma once
#include <string>

#include "compiler/format/format.hpp"
#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/words.hpp"

namespace bkm::syntax {

inline std::string twin(const std::string& text) { return format::translated("twin", text, other(language_of(text))).text.value_or(""); }

}  // namespace bkm::syntax
