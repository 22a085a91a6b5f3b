// The order of evaluation (M4): each rule and limit after everything it reads. A bare or gross name needs the rule, a net name also the
// limits on it. What is read of an earlier period may read back (T7): such rules and limits go period by period.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kLimitCycle{3601, "limit-cycle", diag::Severity::error,
                           "{0} leest {1}, en de begrenzing die {1} bepaalt, telt {0} mee: er is geen bedrag dat aan beide voldoet. Schrijf bruto, of haal {0} uit "
                           "de begrenzing.",
                           "{0} reads {1}, and the limit that decides {1} counts {0} too: no amount satisfies both. Write gross, or take {0} out of the limit."};
constexpr Kind kNeedsStart{3603, "recursion-needs-presence", diag::Severity::error,
                           "{0} bouwt voort op zijn vorige waarde (per {1}), maar zegt niet waar dat begint: een {1} zonder gegevens zou worden overgeslagen. Schrijf "
                           "bij {0} \"{2}\" of \"{3}\".",
                           "{0} goes on from its previous value (per {1}), but does not say where that starts: a {1} without data would be skipped. Write with {0} "
                           "\"{2}\" or \"{3}\"."};
constexpr Kind kFuture{3604, "reads-the-future", diag::Severity::error,
                       "{0} gaat over meer dan een {1}, maar telt mee in wat de volgende {1} leest: die zou van zijn eigen toekomst afhangen. Neem {0} per {1}.",
                       "{0} is about more than one {1}, but is part of what the next {1} reads: that would depend on its own future. Take {0} per {1}."};
constexpr Kind kLaterPost{3620, "limited-in-a-later-period", diag::Severity::error,
                          "{0} kan worden geboekt in een latere {1} dan waar het bij hoort. Deze begrenzing beslist in die latere {1} nog over {0}, maar leest {0} dan al als de vorige {1}. "
                          "Neem bruto {0}, of laat {0} op een dag van de eigen {1} vallen.",
                          "{0} can be posted in a later {1} than it belongs to. This limit still decides about {0} in that later {1}, but reads it there already as the previous {1}. "
                          "Take gross {0}, or let {0} fall on a day of its own {1}."};

// Tarjan: groups of nodes that read each other, each group after the groups it reads.
class Groups {
 public:
  explicit Groups(const std::vector<std::vector<Read>>& reads) : reads_(reads), index_(reads.size(), 0), low_(reads.size(), 0), open_(reads.size(), false) {}
  std::vector<std::vector<std::uint32_t>> run() {
    for (std::uint32_t node = 0; node < reads_.size(); ++node)
      if (index_[node] == 0) visit(node);
    return std::move(groups_);
  }

 private:
  void visit(std::uint32_t node) {
    index_[node] = low_[node] = ++count_;
    stack_.push_back(node);
    open_[node] = true;
    for (const Read& read : reads_[node]) {
      if (index_[read.node] == 0) visit(read.node);
      if (open_[read.node]) low_[node] = std::min(low_[node], low_[read.node]);
    }
    if (low_[node] != index_[node]) return;
    std::vector<std::uint32_t> group;
    do {
      group.push_back(stack_.back());
      open_[group.back()] = false;
      stack_.pop_back();
    } while (group.back() != node);
    groups_.push_back(std::move(group));
  }

  const std::vector<std::vector<Read>>& reads_;
  std::vector<std::uint32_t> index_, low_, stack_;
  std::vector<bool> open_;
  std::uint32_t count_ = 0;
  std::vector<std::vector<std::uint32_t>> groups_;
};

// Places of the nodes when reads of earlier periods are left out; calls `cycle` for the first circle that remains.
class Sequence {
 public:
  using Cycle = std::function<void(const std::vector<std::uint32_t>& circle, Span span)>;
  Sequence(const std::vector<std::vector<Read>>& reads, Cycle cycle) : reads_(reads), cycle_(std::move(cycle)), marks_(reads.size(), Mark::none) {}
  std::vector<std::uint32_t> run() {
    for (std::uint32_t node = 0; node < reads_.size(); ++node)
      if (marks_[node] == Mark::none) place(node);
    return std::move(sequence_);
  }

 private:
  enum class Mark { none, open, done };
  void place(std::uint32_t node) {
    marks_[node] = Mark::open;
    open_.push_back(node);
    for (const Read& read : reads_[node]) {
      if (read.earlier) continue;
      if (marks_[read.node] == Mark::open) circle(read);
      else if (marks_[read.node] == Mark::none) place(read.node);
    }
    open_.pop_back();
    marks_[node] = Mark::done;
    sequence_.push_back(node);
  }
  void circle(const Read& read) {
    if (std::exchange(reported_, true)) return;
    cycle_({std::find(open_.begin(), open_.end(), read.node), open_.end()}, read.span);
  }

  const std::vector<std::vector<Read>>& reads_;
  Cycle cycle_;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> open_, sequence_;
  bool reported_ = false;
};

