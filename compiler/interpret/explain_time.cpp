// What came before: vorige x, totals to date, and the order of a rank.
#include <algorithm>

#include "compiler/interpret/explain_figure.hpp"
#include "compiler/interpret/explain_teller.hpp"

namespace bkm::interpret {

using namespace plan;

// The earlier value has a derivation of its own: where it stands is told, and why there is none.
void Teller::tell_previous(Step& step, const PreviousValue& previous, const Key& key) {
  const auto* measure = std::get_if<MeasureValue>(&previous.of);
  if (!measure) return tell_column(step, std::get<ColumnValue>(previous.of), key);
  const Rule& rule = plan_[measure->rule];
  bool complete;
  Key at = evaluator_.measure_key(*measure, key, complete);
  Text place = say("{0}[{1}]", "{0}[{1}]", {rule.name, key_words(plan_, data_, rule.grain, at)});
  step.text = say("{0}, hier {1}", "{0}, here {1}", {step.text, place});
  bool before = evaluator_.before_term(rule.grain, at);
  if (!before) ask_further(measure->rule, at);
  if (step.figure->value.present()) step.notes.push_back(before ? Text{"uit de tijd voor de looptijd", "from the time before the term"} : say("met een eigen afleiding: {0}", "with its own derivation: {0}", {place}));
  else step.notes.push_back(before ? Text{"van voor de looptijd is er niets bekend", "nothing is known from before the term"} : Text{"daar is geen waarde", "there is no value there"});
}

void Teller::tell_rank(Step& step, const Rank& rank, const Key& key) {
  struct Place {
    Value place;
    Key key;
  };
  std::vector<Place> places;
  for (const auto& [other, place] : evaluator_.rank_all(rank)) {
    bool same = std::all_of(rank.rest.begin(), rank.rest.end(), [&](PathId part) { return evaluator_.path(part, other) == evaluator_.path(part, key); });
    if (same) places.push_back({place, other});
  }
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.place.number < b.place.number; });
  step.notes.push_back(say("onder {0} met een waarde{1}", "among {0} with a value{1}", {std::to_string(places.size()), rank.ties_together ? Text{"; wie gelijk staat, deelt de plaats", "; who is equal shares the place"} : Text()}));
  Frame among{rank.frame[rank.among]};
  for (std::size_t i = 0; i < std::min(places.size(), kListed); ++i) {
    Step row{Role::row, key_words(plan_, data_, among, Key{places[i].key[rank.among]}), {}, {}, {}};
    row.figure = shown(rank.steps.front().value, evaluator_.value(rank.steps.front().value, places[i].key), {});
    row.notes.push_back(places[i].place.present() ? say("plaats {0}", "place {0}", {fraction_text(places[i].place.number)}) : Text{"gelijk, niet beslist", "equal, not decided"});
    for (std::size_t s = 1; s < rank.steps.size(); ++s)
      row.notes.push_back(say("daarna {0}: {1}", "then {0}: {1}", {text_of(rank.steps[s].value), shown(rank.steps[s].value, evaluator_.value(rank.steps[s].value, places[i].key), {}).shown}));
    step.parts.push_back(std::move(row));
  }
  if (places.size() > kListed) step.parts.push_back({Role::others, say("en {0}", "and {0}", {count_text(places.size() - kListed, {"andere", "other"}, {"andere", "others"})}), {}, {}, {}});
}

// The rows of earlier periods are those of earlier amounts; these are of this one.
void Teller::tell_this_period(const Cumulative& cumulative, const Key& key) {
  std::map<std::uint32_t, Step> told;
  for (ExprId quantity : cumulative.quantities) told[quantity.index] = term(quantity, key, prices_in(quantity));
  this_period_ = std::move(told);
}

// A quantity to date: what each period brought.
void Teller::tell_quantity(Step& step, ExprId id, const std::string& hint) {
  const auto& periods = to_date_.at(id.index);
  std::size_t first = periods.size() > kListed ? periods.size() - kListed : 0;
  Rational earlier = 0;
  for (std::size_t i = 0; i < first; ++i) earlier += periods[i].second;
  if (first > 0) step.parts.push_back({Role::others, say("{0} eerder, samen", "{0} earlier, together", {std::to_string(first)}), shown(id, Value::of(earlier), hint), {}, {}});
  for (std::size_t i = first; i < periods.size(); ++i) {
    Period period = period_of(plan_.calendar, told_cumulative_->step, Date{periods[i].first});
    step.parts.push_back({Role::row, {period_key(plan_.calendar, period, Language::nl), period_key(plan_.calendar, period, Language::en)}, shown(id, Value::of(periods[i].second), hint), {}, {}});
  }
  step.parts.back().notes = this_period_[id.index].notes;
  step.parts.back().parts = this_period_[id.index].parts;
}

// cumulatief: the quantities to date, what they give, what was given before, and the increase.
void Teller::tell_to_date(Story& story, RuleId id, const Key& key, const Cell& cell) {
  const Rule& rule = plan_[id];
  const Cumulative& cumulative = *rule.cumulative;
  tell_this_period(cumulative, key);
  std::map<std::uint32_t, Rational> totals;
  std::optional<Key> before;
  Rational earlier = 0;
  for (const Period& period : periods_to_date(plan_, cumulative, periods_in_term(plan_.calendar, cumulative.step), Date{key[cumulative.period]})) {
    Key at = key;
    at.parts[cumulative.period] = period.first.days;
    for (ExprId quantity : cumulative.quantities) {
      Rational amount = number_at(quantity, at).value_or(Rational(0));
      totals[quantity.index] += amount;
      to_date_[quantity.index].emplace_back(period.first.days, amount);
    }
    auto given = settlement_.rules[id.index].cells.find(at);
    if (given != settlement_.rules[id.index].cells.end() && given->second.total && !(at == key)) before = at, earlier = given->second.total->exact;
  }
  evaluator_.set_totals(&totals);
  told_cumulative_ = &cumulative;
  Step total = term(rule.body, key, {});
  evaluator_.set_totals(nullptr);
  to_date_.clear();
  Value reached = total.figure->value;
  total.text = say("tot nu toe: {0}", "to date: {0}", {total.text});
  story.calculation.push_back(std::move(total));
  Step given{Role::term, {"daarvan al gegeven", "of which already given"}, shown(rule.body, Value::of(earlier), {}), {}, {}};
  given.notes.push_back(before ? say("t/m {0}", "through {0}", {key_words(plan_, data_, Frame{rule.grain[cumulative.period]}, Key{(*before)[cumulative.period]})}) : Text{"dit is de eerste", "this is the first"});
  story.calculation.push_back(std::move(given));
  if (!reached.present() || reached.number - earlier != cell.exact.number) fault(say("het totaal van {0}", "the total of {0}", {rule.name}));
}

}  // namespace bkm::interpret
