// What a run gives: for each rule its values or posts, the fate of every row, what stopped it.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compiler/interpret/key.hpp"
#include "compiler/interpret/split.hpp"
#include "compiler/interpret/value.hpp"
#include "compiler/plan/plan.hpp"
#include "runtime/table/table.hpp"

namespace bkm::interpret {

struct Cut {
  plan::LimitId limit;
  Rational ceiling;
  Rational amount;  // gross + sum of the cuts = net
};

// Of `cumulatief`: the running total at this key, of which exact and rounded are the increase.
struct CumulativeTotal {
  Rational exact, rounded;
};

// One key of a rule. For a payable this is a post (D3); amounts run from payer to payee, so those of a malus are negative.
struct Cell {
  Value exact;         // what the name means before rounding (D5: positive for a malus)
  Rational rounded;    // of a payable, and of a rule with `afgerond`
  Rational gross, adjustment, net;  // payable only
  std::optional<Date> day;          // none: not yet due (D9)
  bool of_nobody = false;           // nothing is owed, and the data do not say by whom or to whom
  std::vector<Cut> cuts;
  std::optional<CumulativeTotal> total;
};

// A payment of which no day is known yet (D9): it is listed, and for other rules it is not there.
inline bool is_open(const plan::Rule& rule, const Cell& cell) { return plan::is_payable(rule.kind) && !cell.day; }

// A line of the settlement.
inline bool is_line(const Cell& cell) { return cell.day && !cell.of_nobody; }

struct RestLine {  // `rest aan P`, or what stays with the payer
  plan::SplitId split;  // whose `rest aan` says whether it is a post
  Key key;              // in the split's rest_key
  Rational amount;      // as it is posted: of a malus minus what is left
  Date day;             // of the post
};

// One pot of a split, and who shares it.
struct Division {
  enum class Fault { none, receiver, no_receivers, bounds_exceed_pot };
  plan::RuleId rule;                // that divides it
  Key rest;                         // of the pot: in the split's rest_key
  std::vector<Key> members;         // keys of the rule
  Value pot;                        // without a value there is nothing to share
  std::vector<Receiver> receivers;  // of each member
  Shares shares;
  Fault fault = Fault::none;        // no shares then
  std::shared_ptr<const Trouble> trouble{};  // of the last receiver: it has no weight or bound, or a weight below 0
};

// A key whose value is undefined (D12), or a rule of the contract that is not met (eis, a negative payment).
struct Stop {
  std::string kind;
  plan::RuleId rule;  // none for an eis
  Key key;
  Trouble trouble;
  Rational amount;
  std::size_t require = 0;
  plan::SplitId split = {};  // where the key is that of a pot
};

// A pot of a period without receivers: not paid.
struct Undivided {
  plan::RuleId rule;
  plan::SplitId split;
  Key rest;
  Rational pot;
  Date day;
};

struct RuleResult {
  std::map<Key, Cell> cells;
  std::map<Key, Date> before_term;  // payables that fall due before the term, under an earlier contract
  std::vector<RestLine> rests;
};

struct Settlement {
  std::vector<RuleResult> rules;  // by RuleId
  std::map<std::uint32_t, std::vector<Division>> divisions;  // by SplitId
  std::vector<Stop> stops;
  std::vector<Undivided> undivided;
  bool balanced = true;           // the control equations of M11 hold
  std::string imbalance;
};

}  // namespace bkm::interpret
