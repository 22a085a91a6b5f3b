// vorige x (M6, T7): x one period of the calendar earlier, in the rule itself or in another.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kPreviousOfWhat{3605, "previous-of-calculation", diag::Severity::error,
                               "\"{0}\" werkt op een naam; geef de berekening een naam met \"{1}\" en schrijf dan \"{0}\" en die naam.",
                               "\"{0}\" works on a name; give the calculation a name with \"{1}\" and then write \"{0}\" and that name."};
constexpr Kind kNoPeriod{3606, "previous-without-period", diag::Severity::error,
                         "{0} is niet per maand, jaar of een andere periode, dus er is geen vorige.",
                         "{0} is not per month, year or another period, so there is no previous one."};
constexpr Kind kFirstValue{3607, "recursion-without-first-value", diag::Severity::error,
                           "De eerste keer is er geen vorige {0}; zeg wat dan geldt: {1}.", "The first time there is no previous {0}; say what holds then: {1}."};
constexpr Kind kRecursionType{3608, "unit-mismatch", diag::Severity::error, "De vorige {0} wordt hier gelezen als {1}, maar {0} is {2}.",
                              "The previous {0} is read here as {1}, but {0} is {2}."};

}  // namespace

ExprId Elaborator::previous(const ast::Previous& source, Span span, const Context& context) {
  const auto* reference = std::get_if<ast::Reference>(&unit_[source.operand].node);
  if (!reference || !reference->keys.empty() || reference->on) {
    report(kPreviousOfWhat, span, {Bilingual{"vorige", "previous"}, Bilingual{"bepaal", "define"}});
    return poison(span);
  }
  auto rule = reference->source ? rules_.end() : rules_.find(reference->name.text);
  return rule != rules_.end() ? previous_measure(rule->second, *reference, span, context) : previous_column(*reference, span, context);
}

// The path to the same period, one earlier.
std::optional<Cycle> Elaborator::one_earlier(const Frame& frame, std::vector<PathId>& key) {
  auto cycle = finest_cycle(plan_, frame);
  if (!cycle || *cycle == Cycle::term) return {};
  for (std::size_t i = 0; i < frame.size(); ++i) {
    const Dimension& dimension = plan_[frame[i].dimension];
    if (dimension.kind == DimensionKind::period && dimension.cycle == *cycle) key[i] = add_path({PreviousPath{key[i], *cycle}});
  }
  return cycle;
}

ExprId Elaborator::previous_measure(RuleId id, const ast::Reference& reference, Span span, const Context& context) {
  bool open = rule_states_[id.index] == State::building || (rule_states_[id.index] == State::untouched && context.fallback);
  if (!open) build_rule(id);
  const std::string& name = reference.name.text;
  if (!open && plan_[id].type.kind == ValueKind::poison) return poison(span);
  bool own = context.rule == name;
  auto stage = own && reference.stage == ast::Stage::bare ? std::optional(ast::Stage::gross) : stage_of(id, reference, span);  // in the rule itself exact
  if (!stage) return poison(span);
  auto stated = stated_keys(name, plan_[id].grain, reference.keys, span);
  if (!stated || (reference.on && !report_never_changes(name, *reference.on, span))) return poison(span);
  auto value = measure_value(id, *stage, span, context, *stated);
  if (!value) return poison(span);
  auto cycle = one_earlier(plan_[id].grain, value->key);
  if (!cycle) {
    report(kNoPeriod, span, {name});
    return poison(span);
  }
  Type type = plan_[id].type;
  if (open) {  // not known yet: that of the value for the first time, and checked afterwards
    if (!context.fallback) {
      bool nl = unit_.language == Language::nl;
      report(kFirstValue, span, {name, written(span) + (nl ? " bij ontbreken .." : " if missing ..")});
      return poison(span);
    }
    const auto found = expected_.find(name);
    type = found != expected_.end() ? found->second : *context.fallback;
  }
  ExprId made = add({PreviousValue{std::move(*value), *cycle}, type, span, coarse_axis(plan_[id].grain, context)});
  if (open) recursive_reads_.emplace_back(made, id);
  return made;
}

ExprId Elaborator::previous_column(const ast::Reference& source, Span span, const Context& context) {
  ExprId now = reference(source, span, context);
  if (bad(now)) return now;
  const Expr expr = plan_[now];
  const auto* column = std::get_if<ColumnValue>(&expr.node);
  const auto* row = column ? std::get_if<RowPath>(&plan_[column->row].node) : nullptr;
  if (!row || row->day || row->period) {
    report(kNoPeriod, span, {source.name.text});
    return poison(span);
  }
  RowPath earlier = *row;
  auto cycle = one_earlier(key_frame(column->table), earlier.key);
  if (!cycle) {
    report(kNoPeriod, span, {source.name.text});
    return poison(span);
  }
  ColumnValue value{add_path({std::move(earlier)}), column->table, column->column};
  if (column->day) value.day = add_path({PreviousPath{*column->day, *cycle}});
  return add({PreviousValue{value, *cycle}, expr.type, span, expr.coarse_axis});
}

void Elaborator::check_recursive_reads() {
  for (const auto& [expr, rule] : recursive_reads_) {
    const Type &read = plan_[expr].type, &own = plan_[rule].type;
    bool known = own.kind != ValueKind::poison && read.kind != ValueKind::poison;
    if (known && own.kind == ValueKind::number && (read.unit != own.unit || read.nature != own.nature)) unexpected_.insert_or_assign(plan_[rule].name, own);
    if (!known || (read.kind == own.kind && read.unit == own.unit)) continue;
    report(kRecursionType, plan_[expr].span, {plan_[rule].name, unit_text(read.unit), unit_text(own.unit)});
    plan_.rules[rule.index].type = {};
  }
}

}  // namespace bkm::elaborate
