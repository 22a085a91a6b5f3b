// Expressions: types, units and natures of everything but names, aggregates and splits, which have files of their own.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kAddsPercent{2801, "adds-percentage", diag::Severity::error,
                            "Een percentage kan niet bij een bedrag worden opgeteld of ervan afgetrokken; schrijf * (1 {0} {1}).",
                            "A percentage cannot be added to an amount or taken from it; write * (1 {0} {1})."};
constexpr Kind kCompareKinds{2802, "compares-different-kinds", diag::Severity::error, "Deze zijn niet te vergelijken: {0} en {1}.",
                             "These cannot be compared: {0} and {1}."};

constexpr Kind kDateWithOther{2802, "compares-different-kinds", diag::Severity::error,
                              "Deze zijn niet te vergelijken: {0} en {1}. Een datum of periode vergelijkt u met een dag, zoals {2} >= 2026-01-01.",
                              "These cannot be compared: {0} and {1}. A date or period is compared with a day, such as {2} >= 2026-01-01."};
constexpr Kind kBoundAsCondition{2003, "type-mismatch", diag::Severity::error,
                                 "Hier hoort een voorwaarde te staan, en \"{0}\" begrenst een getal of bedrag: schrijf {1}.",
                                 "A condition belongs here, and \"{0}\" bounds a number or amount: write {1}."};
constexpr Kind kLooseOperand{2003, "type-mismatch", diag::Severity::error, "{0} staat hier los, en is geen voorwaarde: herhaal wat wordt vergeleken, zoals {1}.",
                             "{0} stands here by itself, and is no condition: repeat what is compared, such as {1}."};

constexpr Kind kDayLater{2003, "type-mismatch", diag::Severity::error, "{0} is een datum, en daarmee wordt niet gerekend. Een dag later staat zo: {1}.",
                         "{0} is a date, and dates are not calculated with. A day later is written so: {1}."};
constexpr Kind kDaysBetween{2003, "type-mismatch", diag::Severity::error,
                            "{0} en {1} zijn datums, en worden niet van elkaar afgetrokken. Vergelijk met een dag later, zoals: {0} > {2}.",
                            "{0} and {1} are dates, and are not taken from each other. Compare with a day later, such as: {0} > {2}."};

constexpr Kind kPricePerUnit{2014, "name-in-another-role", diag::Severity::error, "\"{0}\" is een eenheid, en deelt niet: schrijf {1}.",
                             "\"{0}\" is a unit, and does not divide: write {1}."};

constexpr Kind kGuardInside{3209, "guard-without-else", diag::Severity::error,
                            "Een \"als\" binnen een berekening heeft een \"anders\" nodig: zonder is er geen waarde om mee te rekenen.",
                            "An \"if\" inside a calculation needs an \"else\": without it there is no value to calculate with."};
constexpr Kind kGuardedCondition{3209, "guard-without-else", diag::Severity::error,
                                 "Een voorwaarde met \"als\" heeft een \"anders\" nodig: zeg of zij geldt waar \"{0}\" niet opgaat, met \"{1}\" of \"{2}\".",
                                 "A condition with \"if\" needs an \"else\": say whether it holds where \"{0}\" does not, with \"{1}\" or \"{2}\"."};

// The unit of € 50 / uur, a price per unit as a calculation; empty for another division.
std::string divides_by_unit(const ast::Binary& binary, const ast::Unit& unit, const Plan& plan) {
  const auto* name = std::get_if<ast::Reference>(&unit[binary.right].node);
  const bool price = binary.op == ast::Arithmetic::divide && name && name->keys.empty() && plan.units.contains(name->name.text);
  return price && std::holds_alternative<ast::Literal>(unit[binary.left].node) ? name->name.text : "";
}

Context inside(Context context) {
  context.ends_rule = false;
  return context;
}

// A column or an end of a period, and not a day that is written out.
bool names_a_day(const Expr& expr) { return expr.type.kind == ValueKind::date && !std::holds_alternative<DateConstant>(expr.node); }

std::string_view comparison_for(ast::BoundKind kind) { return kind == ast::BoundKind::at_most ? "<=" : kind == ast::BoundKind::at_least ? ">=" : ">"; }

