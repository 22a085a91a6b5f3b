// som, gemiddelde, hoogste, laagste, aantal (T11): one source, folded per key.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kNoSource{3001, "no-single-source", diag::Severity::error,
                         "Het is niet duidelijk uit welke gegevens dit komt: {0}. Schrijf achter de naam van de kolom \"{1}\" met de naam van de gegevens.",
                         "It is not clear which data this comes from: {0}. Write \"{1}\" and the name of the data after the name of the column."};
constexpr Kind kNoSourceNamed{3001, "no-single-source", diag::Severity::error,
                              "{0} noemt geen kolom of regel om over te tellen. Staat er een som of telling in, geef die dan een eigen regel (\"{1}\"), en gebruik hier de naam van die regel.",
                              "{0} names no column or rule to count over. If there is a sum or count in it, give that a rule of its own (\"{1}\"), and use the name of that rule here."};
constexpr Kind kNoSourceOfRule{3001, "no-single-source", diag::Severity::error,
                               "Hier staan een kolom en een regel door elkaar ({0}), en dan is niet duidelijk waarover wordt opgeteld. Geef de berekening een eigen regel per {1}, "
                               "en gebruik hier de naam van die regel.",
                               "A column and a rule stand together here ({0}), and then it is not clear what is added up. Give the calculation a rule of its own per {1}, and use the name "
                               "of that rule here."};
constexpr Kind kNoSourceOfAll{3001, "no-single-source", diag::Severity::error,
                              "Deze gegevens horen niet bij elkaar: {0}. Uit een rij van de een volgt geen rij van de ander; neem van elk een eigen som.",
                              "These data do not belong together: {0}. A row of the one does not tell a row of the other; take a sum of each."};
constexpr Kind kNoKeys{3004, "computed-where-read", diag::Severity::error,
                       "{0} wordt uitgerekend waar een andere regel erom vraagt en heeft zelf geen lijst van sleutels; schrijf bij {0} \"{1}\".",
                       "{0} is computed where another rule asks for it and has no list of keys of its own; write with {0} \"{1}\"."};
constexpr Kind kLevelOfRowSummed{3003, "level-summed", diag::Severity::error,
                                 "{0} is een prijs, percentage of score; zulke waarden zijn niet op te tellen. Vermenigvuldig met een aantal, of neem het gemiddelde.",
                                 "{0} is a price, percentage or score; such values do not add up. Multiply with a quantity, or take the average."};
constexpr Kind kLevelSummed{3003, "level-summed", diag::Severity::error,
                            "{0} is een prijs, percentage of score; zulke waarden zijn niet op te tellen. Neem het gemiddelde, of zet \"{1}\" achter de kolom.",
                            "{0} is a price, percentage or score; such values do not add up. Take the average, or write \"{1}\" after the column."};

constexpr Kind kGuardedRows{3209, "guard-without-else", diag::Severity::error,
                            "Een \"als\" zonder \"anders\" kiest geen regels: zet de voorwaarde achter \"{0}\", of zeg met \"anders\" wat dan telt.",
                            "An \"if\" without an \"else\" chooses no rows: put the condition behind \"{0}\", or say with \"else\" what counts then."};

// Unless it is already: (a), and not (a) + (b).
std::string in_parentheses(const std::string& text) {
  int depth = 0;
  std::size_t closed = std::string::npos;
  for (std::size_t i = 0; i < text.size() && closed == std::string::npos; ++i) {
    depth += (text[i] == '(') - (text[i] == ')');
    if (depth == 0) closed = i;
  }
  return !text.empty() && text[0] == '(' && closed + 1 == text.size() ? text : "(" + text + ")";
}

}  // namespace

Frame Elaborator::frame_of(const Origin& origin) {
  return std::visit(Overloaded{[&](TableId t) { return row_frame(t); }, [&](RuleId r) { return plan_[r].grain; }}, origin.of);
}

