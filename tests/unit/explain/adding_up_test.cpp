// The numbers of every story add up: for every amount and value of every contract of the conformance tests and the examples.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "settled.hpp"

namespace bkm {
namespace {

namespace fs = std::filesystem;
using interpret::Role;
using interpret::Step;
using interpret::Story;

Rational total_of(const std::vector<Step>& steps, std::initializer_list<Role> roles) {
  Rational total = 0;
  for (const Step& step : steps)
    if (std::find(roles.begin(), roles.end(), step.role) != roles.end() && step.figure) total += step.figure->value.number;
  return total;
}

void expect_adds_up(const Story& story, const interpret::Cell& cell) {
  ASSERT_TRUE(story.amounts);
  EXPECT_EQ(story.amounts->net, cell.net);
  EXPECT_EQ(total_of(story.amount, {Role::exact, Role::rounding}), total_of(story.amount, {Role::gross}));
  EXPECT_EQ(total_of(story.amount, {Role::gross, Role::limit}), total_of(story.amount, {Role::net}));
}

// A sum of listed rows is the value of its step, unless an average, count or extreme is told.
void expect_rows_sum(const Step& step) {
  for (const Step& part : step.parts) expect_rows_sum(part);
  bool sum = step.text.nl.starts_with("som van") || step.text.nl.starts_with("sum of");
  bool rows = !step.parts.empty() && step.parts[0].role == Role::row && step.parts[0].figure;
  if (sum && rows) {
    EXPECT_EQ(total_of(step.parts, {Role::row, Role::others}), step.figure->value.number) << step.text.nl;
  }
}

std::size_t tell_all(test::Settled& settled) {
  std::size_t told = 0;
  auto fates = [&] {
    std::vector<std::vector<table::RowFate>> all;
    for (const table::Table& table : settled.run.data.tables) all.push_back(table.fates);
    return all;
  };
  auto before = fates();
  for (std::uint32_t r = 0; r < settled.compiled.plan.rules.size(); ++r)
    for (const auto& [key, cell] : settled.run.settlement.rules[r].cells) {
      Story story = settled.story(plan::RuleId{r}, key);
      EXPECT_TRUE(story.present);
      EXPECT_EQ(story.fault.nl, "") << story.rule << "[" << story.key.nl << "]";
      if (plan::is_payable(settled.compiled.plan.rules[r].kind)) expect_adds_up(story, cell), ++told;
      for (const Step& step : story.calculation) expect_rows_sum(step);
      for (Language language : {Language::nl, Language::en}) {
        EXPECT_NE(interpret::print(story, language), "");
        EXPECT_EQ(nlohmann::json::parse(interpret::print_json(story, language))["version"], 1);
      }
    }
  EXPECT_EQ(fates(), before) << "telling changes the fate of rows";
  return told;
}

std::size_t tell_contracts_in(const fs::path& folder) {
  std::size_t told = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".bkm") continue;
    for (std::size_t which = 0;; ++which) {
      SCOPED_TRACE(entry.path().string() + " example " + std::to_string(which));
      auto settled = test::try_settle(entry.path(), which);
      if (!settled) break;
      told += tell_all(*settled);
    }
  }
  return told;
}

TEST(AddingUp, EveryPostOfTheConformanceContracts) { EXPECT_GT(tell_contracts_in(test::root() / "tests/conformance"), 200u); }
TEST(AddingUp, EveryPostOfTheWorkedContracts) { EXPECT_GT(tell_contracts_in(test::root() / "tests/contracts"), 40u); }
TEST(AddingUp, EveryPostOfTheExamples) { EXPECT_GT(tell_contracts_in(test::root() / "examples"), 20u); }

}  // namespace
}  // namespace bkm
