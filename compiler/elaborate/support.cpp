// Where the keys of a rule come from (T3, M5): a stated presence, the union of what it reads, or every key of the calendar.
#include <algorithm>
#include <utility>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/plan/paths.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kAxisUnbound{3301, "axis-unbound", diag::Severity::error,
                            "Uit {2} volgt geen {1}: het hele bedrag zou per {1} nog eens worden betaald. Zet {1} achter per in de regel die {2} bepaalt. "
                            "Moet {2} zo blijven, schrijf dan bij {0}: {3}, en verdeel het (verdeel) of geef ieder het geheel (elk).",
                            "{2} does not tell any {1}: the whole amount would be paid once more for every {1}. Add {1} after per in the rule that defines "
                            "{2}. If {2} is to stay as it is, write with {0}: {3}, and split it (split) or give everyone the whole (each)."};
constexpr Kind kColumnUnbound{3301, "axis-unbound", diag::Severity::error,
                              "{2} staat in {3} en geldt niet per {1}: het hele bedrag zou per {1} nog eens worden betaald. Schrijf bij {0}: voor elke {3}, en verdeel het (verdeel {2} over {1}) of "
                              "geef ieder het geheel (elk {2}).",
                              "{2} stands in {3} and does not hold per {1}: the whole amount would be paid once more for every {1}. Write with {0}: for each {3}, and split it (split {2} over {1}) "
                              "or give everyone the whole (each {2})."};
constexpr Kind kNobodyNamed{3306, "axis-unbound", diag::Severity::error,
                            "{0} is per {1}, maar niets in de berekening zegt voor welke {1}; schrijf \"{2}\" (waar iets is geleverd) of \"{3}\" (allemaal).",
                            "{0} is per {1}, but nothing in the calculation says for which {1}; write \"{2}\" (where something was delivered) or \"{3}\" "
                            "(all of them)."};
constexpr Kind kNobodyListed{3306, "axis-unbound", diag::Severity::error,
                             "{0} is per {1}, maar niets in de berekening zegt voor welke {1}. Schrijf \"{2}\" met gegevens waarin {1} staat (waar iets is geleverd). Geldt het voor iedereen, maak dan een lijst, "
                             "\"gegevens deelnemers per {1}\", en schrijf \"voor elke deelnemers\".",
                             "{0} is per {1}, but nothing in the calculation says for which {1}. Write \"{2}\" with data that have {1} (where something was delivered). If it holds for all, make a list, "
                             "\"data participants per {1}\", and write \"for each participants\"."};
constexpr Kind kSeveralDrivers{3302, "several-drivers", diag::Severity::error,
                               "{0} leest {1} en {2}; zeg met \"alleen met\" of \"{3}\" welke van de twee bepaalt wie meetelt.",
                               "{0} reads {1} and {2}; say with \"only with\" or \"{3}\" which of the two decides who counts."};
constexpr Kind kPresenceFiner{3303, "presence-key-finer", diag::Severity::error,
                              "{0} heeft een regel per {1}, en {2} is per {3}: \"voor elke\" zou een bedrag meer dan eens geven. Schrijf: {4} {0}.",
                              "{0} has a row per {1}, and {2} is per {3}: \"for each\" would give an amount more than once. Write: {4} {0}."};
constexpr Kind kPresenceUnknown{3304, "presence-unknown", diag::Severity::error, "Dit contract heeft geen gegevens en geen regel met de naam \"{0}\".",
                                "This contract has no table and no rule named \"{0}\"."};

constexpr Kind kPresenceCode{3304, "presence-unknown", diag::Severity::error,
                             "Achter \"{1}\" staat de naam van gegevens of van een regel, en \"{0}\" is een code. Maak een lijst, \"gegevens deelnemers per {0}\", en schrijf \"{1} deelnemers\".",
                             "The name of data or of a rule stands after \"{1}\", and \"{0}\" is a code. Make a list, \"data participants per {0}\", and write \"{1} participants\"."};
constexpr Kind kPresenceClosed{3304, "presence-unknown", diag::Severity::error,
                               "Achter \"{1}\" staat de naam van gegevens of van een regel, en \"{0}\" is een code met een vaste lijst in het contract: laat \"{1} {0}\" weg.",
                               "The name of data or of a rule stands after \"{1}\", and \"{0}\" is a code with a fixed list in the contract: leave out \"{1} {0}\"."};

Bilingual only_with_word() { return {"alleen met ..", "only with .."}; }

}  // namespace