// Whether a post falls in the period of its key, or on the day of its row.
bool posted_in_own_period(const Plan& plan, const Rule& rule) {
  if (!rule.day.stated) return true;
  if (rule.day.count != 0) return false;
  const auto* column = rule.day.date ? std::get_if<ColumnValue>(&plan[*rule.day.date].node) : nullptr;
  return !rule.day.date || (column && is_row_frame(plan, rule.grain) && column->column == plan[column->table].schema.on);
}

}  // namespace

void Elaborator::order_rules() {
  const std::uint32_t rules = static_cast<std::uint32_t>(plan_.rules.size());
  const std::vector<std::vector<Read>> reads = reads_of(plan_);
  auto report_circle = [&](const std::vector<std::uint32_t>& circle, Span span) {
    bool through_limit = std::any_of(circle.begin(), circle.end(), [&](std::uint32_t n) { return n >= rules; });
    std::uint32_t reader = circle.back(), to = circle.front();
    for (std::uint32_t n : circle)
      for (const Read& read : reads[n])
        if (n < rules && through_limit && read.node >= rules) reader = n, span = read.span;
    if (reader >= rules) {
      const auto rule = std::find_if(circle.begin(), circle.end(), [&](std::uint32_t n) { return n < rules; });
      reader = rule != circle.end() ? *rule : plan_.limits[reader - rules].rules.front().index;  // a limit that reads what it limits
    }
    const std::string& name = plan_.rules[reader].name;
    std::string place = written(span);
    if (std::size_t net = place.find(unit_.language == Language::nl ? "netto " : "net "); net != std::string::npos) place = place.substr(net, place.find_first_of(")[", net) - net);
    if (through_limit) report(kLimitCycle, span, {name, place});
    else report(kCycle, span, {name, to < rules ? plan_.rules[to].name : name});
  };
  std::vector<std::uint32_t> sequence = Sequence(reads, report_circle).run();
  std::vector<std::uint32_t> place(reads.size());
  for (std::uint32_t i = 0; i < sequence.size(); ++i) place[sequence[i]] = i;
  auto member = [&](std::uint32_t node) { return node >= rules ? std::variant<RuleId, LimitId>(LimitId{node - rules}) : RuleId{node}; };
  for (std::vector<std::uint32_t>& group : Groups(reads).run()) {
    std::sort(group.begin(), group.end(), [&](std::uint32_t a, std::uint32_t b) { return place[a] < place[b]; });
    std::optional<Cycle> cycle;
    for (std::uint32_t node : group)
      for (const Read& read : reads[node])
        if (read.earlier && std::find(group.begin(), group.end(), read.node) != group.end()) {
          cycle = cycle ? std::min(*cycle, *read.earlier) : *read.earlier;
          // Posts, sums and counts are 0 in a period without data; another value would be skipped there.
          bool everywhere = read.node >= rules || plan_.rules[read.node].zero_without_rows;
          if (!everywhere) need_start(node, *read.earlier, read.span);
        }
    bool alone = group.size() == 1;
    if (cycle)
      for (std::uint32_t node : group) check_no_future(node, *cycle);
    if (cycle && !alone) {
      Recursion recursion{{}, *cycle};
      for (std::uint32_t node : group) recursion.members.push_back(member(node));
      plan_.order.emplace_back(std::move(recursion));
      continue;
    }
    for (std::uint32_t node : group) std::visit([&](auto id) { plan_.order.emplace_back(id); }, member(node));
  }
}

// A rule that reads its own past has a value in every period from a stated start: one without data is not skipped (T7).
void Elaborator::need_start(std::uint32_t node, Cycle cycle, Span span) {
  if (node >= plan_.rules.size()) return;
  Rule& rule = plan_.rules[node];
  if (rule.start || rule.type.kind == ValueKind::poison) return;
  report(kNeedsStart, span, {rule.name, cycle_word(cycle), Bilingual{"vanaf eerste ..", "from first .."}, Bilingual{"vanaf begin ..", "from start .."}});
  rule.type = {};
}

void Elaborator::check_no_future(std::uint32_t node, Cycle cycle) {
  bool is_limit = node >= plan_.rules.size();
  if (is_limit) check_posts_in_time(plan_.limits[node - plan_.rules.size()], cycle);
  const Frame& frame = is_limit ? plan_.limits[node - plan_.rules.size()].key : plan_.rules[node].grain;
  auto own = finest_cycle(plan_, frame);
  bool by_row = std::any_of(frame.begin(), frame.end(), [&](const Axis& a) { return plan_[a.dimension].kind == DimensionKind::row; });
  if (by_row || (own && determines(plan_.calendar, *own, cycle))) return;
  const Limit* limit = is_limit ? &plan_.limits[node - plan_.rules.size()] : nullptr;
  report(kFuture, limit ? limit->span : plan_.rules[node].name_span, {limit ? (limit->name.empty() ? limit->text : limit->name) : plan_.rules[node].name, cycle_word(cycle)});
}

// A limit that reads what it left of the period before must have decided about all of that.
void Elaborator::check_posts_in_time(const Limit& limit, Cycle cycle) {
  for (RuleId rule : limit.rules)
    if (!posted_in_own_period(plan_, plan_[rule])) report(kLaterPost, plan_[limit.ceiling].span, {plan_[rule].name, cycle_word(cycle)});
}

}  // namespace bkm::elaborate
