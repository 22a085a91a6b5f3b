// verdeel X over D naar W (M9): all keys of the rule that agree on everything but D share one pot.
#include <algorithm>
#include <set>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/elaborate/meant.hpp"
#include "compiler/plan/paths.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kSplitAxis{3101, "split-axis", diag::Severity::error, "Verdelen over {0} kan alleen in een regel per {0}.",
                          "Splitting over {0} is possible only in a rule per {0}."};
constexpr Kind kSplitNearly{3101, "split-axis", diag::Severity::error, "\"{0}\" is geen naam achter \"per\" van deze regel: verdeel over {1}.",
                            "\"{0}\" is no name after \"per\" of this rule: split over {1}."};
constexpr Kind kPotDepends{3102, "pot-depends-on-receiver", diag::Severity::error, "Wat verdeeld wordt, mag niet per {0} verschillen.",
                           "What is split must not differ by {0}."};
constexpr Kind kRestParty{3103, "rest-to-unknown", diag::Severity::error, "\"{0}\" is geen partij van dit contract.",
                          "\"{0}\" is no party of this contract."};
constexpr Kind kRestMember{3103, "rest-to-unknown", diag::Severity::error,
                           "\"{0}\" is een van de partijen die {1} heten, en krijgt de rest niet bij haar naam: de rest gaat aan een partij die bij partijen alleen staat, of blijft bij wie betaalt.",
                           "\"{0}\" is one of the parties called {1}, and does not get the rest by its name: the rest goes to a party that stands alone under parties, or stays with who pays."};

}  // namespace

ExprId Elaborator::split(const ast::Split& source, Span span, const Context& context) {
  std::size_t over = 0;
  while (over < context.frame.size() && context.frame[over].name != source.over.text) ++over;
  if (!context.allows_split || over == context.frame.size()) {
    std::vector<std::string> names;
    for (const Axis& axis : context.frame) names.push_back(axis.name);
    const auto meant = meant_axis(source.over.text, names, unit_.language);
    if (meant && *meant != source.over.text) report(kSplitNearly, source.over.span, {source.over.text, *meant}).suggest(*meant, source.over.span);
    else report(kSplitAxis, source.over.span, {source.over.text});
    return poison(span);
  }
  Context inner = context;
  inner.allows_split = false;
  Context pot = inner;
  pot.over = over;
  Split result{expression(source.pot, pot), over, {}, {}, {}, {}, {}, {}, source.exact, {}, span, {}, {}, {}};
  if (plan_[result.pot].type.unit == unit_of(plan_.currency_iso)) result.step = plan_.smallest_amount();
  auto optional_part = [&](const std::optional<ast::ExprId>& part) -> std::optional<ExprId> {
    return part ? std::optional(expression(*part, inner)) : std::nullopt;
  };
  result.weight = optional_part(source.weight);
  result.at_least = optional_part(source.at_least);
  result.at_most = optional_part(source.at_most);
  bool failed = bad(result.pot);
  for (const auto& part : {result.weight, result.at_least, result.at_most}) failed |= part && bad(*part);
  if (failed) return poison(span);
  for (const auto& part : {result.at_least, result.at_most})
    if (part && !same_unit(plan_.exprs[result.pot.index], plan_.exprs[part->index], span, context)) return poison(span);
  for (std::size_t i = 0; i < context.frame.size(); ++i) {
    if (i == over) continue;
    result.rest.push_back(add_path({AxisPath{i}}));
    result.rest_key.push_back(context.frame[i]);
  }
  // A pot per year that is split over months, or per department that is split over its people: what the receiver belongs to is part of the
  // pot's key. A pot per receiver is a mistake.
  bool depends = false;
  auto inspect = [&](PathId path, const Axis& axis) {
    if (!follows_axis(plan_, path, over)) return;
    bool known = std::any_of(result.rest_key.begin(), result.rest_key.end(), [&](const Axis& a) { return a.name == axis.name; });
    if (std::holds_alternative<AxisPath>(plan_[path].node)) depends = true;
    else if (!known) result.rest.push_back(path), result.rest_key.push_back(axis);
  };
  auto inspect_key = [&](const std::vector<PathId>& key, const Frame& frame) {
    for (std::size_t i = 0; i < key.size(); ++i) inspect(key[i], frame[i]);
  };
  std::function<void(ExprId)> visit = [&](ExprId id) {
    const Expr expr = plan_[id];
    if (const auto* measure = std::get_if<MeasureValue>(&expr.node)) inspect_key(measure->key, plan_[measure->rule].grain);
    if (const auto* call = std::get_if<ScaleValue>(&expr.node)) inspect_key(call->key, plan_[call->scale].key);
    if (const auto* column = std::get_if<ColumnValue>(&expr.node))
      if (const auto* row = std::get_if<RowPath>(&plan_[column->row].node)) {
        const std::vector<PathId> key = row->key;
        inspect_key(key, key_frame(column->table));
      }
    if (const auto* aggregate = std::get_if<AggregateValue>(&expr.node))
      for (const GroupAxis& group : plan_[aggregate->aggregate].group) inspect(group.use, group.axis);
    for_each_child(expr, visit);
  };
  visit(result.pot);
  if (depends) {
    report(kPotDepends, plan_[result.pot].span, {source.over.text});
    return poison(span);
  }
  find_pots(result, source.pot, inner);
  if (source.rest_to) rest_to(result, *source.rest_to);
  Type type = plan_[result.pot].type;
  type.nature = Nature::flow;
  plan_.splits.push_back(std::move(result));
  return add({SplitValue{SplitId{static_cast<std::uint32_t>(plan_.splits.size() - 1)}}, type, span});
}

// One party, or the several that pay: which of them it is follows from the pot. That the rest stays with the payer is seen at the rule.
void Elaborator::rest_to(Split& split, const ast::Name& name) {
  split.rest_to = name.text;
  if (party_named(plan_, name.text)) return;
  const Party* list = list_of(plan_, name.text);
  if (!list) return void(report(kRestParty, name.span, {name.text}));
  auto& found = report(kRestMember, name.span, {name.text, list->name});
  const Axis axis{list->name, dimensions_.at(list->name)};
  if (list->role == ast::Role::purchasers && find_path(split.rest_key, axis, name.span, false)) found.suggest(list->name, name.span);
}

// The pots as they are without any receiver: their keys, and their value at one. What a name of their key follows from only through a receiver
// has none.
void Elaborator::find_pots(Split& split, ast::ExprId pot, Context context) {
  std::set<std::size_t> periods;
  bool dense = true;
  for (std::size_t i = 0; i < split.rest_key.size(); ++i) {
    dense &= is_dense(split.rest_key[i]);
    if (plan_[split.rest_key[i].dimension].kind == DimensionKind::period) periods.insert(i);
  }
  const diag::Sink before = sink_;
  context.frame = split.rest_key;
  split.pot_alone = expression(pot, context);
  if (bad(*split.pot_alone)) split.pot_alone.reset(), sink_ = before;
  find_determined(split.pots, split.rest_key);
  if (dense) return;
  const Drivers found = drivers(split.pot, split.rest_key, true, periods);
  split.pots.kind = PresenceKind::drivers;
  split.pots.sources = found.zero;
  split.pots.sources.insert(split.pots.sources.end(), found.part.begin(), found.part.end());
}

}  // namespace bkm::elaborate
