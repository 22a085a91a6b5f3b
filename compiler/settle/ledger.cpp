#include "compiler/settle/ledger.hpp"

#include <algorithm>

#include "compiler/interpret/run.hpp"
#include "compiler/settle/through.hpp"

namespace bkm::settle {
namespace {

constexpr diag::Kind kForeign{9207, "ledger-foreign", diag::Severity::error,
                              "{0} is een afrekening van een ander contract: {1} is daar {2}, en hier {3}.",
                              "{0} is a settlement of another contract: there {1} is {2}, and here {3}."};
constexpr diag::Kind kLater{9208, "ledger-later", diag::Severity::error,
                            "{0} rekende af wat op {1} bekend was; een correctie kan niet eerder liggen dan dat, op {2}.",
                            "{0} settled what was known on {1}; a correction cannot lie before that, on {2}."};
constexpr diag::Kind kUntilBefore{9209, "until-before-ledger", diag::Severity::error,
                                  "{0} is afgerekend t/m {1}; een correctie t/m {2} zou latere boekingen laten vallen.",
                                  "{0} was settled through {1}; a correction through {2} would drop later posts."};

constexpr diag::Kind kNotOver{9209, "until-before-ledger", diag::Severity::error,
                              "{0} heeft al geboekt in de afrekenperiode die in dit contract t/m {1} loopt, en die is nog niet voorbij: een correctie tot eerder zou dat terugnemen. Noem een "
                              "latere dag, of geen dag om de hele looptijd af te rekenen.",
                              "{0} has posts in the settlement period that runs through {1} in this contract, and that is not over yet: a correction through earlier would take those back. Name a "
                              "later day, or no day to settle the whole term."};

constexpr Bilingual kTitle{"de titel", "the title"}, kCurrency{"de munt", "the currency"}, kPurchaser{"de opdrachtgever", "the purchaser"},
    kFirstDay{"de eerste dag van de looptijd", "the first day of the term"}, kLanguage{"de taal", "the language"},
    kPeriod{"het eind van een afrekenperiode", "the end of a settlement period"}, kWholeTerm{"de hele looptijd", "the whole term"};

bool agrees(const std::string& directory, const Agreement& then, const Agreement& now, diag::Sink& sink) {
  auto same = [&](Bilingual what, const std::string& before, const std::string& after) {
    if (before != after) sink.report(kForeign, {}, {directory, what, before, after});
    return before == after;
  };
  return same(kTitle, then.title, now.title) && same(kCurrency, then.currency, now.currency) &&
         same(kPurchaser, listed(then.purchasers), listed(now.purchasers)) && same(kFirstDay, then.first_day, now.first_day) &&
         same(kLanguage, then.language, now.language);
}

// The periods of the ledger end where periods of this contract do: else one would be half settled.
bool periods_agree(const plan::Plan& plan, const Recorded& ledger, diag::Sink& sink) {
  const bool longer = plan.settlement == Cycle::term && plan.calendar.term_last > ledger.last_day;  // its one period has become longer: told by follows()
  if (!ledger.options.through || longer || last_over_on(plan, *ledger.options.through) == *ledger.options.through) return true;
  sink.report(kForeign, {}, {ledger.directory, kPeriod, to_string(*ledger.options.through), to_string(last_over_on(plan, *ledger.options.through))});
  return false;
}

// A ledger of the whole term settled its own term, and what it posted after that.
Date last_settled(const plan::Plan& plan, const Recorded& ledger, const Balances& balances) {
  if (ledger.options.through) return interpret::settled_in(plan, *ledger.options.through).last;
  Date last = interpret::settled_in(plan, ledger.last_day).last;
  std::string told;
  for (const auto& [identity, post] : balances) {
    if (identity.settled_in == told) continue;
    told = identity.settled_in;
    auto period = parse_period(plan.calendar, plan.settlement, told);
    if (!period) period = parse_period(plan.calendar, Cycle::day, told);
    if (period) last = std::max(last, period->last);
  }
  return last;
}

}  // namespace

std::optional<Ledger> open_ledger(const std::string& directory, const plan::Plan& plan, diag::Sink& sink) {
  auto recorded = read_run(directory, sink);
  if (!recorded || !undamaged(*recorded, sink)) return {};
  if (!agrees(directory, recorded->agreement, agreement_of(plan), sink) || !periods_agree(plan, *recorded, sink)) return {};
  auto balances = read_lines(directory + "/lines.csv", recorded->axes, plan.currency_decimals, renamed(plan), sink);
  if (!balances) return {};
  const Date settled = last_settled(plan, *recorded, *balances);
  const bool whole = !recorded->options.through || plan.settlement == Cycle::term;
  const bool extended = whole && plan.calendar.term_last > recorded->last_day;  // the whole term of then is not that of now
  if (extended) recorded->options.through = settled;
  return Ledger{std::move(*recorded), sha256_of_file(directory + "/manifest.json"), sha256_of_file(directory + "/lines.csv"), std::move(*balances), settled, extended};
}

bool follows(const plan::Plan& plan, const Ledger& ledger, Options& options, bool until_stated, diag::Sink& sink) {
  const Options& then = ledger.recorded.options;
  if (options.known_on && then.known_on && *options.known_on < *then.known_on) {
    sink.report(kLater, {}, {ledger.recorded.directory, to_string(*then.known_on), to_string(*options.known_on)});
    return false;
  }
  if (!options.through || *options.through >= ledger.settled) return true;
  if (until_stated) {
    const diag::Arg settled = then.through ? diag::Arg(period_through(plan, *then.through)) : diag::Arg(kWholeTerm);
    sink.report(kUntilBefore, {}, {ledger.recorded.directory, settled, period_through(plan, *options.through)});
    return false;
  }
  if (ledger.extended) {
    sink.report(kNotOver, {}, {ledger.recorded.directory, to_string(ledger.settled)});
    return false;
  }
  options.through = then.through;
  return true;
}

}  // namespace bkm::settle
