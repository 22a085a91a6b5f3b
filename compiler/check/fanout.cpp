// T5: no money through a join. A quantity whose key does not distinguish a name of the rule would be paid once for each of them.
#include <algorithm>

#include "compiler/check/checker.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::check {
namespace {

constexpr Kind kFanOut{3701, "flow-fan-out", diag::Severity::error,
                       "{0} geldt niet per {1}: hetzelfde bedrag of aantal zou per {1} nog eens helemaal worden betaald. Neem {1} op in {0}, verdeel het "
                       "(verdeel .. over {1}), of schrijf \"{2}\" als ieder het geheel moet krijgen.",
                       "{0} does not hold per {1}: the same amount or number would be paid in full again for every {1}. Add {1} to {0}, split it (split .. over "
                       "{1}), or write \"{2}\" if everyone is to get the whole."};
constexpr Kind kNumberAgain{3701, "flow-fan-out", diag::Severity::error,
                            "{0} is één getal voor de hele looptijd, en zou per {1} nog eens helemaal tellen. Is het een norm die voor ieder geldt, schrijf dan \"parameter {0} = ..\"; "
                            "moet het verdeeld worden, schrijf verdeel .. over {1}; moet ieder het geheel krijgen, schrijf \"{2}\".",
                            "{0} is one number for the whole term, and would count in full again for every {1}. If it is a norm that holds for everyone, write \"parameter {0} = ..\"; "
                            "if it is to be split, write split .. over {1}; if everyone is to get the whole, write \"{2}\"."};

constexpr Kind kWindowPaidAgain{3712, "flow-fan-out", diag::Severity::error,
                                "{0} telt per {1} voor een deel dezelfde gegevens: wat daarover is betaald, zou een {1} later nog eens worden betaald. Betaal over wat "
                                "in de periode zelf is geleverd, of schrijf \"{2}\" als het per {1} opnieuw verdiend wordt.",
                                "{0} counts partly the same data for every {1}: what was paid for them would be paid again one {1} later. Pay for what was delivered in "
                                "the period itself, or write \"{2}\" if it is earned anew every {1}."};

constexpr Kind kPaidOfRegister{3701, "flow-fan-out", diag::Severity::error,
                               "{0} telt op wat {1} betaalt, en een rij van het register {2} hoort bij geen {3}: hetzelfde bedrag zou per {3} nog eens helemaal worden betaald. Lees hetzelfde "
                               "bestand ook als gegevens met een dag, in de kop \"op {4}\", en betaal {1} per rij daarvan; dan is {0} per {3}.",
                               "{0} adds up what {1} pays, and a row of the register {2} belongs to no {3}: the same amount would be paid in full again for every {3}. Read the same "
                               "file also as data with a day, \"on {4}\" in the heading, and pay {1} per row of those; then {0} holds per {3}."};

// The degree of an expression in its coarse operands: 1 when it grows with them, 0 when they cancel, are only compared, or bound.
struct Degree {
  int degree = 0;
  std::optional<ExprId> operand;
  bool per_period = false;  // a price per period is in it
};

class FanOut {
 public:
  FanOut(const Plan& plan, const Rule& rule) : plan_(plan), rule_(rule) {}

  Degree of(ExprId id, bool bounds = false) const {
    const Expr& expr = plan_[id];
    if (!expr.coarse_axis.empty()) {
      // A stock may bound a finer rule; a level never adds.
      bool counts = expr.type.kind == ValueKind::number && (expr.type.nature == Nature::flow || (expr.type.nature == Nature::stock && !bounds));
      return counts ? Degree{1, id} : Degree{};
    }
    Degree found = inside(expr, bounds);
    found.per_period |= expr.per_period;
    return found;
  }

