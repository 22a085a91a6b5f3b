#include "compiler/card/amounts.hpp"

#include <algorithm>

namespace bkm::card {

using namespace plan;

namespace {

// A number as written, and how many base units one unit as written is: € per uur is held per minuut.
struct Written {
  Rational value, unit;
  bool percent = false;
};

// "uur" for minuut at a factor of 60; of "uur" and "uren" the shortest.
std::string unit_word(const Plan& plan, const std::string& base, const Rational& factor) {
  std::string found;
  for (const auto& [word, meaning] : plan.units)
    if (factor != 1 && meaning.first == unit_of(base) && meaning.second == factor && (found.empty() || word.size() < found.size())) found = word;
  return found.empty() ? base : found;
}

// "plaatsen" where the contract has a plural.
std::string several(const Plan& plan, const std::string& base, const Rational& factor) {
  std::string one = unit_word(plan, base, factor);
  for (const auto& [word, meaning] : plan.units)
    if (word != one && meaning.first == unit_of(base) && meaning.second == factor) return word;
  return one;
}

// " per uur". Only time has units of several sizes, so one word takes the whole factor.
std::string unit_words(const Plan& plan, const Unit& unit, const Rational& factor) {
  std::string above, below;
  for (const auto& [base, power] : unit.powers) {
    if (base == plan.currency_iso && power == 1) continue;
    for (int i = 0; i < power; ++i) above += " " + several(plan, base, factor);
    for (int i = 0; i > power; --i) below += " per " + unit_word(plan, base, Rational(1 / factor));
  }
  return above + below;
}

std::string number_text(const Plan& plan, const Type& type, const Written& number, int decimals, Language language) {
  if (number.percent) return format_decimal(number.value * 100, notation_of(language)) + "%";
  std::string text = format_decimal(number.value, notation_of(language), decimals);
  return in_money(plan, type.unit) ? plan.currency_symbol + " " + text : text;
}

bool whole(const Written& number) { return is_multiple(number.value, Rational(1)); }

// From the lowest to the highest, the unit said once.
Text range_text(const Plan& plan, const Type& type, const std::vector<Written>& numbers) {
  if (numbers.empty()) return {};
  auto [low, high] = std::minmax_element(numbers.begin(), numbers.end(), [](const Written& a, const Written& b) { return a.value * a.unit < b.value * b.unit; });
  int decimals = in_money(plan, type.unit) && !std::all_of(numbers.begin(), numbers.end(), whole) ? plan.currency_decimals : 0;
  auto shown = [&](Language language) {
    std::string first = number_text(plan, type, *low, decimals, language), last = number_text(plan, type, *high, decimals, language);
    std::string both = first == last ? first : first + (language == Language::nl ? " tot " : " to ") + last;
    return both + unit_words(plan, type.unit, high->unit);
  };
  return {shown(Language::nl), shown(Language::en)};
}

// "vanaf 2026-07-01: € 64,10 per uur"; of an indexation its own words.
Text step_text(const Contract& contract, const RateStep& step) {
  Text own = written(contract, step.span);
  std::size_t colon = own.nl.find(": ");
  if (colon == std::string::npos) return own;
  return say("vanaf {0}: {1}", "from {0}: {1}", {to_string(*step.from), Text{own.nl.substr(colon + 2), own.en.substr(colon + 2)}});
}

}  // namespace

bool in_money(const Plan& plan, const Unit& unit) { return unit.power(plan.currency_iso) == 1; }

Text rate_text(const Contract& contract, const Rate& rate) {
  Text text = written(contract, rate.steps.front().span), before;
  for (std::size_t i = 1; i < rate.steps.size(); ++i) {  // the steps of one indexation share its text
    Text step = step_text(contract, rate.steps[i]);
    if (step.nl != before.nl) text = joined({text, step}, "; ");
    before = step;
  }
  return text;
}

Text listed_range(const Contract& contract, const Table& table, int column) {
  const Type& type = table.columns[static_cast<std::size_t>(column)].type;
  if (!table.in_text() || type.kind != ValueKind::number) return {};
  const bool percent = table.columns[static_cast<std::size_t>(column)].percentage;
  std::vector<Written> numbers;
  for (const auto& row : table.constant_rows) {
    const std::size_t at = std::stoul(row[static_cast<std::size_t>(column)]);
    numbers.push_back({table.constants[at] / table.constant_units[at], table.constant_units[at], percent});
  }
  return range_text(contract.plan, type, numbers);
}

Text scale_range(const Contract& contract, const Scale& scale, std::size_t column) {
  const Type& type = scale.columns[column].type;
  if (scale.file || type.kind != ValueKind::number) return {};
  const bool per_unit = by_quantity(scale.kind);
  std::vector<Written> numbers;
  for (const Ladder& ladder : scale.ladders)
    for (const Band& band : ladder.bands) {
      bool percent = type.unit.bare() && (band.value.empty() ? written(contract, band.span).nl : band.value).ends_with('%');
      if (ladder.column == column && !band.closed) numbers.push_back({(per_unit ? band.rate : Rational(band.rate + band.fixed)) / band.rate_unit, band.rate_unit, percent});
    }
  Text range = range_text(contract.plan, type, numbers);
  return per_unit ? say("{0} per {1}", "{0} per {1}", {range, scale.argument_word}) : range;
}

}  // namespace bkm::card