// Adding keeps the strongest nature; multiplying a quantity by a level keeps the quantity; dividing two quantities gives a level.
Nature combined(ast::Arithmetic op, Nature left, Nature right) {
  if (op == ast::Arithmetic::divide && right != Nature::level) return Nature::level;
  return std::max(left, right);
}

constexpr Kind kCellNotation{2003, "type-mismatch", diag::Severity::error,
                             "Hier hoort een getal te staan, maar {0} is een code: {1} is in dit contract geen goed geschreven getal. Schrijf in de tabel {2}.",
                             "This should be a number, but {0} is a code: {1} is not written as a number of this contract. Write {2} in the table."};

// 1.5 in a column of a Dutch `tabel` is a code: the cell, and the number that it would be.
std::optional<std::pair<std::string, std::string>> number_in_other_notation(const Plan& plan, const Expr& expr) {
  const auto* key = std::get_if<KeyValue>(&expr.node);
  const auto* column = key ? std::get_if<ColumnPath>(&plan[key->path].node) : nullptr;
  if (!column) return {};
  const Notation own = notation_of(plan.language), other = notation_of(plan.language == Language::nl ? Language::en : Language::nl);
  for (const auto& row : plan[column->table].constant_rows) {
    const std::string& cell = row[static_cast<std::size_t>(column->column)];
    if (const auto meant = parse_decimal(cell, other); meant && !parse_decimal(cell, own)) return std::pair(cell, format_decimal(meant->value, own));
  }
  return {};
}

}  // namespace

Bilingual kind_word(ValueKind kind) {
  switch (kind) {
    case ValueKind::number: return kNumberWord;
    case ValueKind::code: return kCodeWord;
    case ValueKind::date: return kDateWord;
    case ValueKind::yes_no: return kConditionWord;
    case ValueKind::poison: break;
  }
  return kNumberWord;
}

ExprId Elaborator::add(Expr expr) {
  plan_.exprs.push_back(std::move(expr));
  return ExprId{static_cast<std::uint32_t>(plan_.exprs.size() - 1)};
}

ExprId Elaborator::expression(ast::ExprId id, const Context& context) { return build(unit_[id], context); }

ExprId Elaborator::build(const ast::Expr& expr, const Context& context) {
  Span span = expr.span;
  if (context.parameters && !may_stand_in_function(expr)) return poison(span);
  if (context.ends_rule && !std::holds_alternative<ast::If>(expr.node)) return build(expr, inside(context));
  return std::visit(
      Overloaded{
          [&](const ast::Literal& e) {
            Expr value = literal(e);
            discharge(value, context);
            return add(std::move(value));
          },
          [&](const ast::Reference& e) { return reference(e, span, context); },
          [&](const ast::Call& e) { return call(e, span, context); },
          [&](const ast::Each& e) {
            ExprId operand = expression(e.operand, context);
            return add({Each{operand}, plan_[operand].type, span});
          },
          [&](const ast::Known& e) {
            ExprId operand = expression(e.operand, context);
            if (bad(operand)) return poison(span);
            return add({Known{operand}, {ValueKind::yes_no, {}, Nature::level, {}}, span});
          },
          [&](const ast::Aggregate& e) { return aggregate(e, span, context); },
          [&](const ast::Rank& e) { return rank(e, span, context); },
          [&](const ast::Previous& e) { return previous(e, span, context); },
          [&](const ast::Later& e) { return later_day(e, span, context); },
          [&](ast::DayAnchor day) { return edge_day(day, span, context); },
          [&](const ast::Split& e) { return split(e, span, context); },
          [&](const ast::Negate& e) {
            ExprId operand = expression(e.operand, context);
            if (bad(operand)) return poison(span);
            return add({Negate{operand}, plan_[operand].type, span});
          },
          [&](const ast::Binary& e) { return arithmetic(e, span, context); },
          [&](const ast::Bound& e) { return bound(e, span, context); },
          [&](const ast::Compare& e) { return comparison(e, span, context); },
          [&](const ast::In& e) { return in_list(e, span, context); },
          [&](const ast::Not& e) {
            ExprId operand = condition(e.operand, context);
            if (bad(operand)) return poison(span);
            return add({Not{operand}, plan_[operand].type, span});
          },
          [&](const ast::And& e) { return junction(e.operands, true, span, context); },
          [&](const ast::Or& e) { return junction(e.operands, false, span, context); },
          [&](const ast::If& e) { return conditional(e, span, context); },
          [&](const ast::IfMissing& e) { return if_missing(e, span, context); },
      },
      expr.node);
}