void Elaborator::collect_references(ast::ExprId id, std::vector<const ast::Reference*>& found) {
  const ast::Expr& expr = unit_[id];
  auto each = [&](ast::ExprId child) { collect_references(child, found); };
  std::visit(Overloaded{
                 [&](const ast::Reference& e) { found.push_back(&e); },
                 [&](const ast::Call& e) { for (ast::ExprId a : e.arguments) each(a); },
                 [&](const ast::Each& e) { each(e.operand); },
                 [&](const ast::Known& e) { each(e.operand); },
                 [&](const ast::Later& e) { each(e.day); },
                 [&](const ast::Negate& e) { each(e.operand); },
                 [&](const ast::Binary& e) { each(e.left); each(e.right); },
                 [&](const ast::Bound& e) { each(e.value); each(e.limit); },
                 [&](const ast::Compare& e) { each(e.left); each(e.right); },
                 [&](const ast::In& e) { each(e.operand); },
                 [&](const ast::Not& e) { each(e.operand); },
                 [&](const ast::And& e) { for (ast::ExprId a : e.operands) each(a); },
                 [&](const ast::Or& e) { for (ast::ExprId a : e.operands) each(a); },
                 [&](const ast::If& e) { each(e.then); each(e.condition); if (e.otherwise) each(*e.otherwise); },
                 [&](const ast::IfMissing& e) { each(e.operand); if (e.fallback) each(*e.fallback); },
                 [](const auto&) {},  // aggregates and splits inside have their own source
             },
             expr.node);
}

// What a name can be a value of: rows of tables with such a column, or the keys of a rule.
std::vector<Origin> Elaborator::candidates(const ast::Reference& reference) {
  if (reference.source) {
    if (auto table = tables_.find(reference.source->text); table != tables_.end()) return {{table->second}};
    return {};
  }
  if (auto rule = rules_.find(reference.name.text); rule != rules_.end()) {
    build_rule(rule->second);
    return {{rule->second, reference.stage}};
  }
  if (rates_.contains(reference.name.text)) return {};
  std::vector<Origin> found;
  for (const auto& [table, column] : columns_named(reference)) found.push_back({table});
  return found;
}

// The one source whose rows determine every other operand.
std::optional<Origin> Elaborator::aggregate_source(const ast::Aggregate& aggregate, Span span, const Context& context) {
  std::vector<const ast::Reference*> references;
  collect_references(aggregate.operand, references);
  std::size_t own = references.size();
  if (aggregate.where) collect_references(*aggregate.where, references);
  std::vector<Origin> sources;
  std::vector<std::vector<Origin>> operands;
  for (std::size_t i = 0; i < references.size(); ++i) {
    operands.push_back(candidates(*references[i]));
    if (i < own)
      for (const Origin& origin : operands.back())
        if (std::none_of(sources.begin(), sources.end(), [&](const Origin& o) { return o.of == origin.of; })) sources.push_back(origin);
  }
  auto determines_operand = [&](const Origin& source, const std::vector<Origin>& options) {
    Frame frame = frame_of(source);
    return options.empty() || std::any_of(options.begin(), options.end(), [&](const Origin& option) {
             if (option.of == source.of) return true;
             if (const auto* table = std::get_if<TableId>(&option.of)) return find_row(frame, *table).has_value();
             return determines_all(frame, frame_of(option));
           });
  };
  std::vector<Origin> fitting;
  for (const Origin& source : sources)
    if (std::all_of(operands.begin(), operands.end(), [&](const auto& options) { return determines_operand(source, options); })) fitting.push_back(source);
  // Of several, keep those that are not looked up from another: the finest.
  auto looked_up = [&](const Origin& source, const Origin& from) {
    const auto* table = std::get_if<TableId>(&source.of);
    return table ? find_row(frame_of(from), *table).has_value() : determines_all(frame_of(from), frame_of(source));
  };
  std::vector<Origin> finest;
  for (const Origin& source : fitting)
    if (std::none_of(fitting.begin(), fitting.end(), [&](const Origin& other) { return other.of != source.of && looked_up(source, other) && !looked_up(other, source); }))
      finest.push_back(source);
  if (finest.size() > 1) {  // rules with one grain: any of them will do, their keys are joined
    bool rules_only = std::all_of(finest.begin(), finest.end(), [](const Origin& o) { return std::holds_alternative<RuleId>(o.of); });
    if (rules_only) return finest.front();
    // A table whose rows do not determine the rule's key cannot be meant when another does.
    std::vector<Origin> fits_key;
    for (const Origin& source : finest)
      if (determines_all(frame_of(source), context.frame)) fits_key.push_back(source);
    if (fits_key.size() == 1) return fits_key.front();
  }
  if (finest.size() == 1) return finest.front();
  std::string names;
  for (const Origin& source : finest.empty() ? sources : finest) names += (names.empty() ? "" : ", ") + name_of(plan_, source);
  for (const ast::Reference* reference : references)
    if (sources.empty() && candidates(*reference).empty() && !rates_.contains(reference->name.text)) {
      unknown_reference(*reference);
      return {};
    }
  if (!column_elsewhere(references, sources)) no_source(finest, sources, names, span);
  return {};
}

