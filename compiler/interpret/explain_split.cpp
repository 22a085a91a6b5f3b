// verdeel: the pot, who shares it and by which weight, and who got the steps that were left.
#include <algorithm>
#include <numeric>

#include "compiler/base/natural_order.hpp"
#include "compiler/interpret/divide.hpp"
#include "compiler/interpret/explain_figure.hpp"
#include "compiler/interpret/explain_share.hpp"
#include "compiler/interpret/explain_teller.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

// The first ten in the order of their names, and always the one that is asked for.
std::vector<std::size_t> listed_receivers(std::size_t count, std::size_t own, const std::function<Text(std::size_t)>& name) {
  std::vector<std::size_t> all(count);
  std::iota(all.begin(), all.end(), 0);
  std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) { return natural_less(name(a).nl, name(b).nl); });
  if (count <= kListed) return all;
  bool among = std::find(all.begin(), all.begin() + kListed, own) != all.begin() + kListed;
  if (!among && own < count) all[kListed - 1] = own;
  all.resize(kListed);
  return all;
}

// Weights and shares of one split in the words of its contract.
class SplitWords {
 public:
  SplitWords(const Plan& plan, const Data& data, const Split& split, bool percentage)
      : plan_(plan), data_(data), split_(split), percentage_(percentage), money_(plan[split.pot].type.unit == unit_of(plan.currency_iso)) {}

  Text weight(const Rational& weight) const {
    const Type type = split_.weight ? plan_[*split_.weight].type : Type{ValueKind::number, {}, Nature::level, {}};
    return figure(plan_, data_, Value::of(weight), type, {}, percentage_).shown;
  }
  Figure share(const Rational& share) const { return money_ ? money(plan_, share) : figure(plan_, data_, Value::of(share), plan_[split_.pot].type); }
  Text amount(const Rational& share) const { return this->share(share).shown; }

  Text left_over() const {
    if (split_.exact) return {", zonder afronden", ", without rounding"};
    const Text left = cents() ? Text{"resterende centen", "cents that are left"} : say("stappen van {0} die overblijven", "steps of {0} that are left", {amount(split_.step)});
    return say("; {0} naar de grootste resten", "; {0} go to the largest remainders", {left});
  }
  // A bound between two steps is reached at the last one within it.
  Text in_steps(const Rational& bound, const Rational& size) const { return bound == size ? Text() : say(", in hele stappen {0}", ", in whole steps {0}", {amount(size)}); }
  Text step() const { return cents() ? Text{"krijgt een resterende cent", "gets one of the cents left over"} : say("krijgt {0} die overblijft", "gets {0} that is left over", {amount(split_.step)}); }

 private:
  bool cents() const { return money_ && split_.step == plan_.smallest_amount(); }

  const Plan& plan_;
  const Data& data_;
  const Split& split_;
  bool percentage_, money_;
};

// From the proportion of one receiver to its share.
std::vector<Text> share_notes(const SplitWords& words, const Receiver& receiver, const Rational& weights, const ShareReason& reason, const Rational& size) {
  std::vector<Text> notes;
  if (weights != 0) notes.push_back(say("gewicht {0} van {1}: evenredig {2}", "weight {0} of {1}: in proportion {2}", {words.weight(receiver.weight), words.weight(weights), words.amount(reason.proportion)}));
  if (const auto& dealt = reason.dealt)
    notes.push_back(say("wat anderen door hun grens meer of minder krijgen, is hier verdeeld: gewicht {0} van {1}, over {2}: {3}", "what others get more or less by their bound is shared here: weight {0} of {1}, of {2}: {3}",
                        {words.weight(dealt->weight), words.weight(dealt->weights), words.amount(dealt->pot), words.amount(dealt->share)}));
  if (reason.bound == ShareReason::Bound::low) notes.push_back(say("minstens {0}{1}", "at least {0}{1}", {words.amount(*receiver.low), words.in_steps(*receiver.low, size)}));
  if (reason.bound == ShareReason::Bound::high) notes.push_back(say("hoogstens {0}{1}", "at most {0}{1}", {words.amount(*receiver.high), words.in_steps(*receiver.high, size)}));
  if (reason.gets_step) notes.push_back(words.step());
  return notes;
}

}  // namespace

