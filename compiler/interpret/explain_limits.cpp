// begrens: what came before an amount, what room was left, and so what each limit took.
#include <algorithm>

#include "compiler/interpret/explain_figure.hpp"
#include "compiler/interpret/explain_teller.hpp"
#include "compiler/interpret/limit_posts.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

Text amounts_text(std::size_t count) { return count_text(count, {"bedrag", "amount"}, {"bedragen", "amounts"}); }

Text limit_name(const Limit& limit) {
  if (!limit.article.empty()) return article_words(limit.article);
  return limit.name.empty() ? Text{"begrenzing", "limit"} : Text(limit.name);
}

Text verdict(const Rational& cut) {
  if (cut < 0) return {"gekort", "cut"};
  return cut > 0 ? Text{"teruggegeven", "given back"} : Text{"niet gekort", "not cut"};
}

// Nothing uses no room and has no share.
void place(LimitStanding& standing, const Limited& post, const Rational& lost, bool together) {
  if (post.amount == 0) return;
  if (post.exempt) return standing.exempt.add(post.amount);
  if (!together) return standing.paid += post.amount - lost, standing.earlier.add(post.amount);
  standing.together.add(post.amount);
  (post.amount > 0 ? standing.above : standing.below).add(post.amount);
  standing.loss += lost;
}

}  // namespace

void Teller::tell_limits(Story& story, RuleId id, const Key& key, const Cell& cell) {
  if (!cell.day) return;
  for (std::uint32_t l = 0; l < plan_.limits.size(); ++l) {
    const std::vector<RuleId>& rules = plan_.limits[l].rules;
    auto at = std::find(rules.begin(), rules.end(), id);
    if (at != rules.end()) story.amount.push_back(tell_limit(LimitId{l}, static_cast<std::size_t>(at - rules.begin()), key, cell));
  }
}

// What is left of the amount after the limits that come first.
Rational Teller::before_limit(LimitId id, const Cell& cell) const {
  Rational amount = cell.gross;
  for (const Cut& cut : cell.cuts)
    if (cut.limit.index < id.index) amount += cut.amount;
  return amount;
}

// The amounts under one ceiling in their order, as the limit saw them.
LimitStanding Teller::standing(LimitId id, RuleId rule, const Key& key, const Key& group, const Rational& ceiling) {
  auto before = [&](const Cell& cell) { return before_limit(id, cell); };
  auto counts = [&](const Key& other, Date) { return other == group; };
  const std::vector<Limited> posts = posts_under(plan_, data_, evaluator_, settlement_.rules, id, before, counts).at(group);
  auto own = std::find_if(posts.begin(), posts.end(), [&](const Limited& post) { return post.rule == rule && post.key == key; });
  LimitStanding standing;
  standing.step = step_of(plan_, plan_[id], own->day);
  standing.ceiling = Rational(floor_of(ceiling / standing.step)) * standing.step;
  const std::vector<Rational> lost = losses(plan_, plan_[id], posts, ceiling);
  for (std::size_t i = 0; i < posts.size() && posts[i].order <= own->order; ++i) place(standing, posts[i], lost[i], posts[i].order == own->order);
  standing.cut = -lost[static_cast<std::size_t>(own - posts.begin())];
  return standing;
}

// What came before is told only where the cut follows from it.
Step Teller::tell_limit(LimitId id, std::size_t at, const Key& key, const Cell& cell) {
  const Limit& limit = plan_[id];
  Rational cut = 0;
  for (const Cut& c : cell.cuts)
    if (c.limit == id) cut += c.amount;
  Step step{Role::limit, say("{0}: {1}", "{0}: {1}", {limit_name(limit), verdict(cut)}), money(plan_, cut), {Text(one_line(limit.span))}, {}};
  auto group = limit_group(plan_, evaluator_, limit, at, key, *cell.day);
  if (!group) return step;
  if (is_exempt(evaluator_, limit, at, key).yes()) {
    step.notes.push_back(limit.exempt_counts ? Text{"uitgezonderd: gebruikt ruimte, maar wordt nooit gekort", "exempt: uses room, but is never cut"}
                                             : Text{"uitgezonderd: staat buiten dit plafond", "exempt: stands outside this ceiling"});
    return step;
  }
  Value ceiling = evaluator_.value(limit.ceiling, *group);
  if (!ceiling.present()) return step.notes.push_back({"hier geldt geen plafond", "no ceiling applies here"}), step;
  LimitStanding before = standing(id, limit.rules[at], key, *group, ceiling.number);
  if (before.cut != cut) return step;
  step.notes.push_back(say("plafond voor {0}: {1}", "ceiling for {0}: {1}", {key_words(plan_, data_, limit.key, *group), money(plan_, ceiling.number).shown}));
  if (before.ceiling != ceiling.number) step.notes.push_back(say("daarvan tellen alleen hele stappen: {0}", "of that only whole steps count: {0}", {money(plan_, before.ceiling).shown}));
  add_part(step, limit.ceiling, *group, {});
  tell_standing(step, before, before_limit(id, cell));
  return step;
}

