// Literals from their texts: names, numbers, whole cells.
#pragma once
#include "compiler/syntax/ast.hpp"

namespace bkm::syntax {

// The text in NFC.
std::string nfc(std::string_view text);

// The literal that a cell's text is, if it is one: € 80 per dec, -3 uur, 60%, "K1", 2026-01-31, ja. `begin` is the place of the text.
std::optional<ast::Literal> literal_of_cell(std::string_view text, Span span, Language language);

// The band that a cell's text is, if it is one: 0 t/m 99, vanaf 100, boven 249, bij 5.
std::optional<ast::CellBand> band_of_cell(std::string_view text, Span span, Language language);

// A number in the notation of the other language: 1,234.50 <-> 1.234,50
std::string swapped(std::string text);

// 7,5% or 7,5 % without the percent sign and the space before it.
std::string_view without_percent(std::string_view text);

// True for 2026-01, 2026-K1, 2026-W05, 2025/2026.
bool is_period_key(std::string_view text);

// The value of a percentage: 7,5 -> 3/40.
ast::Quantity percentage(const Decimal& written);

}  // namespace bkm::syntax
