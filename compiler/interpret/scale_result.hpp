// What a scale gives in a run: a value, nothing for a band `geen`, or the reason why there is none.
#pragma once
#include "compiler/interpret/data.hpp"
#include "compiler/interpret/value.hpp"

namespace bkm::interpret {

// The bands for this key and column on this day; nothing when the scale has none.
const std::vector<plan::Band>* bands_on(const ScaleBands& scale, const Key& key, std::size_t column, Date day);

// `band`: the one that holds x, -1 when there is none.
Value scale_result(const plan::Plan& plan, const Data& data, plan::ScaleId scale, std::size_t column, const std::vector<plan::Band>& bands, const Rational& x, int* band);

}  // namespace bkm::interpret
