// The numbers of a story add up to its amount.
#pragma once
#include <algorithm>

#include "compiler/interpret/explain.hpp"

namespace bkm::test {

using interpret::Role;
using interpret::Step;
using interpret::Story;

inline Rational total_of(const std::vector<Step>& steps, std::initializer_list<Role> roles) {
  Rational total = 0;
  for (const Step& step : steps)
    if (std::find(roles.begin(), roles.end(), step.role) != roles.end() && step.figure) total += step.figure->value.number;
  return total;
}

// A sum of listed rows is the value of its step, unless an average, count or extreme is told. A row with rows of its own is a part of the same sum.
inline std::string fault_in_rows(const Step& step, const std::string& folds) {
  for (const Step& part : step.parts)
    if (std::string fault = fault_in_rows(part, part.role == Role::row ? folds : part.text.nl); !fault.empty()) return fault;
  const bool sum = folds.starts_with("som van") || folds.starts_with("sum of");
  const bool rows = std::any_of(step.parts.begin(), step.parts.end(), [](const Step& part) { return part.role == Role::row && part.figure; });
  return sum && rows && total_of(step.parts, {Role::row, Role::others}) != step.figure->value.number ? "the rows are not " + step.text.nl : "";
}

// The bands of a scale are together its value.
inline std::string fault_in_bands(const Step& step) {
  for (const Step& part : step.parts)
    if (std::string fault = fault_in_bands(part); !fault.empty()) return fault;
  const bool bands = std::any_of(step.parts.begin(), step.parts.end(), [](const Step& part) { return part.role == Role::band; });
  return bands && total_of(step.parts, {Role::band}) != step.figure->value.number ? "the bands are not " + step.text.nl : "";
}

// A ceiling that takes or gives tells from what to what.
inline std::string fault_in_limits(const Story& story) {
  for (const Step& step : story.amount) {
    const bool told = std::any_of(step.notes.begin(), step.notes.end(), [](const Text& note) { return note.nl.starts_with("van dit bedrag blijft"); });
    if (step.role == Role::limit && step.figure->value.number != 0 && !told) return "a limit without a reason: " + step.text.nl;
  }
  return "";
}

inline std::string fault_in_amounts(const Story& story, const interpret::Cell& cell) {
  if (!story.amounts) return "no amounts";
  if (story.amounts->net != cell.net) return "another net amount";
  if (total_of(story.amount, {Role::exact, Role::rounding}) != total_of(story.amount, {Role::gross})) return "exact + rounding is not gross";
  if (total_of(story.amount, {Role::gross, Role::limit}) != total_of(story.amount, {Role::net})) return "gross + limits is not net";
  return fault_in_limits(story);
}

// What does not add up in the story of one cell; empty when all does.
inline std::string fault_of(const Story& story, ast::RuleKind kind, const interpret::Cell& cell) {
  if (!story.present) return "not there";
  if (!story.fault.nl.empty()) return story.fault.nl;
  if (plan::is_payable(kind))
    if (std::string fault = fault_in_amounts(story, cell); !fault.empty()) return fault;
  for (const Step& step : story.calculation)
    for (const std::string& fault : {fault_in_rows(step, step.text.nl), fault_in_bands(step)})
      if (!fault.empty()) return fault;
  return "";
}

// Of the rest of a split: the parts of the pot and the rest are the pot.
inline std::string fault_of_rest(const Story& story, const interpret::RestLine& line) {
  if (!story.present) return "not there";
  if (!story.fault.nl.empty()) return story.fault.nl;
  if (story.amounts && story.amounts->net != line.amount) return "another net amount";
  const std::vector<Step>& parts = story.calculation.at(0).parts;
  if (parts.empty()) return story.calculation.at(0).figure->value.number == line.amount ? "" : "without receivers the rest is not the pot";
  return total_of(parts, {Role::receiver, Role::others}) != parts.at(0).figure->value.number ? "the parts are not the pot" : "";
}

}  // namespace bkm::test
