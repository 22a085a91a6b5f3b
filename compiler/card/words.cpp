#include "compiler/card/words.hpp"

#include <algorithm>

#include "compiler/card/amounts.hpp"

namespace bkm::card {

using namespace plan;

namespace {

class Words {
 public:
  Words(const Contract& contract, bool sources) : contract_(contract), plan_(contract.plan), sources_(sources) {}

  Text of(ExprId id) const {
    const Expr& expr = plan_[id];
    return std::visit(Overloaded{
                          [&](const KeyValue& e) { return Text(everyday(e.axis)); },
                          [&](const ColumnValue& e) { return column(plan_[e.table], e.column); },
                          [&](const MeasureValue& e) { return measure(plan_[e.rule], e.stage); },
                          [&](const RateValue& e) { return rate(plan_[e.rate]); },
                          [&](const ParameterValue& e) { return e.argument ? of(*e.argument) : Text(e.name); },
                          [&](const AggregateValue& e) { return aggregate(plan_[e.aggregate], expr.span); },
                          [&](const RankValue& e) { return rank(plan_[e.rank]); },
                          [&](const SplitValue& e) { return split(plan_[e.split]); },
                          [&](const ScaleValue& e) { return scale(plan_[e.scale], e); },
                          [&](const FunctionValue& e) { return call(e); },
                          [&](const Later& e) { return say("{0} na {1}", "{0} after {1}", {span_of_time(e.count, e.unit), of(e.day)}); },
                          [&](const Negate& e) { return say("min {0}", "minus {0}", {part(e.operand)}); },
                          [&](const Binary& e) { return binary(e); },
                          [&](const Bound& e) { return bound(e); },
                          [&](const Compare& e) { return compare(e); },
                          [&](const InList& e) { return say("{0} gelijk aan {1}", "{0} is {1}", {of(e.operand), all(e.items, {" of ", " or "})}); },
                          [&](const Not& e) { return negation(e.operand); },
                          [&](const And& e) { return all(e.operands, {" en ", " and "}); },
                          [&](const Or& e) { return all(e.operands, {" of ", " or "}); },
                          [&](const If& e) { return choice(of(e.then), e, e.otherwise ? of(*e.otherwise) : Text()); },
                          [&](const IfMissing& e) { return missing(of(e.operand), e); },
                          [&](const Known& e) { return say("{0} bekend", "{0} is known", {name_of(e.operand)}); },
                          [&](const Each& e) { return of(e.operand); },
                          [&](const auto&) { return written(contract_, expr.span); },
                      },
                      expr.node);
  }

  Text unsigned_of(ExprId id) const {
    const Expr& expr = plan_[id];
    if (const auto* negate = std::get_if<Negate>(&expr.node)) return of(negate->operand);
    if (const auto* e = std::get_if<MeasureValue>(&expr.node); e && is_taken_back(plan_, id)) return unsigned_of(plan_[e->rule].body);
    if (const auto* e = std::get_if<Binary>(&expr.node)) return binary({e->op, without_sign(e->left), without_sign(e->right)});
    if (const auto* e = std::get_if<IfMissing>(&expr.node)) return missing(unsigned_of(e->operand), *e);
    const auto* e = std::get_if<If>(&expr.node);
    return e ? choice(unsigned_of(e->then), *e, e->otherwise ? unsigned_of(*e->otherwise) : Text()) : of(id);
  }

  Text conditions(const Conditions& cases) const {
    std::vector<Text> texts;
    for (const auto& [condition, holds] : cases) texts.push_back(!holds ? negation(condition) : cases.size() == 1 ? of(condition) : part(condition));
    Text text = texts.front();
    for (std::size_t i = 1; i < texts.size(); ++i) text = say("{0} en {1}", "{0} and {1}", {text, texts[i]});
    return text;
  }

 private:
  ExprId without_sign(ExprId id) const {
    const auto* negate = std::get_if<Negate>(&plan_[id].node);
    return negate ? negate->operand : id;
  }

  // As an operand: in parentheses when it is more than one thing.
  Text part(ExprId id) const {
    const Expr& expr = plan_[id];
    const auto* sum = std::get_if<Binary>(&expr.node);
    bool several = std::holds_alternative<Bound>(expr.node) || std::holds_alternative<If>(expr.node) || std::holds_alternative<And>(expr.node) || std::holds_alternative<Or>(expr.node) ||
                   (sum && (sum->op == ast::Arithmetic::add || sum->op == ast::Arithmetic::subtract));
    return several ? say("({0})", "({0})", {of(id)}) : of(id);
  }

  Text all(const std::vector<ExprId>& ids, const Text& between) const {
    Text text;
    for (ExprId id : ids) text = text.empty() ? part(id) : say("{0}{1}{2}", "{0}{1}{2}", {text, between, part(id)});
    return text;
  }

