// `staffel`: bands over a quantity.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kScaleUnit{2601, "scale-unit", diag::Severity::error, "Deze grens van de staffel {0} is geen getal in {1}: schrijf haar zonder eenheid of munt.",
                          "This bound of the scale {0} is no number in {1}: write it without a unit or currency."};
constexpr Kind kScaleValues{2602, "scale-values-differ", diag::Severity::error, "De treden van de staffel {0} hebben verschillende eenheden: {1} en {2}.",
                            "The bands of the scale {0} have different units: {1} and {2}."};
constexpr Kind kScaleOverlap{2603, "scale-overlap", diag::Severity::error, "In de staffel {0} valt {1} in twee treden.",
                             "In the scale {0}, {1} falls in two bands."};
constexpr Kind kScaleEnds{2604, "scale-ends-missing", diag::Severity::error,
                          "De staffel {0} zegt niet wat onder {1} en boven {2} geldt; schrijf \"buiten: vast\", \"buiten: doorgetrokken\" of \"buiten: fout\".",
                          "The scale {0} does not say what holds below {1} and above {2}; write \"outside: flat\", \"outside: extended\" or \"outside: error\"."};
constexpr Kind kScaleKind{2605, "scale-band-kind", diag::Severity::error, "Een staffel \"lineair\" heeft punten (bij x: y), de andere soorten hebben treden.",
                          "A \"linear\" scale has points (at x: y), the other kinds have bands."};

}  // namespace

void Elaborator::declare_scales() {
  for (const ast::Statement& statement : unit_.statements)
    if (const auto* scale = std::get_if<ast::Scale>(&statement)) declare_scale(*scale);
}

void Elaborator::declare_scale(const ast::Scale& source) {
  Scale scale;
  scale.name = source.name.text;
  scale.kind = source.kind;
  scale.span = source.name.span;
  scale.ends = source.ends;
  bool later = true;
  if (!source.per.empty()) report(kNotYet, source.per[0].span, {Bilingual{"een staffel per sleutel", "a scale per key"}});
  else if (source.source) report(kNotYet, source.source->span, {Bilingual{"een staffel uit een bestand", "a scale from a file"}});
  else if (!source.rows.rows.empty()) report(kNotYet, source.name.span, {Bilingual{"een staffel als rooster", "a scale as a grid"}});
  else if (!source.growth.empty()) report(kNotYet, source.growth[0].span, {Bilingual{"indexering van een staffel", "indexation of a scale"}});
  else later = false;
  std::pair<Unit, Rational> over{unit_of(plan_.currency_iso), 1};
  if (source.over) {
    auto unit = unit_or_report(*source.over);
    if (unit) over = *unit;
    scale.argument_word = source.over->text;
  }
  scale.argument = over.first;
  scale.argument_factor = over.second;
  if (!later) {
    for (const ast::Band& written_band : source.bands) scale.bands.push_back(band(written_band, scale));
    std::stable_sort(scale.bands.begin(), scale.bands.end(),
                     [](const Band& a, const Band& b) { return std::pair(a.low, a.open) < std::pair(b.low, b.open); });
    for (std::size_t i = 1; i < scale.bands.size(); ++i) {
      const Band &before = scale.bands[i - 1], &next = scale.bands[i];
      bool printed_twice = before.printed_high && next.printed_high && next.low <= *before.printed_high;
      bool same = before.low == next.low && before.open == next.open;
      if (printed_twice || same) {
        Rational shown = next.low / scale.argument_factor;
        report(kScaleOverlap, next.span, {scale.name, diag::Number{shown}}).labels.push_back({before.span, {"deze trede ook", "this band too"}, {}});
      }
    }
    if (scale.kind == ast::ScaleKind::linear && scale.ends == ast::ScaleEnds::unstated && !scale.bands.empty())
      report(kScaleEnds, source.name.span, {scale.name, written(source.bands.front().low.span), written(source.bands.back().low.span)});
  } else {
    scale.result = {};
  }
  scales_.emplace(source.name.text, ScaleId{static_cast<std::uint32_t>(plan_.scales.size())});
  plan_.scales.push_back(std::move(scale));
}

Band Elaborator::band(const ast::Band& source, Scale& scale) {
  Band band;
  band.span = source.span;
  band.label = written(source.low.span) + (source.high ? " – " + written(source.high->span) : "");
  band.open = source.start == ast::BandStart::above;
  band.at = source.start == ast::BandStart::at;
  if (band.at != (scale.kind == ast::ScaleKind::linear)) report(kScaleKind, source.span);
  auto bound = [&](const ast::Literal& text) -> Rational {
    Expr value = literal(text);
    const auto* number = std::get_if<Constant>(&value.node);
    if (!number) return 0;
    if (value.type.unit == scale.argument && !value.type.unit.bare()) return number->value;
    if (!value.type.unit.bare()) report(kScaleUnit, text.span, {scale.name, unit_text(scale.argument)});
    return number->value * scale.argument_factor;  // a bare bound is in the unit of the scale
  };
  band.low = bound(source.low);
  if (source.high) band.printed_high = bound(*source.high);
  band.closed = source.value.closed;
  if (band.closed) return band;
  auto rate = fold_constant(*source.value.rate);
  auto fixed = source.value.fixed ? fold_constant(*source.value.fixed) : std::nullopt;
  if (rate) band_value(source, *rate, fixed, scale, band);
  else report(kNotConstant, source.span, {scale.name});
  return band;
}

// `€ 10 per stuk + € 2`: the rate comes first, the fixed part after +.
void Elaborator::band_value(const ast::Band& source, const Expr& rate, const std::optional<Expr>& fixed, Scale& scale, Band& band) {
  const auto* value = std::get_if<Constant>(&rate.node);
  const auto* extra = fixed ? std::get_if<Constant>(&fixed->node) : nullptr;
  bool multiplies = scale.kind == ast::ScaleKind::volume || scale.kind == ast::ScaleKind::brackets;
  Type result = rate.type;
  if (multiplies) result.unit = result.unit * scale.argument;
  bool first = scale.result.kind == ValueKind::poison;
  if (first) scale.result = result;
  if (value) band.rate = value->value;
  if (extra) band.fixed = extra->value;
  if (result.kind != scale.result.kind || result.unit != scale.result.unit || (fixed && fixed->type.unit != result.unit)) {
    const Unit& other = fixed && fixed->type.unit != result.unit ? fixed->type.unit : result.unit;
    report(kScaleValues, source.span, {scale.name, unit_text(scale.result.unit), unit_text(other)});
  }
}

}  // namespace bkm::elaborate
