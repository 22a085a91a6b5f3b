// A rule per period that adds up rows without a day: they belong to no period.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kNoDay{3301, "axis-unbound", diag::Severity::error,
                      "{0} is per {1}, maar {2} zegt niet op welke dag een regel valt: schrijf in de kop van {2} \"{3}\" met een kolom die een datum is.",
                      "{0} is per {1}, but {2} does not say on which day a line falls: write \"{3}\" in the heading of {2}, with a column that is a date."};
constexpr Kind kRegisterRows{3301, "axis-unbound", diag::Severity::error,
                             "{0} is per {1}, maar {2} is een register: een rij daarvan heeft geen dag en hoort bij geen {1}. Lees hetzelfde bestand ook als gegevens met een dag, "
                             "in de kop \"op\" met {3}, en tel die hier.",
                             "{0} is per {1}, but {2} is a register: a row of it has no day and belongs to no {1}. Read the same file also as data with a day, "
                             "\"on\" with {3} in the heading, and count those here."};
constexpr Kind kPaidOfRegister{3301, "axis-unbound", diag::Severity::error,
                               "{0} is per {1}, maar {2} betaalt per rij van het register {3}, en die hoort bij geen {1}. Lees hetzelfde bestand ook als gegevens met een dag, in de kop \"op\" met {4}, "
                               "en betaal {2} per rij daarvan.",
                               "{0} is per {1}, but {2} pays for each row of the register {3}, which belongs to no {1}. Read the same file also as data with a day, \"on\" with {4} in the heading, "
                               "and pay {2} for each row of those."};
constexpr Kind kIntervalRows{3301, "axis-unbound", diag::Severity::error,
                             "{0} is per {1}, maar een rij van {2} loopt van {3} t/m {4} en hoort bij geen {1}. Maak er eerst iets per dag van, zoals: bepaal dagen per {2}, dag voor elke "
                             "{2} = 1 dag. Tel dat hier op: som van dagen.",
                             "{0} is per {1}, but a row of {2} runs from {3} through {4} and belongs to no {1}. First make something per day of it, such as: define days per {2}, day for "
                             "each {2} = 1 day. Add that up here: sum of days."};

// The first column of days, rather one that is filled in later: the day on which something happened.
diag::Arg day_column(const Table& table) {
  for (bool later : {true, false})
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (table.columns[i].type.kind == ValueKind::date && table.columns[i].known_later == later) return table.schema.columns[i].name;
  return Bilingual{"een kolom die een datum is", "a column that is a date"};
}

}  // namespace

// A sum or count of this rule over rows that belong to no period: true when reported.
bool Elaborator::rows_without_day(ExprId body, const std::string& name, const Frame& missing, Span span) {
  const bool periods = std::all_of(missing.begin(), missing.end(), [&](const Axis& axis) { return plan_[axis.dimension].kind == DimensionKind::period; });
  std::optional<TableId> id;
  std::string paid;  // what pays for those rows, where that is added up
  std::function<void(ExprId)> find = [&](ExprId at) {
    const Expr expr = plan_[at];
    const auto* folded = std::get_if<AggregateValue>(&expr.node);
    const Origin* of = folded ? &plan_[folded->aggregate].source : nullptr;
    const auto* table = of ? std::get_if<TableId>(&of->of) : nullptr;
    const auto* rule = of ? std::get_if<RuleId>(&of->of) : nullptr;
    if (rule && is_payable(plan_[*rule].kind) && plan_[*rule].support.sources.size() == 1) table = std::get_if<TableId>(&plan_[*rule].support.sources[0].from.of);
    if (table && closure(plan_[folded->aggregate].frame).periods.empty()) id = *table, paid = rule ? plan_[*rule].name : "";
    for_each_child(expr, find);
  };
  find(body);
  if (!periods || !id) return false;
  const Table& table = plan_[*id];
  const table::Schema& schema = table.schema;
  if (!paid.empty()) return table.form == TableForm::keyed && (report(kPaidOfRegister, span, {name, axis_names(missing), paid, table.name(), day_column(table)}), true);
  if (table.form == TableForm::event && schema.on < 0) return report(kNoDay, span, {name, axis_names(missing), table.name(), Bilingual{"op", "on"}}), true;
  if (table.form == TableForm::keyed) return report(kRegisterRows, span, {name, axis_names(missing), table.name(), day_column(table)}), true;
  if (table.form != TableForm::interval || schema.interval_rows || schema.through < 0) return false;
  report(kIntervalRows, span, {name, axis_names(missing), table.name(), schema.columns[schema.from].name, schema.columns[schema.through].name});
  return true;
}

}  // namespace bkm::elaborate
