#include "tests/random/coverage.hpp"

#include <algorithm>

namespace bkm::random {
namespace {

using namespace plan;

constexpr const char* kFolds[] = {"sum", "average", "highest", "lowest", "count"};
constexpr const char* kForms[] = {"event", "keyed", "interval", "constants", "scale"};
constexpr const char* kEmpty[] = {"none", "or empty", "or none", "empty is"};
constexpr const char* kNature[] = {"unstated", "flow", "stock", "level"};
constexpr const char* kRules[] = {"rate", "parameter", "define", "pay", "bonus", "penalty", "adjust", "condition", "publish"};
constexpr const char* kScales[] = {"value", "volume", "brackets", "linear"};
constexpr const char* kEnds[] = {"unstated", "flat", "extended", "error"};
constexpr const char* kBands[] = {"from", "above", "printed", "at"};
constexpr const char* kRoles[] = {"purchaser", "purchasers", "provider", "providers", "coalition", "members", "third", "thirds"};
constexpr const char* kModes[] = {"half away", "half even", "half down", "away", "toward"};
constexpr const char* kMissing[] = {"reweigh", "counts as", "no result"};
constexpr const char* kBounds[] = {"at most", "at least", "above"};
constexpr const char* kArithmetic[] = {"add", "subtract", "multiply", "divide"};
constexpr const char* kComparison[] = {"equal", "unequal", "less", "less or equal", "greater", "greater or equal"};
constexpr const char* kStages[] = {"bare", "gross", "net"};

// All that the default run must reach.
const std::vector<std::string>& wanted() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> list;
    auto each = [&](const std::string& front, const auto& words) {
      for (const char* word : words) list.push_back(front + word);
    };
    each("table ", kForms);
    each("fold ", kFolds);
    each("rule ", kRules);
    each("scale ", kScales);
    each("band ", kBands);
    each("party ", kRoles);
    each("rounding ", kModes);
    each("missing component ", kMissing);
    each("bound ", kBounds);
    each("arithmetic ", kArithmetic);
    each("comparison ", kComparison);
    each("payable read ", kStages);
    for (const char* word : {"or empty", "or none", "empty is"}) list.push_back(std::string("column ") + word);
    for (const char* word : {"flow", "stock", "level"}) list.push_back(std::string("column ") + word);
    for (const char* word : {"flat", "extended", "error"}) list.push_back(std::string("scale ends ") + word);
    for (const char* fold : kFolds) list.push_back(std::string("fold ") + fold + " over rows");
    for (const char* fold : {"sum", "average", "highest", "lowest"}) list.push_back(std::string("fold ") + fold + " over keys");
    for (const char* word :
         {"without key", "key of several columns", "credits", "known on", "two kinds of record in a file", "wide file", "date not yet due", "register", "route check", "path check", "reject", "reject by a register or look-up",
          "reject by what was submitted", "where", "count of names", "weighted average", "window of days", "window of periods", "window to date", "previous", "recursion of one", "recursion of several", "cumulative", "rank ties together",
          "rank ties then", "rank ties then together", "split", "split at least", "split at most", "split rest to", "split exact", "split over periods", "if", "if else", "if missing", "known", "each", "not", "and", "or", "in list", "negate", "function", "scale call",
          "scale per key", "scale with several columns", "scale with growth", "band none", "band with a fixed part", "rate with a step", "rate that rises", "rate that falls", "rate rounded", "rate on a day", "part pro rata", "part start and end", "part from a day", "part at the edge of the term", "on a date", "on days after",
          "first day", "last day", "rounded", "rounding from a day", "limit ordered by period", "limit ordered by column", "limit pro rata", "limit after another", "limit except, counts", "limit except, does not count", "limit provisional", "limit of several",
          "limit to what may not apply", "nested limits", "provisional", "article", "title", "for each", "only with", "from first", "from start", "payer stated", "payee stated", "closed parties", "require", "own calendar fourweeks", "own calendar schoolyear", "contract year",
          "extendable", "unit in units", "performance", "constants incomplete", "constants from a day", "table incomplete", "submitted", "day later", "draw", "module", "formerly", "scale from a file", "table from a file", "look-up at a stated key", "yes or no value", "date value", "code value"})
      list.push_back(word);
    return list;
  }();
  return all;
}

