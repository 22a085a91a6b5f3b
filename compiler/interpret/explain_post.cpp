// From the value of the clause to the amount that is paid: part period, rounding, what each limit takes, net.
#include <algorithm>

#include "compiler/interpret/clamp.hpp"
#include "compiler/interpret/explain_figure.hpp"
#include "compiler/interpret/explain_teller.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

Text mode_words(Rounding mode) {
  switch (mode) {
    case Rounding::half_away: return {"een halve van nul af", "halves away from zero"};
    case Rounding::half_even: return {"een halve naar het even getal", "halves to the even number"};
    case Rounding::half_down: return {"een halve naar nul toe", "halves towards zero"};
    case Rounding::away: return {"altijd van nul af", "always away from zero"};
    case Rounding::toward: return {"altijd naar nul toe", "always towards zero"};
  }
  return {};
}

// The rounding that holds on the day of the amount.
const RoundingStep* rounding_on(const Rule& rule, std::optional<Date> day) {
  const RoundingStep* current = rule.rounding.empty() ? nullptr : &rule.rounding.front();
  for (const RoundingStep& step : rule.rounding)
    if (!step.from || (day && *step.from <= *day)) current = &step;
  return current;
}

std::size_t place_in_order(const Plan& plan, LimitId id) {
  for (std::size_t i = 0; i < plan.order.size(); ++i)
    if (const auto* limit = std::get_if<LimitId>(&plan.order[i]); limit && *limit == id) return i;
  return plan.order.size();
}

}  // namespace

Touched Teller::touched(const Rule& rule, const Key& key) {
  Keys keys = keys_of(plan_, data_, settlement_.rules, evaluator_, rule.grain, rule.support, rule.part);
  auto found = keys.find(key);
  return found == keys.end() ? Touched{} : found->second;
}

// Naar rato: days that count of the days in the period. Gives the factor.
Rational Teller::tell_part_period(Story& story, const Rule& rule, const Key& key, const Value& body) {
  if (rule.part.kind == PartKind::none) return 1;
  std::int32_t start = plan_.calendar.term_first.days;
  for (std::size_t i = 0; i < rule.grain.size(); ++i)
    if (const Dimension& d = plan_[rule.grain[i].dimension]; d.kind == DimensionKind::period && d.cycle == rule.part.cycle) start = key[i];
  Period period = period_of(plan_.calendar, rule.part.cycle, Date{start});
  Touched days = touched(rule, key);
  Text of = say("{0} van de {1} dagen van {2}", "{0} of the {1} days of {2}",
                {std::to_string(days.days), std::to_string(period.length()), Text{period_key(plan_.calendar, period, Language::nl), period_key(plan_.calendar, period, Language::en)}});
  if (rule.part.kind == PartKind::ends) {
    story.calculation.push_back({Role::part, say("gebroken periode telt voor de hele: {0}", "part period counts as a whole one: {0}", {of}), {}, {}, {}});
    return 1;
  }
  Rational factor(days.days, period.length());
  factor.canonicalize();
  Rational result = body.number * factor;
  story.calculation.push_back({Role::part, say("naar rato: {0}", "pro rata: {0}", {of}), figure(plan_, data_, Value::of(result), rule.type), {}, {}});
  return factor;
}

void Teller::tell_rounding(Story& story, const Rule& rule, const Cell& cell) {
  const RoundingStep* step = rounding_on(rule, cell.day);
  if (!step || rule.type.kind != ValueKind::number) return;
  int sign = rule.kind == ast::RuleKind::penalty ? -1 : 1;
  Rational exact = sign * cell.exact.number, rounded = round_to(exact, step->step, step->mode);
  auto shown = [&](const Rational& number) { return is_payable(rule.kind) ? money(plan_, number) : figure(plan_, data_, Value::of(number), rule.type); };
  Step calculated{Role::exact, {"berekend", "calculated"}, shown(exact), {}, {}};
  if (!is_finite_decimal(exact)) calculated.notes.push_back(say("precies {0}", "exactly {0}", {fraction_text(exact)}));
  if (sign < 0) calculated.text = {"berekend, als aftrek", "calculated, as a deduction"};
  Text size = is_payable(rule.kind) && step->step == smallest_unit() ? Text{"de cent", "the cent"} : shown(step->step).shown;
  Step difference{Role::rounding, say("afronden op {0}, {1}", "round to {0}, {1}", {size, mode_words(step->mode)}), shown(Rational(rounded - exact)), {}, {}};
  if (step->from) difference.notes.push_back(say("zo sinds {0}", "so since {0}", {to_string(*step->from)}));
  story.amount.push_back(std::move(calculated));
  story.amount.push_back(std::move(difference));
  Rational expected = is_payable(rule.kind) ? cell.gross : cell.rounded;
  if (rounded != expected) fault({"de afronding", "the rounding"});
  if (is_payable(rule.kind)) story.amounts = Amounts{exact, Rational(rounded - exact), cell.gross, cell.adjustment, cell.net};
}

void Teller::tell_post(Story& story, RuleId id, const Key& key, const Cell& cell) {
  story.amount.push_back({Role::gross, {"bruto", "gross"}, money(plan_, cell.gross), {}, {}});
  tell_limits(story, id, key, cell);
  story.amount.push_back({Role::net, cell.day ? Text{"netto", "net"} : Text{"netto, nog niet opeisbaar", "net, not yet due"}, money(plan_, cell.net), {}, {}});
  check(story, plan_[id], cell);
}

