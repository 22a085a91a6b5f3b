#include "compiler/plan/print.hpp"

#include <fmt/format.h>

namespace bkm::plan {
namespace {

const char* word(ast::Fold fold) {
  switch (fold) {
    case ast::Fold::sum: return "sum";
    case ast::Fold::average: return "average";
    case ast::Fold::highest: return "highest";
    case ast::Fold::lowest: return "lowest";
    case ast::Fold::count: return "count";
  }
  return "";
}
const char* word(ast::RuleKind kind) {
  static const char* const kWords[] = {"rate", "parameter", "define", "pay", "bonus", "penalty", "adjust", "condition", "publish"};
  return kWords[static_cast<int>(kind)];
}
const char* word(Nature nature) { return nature == Nature::flow ? "flow" : nature == Nature::stock ? "stock" : "level"; }
const char* word(ValueKind kind) {
  static const char* const kWords[] = {"poison", "number", "code", "date", "yes/no"};
  return kWords[static_cast<int>(kind)];
}

std::string type_text(const Type& type) {
  if (type.kind != ValueKind::number) return word(type.kind);
  return fmt::format("{} {}", word(type.nature), print(type.unit));
}

class Printer {
 public:
  explicit Printer(const Plan& plan) : plan_(plan) {}

  std::string path(PathId id) const {
    return std::visit(Overloaded{
                          [](const AxisPath& p) { return fmt::format("key[{}]", p.axis); },
                          [&](const ColumnPath& p) { return fmt::format("{}.{}", path(p.row), plan_[p.table].schema.columns[p.column].name); },
                          [&](const PeriodPath& p) { return fmt::format("{}({})", cycle_word(p.to).en, path(p.of)); },
                          [&](const RowPath& p) {
                            std::string keys;
                            for (PathId key : p.key) keys += (keys.empty() ? "" : ", ") + path(key);
                            return fmt::format("{}[{}{}]", plan_[p.table].name(), keys, p.day ? " on " + path(*p.day) : p.period ? " in " + path(*p.period) : "");
                          },
                          [&](const LastDayPath& p) { return fmt::format("last day of {}({})", cycle_word(p.cycle).en, path(p.of)); },
                          [&](const PreviousPath& p) { return fmt::format("{} before {}", cycle_word(p.cycle).en, path(p.of)); },
                          [](const TermPath&) { return std::string("term"); },
                          [](const FixedPath& p) { return p.day ? to_string(*p.day) : '"' + p.code + '"'; },
                      },
                      plan_[id].node);
  }

  std::string on(const std::optional<PathId>& day) const { return day ? " on " + path(*day) : ""; }

  std::string expr(ExprId id) const {
    return std::visit(
        Overloaded{
            [](const Poison&) { return std::string("?"); },
            [](const Constant& e) { return fraction_text(e.value); },
            [](const CodeConstant& e) { return '"' + e.code + '"'; },
            [](const DateConstant& e) { return to_string(e.day); },
            [](const YesNoConstant& e) { return std::string(e.value ? "yes" : "no"); },
            [&](const KeyValue& e) { return path(e.path); },
            [&](const ColumnValue& e) { return column(e); },
            [&](const MeasureValue& e) { return measure(e); },
            [&](const RateValue& e) { return plan_[e.rate].name + (e.day ? " on " + path(*e.day) : ""); },
            [&](const AggregateValue& e) { return aggregate(plan_[e.aggregate]); },
            [&](const SplitValue& e) { return split(plan_[e.split]); },
            [&](const RankValue& e) { return rank(plan_[e.rank]); },
            [&](const PreviousValue& e) { return std::visit(Overloaded{[&](const MeasureValue& m) { return measure(m); }, [&](const ColumnValue& c) { return column(c); }}, e.of); },
            [&](const ScaleValue& e) {
              std::string keys;
              for (PathId key : e.key) keys += (keys.empty() ? "[" : ", ") + path(key);
              const std::string& column = plan_[e.scale].columns[e.column].name;
              return fmt::format("{}{}({}){}{}", plan_[e.scale].name, keys.empty() ? keys : keys + "]", expr(e.argument), column.empty() ? column : "." + column, on(e.day));
            },
            [&](const FunctionValue& e) {
              std::string arguments;
              for (ExprId argument : e.arguments) arguments += (arguments.empty() ? "" : ", ") + expr(argument);
              return fmt::format("{}({})", plan_[e.function].name, arguments);
            },
            [](const ParameterValue& e) { return e.name; },
            [&](const DrawValue& e) { return fmt::format("draw({}, \"{}\")", expr(e.key), e.seed); },
            [&](const Later& e) { return fmt::format("{} {} after {}", e.count, cycle_word(e.unit).en, expr(e.day)); },
            [&](const Negate& e) { return "-" + expr(e.operand); },
            [&](const Binary& e) { return fmt::format("({} {} {})", expr(e.left), "+-*/"[static_cast<int>(e.op)], expr(e.right)); },
            [&](const Bound& e) {
              static const char* const kWords[] = {"at most", "at least", "above"};
              return fmt::format("({} {} {})", expr(e.value), kWords[static_cast<int>(e.kind)], expr(e.limit));
            },
            [&](const Compare& e) {
              static const char* const kSigns[] = {"=", "<>", "<", "<=", ">", ">="};
              return fmt::format("{} {} {}", expr(e.left), kSigns[static_cast<int>(e.op)], expr(e.right));
            },
            [&](const InList& e) {
              std::string items;
              for (ExprId item : e.items) items += (items.empty() ? "" : ", ") + expr(item);
              return fmt::format("{} in {{{}}}", expr(e.operand), items);
            },
            [&](const Not& e) { return "not (" + expr(e.operand) + ")"; },
            [&](const And& e) { return joined(e.operands, " and "); },
            [&](const Or& e) { return joined(e.operands, " or "); },
            [&](const If& e) { return fmt::format("{} if {}{}", expr(e.then), expr(e.condition), e.otherwise ? " else " + expr(*e.otherwise) : ""); },
            [&](const IfMissing& e) { return fmt::format("({} if missing {})", expr(e.operand), e.fallback ? expr(*e.fallback) : "none"); },
            [&](const Known& e) { return "known " + expr(e.operand); },
            [&](const Each& e) { return "each " + expr(e.operand); },
        },
        plan_[id].node);
  }

