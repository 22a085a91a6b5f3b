// One run: rules and limits in the plan's order, over loaded tables.
#pragma once
#include <set>

#include "compiler/base/text.hpp"
#include "compiler/facts/facts.hpp"
#include "compiler/interpret/data.hpp"
#include "compiler/interpret/evaluator.hpp"
#include "compiler/interpret/settlement.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::interpret {

struct Stub {  // gegeven x[..] = v in a worked example
  plan::RuleId rule;
  Key key;
  Value value;
};

// Requires a plan without errors, and `data` arranged and checked. Marks the rows it uses. Never throws.
Settlement run(const plan::Plan& plan, Data& data, const std::vector<Stub>& stubs = {});

// The values of these rules and limits (nodes, plan/reads.hpp): what `keur af` may ask for. Requires a plan without errors.
std::vector<RuleResult> run_measures(const plan::Plan& plan, Data& data, const std::set<plan::Node>& nodes, const std::vector<Stub>& stubs);

// The settlement period of a post.
// What stops only periods that are not settled: posts of before do not read it, but for what is provisional.
void drop_later_stops(const plan::Plan& plan, const Data& data, std::optional<Date> through, std::vector<Stop>& stops);

Period settled_in(const plan::Plan& plan, Date day);
// Whether a run that settles the periods that were over on `through` settles a post of this day; without it every period is settled.
bool settled_by(const plan::Plan& plan, Date day, std::optional<Date> through);
// The row's own day (none while its cell is empty), or the last (first, where the rule says so) day of the key's finest period within the term.
std::optional<Date> day_of_key(const plan::Plan& plan, const Data& data, const plan::Rule& rule, const Key& key);
std::optional<Date> day_of_key(const plan::Plan& plan, const Data& data, const plan::Frame& frame, bool first, const Key& key);
// The code of a party at a key: the single party's name, or the code of its axis.
std::string party_at(const Data& data, Evaluator& evaluator, const plan::PartyRef& party, const Key& key);
bool has_party(Evaluator& evaluator, const plan::PartyRef& party, const Key& key);
// Who pays a rest that goes to a party; its path is from the key of the rest.
plan::PartyRef rest_payer(const plan::Plan& plan, const plan::Rule& rule, const RestLine& rest);
// Posts of which nothing says who pays or who gets them, or more than one row does: they stop the run. Those of nothing are marked.
std::vector<Stop> settle_parties(const plan::Plan& plan, Evaluator& evaluator, std::vector<RuleResult>& rules);

// Who it is in each of the rows that say it: A (2026-01-01 t/m 2026-01-20), B (vanaf 2026-01-21)
Text parties_in_rows(const plan::Plan& plan, const Data& data, const plan::PartyRef& party, const Trouble& trouble);

// "cliënt 1, aanbieder A, 2026-01"
std::string key_text(const plan::Plan& plan, const Data& data, const plan::Frame& frame, const Key& key);
// One part of a key, as in data: A, 2026-K1, the key of a row.
std::string part_text(const plan::Plan& plan, const Data& data, const plan::Axis& axis, std::int32_t part, Language language);

}  // namespace bkm::interpret
