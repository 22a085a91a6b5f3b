// One worked example from its rows to its differences, and the names in it.
#include <algorithm>

#include "compiler/base/everyday.hpp"
#include "compiler/interpret/check_rows.hpp"
#include "compiler/interpret/example_runner.hpp"
#include "runtime/input/text.hpp"

namespace bkm::interpret {

namespace {

// No part of the key names it.
bool lacks(const std::vector<ast::KeyPart>& parts, const std::string& name) {
  return std::none_of(parts.begin(), parts.end(), [&](const ast::KeyPart& part) { return part.axis && part.axis->text == name; });
}

}  // namespace

ExampleResult ExampleRunner::run() {
  if (!settle()) return std::move(result_);
  unreadable_rows();
  report_stops(plan_, data_, settlement_.stops, result_.findings);
  report_unused(plan_, data_, result_.findings);
  report_early(plan_, data_, settlement_, result_.findings);
  report_sources(plan_, data_, result_.findings);
  if (!settlement_.stops.empty()) return std::move(result_);
  expect_all();
  if (!result_.differences.empty()) note_refused();
  return std::move(result_);
}

// Names and keys are what they are without a settlement: of every rule there is nothing yet.
diag::Sink ExampleRunner::unsettled() {
  if (!read()) return std::move(result_.findings);
  unreadable_rows();
  settlement_.rules.resize(plan_.rules.size());
  expect_all();
  return std::move(result_.findings);
}

std::optional<SettledExample> ExampleRunner::settled() {
  if (!settle()) return {};
  return SettledExample{std::move(data_), std::move(settlement_), std::move(stubs_)};
}

bool ExampleRunner::read() {
  data_ = prepare(plan_);
  intern_keys();
  if (!load_tables()) return false;
  arrange(plan_, data_);
  stubs_ = stubs();
  return true;
}

bool ExampleRunner::settle() {
  if (!read()) return false;
  check_rows(plan_, data_, stubs_);
  report_data_faults(plan_, data_, result_.findings);
  if (!data_.faults.empty()) return false;
  settlement_ = interpret::run(plan_, data_, stubs_);
  return true;
}

void ExampleRunner::expect_all() {
  for (const ast::Expectation& expectation : example_.expectations) {
    ++result_.expectations;
    std::visit([&](const auto& e) { expect(e); }, expectation);
  }
}

std::optional<RuleId> ExampleRunner::rule_named(const std::string& name) const {
  for (std::uint32_t i = 0; i < plan_.rules.size(); ++i)
    if (plan_.rules[i].name == name) return RuleId{i};
  return {};
}

// The names of a key, with how a period is written: aanbieder, maand (zoals 2026-01).
Text ExampleRunner::key_form(const Frame& frame) const {
  return diag::in_both([&](Language language) { return key_form(frame, language); });
}

std::string ExampleRunner::key_form(const Frame& frame, Language language) const {
  std::string form;
  for (const Axis& axis : frame) {
    const Dimension& dimension = plan_[axis.dimension];
    form += (form.empty() ? "" : ", ") + axis.name;
    if (dimension.kind != DimensionKind::period) continue;
    const std::string first = period_key(plan_.calendar, period_of(plan_.calendar, dimension.cycle, plan_.calendar.term_first), plan_.language);
    form += (language == Language::nl ? " (zoals " : " (as in ") + first + ")";
  }
  return form;
}

// A name that no part of the key names, and that is no period: a code may stand there.
bool ExampleRunner::lacks_a_code(const Frame& frame, const std::vector<ast::KeyPart>& parts) const {
  return std::any_of(frame.begin(), frame.end(), [&](const Axis& axis) {
    return plan_[axis.dimension].kind != DimensionKind::period && lacks(parts, axis.name);
  });
}

void ExampleRunner::unclear_key(Span span, const std::string& name, const Frame& frame, const std::vector<ast::KeyPart>& parts) {
  std::vector<std::string> names;
  for (const Axis& axis : frame) names.push_back(axis.name);
  for (const ast::KeyPart& part : parts) {
    if (!part.axis || month_named(part.axis->text, plan_.language) || !lacks_a_code(frame, parts) || std::ranges::count(names, part.axis->text)) continue;
    const std::string& written = part.axis->text;
    if (const auto near = nearest(written, names); near && lacks(parts, *near))
      return result_.findings.report(kKeyName, part.axis->span, {written, name, '"' + *near + '"'}).write(*near, part.axis->span);
    return void(result_.findings.report(kCodeInParts, span, {written, name, "\"" + written + " " + part.value + "\""}));
  }
  result_.findings.report(kKeyUnclear, span, {name, key_form(frame)});
}

std::vector<Stub> ExampleRunner::stubs() {
  std::vector<Stub> stubs;
  for (const ast::GivenValue& given : example_.values) {
    auto rule = rule_named(given.name.text);
    auto value = constants_(given.value);
    if (!rule) {
      unknown_name(given.name);
      continue;
    }
    if (!value) {
      result_.findings.report(kUnknownExpected, given.span, {given.name.text});
      continue;
    }
    auto key = key_of(plan_[*rule].grain, given.keys);
    if (key) stubs.push_back({*rule, *key, to_value(*value)});
    else unclear_key(given.span, given.name.text, plan_[*rule].grain, given.keys);
  }
  return stubs;
}

Value ExampleRunner::to_value(const Expr& expr) const {
  return std::visit(Overloaded{[](const Constant& c) { return Value::of(c.value); }, [&](const CodeConstant& c) { return Value::of_word(data_.codes.find(c.code).value_or(-1)); },
                               [](const DateConstant& d) { return Value::of_word(d.day.days); }, [](const YesNoConstant& b) { return Value::yes_no(b.value); },
                               [](const auto&) { return Value::missing(); }},
                    expr.node);
}

// A slip in a given row shows as an amount that is not there: say which rows fell out.
void ExampleRunner::note_refused() {
  for (const table::Table& table : data_.tables)
    for (const table::Rejection& rejection : table.rejections) {
      auto told = [&](Language language) { return table.schema.name + "[" + rejection.key + "]: " + rejection_reason(rejection, table.schema, language, Origin::example); };
      result_.refused.push_back({told(Language::nl), told(Language::en)});
    }
}

void ExampleRunner::unknown_name(const ast::Name& name) {
  std::vector<std::string> known;
  for (const Rule& rule : plan_.rules) known.push_back(rule.name);
  for (const Table& table : plan_.tables)
    for (const table::ColumnSchema& column : table.schema.columns)
      if (table.form == TableForm::constants) known.push_back(column.name);
  diag::Diagnostic& found = result_.findings.report(kUnknownExpected, name.span, {name.text});
  if (auto near = nearest(name.text, known)) found.suggest(*near, name.span);
}

ExampleResult run_example(const ast::Unit& unit, const ast::Example& example, const Plan& plan, const facts::Facts& facts, const std::filesystem::path& folder) {
  elaborate::Constants constants(unit, plan);
  return ExampleRunner(unit, example, plan, facts, folder, constants).run();
}

std::optional<SettledExample> settle_example(const ast::Unit& unit, const ast::Example& example, const Plan& plan, const facts::Facts& facts,
                                             const std::filesystem::path& folder) {
  elaborate::Constants constants(unit, plan);
  return ExampleRunner(unit, example, plan, facts, folder, constants).settled();
}

std::vector<diag::Diagnostic> example_mistakes(const ast::Unit& unit, const Plan& plan, const facts::Facts& facts, const std::filesystem::path& folder) {
  elaborate::Constants constants(unit, plan);
  std::vector<diag::Diagnostic> mistakes;
  for (const ast::Statement& statement : unit.statements) {
    const auto* example = std::get_if<ast::Example>(&statement);
    if (!example) continue;
    const diag::Sink findings = ExampleRunner(unit, *example, plan, facts, folder, constants).unsettled();
    for (const diag::Diagnostic& found : findings.all())
      for (const diag::Kind* kind : {&kUnknownExpected, &kColumnLeftOut, &kCodeInParts, &kKeyName, &kKeyUnclear, &kKeyBrackets, &kRowUnreadable, &elaborate::kDoubled})
        if (found.kind == kind) mistakes.push_back(found);
  }
  return mistakes;
}

}  // namespace bkm::interpret
