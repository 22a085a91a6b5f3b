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
  for (const Limited& post : posts) {
    if (post.order < own->order) standing.earlier += post.amount, ++standing.earlier_count;
    if (post.order == own->order) standing.together += post.amount, ++standing.together_count;
  }
  standing.cut = -losses(plan_, plan_[id], posts, ceiling)[static_cast<std::size_t>(own - posts.begin())];
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
  add_part(step, limit.ceiling, *group, {});
  tell_standing(step, before, std::max(Rational(ceiling.number - before.earlier), Rational(0)), before_limit(id, cell));
  return step;
}

void Teller::tell_standing(Step& step, const LimitStanding& standing, const Rational& room, const Rational& amount) {
  bool cut = standing.cut != 0;
  if (standing.earlier_count > 0)
    step.notes.push_back(say("eerder in volgorde: {0}, samen {1}", "earlier in order: {0}, together {1}", {amounts_text(standing.earlier_count), money(plan_, standing.earlier).shown}));
  if (cut || standing.earlier_count > 0) step.notes.push_back(say("ruimte die dan nog over is: {0}", "room that is then left: {0}", {money(plan_, room).shown}));
  if (standing.together_count > 1)
    step.notes.push_back(say("{0} tegelijk, samen {1}{2}", "{0} at the same time, together {1}{2}",
                             {amounts_text(standing.together_count), money(plan_, standing.together).shown, cut ? Text{": ze delen naar rato", ": they share pro rata"} : Text()}));
  if (cut) step.notes.push_back(say("van dit bedrag blijft {0} over van {1}", "of this amount {0} is left of {1}", {money(plan_, Rational(amount + standing.cut)).shown, money(plan_, amount).shown}));
}

}  // namespace bkm::interpret