bool Elaborator::is_closed(const Axis& axis) const {
  return plan_[axis.dimension].kind == DimensionKind::entity && plan_[axis.dimension].closed;
}
bool Elaborator::is_dense(const Axis& axis) const { return is_closed(axis) || plan_[axis.dimension].kind == DimensionKind::period; }

KeySource Elaborator::keys_of(const Origin& origin, const Frame& grain) {
  KeySource source{origin, frame_of(origin), {}, {}, false, false};
  for (const Axis& axis : grain) source.axes.push_back(find_path(source.frame, axis, {}, false));
  return source;
}

std::optional<KeySource> Elaborator::stated_keys(const Frame& grain, const ast::Presence& presence, const std::string& name) {
  Origin origin;
  // `alleen met x` names what is averaged or paid: a rule before a table of that name; `voor elke T` a table.
  auto table = tables_.find(presence.name.text);
  auto rule = rules_.find(presence.name.text);
  if (table != tables_.end() && (presence.for_each || rule == rules_.end())) origin.of = table->second;
  else if (rule != rules_.end()) {
    if (rule_states_[rule->second.index] == State::building) {
      report(kCycle, presence.name.span, {name, presence.name.text});
      return {};
    }
    build_rule(rule->second);
    if (!has_keys(rule->second, presence.name.span)) return {};
    origin.of = rule->second;
  } else {
    const auto code = dimensions_.find(presence.name.text);
    const Bilingual word = presence.for_each ? Bilingual{"voor elke", "for each"} : Bilingual{"alleen met", "only with"};
    if (code == dimensions_.end() || plan_[code->second].kind != DimensionKind::entity) report(kPresenceUnknown, presence.name.span, {presence.name.text});
    else report(plan_[code->second].closed ? kPresenceClosed : kPresenceCode, presence.name.span, {presence.name.text, word});
    return {};
  }
  KeySource source = keys_of(origin, grain);
  const auto* id = std::get_if<TableId>(&origin.of);
  Frame keys = id ? key_frame(*id) : source.frame;
  if (presence.for_each && id && plan_[*id].form != TableForm::event) {
    for (const Axis& key : keys)
      if (!reaches(grain, key)) {
        report(kPresenceFiner, presence.span, {presence.name.text, axis_names(keys), name, axis_names(grain), Bilingual{"alleen met", "only with"}});
        return {};
      }
  }
  bool periods_missing = false;
  for (std::size_t i = 0; i < grain.size(); ++i) {
    if (source.axes[i] && !find_path(source.frame, grain[i], presence.span)) return {};  // found in two ways
    if (source.axes[i]) continue;
    if (is_dense(grain[i])) {
      periods_missing |= plan_[grain[i].dimension].kind == DimensionKind::period;
      continue;
    }
    report(kAxisUnbound, presence.span, {name, grain[i].name, presence.name.text, only_with_word()});
    return {};
  }
  source.over_interval = periods_missing && id && plan_[*id].form == TableForm::interval;
  return source;
}

// One operand: does what it is per determine every name of the rule? `walked`: names of which every period or code counts.
void Elaborator::add_driver(const Origin& origin, const Frame& home, const Frame& grain, bool is_zero, std::optional<ExprId> aggregate, const std::set<std::size_t>& walked,
                            const std::string& name, Drivers& to) {
  // An aggregate's keys are read from its group table, others from the rows or keys themselves.
  KeySource source{origin, aggregate ? home : frame_of(origin), {}, aggregate, is_zero, false};
  bool drives = true;
  for (std::size_t i = 0; i < grain.size(); ++i) {
    source.axes.push_back(find_path(home, grain[i], {}, false));
    drives &= source.axes.back() || is_closed(grain[i]) || (is_dense(grain[i]) && walked.contains(i));
  }
  if (!drives) return void(to.coarse.push_back(name));
  (is_zero ? to.zero : to.part).push_back(std::move(source));
}

// A value at every key of the calendar and the closed codes, whatever the data.
bool Elaborator::always_there(const Rule& rule) const {
  return rule.support.kind == PresenceKind::dense && !may_end_without_value(plan_, rule.body);
}

