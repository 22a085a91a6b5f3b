// gebroken P naar rato | begin W, eind W: what a part of a period pays (M6). A part is what a row with a begin and an end leaves of it, or the term.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/plan/period_price.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kPartPeriod{3210, "part-period-misplaced", diag::Severity::error,
                           "\"gebroken {0}\" kan alleen in een regel per {0} die voor elke regel van gegevens met een begin en een eind geldt, of met een prijs per {0} waar de looptijd midden in een "
                           "{0} begint of eindigt.",
                           "\"part {0}\" is possible only in a rule per {0} that holds for each row of a table with a start and an end, or with a price per {0} where the term begins or "
                           "ends inside a {0}."};
constexpr Kind kPartTwice{3210, "part-period-misplaced", diag::Severity::error,
                          "{0} rekent met wat al naar rato van een gebroken {1} is; \"{2}\" zou daarvan nog eens een deel nemen. Laat het hier weg.",
                          "{0} reckons with what is already pro rata for a part {1}; \"{2}\" would take a part of that once more. Leave it out here."};
constexpr Kind kPartMissing{3211, "broken-period-convention-missing", diag::Severity::error,
                            "{1} geldt per {0}, maar {2} kan midden in een {0} beginnen of eindigen; schrijf \"{3}\" of \"{4}\".",
                            "{1} holds per {0}, but {2} can start or end inside a {0}; write \"{3}\" or \"{4}\"."};
constexpr Kind kPartOfADay{3225, "part-of-a-day", diag::Severity::error,
                           "Een dag is nooit gebroken. Telt de eerste of de laatste dag niet mee, zeg dat dan met een voorwaarde: als eerste dag < eind.",
                           "A day is never a part. If the first or the last day does not count, say so with a condition: if first day < end."};
constexpr Kind kPartPeriodOther{3212, "part-period-other", diag::Severity::error, "\"gebroken {0}\" staat bij een regel per {1}.",
                                "\"part {0}\" stands with a rule per {1}."};

constexpr Kind kMoreThanPrice{3228, "part-of-more-than-a-price", diag::Severity::error,
                              "{0} is meer dan een prijs per {1}, en \"{2}\" zou ook de rest ervan breken, zoals wat is geleverd. Geef de prijs een eigen regel met \"{2}\", en lees die "
                              "hier.",
                              "{0} is more than a price per {1}, and \"{2}\" would also break the rest of it, such as what was delivered. Give the price a rule of its own with \"{2}\", "
                              "and read that here."};

// A part of each share would no longer add up to the pot.
bool divides(const Plan& plan, ExprId id) {
  bool found = false;
  visit_all(plan, id, [&](ExprId part, const Aggregate*) { found |= std::holds_alternative<SplitValue>(plan[part].node); });
  return found;
}

}  // namespace

void Elaborator::part_period(Rule& rule, const ast::Rule& source) {
  auto cycle = finest_cycle(plan_, rule.grain);
  bool over_interval = std::any_of(rule.support.sources.begin(), rule.support.sources.end(), [](const KeySource& s) { return s.over_interval; });
  if (!source.part) {
    if (over_interval && cycle && *cycle != Cycle::day && !is_of_parts(plan_, rule, *cycle)) part_missing(rule, source, *cycle);  // days are whole
    return;
  }
  const Span span = source.part->span;
  auto stated = cycle_named(source.part->period.text, unit_.language);
  const PeriodPrice price = period_price(plan_, rule.body);
  const bool at_edge = cycle && price != PeriodPrice::none && !cut_by_term(plan_.calendar, *cycle).empty();
  if (cycle && source.part->pro_rata && is_of_parts(plan_, rule, *cycle, true)) return void(report(kPartTwice, span, {rule.name, cycle_word(*cycle), written(span)}));
  if (!cycle || (!over_interval && !at_edge)) return void(report(kPartPeriod, span, {source.part->period.text}));
  if (rule.start && !over_interval) return void(report(kNotTogether, span, {kStartWord, kPartWord, rule.name}));
  if (divides(plan_, rule.body)) return void(report(kNotTogether, span, {kSplitWord, kPartWord, rule.name}));
  if (stated == Cycle::day) return void(report(kPartOfADay, span, {}));
  if (stated != cycle) return void(report(kPartPeriodOther, span, {source.part->period.text, cycle_word(*cycle)}));
  PartPeriod part{source.part->pro_rata ? PartKind::pro_rata : PartKind::ends, *cycle, source.part->begin, source.part->end};
  if (!over_interval && price == PeriodPrice::beside && (source.part->pro_rata || part.leaves_out())) report(kMoreThanPrice, span, {rule.name, cycle_word(*cycle), written(span)});
  rule.part = part;
}

void Elaborator::part_missing(const Rule& rule, const ast::Rule& source, Cycle cycle) {
  std::string period(cycle_word(cycle).in(unit_.language));
  bool nl = unit_.language == Language::nl;
  report(kPartMissing, source.name.span,
         {cycle_word(cycle), rule.name, name_of(plan_, rule.support.sources[0].from), (nl ? "gebroken " : "part ") + period + (nl ? " naar rato" : " pro rata"),
          (nl ? "gebroken " : "part ") + period + (nl ? " begin telt, eind telt" : " start counts, end counts")});
}

}  // namespace bkm::elaborate
