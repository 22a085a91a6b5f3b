// The parts of a clause as written, each with its value. A number, date or code that the text itself states is not told again.
#include <algorithm>

#include "compiler/plan/reads.hpp"
#include "compiler/diag/visible.hpp"
#include "compiler/interpret/explain_figure.hpp"
#include "compiler/interpret/explain_teller.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

constexpr int kDeepest = 24;  // measures within measures; a plan has no cycles, so this only bounds the page

bool stated_in_text(const Expr& expr) {
  return std::holds_alternative<Constant>(expr.node) || std::holds_alternative<CodeConstant>(expr.node) || std::holds_alternative<DateConstant>(expr.node) ||
         std::holds_alternative<YesNoConstant>(expr.node) || std::holds_alternative<Poison>(expr.node);
}

bool additive(ast::Arithmetic op) { return op == ast::Arithmetic::add || op == ast::Arithmetic::subtract; }

}  // namespace

std::string Teller::one_line(Span span) const { return diag::one_line(bkm::one_line(sources_, span)); }

std::string Teller::text_of(ExprId id) const {
  std::string text = one_line(plan_[id].span);
  int open = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    open += (text[i] == '(') - (text[i] == ')');
    if (open == 0 && i + 1 < text.size()) return text;
  }
  return text.size() > 2 ? text.substr(1, text.size() - 2) : text;
}

Step Teller::term(ExprId id, const Key& key, const std::string& hint) {
  Value value = evaluator_.value(id, key);
  Step step{Role::term, text_of(id), shown(id, value, hint), {}, {}};
  if (!value.present() && value.absence == Absence::undefined) step.figure->shown = {"niet bepaald", "undefined"};
  if (++depth_ <= kDeepest) term_parts(step, id, key, hint);
  --depth_;
  return step;
}

void Teller::add_part(Step& step, ExprId id, const Key& key, const std::string& hint) {
  if (const auto* each = std::get_if<Each>(&plan_[id].node)) return add_part(step, each->operand, key, hint);
  if (!stated_in_text(plan_[id])) step.parts.push_back(term(id, key, hint));
}

void Teller::term_parts(Step& step, ExprId id, const Key& key, const std::string& outer) {
  const Expr& expr = plan_[id];
  std::string hint = one_line(expr.span) + prices_in(id) + " " + outer;
  if (to_date_.contains(id.index)) return tell_quantity(step, id, hint);
  std::visit(Overloaded{
                 [&](const MeasureValue& e) { tell_measure(step, e, key, hint); },
                 [&](const RateValue& e) { tell_rate(step, e, key); },
                 [&](const ColumnValue& e) { tell_column(step, e, key); },
                 [&](const AggregateValue& e) { tell_aggregate(step, e, key, hint); },
                 [&](const SplitValue& e) { tell_split(step, e.split, key); },
                 [&](const RankValue& e) { tell_rank(step, plan_[e.rank], key); },
                 [&](const PreviousValue& e) { tell_previous(step, e, key); },
                 [&](const ScaleValue& e) { tell_scale(step, e, key, hint); },
                 [&](const FunctionValue& e) { tell_function(step, e, key, hint); },
                 [&](const DrawValue& e) { tell_draw(step, e, key, hint); },
                 [&](const Bound& e) { tell_bound(step, e, key, hint); },
                 [&](const If& e) { tell_if(step, e, key, hint); },
                 [&](const IfMissing& e) { tell_if_missing(step, e, key, hint); },
                 [&](const Binary&) { tell_binary(step, id, key, hint); },
                 // The first operand that decides ends an `en` or an `of`; the rest was not looked at.
                 [&](const And& e) {
                   for (ExprId operand : e.operands) {
                     add_part(step, operand, key, hint);
                     if (Value v = evaluator_.value(operand, key); !v.present() || !v.yes()) break;
                   }
                 },
                 [&](const Or& e) {
                   for (ExprId operand : e.operands) {
                     add_part(step, operand, key, hint);
                     if (Value v = evaluator_.value(operand, key); !v.present() || v.yes()) break;
                   }
                 },
                 [&](const auto&) { for_each_child(expr, [&](ExprId child) { add_part(step, child, key, hint); }); },
             },
             expr.node);
}

