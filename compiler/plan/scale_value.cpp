// The meaning of the four kinds of scale.
#include "compiler/plan/scale_value.hpp"

#include <algorithm>

namespace bkm::plan {
namespace {

// The band that holds x: the last whose start is not past x; none in a hole. A printed band starts where the one before ended.
int band_at(const std::vector<Band>& bands, const Rational& x) {
  int found = -1;
  for (int i = 0; i < static_cast<int>(bands.size()); ++i) {
    const Band& band = bands[i];
    if (band.open ? x > band.low : x >= band.low) found = i;
  }
  if (found >= 0 && bands[found].printed_high && x > *bands[found].printed_high) return -1;
  return found;
}

// Where a band begins for counting what lies in it.
Rational start_of(const std::vector<Band>& bands, int band) {
  if (band > 0 && bands[band - 1].printed_high) return *bands[band - 1].printed_high;
  return bands[band].low;
}

std::optional<Rational> brackets(const std::vector<Band>& bands, const Rational& x, int last) {
  Rational total = 0;
  if (last < 0) {  // nothing entered, unless x lies in a hole above the first band
    bool below = !bands.empty() && x <= bands[0].low && bands[0].open;
    return below ? std::optional<Rational>(total) : std::nullopt;
  }
  for (int i = 0; i <= last; ++i) {
    if (bands[i].closed) return {};
    Rational begin = start_of(bands, i);
    Rational end = i < last ? start_of(bands, i + 1) : x;
    total += (end - begin) * bands[i].rate + bands[i].fixed;
  }
  return total;
}

Rational point_value(const Band& point) { return Rational(point.rate + point.fixed); }

std::optional<Rational> linear(const Scale& scale, const std::vector<Band>& bands, const Rational& x, int last) {
  int n = static_cast<int>(bands.size());
  bool below = last < 0, above = last == n - 1 && x > bands[n - 1].low;
  if (!below && bands[last].low == x) return point_value(bands[last]);
  if ((below || above) && scale.ends == ast::ScaleEnds::flat) return point_value(bands[below ? 0 : last]);
  if (n == 1 || ((below || above) && scale.ends != ast::ScaleEnds::extended)) return {};
  int i = below ? 0 : last == n - 1 ? n - 2 : last;
  const Band &a = bands[i], &b = bands[i + 1];
  return Rational(point_value(a) + (x - a.low) * (point_value(b) - point_value(a)) / (b.low - a.low));
}

}  // namespace

std::optional<Rational> scale_value(const Scale& scale, const std::vector<Band>& bands, const Rational& x, int* band) {
  if (bands.empty()) return {};
  int at = band_at(bands, x);
  if (band) *band = at;
  switch (scale.kind) {
    case ast::ScaleKind::brackets: return brackets(bands, x, at);
    case ast::ScaleKind::linear: return linear(scale, bands, x, at);
    case ast::ScaleKind::value:
      if (at < 0 || bands[at].closed) return {};
      return Rational(bands[at].rate + bands[at].fixed);
    case ast::ScaleKind::volume:
      if (at < 0 || bands[at].closed) return {};
      return Rational(x * bands[at].rate + bands[at].fixed);
  }
  return {};
}

const std::vector<Band>* only_bands(const Scale& scale) {
  bool plain = scale.key.empty() && !scale.file && scale.ladders.size() == 1 && scale.indexation.changes.empty();
  return plain ? &scale.ladders.front().bands : nullptr;
}

void sort_bands(std::vector<Band>& bands) {
  std::stable_sort(bands.begin(), bands.end(), [](const Band& a, const Band& b) { return std::pair(a.low, a.open) < std::pair(b.low, b.open); });
}

std::optional<Overlap> overlap_in(const std::vector<Band>& bands) {
  for (std::size_t i = 1; i < bands.size(); ++i) {
    const Band &before = bands[i - 1], &next = bands[i];
    bool same = before.low == next.low && before.open == next.open;
    bool reached = before.printed_high && (next.open ? next.low < *before.printed_high : next.low <= *before.printed_high);
    if (same || reached) return Overlap{i - 1, i, next.open && reached ? *before.printed_high : next.low};
  }
  return {};
}

}  // namespace bkm::plan
