// What a name means where it stands: a column of the row, a rule, a rate, a look-up in a table, or a code of the key.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "runtime/input/text.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kAmbiguousName{2901, "ambiguous-name", diag::Severity::error,
                              "\"{0}\" staat in meer dan één tabel ({1}); schrijf erachter uit welke: {0} {2} {3}.",
                              "\"{0}\" stands in more than one table ({1}); write from which: {0} {2} {3}."};
constexpr Kind kGrossOrNet{2904, "gross-or-net", diag::Severity::error,
                           "{0} wordt begrensd; zeg of hier het bedrag voor of na die begrenzing bedoeld is: bruto {0} of netto {0}.",
                           "{0} is limited; say whether the amount before or after that limit is meant: gross {0} or net {0}."};
constexpr Kind kNotPayable{2905, "stage-of-non-payable", diag::Severity::error, "{0} is geen betaling en heeft dus geen bruto en netto.",
                           "{0} is no payment and has no gross and net."};
constexpr Kind kSubmittedAlone{2909, "submitted-outside-sum", diag::Severity::error, "\"{0}\" hoort in een som, een aantal of een ander getal over de regels.",
                               "\"{0}\" belongs in a sum, a count or another number about the rows."};
constexpr Kind kAnchor{2908, "anchor-unknown", diag::Severity::error, "\"{0}\" is hier geen datum.", "\"{0}\" is no date here."};

bool limited(const ast::Unit& unit, const std::string& rule) {
  for (const ast::Statement& statement : unit.statements)
    if (const auto* limit = std::get_if<ast::Limit>(&statement))
      for (const ast::Name& name : limit->rules)
        if (name.text == rule) return true;
  return false;
}

}  // namespace

// Tables with a column of this name; those named by `uit T` only, where it is said.
std::vector<std::pair<TableId, int>> Elaborator::columns_named(const ast::Reference& reference) {
  std::vector<std::pair<TableId, int>> found;
  for (std::uint32_t t = 0; t < plan_.tables.size(); ++t) {
    if (plan_.tables[t].form == TableForm::scale || (reference.source && plan_.tables[t].name() != reference.source->text)) continue;
    if (int column = plan_.tables[t].column(reference.name.text); column >= 0) found.emplace_back(TableId{t}, column);
  }
  return found;
}

ExprId Elaborator::column_value(ColumnValue value, Span span) {
  return add({value, plan_[value.table].columns[value.column].type, span});
}

ExprId Elaborator::own_column(std::size_t axis, TableId table, int column, Span span) {
  return column_value({add_path({AxisPath{axis}}), table, column}, span);
}

ExprId Elaborator::key_value(const ast::Reference& reference, Span span, const Context& context) {
  const ast::Name& name = reference.name;
  const Closure& known = closure(context.frame);
  auto found = known.axes.find(name.text);
  if (found == known.axes.end()) return poison(span);
  Axis axis{name.text, found->second.front().dimension};
  auto path = find_path(context.frame, axis, span);
  if (path && reference.on) path = read_on(*path, *reference.on, name.text, span, context);
  if (!path) return poison(span);
  return add({KeyValue{*path, name.text}, {ValueKind::code, {}, Nature::level, axis.dimension}, span});
}

ExprId Elaborator::reference(const ast::Reference& reference, Span span, const Context& context) {
  const std::string& name = reference.name.text;
  if (context.parameters) {
    if (auto parameter = parameter_named(name, span, context)) return *parameter;
    return rate_in_function(rates_.at(name), reference, span, context);
  }
  if (reference.submitted && !context.submitted) {
    report(kSubmittedAlone, span, {Bilingual{"uit ingediend", "from submitted"}});
    return poison(span);
  }
  if (reference.source && !tables_.contains(reference.source->text)) {
    unknown_source(*reference.source);
    return poison(span);
  }
  if (scales_.contains(name) && !rules_.contains(name)) {
    report(kArguments, span, {name});
    return poison(span);
  }
  if (functions_.contains(name)) return function_call({reference.name, {}, {}}, span, context);
  // The row's own columns come first.
  for (std::size_t i = 0; i < context.frame.size() && reference.keys.empty(); ++i) {
    const Dimension& dimension = plan_[context.frame[i].dimension];
    if (dimension.kind != DimensionKind::row) continue;
    if (reference.source && plan_[dimension.table].name() != reference.source->text) continue;
    if (int c = plan_[dimension.table].column(name); c >= 0) {
      if (plan_[dimension.table].columns[c].type.kind == ValueKind::poison) return poison(span);
      if (reference.on && !report_never_changes(name, *reference.on, span)) return poison(span);
      ExprId value = own_column(i, dimension.table, c, span);
      discharge(plan_.exprs[value.index], context);
      return value;
    }
  }
  if (!reference.source) {
    if (auto rule = rules_.find(name); rule != rules_.end()) return measure(rule->second, reference, span, context);
    if (auto rate_id = rates_.find(name); rate_id != rates_.end()) return rate(rate_id->second, reference, span, context);
  }
  auto columns = columns_named(reference);
  // Codes of the key are values; a value column of another table may share the name only with `uit T`.
  if (!reference.source && reference.keys.empty() && closure(context.frame).axes.contains(name)) return key_value(reference, span, context);
  if (columns.empty()) {
    unknown_reference(reference);
    return poison(span);
  }
  std::vector<std::pair<TableId, int>> reachable;
  for (const auto& candidate : columns)
    if (find_row(context.frame, candidate.first) || takes_keys(key_frame(candidate.first), reference.keys)) reachable.push_back(candidate);
  // A table keyed by what stands here comes before one that is reached through another table.
  std::vector<std::pair<TableId, int>> near;
  for (const auto& candidate : reachable)
    if (keyed_here(context.frame, candidate.first)) near.push_back(candidate);
  const auto& choice = near.size() == 1 ? near : reachable.empty() ? columns : reachable;
  if (choice.size() > 1) {
    std::string names;
    for (const auto& [table, c] : choice) names += (names.empty() ? "" : ", ") + plan_[table].name();
    report(kAmbiguousName, span, {name, names, Bilingual{"uit", "from"}, plan_[choice[0].first].name()});
    return poison(span);
  }
  return column(choice[0].first, choice[0].second, reference, span, context);
}

