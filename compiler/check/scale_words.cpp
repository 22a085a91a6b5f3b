#include "compiler/check/scale_words.hpp"

#include <algorithm>

#include "compiler/diag/diagnostic.hpp"

namespace bkm::check {

using namespace plan;

namespace {

// A value that is no finite decimal in the unit of the scale: 9 uur en 1 minuut.
std::string in_two_units(const Plan& plan, const Scale& scale, const Rational& value, Language language) {
  const std::string large = word_for(plan, scale.argument, scale.argument_factor), small = word_for(plan, scale.argument, 1);
  if (large.empty() || small.empty() || !is_finite_decimal(value) || value < 0) return fraction_text(value / scale.argument_factor);
  const Rational whole = round_to(value / scale.argument_factor, 1, Rounding::toward);
  const auto number = [&](const Rational& n) { return format_decimal(n, notation_of(language)); };
  const std::string rest = number(value - whole * scale.argument_factor) + " " + small;
  return whole == 0 ? rest : number(whole) + " " + large + (language == Language::nl ? " en " : " and ") + rest;
}

bool is_finite(const Scale& scale, const Rational& value) { return is_finite_decimal(Rational(value / scale.argument_factor)); }

bool in_percent(const Scale& scale) {
  return std::ranges::any_of(scale.ladders, [](const Ladder& ladder) {
    return std::ranges::any_of(ladder.bands, [](const Band& band) { return band.label.find('%') != std::string::npos; });
  });
}

}  // namespace

std::string as_bound(const Plan& plan, const Scale& scale, const Rational& value, Language language) {
  if (!is_finite(scale, value)) return in_two_units(plan, scale, value, language);
  const Rational written = value / scale.argument_factor;
  if (scale.argument == unit_of(plan.currency_iso)) return diag::fill("{0}", {diag::Money{written, plan.currency_symbol}}, language);
  return in_percent(scale) ? format_decimal(Rational(written * 100), notation_of(language)) + "%" : format_decimal(written, notation_of(language));
}

std::string with_unit(const Plan& plan, const Scale& scale, const Rational& value, Language language) {
  const bool by_itself = scale.argument.bare() || scale.argument == unit_of(plan.currency_iso) || !is_finite(scale, value);
  return as_bound(plan, scale, value, language) + (by_itself ? "" : " " + scale.argument_word);
}

}  // namespace bkm::check
