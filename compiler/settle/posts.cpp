#include "compiler/settle/posts.hpp"

#include <algorithm>

#include "compiler/interpret/key_text.hpp"
#include "compiler/interpret/run.hpp"

namespace bkm::settle {
namespace {

using namespace plan;
using interpret::Key;

class Teller {
 public:
  Teller(const Plan& plan, Run& run, const std::function<void(const Post&)>& f) : plan_(plan), run_(run), f_(f), parties_(plan, run.data, run.settlement.rules) {}

  void rule(std::size_t id) {
    const Rule& rule = plan_.rules[id];
    for (const auto& [key, cell] : run_.settlement.rules[id].cells)
      if (is_line(cell) && is_settled(plan_, run_, rule, key, cell)) f_(post(RuleId{static_cast<std::uint32_t>(id)}, key, cell));
    for (const interpret::RestLine& line : run_.settlement.rules[id].rests)
      if (plan::rest_is_post(rule, plan_[line.split]) && interpret::settled_by(plan_, line.day, run_.through)) f_(rest(RuleId{static_cast<std::uint32_t>(id)}, line));
  }

 private:
  Post post(RuleId id, const Key& key, const interpret::Cell& cell) {
    const Rule& rule = plan_[id];
    Post post = head(rule, *cell.day, rule.grain, key);
    post.payer = interpret::party_at(run_.data, parties_, *rule.payer, key);
    post.payee = interpret::party_at(run_.data, parties_, *rule.payee, key);
    post.of = {id, key};
    post.gross = cell.gross, post.adjustment = cell.adjustment, post.net = cell.net;
    return post;
  }
  Post rest(RuleId id, const interpret::RestLine& line) {
    const Rule& rule = plan_[id];
    Post post = head(rule, line.day, plan_[line.split].rest_key, line.key);
    post.payer = interpret::party_at(run_.data, parties_, interpret::rest_payer(plan_, rule, line), line.key);
    post.payee = *plan_[line.split].rest_to;
    post.of = {id, line.key, line.split};
    post.gross = post.net = line.amount;
    return post;
  }
  Post head(const Rule& rule, Date day, const Frame& frame, const Key& key) {
    Post post;
    post.rule = rule.name, post.article = rule.article, post.kind = kind_word(rule.kind);
    const Period settled = interpret::settled_in(plan_, day);
    post.settled_in = period(settled.cycle, settled.first);
    post.date = period(Cycle::day, day);
    post.key.reserve(frame.size());
    for (std::size_t i = 0; i < frame.size(); ++i) post.key.emplace_back(frame[i].name, part(frame[i], key[i]));
    return post;
  }
  std::string part(const Axis& axis, std::int32_t part) {
    const Dimension& dimension = plan_[axis.dimension];
    bool is_period = dimension.kind == DimensionKind::period && part != interpret::kUnknownPart;
    return is_period ? period(dimension.cycle, Date{part}) : interpret::part_text(plan_, run_.data, axis, part, plan_.language);
  }
  // Many posts share few periods.
  const std::string& period(Cycle cycle, Date first) {
    auto [found, fresh] = periods_.try_emplace({cycle, first.days});
    if (fresh) found->second = period_key(plan_.calendar, period_of(plan_.calendar, cycle, first), plan_.language);
    return found->second;
  }

  const Plan& plan_;
  Run& run_;
  const std::function<void(const Post&)>& f_;
  interpret::Evaluator parties_;  // finds payers and payees
  std::map<std::pair<Cycle, std::int32_t>, std::string> periods_;
};

}  // namespace

std::string key_column(const std::string& axis) {
  static constexpr std::array kOwn = {"rule", "article", "kind", "payer", "payee", "settled_in", "date", "gross", "adjustment", "net", "posting", "amount", "reason", "limit_article", "limit", "ceiling", "value", "unit", "exact"};
  std::string_view name = axis;
  while (name.starts_with("key_")) name.remove_prefix(4);
  return std::ranges::find(kOwn, name) == kOwn.end() ? axis : "key_" + axis;
}

void add_key_columns(Line& heading, const std::vector<std::string>& axes) {
  for (const std::string& axis : axes) heading.add(key_column(axis));
}

Line post_columns(const std::vector<std::string>& axes) {
  Line line;
  for (const char* name : kPostColumns) line.add(name);
  add_key_columns(line, axes);
  return line;
}

Line post_cells(const Post& post, const std::vector<std::string>& axes) {
  Line line;
  line.add(post.rule).add(post.article).add(post.kind).add(post.payer).add(post.payee).add(post.settled_in).add(post.date);
  for (const std::string& axis : axes) line.add(text_of(post.key, axis));
  return line;
}

std::vector<std::string> payable_axes(const Plan& plan) {
  std::vector<std::string> axes;
  auto add = [&](const Frame& frame) {
    for (const Axis& axis : frame)
      if (std::find(axes.begin(), axes.end(), axis.name) == axes.end()) axes.push_back(axis.name);
  };
  for (const Rule& rule : plan.rules) {
    if (!is_payable(rule.kind)) continue;
    add(rule.grain);
    for (SplitId split : splits_in(plan, rule.body))
      if (plan[split].rest_to) add(plan[split].rest_key);
  }
  return axes;
}

void for_each_post(const Plan& plan, Run& run, const std::function<void(const Post&)>& f) {
  Teller teller(plan, run, f);
  for (std::size_t r = 0; r < plan.rules.size(); ++r)
    if (is_payable(plan.rules[r].kind)) teller.rule(r);
}

void PostTotals::add(const Post& post) {
  if (rules.empty() || rules.back().first != post.rule) rules.emplace_back(post.rule, Groups{});
  Total& total = rules.back().second[{post.payer, post.payee, post.settled_in}];
  ++total.lines;
  total.gross += post.gross;
  total.adjustment += post.adjustment;
  total.net += post.net;
  parties[post.payer].pays += post.net;
  parties[post.payee].gets += post.net;
}

bool is_settled(const Plan& plan, const Run& run, const Rule& rule, const Key& key, const interpret::Cell& cell) {
  if (!run.through) return true;
  std::optional<Date> day = cell.day ? cell.day : interpret::day_of_key(plan, run.data, rule, key);
  return !day || interpret::settled_by(plan, *day, run.through);
}

std::string_view text_of(const std::vector<std::pair<std::string, std::string>>& key, const std::string& name) {
  for (const auto& [each, text] : key)
    if (each == name) return text;
  return {};
}

const char* kind_word(ast::RuleKind kind) {
  switch (kind) {
    case ast::RuleKind::pay: return "pay";
    case ast::RuleKind::bonus: return "bonus";
    case ast::RuleKind::penalty: return "penalty";
    case ast::RuleKind::adjust: return "adjust";
    case ast::RuleKind::condition: return "condition";
    case ast::RuleKind::publish: return "publish";
    default: return "";
  }
}

}  // namespace bkm::settle
