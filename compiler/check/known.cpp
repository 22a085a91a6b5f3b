// T10, D1, D22: nothing may be paid on a number that is not yet known at the end of the settlement period in which it is due.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kTooLate{3706, "known-too-late", diag::Severity::error,
                        "{0} is pas bekend aan het eind van de periode ({1}), op {2}, maar {3} wordt eerder afgerekend. Neem een langere periode voor {3}{4}.",
                        "{0} is known only at the end of the period ({1}), on {2}, but {3} is settled earlier. Take a longer period for {3}{4}."};

// When a value is known: from the start (nothing), at the end of a period of this cycle, or from the first day of its own period (`begin`): a figure of
// December is not there in January.
struct When {
  std::optional<Cycle> end;
  Text what;
  Span span;
  bool may_be_filled = false;
  std::optional<Cycle> begin{};  // the finest of what it reads
};

// The author's own words are the same in both languages.
Text quoted(std::string words) { return {words, words}; }

When later(When a, const When& b) {
  When when = b.end && (!a.end || *b.end > *a.end) ? b : a;
  when.begin = a.begin && b.begin ? std::min(*a.begin, *b.begin) : a.begin ? a.begin : b.begin;
  return when;
}

// What an `op` day makes known: rows of event tables after that day do not count. A day that is filled in later (closed) says that the rest is filled in too.
enum class Cut { nothing, rows, cells };

Cut cut_by(const Plan& plan, const Rule& rule) {
  if (!rule.day.date) return Cut::nothing;
  const auto* column = std::get_if<ColumnValue>(&plan[*rule.day.date].node);
  return column && !plan[column->table].columns[static_cast<std::size_t>(column->column)].known_later ? Cut::rows : Cut::cells;
}

class KnownAt {
 public:
  KnownAt(const Plan& plan, const SourceMap& sources, Cut cut) : plan_(plan), sources_(sources), cut_(cut) {}

  When rule(RuleId id) const {
    const Rule& rule = plan_[id];
    if (auto found = known_.find(id.index); found != known_.end()) return found->second;
    if (!sound(rule)) return {};
    const bool inner = !open_.empty();
    if (cut_ != Cut::nothing && inner && is_payable(rule.kind)) return {};  // read as posted
    if (!open_.insert(id.index).second) return in_circle_ = true, When{};  // what reads its own past adds nothing new
    const bool outer = std::exchange(in_circle_, false);
    When when = expr(rule.body, rule.grain);
    if (cut_ == Cut::nothing || !inner)
      for (const KeySource& source : rule.support.sources) when = later(when, present(rule, source));
    open_.erase(id.index);
    if (!in_circle_) known_.emplace(id.index, when);  // else it depends on where the circle was entered
    in_circle_ |= outer;
    return when;
  }

