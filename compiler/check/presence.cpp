// T4, M5, D26: a value that can be missing needs a decision of the author.
#include <algorithm>

#include "compiler/check/checker.hpp"
#include "compiler/check/listed.hpp"
#include "compiler/check/there.hpp"
#include "compiler/plan/paths.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::check {
namespace {

constexpr Kind kMayMiss{3702, "operand-may-be-missing", diag::Severity::error,
                        "{0} kan ontbreken{1}; zeg wat dan geldt: {2}.", "{0} can be missing{1}; say what holds then: {2}."};
constexpr Kind kNoneInCalculation{3703, "none-outside-bound", diag::Severity::error,
                                  "\"bij ontbreken geen\" kan alleen in een grens staan: hoogstens, minstens, boven, of tot bij begrens.",
                                  "\"if missing none\" can only stand in a bound: at most, at least, above, or to of a limit."};

enum class Why { row, part, empty_later, empty_none };

// What is known to have a value here, as it was asked about.
using Proven = std::vector<ExprId>;

class Presence {
 public:
  Presence(Checker& checker, const Place& place, std::string article)
      : checker_(checker), plan_(checker.plan), support_(place.support), place_(place), article_(std::move(article)) {}
  void starts_with(const Rule& rule) { start_ = rule.start ? &*rule.start : nullptr; }
  // What requirements promise proves nothing about a requirement.
  void distrust_requirements() { trusts_requirements_ = false; }

  // `proven`: columns known to have a value here. `inside`: the aggregate in whose rows we are. `bounding`: a `geen` bounds nothing.
  void walk(ExprId id, Proven proven, const Aggregate* inside, bool bounding) {
    const Expr& expr = plan_[id];
    auto down = [&](ExprId child) { walk(child, proven, inside, bounding); };
    std::visit(Overloaded{
                   [&](const ColumnValue& c) {
                     column(id, c, proven, inside, bounding);
                     if (c.day) read_on(id, *c.day, proven, inside);
                   },
                   [&](const RateValue& r) { if (r.day) read_on(id, *r.day, proven, inside); },
                   [&](const KeyValue& k) { misses_part(id, {k.path}, proven, inside); },
                   [&](const MeasureValue& m) {
                     if (is_proven(id, proven)) return;
                     if (!misses_part(id, m.key, proven, inside)) measure(id, m, inside);
                   },
                   [&](const AggregateValue& a) {
                     if (!misses_part(id, use_paths(plan_[a.aggregate]), proven, inside)) aggregate(id, a, inside);
                   },
                   [&](const PreviousValue& p) { if (!is_proven(id, proven)) previous(id, p); },
                   [&](const RankValue& r) { rank(plan_[r.rank]); },
                   [&](const SplitValue& s) {
                     const Split& split = plan_[s.split];
                     walk(split.pot, proven, inside, false);
                     if (split.weight) walk(*split.weight, proven, inside, false);
                     for (const auto& part : {split.at_least, split.at_most})
                       if (part) walk(*part, proven, inside, true);
                   },
                   [&](const Bound& b) {
                     walk(b.value, proven, inside, false);
                     walk(b.limit, proven, inside, true);
                   },
                   [&](const And& a) {
                     for (ExprId operand : a.operands) {
                       walk(operand, proven, inside, false);
                       add_known(operand, proven);
                     }
                   },
                   [&](const Or& o) {
                     for (ExprId operand : o.operands) {
                       walk(operand, proven, inside, false);
                       add_known_where_not(operand, proven);
                     }
                   },
                   [&](const If& i) {
                     walk(i.condition, proven, inside, false);
                     auto then = proven;
                     add_known(i.condition, then);
                     walk(i.then, then, inside, bounding);
                     auto otherwise = proven;
                     add_known_where_not(i.condition, otherwise);
                     if (i.otherwise) walk(*i.otherwise, otherwise, inside, bounding);
                   },
                   [&](const IfMissing& m) {
                     rows_in(m.operand);
                     if (m.fallback) walk(*m.fallback, proven, inside, bounding);
                     else if (!bounding) checker_.report(kNoneInCalculation, expr.span, article_, {});
                   },
                   [&](const Known& k) { rows_in(k.operand); },
                   // What is missing is missing where the body uses it.
                   [&](const FunctionValue& f) { down(f.body); },
                   [&](const ParameterValue& p) { if (p.argument) down(*p.argument); },
                   [&](const ScaleValue& s) {
                     if (!has_every_key(plan_, s, at(inside))) missing(id, Why::row, false);
                     misses_part(id, s.key, proven, inside);
                     if (s.day) read_on(id, *s.day, proven, inside);
                     down(s.argument);
                   },
                   [&](const auto&) { for_each_child(expr, down); },
               },
               expr.node);
  }

