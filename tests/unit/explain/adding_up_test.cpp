// The numbers of every story add up: for every amount and value of every contract of the conformance tests and the examples.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "adding_up.hpp"
#include "settled.hpp"

namespace bkm {
namespace {

namespace fs = std::filesystem;
using interpret::Story;

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
      Story story = settled.story({plan::RuleId{r}, key});
      EXPECT_TRUE(story.present);
      told += plan::is_payable(settled.compiled.plan.rules[r].kind);
      EXPECT_EQ(test::fault_of(story, settled.compiled.plan.rules[r].kind, cell), "") << story.rule << "[" << story.key.nl << "]";
      for (Language language : {Language::nl, Language::en}) {
        EXPECT_NE(interpret::print(story, language), "");
        EXPECT_EQ(nlohmann::json::parse(interpret::print_json(story, language))["version"], 1);
      }
    }
  for (std::uint32_t r = 0; r < settled.compiled.plan.rules.size(); ++r)
    for (const interpret::RestLine& rest : settled.run.settlement.rules[r].rests) {
      Story story = settled.story({plan::RuleId{r}, rest.key, rest.split});
      EXPECT_EQ(test::fault_of_rest(story, rest), "") << story.rule << "[" << story.key.nl << "]";
      const plan::Rule& rule = settled.compiled.plan.rules[r];
      EXPECT_EQ(story.amounts.has_value(), plan::is_payable(rule.kind) && plan::rest_is_post(rule, settled.compiled.plan[rest.split]));
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
