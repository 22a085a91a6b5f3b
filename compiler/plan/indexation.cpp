#include "compiler/plan/indexation.hpp"

#include <algorithm>

namespace bkm::plan {

Rational step_of(const Indexation& indexation, const Rational& unit) {
  return indexation.step_as_written ? Rational(*indexation.step * unit) : *indexation.step;
}

Rational indexed(const Indexation& indexation, Rational value, const Rational& unit, std::size_t changes) {
  for (std::size_t i = 0; i < changes; ++i) {
    value *= indexation.changes[i].second;
    if (indexation.step) value = round_to(value, step_of(indexation, unit), indexation.mode);
  }
  return value;
}

std::size_t changes_by(const Indexation& indexation, Date day) {
  const auto later = std::find_if(indexation.changes.begin(), indexation.changes.end(), [&](const auto& change) { return change.first > day; });
  return static_cast<std::size_t>(later - indexation.changes.begin());
}

bool is_indexed(const Plan& plan, const Type& type) { return type.kind == ValueKind::number && type.unit.power(plan.currency_iso) != 0; }

std::vector<Band> indexed(const Indexation& indexation, std::vector<Band> bands, std::size_t changes) {
  for (Band& band : bands) {
    band.rate = indexed(indexation, band.rate, band.rate_unit, changes);
    band.fixed = indexed(indexation, band.fixed, band.fixed_unit, changes);
  }
  return bands;
}

}  // namespace bkm::plan