  void add_known(ExprId id, Proven& proven) const {
    const Expr& expr = plan_[id];
    if (const auto* known = std::get_if<Known>(&expr.node)) {
      proven.push_back(meant(known->operand));
    } else if (const auto* all = std::get_if<And>(&expr.node)) {
      for (ExprId operand : all->operands) add_known(operand, proven);
    }
  }

  // Where `niet bekend x` does not hold, x is known.
  void add_known_where_not(ExprId id, Proven& proven) const {
    const Expr& expr = plan_[id];
    if (const auto* negated = std::get_if<Not>(&expr.node)) return add_known(negated->operand, proven);
    if (const auto* any = std::get_if<Or>(&expr.node))
      for (ExprId operand : any->operands) add_known_where_not(operand, proven);
  }

 private:
  // The argument that a parameter stands for.
  ExprId meant(ExprId id) const {
    const auto* parameter = std::get_if<ParameterValue>(&plan_[id].node);
    return parameter && parameter->argument ? meant(*parameter->argument) : id;
  }

  void column(ExprId id, const ColumnValue& c, const Proven& proven, const Aggregate* inside, bool bounding) {
    if (is_proven(id, proven) || promised(c, inside)) return;
    const Table& table = plan_[c.table];
    const table::ColumnSchema& schema = table.schema.columns[c.column];
    if (const auto* row = std::get_if<RowPath>(&plan_[c.row].node); row && misses_part(id, row->key, proven, inside)) return;
    if (!row_is_listed(plan_, c, at(inside))) return missing(id, Why::row, bounding && schema.empty == table::EmptyRule::or_none);
    if (schema.empty == table::EmptyRule::or_none && !bounding) missing(id, Why::empty_none, inside);
    if (schema.empty == table::EmptyRule::or_empty) missing(id, Why::empty_later, inside);
  }

  // What a path to a part of a key passes that need not be there: a row, or its cell.
  std::optional<ColumnValue> lost_on(PathId path, const Proven& proven, const Aggregate* inside) const {
    const auto& node = plan_[path].node;
    if (const auto* p = std::get_if<PeriodPath>(&node)) return lost_on(p->of, proven, inside);
    if (const auto* p = std::get_if<LastDayPath>(&node)) return lost_on(p->of, proven, inside);
    if (const auto* p = std::get_if<PreviousPath>(&node)) return lost_on(p->of, proven, inside);
    const auto* cell = std::get_if<ColumnPath>(&node);
    if (!cell || proves(proven, path) || row_is_refused_without(path, inside)) return {};
    const ColumnValue c{cell->row, cell->table, cell->column};
    if (promised(c, inside)) return {};
    const auto* row = std::get_if<RowPath>(&plan_[c.row].node);
    if (row)
      for (PathId part : row->key)
        if (const auto lost = lost_on(part, proven, inside)) return lost;
    const bool empty = plan_[c.table].schema.columns[c.column].may_be_empty();
    return empty || (row && !row_is_listed(plan_, c, at(inside))) ? std::optional(c) : std::nullopt;
  }

  // Reports the part of a key that need not be there.
  bool misses_part(ExprId id, const std::vector<PathId>& parts, const Proven& proven, const Aggregate* inside) {
    for (PathId part : parts)
      if (const auto lost = lost_on(part, proven, inside)) return missing_part(id, *lost), true;
    return false;
  }