// Constructs of one contract.
class Finder {
 public:
  Finder(const driver::Compilation& contract, std::set<std::string>& found) : contract_(contract), plan_(contract.plan), unit_(contract.unit), found_(found) {}

  void find() {
    for (const ast::Statement& statement : unit_.statements) std::visit([&](const auto& s) { in(s); }, statement);
    for (const Expr& expr : plan_.exprs) node(expr);
    for (const Aggregate& aggregate : plan_.aggregates) fold(aggregate);
    for (const Rank& rank : plan_.ranks) note(rank.steps.size() == 1 ? "rank ties together" : rank.ties_together ? "rank ties then together" : "rank ties then");
    for (const Split& split : plan_.splits) of_split(split);
    for (const Rule& rule : plan_.rules) of_rule(rule);
    for (const Limit& limit : plan_.limits) of_limit(limit);
    for (const auto& step : plan_.order)
      if (const auto* recursion = std::get_if<Recursion>(&step)) note_if(recursion->members.size() > 1, "recursion of several");
    for (const Path& path : plan_.paths) note_if(std::holds_alternative<FixedPath>(path.node), "look-up at a stated key");
    note_if(!plan_.register_checks.empty(), "register");
    note_if(!plan_.route_checks.empty(), "route check");
    note_if(!plan_.path_checks.empty(), "path check");
    note_if(plan_.limits.size() > 1, "nested limits");
  }

 private:
  void note(const std::string& what) { found_.insert(what); }
  void note_if(bool holds, const std::string& what) {
    if (holds) note(what);
  }

