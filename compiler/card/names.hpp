// What rules, columns, counts and spans of time are called for who does not read contracts as code. Private to compiler/card.
#pragma once
#include <set>

#include "compiler/card/blocks.hpp"

namespace bkm::card {

// "opgeteld binnen jaar, per aanbieder"; empty for a rule that is not cumulative.
Text running(const plan::Rule& rule);

// What an aggregate counts: cliënt of "aantal cliënt uit inzet"; empty when it counts rows.
std::string counted_name(const plan::Plan& plan, const plan::Aggregate& aggregate);
// "over 3 jaar ervoor", "over het jaar t/m nu"
Text window_text(const plan::Window& window);
// "3 maanden"
Text span_of_time(int count, Cycle unit);

// An author's name without underscores.
std::string everyday(const std::string& name);
// The title in quotes, or the everyday name.
Text titled(const plan::Rule& rule);
Text titles_of(const plan::Plan& plan, const std::set<plan::RuleId>& rules);

}  // namespace bkm::card
