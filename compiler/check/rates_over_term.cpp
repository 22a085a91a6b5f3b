// Tariffs and rounding over the term: changes that fall outside it, a tariff that is closed where it is read.
#include <algorithm>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kAfterTerm{3733, "change-after-term", diag::Severity::warning,
                          "De wijziging van {0} per {1} geldt nooit: de looptijd eindigt op {2}.", "The change of {0} from {1} never applies: the term ends on {2}."};
constexpr Kind kBeforeTerm{3734, "value-before-term", diag::Severity::warning,
                           "{0} is {1} tot {2}, en de looptijd begint pas op {3}: dat geldt nooit.", "{0} is {1} until {2}, and the term starts on {3} only: that never applies."};
constexpr Kind kClosed{3732, "rate-closed-in-term", diag::Severity::warning,
                       "{0} heeft van {1} t/m {2} geen waarde, en wordt dan wel gelezen: wie dan iets levert, houdt de afrekening tegen.",
                       "{0} has no value from {1} through {2}, and is read then: whoever delivers something then stops the settlement."};

class OverTerm {
 public:
  explicit OverTerm(Checker& checker)
      : checker_(checker), plan_(checker.plan), first_(plan_.calendar.term_first), last_(plan_.calendar.term_last), extended_(plan_.extendable.value_or(last_)) {}

  void rate(const Rate& rate) {
    if (!checker_.of_module(rate.span)) after_term(rate), before_term(rate);
    closed(rate);
  }

  // A table of which the rows are dated.
  void table(const Table& table) {
    if (!table.in_text() || table.form != TableForm::constants || table.schema.from < 0 || checker_.of_module(table.span)) return;
    for (const auto& row : table.constant_rows)
      if (auto from = parse_iso_date(row[static_cast<std::size_t>(table.schema.from)]); from && *from > extended_) return too_late(table.span, table.name(), *from, table.article);
  }

  void written_dates() {
    for (const ast::Statement& statement : checker_.unit->statements) {
      if (const auto* reward = std::get_if<ast::Reward>(&statement)) rounding(*reward);
      if (const auto* rule = std::get_if<ast::Rule>(&statement)) growth(rule->name.text, rule->growth, rule->article.value_or(""));
      if (const auto* scale = std::get_if<ast::Scale>(&statement)) growth(scale->name.text, scale->growth, "");
      if (const auto* table = std::get_if<ast::Constants>(&statement)) growth(table->name.text, table->growth, "");
    }
  }

 private:
  void too_late(Span span, const diag::Arg& what, Date from, const std::string& article) {
    checker_.report(kAfterTerm, span, article, {what, to_string(from), to_string(extended_)});
  }
  void rounding(const ast::Reward& reward) {
    for (const ast::RoundingStep& step : reward.rounding)
      if (step.from && *step.from > extended_) too_late(step.span, Bilingual{"de afronding", "the rounding"}, *step.from, "");
  }
  void growth(const std::string& name, const std::vector<ast::Growth>& steps, const std::string& article) {
    for (const ast::Growth& step : steps)
      if (step.from > extended_ && !checker_.of_module(step.span)) too_late(step.span, name, step.from, article);
  }

  void after_term(const Rate& rate) {
    auto late = std::find_if(rate.steps.begin(), rate.steps.end(), [&](const RateStep& step) { return step.from && *step.from > extended_; });
    if (late != rate.steps.end() && !read_after_term(rate)) too_late(late->span, rate.name, *late->from, rate.article);
  }

  // On a date of the data that need not lie in the term, or at the end of a period that goes on after it.
  bool read_after_term(const Rate& rate) const {
    return std::any_of(plan_.exprs.begin(), plan_.exprs.end(), [&](const Expr& expr) {
      const auto* read = std::get_if<RateValue>(&expr.node);
      return read && &plan_[read->rate] == &rate && read->day && !within_term(*read->day);
    });
  }
  bool within_term(PathId id) const {
    const Path& path = plan_[id];
    if (const auto* column = std::get_if<ColumnPath>(&path.node)) {
      const Table& table = plan_[column->table];
      return table.form == TableForm::event && table.schema.on == column->column;
    }
    return !std::holds_alternative<LastDayPath>(path.node) && !std::holds_alternative<FixedPath>(path.node);
  }

