// How the value of a part is told: in which unit, and whether as a percentage.
#include <algorithm>

#include "compiler/interpret/explain_figure.hpp"
#include "compiler/interpret/explain_teller.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

bool additive(ast::Arithmetic op) { return op == ast::Arithmetic::add || op == ast::Arithmetic::subtract; }

}  // namespace

// Whether the contract writes this value as a percentage.
bool Teller::percent(ExprId id) const {
  const Expr& expr = plan_[id];
  if (!expr.type.unit.bare()) return false;
  return std::visit(Overloaded{
                        [&](const Constant&) { return one_line(expr.span).ends_with('%'); },
                        [&](const ColumnValue& e) { return column_percent(e); },
                        [&](const RateValue& e) { return one_line(plan_[e.rate].steps.front().span).find('%') != std::string::npos; },
                        [&](const ScaleValue& e) { return scale_percent(e); },
                        [&](const MeasureValue& e) { return percent(plan_[e.rule].body); },
                        [&](const PreviousValue& e) {
                          const auto* c = std::get_if<ColumnValue>(&e.of);
                          return c && column_percent(*c);
                        },
                        [&](const AggregateValue& e) { return plan_[e.aggregate].fold != ast::Fold::count && plan_[e.aggregate].value && percent(*plan_[e.aggregate].value); },
                        [&](const FunctionValue& e) { return percent(e.body); },
                        [&](const ParameterValue& e) { return e.argument && percent(*e.argument); },
                        [&](const Negate& e) { return percent(e.operand); },
                        [&](const Each& e) { return percent(e.operand); },
                        [&](const Bound& e) { return percent(e.value) || percent(e.limit); },
                        [&](const If& e) { return percent(e.then); },
                        [&](const IfMissing& e) { return percent(e.operand) || (e.fallback && percent(*e.fallback)); },
                        [&](const Binary& e) { return additive(e.op) && (percent(e.left) || percent(e.right)); },
                        [](const auto&) { return false; },
                    },
                    expr.node);
}

bool Teller::scale_percent(const ScaleValue& call) const {
  const Scale& scale = plan_[call.scale];
  if (int column = scale.columns[call.column].column; column >= 0) return plan_[scale.table].schema.columns[column].percent;
  auto written = [&](const Band& band) {
    std::string text = band.value.empty() ? one_line(band.span) : ":" + band.value;
    return text.find('%', text.find(':')) != std::string::npos;
  };
  return std::any_of(scale.ladders.begin(), scale.ladders.end(), [&](const Ladder& ladder) {
    return ladder.column == call.column && std::any_of(ladder.bands.begin(), ladder.bands.end(), written);
  });
}

bool Teller::column_percent(const ColumnValue& column) const {
  const Table& table = plan_[column.table];
  return table.schema.columns[column.column].percent || table.columns[column.column].percentage;
}

// Text that names the unit in which this value is best read.
std::string Teller::hint_of(ExprId id) const {
  const Expr& expr = plan_[id];
  if (const auto* value = std::get_if<RateValue>(&expr.node)) {
    const Rate& rate = plan_[value->rate];
    return one_line(rate.steps.front().span) + " " + unit_as_written(plan_, rate.type.unit, rate.written_factor);  // u * 150% names none
  }
  if (const auto* column = std::get_if<ColumnValue>(&expr.node)) return unit_of_column(plan_, column->table, column->column);
  return one_line(expr.span);
}

// The units of the prices and scales in an expression: hours times € 62,40 per uur are told in hours.
std::string Teller::prices_in(ExprId id) const {
  const Expr& expr = plan_[id];
  std::string words;
  const auto* column = std::get_if<ColumnValue>(&expr.node);
  bool price = std::holds_alternative<RateValue>(expr.node) || (column && expr.type.unit.power(plan_.currency_iso) > 0);
  if (price) words = " " + hint_of(id);
  if (const auto* scale = std::get_if<ScaleValue>(&expr.node)) words = " " + plan_[scale->scale].argument_word;
  for_each_child(expr, [&](ExprId child) { words += prices_in(child); });
  return words;
}

// Of a price per month that the month of its rule took up: the price as it is written.
const Type& Teller::written_type(ExprId id) const {
  const Expr& expr = plan_[id];
  if (!expr.per_period) return expr.type;
  if (const auto* rate = std::get_if<RateValue>(&expr.node)) return plan_[rate->rate].type;
  if (const auto* column = std::get_if<ColumnValue>(&expr.node)) return plan_[column->table].columns[column->column].type;
  if (const auto* scale = std::get_if<ScaleValue>(&expr.node)) return plan_[scale->scale].columns[scale->column].type;
  return expr.type;
}

Figure Teller::shown(ExprId id, const Value& value, const std::string& hint) const {
  const Type& type = written_type(id);
  Figure own = figure(plan_, data_, value, type, hint_of(id), percent(id));
  if (own.kind != ValueKind::number || std::holds_alternative<ColumnValue>(plan_[id].node)) return own;
  Figure within = figure(plan_, data_, value, type, hint, percent(id));
  Figure plain = figure(plan_, data_, value, type, {}, percent(id));
  return own.shown.nl == plain.shown.nl ? within : own;
}

}  // namespace bkm::interpret