  When expr(ExprId id, const Frame& frame) const {
    const Expr& e = plan_[id];
    When when;
    if (const auto* c = std::get_if<ColumnValue>(&e.node)) return column(*c, e.span);
    if (const auto* m = std::get_if<MeasureValue>(&e.node)) {
      when = rule(m->rule);
      if (m->stage == ast::Stage::net) when = later(when, net(m->rule));
      if (stated_later(*m)) when.end = Cycle::term;
      if (when.end) when = {std::max(*when.end, own_cycle(plan_, plan_[m->rule].grain)), quoted(std::string(sources_.text(e.span))), e.span, when.may_be_filled, when.begin};
      return when;
    }
    if (const auto* p = std::get_if<PreviousValue>(&e.node)) return previous(*p, e);
    if (const auto* a = std::get_if<AggregateValue>(&e.node)) return aggregate(*a, e, frame);
    if (const auto* r = std::get_if<RankValue>(&e.node)) {
      for (const RankStep& step : plan_[r->rank].steps) when = later(when, expr(step.value, frame));
      Frame rest = plan_[r->rank].frame;
      const Axis among = rest[plan_[r->rank].among];
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(plan_[r->rank].among));
      return among_all(when, among, rest, e);
    }
    if (const auto* s = std::get_if<SplitValue>(&e.node)) {
      const Split& split = plan_[s->split];
      When shared;
      for (const auto& part : {split.weight, split.at_least, split.at_most})
        if (part) shared = later(shared, expr(*part, frame));
      return later(expr(split.pot, frame), among_all(shared, frame[split.over], split.rest_key, e));
    }
    for_each_child(e, [&](ExprId child) { when = later(when, expr(child, frame)); });
    return when;
  }

  // `own`: for the posts of the rule itself a provisional limit is recomputed at each settlement.
  When net(RuleId rule, bool own = false) const {
    When when;
    for (const Limit& limit : plan_.limits)
      if (limit.pro_rata && !(own && limit.provisional) && std::find(limit.rules.begin(), limit.rules.end(), rule) != limit.rules.end())
        when = later(when, {own_cycle(plan_, limit.key), Text{"wat er na de begrenzing overblijft van " + plan_[rule].name, "what the limit leaves of " + plan_[rule].name}, limit.span, false});
    return when;
  }

 private:
  // Who is there because of events is known when the last of them can have come.
  When present(const Rule& rule, const KeySource& source) const {
    if (const auto* from = std::get_if<RuleId>(&source.from.of)) return this->rule(*from);
    if (plan_[std::get<TableId>(source.from.of)].form != TableForm::event) return {};
    return {own_cycle(plan_, rule.grain), quoted(std::string(sources_.text(rule.support.span))), rule.support.span, false};
  }

  // Each period, or each row, weighs against all others: what tells how, is known when the last of them is.
  When among_all(const When& when, const Axis& among, const Frame& rest, const Expr& e) const {
    const DimensionKind kind = plan_[among.dimension].kind;
    if (kind == DimensionKind::entity || (!when.end && !when.begin && kind == DimensionKind::period)) return when;
    return {finest_cycle(plan_, rest).value_or(Cycle::term), quoted(std::string(sources_.text(e.span))), e.span, when.may_be_filled, when.begin};
  }

  Date first_settled() const { return period_of(plan_.calendar, plan_.settlement, plan_.calendar.term_first).last; }

  // x[2026-12]: a period of the text that ends after the first settlement.
  bool stated_later(const MeasureValue& m) const {
    for (std::size_t i = 0; i < m.key.size(); ++i) {
      const auto* fixed = std::get_if<FixedPath>(&plan_[m.key[i]].node);
      if (fixed && fixed->day && period_of(plan_.calendar, plan_[plan_[m.rule].grain[i].dimension].cycle, *fixed->day).last > first_settled()) return true;
    }
    return false;
  }
  // The row of a period of the text that begins after the first settlement.
  bool stated_later(const ColumnValue& c) const {
    const auto* row = std::get_if<RowPath>(&plan_[c.row].node);
    return row && std::ranges::any_of(row->key, [&](PathId part) {
      const auto* fixed = std::get_if<FixedPath>(&plan_[part].node);
      return fixed && fixed->day && *fixed->day > first_settled();
    });
  }

  // The finest period that a row of the table is of.
  std::optional<Cycle> period_of_row(const Table& table) const {
    std::optional<Cycle> finest;
    for (int key : table.schema.key)
      if (const auto& column = table.schema.columns[key]; column.kind == table::CellKind::period) finest = finest ? std::min(*finest, column.cycle) : column.cycle;
    return finest;
  }

  When column(const ColumnValue& c, Span span) const {
    const Table& table = plan_[c.table];
    if (cut_ == Cut::cells) return {};
    const std::string& name = table.schema.columns[c.column].name;
    const auto own = period_of_row(table), begin = table.form == TableForm::keyed ? own : std::nullopt;
    const bool stated = table.schema.known_on >= 0;
    if (!stated && begin && stated_later(c)) return {Cycle::term, quoted(name), span, false, begin};
    if (!table.columns[c.column].known_later || stated) return {{}, {}, {}, false, begin};
    return {own.value_or(Cycle::term), quoted(name), span, true, begin};
  }

  // An earlier period is over; what was only known later than that period is not.
  When since_over(When when, Cycle cycle) const {
    bool over = !when.end || *when.end <= cycle || determines(plan_.calendar, *when.end, cycle);
    if (over) return {};
    when.begin.reset();
    return when;
  }
  When previous(const PreviousValue& p, const Expr& e) const {
    const auto* m = std::get_if<MeasureValue>(&p.of);
    if (!m) return {};
    When when = since_over(rule(m->rule), p.cycle);
    return when.end ? When{when.end, quoted(std::string(sources_.text(e.span))), e.span, when.may_be_filled} : When{};
  }

  When aggregate(const AggregateValue& a, const Expr& e, const Frame& frame) const {
    const Aggregate& aggregate = plan_[a.aggregate];
    Frame group;
    for (const GroupAxis& g : aggregate.group) group.push_back(g.axis);
    When when;
    if (const auto* rule_id = std::get_if<RuleId>(&aggregate.source.of)) {
      when = rule(*rule_id);
      if (aggregate.source.stage == ast::Stage::net) when = later(when, net(*rule_id));
    } else if (const Table& table = plan_[std::get<TableId>(aggregate.source.of)]; table.form == TableForm::event) {
      if (cut_ == Cut::nothing) when.end = Cycle::day;
    } else if (table.form == TableForm::keyed) {
      when.begin = period_of_row(table);
    }
    for (const auto& part : {aggregate.value, aggregate.weight, aggregate.filter})
      if (part) when = later(when, expr(*part, aggregate.frame));
    const auto& window = aggregate.window;
    bool earlier = window && !window->to_date;
    if (earlier) when = since_over(when, window->cycle.value_or(Cycle::day));
    if (earlier && when.end) return {when.end, quoted(std::string(sources_.text(e.span))), e.span, when.may_be_filled};
    bool by_row = !group.empty() && plan_[group[0].dimension].kind == DimensionKind::row;
    Cycle end = by_row ? Cycle::day : finest_cycle(plan_, window ? frame : group).value_or(Cycle::term);
    if (!when.end && when.begin && *when.begin < end) when.end = end;  // it takes in later periods
    if (!when.end) return when;
    return {std::max(end, when.end.value()), quoted(std::string(sources_.text(e.span))), e.span, when.may_be_filled, when.begin};
  }

  const Plan& plan_;
  const SourceMap& sources_;
  Cut cut_;
  mutable std::set<std::uint32_t> open_;  // rules on the way to here
  mutable bool in_circle_ = false;
  mutable std::map<std::uint32_t, When> known_;
};

