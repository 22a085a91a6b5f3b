#include "compiler/facts/least.hpp"

#include <algorithm>

namespace bkm::facts {
namespace {

using namespace plan;
using Least = std::optional<Rational>;

Least smaller(const Least& a, const Least& b) { return a && b ? Least(std::min(*a, *b)) : Least(); }

bool never_positive(const Facts& facts, ExprId id) { return facts[id].range.high && *facts[id].range.high <= 0; }

Least of_bands(const Scale& scale, std::size_t column) {
  Least least;
  for (const Ladder& ladder : scale.ladders)
    for (const Band& band : ladder.bands) {
      Rational value = band.rate + band.fixed;
      if (ladder.column == column && !band.closed && value > 0 && (!least || value < *least)) least = value;
    }
  return least;
}

// Bands that the text states and that stay as they are.
bool fixed_bands(const Scale& scale) { return scale.kind == ast::ScaleKind::value && !scale.ladders.empty() && scale.indexation.changes.empty() && !scale.file; }

}  // namespace

std::optional<Rational> least_positive(const Plan& plan, const Facts& facts, ExprId id) {
  const Value& value = facts[id];
  if (value.range.low && *value.range.low > 0) return value.range.low;
  if (const auto* choice = std::get_if<If>(&plan[id].node)) {
    Least then = least_positive(plan, facts, choice->then);
    if (!choice->otherwise || never_positive(facts, *choice->otherwise)) return then;
    Least otherwise = least_positive(plan, facts, *choice->otherwise);
    return never_positive(facts, choice->then) ? otherwise : smaller(then, otherwise);
  }
  if (const auto* call = std::get_if<ScaleValue>(&plan[id].node); call && fixed_bands(plan[call->scale])) return of_bands(plan[call->scale], call->column);
  return value.step;
}

}  // namespace bkm::facts
