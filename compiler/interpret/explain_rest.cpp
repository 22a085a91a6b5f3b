// What is left of a pot: who gets it, and from which division it is left.
#include <algorithm>

#include "compiler/interpret/explain_figure.hpp"
#include "compiler/interpret/explain_teller.hpp"

namespace bkm::interpret {

using namespace plan;

const Division* Teller::division_of(SplitId split, const Key& pot) const {
  for (const Division& division : divisions_of(split))
    if (division.rest == pot && division.pot.present() && division.fault == Division::Fault::none) return &division;
  return nullptr;
}

Story Teller::tell_rest(RuleId id, SplitId split_id, const Key& pot) {
  const Rule& rule = plan_[id];
  Story story = head(rule, key_words(plan_, data_, plan_[split_id].rest_key, pot));
  prepare_splits(id);
  const auto& rests = settlement_.rules[id.index].rests;
  auto line = std::find_if(rests.begin(), rests.end(), [&](const RestLine& rest) { return rest.split == split_id && rest.key == pot; });
  const Division* division = division_of(split_id, pot);
  if (line == rests.end() || !division) return tell_no_rest(story, split_id, pot), story;
  story.present = true;
  Text place = story.key.empty() ? Text() : say(" voor {0}", " for {0}", {story.key});
  const auto shown = [&](const Rational& amount) { return figure(plan_, data_, Value::of(amount), plan_[plan_[split_id].pot].type); };
  story.sentence = say("{0}{1}: {2}.", "{0}{1}: {2}.", {shown(line->amount).shown, place, clause_words(rule, {"rest van", "rest of"})});
  const Rational& left = division->shares.rest;
  story.calculation.push_back({Role::term, one_line(plan_[split_id].span), shown(left), {}, {}});
  tell_division(story.calculation.back(), plan_[split_id], *division, {});
  if (line->amount != as_posted(rule, left)) fault(say("de rest van {0}", "the rest of {0}", {rule.name}));
  tell_rest_post(story, rule, *line);
  for (const auto& [read, question] : further_) story.further.push_back(question);
  story.fault = fault_;
  return story;
}

// What is left is not rounded again, and no ceiling holds for it.
void Teller::tell_rest_post(Story& story, const Rule& rule, const RestLine& line) {
  const Split& split = plan_[line.split];
  if (!is_payable(rule.kind) || !rule.payer) return;
  Text payer = party_words(rest_payer(plan_, rule, line), line.key);
  if (!rest_is_post(rule, split)) return void(story.about = say("blijft bij {0}: er wordt niets betaald", "stays with {0}: nothing is paid", {payer}));
  story.about = joined({say("van {0} aan {1}", "from {0} to {1}", {payer, party_words({*split.rest_to, {}}, line.key)}), day_words(line.day)}, "; ");
  story.amounts = Amounts{line.amount, 0, line.amount, 0, line.amount};
  for (const auto& [role, word] : {std::pair{Role::exact, Text{"berekend", "calculated"}}, {Role::gross, {"bruto", "gross"}}, {Role::net, {"netto", "net"}}})
    story.amount.push_back({role, word, money(plan_, line.amount), {}, {}});
}

void Teller::tell_no_rest(Story& story, SplitId split, const Key& pot) {
  const Division* division = division_of(split, pot);
  Text place = story.key.empty() ? Text() : say(" voor {0}", " for {0}", {story.key});
  story.sentence = say("Geen rest{0}: {1}.", "No rest{0}: {1}.", {place, joined({story.rule, article_words(story.article)}, ", ")});
  story.calculation.push_back({Role::reason, division ? Text{"alles is verdeeld", "all is shared out"} : Text{"hier is niets te verdelen", "there is nothing to split here"}, {}, {}, {}});
  if (division) tell_division(story.calculation.back(), plan_[split], *division, {});
}

}  // namespace bkm::interpret