// Of a column and a rule per row of its table, `uit` cannot choose; of tables that do not tell each other's rows, no one can be it.
void Elaborator::no_source(const std::vector<Origin>& finest, const std::vector<Origin>& sources, const std::string& names, Span span) {
  const auto is_rule = [](const Origin& origin) { return std::holds_alternative<RuleId>(origin.of); };
  const auto rule = std::find_if(finest.begin(), finest.end(), is_rule);
  if (rule != finest.end()) report(kNoSourceOfRule, span, {names, axis_names(plan_[std::get<RuleId>(rule->of)].grain)});
  else if (finest.empty() && sources.size() > 1) report(kNoSourceOfAll, span, {names});
  else if (names.empty()) report(kNoSourceNamed, span, {written(span), Bilingual{"bepaal", "define"}});
  else report(kNoSource, span, {names, Bilingual{"uit", "from"}});
}

// Of one table, whose rows do not tell what another table says: that column is missing in it. True when reported.
bool Elaborator::column_elsewhere(const std::vector<const ast::Reference*>& references, const std::vector<Origin>& sources) {
  const auto* id = sources.size() == 1 ? std::get_if<TableId>(&sources.front().of) : nullptr;
  if (!id) return false;
  const Frame frame = row_frame(*id);
  for (const ast::Reference* reference : references) {
    const auto found = columns_named(*reference);
    const bool read = std::any_of(found.begin(), found.end(), [&](const auto& each) { return each.first == *id || find_row(frame, each.first).has_value(); });
    if (found.empty() || read) continue;
    report(kUnknownColumn, reference->name.span, {plan_[*id].name(), reference->name.text});
    return true;
  }
  return false;
}

// The axes of the place of use that the source determines too.
std::vector<GroupAxis> Elaborator::group_axes(const Frame& source, const Frame& use, Span span, bool periods) {
  std::vector<GroupAxis> group;
  const Closure& known = closure(use);
  for (std::size_t i = 0; i < use.size(); ++i) {
    const Dimension wanted = plan_[use[i].dimension];
    if (!periods && wanted.kind == DimensionKind::period) continue;
    auto from_source = find_path(source, use[i], span, false);
    if (!from_source && wanted.kind == DimensionKind::row) {
      // A rule per row: group by what both rows say (client, day ..) only where the source names that row; otherwise nothing is shared.
      continue;
    }
    if (!from_source && wanted.kind == DimensionKind::period) {
      if (report_unclear_period(closure(source), use[i], {}, span)) return group;
      // The source has coarser periods: the rule's month reads the year that contains it.
      const Closure& theirs = closure(source);
      for (const auto& [cycle, path] : theirs.periods) {
        auto from_use = period_path(known, cycle);
        if (!from_use) {
          find_path(source, use[i], span, true);  // reports period-does-not-nest
          return group;
        }
        Axis axis{std::string(cycle_word(cycle).in(unit_.language)), dimension(std::string(cycle_word(cycle).in(unit_.language)), DimensionKind::period, cycle)};
        group.push_back({axis, path, *from_use});
        break;
      }
      continue;
    }
    if (!from_source) continue;
    if (auto again = find_path(source, use[i], span)) group.push_back({use[i], *again, add_path({AxisPath{i}})});
  }
  // From a row to measures or tables: the axes that both determine.
  if (is_row_frame(plan_, use) && group.empty()) {
    std::vector<Axis> shared;
    for (const auto& [name, ways] : known.axes) shared.push_back({name, ways.front().dimension});
    for (const Axis& axis : shared) {
      bool in_source = std::any_of(source.begin(), source.end(), [&](const Axis& s) { return s.name == axis.name; });
      if (!in_source) continue;
      auto theirs = find_path(source, axis, span), ours = find_path(use, axis, span);
      if (theirs && ours) group.push_back({axis, *theirs, *ours});
    }
  }
  return group;
}

void Elaborator::check_additive(const Aggregate& aggregate, Span span) {
  if (aggregate.fold != ast::Fold::sum || !aggregate.value) return;
  const Type& type = plan_[*aggregate.value].type;
  std::string what = written(plan_[*aggregate.value].span);
  if (type.nature == Nature::level && type.kind == ValueKind::number) {
    const bool column = std::holds_alternative<ColumnValue>(plan_[*aggregate.value].node);
    if (!column) report(kLevelOfRowSummed, plan_[*aggregate.value].span, {what});
    else report(kLevelSummed, plan_[*aggregate.value].span, {what, Bilingual{"stroom", "flow"}});
    return;
  }
  if (type.nature != Nature::stock) return;
  // A stock may be added over everything but time: every period of the source must be in the group.
  for (const auto& [cycle, path] : closure(aggregate.frame).periods) {
    bool kept = std::any_of(aggregate.group.begin(), aggregate.group.end(), [&](const GroupAxis& g) {
      const Dimension& d = plan_[g.axis.dimension];
      return d.kind == DimensionKind::period && d.cycle == cycle;
    });
    if (kept) continue;
    Cycle over = Cycle::term;
    for (const GroupAxis& g : aggregate.group)
      if (plan_[g.axis.dimension].kind == DimensionKind::period) over = plan_[g.axis.dimension].cycle;
    report(kStockOverTime, span, {what, cycle_word(over), Bilingual{"stroom", "flow"}});
    return;
  }
}