// The last day of what is known at the end of a period of `end`, for a key of which the own period ends on `last`.
Date known_on(const Plan& plan, Cycle end, Cycle own, Date last) {
  if (end <= own || determines(plan.calendar, end, own)) return last;
  return std::min(period_of(plan.calendar, end, last).last, plan.calendar.term_last);
}

// Due at the end of the settlement period that contains the post's day: for every period of the rule not before it is known.
bool in_time(const Plan& plan, const Rule& rule, Cycle end) {
  if (determines(plan.calendar, end, plan.settlement)) return true;
  if (rule.day.date) return false;  // it can be any day
  const Cycle own = own_cycle(plan, rule.grain);
  return std::ranges::all_of(periods_in_term(plan.calendar, own), [&](const Period& whole) {
    const Period period = within_term(plan.calendar, whole);
    const Date due = later(rule.day.first ? period.first : period.last, rule.day.count, rule.day.unit);
    return known_on(plan, end, own, period.last) <= period_of(plan.calendar, plan.settlement, due).last;
  });
}

void report_late(Checker& checker, const Rule& rule, const When& when) {
  const Plan& plan = checker.plan;
  Period first = period_of(plan.calendar, *when.end, plan.calendar.term_first);
  Bilingual hint = when.may_be_filled ? Bilingual{", of geef de kolom \"of geen\" als een lege cel betekent dat het niet geldt",
                                                  ", or give the column \"or none\" if an empty cell means that it does not apply"}
                         : rule.day.stated  ? Bilingual{", of een latere dag", ", or a later day"}
                                            : Bilingual{"", ""};
  checker.report(kTooLate, when.span, rule.article, {when.what, cycle_word(*when.end), to_string(std::min(first.last, plan.calendar.term_last)), rule.name, hint});
}

}  // namespace

void check_known(Checker& checker, RuleId id) {
  const Rule& rule = checker.plan[id];
  if (!is_payable(rule.kind) || rule.provisional) return;
  KnownAt known(checker.plan, checker.sources, cut_by(checker.plan, rule));
  When when = later(known.rule(id), known.net(id, true));
  if (when.end && !in_time(checker.plan, rule, *when.end)) report_late(checker, rule, when);
}

void check_limit_known(Checker& checker, const Limit& limit) {
  if (limit.provisional) return;
  const KnownAt known(checker.plan, checker.sources, Cut::nothing);
  const When ceiling = known.expr(limit.ceiling, limit.key);
  for (std::size_t i = 0; i < limit.rules.size(); ++i) {
    const Rule& rule = checker.plan[limit.rules[i]];
    const When when = i < limit.exempt.size() ? later(ceiling, known.expr(limit.exempt[i], rule.grain)) : ceiling;
    if (when.end && !in_time(checker.plan, rule, *when.end)) return report_late(checker, rule, when);
  }
}

}  // namespace bkm::check