void Teller::tell_limits(Story& story, RuleId id, const Key& key, const Cell& cell) {
  if (!cell.day) return;
  for (const auto& step : plan_.order) {
    const auto* limit = std::get_if<LimitId>(&step);
    if (!limit) continue;
    const std::vector<RuleId>& rules = plan_[*limit].rules;
    auto at = std::find(rules.begin(), rules.end(), id);
    if (at != rules.end()) story.amount.push_back(tell_limit(*limit, static_cast<std::size_t>(at - rules.begin()), key, cell));
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

// What is left of the amount after the limits that come first.
Rational Teller::before_limit(LimitId id, const Cell& cell) const {
  Rational amount = cell.gross;
  for (const Cut& cut : cell.cuts)
    if (place_in_order(plan_, cut.limit) < place_in_order(plan_, id)) amount += cut.amount;
  return amount;
}

// What came before this amount, what room was left, and so what was cut. Told in full only where the cut follows from it.
Step Teller::tell_limit(LimitId id, std::size_t at, const Key& key, const Cell& cell) {
  const Limit& limit = plan_[id];
  Rational cut = 0;
  for (const Cut& c : cell.cuts)
    if (c.limit == id) cut += c.amount;
  Text name = limit.article.empty() ? (limit.name.empty() ? Text{"begrenzing", "limit"} : Text(limit.name)) : article_words(limit.article);
  Step step{Role::limit, say("{0}: {1}", "{0}: {1}", {name, cut < 0 ? Text{"gekort", "cut"} : cut > 0 ? Text{"teruggegeven", "given back"} : Text{"niet gekort", "not cut"}}),
            money(plan_, cut), {Text(one_line(limit.span))}, {}};
  auto group = limit_group(limit, at, key, cell);
  if (!group) return step;
  Value ceiling = evaluator_.value(limit.ceiling, *group);
  if (!ceiling.present()) return step.notes.push_back({"hier geldt geen plafond", "no ceiling applies here"}), step;
  struct Post {
    std::vector<std::int64_t> order;
    Rational amount;
    bool own;
  };
  std::vector<Post> posts;
  Rational unit = plan_[limit.rules[0]].rounding[0].step;
  for (std::size_t r = 0; r < limit.rules.size(); ++r) {
    for (const RoundingStep& rounding : plan_[limit.rules[r]].rounding) unit = common_step(unit, rounding.step);
    for (const auto& [other, post] : settlement_.rules[limit.rules[r].index].cells)
      if (post.day && limit_group(limit, r, other, post) == group)
        posts.push_back({limit_order(limit, r, other, *post.day), before_limit(id, post), r == at && other == key});
  }
  std::stable_sort(posts.begin(), posts.end(), [](const Post& a, const Post& b) { return a.order < b.order; });
  auto own = std::find_if(posts.begin(), posts.end(), [](const Post& p) { return p.own; });
  std::vector<LimitedPost> steps;
  Rational earlier = 0, together = 0;
  std::size_t earlier_count = 0, together_count = 0;
  for (const Post& post : posts) {
    std::size_t block = steps.empty() ? 0 : steps.back().block + (post.order != posts[steps.size() - 1].order);
    steps.push_back({Rational(post.amount / unit).get_num(), block});
    if (post.order < own->order) earlier += post.amount, ++earlier_count;
    if (post.order == own->order) together += post.amount, ++together_count;
  }
  Rational in_steps = ceiling.number / unit;
  Integer whole;
  mpz_fdiv_q(whole.get_mpz_t(), in_steps.get_num_mpz_t(), in_steps.get_den_mpz_t());
  if (Rational(clamp(steps, whole)[static_cast<std::size_t>(own - posts.begin())]) * unit != -cut) return step;
  Text amounts_one{"bedrag", "amount"}, amounts_more{"bedragen", "amounts"};
  step.notes.push_back(say("plafond voor {0}: {1}", "ceiling for {0}: {1}", {key_words(plan_, data_, limit.key, *group), money(plan_, ceiling.number).shown}));
  if (earlier_count > 0) step.notes.push_back(say("eerder in volgorde: {0}, samen {1}", "earlier in order: {0}, together {1}", {count_text(earlier_count, amounts_one, amounts_more), money(plan_, earlier).shown}));
  add_part(step, limit.ceiling, *group, {});
  Rational room = std::max(Rational(ceiling.number - earlier), Rational(0));
  if (cut != 0 || earlier_count > 0) step.notes.push_back(say("ruimte die dan nog over is: {0}", "room that is then left: {0}", {money(plan_, room).shown}));
  if (together_count > 1)
    step.notes.push_back(say("{0} {1} tegelijk, samen {2}{3}", "{0} {1} at the same time, together {2}{3}",
                             {std::to_string(together_count), amounts_more, money(plan_, together).shown, cut != 0 ? Text{": ze delen naar rato", ": they share pro rata"} : Text()}));
  if (cut != 0) step.notes.push_back(say("van dit bedrag blijft {0} over van {1}", "of this amount {0} is left of {1}", {money(plan_, Rational(before_limit(id, cell) + cut)).shown, money(plan_, before_limit(id, cell)).shown}));
  return step;
}

// gross = exact + rounding, gross + cuts = net, and the cuts are those that are told.
void Teller::check(Story& story, const Rule& rule, const Cell& cell) {
  Rational told = 0;
  for (const Step& step : story.amount)
    if (step.role == Role::limit) told += step.figure->value.number;
  bool holds = story.amounts && story.amounts->exact + story.amounts->rounding == cell.gross && cell.gross + cell.adjustment == cell.net && told == cell.adjustment;
  if (!holds) fault(say("het bedrag van {0}", "the amount of {0}", {rule.name}));
}

}  // namespace bkm::interpret
