// The renderers' own words.
#pragma once
#include "compiler/diag/diagnostic.hpp"

namespace bkm::diag::words {

constexpr Bilingual kError{"fout", "error"}, kErrors{"fouten", "errors"};
constexpr Bilingual kWarning{"waarschuwing", "warning"}, kWarnings{"waarschuwingen", "warnings"};
constexpr Bilingual kArticle{"artikel", "article"};
constexpr Bilingual kWrite{"Schrijf", "Write"};
constexpr Bilingual kMore{"Meer", "More"};

constexpr Bilingual severity(Severity severity) { return severity == Severity::error ? kError : kWarning; }

}  // namespace bkm::diag::words
