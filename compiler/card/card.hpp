// A contract as the transactiekader card: the four building blocks of a funding model and their features, filled from the contract's text.
// Source: the transactiekader (table 7) of the thesis on funding models for the Wmo; features that the table does not name are marked added.
#pragma once
#include <string>
#include <vector>

#include "compiler/base/text.hpp"
#include "compiler/plan/plan.hpp"

namespace bkm::card {

enum class Block { parties, performance, reward, period };

// One thing that the text says, and the clauses that say it.
struct Entry {
  Text value;
  std::vector<Text> clauses;  // "betaal basis, artikel 5"
};
struct Feature {
  Block block;
  std::string id;  // stable, English: contract-parties
  Text name;
  bool added = false;          // not in table 7
  std::vector<Entry> entries;  // empty: the text does not decide it
};
struct Card {
  std::string title, version;
  std::vector<Feature> features;
};

// Says only what follows from the text. Requires a plan without errors.
Card make_card(const plan::Plan& plan, const SourceMap& sources);

// A table of at most `width` columns (at least 60).
std::string print(const Card& card, Language language, unsigned width = 96);
std::string print_markdown(const Card& card, Language language);
// One object: "version": 1.
std::string print_json(const Card& card, Language language);

}  // namespace bkm::card
