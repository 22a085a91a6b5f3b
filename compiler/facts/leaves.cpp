#include "compiler/facts/leaves.hpp"

#include "compiler/facts/range.hpp"
#include "compiler/plan/indexation.hpp"
#include "compiler/plan/scale_value.hpp"

namespace bkm::facts {

using namespace plan;

Step both(const Step& a, const Step& b) {
  if (!a || !b) return {};
  return common_step(*a, *b);
}

Step of_constant(const Rational& value) { return value == 0 ? Step() : Step(abs(value)); }

namespace {

// One value more. A value of 0 has no step of its own and fits every one.
struct Gathered {
  Value value;
  bool first = true;

  void add(const Rational& number) {
    Step step = of_constant(number), &all = value.step;
    value.range = first ? point(number) : hull(value.range, point(number));
    all = first ? step : !step ? all : all ? both(all, step) : step;
    first = false;
  }
};

Range not_negative_if(bool never_negative) { return never_negative ? Range{Rational(0), {}} : Range{}; }

Value constants(const Table& table, int column, bool read_on_a_day) {
  Gathered all;
  std::size_t changes = read_on_a_day ? table.indexation.changes.size() : 0;
  for (const auto& row : table.constant_rows) {
    std::size_t at = std::stoul(row[static_cast<std::size_t>(column)]);
    for (std::size_t i = 0; i <= changes; ++i) all.add(indexed(table.indexation, table.constants[at], table.constant_units[at], i));
  }
  return all.value;
}

// What the text puts in an empty cell, in the unit of the column.
std::optional<Rational> put_when_empty(const table::ColumnSchema& schema) {
  if (schema.empty != table::EmptyRule::is_value) return {};
  const bool percent = schema.empty_value.ends_with('%');
  const auto number = parse_decimal(std::string_view(schema.empty_value).substr(0, schema.empty_value.size() - percent), notation_of(Language::en));
  return number ? std::optional(percent ? Rational(number->value / 100) : number->value) : std::nullopt;
}

}  // namespace

Value column(const Plan& plan, const ColumnValue& c) {
  const Table& table = plan[c.table];
  const TableColumn& typed = table.columns[c.column];
  const table::ColumnSchema& schema = table.schema.columns[c.column];
  if (typed.type.kind != ValueKind::number) return {};
  if (typed.indexed) return constants(table, c.column, c.day.has_value());
  Rational unit = schema.percent ? Rational(1) : Rational(typed.factor * power_of_ten(schema.decimals));
  Value result{{}, typed.factor};
  if (schema.low) result.range.low = *schema.low * unit;
  if (schema.high) result.range.high = *schema.high * unit;
  if (const auto filled = put_when_empty(schema)) result.range = hull(result.range, point(*filled * unit));
  if (c.day) return {not_negative_if(result.range.never_negative()), {}};  // indexed
  return result;
}

namespace {

// The values of the text, with those after each change.
Value of_ladders(const Scale& scale, std::size_t column, bool& never_negative) {
  Gathered all;
  for (const Ladder& ladder : scale.ladders)
    for (std::size_t changes = 0; ladder.column == column && changes <= scale.indexation.changes.size(); ++changes)
      for (const Band& band : indexed(scale.indexation, ladder.bands, changes)) {
        if (band.closed) continue;
        all.add(Rational(band.rate + band.fixed));
        never_negative &= band.rate >= 0 && band.fixed >= 0;
      }
  return all.value;
}

Value of_file(const Plan& plan, const Scale& scale, std::size_t at, bool& never_negative) {
  Value value = column(plan, {{}, scale.table, scale.columns[at].column});
  bool has_fixed = at == 0 && scale.file->fixed >= 0;
  never_negative = value.range.never_negative();
  if (has_fixed) never_negative &= column(plan, {{}, scale.table, scale.file->fixed}).range.never_negative();
  if (has_fixed || !scale.indexation.changes.empty()) return {not_negative_if(never_negative), {}};
  return value;
}

}  // namespace

std::optional<Value> scale_at(const Scale& scale, std::size_t column, const Range& argument) {
  if (scale.file || !argument.is_point()) return {};
  Gathered all;
  for (const Ladder& ladder : scale.ladders)
    for (std::size_t changes = 0; ladder.column == column && changes <= scale.indexation.changes.size(); ++changes) {
      auto value = scale_value(scale, indexed(scale.indexation, ladder.bands, changes), *argument.low);
      if (!value) return {};
      all.add(*value);
    }
  return all.first ? std::nullopt : std::optional(all.value);
}

Value scale(const Plan& plan, const ScaleValue& call, const Value& argument) {
  const Scale& scale = plan[call.scale];
  if (const auto found = scale_at(scale, call.column, argument.range)) return *found;
  bool never_negative = true, fixed_only = scale.kind == ast::ScaleKind::value;
  Value found = scale.file ? of_file(plan, scale, call.column, never_negative) : of_ladders(scale, call.column, never_negative);
  bool within = fixed_only || (scale.kind == ast::ScaleKind::linear && scale.ends != ast::ScaleEnds::extended);
  if (within) return {found.range, fixed_only ? found.step : Step()};
  bool grows_from_nought = never_negative && argument.range.never_negative() && scale.kind != ast::ScaleKind::linear;
  return grows_from_nought ? Value{{Rational(0), {}}, {}} : Value{};
}

}  // namespace bkm::facts
