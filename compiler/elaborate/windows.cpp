// over vorige 3 jaren, over vorige 90 dagen, over jaar t/m nu (D13).
#include <algorithm>
#include <array>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kInRow{3005, "window-in-row", diag::Severity::error,
                      "Voor wie \"{0}\" hier geldt, is per ingestuurde regel niet te zeggen. Geef het een eigen regel, bijvoorbeeld per cliënt, dag, en lees die hier.",
                      "For whom \"{0}\" holds cannot be told for each line sent in. Give it a rule of its own, for instance per client, day, and read that here."};
constexpr Kind kUnknown{3006, "window-unknown", diag::Severity::error, "\"{0}\" is geen periode, en geen gegevens met een begin waarvan hier de regel bekend is.",
                        "\"{0}\" is no period, and no data with a start of which the row is known here."};
constexpr Kind kNoPeriods{3006, "window-unknown", diag::Severity::error, "\"{0}\" kijkt naar geen enkele periode; schrijf er een getal vanaf 1.",
                          "\"{0}\" looks at no period at all; write a number from 1 up."};
constexpr Kind kNoMoment{3007, "window-without-moment", diag::Severity::error,
                         "\"{0}\" heeft een moment nodig dat in één {1} valt: neem de regel per {1}, of geef hem een dag met \"{2}\".",
                         "\"{0}\" needs a moment that lies in one {1}: take the rule per {1}, or give it a day with \"{2}\"."};
constexpr Kind kSourceTooCoarse{3008, "window-finer-than-data", diag::Severity::error,
                                "\"{0}\" vraagt waarden per {1}; wat hier wordt gelezen, is niet per {1} bekend.",
                                "\"{0}\" asks for values per {1}; what is read here is not known per {1}."};

std::optional<Cycle> plural(std::string_view word) {
  static const std::pair<Cycle, std::array<std::string_view, 2>> kWords[] = {
      {Cycle::day, {"dagen", "days"}},           {Cycle::week, {"weken", "weeks"}},       {Cycle::month, {"maanden", "months"}},
      {Cycle::quarter, {"kwartalen", "quarters"}}, {Cycle::halfyear, {"halfjaren", "halfyears"}}, {Cycle::year, {"jaren", "years"}},
      {Cycle::schoolyear, {"schooljaren", "schoolyears"}}, {Cycle::contractyear, {"contractjaren", "contractyears"}}};
  for (const auto& [cycle, words] : kWords)
    if (std::find(words.begin(), words.end(), word) != words.end()) return cycle;
  return {};
}

}  // namespace

// The period that a window counts in, or the first day of the interval that it runs in.
bool Elaborator::window_extent(const ast::Window& source, const Context& context, Window& made) {
  made.cycle = cycle_named(source.name.text, unit_.language);
  if (!made.cycle && !made.to_date) made.cycle = plural(source.name.text);
  if (made.cycle) return true;
  auto table = tables_.find(source.name.text);
  bool interval = made.to_date && table != tables_.end() && plan_[table->second].form == TableForm::interval;
  auto row = interval ? find_row(context.frame, table->second) : std::nullopt;
  if (!row) return report(kUnknown, source.name.span, {source.name.text}), false;
  made.start = add_path({ColumnPath{*row, table->second, plan_[table->second].schema.from}});
  return true;
}

std::optional<Window> Elaborator::window(const ast::Window& source, const Frame& from, const Context& context) {
  std::string text = written(source.span);
  if (is_row_frame(plan_, context.frame)) return report(kInRow, source.span, {text}), std::nullopt;
  if (!source.to_date && source.count < 1) return report(kNoPeriods, source.span, {text}), std::nullopt;
  Window made{source.to_date, source.count, {}, {}, {}, {}, Cycle::day, Cycle::day, source.span};
  if (!window_extent(source, context, made)) return {};
  const Closure& here = closure(context.frame);
  if (!context.has_day() && !here.periods.empty()) std::tie(made.use_cycle, made.use) = here.periods.front();
  Cycle moment = made.to_date ? Cycle::day : *made.cycle;
  bool placed = context.has_day() || (made.use && (made.to_date ? !made.cycle || determines(plan_.calendar, made.use_cycle, *made.cycle) : determines(plan_.calendar, made.use_cycle, moment)));
  if (!placed) return report(kNoMoment, source.span, {text, cycle_word(made.cycle.value_or(Cycle::day)), Bilingual{"op", "on"}}), std::nullopt;
  const Closure& theirs = closure(from);
  Cycle needed = made.to_date ? made.use_cycle : *made.cycle;
  if (theirs.periods.empty() || !determines(plan_.calendar, theirs.periods.front().first, needed))
    return report(kSourceTooCoarse, source.span, {text, cycle_word(needed)}), std::nullopt;
  std::tie(made.source_cycle, made.source) = theirs.periods.front();
  return made;
}

// What a window reads is read again one period later: paying it there pays it twice.
void Elaborator::mark_repeating(Expr& expr, const Frame& frame) {
  auto period = period_axis(frame);
  if (!period || !expr.coarse_axis.empty()) return;
  expr.coarse_axis = frame[*period].name;
  expr.repeats = true;
}

// A rule that passes on what a window reads.
bool Elaborator::passes_on_window(ExprId id) {
  const Expr expr = plan_[id];
  if (expr.repeats) return true;
  if (std::holds_alternative<Compare>(expr.node)) return false;
  bool found = false;
  for_each_child(expr, [&](ExprId child) { found |= passes_on_window(child); });
  return found;
}

}  // namespace bkm::elaborate
