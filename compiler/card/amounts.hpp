// Amounts of the text as a reader wants them: a rate with its changes, the lowest and highest of a table or scale. Private to compiler/card.
#pragma once
#include "compiler/card/blocks.hpp"

namespace bkm::card {

// "€ 62,40 per uur; vanaf 2026-07-01: € 64,10 per uur"
Text rate_text(const Contract& contract, const plan::Rate& rate);
// "€ 310 tot € 890 per maand"; empty where the column holds no numbers, or stands in a file.
Text listed_range(const Contract& contract, const plan::Table& table, int column);
// "€ 0 tot € 12.500"; empty for a scale from a file or of codes.
Text scale_range(const Contract& contract, const plan::Scale& scale, std::size_t column);

bool in_money(const plan::Plan& plan, const plan::Unit& unit);

}  // namespace bkm::card