  bool proves(const Proven& proven, PathId path) const {
    return std::any_of(proven.begin(), proven.end(), [&](ExprId known) {
      const auto* key = std::get_if<KeyValue>(&plan_[known].node);
      return key && same_path(plan_, key->path, path);
    });
  }

  // A row from which the path does not lead there is rejected: each row here passed that check.
  bool row_is_refused_without(PathId path, const Aggregate* inside) const {
    const Frame& frame = inside ? inside->frame : place_.grain;
    if (!is_row_frame(plan_, frame)) return false;
    const TableId table = plan_[frame[0].dimension].table;
    return std::any_of(plan_.path_checks.begin(), plan_.path_checks.end(), [&](const PathCheck& check) { return check.table == table && same_path(plan_, check.path, path); });
  }

  Place at(const Aggregate* inside) const { return {support_, place_.grain, place_.part, inside}; }
  // Rows say nothing of the codes that no row brought.
  bool promised(const ColumnValue& c, const Aggregate* inside) const {
    const Place place = at(inside);
    return (!walks_codes(plan_, place, c.row) && refused_when_missing(plan_, c, place)) || (trusts_requirements_ && required(plan_, c, place));
  }

  // tarief op begin: without a begin there is no tariff.
  void read_on(ExprId id, PathId day, const Proven& proven, const Aggregate* inside) {
    const auto* path = std::get_if<ColumnPath>(&plan_[day].node);
    if (!path) return;
    const ColumnValue c{path->row, path->table, path->column};
    const Expr stated{c, {}, {}};
    const bool known = std::any_of(proven.begin(), proven.end(), [&](ExprId each) { return same_reading(plan_, plan_[each], stated); });
    if (known || promised(c, inside)) return;
    if (plan_[c.table].schema.columns[c.column].may_be_empty()) missing(id, Why::empty_later, inside);
  }

  bool is_proven(ExprId id, const Proven& proven) const {
    return std::any_of(proven.begin(), proven.end(), [&](ExprId known) { return same_reading(plan_, plan_[known], plan_[id]); });
  }

  void measure(ExprId id, const MeasureValue& m, const Aggregate* inside) {
    if (is_payable(plan_[m.rule].kind) || plan_[m.rule].zero_without_rows) return;
    const There there = is_there(plan_, m, at(inside), start_);
    if (there != There::yes) missing(id, there == There::not_in_part_periods ? Why::part : Why::row, false);
  }

  void previous(ExprId id, const PreviousValue& p) {
    if (!checker_.reported.insert(id.index).second) return;
    Period before = previous_period(plan_.calendar, period_of(plan_.calendar, p.cycle, plan_.calendar.term_first));
    bool nl = plan_.language == Language::nl;
    std::string text = checker_.written(id), key = period_key(plan_.calendar, before, plan_.language);
    const Text reason{" (voor " + key + " hoeft er niets te zijn)", " (there need not be anything for " + key + ")"};
    checker_.report(kMayMiss, plan_[id].span, article_, {text, reason, text + (nl ? " bij ontbreken .." : " if missing ..")});
  }

  // `bij ontbreken` says what holds without a sum or average; a row that cannot be counted makes it wrong, not missing.
  void rows_in(ExprId id) {
    if (const auto* a = std::get_if<AggregateValue>(&plan_[id].node)) return rows_of(plan_[a->aggregate]);
    if (const auto* r = std::get_if<RankValue>(&plan_[id].node)) return rank(plan_[r->rank]);
    const auto each = [&](const std::optional<ExprId>& part) { if (part) rows_in(*part); };
    if (const auto* s = std::get_if<SplitValue>(&plan_[id].node))
      for (const Split* split = &plan_[s->split]; const auto& part : {std::optional(split->pot), split->weight, split->at_least, split->at_most}) each(part);
    for_each_child(plan_[id], each);
  }

