#include "compiler/interpret/explain_quantity.hpp"

#include <algorithm>

namespace bkm::interpret {

using namespace plan;

namespace {

constexpr int kShownDecimals = 6;  // of a number that has no end, or none in sight
constexpr Bilingual kMinute{"minuut", "minute"}, kMinutes{"minuten", "minutes"}, kHour{"uur", "hour"}, kHours{"uur", "hours"}, kAnd{" en ", " and "};

// 52,041666…: cut off, never rounded, so that nobody takes it for the amount that is paid.
std::string number_text(const Rational& value, Notation notation, int min_decimals) {
  Rational step(Integer(1), power_of_ten(abs(value) < Rational(1, 1000) ? 2 * kShownDecimals : kShownDecimals));
  if (is_multiple(value, step)) return format_decimal(value, notation, min_decimals);
  return format_decimal(round_to(value, step, Rounding::toward), notation, min_decimals) + "…";
}

// --- words of units -----------------------------------------------------------------------------------------------------

bool letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

// Where the text has this word, npos where it has not.
std::size_t place_of(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    bool starts = at == 0 || !letter(text[at - 1]);
    bool ends = at + word.size() == text.size() || !letter(text[at + word.size()]);
    if (starts && ends) return at;
  }
  return std::string_view::npos;
}

struct UnitWord {
  std::string word;
  Rational factor = 1;
};
std::string singular(const Plan& plan, const std::string& word) {
  auto pair = std::find_if(plan.plurals.begin(), plan.plurals.end(), [&](const auto& each) { return each.second == word; });
  return pair == plan.plurals.end() ? word : pair->first;
}

// The word in which a base unit is shown: the largest that the hint names, else the base itself.
UnitWord unit_word(const Plan& plan, const std::string& base, std::string_view hint) {
  UnitWord found{base, 1};
  for (const auto& [word, meaning] : plan.units)
    if (meaning.first == unit_of(base) && meaning.second > found.factor && place_of(hint, word) != std::string_view::npos) found = {singular(plan, word), meaning.second};
  return found;
}

// Two days, but "twee jaar".
std::string counted(const Plan& plan, const std::string& word, const Rational& count) {
  auto plural = plan.plurals.find(word);
  return abs(count) == 1 || plural == plan.plurals.end() || word == "jaar" ? word : plural->second;
}

Rational power_of(const Rational& base, int power) {
  Rational result = 1;
  for (int i = 0; i < std::abs(power); ++i) result *= base;
  return power < 0 ? Rational(1 / result) : result;
}

// The powers of a unit, the named ones in the order of the text: per bus per maand.
std::vector<std::pair<std::string, int>> as_written(const Unit& unit, std::string_view hint) {
  auto powers = unit.powers;
  std::stable_sort(powers.begin(), powers.end(), [&](const auto& a, const auto& b) { return place_of(hint, a.first) < place_of(hint, b.first); });
  return powers;
}

struct Shown {
  std::string symbol;
  std::vector<std::string> above;
  std::string below;
  Rational factor = 1;
  std::string words(const Plan& plan, const Rational& count) const {
    std::string text;
    for (const std::string& word : above) text += (text.empty() ? " " : " · ") + (above.size() == 1 ? counted(plan, word, count) : word);
    return text + below;
  }
};
Shown shown_unit(const Plan& plan, const Unit& unit, std::string_view hint) {
  Shown shown;
  for (const auto& [base, power] : as_written(unit, hint)) {
    if (base == plan.currency_iso && power == 1) {
      shown.symbol = plan.currency_symbol;
      continue;
    }
    UnitWord word = unit_word(plan, base, hint);
    shown.factor *= power_of(word.factor, power);
    for (int i = 0; i < power; ++i) shown.above.push_back(word.word);
    for (int i = 0; i > power; --i) shown.below += " per " + word.word;
  }
  return shown;
}

// --- time ---------------------------------------------------------------------------------------------------------------

bool is_time(const Plan& plan, const Unit& unit) { return unit == unit_of(std::string(kMinute.in(plan.language))); }

std::string count_of(const Rational& count, const Bilingual& one, const Bilingual& more, Language language) {
  return number_text(count, notation_of(language), 0) + " " + std::string((abs(count) == 1 ? one : more).in(language));
}

std::string minutes_text(const Rational& minutes, Language language) { return count_of(minutes, kMinute, kMinutes, language); }

// Hours, and the minutes that are left: exact, where 124,916666… hours is not.
std::string hours_text(const Rational& minutes, Language language) {
  Rational hours = round_to(Rational(minutes / 60), Rational(1), Rounding::toward), rest = minutes - hours * 60;
  if (rest == 0) return count_of(hours, kHour, kHours, language);
  if (hours == 0) return minutes_text(rest, language);
  return count_of(hours, kHour, kHours, language) + std::string(kAnd.in(language)) + minutes_text(abs(rest), language);
}

std::string in_language(const Plan& plan, const Rational& base, const Unit& unit, std::string_view hint, bool percent, Language language) {
  Notation notation = notation_of(language);
  if (unit.bare()) return percent ? number_text(Rational(base * 100), notation, 0) + "%" : number_text(base, notation, 0);
  Shown shown = shown_unit(plan, unit, hint), plain = shown_unit(plan, unit, {});
  if (is_time(plan, unit) && shown.factor == 1) return minutes_text(base, language);
  if (is_time(plan, unit) && shown.above.front() == kHour.in(plan.language)) return hours_text(base, language);
  Rational value = base / shown.factor;
  if (!is_finite_decimal(value) && is_finite_decimal(base)) {
    if (is_time(plan, unit)) return hours_text(base, language);
    shown = plain, value = base;
  }
  if (!shown.symbol.empty())
    return (value < 0 ? "-" : "") + shown.symbol + " " + number_text(abs(value), notation, plan.currency_decimals) + shown.words(plan, value);
  std::string text = number_text(value, notation, 0) + shown.words(plan, value);
  if (shown.factor == 1) return text;
  return text + " (" + (is_time(plan, unit) ? hours_text(base, language) : number_text(base, notation, 0) + plain.words(plan, base)) + ")";
}

}  // namespace

Text quantity_text(const Plan& plan, const Rational& base, const Unit& unit, std::string_view hint, bool percent) {
  return {in_language(plan, base, unit, hint, percent, Language::nl), in_language(plan, base, unit, hint, percent, Language::en)};
}

std::string unit_words(const Plan& plan, const Unit& unit, std::string_view hint) {
  Unit written{as_written(unit, hint)};
  Shown shown = shown_unit(plan, written, {});
  std::string text = shown.symbol + shown.words(plan, 1);
  return text.starts_with(' ') ? text.substr(1) : text;
}

}  // namespace bkm::interpret
