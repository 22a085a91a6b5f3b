// gewogen met, ontbrekend: averages with weights, and what a component without a value does (M5, D26).
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kOnlyAverage{3009, "weight-of-sum", diag::Severity::error, "\"{0}\" hoort bij een gemiddelde.", "\"{0}\" belongs to an average."};
constexpr Kind kUndecided{3010, "missing-component-undecided", diag::Severity::error,
                          "Niet elke {1} hoeft een waarde voor {0} te hebben; zeg wat dan gebeurt: {2}.", "Not every {1} need have a value for {0}; say what happens then: {2}."};
constexpr Kind kUndecidedWhere{3010, "missing-component-undecided", diag::Severity::error,
                               "Niet elke {1} hoeft een waarde voor {0} te hebben, en met \"waar\" erbij staat niet vast welke er horen te zijn. Geef de voorwaarde een eigen regel, "
                               "zoals bepaal meegeteld per {2} alleen met {3} = {0} als {4}, en neem het gemiddelde van meegeteld, met {5}.",
                               "Not every {1} need have a value for {0}, and with \"where\" it is not known which should be there. Give the condition a rule of its own, "
                               "such as define counted per {2} only with {3} = {0} if {4}, and take the average of counted, with {5}."};
constexpr Kind kNoComponents{3011, "missing-without-components", diag::Severity::error,
                             "\"{0}\" gaat over codes die vooraf vaststaan, zoals domeinen; hier staat niet vast wat er hoort te zijn. Schrijf \"{1}\" bij wat wordt gemiddeld.",
                             "\"{0}\" is about codes that are fixed beforehand, such as domains; here it is not known what should be there. Write \"{1}\" with what is averaged."};
constexpr Kind kMissingWhere{3012, "missing-with-condition", diag::Severity::error,
                             "\"{0}\" en een voorwaarde (\"{1}\") gaan niet samen: welke delen er dan horen te zijn, staat niet vast. Geef de voorwaarde een eigen regel, "
                             "zoals bepaal meegeteld per .. = {2} als {3}, en neem het gemiddelde van meegeteld.",
                             "\"{0}\" and a condition (\"{1}\") do not go together: which parts should be there is then not known. Give the condition a rule of its own, "
                             "such as define counted per .. = {2} if {3}, and take the average of counted."};

Bilingual missing_word() { return {"ontbrekend", "missing"}; }

const Bilingual kMissingRules{"ontbrekend herwegen, ontbrekend telt als 0 of ontbrekend geen uitkomst", "missing reweigh, missing counts as 0 or missing no result"};

// (punt > 3): the condition of a rule needs no parentheses.
std::string without_parentheses(const std::string& text) { return text.starts_with('(') && text.ends_with(')') ? text.substr(1, text.size() - 2) : text; }

}  // namespace

bool Elaborator::weights_fit(const ast::Aggregate& source, Span span) {
  bool plain = source.fold == ast::Fold::average || (!source.weight && !source.missing);
  if (!plain) report(kOnlyAverage, span, {source.weight ? Bilingual{"gewogen met", "weighted by"} : missing_word()});
  if (plain && source.missing && source.where) report(kMissingWhere, source.missing->span, {missing_word(), Bilingual{"waar", "where"}, written(unit_[source.operand].span), without_parentheses(written(unit_[*source.where].span))});
  return plain && !(source.missing && source.where);
}

ExprId Elaborator::weight(ast::ExprId source, const Context& rows) {
  ExprId built = expression(source, rows);
  if (bad(built) || plan_[built].type.kind == ValueKind::number) return built;
  report(kTypeMismatch, plan_[built].span, {kNumberWord, kCodeWord});
  return poison(plan_[built].span);
}

// What the source is listed by. Rows of an event table or an interval are not known by their key alone.
std::optional<Frame> Elaborator::component_key(const Origin& origin) {
  if (const auto* rule = std::get_if<RuleId>(&origin.of)) return plan_[*rule].grain;
  const Table& table = plan_[std::get<TableId>(origin.of)];
  bool listed = (table.form == TableForm::keyed || table.form == TableForm::constants) && !table.schema.key.empty();
  return listed ? std::optional(key_frame(std::get<TableId>(origin.of))) : std::nullopt;
}

bool Elaborator::component_can_miss(const Aggregate& aggregate) const {
  const auto* table = std::get_if<TableId>(&aggregate.source.of);
  bool listed = !table || plan_[*table].completeness == ast::Completeness::complete || plan_[*table].all_codes_of_a_line;
  return may_be_empty(plan_, *aggregate.value) || !listed;
}

// The number in `telt als 0` is in the unit of what is averaged.
Rational Elaborator::counts_as(const Aggregate& aggregate, const ast::Missing& missing, const Context& context) {
  ExprId number = add({Constant{missing.counts_as}, {ValueKind::number, {}, Nature::level, {}}, missing.span});
  adopt_column_unit(*aggregate.value, number);
  Expr value = plan_[*aggregate.value];
  if (missing.counts_as != 0) same_unit(plan_.exprs[number.index], value, missing.span, context);
  return std::get<Constant>(plan_[number].node).value;
}

void Elaborator::components(Aggregate& aggregate, const ast::Aggregate& source, const Context& context) {
  if (!source.weight && !source.missing) return;
  Components made{{}, Rational(0), {}, {}, {}};
  auto key = component_key(aggregate.source);
  std::string open, closed;  // axes that are averaged over
  for (std::size_t i = 0; key && i < key->size(); ++i) {
    auto same = std::find_if(aggregate.group.begin(), aggregate.group.end(), [&](const GroupAxis& g) { return g.axis.name == (*key)[i].name; });
    bool kept = same != aggregate.group.end();
    made.from_group.push_back(kept ? std::optional<std::size_t>(same - aggregate.group.begin()) : std::nullopt);
    if (!kept) (is_closed((*key)[i]) ? closed : open) = (*key)[i].name;
  }
  bool fixed = key && open.empty() && !closed.empty() && !aggregate.window;
  if (source.missing && !fixed) return void(report(kNoComponents, source.missing->span, {missing_word(), Bilingual{"alleen met ..", "only with .."}}));
  if (!fixed) return;
  if (source.missing) made.rule = source.missing->rule, made.counts_as = counts_as(aggregate, *source.missing, context);
  else if (component_can_miss(aggregate)) return report_undecided(aggregate, *key, closed);
  made.key = *key;
  if (source.weight && made.rule == ast::MissingRule::counts_as) made.weight = weight(*source.weight, inside_rows(made.key, context));
  aggregate.components = std::move(made);
}

void Elaborator::report_undecided(const Aggregate& aggregate, const Frame& key, const std::string& axis) {
  const std::string value = written(plan_[*aggregate.value].span);
  if (!aggregate.filter) return void(report(kUndecided, aggregate.span, {value, axis, kMissingRules}));
  const std::string condition = without_parentheses(written(plan_[*aggregate.filter].span));
  report(kUndecidedWhere, aggregate.span, {value, axis, axis_names(key), name_of(plan_, aggregate.source), condition, kMissingRules});
}

}  // namespace bkm::elaborate
