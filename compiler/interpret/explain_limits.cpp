// begrens: what came before an amount, what room was left, and so what each limit took.
#include <algorithm>

#include "compiler/interpret/clamp.hpp"
#include "compiler/interpret/explain_figure.hpp"
#include "compiler/interpret/explain_teller.hpp"

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

std::optional<Key> Teller::limit_group(const Limit& limit, std::size_t at, const Key& key, const Cell& cell) {
  Key group;
  for (std::size_t k = 0; k < limit.key.size(); ++k) {
    if (limit.by_day[at][k]) {
      group.push(period_of(plan_.calendar, plan_[limit.key[k].dimension].cycle, *cell.day).first.days);
      continue;
    }
    auto part = evaluator_.path(limit.paths[at][k], key);
    if (!part) return {};
    group.push(*part);
  }
  return group;
}

std::vector<std::int64_t> Teller::limit_order(const Limit& limit, std::size_t at, const Key& key, Date day) {
  std::vector<std::int64_t> order;
  for (std::size_t i = 0; i < limit.order.size(); ++i) {
    if (limit.order[i].cycle) {
      order.push_back(period_of(plan_.calendar, *limit.order[i].cycle, day).first.days);
      continue;
    }
    std::int64_t cell = table::kEmpty;
    const auto* column = limit.order_values[at][i] ? std::get_if<ColumnValue>(&plan_[*limit.order_values[at][i]].node) : nullptr;
    if (auto row = column ? evaluator_.path(column->row, key) : std::nullopt) cell = data_.tables[column->table.index].columns[column->column][*row];
    order.push_back(cell == table::kEmpty ? INT64_MAX : cell);
  }
  return order;
}

bool Teller::is_exempt(const Limit& limit, std::size_t at, const Key& key) {
  if (limit.exempt.empty()) return false;
  Value exempt = evaluator_.value(limit.exempt[at], key);
  return exempt.present() && exempt.yes();
}

// What is left of the amount after the limits that come first.
Rational Teller::before_limit(LimitId id, const Cell& cell) const {
  Rational amount = cell.gross;
  for (const Cut& cut : cell.cuts)
    if (cut.limit.index < id.index) amount += cut.amount;
  return amount;
}

// The amounts under one ceiling in their order, as the limit saw them.
LimitStanding Teller::standing(LimitId id, std::size_t at, const Key& key, const Key& group, const Rational& ceiling) {
  const Limit& limit = plan_[id];
  struct Post {
    std::vector<std::int64_t> order;
    Rational amount;
    bool own, exempt;
  };
  std::vector<Post> posts;
  Rational unit = plan_[limit.rules[0]].rounding[0].step;
  for (std::size_t r = 0; r < limit.rules.size(); ++r) {
    for (const RoundingStep& rounding : plan_[limit.rules[r]].rounding) unit = common_step(unit, rounding.step);
    for (const auto& [other, post] : settlement_.rules[limit.rules[r].index].cells)
      if (post.day && limit_group(limit, r, other, post) == group && (limit.exempt_counts || !is_exempt(limit, r, other)))
        posts.push_back({limit_order(limit, r, other, *post.day), before_limit(id, post), r == at && other == key, is_exempt(limit, r, other)});
  }
  std::stable_sort(posts.begin(), posts.end(), [](const Post& a, const Post& b) { return a.order < b.order; });
  auto own = std::find_if(posts.begin(), posts.end(), [](const Post& p) { return p.own; });
  LimitStanding standing;
  std::vector<LimitedPost> steps;
  for (const Post& post : posts) {
    std::size_t block = steps.empty() ? 0 : steps.back().block + (post.order != posts[steps.size() - 1].order);
    steps.push_back({Rational(post.amount / unit).get_num(), block, post.exempt});
    if (post.order < own->order) standing.earlier += post.amount, ++standing.earlier_count;
    if (post.order == own->order) standing.together += post.amount, ++standing.together_count;
  }
  Rational in_steps = ceiling / unit;
  Integer whole;
  mpz_fdiv_q(whole.get_mpz_t(), in_steps.get_num_mpz_t(), in_steps.get_den_mpz_t());
  standing.cut = -Rational(clamp(steps, whole)[static_cast<std::size_t>(own - posts.begin())]) * unit;
  return standing;
}

// What came before is told only where the cut follows from it.
Step Teller::tell_limit(LimitId id, std::size_t at, const Key& key, const Cell& cell) {
  const Limit& limit = plan_[id];
  Rational cut = 0;
  for (const Cut& c : cell.cuts)
    if (c.limit == id) cut += c.amount;
  Step step{Role::limit, say("{0}: {1}", "{0}: {1}", {limit_name(limit), verdict(cut)}), money(plan_, cut), {Text(one_line(limit.span))}, {}};
  auto group = limit_group(limit, at, key, cell);
  if (!group) return step;
  if (is_exempt(limit, at, key)) {
    step.notes.push_back(limit.exempt_counts ? Text{"uitgezonderd: gebruikt ruimte, maar wordt nooit gekort", "exempt: uses room, but is never cut"}
                                             : Text{"uitgezonderd: staat buiten dit plafond", "exempt: stands outside this ceiling"});
    return step;
  }
  Value ceiling = evaluator_.value(limit.ceiling, *group);
  if (!ceiling.present()) return step.notes.push_back({"hier geldt geen plafond", "no ceiling applies here"}), step;
  LimitStanding before = standing(id, at, key, *group, ceiling.number);
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
