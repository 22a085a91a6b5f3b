// Words of everyday speech and of spreadsheets for which a contract has another form.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "runtime/text/language.hpp"

namespace bkm {

// How a contract says it, in its own language: "bedrag hoogstens € 100" for maximaal. Empty for other words. In any case, one space between words; "max(" for a call.
std::string_view everyday_example(std::string_view words, Language language);

// januari .. december, january .. december, in any case: 1 .. 12.
std::optional<int> month_named(std::string_view word, Language language);
// twee .. twaalf, two .. twelve, in any case.
std::optional<int> number_named(std::string_view word, Language language);

// u, h, min, uur: the unit of time that is meant, uur or minuut. Empty for other words.
std::string_view time_unit(std::string_view word, Language language);

// Of A to Z; other letters stay as they are.
std::string lower_case(std::string_view text);

}  // namespace bkm