  // --- statements ---
  void in(const ast::Use&) { note("module"); }
  void in(const ast::Parties& parties) {
    for (const ast::Party& party : parties.parties) note(std::string("party ") + kRoles[static_cast<int>(party.role)]), note_if(!party.members.empty(), "closed parties");
  }
  void in(const ast::Term& term) {
    note_if(term.extendable.has_value(), "extendable");
    for (const ast::OwnCalendar& own : term.calendars) note(own.from ? "own calendar fourweeks" : "own calendar schoolyear");
    note_if(term.settle_per.text == "contractjaar" || term.settle_per.text == "contractyear", "contract year");
  }
  void in(const ast::Table& table) {
    note_if(table.without_key, "without key");
    note_if(table.key.size() > 1, "key of several columns");
    note_if(table.credits.has_value(), "credits");
    note_if(table.known_on.has_value(), "known on");
    note_if(table.source && table.source->where, "two kinds of record in a file");
    note_if(table.completeness == ast::Completeness::incomplete, "table incomplete");
    for (const ast::Column& column : table.columns) {
      note(std::string("column ") + kEmpty[static_cast<int>(column.empty)]);
      note(std::string("column ") + kNature[static_cast<int>(column.nature)]);
      note_if(column.heading && column.heading->find('{') != std::string::npos, "wide file");
    }
  }
  void in(const ast::Units& units) { note_if(units.equals.has_value(), "unit in units"); }
  void in(const ast::Performance&) { note("performance"); }
  void in(const ast::Reward& reward) {
    for (const ast::RoundingStep& step : reward.rounding) note_if(step.from.has_value(), "rounding from a day");
  }
  void in(const ast::Constants& constants) {
    note_if(constants.source.has_value(), "table from a file");
    note_if(constants.completeness == ast::Completeness::incomplete, "constants incomplete");
    if (!constants.rows.rows.empty())
      for (const ast::Cell& cell : constants.rows.rows[0].cells) note_if(cell.text == "vanaf" || cell.text == "from", "constants from a day");
  }
  void in(const ast::Scale& scale) {
    note(std::string("scale ") + kScales[static_cast<int>(scale.kind)]);
    note(std::string("scale ends ") + kEnds[static_cast<int>(scale.ends)]);
    note_if(!scale.per.empty(), "scale per key");
    note_if(!scale.rows.rows.empty(), "scale with several columns");
    note_if(!scale.growth.empty(), "scale with growth");
    note_if(scale.source.has_value(), "scale from a file");
    for (const ast::Band& band : scale.bands) {
      note(std::string("band ") + kBands[static_cast<int>(band.start)]);
      note_if(band.value.closed, "band none");
      note_if(band.value.fixed.has_value(), "band with a fixed part");
    }
  }
  void in(const ast::Function&) { note("function"); }
  void in(const ast::Rule& rule) {
    note(std::string("rule ") + kRules[static_cast<int>(rule.kind)]);
    if (rule.presence) note(rule.presence->for_each ? "for each" : "only with");
    if (rule.start) note(rule.start->first ? "from first" : "from start");
    note_if(rule.payer.has_value(), "payer stated");
    note_if(rule.payee.has_value(), "payee stated");
    note_if(rule.title.has_value(), "title");
    note_if(rule.article.has_value(), "article");
    note_if(!rule.steps.empty(), "rate with a step");
    for (const ast::Growth& growth : rule.growth) note(growth.rises ? "rate that rises" : "rate that falls");
    note_if(!rule.growth.empty() && rule.rounding, "rate rounded");
    note_if(rule.cumulative.has_value(), "cumulative");
    note_if(rule.provisional, "provisional");
    note_if(rule.formerly.has_value(), "formerly");
    note_if(rule.rounding.has_value(), "rounded");
    if (rule.part) note(rule.part->pro_rata ? "part pro rata" : "part start and end"), note_if(rule.part->begin.before_day || rule.part->end.from_day, "part from a day");
    if (!rule.on) return;
    note_if(rule.on->count.has_value(), "on days after");
    const auto* day = std::get_if<ast::DayAnchor>(&rule.on->anchor);
    note(!day ? "on a date" : *day == ast::DayAnchor::first ? "first day" : "last day");
  }
  void in(const ast::Limit&) {}
  void in(const ast::Reject&) { note("reject"); }
  void in(const ast::Require&) { note("require"); }
  void in(const ast::Example&) {}

