// verdeel (M9): the pots of a split, each divided among the keys of its rule that share it.
#pragma once
#include "compiler/interpret/evaluator.hpp"
#include "compiler/interpret/support.hpp"

namespace bkm::interpret {

// One division for each pot that a key belongs to, in the order of the pots.
std::vector<Division> divide(const plan::Plan& plan, Evaluator& evaluator, plan::RuleId rule, plan::SplitId split, const Keys& keys);

// What each member gets. The pot itself where that has no value; a receiver at fault has no share (D12).
std::map<Key, Value> shares_of(const std::vector<Division>& divisions);

}  // namespace bkm::interpret