Type Elaborator::aggregate_type(const Aggregate& aggregate) {
  if (!aggregate.value) return {ValueKind::number, {}, Nature::flow, {}};
  Type type = plan_[*aggregate.value].type;
  if (aggregate.fold != ast::Fold::sum) type.nature = Nature::level;
  else if (aggregate.window) type.nature = Nature::stock;  // a total to date is a state at a moment
  return type;
}

// som van (x als φ): meant is som van x waar φ. Between parentheses, as a part of a calculation must be.
bool Elaborator::guards_rows(const ast::Aggregate& aggregate, Span span) {
  const ast::Expr& operand = unit_[aggregate.operand];
  const auto* guard = std::get_if<ast::If>(&operand.node);
  if (!guard || guard->otherwise) return false;
  const Bilingual where{"waar", "where"};
  auto& found = report(kGuardedRows, operand.span, {where});
  if (aggregate.where || aggregate.weight || aggregate.window || aggregate.missing) return true;
  const auto single = [&](const ast::Expr& part, bool word) { return word ? written(part.span) : in_parentheses(written(part.span)); };
  const ast::Expr &value = unit_[guard->then], &test = unit_[guard->condition];
  const std::string rows = single(value, std::holds_alternative<ast::Reference>(value.node)) + " " + std::string(where.in(unit_.language)) + " " +
                           single(test, std::holds_alternative<ast::Known>(test.node));
  const std::string before = written({span.source, span.begin, operand.span.begin}), after = written({span.source, operand.span.end, span.end});
  found.write(before.starts_with('(') ? before + rows + after : "(" + before + rows + after + ")", span);
  return true;
}

ExprId Elaborator::aggregate(const ast::Aggregate& source, Span span, const Context& context) {
  if (source.fold == ast::Fold::count) return count(source, span, context);
  if (!weights_fit(source, span) || guards_rows(source, span)) return poison(span);
  auto origin = aggregate_source(source, span, context);
  if (!origin) return poison(span);
  Aggregate result{source.fold, *origin, frame_of(*origin), {}, {}, {}, {}, {}, written(span), span};
  result.submitted = submitted(source.operand);
  if (const auto* rule = std::get_if<RuleId>(&origin->of); rule && !has_keys(*rule, span)) return poison(span);
  Context inner = inside_rows(result.frame, context);
  inner.submitted = result.submitted;
  // A yearly price inside a sum over years is the amount of that year.
  auto own = finest_cycle(plan_, std::holds_alternative<TableId>(origin->of) ? key_frame(std::get<TableId>(origin->of)) : result.frame);
  inner.period = own ? own : context.period;
  result.value = expression(source.operand, inner);
  if (source.where) result.filter = condition(*source.where, inner);
  if (source.weight) result.weight = weight(*source.weight, inner);
  for (const auto& part : {result.value, result.filter, result.weight})
    if (part && bad(*part)) return poison(span);
  ValueKind kind = plan_[*result.value].type.kind;
  bool ordered = source.fold == ast::Fold::highest || source.fold == ast::Fold::lowest;
  if (kind != ValueKind::number && !(ordered && kind == ValueKind::date)) {
    report(kTypeMismatch, plan_[*result.value].span, {kNumberWord, kCodeWord});
    return poison(span);
  }
  std::size_t before = sink_.all().size();
  if (source.window) result.window = window(*source.window, result.frame, context);
  result.group = group_axes(result.frame, context.frame, span, !source.window);
  if (sink_.all().size() > before) return poison(span);
  if (!source.window) check_additive(result, span);
  components(result, source, context);
  if (sink_.all().size() > before) return poison(span);
  Type type = aggregate_type(result);
  return add_aggregate(std::move(result), type, context);
}

// An expression about rows: no part of the key, and no split.
Context Elaborator::inside_rows(const Frame& rows, const Context& context) {
  Context inner{rows, {}, context.rule, false};
  inner.in_key = false;
  return inner;
}