  // Who has no value has no place; what decides a tie must be there.
  void rank(const Rank& rank) {
    Presence ranked(checker_, {rank.population, rank.frame}, article_);
    ranked.rows_in(rank.steps.front().value);
    for (std::size_t i = 1; i < rank.steps.size(); ++i) ranked.walk(rank.steps[i].value, {}, nullptr, false);
  }

  void rows_of(const Aggregate& aggregate) {
    Proven within;
    if (aggregate.filter) {
      walk(*aggregate.filter, {}, &aggregate, false);
      add_known(*aggregate.filter, within);
    }
    if (aggregate.value && !aggregate.components) walk(*aggregate.value, within, &aggregate, false);
    for (const auto& weight : {aggregate.weight, aggregate.components ? aggregate.components->weight : std::nullopt})
      if (weight) walk(*weight, within, &aggregate, false);
  }

  void aggregate(ExprId id, const AggregateValue& a, const Aggregate* inside) {
    const Aggregate& aggregate = plan_[a.aggregate];
    rows_of(aggregate);
    if (aggregate.components && aggregate.components->rule && !inside) return;  // the contract says what a missing one does
    bool can_be_empty = aggregate.fold != ast::Fold::sum && aggregate.fold != ast::Fold::count;
    if (!can_be_empty || inside) {
      if (can_be_empty && inside) missing(id, Why::row, false);
      return;
    }
    if (support_.kind == PresenceKind::drivers)
      for (const KeySource& source : support_.sources)
        if (support_.sources.size() == 1 && source.aggregate && *source.aggregate == id) return;
    bool of_now = !aggregate.window || aggregate.window->to_date;
    bool same = of_now && !support_.sources.empty() && !aggregate.filter &&
                std::all_of(support_.sources.begin(), support_.sources.end(), [&](const KeySource& s) { return s.from.of == aggregate.source.of; });
    // Keys from the very rows that are averaged: never empty. A dense grain of periods alone has keys without rows.
    if (same && !aggregate.group.empty()) return;
    const auto* rule = std::get_if<RuleId>(&aggregate.source.of);
    if (rule && of_now && !aggregate.filter && plan_[*rule].support.kind == PresenceKind::dense && !may_give_none(plan_, plan_[*rule]) && !plan_[*rule].part.leaves_out()) return;
    missing(id, Why::row, false);
  }

