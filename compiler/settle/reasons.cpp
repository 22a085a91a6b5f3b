#include "compiler/settle/reasons.hpp"

#include <algorithm>

namespace bkm::settle {
namespace {

const std::pair<const char*, Bilingual> kWords[] = {
    {kNewPeriod, {"nieuwe periode", "new period"}},         {kLateRow, {"later bekende regels", "rows known later"}},
    {kCredit, {"credit", "credit"}},                        {kChangedData, {"andere gegevens dan toen", "other data than then"}},
    {kAmendedTariff, {"gewijzigd tarief", "amended rate"}}, {kAmendedContract, {"gewijzigd contract", "amended contract"}}};

class Chain {
 public:
  Chain(const Renamed& names, const facts::Facts& facts) : names_(names), facts_(facts) {}

  // A run that stops on the way says nothing; what changed there is told with the next step.
  void run(const std::string& reason, plan::Plan& plan, const Options& options, bool may_skip = false) {
    Run run = settle::run(plan, facts_, options);
    if (!run.wrong_use && !run.stopped()) add(reason, balances_of(plan, run, names_));
    else if (!may_skip) waiting_ += reason + "+";
  }
  void add(const std::string& reason, Balances balances) { steps_.push_back({std::exchange(waiting_, {}) + reason, std::move(balances)}); }
  std::vector<Step> take() { return std::move(steps_); }

 private:
  const Renamed& names_;
  const facts::Facts& facts_;
  std::string waiting_;
  std::vector<Step> steps_;
};

// The contract of then reads only the files of the tables that it has.
Options of_then(Options options, const plan::Plan& then, const Recorded& ledger) {
  options.set = ledger.options.set;
  std::erase_if(options.data, [&](const auto& data) {
    return std::none_of(then.tables.begin(), then.tables.end(), [&](const plan::Table& table) { return table.name() == data.first; });
  });
  return options;
}

bool has_credits(const plan::Plan& plan) {
  return std::any_of(plan.tables.begin(), plan.tables.end(), [](const plan::Table& table) { return table.schema.credits >= 0; });
}

std::optional<Rational> net_in(const Balances& balances, const Identity& post) {
  auto found = balances.find(post);
  return found == balances.end() ? std::nullopt : std::optional(found->second.net);
}

}  // namespace

std::string reason_words(const std::string& reason, Language language) {
  std::string words;
  for (std::size_t at = 0; at < reason.size();) {
    const std::size_t end = std::min(reason.find('+', at), reason.size());
    for (const auto& [code, text] : kWords)
      if (reason.compare(at, end - at, code) == 0) words += (words.empty() ? "" : ", ") + std::string(text.in(language));
    at = end + 1;
  }
  return words;
}

std::vector<Step> steps(const Recorded& ledger, const Amendment& amendment, plan::Plan& plan, const facts::Facts& facts, const Options& options, const Balances& now) {
  const Renamed names = renamed(plan);
  Chain chain(names, facts);
  Options then = options;
  then.progress = {};
  Options without_credits = then;
  if (ledger.options.known_on) then.known_on = without_credits.credits_known_on = ledger.options.known_on;
  const bool amended = !amendment.reason.empty();
  if (amendment.then) chain.run(kChangedData, *amendment.then, of_then(then, *amendment.then, ledger), true);
  const std::string first = amended ? amendment.reason : kChangedData;
  if (then.known_on == options.known_on) {
    chain.add(first, now);
    return chain.take();
  }
  chain.run(first, plan, then);
  if (has_credits(plan)) chain.run(kLateRow, plan, without_credits);
  chain.add(has_credits(plan) ? kCredit : kLateRow, now);
  return chain.take();
}

std::string reason_of(const Identity& post, const Balances& ledger, const std::vector<Step>& steps) {
  std::string reason;
  const Balances* before = &ledger;
  for (const Step& step : steps) {
    if (net_in(*before, post) != net_in(step.balances, post)) reason += (reason.empty() ? "" : "+") + step.reason;
    before = &step.balances;
  }
  return reason;
}

}  // namespace bkm::settle