// True when the key of the table consists of names that the frame itself has.
bool Elaborator::keyed_here(const Frame& frame, TableId id) {
  const Closure& known = closure(frame);
  for (const Axis& key : key_frame(id)) {
    if (plan_[key.dimension].kind == DimensionKind::period) continue;
    auto found = known.axes.find(key.name);
    if (found == known.axes.end() || !found->second.front().own) return false;
  }
  return true;
}

// What a name of a rule means here: bruto and netto are for payables, and obligatory for one that is limited.
std::optional<ast::Stage> Elaborator::stage_of(RuleId id, const ast::Reference& reference, Span span) {
  bool payable = is_payable(plan_[id].kind);
  if (!payable && reference.stage != ast::Stage::bare) report(kNotPayable, span, {plan_[id].name});
  else if (payable && reference.stage == ast::Stage::bare && limited(unit_, plan_[id].name)) report(kGrossOrNet, span, {plan_[id].name});
  else return reference.stage;
  return {};
}

std::optional<MeasureValue> Elaborator::measure_value(RuleId id, ast::Stage stage, Span span, const Context& context, const StatedKeys& stated) {
  MeasureValue value{id, {}, stage};
  for (const Axis& axis : Frame(plan_[id].grain)) {
    auto part = stated.find(value.key.size());
    auto path = part == stated.end() ? find_path(context.frame, axis, span) : std::optional(part->second);
    if (!path) return {};
    value.key.push_back(*path);
  }
  return value;
}

ExprId Elaborator::measure(RuleId id, const ast::Reference& reference, Span span, const Context& context) {
  if (rule_states_[id.index] == State::building) {
    report(kRuleCycle, span, {reference.name.text});
    return poison(span);
  }
  build_rule(id);
  if (plan_[id].type.kind == ValueKind::poison) return poison(span);
  auto stage = stage_of(id, reference, span);
  if (!stage || (reference.on && !report_never_changes(plan_[id].name, *reference.on, span))) return poison(span);
  auto stated = stated_keys(plan_[id].name, plan_[id].grain, reference.keys, span);
  auto value = stated ? measure_value(id, *stage, span, context, *stated) : std::nullopt;
  if (!value) return poison(span);
  Frame home;  // what the frame here must distinguish
  for (std::size_t i = 0; i < plan_[id].grain.size(); ++i)
    if (!stated->contains(i)) home.push_back(plan_[id].grain[i]);
  Expr made{std::move(*value), plan_[id].type, span, coarse_axis(home, context)};
  if (repeating_.contains(id.index)) mark_repeating(made, context.frame);
  return add(std::move(made));
}

// A rate that changes has the grain of its change dates (T6).
ExprId Elaborator::rate(RateId id, const ast::Reference& reference, Span span, const Context& context) {
  const Rate& rate = plan_[id];
  if (rate.type.kind == ValueKind::poison || !stated_keys(rate.name, {}, reference.keys, span)) return poison(span);
  RateValue value{id, {}};
  std::vector<Date> changes;
  for (const RateStep& step : rate.steps)
    if (step.from) changes.push_back(*step.from);
  Type type = rate.type;
  if (reference.on || rate.steps.size() > 1) {
    value.day = day_read(rate.name, rate.span, changes, reference.on, span, context);
    if (!value.day) return poison(span);
  }
  Expr expr{value, type, span};
  discharge(expr, context);
  return add(std::move(expr));
}

std::optional<PathId> Elaborator::anchor_day(const ast::Anchor& anchor, Cycle cycle, Span span, const Context& context) {
  if (const auto* day = std::get_if<ast::DayAnchor>(&anchor)) {
    const Closure& known = closure(context.frame);
    if (*day == ast::DayAnchor::last) return add_path({LastDayPath{known.periods.empty() ? add_path({TermPath{}}) : known.periods.front().second, cycle}});
    return known.periods.empty() ? add_path({TermPath{}}) : known.periods.front().second;
  }
  const ast::Name& name = std::get<ast::Name>(anchor);
  std::vector<std::pair<PathId, TableId>> rows;
  for (std::uint32_t t = 0; t < plan_.tables.size(); ++t)
    if (int c = plan_.tables[t].column(name.text); c >= 0 && plan_.tables[t].columns[c].type.kind == ValueKind::date)
      if (auto row = find_row(context.frame, TableId{t})) return report_unclear(context.frame, *row, span) ? std::nullopt : std::optional(add_path({ColumnPath{*row, TableId{t}, c}}));
  report(kAnchor, name.span.end ? name.span : span, {name.text});
  return {};
}

}  // namespace bkm::elaborate
