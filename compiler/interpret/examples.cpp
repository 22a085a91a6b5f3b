#include "compiler/interpret/examples.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <set>

#include "compiler/base/everyday.hpp"
#include "compiler/elaborate/elaborate.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/interpret/check_rows.hpp"
#include "compiler/interpret/findings.hpp"
#include "compiler/interpret/key_text.hpp"
#include "compiler/interpret/misplaced.hpp"
#include "compiler/interpret/run.hpp"
#include "compiler/interpret/scale_result.hpp"
#include "compiler/plan/tables_read.hpp"
#include "runtime/input/text.hpp"
#include "runtime/table/csv_rows.hpp"
#include "runtime/table/text_rows.hpp"

namespace bkm::interpret {
namespace {

using namespace plan;

constexpr diag::Kind kUnknownExpected{5201, "example-name-unknown", diag::Severity::error, "Het voorbeeld noemt \"{0}\", maar die naam heeft dit contract niet.",
                                      "The example names \"{0}\", but this contract has no such name."};
constexpr diag::Kind kRowUnreadable{5205, "example-row-unreadable", diag::Severity::warning,
                                    "Deze rij van het voorbeeld telt niet mee: {0}", "This row of the example does not count: {0}"};
constexpr diag::Kind kKeyBrackets{5202, "example-key-unclear", diag::Severity::error, "De sleutel van {0} staat tussen vierkante haken: schrijf {0}[{1}].",
                                  "The key of {0} stands in square brackets: write {0}[{1}]."};
constexpr diag::Kind kColumnLeftOut{5203, "column-missing", diag::Severity::error, "Het voorbeeld laat de kolom \"{0}\" weg, maar een bepaling leest die.",
                                    "The example leaves out the column \"{0}\", but a clause reads it."};
constexpr diag::Kind kCodeInParts{5204, "example-key-unclear", diag::Severity::error,
                                  "\"{0}\" is geen naam in de sleutel van {1}. Een code met een spatie staat tussen aanhalingstekens: schrijf {2}.",
                                  "\"{0}\" is no name in the key of {1}. A code with a space stands in quotes: write {2}."};
constexpr diag::Kind kKeyUnclear{5202, "example-key-unclear", diag::Severity::error, "De sleutel van {0} moet zijn: {1}.", "The key of {0} must be: {1}."};

class ExampleRunner {
 public:
  ExampleRunner(const ast::Unit& unit, const ast::Example& example, const Plan& plan, const facts::Facts& facts, const std::filesystem::path& folder,
                elaborate::Constants& constants)
      : unit_(unit), example_(example), plan_(plan), facts_(facts), folder_(folder), constants_(constants), known_on_(example.known_on) {
    result_.title = example.title;
    result_.span = example.span;
  }

