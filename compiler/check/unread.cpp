// Tariffs, scales, tables and definitions that nothing reads: often a rule that was meant to read them reads something else.
#include <algorithm>
#include <set>

#include "compiler/check/checker.hpp"
#include "compiler/plan/reads.hpp"
#include "compiler/plan/tables_read.hpp"

namespace bkm::check {
namespace {

constexpr Kind kUnread{3744, "nothing-reads-it", diag::Severity::warning, "{0} \"{1}\" wordt door geen enkele regel gelezen; het verandert geen bedrag.",
                       "{0} \"{1}\" is read by no rule; it changes no amount."};

// Names that the worked examples ask for, or give a value.
std::set<std::string> in_examples(const ast::Unit& unit) {
  std::set<std::string> names;
  for (const ast::Statement& statement : unit.statements) {
    const auto* example = std::get_if<ast::Example>(&statement);
    if (!example) continue;
    for (const ast::GivenRows& rows : example->rows) names.insert(rows.table.text);
    for (const ast::GivenValue& value : example->values) names.insert(value.name.text);
    for (const ast::Expectation& expectation : example->expectations) {
      if (const auto* value = std::get_if<ast::ExpectValue>(&expectation)) names.insert(value->name.text);
      if (const auto* scale = std::get_if<ast::ExpectScale>(&expectation)) names.insert(scale->scale.text);
    }
  }
  return names;
}

class Unread {
 public:
  explicit Unread(Checker& checker) : checker_(checker), plan_(checker.plan), examples_(in_examples(*checker.unit)), tables_(tables_read(plan_)) {
    for (const Expr& expr : plan_.exprs) {
      if (const auto* rate = std::get_if<RateValue>(&expr.node)) rates_.insert(rate->rate.index);
      if (const auto* call = std::get_if<ScaleValue>(&expr.node)) scales_.insert(call->scale.index);
      if (const auto* call = std::get_if<FunctionValue>(&expr.node)) functions_.insert(call->function.index);
    }
    read_rules();
  }

  void report() {
    for (std::uint32_t i = 0; i < plan_.rates.size(); ++i) {
      const Rate& rate = plan_.rates[i];
      tell(rates_.contains(i), rate.is_parameter ? Bilingual{"De parameter", "The parameter"} : Bilingual{"Het tarief", "The rate"}, rate.name, rate.span, rate.article);
    }
    for (std::uint32_t i = 0; i < plan_.scales.size(); ++i)
      tell(scales_.contains(i), {"De staffel", "The scale"}, plan_.scales[i].name, plan_.scales[i].span, plan_.scales[i].article);
    for (std::uint32_t i = 0; i < plan_.functions.size(); ++i)
      tell(functions_.contains(i), {"De functie", "The function"}, plan_.functions[i].name, plan_.functions[i].span, "");
    for (std::uint32_t i = 0; i < plan_.tables.size(); ++i)
      if (plan_.tables[i].form == TableForm::constants) tell(tables_.contains(i), {"De tabel", "The table"}, plan_.tables[i].name(), plan_.tables[i].span, plan_.tables[i].article);
    for (std::uint32_t i = 0; i < plan_.rules.size(); ++i)
      if (plan_.rules[i].kind == ast::RuleKind::define) tell(rules_.contains(i), {"De bepaling", "The definition"}, plan_.rules[i].name, plan_.rules[i].name_span, plan_.rules[i].article);
  }

 private:
  // What a module offers need not all be used.
  void tell(bool read, Bilingual what, const std::string& name, Span span, const std::string& article) {
    if (read || examples_.contains(name) || checker_.of_module(span)) return;
    checker_.report(kUnread, span, article, {what, name});
  }

  void read_rules() {
    for (std::uint32_t i = 0; i < plan_.rules.size(); ++i) {
      const Rule& rule = plan_.rules[i];
      if (rule.body) expression(rule.body, i);
      if (rule.day.date) expression(*rule.day.date, i);
      support(rule.support, i);
      if (rule.start && rule.start->from) source(rule.start->from->from, i);
    }
    for (const Limit& limit : plan_.limits) {
      expression(limit.ceiling, {});
      for (ExprId exempt : limit.exempt) expression(exempt, {});
      for (const auto& terms : limit.order_values)
        for (const auto& term : terms)
          if (term) expression(*term, {});
    }
    for (const Reject& reject : plan_.rejects) expression(reject.condition, {});
    for (const Require& require : plan_.requires_) {
      expression(require.condition, {});
      support(require.support, {});
    }
  }
  void expression(ExprId id, std::optional<std::uint32_t> reader) {
    visit_all(plan_, id, [&](ExprId part, const Aggregate*) {
      if (auto read = rule_read(plan_, part)) note(read->rule, reader);
      if (const auto* rank = std::get_if<RankValue>(&plan_[part].node)) support(plan_[rank->rank].population, reader);
    });
  }
  void support(const Support& support, std::optional<std::uint32_t> reader) {
    if (support.kind == PresenceKind::drivers) return;  // only what the value reads
    for (const KeySource& key : support.sources) source(key.from, reader);
  }
  void source(const Origin& origin, std::optional<std::uint32_t> reader) {
    if (const auto* rule = std::get_if<RuleId>(&origin.of)) note(*rule, reader);
  }
  // A rule that only reads itself, earlier, is read by nothing.
  void note(RuleId rule, std::optional<std::uint32_t> reader) {
    if (reader != rule.index) rules_.insert(rule.index);
  }

  Checker& checker_;
  const Plan& plan_;
  std::set<std::string> examples_;
  std::set<std::uint32_t> tables_, rates_, scales_, functions_, rules_;
};

}  // namespace

// A text that pays nothing is not finished yet.
void check_unread(Checker& checker) {
  const auto& rules = checker.plan.rules;
  if (std::any_of(rules.begin(), rules.end(), [](const Rule& rule) { return is_payable(rule.kind); })) Unread(checker).report();
}

}  // namespace bkm::check
