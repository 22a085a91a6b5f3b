// Why a post differs from the ledger: runs between then and now, each with one thing more that changed.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "compiler/facts/facts.hpp"
#include "compiler/settle/ledger.hpp"

namespace bkm::settle {

// Codes in postings.csv.
constexpr const char *kNewPeriod = "new-period", *kLateRow = "late-row", *kCredit = "credit", *kChangedData = "changed-data",
                     *kAmendedTariff = "amended-tariff", *kAmendedContract = "amended-contract";
std::string reason_words(const std::string& reason, Language language);

// What stood after one more thing changed.
struct Step {
  std::string reason;
  Balances balances;
};

// The contract that made the ledger. Without a plan: its text does not compile any more.
struct Amendment {
  std::string reason;  // amended-tariff or amended-contract; empty: the same text and the same parameters
  plan::Plan* then = nullptr;
};

// The steps from the ledger to `now`, the outcome of this plan with these options: first the data of then (where the text was amended), then the text, rows
// that became known since, and last the credits among them.
std::vector<Step> steps(const Recorded& ledger, const Amendment& amendment, plan::Plan& plan, const facts::Facts& facts, const Options& options, const Balances& now);

// The reasons of the steps at which this post changed, joined with +.
std::string reason_of(const Identity& post, const Balances& ledger, const std::vector<Step>& steps);

}  // namespace bkm::settle