// a + b - c and a * b * c are told as one row of parts.
void Teller::tell_binary(Step& step, ExprId id, const Key& key, const std::string& hint) {
  const Binary& node = std::get<Binary>(plan_[id].node);
  auto side = [&](ExprId operand, bool left) {
    const auto* inner = std::get_if<Binary>(&plan_[operand].node);
    bool chain = inner && (additive(node.op) ? additive(inner->op) && left : inner->op == node.op && node.op == ast::Arithmetic::multiply);
    if (chain) tell_binary(step, operand, key, hint);
    else add_part(step, operand, key, hint);
  };
  side(node.left, true);
  side(node.right, false);
}

// A definition is told on; a payable has a story of its own.
void Teller::tell_measure(Step& step, const MeasureValue& measure, const Key& key, const std::string& hint) {
  const Rule& rule = plan_[measure.rule];
  bool complete;
  Key at = evaluator_.measure_key(measure, key, complete);
  Text place = key_words(plan_, data_, rule.grain, at);
  if (!complete) return step.notes.push_back({"hoort hier bij geen enkele sleutel", "belongs to no key here"});
  if (!(at == key)) step.text = say("{0}, hier {1}[{2}]", "{0}, here {1}[{2}]", {step.text, rule.name, place});
  if (const Value* stub = stubbed(measure.rule, at); stub) return step.notes.push_back({"gegeven in het rekenvoorbeeld", "given in the worked example"});
  const auto& cells = settlement_.rules[measure.rule.index].cells;
  if (const auto found = cells.find(at); found != cells.end() && is_open(rule, found->second)) return step.notes.push_back({"nog niet opeisbaar", "not yet due"});
  if (!rule.read_where_asked && !cells.contains(at)) {
    if (rule.zero_without_rows && !cutoff_) return step.notes.push_back({"er zijn geen rijen, dus 0", "there are no rows, so 0"});
    if (!cutoff_) return tell_no_measure(step, measure.rule, at, hint);
  }
  if (is_payable(rule.kind)) ask_further(measure.rule, at);
  if (is_payable(rule.kind)) return step.notes.push_back(joined({say("een bedrag met een eigen afleiding: {0}[{1}]", "an amount with its own derivation: {0}[{1}]", {rule.name, place}), article_words(rule.article)}, ", "));
  if (!cutoff_ && !told_.emplace(measure.rule.index, at).second) return step.notes.push_back({"zoals hierboven", "as above"});
  prepare_splits(measure.rule);
  std::string inner_hint = one_line(plan_[rule.body].span) + " " + hint;
  bool as_it_is = !rule.cumulative && rule.part.kind != PartKind::pro_rata && (rule.rounding.empty() || rule.type.kind != ValueKind::number);
  if (as_it_is) {
    step.text = say("{0} = {1}", "{0} = {1}", {step.text, text_of(rule.body)});
    return term_parts(step, rule.body, at, inner_hint);
  }
  if (rule.cumulative) {
    Story to_date;
    tell_to_date(to_date, measure.rule, at, cells.at(at));
    step.parts.insert(step.parts.end(), to_date.calculation.begin(), to_date.calculation.end());
    return step.notes.push_back({"de toename sinds het begin van de telling", "the increase since the count began"});
  }
  step.parts.push_back(term(rule.body, at, inner_hint));
  if (rule.part.kind == PartKind::pro_rata) step.notes.push_back(say("naar rato: {0}", "pro rata: {0}", {days_words(rule, at)}));
  const auto cell = cells.find(at);
  const RoundingStep* rounding = rounding_on(rule, cell == cells.end() ? std::nullopt : cell->second.day);
  if (rounding && rule.type.kind == ValueKind::number) step.notes.push_back(say("afgerond op {0}", "rounded to {0}", {rounding_words(rule, *rounding)}));
}

// A measure without a value: what its rows lack, which condition does not hold, or what is missing in its own clause.
void Teller::tell_no_measure(Step& step, RuleId id, const Key& at, const std::string& hint) {
  const Rule& rule = plan_[id];
  const bool payable = is_payable(rule.kind);
  if (!payable) step.text = say("{0} = {1}", "{0} = {1}", {step.text, text_of(rule.body)});
  prepare_splits(id);
  Story why;
  if (!no_rows(why, id, at) && !guard_false(why, rule.body, at)) {
    if (!payable) return term_parts(step, rule.body, at, hint);
    missing_value(why, id, at);
  }
  for (Step& reason : why.calculation) {
    step.notes.push_back(reason.text);
    step.notes.insert(step.notes.end(), reason.notes.begin(), reason.notes.end());
    if (!payable) std::move(reason.parts.begin(), reason.parts.end(), std::back_inserter(step.parts));
  }
}