// The periods of the rule that the values in a pot are per.
std::set<std::size_t> Elaborator::periods_of_pot(ExprId pot, const Frame& grain) {
  std::set<std::size_t> periods;
  std::function<void(ExprId)> find = [&](ExprId id) {
    const Expr expr = plan_[id];
    Frame home;
    if (const auto* m = std::get_if<MeasureValue>(&expr.node)) home = plan_[m->rule].grain;
    if (const auto* a = std::get_if<AggregateValue>(&expr.node))
      for (const GroupAxis& g : plan_[a->aggregate].group) home.push_back(g.axis);
    if (const auto* c = std::get_if<ColumnValue>(&expr.node)) home = key_frame(c->table);
    for (std::size_t i = 0; i < grain.size(); ++i)
      if (!home.empty() && plan_[grain[i].dimension].kind == DimensionKind::period && reaches(home, grain[i])) periods.insert(i);
    for_each_child(expr, find);
  };
  find(pot);
  return periods;
}

// A rule `voor elke T` has the keys of T.
std::variant<TableId, RuleId> Elaborator::origin_of_keys(const Origin& origin) const {
  const auto* rule = std::get_if<RuleId>(&origin.of);
  if (!rule) return origin.of;
  const Support& support = plan_[*rule].support;
  bool stated = support.kind == PresenceKind::for_each && support.sources.size() == 1;
  return stated ? support.sources[0].from.of : origin.of;
}

// x[key]: a part of the key is the text's.
bool Elaborator::reads_stated_key(const Expr& expr) const {
  auto fixed = [&](PathId path) { return std::holds_alternative<FixedPath>(plan_[path].node); };
  if (const auto* measure = std::get_if<MeasureValue>(&expr.node)) return std::any_of(measure->key.begin(), measure->key.end(), fixed);
  const auto* column = std::get_if<ColumnValue>(&expr.node);
  const auto* row = column ? std::get_if<RowPath>(&plan_[column->row].node) : nullptr;
  return row && std::any_of(row->key.begin(), row->key.end(), fixed);
}

// Without `asked`: not what is only asked for, in `x bij ontbreken v` and `bekend x`.
// `pot_periods`: axes that the pot of the split around us brings.
Drivers Elaborator::drivers(ExprId id, const Frame& grain, bool asked, std::set<std::size_t> pot_periods) {
  Drivers found;
  auto walked = [&](std::optional<std::size_t> over) {
    std::set<std::size_t> axes = pot_periods;
    if (over) axes.insert(*over);
    return axes;
  };
  std::vector<ExprId> known;
  if (!asked) visit_all(plan_, id, [&](ExprId part, const Aggregate*) { if (const auto* k = std::get_if<Known>(&plan_[part].node)) known.push_back(k->operand); });
  std::function<void(ExprId, std::optional<std::size_t>)> visit = [&](ExprId at, std::optional<std::size_t> over) {
    const Expr expr = plan_[at];
    std::string name = written(expr.span);
    const auto* missing = std::get_if<IfMissing>(&expr.node);
    if (!asked && missing && missing->fallback) return visit(*missing->fallback, over);
    if (!asked && (std::holds_alternative<Known>(expr.node) || std::ranges::any_of(known, [&](ExprId each) { return same_reading(plan_, plan_[each], expr); }))) return;
    if (reads_stated_key(expr)) return;  // it is there for every key, and tells of none
    if (const auto* measure = std::get_if<MeasureValue>(&expr.node)) {
      const Rule& rule = plan_[measure->rule];
      if (rule.read_where_asked || (!rule.zero_without_rows && always_there(rule))) return;
      add_driver({measure->rule, measure->stage}, rule.grain, grain, rule.zero_without_rows, {}, walked(over), name, found);
    } else if (const auto* aggregate = std::get_if<AggregateValue>(&expr.node)) {
      const Aggregate folded = plan_[aggregate->aggregate];
      if (folded.window) return;  // a window says nothing of who is there now
      Frame home;
      for (const GroupAxis& g : folded.group) home.push_back(g.axis);
      bool is_zero = folded.fold == ast::Fold::sum || folded.fold == ast::Fold::count;
      add_driver(folded.source, home, grain, is_zero, at, walked(over), name, found);
    } else if (const auto* column = std::get_if<ColumnValue>(&expr.node)) {
      if (std::holds_alternative<RowPath>(plan_[column->row].node)) {
        if (plan_[column->table].form == TableForm::constants) return;
        Frame home = key_frame(column->table);
        std::size_t before = found.part.size();
        add_driver({column->table}, home, grain, false, {}, walked(over), name, found);
        if (found.part.size() > before) {  // its keys are rows of the table
          KeySource rows = keys_of({column->table}, grain);
          for (std::size_t i = 0; i < grain.size(); ++i)
            if (!found.part.back().axes[i]) rows.axes[i].reset();
          found.part.back() = rows;
        }
      }
    } else if (const auto* divided = std::get_if<SplitValue>(&expr.node)) {
      const Split split = plan_[divided->split];
      visit(split.pot, split.over);
      std::set<std::size_t> outer = std::exchange(pot_periods, periods_of_pot(split.pot, grain));
      if (split.weight) visit(*split.weight, over);
      pot_periods = outer;
      if (split.at_most) visit(*split.at_most, over);
    } else if (const auto* place = std::get_if<RankValue>(&expr.node)) {
      std::vector<KeySource> counted;  // who has no value has no place, also where a value would be 0
      std::swap(counted, found.zero);
      visit(plan_[place->rank].steps.front().value, over);
      std::swap(counted, found.zero);
      found.part.insert(found.part.end(), counted.begin(), counted.end());
    }
    for_each_child(expr, [&](ExprId child) { visit(child, over); });
  };
  visit(id, {});
  return found;
}

