#include "compiler/settle/through.hpp"

#include "compiler/interpret/run.hpp"

namespace bkm::settle {
namespace {

constexpr diag::Kind kUntil{9204, "until-period", diag::Severity::error,
                            "\"{0}\" is geen periode waarmee een afrekenperiode van dit contract eindigt; schrijf bijvoorbeeld {1}.",
                            "\"{0}\" is no period with which a settlement period of this contract ends; write for instance {1}."};
constexpr diag::Kind kUntilBefore{9204, "until-period", diag::Severity::error,
                                  "{0} ligt voor de looptijd, die begint op {2}; schrijf bijvoorbeeld {1}.",
                                  "{0} lies before the term, which begins on {2}; write for instance {1}."};

// A contract year is written as a calendar year: the contract's own settlement period comes first.
std::optional<Period> read_period(const plan::Plan& plan, const std::string& text) {
  if (auto own = parse_period(plan.calendar, plan.settlement, text)) return own;
  auto cycle = cycle_of_form(text);
  return cycle ? parse_period(plan.calendar, *cycle, text) : std::nullopt;
}

bool ends_settlement(const plan::Plan& plan, const Period& period) {
  const Calendar& calendar = plan.calendar;
  if (plan.settlement == Cycle::term) return period.last >= calendar.term_last;
  return period.last >= calendar.term_first && interpret::settled_in(plan, period.last).last == period.last;
}

}  // namespace

std::optional<Date> through_until(const plan::Plan& plan, const std::string& text, diag::Sink& sink) {
  auto period = read_period(plan, text);
  if (period && ends_settlement(plan, *period)) return interpret::settled_in(plan, period->last).last;
  const Period first = interpret::settled_in(plan, plan.calendar.term_first);
  const std::string example = period_key(plan.calendar, first, plan.language);
  const Date begin = plan.calendar.term_first;
  if (period && period->last < begin) sink.report(kUntilBefore, {}, {text, example, to_string(begin)});
  else sink.report(kUntil, {}, {text, example});
  return {};
}

Date last_over_on(const plan::Plan& plan, Date day) {
  if (plan.settlement == Cycle::term && day < plan.calendar.term_last) return plan.calendar.term_first + -1;
  const Period current = interpret::settled_in(plan, day);
  return current.last == day ? day : current.first + -1;
}

std::string period_through(const plan::Plan& plan, Date through) { return period_key(plan.calendar, interpret::settled_in(plan, through), plan.language); }

}  // namespace bkm::settle
