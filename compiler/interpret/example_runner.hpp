// One worked example: its rows, its settlement, and what it expects of it. Private to example*.cpp.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <set>

#include "compiler/elaborate/elaborate.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/interpret/examples.hpp"
#include "compiler/interpret/findings.hpp"
#include "compiler/interpret/key_text.hpp"
#include "compiler/interpret/misplaced.hpp"
#include "compiler/interpret/run.hpp"

namespace bkm::interpret {

using namespace plan;

inline constexpr diag::Kind kUnknownExpected{5201, "example-name-unknown", diag::Severity::error, "Het voorbeeld noemt \"{0}\", maar die naam heeft dit contract niet.",
                                      "The example names \"{0}\", but this contract has no such name."};
inline constexpr diag::Kind kRowUnreadable{5205, "example-row-unreadable", diag::Severity::warning,
                                    "Deze rij van het voorbeeld telt niet mee: {0}", "This row of the example does not count: {0}"};
inline constexpr diag::Kind kKeyBrackets{5202, "example-key-unclear", diag::Severity::error, "De sleutel van {0} staat tussen vierkante haken: schrijf {0}[{1}].",
                                  "The key of {0} stands in square brackets: write {0}[{1}]."};
inline constexpr diag::Kind kColumnLeftOut{5203, "column-missing", diag::Severity::error, "Het voorbeeld laat de kolom \"{0}\" weg, maar een bepaling leest die.",
                                    "The example leaves out the column \"{0}\", but a clause reads it."};
inline constexpr diag::Kind kCodeInParts{5204, "example-key-unclear", diag::Severity::error,
                                  "\"{0}\" is geen naam in de sleutel van {1}. Een code met een spatie staat tussen aanhalingstekens: schrijf {2}.",
                                  "\"{0}\" is no name in the key of {1}. A code with a space stands in quotes: write {2}."};
inline constexpr diag::Kind kKeyName{5204, "example-key-unclear", diag::Severity::error, "\"{0}\" is geen naam in de sleutel van {1}: bedoelt u {2}?",
                              "\"{0}\" is no name in the key of {1}: do you mean {2}?"};
inline constexpr diag::Kind kKeyUnclear{5202, "example-key-unclear", diag::Severity::error, "De sleutel van {0} moet zijn: {1}.", "The key of {0} must be: {1}."};

class ExampleRunner {
 public:
  ExampleRunner(const ast::Unit& unit, const ast::Example& example, const Plan& plan, const facts::Facts& facts, const std::filesystem::path& folder,
                elaborate::Constants& constants)
      : unit_(unit), example_(example), plan_(plan), facts_(facts), folder_(folder), constants_(constants), known_on_(example.known_on) {
    result_.title = example.title;
    result_.span = example.span;
  }
  ExampleResult run();
  diag::Sink unsettled();
  std::optional<SettledExample> settled();

 private:
  bool read();
  bool settle();
  void expect_all();
  std::optional<RuleId> rule_named(const std::string& name) const;
  std::optional<Key> key_of(const Frame& frame, const std::vector<ast::KeyPart>& parts) const { return interpret::key_of(plan_, data_, frame, parts); }
  Text key_form(const Frame& frame) const;
  std::string key_form(const Frame& frame, Language language) const;
  bool lacks_a_code(const Frame& frame, const std::vector<ast::KeyPart>& parts) const;
  void unclear_key(Span span, const std::string& name, const Frame& frame, const std::vector<ast::KeyPart>& parts);
  std::vector<Stub> stubs();
  Value to_value(const Expr& expr) const;
  void note_refused();
  std::string none() const { return plan_.language == Language::nl ? "geen" : "none"; }
  void unknown_name(const ast::Name& name);

  // --- rows, as the example gives them (example_rows.cpp) ---
  void intern_keys();
  table::LoadOptions options() const;
  bool load_tables();
  std::optional<table::FileFault> load_given(std::uint32_t t, const ast::GivenRows& given);
  void unreadable_rows();
  bool expects_refusal(const std::string& table) const;
  static Span cell_span(const ast::Rows& given, const table::Rejection& rejection);
  std::optional<std::uint32_t> table_named(const ast::Name& name);

  // --- values of rules, tables and scales (example_values.cpp) ---
  std::string shown(const Rational& value, const Type& type) const;
  std::string shown(const Value& value, const Type& type) const;
  void differ(Span span, std::string what, std::string expected, std::string computed);
  bool agrees(const Value& computed, const Type& type, const Expr& expected, std::optional<ast::ExprId> value, bool as_printed, std::optional<ast::ExprId> within) const;
  Rational printed_step(ast::ExprId id) const;
  void expect(const ast::ExpectValue& e);
  std::string nothing_at(const Frame& frame, const Key& key) const;
  void expect_constant(const ast::ExpectValue& e);
  static std::string as_written(const std::vector<ast::KeyPart>& keys);
  void compare(const ast::ExpectValue& e, const Value& computed, const Type& type, const std::string& what, const std::function<std::string()>& nothing = {});
  Value value_at(RuleId id, const Key& key, ast::Expected what);
  Value difference(RuleId id, const Key& key, const std::vector<ast::KeyPart>& parts);
  Rational posted(RuleId id, const Key& key) const;
  ExampleRunner* earlier();
  void expect_rest(const ast::ExpectValue& e, RuleId id);
  void expect(const ast::ExpectScale& e);
  void compare_scale(const ast::ExpectScale& e, const Scale& scale, const Key& key, std::size_t column, const Rational& x);
  void expect_call(const ast::ExpectScale& e);

  // --- totals, and what became of rows (example_totals.cpp) ---
  struct FateOf {
    ast::Fate fate;
    std::string code;
  };
  void expect(const ast::ExpectTotal& e);
  bool is_party(const std::string& name) const;
  void add(Rational& total, std::string payer, std::string payee, const Rule& rule, const Rational& amount, const ast::ExpectTotal& e) const;
  FateOf fate_of(const table::Table& rows, std::uint32_t row) const;
  std::string fate_word(ast::Fate fate) const;
  void expect(const ast::ExpectFate& e);
  bool matches(std::uint32_t t, std::uint32_t row, const std::vector<ast::KeyPart>& parts) const;
  void expect(const ast::ExpectCounts& e);

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

}  // namespace bkm::interpret
