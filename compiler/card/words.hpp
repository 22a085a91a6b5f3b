// Expressions of a contract in words for who does not read contracts as code. Private to compiler/card.
#pragma once
#include <set>

#include "compiler/card/blocks.hpp"

namespace bkm::card {

// An amount or a condition: "2% van het totaal van "Begeleiding", als rapportcijfer ten minste 8". What has no words here stands as written.
Text in_words(const Contract& contract, plan::ExprId id);
// The same, and of a column of the data in which table it stands.
Text in_words_with_sources(const Contract& contract, plan::ExprId id);
// "opgeteld binnen jaar, per aanbieder"; empty for a rule that is not cumulative.
Text running(const plan::Rule& rule);

// What an aggregate counts: cliënt of "aantal cliënt uit inzet"; empty when it counts rows.
std::string counted_name(const plan::Plan& plan, const plan::Aggregate& aggregate);
// "3 maanden"
Text span_of_time(int count, Cycle unit);

// An author's name without underscores.
std::string everyday(const std::string& name);
// The title in quotes, or the everyday name.
Text titled(const plan::Rule& rule);
Text titles_of(const plan::Plan& plan, const std::set<plan::RuleId>& rules);

}  // namespace bkm::card
