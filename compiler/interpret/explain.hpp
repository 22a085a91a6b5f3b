// The story of one amount or value: a sentence, then the clause with the value of each of its parts, the rounding, and what each limit took.
// It is told from the same evaluator that settles, and it is checked before it is given: its numbers add up to the amount, or it says that
// they do not.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "compiler/base/text.hpp"
#include "compiler/facts/facts.hpp"
#include "compiler/interpret/data.hpp"
#include "compiler/interpret/run.hpp"
#include "compiler/interpret/settlement.hpp"

namespace bkm::interpret {

// A value as people read it, and exactly. `number` is in base units (a rate of € 62,40 per uur is € 1,04 per minuut).
struct Figure {
  Value value;
  plan::ValueKind kind = plan::ValueKind::poison;
  std::string unit;  // base unit in the contract's words; empty for a bare number
  Text shown;
};

enum class Role {
  term,      // a part of the clause as written
  row,       // a row or key that a sum, average or count runs over
  others,    // the rows that are not listed one by one
  band,      // a band of a scale
  receiver,  // one share of a split
  part,      // the part of a period that counts
  exact, rounding, gross, limit, net,
  reason,    // why there is no amount
};
struct Step {
  Role role = Role::term;
  Text text;
  std::optional<Figure> figure;
  std::vector<Text> notes;
  std::vector<Step> parts;
};

// Of a payable; in the direction from payer to payee, so those of a malus are negative.
//   gross = exact + rounding, gross + adjustment = net.
struct Amounts {
  Rational exact, rounding, gross, adjustment, net;
};

struct Story {
  std::string rule, article;
  Text key, sentence, about;          // about: who pays whom, and when
  std::string clause;                 // as written
  std::vector<Step> calculation, amount;
  std::optional<Amounts> amounts;     // none: no payable, or no post
  std::vector<std::string> further;   // what this is made of and has a story of its own: uren[toewijzing t1, 2026-02-10]; one of each rule
  bool present = false;               // there is an amount or value at this key
  Text fault;                         // not empty: the numbers do not add up; nothing of the story may then be believed
};

// The story of a value or post, or of the rest of a split; where there is none, why not.
//   Requires: `settlement` is the run of `data` (and of `stubs`, in a worked example). Leaves data as it was.
Story explain(const plan::Plan& plan, const facts::Facts& facts, const SourceMap& sources, Data& data, const Settlement& settlement, const RuleKey& asked,
              const std::vector<Stub>& stubs = {});

// For a screen of `width` columns.
std::string print(const Story& story, Language language, unsigned width = 96);
// One object: "version": 1.
std::string print_json(const Story& story, Language language);

}  // namespace bkm::interpret