// A rule that is computed where it is read has no keys to fold over or to take keys from.
bool Elaborator::has_keys(RuleId id, Span span) {
  const Rule& rule = plan_[id];
  if (rule_states_[id.index] == State::building) report(kRuleCycle, span, {rule.name});
  if (rule.type.kind == ValueKind::poison) return false;
  if (rule.read_where_asked) report(kNoKeys, span, {rule.name, Bilingual{"voor elke ..", "for each .."}});
  return !rule.read_where_asked;
}

bool Elaborator::submitted(ast::ExprId operand) {
  std::vector<const ast::Reference*> references;
  collect_references(operand, references);
  return std::any_of(references.begin(), references.end(), [](const ast::Reference* r) { return r->submitted; });
}

ExprId Elaborator::add_aggregate(Aggregate aggregate, Type type, const Context& context) {
  Frame home;
  for (const GroupAxis& group : aggregate.group) home.push_back(group.axis);
  Span span = aggregate.span;
  bool windowed = aggregate.window.has_value();
  for (const Axis& axis : context.frame)  // a window tells the periods apart
    if (windowed && plan_[axis.dimension].kind == DimensionKind::period) home.push_back(axis);
  plan_.aggregates.push_back(std::move(aggregate));
  AggregateId id{static_cast<std::uint32_t>(plan_.aggregates.size() - 1)};
  Expr made{AggregateValue{id}, type, span, coarse_axis(home, context)};
  if (windowed && type.nature == Nature::stock) mark_repeating(made, context.frame);
  return add(std::move(made));
}

// aantal T counts rows; aantal D counts different values of D in one table.
ExprId Elaborator::count(const ast::Aggregate& source, Span span, const Context& context) {
  const auto* reference = std::get_if<ast::Reference>(&unit_[source.operand].node);
  if (!reference) return poison(span);
  const std::string& name = reference->name.text;
  bool whole_rows = tables_.contains(name) && (!reference->source || reference->source->text == name);
  std::vector<Origin> options;
  if (reference->source) {
    if (!tables_.contains(reference->source->text)) return unknown_source(*reference->source), poison(span);
    options = {{tables_.at(reference->source->text)}};
  } else if (whole_rows) {
    options = {{tables_.at(name)}};
  } else {
    for (std::uint32_t t = 0; t < plan_.tables.size(); ++t)
      if (plan_.tables[t].form != TableForm::constants && closure(row_frame(TableId{t})).axes.contains(name)) options.push_back({TableId{t}});
  }
  // Without `uit`, the condition tells which table is meant.
  if (options.size() > 1 && source.where) {
    std::vector<const ast::Reference*> names;
    collect_references(*source.where, names);
    std::erase_if(options, [&](const Origin& origin) {
      const Table& table = plan_[std::get<TableId>(origin.of)];
      return std::any_of(names.begin(), names.end(), [&](const ast::Reference* r) {
        return !rules_.contains(r->name.text) && !rates_.contains(r->name.text) && table.column(r->name.text) < 0 && !candidates(*r).empty();
      });
    });
  }
  if (options.empty()) return not_counted(*reference), poison(span);
  if (options.size() > 1) {
    std::string names;
    for (const Origin& origin : options) names += (names.empty() ? "" : ", ") + name_of(plan_, origin);
    report(kNoSource, span, {names, Bilingual{"uit", "from"}});
    return poison(span);
  }
  Aggregate result{ast::Fold::count, options[0], frame_of(options[0]), {}, {}, {}, {}, {}, written(span), span};
  result.submitted = reference->submitted;
  if (!whole_rows) {
    auto found = closure(result.frame).axes.find(name);
    if (found == closure(result.frame).axes.end()) return not_counted(*reference), poison(span);
    result.counted = find_path(result.frame, {name, found->second.front().dimension}, span);
    if (!result.counted) return poison(span);
  }
  Context inner = inside_rows(result.frame, context);
  inner.period = context.period;
  inner.submitted = result.submitted;
  if (source.where) result.filter = condition(*source.where, inner);
  if (result.filter && bad(*result.filter)) return poison(span);
  std::size_t before = sink_.all().size();
  if (source.window) result.window = window(*source.window, result.frame, context);
  result.group = group_axes(result.frame, context.frame, span, !source.window);
  if (sink_.all().size() > before) return poison(span);
  Type type{ValueKind::number, unit_of(name), whole_rows && !source.window ? Nature::flow : Nature::stock, {}};
  return add_aggregate(std::move(result), type, context);
}

}  // namespace bkm::elaborate
