// Values as people read them: in the unit that the clause speaks of, with the currency of the contract.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "compiler/interpret/explain.hpp"
#include "compiler/interpret/explain_quantity.hpp"

namespace bkm::interpret {

// `hint`: text that may name a unit (uur, minuten): amounts of time are shown in it. `percent`: a bare number that the contract writes as a
// percentage.
Figure figure(const plan::Plan& plan, const Data& data, const Value& value, const plan::Type& type, std::string_view hint = {}, bool percent = false);
Figure money(const plan::Plan& plan, const Rational& amount);
Text count_text(std::size_t count, const Text& one, const Text& more);

// The word for so many base units (`factor`): uur; of a price the unit that it is per, in € 62,40 per uur. Empty when there is none.
std::string unit_as_written(const plan::Plan& plan, const plan::Unit& unit, const Rational& factor);
// The unit in which a column is declared: minuut; of a price the unit that it is per: uur.
std::string unit_of_column(const plan::Plan& plan, plan::TableId table, int column);
Text key_words(const plan::Plan& plan, const Data& data, const plan::Frame& frame, const Key& key);
Text article_words(const std::string& article);

}  // namespace bkm::interpret