  std::string column(const ColumnValue& e) const { return fmt::format("{}.{}{}", path(e.row), plan_[e.table].schema.columns[e.column].name, on(e.day)); }
  std::string measure(const MeasureValue& e) const {
    std::string keys;
    for (PathId key : e.key) keys += (keys.empty() ? "" : ", ") + path(key);
    const char* stage = e.stage == ast::Stage::gross ? "gross " : e.stage == ast::Stage::net ? "net " : "";
    return fmt::format("{}{}[{}]", stage, plan_[e.rule].name, keys);
  }
  std::string rank(const Rank& r) const {
    std::string text;
    for (const RankStep& step : r.steps) text += fmt::format("{}{} {} first", text.empty() ? "" : ", then ", expr(step.value), step.highest_first ? "highest" : "lowest");
    return fmt::format("{{rank of {} among {}{}}}", text, r.frame[r.among].name, r.ties_together ? ", ties together" : "");
  }
  static std::string missing(const Components& c) {
    if (*c.rule == ast::MissingRule::counts_as) return " missing counts as " + fraction_text(c.counts_as);
    return *c.rule == ast::MissingRule::reweigh ? " missing reweighed" : " missing gives none";
  }
  std::string window(const Window& w) const {
    std::string now = w.use ? path(*w.use) : "its day";
    if (w.to_date) return fmt::format(" from the start of {} to {}", w.cycle ? cycle_word(*w.cycle).en : path(*w.start), now);
    return fmt::format(" in the {} {} before {}", w.count, cycle_word(*w.cycle).en, now);
  }

  std::string joined(const std::vector<ExprId>& operands, const char* between) const {
    std::string text;
    for (ExprId operand : operands) text += (text.empty() ? "" : between) + expr(operand);
    return "(" + text + ")";
  }

  std::string origin(const Origin& o) const {
    return std::visit(Overloaded{[&](TableId t) { return "rows of " + plan_[t].name(); }, [&](RuleId r) { return "keys of " + plan_[r].name; }}, o.of);
  }

  std::string aggregate(const Aggregate& a) const {
    std::string text = fmt::format("{} over {}{}", word(a.fold), a.submitted ? "submitted " : "", origin(a.source));
    if (a.value) text += " of " + expr(*a.value);
    if (a.counted) text += " of different " + path(*a.counted);
    if (a.weight) text += " weighted by " + expr(*a.weight);
    if (a.filter) text += " where " + expr(*a.filter);
    if (a.window) text += window(*a.window);
    if (a.components && a.components->rule) text += missing(*a.components);
    std::string group;
    for (const GroupAxis& g : a.group) group += (group.empty() ? "" : ", ") + fmt::format("{} = {}", path(g.source), path(g.use));
    return fmt::format("{{{} | {}}}", text, group);
  }

  std::string split(const Split& s) const {
    std::string rest;
    for (PathId part : s.rest) rest += (rest.empty() ? "" : ", ") + path(part);
    std::string text = fmt::format("split {} over key[{}]", expr(s.pot), s.over);
    if (s.weight) text += " by " + expr(*s.weight);
    if (s.at_least) text += " each at least " + expr(*s.at_least);
    if (s.at_most) text += " each at most " + expr(*s.at_most);
    if (s.rest_to) text += " rest to " + *s.rest_to;
    return fmt::format("{{{} | same {}}}", text, rest);
  }

  std::string support(const Support& s, const Frame& grain) const {
    if (s.kind == PresenceKind::dense) return "    keys: every key of the calendar and the closed codes\n";
    std::string text;
    for (const KeySource& source : s.sources) {
      text += "    keys: " + origin(source.from);
      for (std::size_t i = 0; i < source.axes.size(); ++i)
        text += fmt::format("{} {} = {}", i ? "," : ":", grain[i].name, source.axes[i] ? path(*source.axes[i]) : source.over_interval ? "every period touched" : "every one");
      text += '\n';
    }
    return text;
  }