  ExampleResult run() {
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
  diag::Sink unsettled() {
    if (!read()) return std::move(result_.findings);
    unreadable_rows();
    settlement_.rules.resize(plan_.rules.size());
    expect_all();
    return std::move(result_.findings);
  }

  std::optional<SettledExample> settled() {
    if (!settle()) return {};
    return SettledExample{std::move(data_), std::move(settlement_), std::move(stubs_)};
  }

 private:
  bool read() {
    data_ = prepare(plan_);
    intern_keys();
    if (!load_tables()) return false;
    arrange(plan_, data_);
    stubs_ = stubs();
    return true;
  }

  bool settle() {
    if (!read()) return false;
    check_rows(plan_, data_, stubs_);
    report_data_faults(plan_, data_, result_.findings);
    if (!data_.faults.empty()) return false;
    settlement_ = interpret::run(plan_, data_, stubs_);
    return true;
  }

  void expect_all() {
    for (const ast::Expectation& expectation : example_.expectations) {
      ++result_.expectations;
      std::visit([&](const auto& e) { expect(e); }, expectation);
    }
  }

  // --- rows ---
  void intern_keys() {
    auto parts = [&](const std::vector<ast::KeyPart>& keys) { for (const ast::KeyPart& part : keys) data_.codes.intern(part.value); };
    for (const ast::GivenValue& given : example_.values) parts(given.keys);
    for (const ast::Expectation& e : example_.expectations) {
      if (const auto* v = std::get_if<ast::ExpectValue>(&e)) parts(v->keys);
      if (const auto* f = std::get_if<ast::ExpectFate>(&e)) parts(f->keys);
    }
  }

  table::LoadOptions options() const {
    table::LoadOptions options;
    options.calendar = plan_.calendar;
    options.known_on = known_on_;
    options.language = plan_.language;
    return options;
  }

  bool load_tables() {
    for (std::uint32_t t = 0; t < plan_.tables.size(); ++t) {
      const Table& table = plan_.tables[t];
      if (table.in_text()) continue;
      const ast::GivenRows* given = nullptr;
      for (const ast::GivenRows& rows : example_.rows)
        if (rows.table.text == table.name() && table.form != TableForm::scale) given = &rows;
      data_.given[t] = true;
      std::optional<table::FileFault> fault;
      if (given) {
        fault = load_given(t, *given);
      } else if (!table.file.empty() && std::filesystem::exists(folder_ / table.file)) {
        table::CsvRows rows((folder_ / table.file).string(), {}, table.file);
        table::LoadOptions from_file = options();
        if (table.schema.numbers) from_file.notation = *table.schema.numbers, from_file.notation_stated = true;
        fault = table::load(data_.tables[t], rows, from_file, data_.codes, data_.notices);
      }
      bool part_of_contract = table.form == TableForm::constants || table.form == TableForm::scale;
      if (!fault && part_of_contract && data_.tables[t].files.empty()) report_no_file(plan_, TableId{t}, result_.findings);
      if (!fault) continue;
      report_fault(plan_, *fault, result_.findings);
      return false;
    }
    std::set<std::string> given;
    for (const ast::GivenRows& rows : example_.rows)
      if (!given.insert(rows.table.text).second) result_.findings.report(elaborate::kDoubled, rows.table.span, {rows.table.text});
    for (const ast::GivenRows& rows : example_.rows)
      if (std::none_of(plan_.tables.begin(), plan_.tables.end(), [&](const Table& t) { return t.name() == rows.table.text; }))
        result_.findings.report(kUnknownExpected, rows.table.span, {rows.table.text});
    return !result_.findings.has_errors();
  }

  std::optional<table::FileFault> load_given(std::uint32_t t, const ast::GivenRows& given) {
    if (given.rows.rows.empty()) return {};
    std::vector<std::string> header;
    for (const ast::Cell& cell : given.rows.rows[0].cells) {
      header.push_back(cell.text);
      if (plan_.tables[t].column(cell.text) < 0) result_.findings.report(kUnknownExpected, cell.span, {cell.text});
    }
    for (const auto& [table, column] : columns_read(plan_)) {
      const std::string& name = plan_.tables[table].schema.columns[column].name;
      if (table != t || std::find(header.begin(), header.end(), name) != header.end()) continue;
      result_.findings.report(kColumnLeftOut, given.rows.rows[0].span, {name});
    }
    if (result_.findings.has_errors()) return {};
    std::vector<std::vector<std::string>> rows;
    for (std::size_t r = 1; r < given.rows.rows.size(); ++r) {
      rows.emplace_back();
      for (const ast::Cell& cell : given.rows.rows[r].cells) rows.back().push_back(cell.text);
    }
    table::TextRows source(given.table.text, header, rows);
    table::LoadOptions in_text = options();
    in_text.notation = plan_.language;
    in_text.notation_stated = true;
    in_text.columns_optional = true;
    return table::load(data_.tables[t], source, in_text, data_.codes, data_.notices);
  }

  // A cell that cannot be read is a slip where the example does not say that its row is refused.
  void unreadable_rows() {
    for (const ast::GivenRows& given : example_.rows) {
      const auto t = table_named(given.table);
      if (!t || expects_refusal(given.table.text)) continue;
      for (const table::Rejection& rejection : data_.tables[*t].rejections)
        if (rejection.code.ends_with("-malformed") && !rejection.own_reason)
          result_.findings.report(kRowUnreadable, cell_span(given.rows, rejection), {rejection_reason(rejection, plan_[TableId{*t}].schema, plan_.language, Origin::example)});
    }
  }

  bool expects_refusal(const std::string& table) const {
    return std::any_of(example_.expectations.begin(), example_.expectations.end(), [&](const ast::Expectation& expectation) {
      const auto* fate = std::get_if<ast::ExpectFate>(&expectation);
      const auto* counts = std::get_if<ast::ExpectCounts>(&expectation);
      return (fate && fate->table.text == table) || (counts && counts->table.text == table);
    });
  }

  static Span cell_span(const ast::Rows& given, const table::Rejection& rejection) {
    const auto& heading = given.rows.front().cells;
    const ast::Row& row = given.rows[std::min<std::size_t>(rejection.line, given.rows.size() - 1)];
    for (std::size_t c = 0; c < heading.size() && c < row.cells.size(); ++c)
      if (heading[c].text == rejection.column) return row.cells[c].span;
    return row.span;
  }

  // --- keys ---
  std::optional<RuleId> rule_named(const std::string& name) const {
    for (std::uint32_t i = 0; i < plan_.rules.size(); ++i)
      if (plan_.rules[i].name == name) return RuleId{i};
    return {};
  }

  std::optional<Key> key_of(const Frame& frame, const std::vector<ast::KeyPart>& parts) const { return interpret::key_of(plan_, data_, frame, parts); }

  // The names of a key, with how a period is written: aanbieder, maand (zoals 2026-01).
  std::string key_form(const Frame& frame) const {
    std::string form;
    for (const Axis& axis : frame) {
      const Dimension& dimension = plan_[axis.dimension];
      form += (form.empty() ? "" : ", ") + axis.name;
      if (dimension.kind != DimensionKind::period) continue;
      const std::string first = period_key(plan_.calendar, period_of(plan_.calendar, dimension.cycle, plan_.calendar.term_first), plan_.language);
      form += (plan_.language == Language::nl ? " (zoals " : " (as in ") + first + ")";
    }
    return form;
  }

  // A name that no part of the key names, and that is no period: a code may stand there.
  bool lacks_a_code(const Frame& frame, const std::vector<ast::KeyPart>& parts) const {
    return std::any_of(frame.begin(), frame.end(), [&](const Axis& axis) {
      return plan_[axis.dimension].kind != DimensionKind::period &&
             std::none_of(parts.begin(), parts.end(), [&](const ast::KeyPart& part) { return part.axis && part.axis->text == axis.name; });
    });
  }

  void unclear_key(Span span, const std::string& name, const Frame& frame, const std::vector<ast::KeyPart>& parts) {
    for (const ast::KeyPart& part : parts)
      if (part.axis && !month_named(part.axis->text, plan_.language) && lacks_a_code(frame, parts) &&
          std::none_of(frame.begin(), frame.end(), [&](const Axis& axis) { return axis.name == part.axis->text; }))
        return void(result_.findings.report(kCodeInParts, span, {part.axis->text, name, "\"" + part.axis->text + " " + part.value + "\""}));
    result_.findings.report(kKeyUnclear, span, {name, key_form(frame)});
  }

  std::vector<Stub> stubs() {
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

  Value to_value(const Expr& expr) const {
    return std::visit(Overloaded{[](const Constant& c) { return Value::of(c.value); }, [&](const CodeConstant& c) { return Value::of_word(data_.codes.find(c.code).value_or(-1)); },
                                 [](const DateConstant& d) { return Value::of_word(d.day.days); }, [](const YesNoConstant& b) { return Value::yes_no(b.value); },
                                 [](const auto&) { return Value::missing(); }},
                      expr.node);
  }

  // A slip in a given row shows as an amount that is not there: say which rows fell out.
  void note_refused() {
    for (const table::Table& table : data_.tables)
      for (const table::Rejection& rejection : table.rejections) {
        auto told = [&](Language language) { return table.schema.name + "[" + rejection.key + "]: " + rejection_reason(rejection, table.schema, language, Origin::example); };
        result_.refused.push_back({told(Language::nl), told(Language::en)});
      }
  }

  // --- comparing ---
  std::string shown(const Rational& value, const Type& type) const {
    Notation notation = notation_of(plan_.language);
    if (type.unit == unit_of(plan_.currency_iso)) {
      std::string text = format_decimal(abs(value), notation, plan_.currency_decimals);
      return (value < 0 ? "-" : "") + plan_.currency_symbol + " " + text;
    }
    std::string unit = type.unit.powers.size() == 1 && type.unit.powers[0].second == 1 ? " " + type.unit.powers[0].first : "";
    return format_decimal(value, notation) + unit;
  }
  std::string shown(const Value& value, const Type& type) const {
    bool nl = plan_.language == Language::nl;
    if (!value.present()) return nl ? "geen" : "none";
    switch (type.kind) {
      case ValueKind::number: return shown(value.number, type);
      case ValueKind::code: return value.word >= 0 && static_cast<std::size_t>(value.word) < data_.codes.size() ? data_.codes.text(value.word) : "?";
      case ValueKind::date: return to_string(Date{value.word});
      default: return value.yes() ? (nl ? "ja" : "yes") : (nl ? "nee" : "no");
    }
  }

  void differ(Span span, std::string what, std::string expected, std::string computed) {
    result_.differences.push_back({span, std::move(what), std::move(expected), std::move(computed)});
  }
  std::string none() const { return plan_.language == Language::nl ? "geen" : "none"; }

  // Equal, or equal in the printed decimals, or within a stated margin.
  bool agrees(const Value& computed, const Type& type, const Expr& expected, std::optional<ast::ExprId> value, bool as_printed, std::optional<ast::ExprId> within) const {
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
  Rational printed_step(ast::ExprId id) const {
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

  void expect(const ast::ExpectValue& e) {
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
  std::string nothing_at(const Frame& frame, const Key& key) const {
    auto wrong = misplaced(plan_, data_, frame, key);
    return none() + (wrong ? ": " + wrong->words().in(plan_.language) : "");
  }

  // A value of a `tabel`.
  void expect_constant(const ast::ExpectValue& e) {
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

  void unknown_name(const ast::Name& name) {
    std::vector<std::string> known;
    for (const Rule& rule : plan_.rules) known.push_back(rule.name);
    for (const Table& table : plan_.tables)
      for (const table::ColumnSchema& column : table.schema.columns)
        if (table.form == TableForm::constants) known.push_back(column.name);
    diag::Diagnostic& found = result_.findings.report(kUnknownExpected, name.span, {name.text});
    if (auto near = nearest(name.text, known)) found.fixes.push_back({{"bedoeld is misschien: {0}", "perhaps meant: {0}"}, {*near}, name.span, *near});
  }

  static std::string as_written(const std::vector<ast::KeyPart>& keys) {
    std::string text;
    for (const ast::KeyPart& part : keys) text += (text.empty() ? "" : ", ") + (part.axis ? part.axis->text + " " : "") + part.value;
    return text;
  }

  // `nothing`: how it is told that there is no value.
  void compare(const ast::ExpectValue& e, const Value& computed, const Type& type, const std::string& what, const std::function<std::string()>& nothing = {}) {
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
  Value value_at(RuleId id, const Key& key, ast::Expected what) {
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
    return Value::of(rule.kind == ast::RuleKind::penalty ? Rational(-cell.net) : cell.net);
  }

  // Recomputed minus ledger (D7), of a post whose settlement period is over. Nothing where they agree.
  Value difference(RuleId id, const Key& key, const std::vector<ast::KeyPart>& parts) {
    Rational before = 0;
    if (ExampleRunner* ledger = earlier())
      if (auto then = ledger->key_of(plan_[id].grain, parts)) before = ledger->posted(id, *then);
    Rational difference = posted(id, key) - before;
    if (plan_[id].kind == ast::RuleKind::penalty) difference = -difference;
    return difference == 0 ? Value::missing() : Value::of(difference);
  }
  Rational posted(RuleId id, const Key& key) const {
    auto found = settlement_.rules[id.index].cells.find(key);
    if (found == settlement_.rules[id.index].cells.end() || !found->second.day || !settled_by(plan_, *found->second.day, known_on_)) return 0;
    return found->second.net;
  }
  ExampleRunner* earlier() {
    if (!example_.after || earlier_) return earlier_.get();
    earlier_ = std::make_unique<ExampleRunner>(unit_, example_, plan_, facts_, folder_, constants_);
    earlier_->known_on_ = example_.after;
    earlier_->settle();
    return earlier_.get();
  }

  void expect_rest(const ast::ExpectValue& e, RuleId id) {
    const Rule& rule = plan_[id];
    std::vector<SplitId> splits = splits_in(plan_, rule.body);
    Frame frame = splits.empty() ? Frame{} : plan_[splits.front()].rest_key;
    auto key = key_of(frame, e.keys);
    if (!key) return unclear_key(e.span, e.name.text, frame, e.keys);
    Rational rest = 0;
    for (const RestLine& line : settlement_.rules[id.index].rests)
      if (line.split == splits.front() && line.key == *key) rest += line.amount;
    compare(e, Value::of(rest), rule.type, "rest " + rule.name);
  }

  void expect(const ast::ExpectScale& e) {
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

  void compare_scale(const ast::ExpectScale& e, const Scale& scale, const Key& key, std::size_t column, const Rational& x) {
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

  void expect_call(const ast::ExpectScale& e) {
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

  // The sum of posts. By party, payer and payee of a negative amount turn.
  void expect(const ast::ExpectTotal& e) {
    if (e.rule && !rule_named(e.rule->text)) return unknown_name(*e.rule);
    for (const auto& party : {e.payer, e.payee})
      if (party && !is_party(party->text)) return void(result_.findings.report(kUnknownExpected, party->span, {party->text}));
    Rational total = 0;
    Evaluator parties(plan_, data_, settlement_.rules);
    for (std::uint32_t r = 0; r < plan_.rules.size(); ++r) {
      const Rule& rule = plan_.rules[r];
      if (!is_payable(rule.kind) || (e.rule && rule.name != e.rule->text)) continue;
      for (const auto& [key, cell] : settlement_.rules[r].cells) {
        if (!cell.day) continue;
        std::string payer = party_at(data_, parties, *rule.payer, key), payee = party_at(data_, parties, *rule.payee, key);
        add(total, payer, payee, rule, cell.net, e);
      }
      for (const RestLine& rest : settlement_.rules[r].rests)
        if (const Split& split = plan_[rest.split]; rest_is_post(rule, split))
          add(total, party_at(data_, parties, rest_payer(plan_, rule, rest), rest.key), *split.rest_to, rule, rest.amount, e);
    }
    auto expected = constants_(e.value);
    Type money{ValueKind::number, unit_of(plan_.currency_iso), Nature::flow, {}};
    if (!expected || to_value(*expected).number != total)
      differ(e.span, plan_.language == Language::nl ? "totaal" : "total", expected ? shown(to_value(*expected), expected->type) : "?", shown(total, money));
  }
  // A party of the contract, or a code that the data or the example know.
  bool is_party(const std::string& name) const {
    bool single = std::any_of(plan_.parties.begin(), plan_.parties.end(), [&](const Party& p) { return p.name == name; });
    return single || data_.codes.find(name).has_value();
  }
  // A negative `verreken` is a payment the other way; a malus is taken off what its payer pays.
  void add(Rational& total, std::string payer, std::string payee, const Rule& rule, const Rational& amount, const ast::ExpectTotal& e) const {
    bool turned = (e.payer || e.payee) && amount < 0 && rule.kind == ast::RuleKind::adjust;
    if (turned) std::swap(payer, payee);
    if ((e.payer && payer != e.payer->text) || (e.payee && payee != e.payee->text)) return;
    total += turned ? Rational(-amount) : amount;
  }

  // --- fates ---
  struct FateOf {
    ast::Fate fate;
    std::string code;
  };
  FateOf fate_of(const table::Table& rows, std::uint32_t row) const {
    switch (rows.fates[row]) {
      case table::RowFate::used:
      case table::RowFate::before_term_used: return {ast::Fate::used, ""};
      case table::RowFate::cancelled: return {ast::Fate::cancelled, ""};
      case table::RowFate::out_of_scope: return {ast::Fate::out_of_scope, ""};
      case table::RowFate::rejected:
        for (const table::Rejection& rejection : rows.rejections)
          if (rejection.row == row) return {ast::Fate::rejected, rejection.code};
        return {ast::Fate::rejected, ""};
      default: return {ast::Fate::unused, ""};
    }
  }

  std::string fate_word(ast::Fate fate) const {
    static const Bilingual kWords[] = {{"gebruikt", "used"}, {"ongebruikt", "unused"}, {"vervallen", "cancelled"}, {"afgekeurd", "rejected"}, {"buiten bereik", "out of scope"}};
    return std::string(kWords[static_cast<int>(fate)].in(plan_.language));
  }

  std::optional<std::uint32_t> table_named(const ast::Name& name) {
    for (std::uint32_t t = 0; t < plan_.tables.size(); ++t)
      if (plan_.tables[t].name() == name.text) return t;
    result_.findings.report(kUnknownExpected, name.span, {name.text});
    return {};
  }

  void expect(const ast::ExpectFate& e) {
    auto t = table_named(e.table);
    if (!t) return;
    const table::Table& rows = data_.tables[*t];
    std::vector<std::uint32_t> matching;
    for (std::uint32_t row = 0; row < rows.size(); ++row)
      if (rows.fates[row] != table::RowFate::not_yet_known && matches(*t, row, e.keys)) matching.push_back(row);
    std::string what = e.table.text + "[" + as_written(e.keys) + "]";
    bool repeats = e.code && *e.code == "repeated-row";
    std::size_t as_expected = 0;
    std::string other;
    for (std::uint32_t row : matching) {
      FateOf fate = fate_of(rows, row);
      bool same = fate.fate == e.fate && (!e.code || fate.code == *e.code);
      as_expected += same;
      if (!same) other = fate_word(fate.fate) + (fate.code.empty() ? "" : " \"" + fate.code + "\"");
    }
    std::size_t wanted = matching.size() - (repeats && !matching.empty() ? 1 : 0);
    if (matching.empty() || as_expected != wanted) differ(e.span, what, fate_word(e.fate) + (e.code ? " \"" + *e.code + "\"" : ""), matching.empty() ? "–" : other);
  }

  bool matches(std::uint32_t t, std::uint32_t row, const std::vector<ast::KeyPart>& parts) const {
    const table::Table& rows = data_.tables[t];
    for (std::size_t i = 0; i < parts.size(); ++i) {
      int column = -1;
      if (parts[i].axis)
        for (int key : rows.schema.key)
          if (rows.schema.columns[key].name == parts[i].axis->text) column = key;
      if (column < 0 && i < rows.schema.key.size()) column = rows.schema.key[i];
      if (column < 0 || table::cell_text(rows, row, column, plan_.calendar, data_.codes, plan_.language) != parts[i].value) return false;
    }
    return true;
  }

  void expect(const ast::ExpectCounts& e) {
    auto t = table_named(e.table);
    if (!t) return;
    const table::Table& rows = data_.tables[*t];
    std::map<ast::Fate, int> counted;
    for (std::uint32_t row = 0; row < rows.size(); ++row)
      if (rows.fates[row] != table::RowFate::not_yet_known) ++counted[fate_of(rows, row).fate];
    for (const table::Rejection& rejection : rows.rejections) counted[ast::Fate::rejected] += rejection.row == table::kNoRow;
    std::erase_if(counted, [](const auto& entry) { return entry.second == 0; });
    std::map<ast::Fate, int> wanted;
    for (const auto& [count, fate] : e.counts) wanted[fate] += count;
    if (counted == wanted) return;
    auto text = [&](const std::map<ast::Fate, int>& fates) {
      std::string joined;
      for (const auto& [fate, count] : fates) joined += (joined.empty() ? "" : " + ") + std::to_string(count) + " " + fate_word(fate);
      return joined;
    };
    differ(e.span, (plan_.language == Language::nl ? "rijen " : "rows ") + e.table.text, text(wanted), text(counted));
  }

  const ast::Unit& unit_;
  const ast::Example& example_;
  const Plan& plan_;
  const facts::Facts& facts_;
  std::filesystem::path folder_;
  elaborate::Constants& constants_;
  std::optional<Date> known_on_;
  std::unique_ptr<ExampleRunner> earlier_;  // the settlement of `na E`, whose posts are the ledger
  Data data_;
  std::vector<Stub> stubs_;
  Settlement settlement_;
  ExampleResult result_;
};

}  // namespace

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
      for (const diag::Kind* kind : {&kUnknownExpected, &kColumnLeftOut, &kCodeInParts, &kKeyUnclear, &kKeyBrackets, &kRowUnreadable, &elaborate::kDoubled})
        if (found.kind == kind) mistakes.push_back(found);
  }
  return mistakes;
}

}  // namespace bkm::interpret
