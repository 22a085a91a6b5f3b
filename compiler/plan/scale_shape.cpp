#include "compiler/plan/scale_shape.hpp"

namespace bkm::plan {
namespace {

// The outcome at the start of a band, and where the band before it would have arrived.
Rational outcome(ast::ScaleKind kind, const Band& band, const Rational& at) {
  return kind == ast::ScaleKind::volume ? Rational(band.rate * at + band.fixed) : Rational(band.rate + band.fixed);
}

bool falls_inside(ast::ScaleKind kind, const Band& band) {
  return by_quantity(kind) && (band.rate < 0 || (kind == ast::ScaleKind::brackets && band.fixed < 0));
}

// The first multiple of `step` that is in the band or past it.
Rational first_in(const Band& band, const Rational& step) {
  Rational first = round_to(band.low, step, Rounding::toward);
  if (first < band.low || (band.open && first == band.low)) first += step;
  return first;
}

bool begins_by(const Band& band, const Rational& value) { return band.open ? band.low < value : band.low <= value; }

}  // namespace

std::optional<Edge> edge_of(const std::vector<Band>& bands, std::size_t i, const std::optional<Rational>& step) {
  if (!step || *step == 0) return Edge{bands[i].low, bands[i].low, i - 1};
  const Rational first = first_in(bands[i], *step), last = first - *step;
  if (i + 1 < bands.size() && begins_by(bands[i + 1], first)) return {};
  std::size_t before = i - 1;
  while (before > 0 && !begins_by(bands[before], last)) --before;
  return Edge{last, first, before};
}

std::optional<Rational> falls_at(ast::ScaleKind kind, const std::vector<Band>& bands, const std::optional<Rational>& step) {
  const Band* before = nullptr;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const Band& band = bands[i];
    if (band.closed) continue;
    if (falls_inside(kind, band)) return band.low;
    const bool compares = before && kind != ast::ScaleKind::brackets;
    const auto edge = compares ? edge_of(bands, i, step) : std::nullopt;
    if (edge && outcome(kind, band, edge->first) < outcome(kind, *before, edge->last)) return band.low;
    if (edge || !compares) before = &band;
  }
  return {};
}

}  // namespace bkm::plan