  void table(std::string& out, const Table& t) const {
    static const char* const kForms[] = {"event", "keyed", "interval", "constants", "scale"};
    out += fmt::format("table {} ({})\n", t.name(), kForms[static_cast<int>(t.form)]);
    for (std::size_t c = 0; c < t.columns.size(); ++c) {
      const table::ColumnSchema& column = t.schema.columns[c];
      out += fmt::format("    {}{}: {}", column.name, t.is_key(static_cast<int>(c)) ? " (key)" : "", type_text(t.columns[c].type));
      if (column.low || column.high) out += fmt::format(" in {}..{}", column.low ? fraction_text(*column.low) : "", column.high ? fraction_text(*column.high) : "");
      out += '\n';
    }
  }

  static std::size_t band_count(const Scale& scale) {
    std::size_t count = 0;
    for (const Ladder& ladder : scale.ladders) count += ladder.column == 0 ? ladder.bands.size() : 0;
    return count;
  }

  void rule(std::string& out, const Rule& r) const {
    out += fmt::format("{} {} per {}: {}\n", word(r.kind), r.name, r.grain.empty() ? "-" : axis_names(r.grain), type_text(r.type));
    out += support(r.support, r.grain);
    if (r.start) out += fmt::format("    from {} on, every period\n", r.start->from ? "the first of " + origin(r.start->from->from) : "the start of the term");
    if (r.read_where_asked) out += "    computed where it is read\n";
    if (r.body) out += "    = " + expr(r.body) + "\n";
    if (r.cumulative) out += fmt::format("    cumulative within {}\n", r.cumulative->within ? cycle_word(*r.cumulative->within).en : "its key");
    if (r.provisional) out += "    provisional\n";
    if (r.payer && r.payee) out += fmt::format("    from {} to {}\n", r.payer->name, r.payee->name);
    for (const RoundingStep& step : r.rounding)
      out += fmt::format("    rounded to {}{}\n", fraction_text(step.step), step.from ? " from " + to_string(*step.from) : "");
  }

  void limit(std::string& out, const Limit& l) const {
    out += "limit";
    for (RuleId r : l.rules) out += " " + plan_[r].name;
    out += fmt::format(" per {} to {}{}\n", axis_names(l.key), expr(l.ceiling), l.pro_rata ? " pro rata" : " in order");
    for (std::size_t r = 0; r < l.exempt.size(); ++r)
      out += fmt::format("    except {} where {}: {}\n", plan_[l.rules[r]].name, expr(l.exempt[r]), l.exempt_counts ? "counts" : "does not count");
  }

  std::string all() const {
    std::string out = fmt::format("contract {} {}\nterm {} through {}, settled per {}\n", plan_.title, plan_.version, to_string(plan_.calendar.term_first),
                                  to_string(plan_.calendar.term_last), cycle_word(plan_.settlement).en);
    for (const Table& t : plan_.tables) table(out, t);
    for (const Rate& r : plan_.rates) {
      out += fmt::format("{} {}: {}\n", r.is_parameter ? "parameter" : "rate", r.name, type_text(r.type));
      for (const RateStep& step : r.steps)
        out += fmt::format("    {}{}\n", step.from ? "from " + to_string(*step.from) + ": " : "", step.value ? fraction_text(*step.value) : "none");
    }
    for (const Scale& s : plan_.scales) out += fmt::format("scale {} over {}: {} bands\n", s.name, print(s.argument), band_count(s));
    for (const auto& step : plan_.order)
      std::visit(Overloaded{[&](RuleId id) { rule(out, plan_[id]); }, [&](LimitId id) { limit(out, plan_[id]); },
                            [&](const Recursion& r) {
                              out += fmt::format("for each {}:\n", cycle_word(r.cycle).en);
                              for (const auto& member : r.members)
                                std::visit(Overloaded{[&](RuleId id) { rule(out, plan_[id]); }, [&](LimitId id) { limit(out, plan_[id]); }}, member);
                            }},
                 step);
    for (const Reject& r : plan_.rejects) out += fmt::format("reject {} if {}\n", plan_[r.table].name(), expr(r.condition));
    for (const Require& r : plan_.requires_) out += fmt::format("require \"{}\": {}\n", r.text, expr(r.condition));
    return out;
  }

 private:
  const Plan& plan_;
};

}  // namespace

std::string print(const Unit& unit) {
  if (unit.bare()) return "number";
  std::string text;
  for (const auto& [base, power] : unit.powers) text += (text.empty() ? "" : "·") + base + (power == 1 ? "" : "^" + std::to_string(power));
  return text;
}
std::string print(const Plan& plan, ExprId id) { return Printer(plan).expr(id); }
std::string print(const Plan& plan) { return Printer(plan).all(); }

}  // namespace bkm::plan
