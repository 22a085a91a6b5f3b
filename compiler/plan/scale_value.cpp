// The meaning of the four kinds of scale.
#include "compiler/plan/scale_value.hpp"

namespace bkm::plan {
namespace {

// The band that holds x: the last whose start is not past x; none in a hole. A printed band starts where the one before ended.
int band_at(const Scale& scale, const Rational& x) {
  int found = -1;
  for (int i = 0; i < static_cast<int>(scale.bands.size()); ++i) {
    const Band& band = scale.bands[i];
    if (band.open ? x > band.low : x >= band.low) found = i;
  }
  if (found >= 0 && scale.bands[found].printed_high && x > *scale.bands[found].printed_high) return -1;
  return found;
}

// Where a band begins for counting what lies in it.
Rational start_of(const Scale& scale, int band) {
  if (band > 0 && scale.bands[band - 1].printed_high) return *scale.bands[band - 1].printed_high;
  return scale.bands[band].low;
}

std::optional<Rational> brackets(const Scale& scale, const Rational& x, int last) {
  Rational total = 0;
  if (last < 0) {  // nothing entered, unless x lies in a hole above the first band
    bool below = !scale.bands.empty() && x <= scale.bands[0].low && scale.bands[0].open;
    return below ? std::optional<Rational>(total) : std::nullopt;
  }
  for (int i = 0; i <= last; ++i) {
    if (scale.bands[i].closed) return {};
    Rational begin = start_of(scale, i);
    Rational end = i < last ? start_of(scale, i + 1) : x;
    total += (end - begin) * scale.bands[i].rate + scale.bands[i].fixed;
  }
  return total;
}

std::optional<Rational> linear(const Scale& scale, const Rational& x, int last) {
  int n = static_cast<int>(scale.bands.size());
  bool below = last < 0, above = last == n - 1 && x > scale.bands[n - 1].low;
  if (n == 1 || ((below || above) && scale.ends == ast::ScaleEnds::flat)) return scale.bands[below ? 0 : last].rate;
  if ((below || above) && scale.ends != ast::ScaleEnds::extended) return {};
  int i = below ? 0 : last == n - 1 ? n - 2 : last;
  const Band &a = scale.bands[i], &b = scale.bands[i + 1];
  return Rational(a.rate + (x - a.low) * (b.rate - a.rate) / (b.low - a.low));
}

}  // namespace

std::optional<Rational> scale_value(const Scale& scale, const Rational& x, int* band) {
  if (scale.bands.empty()) return {};
  int at = band_at(scale, x);
  if (band) *band = at;
  switch (scale.kind) {
    case ast::ScaleKind::brackets: return brackets(scale, x, at);
    case ast::ScaleKind::linear: return linear(scale, x, at);
    case ast::ScaleKind::value:
      if (at < 0 || scale.bands[at].closed) return {};
      return Rational(scale.bands[at].rate + scale.bands[at].fixed);
    case ast::ScaleKind::volume:
      if (at < 0 || scale.bands[at].closed) return {};
      return Rational(x * scale.bands[at].rate + scale.bands[at].fixed);
  }
  return {};
}

}  // namespace bkm::plan