// A measure that is 0 where there is no data: sums and counts, and what is computed from them without anything else.
bool Elaborator::zero_without_rows(RuleId id) {
  const Rule& rule = plan_[id];
  if (rule_states_[id.index] == State::done) return rule.zero_without_rows;
  if (is_payable(rule.kind)) return true;
  if (rule.type.kind != ValueKind::number) return false;
  std::function<bool(ExprId)> zero = [&](ExprId at) -> bool {
    const Expr& expr = plan_[at];
    return std::visit(Overloaded{
                          [&](const Constant& c) { return c.value == 0; },
                          [&](const AggregateValue& a) {
                            ast::Fold fold = plan_[a.aggregate].fold;
                            return fold == ast::Fold::sum || fold == ast::Fold::count;
                          },
                          [&](const MeasureValue& m) { return zero_without_rows(m.rule); },
                          [&](const SplitValue& s) { return zero(plan_[s.split].pot); },
                          [&](const FunctionValue& e) { return zero(e.body); },
                          [&](const ParameterValue& e) { return e.argument && zero(*e.argument); },
                          [&](const Negate& e) { return zero(e.operand); },
                          [&](const Each& e) { return zero(e.operand); },
                          [&](const Binary& e) {
                            if (e.op == ast::Arithmetic::multiply) return zero(e.left) || zero(e.right);
                            if (e.op == ast::Arithmetic::divide) return zero(e.left) && !zero(e.right);  // nought by nought is no value
                            if (auto value = without_rows(at)) return *value == 0;
                            return zero(e.left) && zero(e.right);
                          },
                          // at most n, above n: nought stays nought for a bound that is not negative; at least needs a bound of nought
                          [&](const Bound& e) { return zero(e.value) && (e.kind != ast::BoundKind::at_least || zero(e.limit)); },
                          [&](const If& e) { return zero(e.then) && e.otherwise && zero(*e.otherwise); },
                          [&](const IfMissing& e) {
                            if (auto value = without_rows(at)) return *value == 0;
                            return zero(e.operand);
                          },
                          [](const auto&) { return false; },
                      },
                      expr.node);
  };
  return zero(rule.body);
}

// What is a column of a table has no rule that could be per more.
void Elaborator::report_unbound(ExprId body, const std::string& name, const std::string& missing, const std::string& what, Span span) {
  std::string table;
  visit_all(plan_, body, [&](ExprId part, const Aggregate*) {
    const auto* column = std::get_if<ColumnValue>(&plan_[part].node);
    if (column && written(plan_[part].span) == what && plan_[column->table].form != TableForm::event) table = plan_[column->table].name();
  });
  if (table.empty()) report(kAxisUnbound, span, {name, missing, what, only_with_word()});
  else report(kColumnUnbound, span, {name, missing, what, table});
}

// The data of what is only asked for, and of sums, say how far back a rule without drivers has values.
Support Elaborator::with_history(Support dense, ExprId body, const Frame& grain) {
  const Drivers found = drivers(body, grain, true);
  dense.history = found.part;
  dense.history.insert(dense.history.end(), found.zero.begin(), found.zero.end());
  return dense;
}

