// Numbers in cells: an amount with its currency, a percentage, or digits; in a stated notation, or plain with one decimal mark.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/table/cell.hpp"

namespace bkm::table {

// Without a declared bound, and whatever the decimals, a scaled number lies within this on either side of zero.
constexpr std::int64_t kDefaultBound = 1'000'000'000'000;

class NumberReader {
 public:
  NumberReader(const ColumnSchema& column, const CellForm& form);

  // The number times 10^decimals of the column; of a percentage the percentage, 72,5% -> 725 with decimals 1.
  //   Exact. Faults: number-malformed, number-notation-unclear, number-too-fine, out-of-range, currency-mismatch.
  Cell read(std::string_view text) const;

 private:
  Cell read_signed(std::string_view text, bool negative) const;
  Cell read_digits(std::string_view text, int scale) const;
  Cell within_bounds(std::int64_t scaled) const;

  std::optional<Language> notation_;
  std::string currency_iso_, currency_symbol_;
  bool percent_, fraction_allowed_;
  int decimals_;
  std::int64_t low_ = -kDefaultBound, high_ = kDefaultBound;
};

// A number that fits both readings, "1.000", in plain notation: first with thousands, then with decimals: "1000|1".
std::string both_readings(std::string_view text);

}  // namespace bkm::table