  // Whether it is known does not hang on its amounts.
  Text name_of(ExprId id) const {
    const auto* e = std::get_if<ColumnValue>(&plan_[id].node);
    return e ? Text(everyday(plan_[e->table].schema.columns[static_cast<std::size_t>(e->column)].name)) : of(id);
  }

  Text with_value(const Text& name, const Text& value) const {
    Text shown{everyday(name.nl), everyday(name.en)};
    return value.empty() ? shown : say("{0} ({1})", "{0} ({1})", {shown, value});
  }
  Text column(const Table& table, int c) const {
    const std::string& name = table.schema.columns[static_cast<std::size_t>(c)].name;
    return with_value(name, table.in_text() ? listed_range(contract_, table, c) : sources_ ? Text(everyday(table.name())) : Text());
  }
  Text rate(const Rate& rate) const {
    Text first = written(contract_, rate.steps.front().span);
    return with_value(rate.name, rate.steps.size() == 1 ? first : say("{0}, later anders", "{0}, changed later", {first}));
  }

  Text measure(const Rule& rule, ast::Stage stage) const {
    if (stage == ast::Stage::net) return say("{0} na het plafond", "{0} after the ceiling", {titled(rule)});
    return titled(rule);
  }

  // Weights and closed parts say too much to put in other words.
  Text aggregate(const Aggregate& a, Span span) const {
    if (a.components || a.weight || a.submitted) return written(contract_, span);
    Text what = a.fold == ast::Fold::count ? counted(a) : part(*a.value);
    static const Text kFolds[] = {{"het totaal van {0}", "the total of {0}"}, {"het gemiddelde van {0}", "the average of {0}"}, {"de hoogste van {0}", "the highest of {0}"},
                                  {"de laagste van {0}", "the lowest of {0}"}, {"het aantal: {0}", "the number of: {0}"}};
    const Text& fold = kFolds[static_cast<int>(a.fold)];
    return joined({say(fold.nl, fold.en, {where(what, a)}), a.window ? window_text(*a.window) : Text()}, " ");
  }
  Text where(const Text& what, const Aggregate& a) const { return a.filter ? say("{0} waar {1}", "{0} where {1}", {what, of(*a.filter)}) : what; }

  // A row by the name of its table, or what a path of the row leads to: cliënt.
  Text counted(const Aggregate& a) const {
    std::string source = plan::name_of(plan_, a.source);
    std::string name = counted_name(plan_, a);
    return name.empty() ? Text(everyday(source)) : say("{0} in {1}", "{0} in {1}", {everyday(name), everyday(source)});
  }

  Text rank(const Rank& rank) const {
    std::vector<Text> steps;
    for (const RankStep& step : rank.steps) steps.push_back(step.highest_first ? say("{0} (hoogste eerst)", "{0} (highest first)", {of(step.value)}) : say("{0} (laagste eerst)", "{0} (lowest first)", {of(step.value)}));
    return say("de plaats onder {0} naar {1}", "the place among {0} by {1}", {everyday(rank.frame[rank.among].name), joined(steps, ", ")});
  }

  Text split(const Split& s) const {
    if (!s.weight) return say("gelijk deel van {0}", "equal share of {0}", {part(s.pot)});
    return say("deel van {0} naar {1}", "share of {0} by {1}", {part(s.pot), part(*s.weight)});
  }

  Text scale(const Scale& scale, const ScaleValue& e) const {
    Text argument = say("naar {0}", "by {0}", {of(e.argument)});
    return with_value({"staffel " + scale.name, "scale " + scale.name}, joined({scale_range(contract_, scale, e.column), argument}, ", "));
  }

  Text call(const FunctionValue& e) const {
    std::vector<Text> arguments;
    for (ExprId id : e.arguments) arguments.push_back(of(id));
    return say("{0}({1})", "{0}({1})", {everyday(plan_[e.function].name), joined(arguments, "; ")});
  }