  // --- the plan ---
  void node(const Expr& expr) {
    std::visit(Overloaded{[&](const Binary& e) { note(std::string("arithmetic ") + kArithmetic[static_cast<int>(e.op)]); }, [&](const Bound& e) { note(std::string("bound ") + kBounds[static_cast<int>(e.kind)]); },
                          [&](const Compare& e) { note(std::string("comparison ") + kComparison[static_cast<int>(e.op)]); }, [&](const If& e) { note(e.otherwise ? "if else" : "if"); },
                          [&](const IfMissing&) { note("if missing"); }, [&](const Known&) { note("known"); }, [&](const Each&) { note("each"); }, [&](const Not&) { note("not"); },
                          [&](const And&) { note("and"); }, [&](const Or&) { note("or"); }, [&](const InList&) { note("in list"); }, [&](const Negate&) { note("negate"); },
                          [&](const ScaleValue&) { note("scale call"); }, [&](const PreviousValue&) { note("previous"); }, [&](const DrawValue&) { note("draw"); }, [&](const Later&) { note("day later"); },
                          [&](const RateValue& e) { note_if(e.day.has_value(), "rate on a day"); },
                          [&](const MeasureValue& e) { note_if(is_payable(plan_[e.rule].kind), std::string("payable read ") + kStages[static_cast<int>(e.stage)]); }, [](const auto&) {}},
               expr.node);
    note_if(expr.type.kind == ValueKind::yes_no, "yes or no value");
    note_if(expr.type.kind == ValueKind::date, "date value");
    note_if(expr.type.kind == ValueKind::code, "code value");
  }
  void fold(const Aggregate& aggregate) {
    const std::string name = std::string("fold ") + kFolds[static_cast<int>(aggregate.fold)];
    note(name);
    note(name + (std::holds_alternative<TableId>(aggregate.source.of) ? " over rows" : " over keys"));
    if (const auto* rule = std::get_if<RuleId>(&aggregate.source.of)) note_if(is_payable(plan_[*rule].kind), std::string("payable read ") + kStages[static_cast<int>(aggregate.source.stage)]);
    note_if(aggregate.filter.has_value(), "where");
    note_if(aggregate.counted.has_value(), "count of names");
    note_if(aggregate.weight.has_value(), "weighted average");
    note_if(aggregate.submitted, "submitted");
    note_if(aggregate.submitted, "reject by what was submitted");
    if (aggregate.components && aggregate.components->rule) note(std::string("missing component ") + kMissing[static_cast<int>(*aggregate.components->rule)]);
    if (aggregate.window) note(aggregate.window->to_date ? "window to date" : aggregate.window->cycle == Cycle::day ? "window of days" : "window of periods");
  }
  void of_split(const Split& split) {
    note("split");
    note_if(split.at_least.has_value(), "split at least");
    note_if(split.at_most.has_value(), "split at most");
    note_if(split.rest_to.has_value(), "split rest to");
    note_if(split.exact, "split exact");
    note_if(!split.weight, "split over periods");
  }
  void of_rule(const Rule& rule) {
    const auto interval = [](const KeySource& source) { return source.over_interval; };
    note_if(rule.part.kind != PartKind::none && std::none_of(rule.support.sources.begin(), rule.support.sources.end(), interval), "part at the edge of the term");
    visit_all(plan_, rule.body, [&](ExprId id, const Aggregate*) {
      const auto* previous = std::get_if<PreviousValue>(&plan_[id].node);
      const auto* measure = previous ? std::get_if<MeasureValue>(&previous->of) : nullptr;
      note_if(measure && plan_[measure->rule].name == rule.name, "recursion of one");
    });
    for (const RoundingStep& step : rule.rounding) note(std::string("rounding ") + kModes[static_cast<int>(step.mode)]);
    note_if(rule.day.date.has_value(), "date not yet due");
    for (const Table& table : plan_.tables) note(std::string("table ") + kForms[static_cast<int>(table.form)]);
    for (const Reject& reject : plan_.rejects) note_if(contract_.sources.text(reject.span).find("actief") != std::string::npos || contract_.sources.text(reject.span).find("regelprijs") != std::string::npos, "reject by a register or look-up");
  }
  void of_limit(const Limit& limit) {
    for (const OrderTerm& term : limit.order) note(term.cycle ? "limit ordered by period" : "limit ordered by column");
    note_if(limit.pro_rata, "limit pro rata");
    note_if(!limit.after.empty(), "limit after another");
    if (!limit.exempt.empty()) note(limit.exempt_counts ? "limit except, counts" : "limit except, does not count");
    note_if(limit.provisional, "limit provisional");
    note_if(limit.rules.size() > 1, "limit of several");
    note_if(std::holds_alternative<ColumnValue>(plan_[limit.ceiling].node), "limit to what may not apply");
  }

  const driver::Compilation& contract_;
  const Plan& plan_;
  const ast::Unit& unit_;
  std::set<std::string>& found_;
};

}  // namespace

void Coverage::add(const driver::Compilation& contract) {
  if (!contract.ok()) return;
  std::set<std::string> found;
  Finder(contract, found).find();
  for (const std::string& construct : found) ++reached_[construct];
}

std::vector<std::string> Coverage::missing() const {
  std::vector<std::string> none;
  for (const std::string& construct : wanted())
    if (!reached_.contains(construct)) none.push_back(construct);
  return none;
}

void Coverage::print(std::ostream& out) const {
  out << "reached:";
  for (const auto& [construct, contracts] : reached_) out << " " << construct << " " << contracts << ";";
  out << "\n";
}

}  // namespace bkm::random
