// verdeel: the pot, who shares it and by which weight, and who got the steps that were left.
#include <algorithm>
#include <numeric>

#include "compiler/base/natural_order.hpp"
#include "compiler/interpret/divide.hpp"
#include "compiler/interpret/explain_figure.hpp"
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

// Why the share is another amount than in proportion. Of a pot that is paid back, bounds and steps are sizes as well.
Text share_reason(const Plan& plan, const Split& split, const Receiver& receiver, Rational part, Rational exact, const std::function<Text(const Rational&)>& amount) {
  if (exact < 0) part = -part, exact = -exact;
  const Rational difference = part - exact;
  const auto in_steps = [&](const Rational& bound, Rounding mode) { return split.exact ? bound : round_to(bound, split.step, mode); };
  if (receiver.low && part > exact && part == in_steps(*receiver.low, Rounding::away)) return say("minstens {0}", "at least {0}", {amount(*receiver.low)});
  if (receiver.high && part < exact && part == in_steps(*receiver.high, Rounding::toward)) return say("hoogstens {0}", "at most {0}", {amount(*receiver.high)});
  if (split.exact || difference == 0) return {};
  if (abs(difference) >= split.step) return {"wat anderen door hun grens meer of minder krijgen, is hier verdeeld", "what others get more or less by their bound is shared here"};
  if (difference < 0) return {};
  const bool cent = split.step == plan.smallest_amount() && plan[split.pot].type.unit == unit_of(plan.currency_iso);
  return cent ? Text{"krijgt een resterende cent", "gets one of the cents left over"} : say("krijgt {0} die overblijft", "gets {0} that is left over", {amount(split.step)});
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
  const Type weight_type = split.weight ? plan_[*split.weight].type : Type{ValueKind::number, {}, Nature::level, {}};
  bool percentage = split.weight && percent(*split.weight);
  auto weight = [&](const Rational& w) { return figure(plan_, data_, Value::of(w), weight_type, {}, percentage).shown; };
  const bool money_pot = plan_[split.pot].type.unit == unit_of(plan_.currency_iso);
  const auto shown = [&](const Rational& share) { return money_pot ? money(plan_, share) : figure(plan_, data_, Value::of(share), plan_[split.pot].type); };
  const std::function<Text(const Rational&)> amount = [&](const Rational& share) { return shown(share).shown; };
  const Text left = money_pot && split.step == plan_.smallest_amount() ? Text{"resterende centen", "cents that are left"}
                                                                       : say("stappen van {0} die overblijven", "steps of {0} that are left", {amount(split.step)});
  step.notes.push_back(say("over {0}, {1}{2}", "over {0}, {1}{2}",
                           {count_text(division.members.size(), {"ontvanger", "receiver"}, {"ontvangers", "receivers"}),
                            split.weight ? say("naar {0} (samen {1})", "by {0} (together {1})", {text_of(*split.weight), weight(weights)}) : Text{"in gelijke delen", "in equal parts"},
                            split.exact ? Text{", zonder afronden", ", without rounding"} : say("; {0} naar de grootste resten", "; {0} go to the largest remainders", {left})}));
  Frame over{rule.grain[split.over]};
  auto name = [&](std::size_t i) { return key_words(plan_, data_, over, Key{division.members[i][split.over]}); };
  std::vector<std::size_t> listed = listed_receivers(division.members.size(), own, name);
  Rational others = sum - division.shares.rest;
  for (std::size_t i : listed) {
    const Rational& part = division.shares.parts[i];
    others -= part;
    Step receiver{Role::receiver, name(i), shown(part), {}, {}};
    if (i == own) receiver.text = say("{0} (dit bedrag)", "{0} (this amount)", {receiver.text});
    if (weights != 0) {
      const Rational exact = division.pot.number * division.receivers[i].weight / weights;
      receiver.notes.push_back(say("gewicht {0} van {1}: evenredig {2}", "weight {0} of {1}: in proportion {2}", {weight(division.receivers[i].weight), weight(weights), amount(exact)}));
      receiver.notes.push_back(share_reason(plan_, split, division.receivers[i], part, exact, amount));
      std::erase_if(receiver.notes, [](const Text& note) { return note.empty(); });
    }
    step.parts.push_back(std::move(receiver));
  }
  if (listed.size() < division.members.size())
    step.parts.push_back({Role::others, say("en {0}, samen", "and {0}, together", {count_text(division.members.size() - listed.size(), {"andere", "other"}, {"andere", "others"})}), shown(others), {}, {}});
  if (division.shares.rest != 0)
    step.parts.push_back({Role::receiver, split.rest_to ? say("rest aan {0}", "rest to {0}", {*split.rest_to}) : Text{"rest", "rest"}, shown(division.shares.rest), {}, {}});
}

}  // namespace bkm::interpret