  // "2% van ..", "€ 40 per intake voor elke intake waar ..", else a product.
  Text binary(const Binary& e) const {
    switch (e.op) {
      case ast::Arithmetic::add: return say("{0} + {1}", "{0} + {1}", {of(e.left), of(e.right)});
      case ast::Arithmetic::subtract: return say("{0} min {1}", "{0} minus {1}", {of(e.left), part(e.right)});
      case ast::Arithmetic::divide: return say("{0} gedeeld door {1}", "{0} divided by {1}", {part(e.left), part(e.right)});
      default: break;
    }
    if (is_share(e.left)) return say("{0} van {1}", "{0} of {1}", {of(e.left), part(e.right)});
    if (auto text = for_each_counted(e.left, e.right)) return *text;
    if (auto text = for_each_counted(e.right, e.left)) return *text;
    return say("{0} × {1}", "{0} × {1}", {part(e.left), part(e.right)});
  }
  bool is_share(ExprId id) const {
    const Expr& expr = plan_[id];
    const auto* rate = std::get_if<RateValue>(&expr.node);
    if (const auto* e = std::get_if<ScaleValue>(&expr.node)) return scale_range(contract_, plan_[e->scale], e->column).nl.ends_with('%');
    if (const auto* e = std::get_if<ColumnValue>(&expr.node)) return listed_range(contract_, plan_[e->table], e->column).nl.ends_with('%');
    if (!rate && !std::holds_alternative<Constant>(expr.node)) return false;
    return written(contract_, rate ? plan_[rate->rate].steps.front().span : expr.span).nl.ends_with('%');
  }
  std::optional<Text> for_each_counted(ExprId count, ExprId price) const {
    const auto* value = std::get_if<AggregateValue>(&plan_[count].node);
    if (!value || !in_money(plan_, plan_[price].type.unit)) return {};
    const Aggregate& a = plan_[value->aggregate];
    if (a.fold != ast::Fold::count || a.window || a.submitted) return {};
    return say("{0}, voor elke {1}", "{0}, for each {1}", {of(price), where(counted(a), a)});
  }

  Text bound(const Bound& e) const {
    static const Text kWords[] = {{"{0}, ten hoogste {1}", "{0}, at most {1}"}, {"{0}, ten minste {1}", "{0}, at least {1}"}, {"wat {0} meer is dan {1}", "by how much {0} is more than {1}"}};
    const Text& word = kWords[static_cast<int>(e.kind)];
    return say(word.nl, word.en, {of(e.value), part(e.limit)});
  }

  Text compare(const Compare& e) const {
    static const Text kNumbers[] = {{"gelijk aan", "is"}, {"anders dan", "is not"}, {"minder dan", "is less than"}, {"ten hoogste", "is at most"}, {"meer dan", "is more than"}, {"ten minste", "is at least"}};
    static const Text kDays[] = {{"gelijk aan", "is"}, {"anders dan", "is not"}, {"vóór", "is before"}, {"uiterlijk", "is no later than"}, {"later dan", "is later than"}, {"niet eerder dan", "is no earlier than"}};
    if (const auto* answer = std::get_if<YesNoConstant>(&plan_[e.right].node)) return answer->value == (e.op == ast::Comparison::equal) ? of(e.left) : negation(e.left);
    if (auto text = so_many(e)) return *text;
    bool days = plan_[e.left].type.kind == ValueKind::date;
    return say("{0} {1} {2}", "{0} {1} {2}", {part(e.left), (days ? kDays : kNumbers)[static_cast<int>(e.op)], part(e.right)});
  }
  // "ten minste 1 intake", with the rows that count.
  std::optional<Text> so_many(const Compare& e) const {
    static const Text kCounts[] = {{"precies", "exactly"}, {"niet", "not"}, {"minder dan", "less than"}, {"ten hoogste", "at most"}, {"meer dan", "more than"}, {"ten minste", "at least"}};
    const auto* value = std::get_if<AggregateValue>(&plan_[e.left].node);
    if (!value || !std::holds_alternative<Constant>(plan_[e.right].node)) return {};
    const Aggregate& a = plan_[value->aggregate];
    if (a.fold != ast::Fold::count || a.counted || a.window || a.submitted) return {};
    return say("{0} {1}", "{0} {1}", {kCounts[static_cast<int>(e.op)], where(of(e.right), a)});
  }

  Text negation(ExprId id) const {
    if (const auto* known = std::get_if<Known>(&plan_[id].node)) return say("{0} onbekend", "{0} is not known", {name_of(known->operand)});
    return say("niet {0}", "not {0}", {part(id)});
  }

  // "€ 1 als a; anders € 2 als b"
  Text choice(const Text& then, const If& e, const Text& otherwise) const {
    Text first = say("{0}, als {1}", "{0}, if {1}", {then, of(e.condition)});
    return e.otherwise ? say("{0}; anders {1}", "{0}; otherwise {1}", {first, otherwise}) : first;
  }

  Text missing(const Text& operand, const IfMissing& e) const {
    return e.fallback ? say("{0} (ontbreekt dat: {1})", "{0} (if missing: {1})", {operand, of(*e.fallback)}) : operand;
  }

  const Contract& contract_;
  const Plan& plan_;
  bool sources_;
};

}  // namespace

Text in_words(const Contract& contract, ExprId id) { return Words(contract, false).of(id); }

Text in_words_with_sources(const Contract& contract, ExprId id) { return Words(contract, true).of(id); }

Text in_words_unsigned(const Contract& contract, ExprId id) { return Words(contract, false).unsigned_of(id); }

Text in_words_of_conditions(const Contract& contract, const Conditions& conditions) { return Words(contract, false).conditions(conditions); }

}  // namespace bkm::card