// datum + 90 dagen, ontvangen - datum: a day that many later is said in words.
bool Elaborator::report_date_arithmetic(const ast::Binary& binary, const Expr& left, const Expr& right, Span span) {
  const bool nl = unit_.language == Language::nl, plus = binary.op == ast::Arithmetic::add;
  if (left.type.kind != ValueKind::date || (!plus && binary.op != ast::Arithmetic::subtract)) return false;
  const std::string day = written(left.span), other = written(right.span), after = nl ? " na " : " after ";
  if (right.type.kind == ValueKind::date && !plus) return report(kDaysBetween, span, {day, other, (nl ? "90 dagen" : "90 days") + after + other}), true;
  if (right.type.kind != ValueKind::number) return false;
  const auto* literal = std::get_if<ast::Literal>(&unit_[binary.right].node);
  const auto* number = plus && literal ? std::get_if<ast::Quantity>(&literal->value) : nullptr;
  const bool days = number && number->currency.empty() && number->per.empty() && number->value.get_den() == 1 && number->value > 0;
  const std::string count = !days ? (nl ? "90 dagen" : "90 days") : number->unit ? other : other + (nl ? " dagen" : " days");
  auto& found = report(kDayLater, span, {day, count + after + day});
  if (days && std::holds_alternative<ast::Reference>(unit_[binary.left].node)) found.write(count + after + day, span);
  return true;
}

ExprId Elaborator::arithmetic(const ast::Binary& binary, Span span, const Context& context) {
  if (const std::string unit = divides_by_unit(binary, unit_, plan_); !unit.empty()) {
    const std::string right = written(unit_[binary.left].span) + " per " + unit;
    report(kPricePerUnit, unit_[binary.right].span, {unit, right}).write(right, span);
    return poison(span);
  }
  ExprId left = expression(binary.left, context), right = expression(binary.right, context);
  if (bad(left) || bad(right)) return poison(span);
  if (report_date_arithmetic(binary, plan_[left], plan_[right], span)) return poison(span);
  for (ExprId side : {left, right})
    if (!number_here(side)) return poison(span);
  Type type{ValueKind::number, {}, combined(binary.op, plan_[left].type.nature, plan_[right].type.nature), {}};
  bool additive = binary.op == ast::Arithmetic::add || binary.op == ast::Arithmetic::subtract;
  if (!additive) {
    type.unit = binary.op == ast::Arithmetic::multiply ? plan_[left].type.unit * plan_[right].type.unit : plan_[left].type.unit / plan_[right].type.unit;
    return add({Binary{binary.op, left, right}, type, span});
  }
  std::string right_text = written(plan_[right].span);
  if (plan_[right].type.unit.bare() && !plan_[left].type.unit.bare() && right_text.ends_with('%')) {
    report(kAddsPercent, plan_[right].span, {std::string(binary.op == ast::Arithmetic::add ? "+" : "-"), right_text});
    return poison(span);
  }
  if (!same_unit(plan_.exprs[left.index], plan_.exprs[right.index], span, context)) return poison(span);
  type.unit = plan_[left].type.unit;
  return add({Binary{binary.op, left, right}, type, span});
}

bool Elaborator::number_here(ExprId side) {
  const Expr& expr = plan_[side];
  if (expr.type.kind == ValueKind::number) return true;
  if (const auto cell = number_in_other_notation(plan_, expr)) report(kCellNotation, expr.span, {written(expr.span), cell->first, cell->second});
  else report(kTypeMismatch, expr.span, {kNumberWord, kind_word(expr.type.kind)});
  return false;
}

