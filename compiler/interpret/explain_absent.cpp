// Why there is no amount or value at a key: outside the term, a row that fell out, no rows, a condition that does not hold, a value that is
// missing, or a run that stopped.
#include <algorithm>

#include "compiler/interpret/explain_figure.hpp"
#include "compiler/interpret/explain_teller.hpp"
#include "compiler/interpret/findings.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

constexpr std::size_t kFallenListed = 3;

Text fate_words(const table::Table& rows, std::uint32_t row) {
  switch (rows.fates[row]) {
    case table::RowFate::cancelled: return {"vervallen door een creditering", "cancelled by a credit"};
    case table::RowFate::out_of_scope: return {"na het einde van de looptijd", "after the end of the term"};
    case table::RowFate::before_term:
    case table::RowFate::before_term_used: return {"voor het begin van de looptijd", "before the start of the term"};
    case table::RowFate::not_yet_known: return {"toen nog niet bekend", "not yet known then"};
    default: break;
  }
  for (const table::Rejection& rejection : rows.rejections)
    if (rejection.row == row)
      return say("afgekeurd: {0}", "rejected: {0}", {{rejection_reason(rejection, rows.schema, Language::nl), rejection_reason(rejection, rows.schema, Language::en)}});
  return {"afgekeurd", "rejected"};
}

// A definition per the same names: its rows are what is missing.
bool same_axes(const Frame& a, const Frame& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Axis& x, const Axis& y) { return x.name == y.name; });
}

void reason(Story& story, Text why) { story.calculation.push_back({Role::reason, std::move(why), {}, {}, {}}); }

}  // namespace

void Teller::tell_absence(Story& story, RuleId id, const Key& key) {
  const Rule& rule = plan_[id];
  prepare_splits(id);
  bool told = fell_before_term(story, id, key) || outside_term(story, rule, key) || stopped(story, id, key) || no_rows(story, id, key) || guard_false(story, rule.body, key);
  if (!told) missing_value(story, id, key);
  Text what = is_payable(rule.kind) ? Text{"Geen bedrag", "No amount"} : Text{"Geen waarde", "No value"};
  Text place = story.key.empty() ? Text() : say(" voor {0}", " for {0}", {story.key});
  story.sentence = say("{0}{1}: {2}.", "{0}{1}: {2}.", {what, place, joined({rule.name, article_words(rule.article)}, ", ")});
}

bool Teller::fell_before_term(Story& story, RuleId id, const Key& key) {
  const auto& early = settlement_.rules[id.index].before_term;
  const auto found = early.find(key);
  if (found == early.end()) return false;
  reason(story, say("de dag, {0}, ligt voor de looptijd: dit contract boekt daar niets", "the day, {0}, lies before the term: this contract posts nothing there", {to_string(found->second)}));
  return true;
}

// Also a row of the key that fell out by itself.
bool Teller::outside_term(Story& story, const Rule& rule, const Key& key) {
  for (std::size_t i = 0; i < rule.grain.size(); ++i) {
    const Dimension& dimension = plan_[rule.grain[i].dimension];
    if (dimension.kind == DimensionKind::row) {
      auto row = static_cast<std::uint32_t>(key[i]);
      const table::Table& rows = data_.tables[dimension.table.index];
      if (row >= rows.size() || rows.live(row)) continue;
      reason(story, say("{0} telt niet mee: {1}", "{0} does not count: {1}", {row_name(dimension.table, row), fate_words(rows, row)}));
      return true;
    }
    if (dimension.kind != DimensionKind::period) continue;
    Period period = period_of(plan_.calendar, dimension.cycle, Date{key[i]});
    if (period.last >= plan_.calendar.term_first && period.first <= plan_.calendar.term_last) continue;
    reason(story, say("{0} ligt buiten de looptijd ({1} t/m {2})", "{0} lies outside the term ({1} through {2})",
                      {{period_key(plan_.calendar, period, Language::nl), period_key(plan_.calendar, period, Language::en)}, to_string(plan_.calendar.term_first), to_string(plan_.calendar.term_last)}));
    return true;
  }
  return false;
}

bool Teller::stopped(Story& story, RuleId id, const Key& key) {
  for (const Stop& stop : settlement_.stops) {
    if (stop.rule != id || !(stop.key == key)) continue;
    diag::Sink sink;
    report_stop(plan_, data_, stop, sink);
    if (sink.all().empty()) continue;
    reason(story, say("de afrekening stopt hier: {0}", "the settlement stops here: {0}", {{diag::message(sink.all()[0], Language::nl), diag::message(sink.all()[0], Language::en)}}));
    return true;
  }
  return false;
}

