// Termijnen en afkeuring: which rows are not paid, and what the data must be.
#include "compiler/card/reward.hpp"
#include "compiler/card/words.hpp"

namespace bkm::card {

using namespace plan;

Feature terms(const Contract& contract) {
  Feature feature{Block::reward, "terms", {"Termijnen en afkeuring (aanvulling)", "Terms and refusals (added)"}, true, {}};
  const Plan& plan = contract.plan;
  for (const Reject& reject : plan.rejects) {
    Text value = say("{0} afgekeurd: {1} ({2})", "{0} refused: {1} ({2})", {everyday(plan[reject.table].name()), reject.reason, in_words(contract, reject.condition)});
    feature.entries.push_back({value, {clause_of(contract, reject)}});
  }
  for (const Require& require : plan.requires_)
    feature.entries.push_back({say("zonder dit wordt er niet afgerekend: {0}", "without this nothing is settled: {0}", {require.text}), {clause_of(contract, require)}});
  return feature;
}

}  // namespace bkm::card