ExprId Elaborator::bound(const ast::Bound& bound, Span span, const Context& context) {
  ExprId value = expression(bound.value, context), limit = expression(bound.limit, context);
  if (bad(value) || bad(limit)) return poison(span);
  for (ExprId side : {value, limit})
    if (!number_here(side)) return poison(span);
  if (!same_unit(plan_.exprs[value.index], plan_.exprs[limit.index], span, context)) return poison(span);
  Type type = plan_[value].type;
  type.nature = std::max(type.nature, plan_[limit].type.nature);
  return add({Bound{bound.kind, value, limit}, type, span});
}

// A bare number compared with a column is in the unit that the column declares, as in its range: minuten > 600. Compared with a count or a
// rank it counts the same.
void Elaborator::adopt_column_unit(ExprId column, ExprId number) {
  const auto* value = std::get_if<ColumnValue>(&plan_[column].node);
  const auto* folded = std::get_if<AggregateValue>(&plan_[column].node);
  bool counts = (folded && plan_[folded->aggregate].fold == ast::Fold::count) || is_count(plan_, plan_[column].type);
  Expr& literal = plan_.exprs[number.index];
  auto* constant = std::get_if<Constant>(&literal.node);
  if (counts && constant && literal.type.unit.bare()) literal.type.unit = plan_[column].type.unit;
  if (!value || !constant || !literal.type.unit.bare() || plan_[column].type.unit.bare() || plan_[column].type.unit.power(plan_.currency_iso) != 0) return;
  constant->value *= plan_[value->table].columns[value->column].factor * power_of_ten(plan_[value->table].schema.columns[value->column].decimals);
  literal.type.unit = plan_[column].type.unit;
}

ExprId Elaborator::comparison(const ast::Compare& compare, Span span, const Context& context) {
  if (unknown_code(compare, context)) return poison(span);
  ExprId left = expression(compare.left, context), right = expression(compare.right, context);
  if (bad(left) || bad(right)) return poison(span);
  ValueKind a = plan_[left].type.kind, b = plan_[right].type.kind;
  if (a != b) {
    const ExprId day = a == ValueKind::date ? left : right;
    if (names_a_day(plan_[day])) report(kDateWithOther, span, {kind_word(a), kind_word(b), written(plan_[day].span)});
    else report(kCompareKinds, span, {kind_word(a), kind_word(b)});
    return poison(span);
  }
  adopt_column_unit(left, right);
  adopt_column_unit(right, left);
  if (a == ValueKind::number && !same_unit(plan_.exprs[left.index], plan_.exprs[right.index], span, context)) return poison(span);
  return add({Compare{compare.op, left, right}, {ValueKind::yes_no, {}, Nature::level, {}}, span});
}

ExprId Elaborator::in_list(const ast::In& in, Span span, const Context& context) {
  ExprId operand = expression(in.operand, context);
  if (bad(operand)) return poison(span);
  InList list{operand, {}};
  for (const ast::Literal& item : in.items) {
    ExprId value = add(literal(item));
    if (bad(value)) return poison(span);
    if (plan_[value].type.kind != plan_[operand].type.kind) {
      const Bilingual left = kind_word(plan_[operand].type.kind), right = kind_word(plan_[value].type.kind);
      if (names_a_day(plan_[operand])) report(kDateWithOther, item.span, {left, right, written(plan_[operand].span)});
      else report(kCompareKinds, item.span, {left, right});
      return poison(span);
    }
    adopt_column_unit(operand, value);
    if (plan_[operand].type.kind == ValueKind::number && !same_unit(plan_.exprs[operand.index], plan_.exprs[value.index], item.span, context)) return poison(span);
    list.items.push_back(value);
  }
  return add({std::move(list), {ValueKind::yes_no, {}, Nature::level, {}}, span});
}

ExprId Elaborator::condition(ast::ExprId id, const Context& context) {
  ExprId built = expression(id, context);
  if (bad(built) || plan_[built].type.kind == ValueKind::yes_no) return built;
  const Span span = plan_[built].span;
  const auto* bounded = std::get_if<ast::Bound>(&unit_[id].node);
  if (!bounded) return report(kTypeMismatch, span, {kConditionWord, kind_word(plan_[built].type.kind)}), poison(span);
  // als cijfer hoogstens 8
  const std::string sign(comparison_for(bounded->kind)), left = written(unit_[bounded->value].span), right = written(unit_[bounded->limit].span);
  report(kBoundAsCondition, span, {written(bounded->op_span), left + " " + sign + " " + right}).write(sign, bounded->op_span);
  return poison(span);
}

