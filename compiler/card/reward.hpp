// What the features of the reward share. Private to compiler/card.
#pragma once
#include <algorithm>

#include "compiler/card/blocks.hpp"
#include "compiler/card/reads.hpp"

namespace bkm::card {

Feature price(const Contract& contract);
Feature base_reward(const Contract& contract);
Feature payment(const Contract& contract);
Feature incentives(const Contract& contract);
Feature other_incentives(const Contract& contract);
Feature acts(const Contract& contract);
Feature population(const Contract& contract);
Feature ceilings(const Contract& contract);
Feature terms(const Contract& contract);

template <class F>
void for_each_rule(const plan::Plan& plan, std::initializer_list<ast::RuleKind> kinds, F f) {
  for (std::uint32_t r = 0; r < plan.rules.size(); ++r)
    if (std::find(kinds.begin(), kinds.end(), plan.rules[r].kind) != kinds.end()) f(plan::RuleId{r}, plan.rules[r]);
}

// One value is said once, with all clauses that say it.
void add_once(std::vector<Entry>& entries, Text value, Text clause);
// The definitions that the words of an expression are made with, in the order in which they are met: "waarin uren: het totaal van minuten".
void add_definitions(const Contract& contract, plan::ExprId id, std::vector<Entry>& entries);
// "minuten (declaratie), score (onderzoek)"
Text columns_text(const plan::Plan& plan, const Columns& columns);
Text undecided();  // "niet te bepalen uit de tekst"

// The contract pays for what is reached, by its own words.
bool pays_for_results(const Contract& contract);
// The reported rows that the amount has one of each for; none: it has another key.
const plan::Table* row_of(const plan::Plan& plan, const plan::Rule& rule);
// The key of the amount names a client, or something that a register gives a client, such as a treatment.
bool keyed_by_client(const plan::Plan& plan, const plan::Rule& rule);
bool is_population(const plan::Plan& plan, const std::pair<plan::TableId, int>& column);
bool by_population(const plan::Plan& plan, const Reads& reads);

}  // namespace bkm::card