void Teller::tell_rate(Step& step, const RateValue& value, const Key& key) {
  const Rate& rate = plan_[value.rate];
  if (rate.steps.size() == 1) return step.notes.push_back(joined({{"geldt de hele looptijd", "holds the whole term"}, article_words(rate.article)}, ", "));
  Date day = std::max(evaluator_.rate_day(value, key).value_or(plan_.calendar.term_first), plan_.calendar.term_first);
  std::optional<Date> since, until;
  for (const RateStep& s : rate.steps) {
    if (s.from && *s.from <= day) since = s.from;
    if (s.from && *s.from > day && !until) until = s.from;
  }
  Text begin = since ? say("geldt vanaf {0}", "holds from {0}", {to_string(*since)}) : Text{"geldt vanaf het begin van de looptijd", "holds from the start of the term"};
  Text end = until ? say(" tot {0}", " until {0}", {to_string(*until)}) : Text();
  step.notes.push_back(joined({say("{0}{1}", "{0}{1}", {begin, end}), article_words(rate.article)}, ", "));
}

// A look-up says in which row it found its value.
void Teller::tell_column(Step& step, const ColumnValue& column, const Key& key) {
  if (std::holds_alternative<AxisPath>(plan_[column.row].node)) return;
  auto row = evaluator_.path(column.row, key);
  if (!row) return step.notes.push_back(say("{0} heeft hier geen rij", "{0} has no row here", {plan_[column.table].name()}));
  step.notes.push_back(joined({say("uit {0}", "from {0}", {row_name(column.table, static_cast<std::uint32_t>(*row))}), article_words(plan_[column.table].article)}, ", "));
  tell_changes(step, plan_[column.table].indexation, column.day, key);
}

void Teller::tell_bound(Step& step, const Bound& bound, const Key& key, const std::string& hint) {
  add_part(step, bound.value, key, hint);
  add_part(step, bound.limit, key, hint);
  Value value = evaluator_.value(bound.value, key), limit = evaluator_.value(bound.limit, key);
  if (!value.present()) return;
  if (!limit.present()) return step.notes.push_back({"de grens is geen: er wordt niets begrensd", "the bound is none: nothing is bounded"});
  Text at = shown(bound.limit, limit, hint).shown, what = shown(bound.value, value, hint).shown;
  bool more = value.number > limit.number, less = value.number < limit.number;
  if (bound.kind == ast::BoundKind::above)
    return step.notes.push_back(more ? say("wat boven {0} uitkomt", "what lies above {0}", {at}) : say("{0} komt niet boven {1}, dus 0", "{0} is not above {1}, so 0", {what, at}));
  bool binds = bound.kind == ast::BoundKind::at_most ? more : less;
  Text side = bound.kind == ast::BoundKind::at_most ? Text{"hoogstens", "at most"} : Text{"minstens", "at least"};
  step.notes.push_back(binds ? say("{0} {1}: deze grens geldt, want het is {2}", "{0} {1}: this bound applies, for it is {2}", {side, at, what})
                             : say("{0} {1}: deze grens wordt niet bereikt", "{0} {1}: this bound is not reached", {side, at}));
}

void Teller::tell_if(Step& step, const If& node, const Key& key, const std::string& hint) {
  Value test = evaluator_.value(node.condition, key);
  Step condition = term(node.condition, key, hint);
  condition.text = say("als {0}", "if {0}", {condition.text});
  step.parts.push_back(std::move(condition));
  if (!test.present()) return;
  if (test.yes()) return add_part(step, node.then, key, hint);
  if (node.otherwise) return add_part(step, *node.otherwise, key, hint);
}

void Teller::tell_if_missing(Step& step, const IfMissing& node, const Key& key, const std::string& hint) {
  const bool missing = evaluator_.asked(node.operand, key).absence == Absence::missing;
  if (missing && payable_read(plan_, node.operand)) step.notes.push_back(say("{0} is niet geboekt", "{0} was not posted", {text_of(node.operand)}));
  else add_part(step, node.operand, key, hint);
  if (!missing) return;
  if (!node.fallback) return step.notes.push_back({"ontbreekt; dat telt hier als geen", "missing; that counts as none here"});
  step.notes.push_back(say("ontbreekt; dan geldt {0}", "missing; then {0} holds", {text_of(*node.fallback)}));
  add_part(step, *node.fallback, key, hint);
}

}  // namespace bkm::interpret
