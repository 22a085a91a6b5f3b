// On which day something is read that changes in the course of the term: a tariff with steps, an indexed table or scale, dated rows (T6).
#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kChanges{2907, "parameter-changes-inside-period", diag::Severity::error,
                        "{0} verandert op {1}, midden in een {2}: welke waarde geldt dan voor de hele periode? Reken per regel (som van (.. * {0})) of "
                        "kies een dag ({0} {3}).",
                        "{0} changes on {1}, inside a {2}: which value holds for the whole period? Calculate for each row (sum of (.. * {0})) or "
                        "choose a day ({0} {3})."};
constexpr Kind kConstantChanges{2907, "parameter-changes-inside-period", diag::Severity::error,
                                "{0} verandert op {1}, dus wat ermee wordt berekend is geen vast bedrag. Maak er een regel per dag van ({2}), of schrijf een bedrag met "
                                "wijzigingen van zichzelf ({3}).",
                                "{0} changes on {1}, so what is calculated with it is no fixed amount. Make it a rule per day ({2}), or write an amount with changes of its own ({3})."};
constexpr Kind kChangesToDate{2911, "parameter-changes-inside-sum-to-date", diag::Severity::error,
                              "{0} verandert op {1}, midden in een {2} waarbinnen wordt opgeteld: wat al betaald is, zou tegen de nieuwe waarde opnieuw tellen. "
                              "Reken per regel (som van (.. * {0})), of laat {0} veranderen op de eerste dag van een {2}.",
                              "{0} changes on {1}, inside a {2} that is added up to date: what was paid already would count again at the new value. "
                              "Calculate for each row (sum of (.. * {0})), or let {0} change on the first day of a {2}."};
constexpr Kind kRuleOnDay{2571, "on-without-changes", diag::Severity::error,
                          "{0} is een regel, en die wordt niet op een dag gelezen; zet de dag bij wat {0} zelf leest.",
                          "{0} is a rule, and that is not read on a day; put the day with what {0} itself reads."};
constexpr Kind kNeverChanges{2571, "on-without-changes", diag::Severity::error,
                             "{0} verandert niet in de tijd, dus \"{1}\" kiest niets; laat het weg.",
                             "{0} does not change over time, so \"{1}\" chooses nothing; leave it out."};
constexpr Kind kColumnNeverChanges{2571, "on-without-changes", diag::Severity::error,
                                   "De kolom {0} van {1} verandert niet in de tijd, dus \"{2}\" kiest niets; laat het weg.",
                                   "The column {0} of {1} does not change over time, so \"{2}\" chooses nothing; leave it out."};

constexpr Kind kNoPeriod{2910, "no-period-here", diag::Severity::error,
                         "\"{0}\" is de {0} van een periode, maar hier geldt alles per {1}: daar is geen periode bij. Noem een kolom met een datum.",
                         "\"{0}\" is the {0} of a period, but here everything holds per {1}, which has no period. Name a column with a date."};

std::string anchor_text(const ast::Anchor& on, Language language) {
  if (const auto* column = std::get_if<ast::Name>(&on)) return column->text;
  const bool first = std::get<ast::DayAnchor>(on) == ast::DayAnchor::first;
  return std::string(first ? Bilingual{"eerste dag", "first day"}.in(language) : Bilingual{"laatste dag", "last day"}.in(language));
}

std::string on_day(Language language, const std::string& day) { return (language == Language::nl ? "op " : "on ") + day; }

}  // namespace

std::optional<PathId> Elaborator::day_read(const std::string& name, Span declared, const std::vector<Date>& changes, const std::optional<ast::Anchor>& on,
                                           Span span, const Context& context) {
  const bool stated = on && !(context.within && std::holds_alternative<ast::DayAnchor>(*on));
  if (!stated && report_change_inside(name, declared, changes, span, context)) return {};
  if (on) return anchor_day(*on, finest_cycle(plan_, context.frame).value_or(Cycle::term), span, context);
  const Closure& known = closure(context.frame);
  return known.periods.empty() ? add_path({TermPath{}}) : known.periods.front().second;
}

// True when something changes within the term after the first day of a period: of the key, or of what is added up to date.
bool Elaborator::report_change_inside(const std::string& name, Span declared, const std::vector<Date>& changes, Span span, const Context& context) {
  const Closure& known = closure(context.frame);
  Cycle cycle = context.within ? *context.within : known.periods.empty() ? Cycle::term : known.periods.front().first;
  std::string days;
  for (Date day : changes) {
    bool in_term = day > plan_.calendar.term_first && day <= plan_.calendar.term_last;
    if (in_term && period_of(plan_.calendar, cycle, day).first != day) days += (days.empty() ? "" : ", ") + to_string(day);
  }
  if (days.empty()) return false;
  if (context.constant) {
    report(kConstantChanges, span, {name, days, Bilingual{"bepaal .. per dag = ..", "define .. per day = .."}, Bilingual{"vanaf ..: ..", "from ..: .."}})
        .labels.push_back({declared, {"hier staan de wijzigingen", "the changes are here"}, {}});
    return true;
  }
  auto& found = context.within ? report(kChangesToDate, span, {name, days, cycle_word(cycle)})
                               : report(kChanges, span, {name, days, cycle_word(cycle), context.day.empty() ? diag::Arg(Bilingual{"op eerste dag", "on first day"}) : diag::Arg(on_day(unit_.language, context.day))});
  found.labels.push_back({declared, {"hier staan de wijzigingen", "the changes are here"}, {}});
  return true;
}

// Always false: for use in a return. `column`: the one of a scale of which another does change.
bool Elaborator::report_never_changes(const std::string& name, const ast::Anchor& on, Span span, const std::string& column) {
  const std::string day = on_day(unit_.language, anchor_text(on, unit_.language));
  if (rules_.contains(name)) report(kRuleOnDay, span, {name});
  else if (!column.empty()) report(kColumnNeverChanges, span, {column, name, day});
  else report(kNeverChanges, span, {name, day});
  return false;
}

// laatste dag: of the period that a row or a rule is about.
ExprId Elaborator::edge_day(ast::DayAnchor day, Span span, const Context& context) {
  const Bilingual word = day == ast::DayAnchor::first ? Bilingual{"eerste dag", "first day"} : Bilingual{"laatste dag", "last day"};
  const bool per_day = finest_cycle(plan_, context.frame) == Cycle::day;
  for (const auto& [cycle, path] : closure(context.frame).periods) {
    if (cycle == Cycle::day && !per_day) continue;
    PathId of = day == ast::DayAnchor::first ? path : add_path({LastDayPath{path, cycle}});
    return add({KeyValue{of, std::string(word.in(unit_.language))}, {ValueKind::date, {}, Nature::level, {}}, span});
  }
  report(kNoPeriod, span, {word, per_names(context.frame)});
  return poison(span);
}

}  // namespace bkm::elaborate