ExprId Elaborator::junction(const std::vector<ast::ExprId>& operands, bool all, Span span, const Context& context) {
  std::vector<ExprId> built;
  bool failed = false;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    // cijfer >= 8 of 9
    const auto* before = i > 0 && std::holds_alternative<ast::Literal>(unit_[operands[i]].node) ? std::get_if<ast::Compare>(&unit_[operands[i - 1]].node) : nullptr;
    if (before) {
      const Span left = unit_[before->left].span, loose = unit_[operands[i]].span;
      report(kLooseOperand, loose, {written(loose), written({left.source, left.begin, unit_[before->right].span.begin}) + written(loose)});
      return poison(span);
    }
    built.push_back(condition(operands[i], context));
    failed |= bad(built.back());
  }
  if (failed) return poison(span);
  Type type{ValueKind::yes_no, {}, Nature::level, {}};
  return all ? add({And{std::move(built)}, type, span}) : add({Or{std::move(built)}, type, span});
}

ExprId Elaborator::conditional(const ast::If& conditional, Span span, const Context& context) {
  if (!conditional.otherwise) return guard(conditional, span, context);
  const Context within = inside(context);
  ExprId then = expression(conditional.then, within);
  ExprId test = condition(conditional.condition, within);
  ExprId otherwise = expression(*conditional.otherwise, context);
  if (bad(then) || bad(test) || bad(otherwise)) return poison(span);
  if (plan_[then].type.kind != plan_[otherwise].type.kind) {
    report(kCompareKinds, span, {kind_word(plan_[then].type.kind), kind_word(plan_[otherwise].type.kind)});
    return poison(span);
  }
  if (plan_[then].type.kind == ValueKind::number &&
      !same_unit(plan_.exprs[then.index], plan_.exprs[otherwise.index], span, context))
    return poison(span);
  Type type = plan_[then].type;
  type.nature = std::max(type.nature, plan_[otherwise].type.nature);
  return add({If{then, test, otherwise}, type, span});
}

// e als φ: at the end of a rule, it has no value where φ does not hold. Anywhere else there would be nothing to go on with.
ExprId Elaborator::guard(const ast::If& guard, Span span, const Context& context) {
  ExprId then = expression(guard.then, inside(context)), test = condition(guard.condition, inside(context));
  if (bad(then) || bad(test)) return poison(span);
  if (context.ends_rule) return add({If{then, test, {}}, plan_[then].type, span});
  if (plan_[then].type.kind != ValueKind::yes_no) report(kGuardInside, span);
  else report(kGuardedCondition, span, {written(plan_[test].span), Bilingual{"anders ja", "else yes"}, Bilingual{"anders nee", "else no"}});
  return poison(span);
}

ExprId Elaborator::if_missing(const ast::IfMissing& node, Span span, const Context& context) {
  ExprId fallback{};
  Context inner = context;
  if (node.fallback) fallback = expression(*node.fallback, context);
  if (node.fallback && !bad(fallback)) inner.fallback = plan_[fallback].type;
  ExprId operand = expression(node.operand, inner);
  if (bad(operand) || (node.fallback && bad(fallback))) return poison(span);
  if (!node.fallback) return add({IfMissing{operand, {}}, plan_[operand].type, span});
  if (plan_[fallback].type.kind != plan_[operand].type.kind) {
    report(kCompareKinds, span, {kind_word(plan_[operand].type.kind), kind_word(plan_[fallback].type.kind)});
    return poison(span);
  }
  if (plan_[operand].type.kind == ValueKind::number &&
      !same_unit(plan_.exprs[operand.index], plan_.exprs[fallback.index], span, context))
    return poison(span);
  return add({IfMissing{operand, fallback}, plan_[operand].type, span});
}

ExprId Elaborator::call(const ast::Call& call, Span span, const Context& context) {
  auto scale = scales_.find(call.name.text);
  if (scale != scales_.end()) return scale_call(scale->second, call, span, context);
  return function_call(call, span, context);
}

}  // namespace bkm::elaborate
