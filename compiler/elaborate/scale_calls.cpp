// dbc(duur).prijs: a scale read at a quantity.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/plan/indexation.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kNoColumn{2569, "scale-column-unknown", diag::Severity::error, "De staffel {0} heeft geen kolom \"{1}\"{2}.",
                         "The scale {0} has no column \"{1}\"{2}."};
constexpr Kind kWhichColumn{2570, "scale-column-not-said", diag::Severity::error,
                            "De staffel {0} heeft meer kolommen ({1}); schrijf welke bedoeld is: {0}(..).{2}.",
                            "The scale {0} has several columns ({1}); write which one is meant: {0}(..).{2}."};

std::string names_of(const Scale& scale) {
  std::string names;
  for (const ScaleColumn& column : scale.columns) names += (names.empty() ? "" : ", ") + column.name;
  return names;
}

}  // namespace

std::optional<std::size_t> Elaborator::scale_column(const Scale& scale, const std::optional<ast::Name>& member, Span span) {
  if (!member) {
    if (scale.columns.size() <= 1) return 0;
    report(kWhichColumn, span, {scale.name, names_of(scale), scale.columns[0].name});
    return {};
  }
  for (std::size_t i = 0; i < scale.columns.size(); ++i)
    if (scale.columns[i].name == member->text) return i;
  const std::string names = names_of(scale);
  report(kNoColumn, member->span, {scale.name, member->text, names.empty() ? Text{} : Text{"; zij heeft: " + names, "; it has: " + names}});
  return {};
}

ExprId Elaborator::scale_call(ScaleId id, const ast::Call& call, Span span, const Context& context) {
  const Scale scale = plan_[id];
  if (call.arguments.size() != 1) {
    report(kArguments, span, {call.name.text});
    return poison(span);
  }
  if (scale.columns.empty()) return poison(span);  // its rows have an error
  auto column = scale_column(scale, call.member, span);
  ExprId argument = expression(call.arguments[0], context);
  if (!column || bad(argument) || scale.columns[*column].type.kind == ValueKind::poison) return poison(span);
  if (plan_[argument].type.kind != ValueKind::number) {
    report(kTypeMismatch, plan_[argument].span, {kNumberWord, kind_word(plan_[argument].type.kind)});
    return poison(span);
  }
  Expr expected{Constant{1}, {ValueKind::number, scale.argument, Nature::level, {}}, span};
  if (!same_unit(plan_.exprs[argument.index], expected, plan_[argument].span, context)) return poison(span);
  ScaleValue value{id, argument, *column};
  for (const Axis& axis : scale.key) {
    auto path = find_path(context.frame, axis, span);
    if (!path) return poison(span);
    value.key.push_back(*path);
  }
  if (!scale_day(scale, scale.columns[*column].type, call, span, context, value.day)) return poison(span);
  Type type = scale.columns[*column].type;
  type.nature = scale.kind == ast::ScaleKind::value ? Nature::level : plan_[argument].type.nature;
  Expr result{value, type, span};
  discharge(result, context);
  return add(std::move(result));
}

// The day on which an indexed scale is read. False when there is an error.
bool Elaborator::scale_day(const Scale& scale, const Type& type, const ast::Call& call, Span span, const Context& context, std::optional<PathId>& day) {
  std::vector<Date> changes;
  if (is_indexed(plan_, type))
    for (const auto& [from, factor] : scale.indexation.changes) changes.push_back(from);
  if (changes.empty()) return !call.on || report_never_changes(scale.name, *call.on, span, call.member && !scale.indexation.changes.empty() ? call.member->text : "");
  day = day_read(scale.name + "(..)", scale.span, changes, call.on, span, context);
  return day.has_value();
}

}  // namespace bkm::elaborate
