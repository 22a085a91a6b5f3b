// A number with its unit, as people read it: 124 uur en 55 minuten, 2 bussen, € 412,50 per bus per maand.
#pragma once
#include <string>
#include <string_view>

#include "compiler/base/text.hpp"
#include "compiler/plan/plan.hpp"

namespace bkm::interpret {

// `hint`: text that may name a unit (uur): a quantity is told in the largest one that it names, a price in the order of its words.
// `percent`: of a bare number.
Text quantity_text(const plan::Plan& plan, const Rational& base, const plan::Unit& unit, std::string_view hint, bool percent);

// A base unit as the contract writes it: minuut, € per plaats. Empty for a bare number.
std::string unit_words(const plan::Plan& plan, const plan::Unit& unit, std::string_view hint = {});

}  // namespace bkm::interpret