  void missing_part(ExprId id, const ColumnValue& part) {
    if (!checker_.reported.insert(id.index).second) return;
    const Table& table = plan_[part.table];
    const std::string name = table.schema.columns[part.column].name, text = checker_.written(id);
    bool nl = plan_.language == Language::nl;
    const Text row{" (er hoeft in " + table.name() + " geen regel voor te zijn)", " (there need not be a row for it in " + table.name() + ")"};
    const Text cell{" (de cel van " + name + " in " + table.name() + " mag leeg zijn)", " (the cell of " + name + " in " + table.name() + " may be empty)"};
    const Text& reason = table.schema.columns[part.column].may_be_empty() ? cell : row;
    checker_.report(kMayMiss, plan_[id].span, article_, {name, reason, text + (nl ? " bij ontbreken .." : " if missing ..")});
  }
  void missing(ExprId id, Why why, bool none_helps) {
    if (!checker_.reported.insert(id.index).second) return;
    const Expr& expr = plan_[id];
    std::string text = checker_.written(id);
    if (const auto* c = std::get_if<ColumnValue>(&expr.node)) text = plan_[c->table].schema.columns[c->column].name;
    bool nl = plan_.language == Language::nl;
    std::string fix = nl ? text + " bij ontbreken .." : text + " if missing ..";
    if (none_helps) fix = nl ? text + " bij ontbreken geen" : text + " if missing none";
    Bilingual reason{"", ""};
    if (why == Why::row) reason = {" (er hoeft geen regel voor te zijn)", " (there need not be a row for it)"};
    if (why == Why::part) reason = {" (een gebroken periode telt niet altijd mee)", " (a part period does not always count)"};
    if (why == Why::empty_later) reason = {" (de cel mag nog leeg zijn)", " (the cell may still be empty)"};
    if (why == Why::empty_none) reason = {" (de cel mag leeg zijn)", " (the cell may be empty)"};
    checker_.report(kMayMiss, expr.span, article_, {text, reason, Text{fix + or_complete(expr, why, Language::nl), fix + or_complete(expr, why, Language::en)}});
  }
  // A table of which every row that is asked for is there can say so.
  std::string or_complete(const Expr& expr, Why why, Language language) const {
    const auto* c = std::get_if<ColumnValue>(&expr.node);
    const Table* table = c ? &plan_[c->table] : nullptr;
    const bool may_say = table && why == Why::row && (table->form == TableForm::keyed || table->form == TableForm::constants) && table->completeness == ast::Completeness::unstated;
    if (!may_say) return {};
    const std::string word = plan_.language == Language::nl ? "volledig" : "complete";
    return language == Language::nl ? ", of zet \"" + word + "\" achter de kop van " + table->name() + " als elke regel er staat" : ", or put \"" + word + "\" behind the heading of " + table->name() + " if every row is there";
  }
  void missing(ExprId id, Why why, const Aggregate* inside) {
    if (!inside) return missing(id, why, false);
    if (!checker_.reported.insert(id.index).second) return;
    std::string text = checker_.written(id);
    bool nl = plan_.language == Language::nl;
    Bilingual reason{" (de cel mag leeg zijn)", " (the cell may be empty)"};
    const std::string known = (nl ? "waar bekend " : "where known ") + text, missing = text + (nl ? " bij ontbreken .." : " if missing ..");
    const Text fix{known + ", of " + missing, known + ", or " + missing};
    checker_.report(kMayMiss, plan_[id].span, article_, {text, reason, fix});
  }

  Checker& checker_;
  const Plan& plan_;
  const Support& support_;
  Place place_;
  std::string article_;
  bool trusts_requirements_ = true;
  const Start* start_ = nullptr;  // the rule holds from there on
};

}  // namespace

void check_presence(Checker& checker, const Rule& rule) {
  const Support support = keys_told(rule);
  Presence presence(checker, {support, rule.grain, rule.part}, rule.article);
  presence.starts_with(rule);
  presence.walk(rule.body, {}, nullptr, false);
}

bool may_miss(const Checker& checker, const Require& at, ExprId id) {
  diag::Sink found;
  Checker apart{checker.plan, checker.facts, checker.sources, found, {}};
  Presence presence(apart, {at.support, at.grain}, {});
  presence.distrust_requirements();
  presence.walk(id, {}, nullptr, true);
  return found.has_errors();
}

// Conditions that are asked of rows or keys without a rule. A rejection whose condition has no value would refuse nothing, in silence.
void check_conditions_apart(Checker& checker) {
  for (const Reject& reject : checker.plan.rejects) {
    const Frame grain{{checker.plan[reject.table].name(), checker.plan[reject.table].row}};
    Support rows{PresenceKind::for_each, {KeySource{{reject.table}, {}, {}, {}}}, {}, reject.span};
    Presence(checker, {rows, grain}, reject.article).walk(reject.condition, {}, nullptr, false);
  }
  for (const Require& require : checker.plan.requires_) {
    Presence presence(checker, {require.support, require.grain}, require.article);
    presence.walk(require.condition, {}, nullptr, false);
  }
  for (const Limit& limit : checker.plan.limits) {
    const Support posts = keys_of_posts(checker.plan, limit);
    Presence(checker, {posts, limit.key}, limit.article).walk(limit.ceiling, {}, nullptr, true);
    for (std::size_t i = 0; i < limit.exempt.size(); ++i) {
      const Rule& rule = checker.plan[limit.rules[i]];
      const Support support = keys_told(rule);
      Presence(checker, {support, rule.grain, rule.part}, limit.article).walk(limit.exempt[i], {}, nullptr, false);
    }
  }
}

}  // namespace bkm::check