std::optional<Rational> Teller::number_at(const std::optional<ExprId>& id, const Key& key) {
  if (!id) return {};
  Value value = evaluator_.value(*id, key);
  return value.present() ? std::optional(value.number) : std::nullopt;
}

// The shares of a rule's splits must be known before its clause is evaluated.
void Teller::prepare_splits(RuleId id) {
  if (!prepared_.insert(id.index).second) return;
  for (SplitId split : splits_in(plan_, plan_[id].body)) evaluator_.set_split(split, shares_of(divisions_of(split)));
}

const std::vector<Division>& Teller::divisions_of(SplitId split) const {
  static const std::vector<Division> kNone;
  auto found = settlement_.divisions.find(split.index);
  return found == settlement_.divisions.end() ? kNone : found->second;
}

void Teller::tell_split(Step& step, SplitId id, const Key& key) {
  const Split& split = plan_[id];
  for (const Division& division : divisions_of(id)) {
    auto own = std::find(division.members.begin(), division.members.end(), key);
    if (own == division.members.end() || !division.pot.present() || division.fault != Division::Fault::none) continue;
    return tell_division(step, split, division, key);
  }
}

// `key`: of the one that is asked for, else of any that shares the pot.
void Teller::tell_division(Step& step, const Split& split, const Division& division, const Key& key) {
  if (division.members.empty()) return step.notes.push_back({"er is geen ontvanger: alles is de rest", "there is no receiver: all of it is the rest"});
  step.parts.push_back(term(split.pot, key.size > 0 ? key : division.members.front(), {}));
  step.parts.back().text = say("te verdelen: {0}", "to be split: {0}", {step.parts.back().text});
  auto own = std::find(division.members.begin(), division.members.end(), key);
  list_receivers(step, split, division, static_cast<std::size_t>(own - division.members.begin()));
}

void Teller::list_receivers(Step& step, const Split& split, const Division& division, std::size_t own) {
  const Rule& rule = plan_[division.rule];
  Rational weights = 0, sum = division.shares.rest;
  for (const Receiver& receiver : division.receivers) weights += receiver.weight;
  for (const Rational& part : division.shares.parts) sum += part;
  if (sum != division.pot.number) fault(say("de delen van {0}", "the parts of {0}", {rule.name}));
  const SplitWords words(plan_, data_, split, split.weight && percent(*split.weight));
  step.notes.push_back(say("over {0}, {1}{2}", "over {0}, {1}{2}",
                           {count_text(division.members.size(), {"ontvanger", "receiver"}, {"ontvangers", "receivers"}),
                            split.weight ? say("naar {0} (samen {1})", "by {0} (together {1})", {text_of(*split.weight), words.weight(weights)}) : Text{"in gelijke delen", "in equal parts"}, words.left_over()}));
  Frame over{rule.grain[split.over]};
  auto name = [&](std::size_t i) { return key_words(plan_, data_, over, Key{division.members[i][split.over]}); };
  std::vector<std::size_t> listed = listed_receivers(division.members.size(), own, name);
  Rational others = sum - division.shares.rest;
  for (std::size_t i : listed) {
    const Rational& part = division.shares.parts[i];
    others -= part;
    Step receiver{Role::receiver, name(i), words.share(part), {}, {}};
    if (i == own) receiver.text = say("{0} (dit bedrag)", "{0} (this amount)", {receiver.text});
    receiver.notes = share_notes(words, division.receivers[i], weights, reason_of_share(split, division, i), abs(part));
    step.parts.push_back(std::move(receiver));
  }
  if (listed.size() < division.members.size())
    step.parts.push_back({Role::others, say("en {0}, samen", "and {0}, together", {count_text(division.members.size() - listed.size(), {"andere", "other"}, {"andere", "others"})}), words.share(others), {}, {}});
  if (division.shares.rest != 0)
    step.parts.push_back({Role::receiver, split.rest_to ? say("rest aan {0}", "rest to {0}", {*split.rest_to}) : Text{"rest", "rest"}, words.share(division.shares.rest), {}, {}});
}

}  // namespace bkm::interpret
