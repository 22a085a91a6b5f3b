#include "compiler/settle/posts.hpp"

#include <algorithm>

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
      if (cell.day && is_settled(plan_, run_, rule, key, cell)) f_(post(rule, key, cell));
    for (const interpret::RestLine& line : run_.settlement.rules[id].rests)
      if (plan_[line.split].rest_to && interpret::settled_by(plan_, line.day, run_.through)) f_(rest(rule, line));
  }

 private:
  Post post(const Rule& rule, const Key& key, const interpret::Cell& cell) {
    Post post = head(rule, *cell.day, rule.grain, key);
    post.payer = interpret::party_at(run_.data, parties_, *rule.payer, key);
    post.payee = interpret::party_at(run_.data, parties_, *rule.payee, key);
    post.gross = cell.gross, post.adjustment = cell.adjustment, post.net = cell.net;
    return post;
  }
  Post rest(const Rule& rule, const interpret::RestLine& line) {
    Post post = head(rule, line.day, plan_[line.split].rest_key, line.key);
    post.payer = interpret::rest_payer_at(plan_, run_.data, parties_, rule, line);
    post.payee = *plan_[line.split].rest_to;
    post.gross = post.net = line.amount;
    return post;
  }
  Post head(const Rule& rule, Date day, const Frame& frame, const Key& key) const {
    Post post;
    post.rule = rule.name, post.article = rule.article, post.kind = kind_word(rule.kind);
    post.settled_in = period_key(plan_.calendar, interpret::settled_in(plan_, day), plan_.language);
    post.date = to_string(day);
    for (std::size_t i = 0; i < frame.size(); ++i) post.key.emplace_back(frame[i].name, interpret::part_text(plan_, run_.data, frame[i], key[i], plan_.language));
    return post;
  }

  const Plan& plan_;
  Run& run_;
  const std::function<void(const Post&)>& f_;
  interpret::Evaluator parties_;  // finds payers and payees
};

}  // namespace

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

bool is_settled(const Plan& plan, const Run& run, const Rule& rule, const Key& key, const interpret::Cell& cell) {
  return !run.through || interpret::settled_by(plan, cell.day ? *cell.day : interpret::day_of_key(plan, run.data, rule, key), run.through);
}

std::string text_of(const std::vector<std::pair<std::string, std::string>>& key, const std::string& name) {
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
