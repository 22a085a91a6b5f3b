// One exact value, or the reason why there is none.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/calendar/date.hpp"
#include "runtime/number/rational.hpp"

namespace bkm::interpret {

enum class Absence {
  none,              // there is a value
  missing,           // a look-up without a row, an empty cell, an average over nothing, a band `geen`: `bij ontbreken` catches it
  undefined,         // a hole in a scale, a pot without receivers ..: stops publication (D12)
};

// Why a value is absent, when that must be told.
struct Trouble {
  std::string kind;  // outside-scale, closed-band, division-by-zero, pot-without-receivers, table-incomplete, bounds-exceed-pot, row-missing ..
  std::string subject, value, detail;
  std::optional<Date> day{};  // on which it was asked for, or of the post
  std::size_t more = 0;       // days that have the same
  std::vector<std::uint32_t> rows{};  // of the table that has several
};

// Of a value that is missing where neither the checks nor the rows can say why.
inline constexpr const char* kUnexplained = "unexplained";

struct Value {
  Absence absence = Absence::none;
  std::int32_t word = 0;  // a code id, a day, or 0/1
  Rational number;
  std::shared_ptr<const Trouble> trouble;

  static Value of(Rational number) { return {Absence::none, 0, std::move(number), nullptr}; }
  static Value of_word(std::int32_t word) { return {Absence::none, word, {}, nullptr}; }
  static Value yes_no(bool yes) { return of_word(yes); }
  static Value missing(std::shared_ptr<const Trouble> trouble = nullptr) { return {Absence::missing, 0, {}, std::move(trouble)}; }
  static Value undefined(Trouble trouble) { return undefined(std::make_shared<const Trouble>(std::move(trouble))); }
  static Value undefined(std::shared_ptr<const Trouble> trouble) { return {Absence::undefined, 0, {}, std::move(trouble)}; }
  bool present() const { return absence == Absence::none; }
  // Nothing may be computed from it but by `bij ontbreken` and `bekend`: undefined, or missing for a reason that must be told.
  bool stops() const { return absence == Absence::undefined || (absence == Absence::missing && trouble); }
  bool yes() const { return word != 0; }
};

}  // namespace bkm::interpret
