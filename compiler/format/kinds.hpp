// Why a contract cannot be translated as it is.
#pragma once
#include "compiler/diag/diagnostic.hpp"

namespace bkm::format {

inline constexpr diag::Kind kWordElsewhere{1990, "name-is-word-elsewhere", diag::Severity::error,
                                           "\"{0}\" is in het {1} een woord van de taal: geef dit eerst een andere naam, zoals {2}.",
                                           "\"{0}\" is a word of the language in {1}: give this another name first, such as {2}."};
inline constexpr diag::Kind kValueElsewhere{1991, "code-is-value-elsewhere", diag::Severity::error,
                                            "{0} is hier een code, maar zou in het {1} als waarde worden gelezen: schrijf {2}.",
                                            "{0} is a code here, but would be read as a value in {1}: write {2}."};

}  // namespace bkm::format