bool Teller::no_rows(Story& story, RuleId id, const Key& key) {
  const Rule& rule = plan_[id];
  Keys keys = keys_of(plan_, data_, settlement_.rules, evaluator_, rule.grain, rule.support, rule.part);
  if (keys.contains(key) || stubbed(id, key)) return false;
  if (rule.part.kind == PartKind::ends) {
    Keys whole = keys_of(plan_, data_, settlement_.rules, evaluator_, rule.grain, rule.support, {PartKind::pro_rata, rule.part.cycle});
    if (auto found = whole.find(key); found != whole.end()) {
      reason(story, say("een gebroken periode die niet meetelt: {0} binnen de periode", "a part period that does not count: {0} inside the period",
                        {count_text(static_cast<std::size_t>(found->second.days), {"dag", "day"}, {"dagen", "days"})}));
      return true;
    }
  }
  missing_rows(story, rule, key);
  return true;
}

// What each source of the rule's keys lacks for this key.
void Teller::missing_rows(Story& story, const Rule& rule, const Key& key) {
  for (const KeySource& source : rule.support.sources) {
    const auto* table = std::get_if<TableId>(&source.from.of);
    std::string name = table ? plan_[*table].name() : plan_[std::get<RuleId>(source.from.of)].name;
    if (!table && same_axes(source.frame, rule.grain) && !is_payable(plan_[std::get<RuleId>(source.from.of)].kind)) {
      const RuleId read = std::get<RuleId>(source.from.of);
      if (!no_rows(story, read, key) && !guard_false(story, plan_[read].body, key)) missing_value(story, read, key);
      continue;
    }
    if (!source.aggregate) {
      reason(story, table ? say("er is geen geldige rij van {0} voor deze sleutel", "there is no valid row of {0} for this key", {name})
                          : say("er is geen {0} voor deze sleutel", "there is no {0} for this key", {name}));
      continue;
    }
    const Aggregate& aggregate = plan_[std::get<AggregateValue>(plan_[*source.aggregate].node).aggregate];
    auto group = evaluator_.group_used(aggregate, key);
    Text condition = aggregate.filter ? say(" waarvoor geldt: {0}", " for which this holds: {0}", {text_of(*aggregate.filter)}) : Text();
    reason(story, say("er is geen rij van {0}{1}", "there is no row of {0}{1}", {name, condition}));
    if (table && group) story.calculation.back().notes.push_back(fallen_rows(*table, aggregate, *group));
    std::erase_if(story.calculation.back().notes, [](const Text& note) { return note.empty(); });
  }
  if (rule.support.sources.empty()) reason(story, {"deze sleutel hoort niet bij deze bepaling", "this key does not belong to this clause"});
}

// Rows that would belong to this key, but fell out or are not selected.
Text Teller::fallen_rows(TableId id, const Aggregate& aggregate, const Key& group) {
  const table::Table& rows = data_.tables[id.index];
  std::vector<Text> told;
  std::size_t more = 0, unselected = 0;
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    Key source{static_cast<std::int32_t>(row)};
    if (!belongs(aggregate, source, group)) continue;
    if (rows.live(row)) {
      unselected += !selected(aggregate, source);
      continue;
    }
    if (told.size() == kFallenListed) ++more;
    else told.push_back(say("{0}: {1}", "{0}: {1}", {row_name(id, row), fate_words(rows, row)}));
  }
  if (more > 0) told.push_back(say("en nog {0}", "and {0} more", {std::to_string(more)}));
  if (unselected > 0) told.push_back(say("{0} voor deze sleutel voldoet niet aan die voorwaarde", "{0} for this key: that condition does not hold", {count_text(unselected, {"rij", "row"}, {"rijen", "rows"})}));
  return told.empty() ? Text() : say("wel: {0}", "there is: {0}", {joined(told, "; ")});
}

// als φ without anders: not true here, so no post.
bool Teller::guard_false(Story& story, ExprId body, const Key& key) {
  const auto* guard = std::get_if<If>(&plan_[body].node);
  if (!guard) return false;
  Value test = evaluator_.value(guard->condition, key);
  if (!test.present() || test.yes()) return false;
  if (guard->otherwise) {
    reason(story, say("niet waar: {0}", "not true: {0}", {text_of(guard->condition)}));
    story.calculation.back().parts.push_back(term(guard->condition, key, {}));
    return guard_false(story, *guard->otherwise, key);
  }
  reason(story, say("de voorwaarde geldt hier niet: {0}", "the condition does not hold here: {0}", {text_of(guard->condition)}));
  story.calculation.back().parts.push_back(term(guard->condition, key, {}));
  return true;
}

ExprId Teller::deepest_missing(ExprId id, const Key& key) {
  std::optional<ExprId> inner;
  for_each_child(plan_[id], [&](ExprId child) {
    if (!inner && !evaluator_.value(child, key).present()) inner = child;
  });
  return inner ? deepest_missing(*inner, key) : id;
}

void Teller::missing_value(Story& story, RuleId id, const Key& key) {
  const Rule& rule = plan_[id];
  ExprId cause = deepest_missing(rule.body, key);
  if (evaluator_.value(rule.body, key).present()) return reason(story, {"deze sleutel hoort niet bij deze bepaling", "this key does not belong to this clause"});
  reason(story, say("{0} heeft hier geen waarde", "{0} has no value here", {text_of(cause)}));
  story.calculation.back().parts.push_back(term(rule.body, key, {}));
}

}  // namespace bkm::interpret
