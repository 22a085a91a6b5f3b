#include "compiler/settle/correction.hpp"

#include <algorithm>
#include <stdexcept>

#include "compiler/interpret/run.hpp"

namespace bkm::settle {
namespace {

// Posts that differ from the ledger: the new one, the old one, or both.
struct Difference {
  const Identity* identity;
  const Post *before = nullptr, *after = nullptr;
};

std::vector<Difference> differences(const Balances& ledger, const Balances& now) {
  std::vector<Difference> found;
  for (const auto& [identity, post] : now) {
    auto before = ledger.find(identity);
    if (before == ledger.end()) found.push_back({&identity, nullptr, &post});
    else if (before->second.net != post.net) found.push_back({&identity, &before->second, &post});
  }
  for (const auto& [identity, post] : ledger)
    if (!now.contains(identity)) found.push_back({&identity, &post, nullptr});
  return found;
}

bool is_rest_of(const plan::Plan& plan, const plan::Rule& rule, const Post& post) {
  return std::ranges::any_of(plan::splits_in(plan, rule.body), [&](plan::SplitId id) { return text_of(post.key, rule.grain[plan[id].over].name).empty(); });
}

// As lines.csv: by rule in the order of the contract, then by key in the order of the rule; rests, which lack the name that is divided over, after the
// shares. Rules that the contract no longer has come last, by name.
using Place = std::tuple<std::size_t, std::string, bool, std::vector<std::string>>;
Place place(const plan::Plan& plan, const Difference& difference) {
  const Post& post = difference.after ? *difference.after : *difference.before;
  auto rule = std::find_if(plan.rules.begin(), plan.rules.end(), [&](const plan::Rule& each) { return each.name == difference.identity->rule; });
  std::vector<std::string> texts;
  if (rule != plan.rules.end())
    for (const plan::Axis& axis : rule->grain) texts.emplace_back(text_of(post.key, axis.name));
  const bool is_rest = rule != plan.rules.end() && is_rest_of(plan, *rule, post);
  for (const auto& [name, text] : post.key) texts.push_back(text);
  for (const std::string& last : {post.payer, post.payee, post.settled_in}) texts.push_back(last);
  return {static_cast<std::size_t>(rule - plan.rules.begin()), difference.identity->rule, is_rest, texts};
}

std::vector<Difference> in_order(const plan::Plan& plan, const std::vector<Difference>& found) {
  std::vector<std::pair<Place, const Difference*>> placed;
  for (const Difference& difference : found) placed.emplace_back(place(plan, difference), &difference);
  std::sort(placed.begin(), placed.end());
  std::vector<Difference> ordered;
  for (const auto& [place, difference] : placed) ordered.push_back(*difference);
  return ordered;
}

// What is posted is what stands now minus what stood: checked, not assumed (M11).
void check_sum(const Balances& ledger, const Balances& now, const std::vector<Posting>& postings) {
  Rational sum = 0;
  for (const auto& [identity, post] : ledger) sum += post.net;
  for (const Posting& posting : postings) sum += posting.amount;
  for (const auto& [identity, post] : now) sum -= post.net;
  if (sum != 0) throw std::logic_error("postings and ledger do not add up to the run: " + fraction_text(sum));
}

std::vector<std::string> axes_of(const plan::Plan& plan, const Recorded& ledger) {
  std::vector<std::string> axes = payable_axes(plan);
  for (const std::string& axis : ledger.axes)
    if (std::find(axes.begin(), axes.end(), axis) == axes.end()) axes.push_back(axis);
  return axes;
}

}  // namespace

Correction correct(const Ledger& ledger, const plan::Plan& plan, Run& run, const std::function<std::vector<Step>(const Balances& now)>& steps) {
  const Balances now = balances_of(plan, run, {});
  Correction correction{ledger.recorded.directory, ledger.manifest_sha256, ledger.lines_sha256, axes_of(plan, ledger.recorded), {}, 0};
  const std::vector<Difference> found = in_order(plan, differences(ledger.balances, now));
  auto is_new = [&](const Difference& difference) {
    return difference.after && !interpret::settled_by(plan, *parse_iso_date(difference.after->date), ledger.recorded.options.through);
  };
  std::vector<Step> chain;
  if (!std::all_of(found.begin(), found.end(), is_new)) chain = steps(now);
  for (const Difference& difference : found) {
    const std::string reason = is_new(difference) ? kNewPeriod : reason_of(*difference.identity, ledger.balances, chain);
    const std::string& rule = difference.identity->rule;
    correction.taken_back += !difference.after && difference.before->net != 0;
    if (difference.before) correction.postings.push_back({*difference.before, rule, true, Rational(-difference.before->net), reason});
    if (difference.after) correction.postings.push_back({*difference.after, rule, false, difference.after->net, reason});
  }
  check_sum(ledger.balances, now, correction.postings);
  return correction;
}

void write_postings(const plan::Plan& plan, const Correction& correction, OutputDirectory& out) {
  FileWriter& file = out.file("postings.csv");
  file.write(post_columns(correction.axes).add("posting").add("amount").add("reason").end());
  for (const Posting& posting : correction.postings) {
    Line line = post_cells(posting.post, correction.axes);
    file.write(line.add(posting.reversal ? "reversal" : "line").add(plain_decimal(posting.amount, plan.currency_decimals)).add(posting.reason).end());
  }
}

std::vector<PostingTotal> totals_of(const Correction& correction) {
  std::map<std::pair<std::size_t, std::string>, PostingTotal> totals;  // postings stand in the order of the rules
  std::size_t rule = 0;
  for (std::size_t i = 0; i < correction.postings.size(); ++i) {
    const Posting& posting = correction.postings[i];
    if (i > 0 && posting.rule != correction.postings[i - 1].rule) ++rule;
    PostingTotal& total = totals[{rule, posting.reason}];
    total.rule = posting.rule, total.reason = posting.reason;
    ++(posting.reversal ? total.reversals : total.lines);
    (posting.reversal ? total.reversed : total.posted) += posting.amount;
  }
  std::vector<PostingTotal> all;
  for (auto& [place, total] : totals) all.push_back(std::move(total));
  return all;
}

}  // namespace bkm::settle
