// The order of evaluation (M4): each rule and limit after everything it reads. A bare or gross name needs the rule, a net name also the
// limits on it.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kLimitCycle{3601, "limit-cycle", diag::Severity::error,
                           "{0} leest {1}, en de begrenzing die {1} bepaalt, telt {0} mee: er is geen bedrag dat aan beide voldoet. Schrijf bruto, of haal {0} uit "
                           "de begrenzing.",
                           "{0} reads {1}, and the limit that decides {1} counts {0} too: no amount satisfies both. Write gross, or take {0} out of the limit."};

}  // namespace

void Elaborator::order_rules() {
  const std::uint32_t rules = static_cast<std::uint32_t>(plan_.rules.size());
  const std::uint32_t nodes = rules + static_cast<std::uint32_t>(plan_.limits.size());
  std::vector<std::vector<std::pair<std::uint32_t, Span>>> reads(nodes);
  auto add_read = [&](std::uint32_t node, RuleId rule, ast::Stage stage, Span span) {
    reads[node].emplace_back(rule.index, span);
    if (stage != ast::Stage::net) return;
    for (std::uint32_t l = 0; l < plan_.limits.size(); ++l)
      if (std::find(plan_.limits[l].rules.begin(), plan_.limits[l].rules.end(), rule) != plan_.limits[l].rules.end()) reads[node].emplace_back(rules + l, span);
  };
  std::function<void(std::uint32_t, ExprId)> visit = [&](std::uint32_t node, ExprId id) {
    const Expr& expr = plan_[id];
    if (const auto* m = std::get_if<MeasureValue>(&expr.node)) add_read(node, m->rule, m->stage, expr.span);
    if (const auto* a = std::get_if<AggregateValue>(&expr.node)) {
      const Aggregate& aggregate = plan_[a->aggregate];
      if (const auto* rule = std::get_if<RuleId>(&aggregate.source.of)) add_read(node, *rule, aggregate.source.stage, expr.span);
      for (const auto& part : {aggregate.value, aggregate.weight, aggregate.filter})
        if (part) visit(node, *part);
    }
    if (const auto* s = std::get_if<SplitValue>(&expr.node)) {
      const Split& split = plan_[s->split];
      visit(node, split.pot);
      for (const auto& part : {split.weight, split.at_least, split.at_most})
        if (part) visit(node, *part);
    }
    for_each_child(expr, [&](ExprId child) { visit(node, child); });
  };
  for (std::uint32_t r = 0; r < rules; ++r) {
    const Rule& rule = plan_.rules[r];
    if (rule.body) visit(r, rule.body);
    if (rule.day.date) visit(r, *rule.day.date);
    for (const KeySource& source : rule.support.sources)
      if (const auto* from = std::get_if<RuleId>(&source.from.of)) add_read(r, *from, ast::Stage::gross, rule.name_span);  // a limit changes no keys
  }
  for (std::uint32_t l = 0; l < plan_.limits.size(); ++l) {
    const Limit& limit = plan_.limits[l];
    visit(rules + l, limit.ceiling);
    for (RuleId rule : limit.rules) reads[rules + l].emplace_back(rule.index, limit.span);
    for (std::uint32_t before = 0; before < l; ++before)
      for (RuleId rule : plan_.limits[before].rules)
        if (std::find(limit.rules.begin(), limit.rules.end(), rule) != limit.rules.end()) reads[rules + l].emplace_back(rules + before, limit.span);
  }
  enum class Mark { none, open, done };
  std::vector<Mark> marks(nodes, Mark::none);
  std::vector<std::uint32_t> open;
  bool reported = false;
  auto report_cycle = [&](std::uint32_t to, Span span) {
    if (std::exchange(reported, true)) return;
    auto start = std::find(open.begin(), open.end(), to);
    bool through_limit = std::any_of(start, open.end(), [&](std::uint32_t n) { return n >= rules; });
    std::uint32_t reader = open.back();
    for (auto n = start; n != open.end(); ++n)
      for (const auto& [read, place] : reads[*n])
        if (*n < rules && through_limit && read >= rules) reader = *n, span = place;
    if (reader >= rules) reader = *std::find_if(start, open.end(), [&](std::uint32_t n) { return n < rules; });
    const std::string& name = plan_.rules[reader].name;
    std::string place = written(span);
    if (std::size_t net = place.find(unit_.language == Language::nl ? "netto " : "net "); net != std::string::npos) place = place.substr(net);
    if (through_limit) report(kLimitCycle, span, {name, place});
    else report(kCycle, span, {name, to < rules ? plan_.rules[to].name : name});
  };
  std::function<void(std::uint32_t)> place = [&](std::uint32_t node) {
    marks[node] = Mark::open;
    open.push_back(node);
    for (const auto& [read, span] : reads[node]) {
      if (marks[read] == Mark::open) report_cycle(read, span);
      else if (marks[read] == Mark::none) place(read);
    }
    open.pop_back();
    marks[node] = Mark::done;
    if (node >= rules) plan_.order.emplace_back(LimitId{node - rules});
    else plan_.order.emplace_back(RuleId{node});
  };
  for (std::uint32_t node = 0; node < nodes; ++node)
    if (marks[node] == Mark::none) place(node);
}

}  // namespace bkm::elaborate
