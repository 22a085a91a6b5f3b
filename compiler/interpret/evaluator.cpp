#include "compiler/interpret/evaluator.hpp"
#include "compiler/interpret/key_text.hpp"
#include "compiler/interpret/run.hpp"
#include "compiler/interpret/scale_result.hpp"
#include "compiler/plan/indexation.hpp"
#include "compiler/plan/reads.hpp"

#include <algorithm>

namespace bkm::interpret {

using namespace plan;

// --- leaves -----------------------------------------------------------------------------------------------------------

Value Evaluator::cell(TableId id, int c, std::uint32_t row) {
  const Table& table = plan_[id];
  const TableColumn& typed = table.columns[c];
  std::int64_t stored = data_.tables[id.index].columns[c][row];
  if (stored == table::kEmpty) return Value::missing();
  if (typed.type.kind != ValueKind::number) return Value::of_word(static_cast<std::int32_t>(stored));
  if (typed.indexed) return Value::of(table.constants[static_cast<std::size_t>(stored)]);
  Rational number(static_cast<signed long>(stored));
  number *= typed.factor;
  return Value::of(std::move(number));
}

// An amount of an indexed table, after the changes up to the day on which it is read.
Value Evaluator::on_day(const ColumnValue& c, Value value, std::uint32_t row, const Key& key) {
  if (!c.day || !value.present()) return value;
  const Table& table = plan_[c.table];
  const TableColumn& typed = table.columns[c.column];
  std::int64_t stored = data_.tables[c.table.index].columns[c.column][row];
  Rational unit = typed.indexed ? table.constant_units[static_cast<std::size_t>(stored)] : Rational(typed.factor * power_of_ten(table.schema.columns[c.column].decimals));
  auto day = path(*c.day, key);
  if (!day) return Value::missing();
  value.number = indexed(table.indexation, value.number, unit, changes_by(table.indexation, Date{*day}));
  return value;
}

// The row is there, but was not known yet on the day that was asked about.
bool Evaluator::is_known_later(TableId id, const Key& key) {
  const table::Table& rows = data_.tables[id.index];
  auto [later, fresh] = known_later_.try_emplace(id.index);
  for (std::uint32_t row = 0; fresh && row < rows.size(); ++row) {
    if (rows.fates[row] != table::RowFate::not_yet_known) continue;
    Key at;
    for (int column : rows.schema.key) at.push(static_cast<std::int32_t>(rows.columns[column][row]));
    later->second.insert(at);
  }
  return later->second.contains(key);
}

Value Evaluator::column(const ColumnValue& c, const Key& key) {
  auto row = path(c.row, key);
  if (row) return on_day(c, cell(c.table, c.column, static_cast<std::uint32_t>(*row)), static_cast<std::uint32_t>(*row), key);
  const Table& table = plan_[c.table];
  if (table.completeness != ast::Completeness::complete) return Value::missing();
  std::string asked;
  if (const auto* look_up = std::get_if<RowPath>(&plan_[c.row].node)) {
    Key wanted;
    for (PathId part : look_up->key) wanted.push(path(part, key).value_or(kUnknownPart));
    if (is_known_later(c.table, wanted)) return Value::missing();
    asked = asked_key(c.table, wanted);
  }
  return Value::undefined({"table-incomplete", table.name(), asked, table.schema.columns[c.column].name});
}

std::optional<Date> Evaluator::rate_day(const RateValue& rate, const Key& key) {
  if (!rate.day) return {};
  auto day = path(*rate.day, key);
  return day ? std::optional(Date{*day}) : std::nullopt;
}

Value Evaluator::rate_value(const Rate& rate, std::optional<Date> day) {
  const Date at = std::max(day.value_or(plan_.calendar.term_first), plan_.calendar.term_first);
  if (const auto& value = step_on(rate.steps, at).value) return Value::of(*value);
  return Value::missing(std::make_shared<const Trouble>(Trouble{"closed-band", rate.name, to_string(at), ""}));
}

Key Evaluator::measure_key(const MeasureValue& measure, const Key& key, bool& complete) {
  Key at;
  complete = true;
  for (PathId part : measure.key) {
    auto value = path(part, key);
    complete &= value.has_value();
    at.push(value.value_or(0));
  }
  return at;
}

Value Evaluator::measure(const MeasureValue& measure, const Key& key) {
  bool complete;
  Key at = measure_key(measure, key, complete);
  if (complete) return measure_value(measure, at);
  return plan_[measure.rule].zero_without_rows && !lost_part(measure.key, key) ? Value::of(Rational(0)) : Value::missing();
}

Value Evaluator::asked(ExprId id, const Key& key) {
  const MeasureValue* payable = payable_read(plan_, id);
  return payable && !is_posted(*payable, key) ? Value::missing() : value(id, key);
}

// Before the term there are no posts: what would have been posted there says it itself.
bool Evaluator::is_posted(const MeasureValue& measure, const Key& key) {
  const Rule& rule = plan_[measure.rule];
  bool complete;
  const Key at = measure_key(measure, key, complete);
  if (!complete || before_term(rule.grain, at) || before_term_) return complete;
  const auto& cells = results_[measure.rule.index].cells;
  const auto found = cells.find(at);
  return found != cells.end() && (!is_open(rule, found->second) || stated_.contains({measure.rule.index, at}));
}

Value Evaluator::computed(const Rule& rule, const Key& at) {
  Value exact = value(rule.body, at);
  if (exact.present() && !rule.rounding.empty()) exact.number = round_to(exact.number, rule.rounding[0].step, rule.rounding[0].mode);
  return exact;
}

// Under an `op` day it is computed from what there was on that day. What was posted stands, and what runs over time is as it was.
bool Evaluator::until_day(const Rule& rule, const Key& at) const {
  if (!cutoff_ || is_payable(rule.kind) || rule.cumulative || rule.part.kind == PartKind::pro_rata) return false;
  if (!rule.start) return true;
  const Dimension& dimension = plan_[rule.grain[rule.start->period].dimension];
  return period_of(plan_.calendar, dimension.cycle, Date{at[rule.start->period]}).last > *cutoff_;  // what was over by then stands
}

// 0 for a sum, a count or a payment.
Value Evaluator::nothing_of(const Rule& rule) { return rule.zero_without_rows ? Value::of(Rational(0)) : Value::missing(); }

// What fell due before the term was paid under an earlier contract: how much is not known here.
Value Evaluator::without_cell(RuleId id, const Key& at) {
  const Rule& rule = plan_[id];
  const auto& early = results_[id.index].before_term;
  const auto paid = early.find(at);
  if (paid == early.end()) return nothing_of(rule);
  return Value::undefined(Trouble{"posted-before-term", rule.name, interpret::key_text(plan_, data_, rule.grain, at), "", paid->second});
}

// What a name means (D5, D8): a bare or net payable is posted money, the rest as computed. 0 where a zero measure has no key.
Value Evaluator::measure_value(const MeasureValue& measure, const Key& at) {
  const Rule& rule = plan_[measure.rule];
  if (before_term(rule.grain, at) || (before_term_ && !finest_cycle(plan_, rule.grain))) return value_before_term(measure.rule, at);
  const auto& cells = results_[measure.rule.index].cells;
  auto found = cells.find(at);
  bool stated = found != cells.end() && stated_.contains({measure.rule.index, at});
  bool there = found != cells.end() || rule.support.kind == PresenceKind::drivers;
  if (!stated && (rule.read_where_asked || (until_day(rule, at) && there))) return computed(rule, at);
  if (found == cells.end()) return without_cell(measure.rule, at);
  if (is_open(rule, found->second) && !stated) return nothing_of(rule);
  const Cell& cell = found->second;
  if (!is_payable(rule.kind)) return rule.rounding.empty() || !cell.exact.present() ? cell.exact : Value::of(cell.rounded);
  if (measure.stage == ast::Stage::gross) return cell.exact;
  if (measure.stage == ast::Stage::net) return Value::of(as_posted(rule, cell.net));
  return Value::of(cell.rounded);
}

Value Evaluator::previous(const PreviousValue& previous, const Key& key) {
  return std::visit(Overloaded{
                        [&](const ColumnValue& c) { return asks_before_term(c, key) && !path(c.row, key) ? Value::missing() : column(c, key); },
                        [&](const MeasureValue& m) {
                          bool complete;
                          Key at = measure_key(m, key, complete);
                          return complete ? measure_value(m, at) : Value::missing();
                        },
                    },
                    previous.of);
}

// --- operators --------------------------------------------------------------------------------------------------------

Value Evaluator::binary(const Binary& b, const Key& key) {
  Value left = value(b.left, key);
  if (!left.present()) return left;
  Value right = value(b.right, key);
  if (!right.present()) return right;
  switch (b.op) {
    case ast::Arithmetic::add: left.number += right.number; break;
    case ast::Arithmetic::subtract: left.number -= right.number; break;
    case ast::Arithmetic::multiply: left.number *= right.number; break;
    case ast::Arithmetic::divide:
      if (right.number == 0) return Value::missing(std::make_shared<const Trouble>(Trouble{"division-by-zero", "", "", ""}));
      left.number /= right.number;
  }
  return left;
}

// A bound that does not apply (`geen`) bounds nothing (D27); one that stops is no such bound.
Value Evaluator::bound(const Bound& b, const Key& key) {
  Value left = value(b.value, key);
  if (!left.present()) return left;
  Value limit = value(b.limit, key);
  if (limit.stops()) return limit;
  if (!limit.present()) return left;
  switch (b.kind) {
    case ast::BoundKind::at_most: return Value::of(std::min(left.number, limit.number));
    case ast::BoundKind::at_least: return Value::of(std::max(left.number, limit.number));
    case ast::BoundKind::above: return Value::of(std::max(Rational(left.number - limit.number), Rational(0)));
  }
  return left;
}

bool Evaluator::equal(const Value& a, const Value& b, ValueKind kind) const { return kind == ValueKind::number ? a.number == b.number : a.word == b.word; }

Value Evaluator::compare(const Compare& c, const Key& key) {
  Value left = value(c.left, key);
  if (!left.present()) return left;
  Value right = value(c.right, key);
  if (!right.present()) return right;
  bool number = plan_[c.left].type.kind == ValueKind::number;
  int order = number ? (left.number < right.number ? -1 : left.number > right.number) : (left.word < right.word ? -1 : left.word > right.word);
  switch (c.op) {
    case ast::Comparison::equal: return Value::yes_no(order == 0);
    case ast::Comparison::unequal: return Value::yes_no(order != 0);
    case ast::Comparison::less: return Value::yes_no(order < 0);
    case ast::Comparison::less_equal: return Value::yes_no(order <= 0);
    case ast::Comparison::greater: return Value::yes_no(order > 0);
    case ast::Comparison::greater_equal: return Value::yes_no(order >= 0);
  }
  return left;
}

const std::vector<Band>* Evaluator::bands(const ScaleValue& call, const Key& key) {
  Key at;
  for (PathId part : call.key) {
    auto value = path(part, key);
    if (!value) return nullptr;
    at.push(*value);
  }
  Date day = plan_.calendar.term_first;
  if (call.day) {
    auto stated = path(*call.day, key);
    if (!stated) return nullptr;
    day = std::max(day, Date{*stated});
  }
  return bands_on(data_.scales[call.scale.index], at, call.column, day);
}

Value Evaluator::scale(const ScaleValue& call, const Key& key) {
  Value argument = value(call.argument, key);
  if (!argument.present()) return argument;
  const Scale& scale = plan_[call.scale];
  const std::vector<Band>* found = bands(call, key);
  if (!found && (call.day || !scale.key.empty())) return Value::missing();
  static const std::vector<Band> kNone;
  Value result = scale_result(plan_, data_, call.scale, call.column, found ? *found : kNone, argument.number, &last_band_);
  if (found) use_bands(scale, *found, last_band_);
  return result;
}

// The rows of a file that a value comes from: the band it lies in; in brackets also those below, on a line both its ends.
void Evaluator::use_bands(const Scale& scale, const std::vector<Band>& bands, int at) {
  if (!scale.file || bands.empty()) return;
  const int last = static_cast<int>(bands.size()) - 1;
  int from = at, to = at;
  if (scale.kind == ast::ScaleKind::brackets) from = 0;
  if (scale.kind == ast::ScaleKind::linear) from = std::clamp(at, 0, std::max(last - 1, 0)), to = std::min(from + 1, last);
  for (int i = std::max(from, 0); i <= to; ++i) use_row(scale.table, *bands[static_cast<std::size_t>(i)].row);
}

Value Evaluator::value(ExprId id, const Key& key) {
  if (totals_)
    if (auto total = totals_->find(id.index); total != totals_->end()) return Value::of(total->second);
  const Expr& expr = plan_[id];
  return std::visit(
      Overloaded{
          [&](const Poison&) { return Value::missing(); },
          [&](const Constant& e) { return Value::of(e.value); },
          [&](const CodeConstant& e) {
            auto code = data_.codes.find(e.code);
            return Value::of_word(code.value_or(-1));
          },
          [&](const DateConstant& e) { return Value::of_word(e.day.days); },
          [&](const YesNoConstant& e) { return Value::yes_no(e.value); },
          [&](const KeyValue& e) {
            auto word = path(e.path, key);
            return word ? Value::of_word(*word) : Value::missing();
          },
          [&](const ColumnValue& e) { return column(e, key); },
          [&](const MeasureValue& e) { return measure(e, key); },
          [&](const PreviousValue& e) { return previous(e, key); },
          [&](const RankValue& e) { return rank(e.rank, key); },
          [&](const RateValue& e) { return e.day && !path(*e.day, key) ? Value::missing() : rate_value(plan_[e.rate], rate_day(e, key)); },
          [&](const AggregateValue& e) { return aggregate(e, key); },
          [&](const SplitValue& e) {
            const auto& shares = splits_[e.split.index];
            auto share = shares.find(key);
            return share == shares.end() ? Value::of(Rational(0)) : share->second;
          },
          [&](const ScaleValue& e) { return scale(e, key); },
          [&](const FunctionValue& e) { return value(e.body, key); },
          [&](const ParameterValue& e) { return value(*e.argument, key); },
          [&](const DrawValue& e) { return draw(e, key); },
          [&](const Later& e) {
            Value day = value(e.day, key);
            return day.present() ? Value::of_word(later(Date{day.word}, e.count, e.unit).days) : day;
          },
          [&](const Negate& e) {
            Value v = value(e.operand, key);
            if (v.present()) v.number = -v.number;
            return v;
          },
          [&](const Binary& e) { return binary(e, key); },
          [&](const Bound& e) { return bound(e, key); },
          [&](const Compare& e) { return compare(e, key); },
          [&](const InList& e) {
            Value v = value(e.operand, key);
            if (!v.present()) return v;
            bool found = std::any_of(e.items.begin(), e.items.end(), [&](ExprId item) { return equal(v, value(item, key), plan_[e.operand].type.kind); });
            return Value::yes_no(found);
          },
          [&](const Not& e) {
            Value v = value(e.operand, key);
            return v.present() ? Value::yes_no(!v.yes()) : v;
          },
          [&](const And& e) {
            for (ExprId operand : e.operands) {
              Value v = value(operand, key);
              if (!v.present() || !v.yes()) return v.present() ? Value::yes_no(false) : v;
            }
            return Value::yes_no(true);
          },
          [&](const Or& e) {
            for (ExprId operand : e.operands) {
              Value v = value(operand, key);
              if (!v.present() || v.yes()) return v;
            }
            return Value::yes_no(false);
          },
          [&](const If& e) {
            Value test = value(e.condition, key);
            if (!test.present()) return test;
            if (test.yes()) return value(e.then, key);
            return e.otherwise ? value(*e.otherwise, key) : Value::missing();
          },
          [&](const IfMissing& e) {
            Value v = asked(e.operand, key);
            if (v.absence != Absence::missing) return v;
            return e.fallback ? value(*e.fallback, key) : Value::missing();
          },
          [&](const Known& e) {
            Value v = asked(e.operand, key);
            return v.absence == Absence::undefined ? v : Value::yes_no(v.present());
          },
          [&](const Each& e) { return value(e.operand, key); },
      },
      expr.node);
}

}  // namespace bkm::interpret