 private:
  Degree inside(const Expr& expr, bool bounds) const {
    return std::visit(Overloaded{
                          [&](const Negate& e) { return of(e.operand, bounds); },
                          [&](const Binary& e) { return binary(e, bounds); },
                          // A floor is paid to everyone who is below it; a ceiling to nobody.
                          [&](const Bound& e) { return larger(of(e.value, bounds), of(e.limit, bounds || e.kind != ast::BoundKind::at_least)); },
                          [&](const ScaleValue& e) {
                            return plan_[e.scale].kind == ast::ScaleKind::value ? Degree{} : of(e.argument, bounds);
                          },
                          [&](const SplitValue& e) { return of(plan_[e.split].pot, bounds); },
                          [&](const FunctionValue& e) { return of(e.body, bounds); },
                          [&](const ParameterValue& e) { return e.argument ? of(*e.argument, bounds) : Degree{}; },
                          [&](const If& e) {
                            Degree then = of(e.then, bounds);
                            return e.otherwise ? larger(then, of(*e.otherwise, bounds)) : then;
                          },
                          [&](const IfMissing& e) {
                            Degree value = of(e.operand, bounds);
                            return e.fallback ? larger(value, of(*e.fallback, bounds)) : value;
                          },
                          [](const auto&) { return Degree{}; },
                      },
                      expr.node);
  }
  static Degree larger(const Degree& a, const Degree& b) { return b.degree > a.degree ? b : a; }
  Degree binary(const Binary& e, bool bounds) const {
    Degree a = of(e.left, bounds), b = of(e.right, bounds);
    std::optional<ExprId> operand = a.operand ? a.operand : b.operand;
    switch (e.op) {
      case ast::Arithmetic::multiply: return product(a, b, operand);
      case ast::Arithmetic::divide: return {a.degree - b.degree, operand, a.per_period};
      default: return larger(a, b);
    }
  }
  // 40 plaatsen x € 3.450 per plaats per kwartaal: the price itself says that it is owed every quarter.
  Degree product(const Degree& a, const Degree& b, std::optional<ExprId> operand) const {
    if ((a.per_period && stands_all_term(b)) || (b.per_period && stands_all_term(a))) return {0, {}, true};
    return {a.degree + b.degree, operand, a.per_period || b.per_period};
  }
  // A stock of which only the period of the rule is unknown.
  bool stands_all_term(const Degree& quantity) const {
    if (quantity.degree != 1 || !quantity.operand) return false;
    const Expr& operand = plan_[*quantity.operand];
    return operand.type.nature == Nature::stock && !operand.repeats && is_period_of(rule_, operand.coarse_axis);
  }
  bool is_period_of(const Rule& rule, const std::string& axis) const {
    return std::ranges::any_of(rule.grain, [&](const Axis& a) { return a.name == axis && plan_[a.dimension].kind == DimensionKind::period; });
  }

  const Plan& plan_;
  const Rule& rule_;
};

// bepaal norm = 100 uur: nothing but a number.
bool is_number(const Plan& plan, const Expr& read) {
  const auto* measure = std::get_if<MeasureValue>(&read.node);
  return measure && std::holds_alternative<Constant>(plan[plan[measure->rule].body].node);
}

// som van netto opening, where opening pays each row of a register on a day of its own.
const Rule* paid_of_register(const Plan& plan, const Expr& operand) {
  const auto* value = std::get_if<AggregateValue>(&operand.node);
  const auto* of = value ? std::get_if<RuleId>(&plan[value->aggregate].source.of) : nullptr;
  const Rule* rule = of ? &plan[*of] : nullptr;
  if (!rule || !is_payable(rule->kind) || !rule->day.date || finest_cycle(plan, rule->grain) || rule->support.sources.size() != 1) return nullptr;
  const auto* table = std::get_if<TableId>(&rule->support.sources[0].from.of);
  return table && plan[*table].form == TableForm::keyed && cycle_named(operand.coarse_axis, plan.language) ? rule : nullptr;
}

void report_paid_of_register(Checker& checker, const Rule& rule, const Rule& paid, const Expr& operand, const std::string& name) {
  const Plan& plan = checker.plan;
  const std::string& table = plan[std::get<TableId>(paid.support.sources[0].from.of)].name();
  checker.report(kPaidOfRegister, operand.span, rule.article, {name, paid.name, table, operand.coarse_axis, checker.written(*paid.day.date)});
}

// A figure may be shown anywhere, as long as nothing is calculated with it.
bool only_shown(const Plan& plan, const Rule& rule) {
  if (rule.kind != ast::RuleKind::publish) return false;
  const auto id = static_cast<std::uint32_t>(&rule - plan.rules.data());
  return std::none_of(plan.rules.begin(), plan.rules.end(), [&](const Rule& other) {
    bool reads = false;
    if (other.kind != ast::RuleKind::publish && other.body)
      visit_all(plan, other.body, [&](ExprId part, const Aggregate*) {
        const auto read = rule_read(plan, part);
        reads |= read && read->rule.index == id;
      });
    return reads;
  });
}

}  // namespace

void check_fanout(Checker& checker, const Rule& rule) {
  if (rule.type.kind != ValueKind::number || only_shown(checker.plan, rule)) return;
  FanOut fanout(checker.plan, rule);
  auto test = [&](ExprId id) {
    Degree found = fanout.of(id);
    if (found.degree <= 0 || !found.operand) return;
    const Expr& operand = checker.plan[*found.operand];
    if (operand.repeats && !is_payable(rule.kind)) return;  // a total to date may be shown and compared
    std::string name = checker.written(*found.operand);
    checker.reported.insert(found.operand->index);
    if (const Rule* paid = paid_of_register(checker.plan, operand)) return report_paid_of_register(checker, rule, *paid, operand, name);
    const diag::Kind& kind = operand.repeats ? kWindowPaidAgain : is_number(checker.plan, operand) ? kNumberAgain : kFanOut;
    checker.report(kind, operand.span, rule.article, {name, operand.coarse_axis, Bilingual{"elk", "each"}});
  };
  test(rule.body);
  visit_all(checker.plan, rule.body, [&](ExprId id, const Aggregate*) {
    const auto* a = std::get_if<AggregateValue>(&checker.plan[id].node);
    if (a && checker.plan[a->aggregate].value && checker.plan[a->aggregate].fold == ast::Fold::sum) test(*checker.plan[a->aggregate].value);
  });
}

}  // namespace bkm::check
