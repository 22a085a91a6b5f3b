// What a worked example expects of the rules, tables and scales, and how it differs.
#include <algorithm>

#include "compiler/interpret/example_runner.hpp"
#include "compiler/interpret/scale_result.hpp"

namespace bkm::interpret {

std::string ExampleRunner::shown(const Rational& value, const Type& type) const {
  Notation notation = notation_of(plan_.language);
  if (type.unit == unit_of(plan_.currency_iso)) {
    std::string text = format_decimal(abs(value), notation, plan_.currency_decimals);
    return (value < 0 ? "-" : "") + plan_.currency_symbol + " " + text;
  }
  std::string unit = type.unit.powers.size() == 1 && type.unit.powers[0].second == 1 ? " " + type.unit.powers[0].first : "";
  return format_decimal(value, notation) + unit;
}

std::string ExampleRunner::shown(const Value& value, const Type& type) const {
  bool nl = plan_.language == Language::nl;
  if (!value.present()) return nl ? "geen" : "none";
  switch (type.kind) {
    case ValueKind::number: return shown(value.number, type);
    case ValueKind::code: return value.word >= 0 && static_cast<std::size_t>(value.word) < data_.codes.size() ? data_.codes.text(value.word) : "?";
    case ValueKind::date: return to_string(Date{value.word});
    default: return value.yes() ? (nl ? "ja" : "yes") : (nl ? "nee" : "no");
  }
}

void ExampleRunner::differ(Span span, std::string what, std::string expected, std::string computed) {
  result_.differences.push_back({span, std::move(what), std::move(expected), std::move(computed)});
}

// Equal, or equal in the printed decimals, or within a stated margin.
bool ExampleRunner::agrees(const Value& computed, const Type& type, const Expr& expected, std::optional<ast::ExprId> value, bool as_printed, std::optional<ast::ExprId> within) const {
  if (!computed.present()) return false;
  Value wanted = to_value(expected);
  if (type.kind == ValueKind::code && expected.type.kind == ValueKind::code) return data_.codes.text(computed.word) == std::get<CodeConstant>(expected.node).code;
  if (type.kind != ValueKind::number || expected.type.kind != ValueKind::number) return type.kind == expected.type.kind && computed.word == wanted.word;
  bool bare = expected.type.unit.bare() && (wanted.number == 0 || is_count(plan_, type));
  if (expected.type.unit != type.unit && !bare) return false;
  if (within) {
    auto margin = constants_(*within);
    if (!margin || !std::holds_alternative<Constant>(margin->node)) return false;
    return abs(computed.number - wanted.number) <= std::get<Constant>(margin->node).value;
  }
  if (as_printed) return round_to(computed.number, printed_step(*value), Rounding::half_away) == wanted.number;
  return computed.number == wanted.number;
}

// One unit of the last decimal as written, in base units.
Rational ExampleRunner::printed_step(ast::ExprId id) const {
  const ast::Expr* expr = &unit_[id];
  if (const auto* negate = std::get_if<ast::Negate>(&expr->node)) expr = &unit_[negate->operand];
  const auto* literal = std::get_if<ast::Literal>(&expr->node);
  const auto* quantity = literal ? std::get_if<ast::Quantity>(&literal->value) : nullptr;
  Rational step(Integer(1), power_of_ten(quantity ? quantity->decimals : 0));
  if (quantity && quantity->percent) step /= 100;
  if (quantity && quantity->unit)
    if (auto unit = plan_.units.find(quantity->unit->text); unit != plan_.units.end()) step *= unit->second.second;
  return step;
}

void ExampleRunner::expect(const ast::ExpectValue& e) {
  auto id = rule_named(e.name.text);
  if (!id) return expect_constant(e);
  const Rule& rule = plan_[*id];
  if (e.what == ast::Expected::rest) return expect_rest(e, *id);
  auto key = key_of(rule.grain, e.keys);
  if (!key) return unclear_key(e.span, e.name.text, rule.grain, e.keys);
  // A row that the table does not have is a slip; a code without a value may be meant.
  for (std::size_t i = 0; i < rule.grain.size(); ++i)
    if (plan_[rule.grain[i].dimension].kind == DimensionKind::row && (*key)[i] == kUnknownPart)
      return void(result_.findings.report(kUnknownExpected, e.span, {as_written(e.keys)}));
  Value computed = e.what == ast::Expected::difference ? difference(*id, *key, e.keys) : value_at(*id, *key, e.what);
  compare(e, computed, rule.type, rule.name + "[" + as_written(e.keys) + "]", [&] { return nothing_at(rule.grain, *key); });
}

// Codes that changed places are the likely reason.
std::string ExampleRunner::nothing_at(const Frame& frame, const Key& key) const {
  auto wrong = misplaced(plan_, data_, frame, key);
  return none() + (wrong ? ": " + wrong->words().in(plan_.language) : "");
}

// A value of a `tabel`.
void ExampleRunner::expect_constant(const ast::ExpectValue& e) {
  for (std::uint32_t t = 0; t < plan_.tables.size(); ++t) {
    int column = plan_.tables[t].column(e.name.text);
    if (column < 0 || plan_.tables[t].form != TableForm::constants || e.what != ast::Expected::bare) continue;
    Value found = Value::missing();
    for (std::uint32_t row = 0; row < data_.tables[t].size(); ++row)
      if (matches(t, row, e.keys)) found = Evaluator(plan_, data_, settlement_.rules).cell(TableId{t}, column, row);
    return compare(e, found, plan_.tables[t].columns[column].type, e.name.text + "[" + as_written(e.keys) + "]");
  }
  unknown_name(e.name);
}

std::string ExampleRunner::as_written(const std::vector<ast::KeyPart>& keys) {
  std::string text;
  for (const ast::KeyPart& part : keys) text += (text.empty() ? "" : ", ") + (part.axis ? part.axis->text + " " : "") + part.value;
  return text;
}

// `nothing`: how it is told that there is no value.
void ExampleRunner::compare(const ast::ExpectValue& e, const Value& computed, const Type& type, const std::string& what, const std::function<std::string()>& nothing) {
  if (!e.value) {
    if (computed.present()) differ(e.span, what, none(), shown(computed, type));
    return;
  }
  auto expected = constants_(*e.value);
  if (!expected) return void(result_.findings.report(kUnknownExpected, e.span, {e.name.text}));
  if (agrees(computed, type, *expected, e.value, e.as_printed, e.within)) return;
  differ(e.span, what, shown(to_value(*expected), expected->type), !computed.present() && nothing ? nothing() : shown(computed, type));
}

// D5, D8: posted net for a payable; a malus as the positive amount of its name.
Value ExampleRunner::value_at(RuleId id, const Key& key, ast::Expected what) {
  const Rule& rule = plan_[id];
  if (rule.read_where_asked) return Evaluator(plan_, data_, settlement_.rules).measure_value({id, {}, ast::Stage::bare}, key);
  const auto& cells = settlement_.rules[id.index].cells;
  auto found = cells.find(key);
  if (found == cells.end()) return Value::missing();
  const Cell& cell = found->second;
  if (what == ast::Expected::adjustment) return Value::of(cell.adjustment);
  if (!is_payable(rule.kind)) return rule.rounding.empty() || rule.type.kind != ValueKind::number ? cell.exact : Value::of(cell.rounded);
  if (what == ast::Expected::gross) return cell.exact;
  if (!cell.day) return Value::missing();
  return Value::of(as_posted(rule, cell.net));
}

// Recomputed minus ledger (D7), of a post whose settlement period is over. Nothing where they agree.
Value ExampleRunner::difference(RuleId id, const Key& key, const std::vector<ast::KeyPart>& parts) {
  Rational before = 0;
  if (ExampleRunner* ledger = earlier())
    if (auto then = ledger->key_of(plan_[id].grain, parts)) before = ledger->posted(id, *then);
  Rational difference = posted(id, key) - before;
  if (plan_[id].kind == ast::RuleKind::penalty) difference = -difference;
  return difference == 0 ? Value::missing() : Value::of(difference);
}

Rational ExampleRunner::posted(RuleId id, const Key& key) const {
  auto found = settlement_.rules[id.index].cells.find(key);
  if (found == settlement_.rules[id.index].cells.end() || !found->second.day || !settled_by(plan_, *found->second.day, known_on_)) return 0;
  return found->second.net;
}

ExampleRunner* ExampleRunner::earlier() {
  if (!example_.after || earlier_) return earlier_.get();
  earlier_ = std::make_unique<ExampleRunner>(unit_, example_, plan_, facts_, folder_, constants_);
  earlier_->known_on_ = example_.after;
  earlier_->settle();
  return earlier_.get();
}

void ExampleRunner::expect_rest(const ast::ExpectValue& e, RuleId id) {
  const Rule& rule = plan_[id];
  std::vector<SplitId> splits = splits_in(plan_, rule.body);
  Frame frame = splits.empty() ? Frame{} : plan_[splits.front()].rest_key;
  auto key = key_of(frame, e.keys);
  if (!key) return unclear_key(e.span, e.name.text, frame, e.keys);
  Rational rest = 0;
  for (const RestLine& line : settlement_.rules[id.index].rests)
    if (line.split == splits.front() && line.key == *key) rest += line.amount;
  compare(e, Value::of(as_posted(rule, rest)), rule.type, "rest " + rule.name);
}

void ExampleRunner::expect(const ast::ExpectScale& e) {
  auto scale = std::find_if(plan_.scales.begin(), plan_.scales.end(), [&](const Scale& s) { return s.name == e.scale.text; });
  if (auto rule = rule_named(e.scale.text)) return void(result_.findings.report(kKeyBrackets, e.span, {e.scale.text, key_form(plan_[*rule].grain)}));
  if (scale == plan_.scales.end() || !e.more.empty()) return expect_call(e);
  auto key = key_of(scale->key, e.keys);
  if (!key) return unclear_key(e.span, e.scale.text, scale->key, e.keys);
  auto column = std::find_if(scale->columns.begin(), scale->columns.end(), [&](const ScaleColumn& c) { return e.member ? c.name == e.member->text : scale->columns.size() == 1; });
  if (column == scale->columns.end()) return void(result_.findings.report(kUnknownExpected, e.scale.span, {e.member ? e.member->text : e.scale.text}));
  auto argument = constants_(e.argument);
  if (!argument || !std::holds_alternative<Constant>(argument->node)) return void(result_.findings.report(kUnknownExpected, e.span, {e.scale.text}));
  compare_scale(e, *scale, *key, static_cast<std::size_t>(column - scale->columns.begin()), std::get<Constant>(argument->node).value);
}

void ExampleRunner::compare_scale(const ast::ExpectScale& e, const Scale& scale, const Key& key, std::size_t column, const Rational& x) {
  ScaleId id{static_cast<std::uint32_t>(&scale - plan_.scales.data())};
  const auto* bands = bands_on(data_.scales[id.index], key, column, e.on.value_or(plan_.calendar.term_first));
  Value computed = bands ? scale_result(plan_, data_, id, column, *bands, x, nullptr) : Value::missing();
  const Type& type = scale.columns[column].type;
  std::string what = e.scale.text + "(" + shown(x, {ValueKind::number, scale.argument, Nature::level, {}}) + ")" + (e.member ? "." + e.member->text : "");
  if (!e.value) {
    if (computed.present()) differ(e.span, what, none(), shown(computed, type));
    return;
  }
  auto expected = constants_(*e.value);
  if (!expected) return void(result_.findings.report(kUnknownExpected, e.span, {e.scale.text}));
  if (!agrees(computed, type, *expected, e.value, e.as_printed, e.within)) differ(e.span, what, shown(to_value(*expected), expected->type), shown(computed, type));
}

void ExampleRunner::expect_call(const ast::ExpectScale& e) {
  std::vector<ast::ExprId> arguments{e.argument};
  arguments.insert(arguments.end(), e.more.begin(), e.more.end());
  auto called = elaborate::constant_call(unit_, e.scale, arguments, plan_);
  if (!called || e.member || !e.keys.empty() || e.on) return void(result_.findings.report(kUnknownExpected, e.scale.span, {e.scale.text}));
  const auto& [plan, id] = *called;
  for (const Expr& expr : plan.exprs)
    if (const auto* code = std::get_if<CodeConstant>(&expr.node)) data_.codes.intern(code->code);
  Value computed = Evaluator(plan, data_, settlement_.rules).value(id, {});
  ast::ExpectValue expected{{}, e.scale, {}, e.value, e.as_printed, e.within, e.span};
  compare(expected, computed, plan[id].type, e.scale.text + "(..)");
}

}  // namespace bkm::interpret