void Teller::tell_standing(Step& step, const LimitStanding& standing, const Rational& amount) {
  tell_earlier(step, standing);
  tell_room(step, standing);
  tell_together(step, standing, amount);
  if (standing.cut == 0) return;
  step.notes.push_back(say("van dit bedrag blijft {0} over van {1}", "of this amount {0} is left of {1}", {money(plan_, Rational(amount + standing.cut)).shown, money(plan_, amount).shown}));
}

void Teller::tell_earlier(Step& step, const LimitStanding& standing) {
  const auto& [earlier, count] = standing.earlier;
  const Text left = standing.paid == earlier ? Text() : say(", waarvan {0} overblijft", ", of which {0} is left", {money(plan_, standing.paid).shown});
  if (count > 0) step.notes.push_back(say("eerder in volgorde: {0}, samen {1}{2}", "earlier in order: {0}, together {1}{2}", {amounts_text(count), money(plan_, earlier).shown, left}));
  if (standing.exempt.count == 0) return;
  step.notes.push_back(say("uitgezonderd, en gaat eerst van de ruimte af: {0}, samen {1}", "exempt, and taken off the room first: {0}, together {1}",
                           {amounts_text(standing.exempt.count), money(plan_, standing.exempt.sum).shown}));
}

// What is given back follows from all up to here: the earlier cuts make up for it.
void Teller::tell_room(Step& step, const LimitStanding& standing) {
  const bool cut = standing.cut != 0;
  if (standing.loss < 0) {
    const Rational all = standing.earlier.sum + standing.together.sum;
    return step.notes.push_back(say("alles tot en met dit moment samen: {0}; daarvan past {1} onder het plafond, en eerder is {2} betaald", "all up to and including this moment together: {0}; of that {1} fits under the ceiling, and {2} was paid earlier",
                                    {money(plan_, all).shown, money(plan_, std::min(all, standing.free())).shown, money(plan_, standing.paid).shown}));
  }
  if (!cut && standing.earlier.count == 0 && standing.exempt.count == 0) return;
  step.notes.push_back(say("ruimte die dan nog over is: {0}", "room that is then left: {0}", {money(plan_, std::max(Rational(standing.free() - standing.paid), Rational(0))).shown}));
}

// What is together is cut or given back in proportion; amounts of the other sign have no part in that.
void Teller::tell_together(Step& step, const LimitStanding& standing, const Rational& amount) {
  if (standing.together.count < 2) return;
  const Counted& bearers = standing.loss > 0 ? standing.above : standing.below;
  const Counted& others = standing.loss > 0 ? standing.below : standing.above;
  const std::vector<Text> borne{money(plan_, abs(standing.loss)).shown, amounts_text(bearers.count), money(plan_, bearers.sum).shown};
  Text sharing;
  if (standing.cut != 0 && others.count == 0) sharing = {": ze delen naar rato", ": they share pro rata"};
  else if (standing.loss > 0) sharing = say("; van {1} boven nul, samen {2}, gaat naar rato {0} af", "; {0} is taken off {1} above zero, together {2}, pro rata", borne);
  else if (standing.loss < 0) sharing = say("; op {1} onder nul, samen {2}, komt naar rato {0} terug", "; {0} is given back on {1} below zero, together {2}, pro rata", borne);
  const bool exactly = standing.cut == 0 || -standing.cut * bearers.sum == standing.loss * amount;
  const Text steps = standing.step == plan_.smallest_amount() ? Text{"resterende centen", "cents that are left"} : say("stappen van {0} die overblijven", "steps of {0} that are left", {money(plan_, standing.step).shown});
  const Text left = exactly ? Text() : say("; {0} naar de grootste resten", "; {0} go to the largest remainders", {steps});
  step.notes.push_back(say("{0} tegelijk, samen {1}{2}{3}", "{0} at the same time, together {1}{2}{3}", {amounts_text(standing.together.count), money(plan_, standing.together.sum).shown, sharing, left}));
}

}  // namespace bkm::interpret
