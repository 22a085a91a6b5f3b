#include "compiler/plan/scale_shape.hpp"

namespace bkm::plan {
namespace {

// The outcome at the start of a band, and where the band before it would have arrived.
Rational outcome(ast::ScaleKind kind, const Band& band, const Rational& at) {
  return kind == ast::ScaleKind::volume ? Rational(band.rate * at + band.fixed) : Rational(band.rate + band.fixed);
}

bool falls_inside(ast::ScaleKind kind, const Band& band) {
  bool by_quantity = kind == ast::ScaleKind::volume || kind == ast::ScaleKind::brackets;
  return by_quantity && (band.rate < 0 || (kind == ast::ScaleKind::brackets && band.fixed < 0));
}

}  // namespace

std::optional<Rational> falls_at(ast::ScaleKind kind, const std::vector<Band>& bands) {
  const Band* before = nullptr;
  for (const Band& band : bands) {
    if (band.closed) continue;
    if (falls_inside(kind, band)) return band.low;
    bool compares = before && kind != ast::ScaleKind::brackets;
    if (compares && outcome(kind, band, band.low) < outcome(kind, *before, band.low)) return band.low;
    before = &band;
  }
  return {};
}

}  // namespace bkm::plan
