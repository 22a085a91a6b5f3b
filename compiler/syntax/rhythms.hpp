// The words for every so often: a period, and how a price rises with it.
#pragma once
#include <array>

#include "runtime/text/language.hpp"

namespace bkm::syntax {

inline constexpr std::array<std::pair<Bilingual, Bilingual>, 4> kRhythms = {
    {{{"jaar", "year"}, {"jaarlijks", "yearly"}}, {{"halfjaar", "halfyear"}, {"halfjaarlijks", "halfyearly"}}, {{"kwartaal", "quarter"}, {"driemaandelijks", "quarterly"}}, {{"maand", "month"}, {"maandelijks", "monthly"}}}};

}  // namespace bkm::syntax
