// What the facts of a contract promise, held against a run.
#pragma once
#include "compiler/interpret/evaluator.hpp"
#include "tests/unit/interpret/settling.hpp"

namespace bkm::test {

inline std::string show(const facts::Value& fact) {
  auto end = [](const std::optional<Rational>& value) { return value ? fraction_text(*value) : std::string("-"); };
  return "[" + end(fact.range.low) + ", " + end(fact.range.high) + "] step " + end(fact.step);
}

inline bool holds(const facts::Value& fact, const Rational& value) {
  return (!fact.range.low || *fact.range.low <= value) && (!fact.range.high || value <= *fact.range.high) && (!fact.step || is_multiple(value, *fact.step));
}

// What is promised wrongly, in words; nothing when all of it holds.
class PromiseChecker {
 public:
  PromiseChecker(const driver::Compilation& contract, SettledRun& run)
      : contract_(contract), run_(run), evaluator_(contract.plan, run.data, run.settlement.rules) {}

  std::vector<std::string> broken() {
    for (std::size_t r = 0; r < contract_.plan.rules.size(); ++r)
      for (const auto& [key, cell] : run_.settlement.rules[r].cells) check(r, key, cell);
    return broken_;
  }
  std::size_t values() const { return values_; }

 private:
  void check(std::size_t r, const interpret::Key& key, const interpret::Cell& cell) {
    const plan::Rule& rule = contract_.plan.rules[r];
    if (rule.type.kind != plan::ValueKind::number) return;
    expect(rule.name + " exact", contract_.facts.gross[r], cell.exact.number);
    expect(rule.name + " posted", contract_.facts.rules[r], rule.rounding.empty() ? cell.exact.number : cell.rounded);
    parts(rule.body, key);
  }

  void parts(plan::ExprId id, const interpret::Key& key) {
    const plan::Expr& expr = contract_.plan[id];
    if (expr.type.kind == plan::ValueKind::number && !std::holds_alternative<plan::SplitValue>(expr.node)) {
      const interpret::Value value = evaluator_.value(id, key);
      if (value.present()) expect(contract_.sources.text(expr.span), contract_.facts[id], value.number);
    }
    plan::for_each_child(expr, [&](plan::ExprId child) { parts(child, key); });
  }

  void expect(const std::string_view what, const facts::Value& fact, const Rational& value) {
    ++values_;
    if (!holds(fact, value)) broken_.push_back(std::string(what) + " is " + fraction_text(value) + ", promised " + show(fact));
  }

  const driver::Compilation& contract_;
  SettledRun& run_;
  interpret::Evaluator evaluator_;
  std::vector<std::string> broken_;
  std::size_t values_ = 0;
};

}  // namespace bkm::test
