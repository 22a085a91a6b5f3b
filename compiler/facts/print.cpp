#include <fmt/format.h>

#include "compiler/facts/facts.hpp"
#include "compiler/plan/print.hpp"

namespace bkm::facts {
namespace {

std::string end(const std::optional<Rational>& value) { return value ? fraction_text(*value) : "∞"; }

std::string text(const Value& value) {
  std::string step = value.step ? fraction_text(*value.step) : "any fraction";
  std::string denominator = value.step ? value.step->get_den().get_str() : "by data";
  return fmt::format("{} .. {}, in steps of {}, denominator {}", value.range.low ? end(value.range.low) : "-∞", end(value.range.high), step, denominator);
}

}  // namespace

std::string print(const plan::Plan& plan, const Facts& facts) {
  std::string out;
  for (std::size_t r = 0; r < plan.rules.size(); ++r) {
    const plan::Rule& rule = plan.rules[r];
    if (rule.type.kind != plan::ValueKind::number) continue;
    out += fmt::format("{} per {}\n    exact   {}\n    posted  {}\n    order   by {}\n", rule.name, plan::axis_names(rule.grain), text(facts.gross[r]), text(facts.rules[r]),
                       rule.grain.empty() ? "nothing" : plan::axis_names(rule.grain));
  }
  return out;
}

}  // namespace bkm::facts