  // What looks back reads the tariff of the first day of the term.
  void before_term(const Rate& rate) {
    for (std::size_t i = 1; i < rate.steps.size(); ++i) {
      const RateStep &before = rate.steps[i - 1], &step = rate.steps[i];
      if (!step.from || *step.from > first_ || !before.value) return;
      if (step.span.begin == before.span.begin) continue;  // the steps of one indexation share its text
      checker_.report(kBeforeTerm, before.span, rate.article, {rate.name, amount(rate, *before.value), to_string(*step.from), to_string(first_)});
      return;
    }
  }

  // --- geen ---------------------------------------------------------------------------------------------------------------------

  void closed(const Rate& rate) {
    bool open = std::all_of(rate.steps.begin(), rate.steps.end(), [](const RateStep& step) { return step.value.has_value(); });
    const Expr* reader = open ? nullptr : undecided_reader(rate);
    for (std::size_t i = 0; reader && i < rate.steps.size(); ++i) {
      if (rate.steps[i].value) continue;
      Date from = std::max(rate.steps[i].from.value_or(first_), first_);
      Date to = i + 1 < rate.steps.size() ? std::min(*rate.steps[i + 1].from + -1, last_) : last_;
      if (from > to) continue;
      checker_.report(kClosed, rate.steps[i].span, rate.article, {rate.name, to_string(from), to_string(to)}).labels.push_back({reader->span, {"hier gelezen", "read here"}, {}});
      return;
    }
  }
  // A reader that does not say what holds where there is no value: neither `bij ontbreken`, nor a condition that may keep it away.
  const Expr* undecided_reader(const Rate& rate) {
    std::set<std::uint32_t> decided;
    for (const Expr& expr : plan_.exprs) {
      auto decide = [&](ExprId id) { visit_all(plan_, id, [&](ExprId part, const Aggregate*) { decided.insert(part.index); }); };
      if (const auto* missing = std::get_if<IfMissing>(&expr.node)) decide(missing->operand);
      if (const auto* choice = std::get_if<If>(&expr.node)) {
        decide(choice->then);
        if (choice->otherwise) decide(*choice->otherwise);
      }
      const auto* fold = std::get_if<AggregateValue>(&expr.node);
      if (fold && plan_[fold->aggregate].filter && plan_[fold->aggregate].value) decide(*plan_[fold->aggregate].value);
    }
    for (std::uint32_t i = 0; i < plan_.exprs.size(); ++i)
      if (const auto* read = std::get_if<RateValue>(&plan_.exprs[i].node); read && &plan_[read->rate] == &rate && !decided.contains(i)) return &plan_.exprs[i];
    return nullptr;
  }

  // In the unit as written: € 62,40 per uur is held per minuut.
  diag::Arg amount(const Rate& rate, const Rational& value) const {
    Rational written = value / rate.written_factor;
    if (checker_.sources.text(rate.steps.front().span).ends_with('%')) return format_decimal(Rational(written * 100), notation_of(plan_.language)) + "%";
    return rate.type.unit.power(plan_.currency_iso) == 1 ? diag::Arg(checker_.money(written)) : diag::Arg(diag::Number{written});
  }

  Checker& checker_;
  const Plan& plan_;
  Date first_, last_, extended_;
};

}  // namespace

void check_rates_over_term(Checker& checker) {
  OverTerm over(checker);
  for (const Rate& rate : checker.plan.rates) over.rate(rate);
  for (const Table& table : checker.plan.tables) over.table(table);
  over.written_dates();
}

}  // namespace bkm::check