Support Elaborator::support(const Frame& grain, const std::optional<ast::Presence>& presence, ExprId body, const std::string& name, Span span, bool asked) {
  Support result;
  result.span = span;
  if (presence) {
    result.span = presence->span;
    auto source = stated_keys(grain, *presence, name);
    if (!source) return result;
    result.kind = presence->for_each ? PresenceKind::for_each : PresenceKind::only_with;
    result.sources.push_back(*source);
    return result;
  }
  for (const Axis& axis : grain)
    if (plan_[axis.dimension].kind == DimensionKind::row) {
      result.kind = PresenceKind::for_each;
      result.sources.push_back(keys_of({plan_[axis.dimension].table}, grain));
      return result;
    }
  const bool dense = std::all_of(grain.begin(), grain.end(), [&](const Axis& a) { return is_dense(a); });
  Drivers found = drivers(body, grain, asked && !dense);
  if (dense && (!found.zero.empty() || found.part.empty())) return with_history(result, body, grain);
  if (!dense && !asked && found.zero.empty() && found.part.empty()) found = drivers(body, grain, true);  // there is nothing else
  auto& [zero, part, coarse] = found;
  result.kind = PresenceKind::drivers;
  if (!zero.empty()) {
    result.sources = zero;
    return result;
  }
  if (!part.empty()) {
    for (const KeySource& other : part)
      if (origin_of_keys(other.from) != origin_of_keys(part[0].from)) {
        report(kSeveralDrivers, span, {name, name_of(plan_, part[0].from), name_of(plan_, other.from), Bilingual{"voor elke", "for each"}});
        break;
      }
    part.resize(1);
    result.sources = part;
    return result;
  }
  std::string what = coarse.empty() ? written(plan_[body].span) : coarse[0];
  Frame missing;
  for (const Axis& axis : grain) {
    bool bound = false;
    std::function<void(ExprId)> find = [&](ExprId at) {
      const Expr expr = plan_[at];
      if (const auto* m = std::get_if<MeasureValue>(&expr.node)) bound |= reaches(plan_[m->rule].grain, axis);
      if (const auto* a = std::get_if<AggregateValue>(&expr.node))
        for (const GroupAxis& g : plan_[a->aggregate].group) bound |= g.axis.name == axis.name;
      if (const auto* c = std::get_if<ColumnValue>(&expr.node)) bound |= reaches(key_frame(c->table), axis);
      if (const auto* s = std::get_if<SplitValue>(&expr.node))
        for (const auto& part : {std::optional(plan_[s->split].pot), plan_[s->split].weight})
          if (part) find(*part);
      for_each_child(expr, find);
    };
    find(body);
    if (!bound) missing.push_back(axis);
    if (bound || is_dense(axis)) continue;
    if (coarse.empty()) {
      if (plan_[axis.dimension].kind == DimensionKind::row) report(kNobodyNamed, span, {name, axis.name, only_with_word(), Text{"voor elke " + axis.name, "for each " + axis.name}});
      else report(kNobodyListed, span, {name, axis.name, only_with_word()});
      return result;
    }
    report_unbound(body, name, axis.name, what, span);
    return result;
  }
  if (missing.empty()) report(kNobodyNamed, span, {name, axis_names(grain), only_with_word(), Bilingual{"voor elke ..", "for each .."}});
  else if (!rows_without_day(body, name, missing, span)) report_unbound(body, name, axis_names(missing), what, span);
  return result;
}

// Every code of a closed list counts beside the other names, unless those tell which: the council of a provider.
void Elaborator::find_determined(Support& support, const Frame& grain) {
  for (std::size_t i = 0; i < grain.size(); ++i) {
    if (!is_closed(grain[i])) continue;
    const auto& axes = closure(grain).axes;
    const auto ways = axes.find(grain[i].name);
    if (ways == axes.end()) continue;
    for (const Found& way : ways->second)
      if (!way.own && !follows_axis(plan_, way.path, i) && !in_touched_period(plan_, way.path)) support.determined.emplace_back(i, way.path);
  }
}

void Elaborator::find_support(Rule& rule, const ast::Rule& source) {
  if (rule.type.kind == ValueKind::poison) return;
  rule.support.span = source.name.span;
  if (rule.read_where_asked) return void(rule.support.kind = PresenceKind::drivers);
  if (!source.presence && rule.start && rule.start->from) {
    rule.support.kind = PresenceKind::only_with;
    rule.support.sources = {*rule.start->from};
    return;
  }
  rule.support = support(rule.grain, source.presence, rule.body, rule.name, source.name.span);
  find_determined(rule.support, rule.grain);
}

}  // namespace bkm::elaborate
