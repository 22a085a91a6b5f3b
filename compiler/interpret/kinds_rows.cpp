// Warnings about rows that are right, and in no amount.
#include <algorithm>
#include <functional>

#include "compiler/interpret/findings.hpp"
#include "compiler/interpret/run.hpp"
#include "compiler/interpret/unreached.hpp"

namespace bkm::interpret {

using diag::Kind;
using table::RowFate;

namespace {

constexpr Kind kUnused{4204, "unused-rows", diag::Severity::warning,
                       "Van {0} {2} {1} door geen enkele bepaling gebruikt{3}; zie unused.csv.", "{1} of {0} {2} used by no rule{3}; see unused.csv."};
constexpr Kind kEarly{4206, "before-the-term", diag::Severity::warning,
                      "{0} geeft geen bedrag voor {1}: de dag ligt voor de looptijd, bijvoorbeeld {2} op {3}.",
                      "{0} gives no amount for {1}: the day lies before the term, for instance {2} on {3}."};
constexpr Kind kOutside{4207, "rows-outside-term", diag::Severity::warning,
                        "Van {0} {2} {1} buiten de looptijd, bijvoorbeeld {3}; zie unused.csv.", "{1} of {0} {2} outside the term, for instance {3}; see unused.csv."};
constexpr Kind kUnreached{4209, "rows-in-no-amount", diag::Severity::warning,
                          "{1} van {0} {2} in geen enkel bedrag mee: {3} is er alleen \"{4} {5}\". Het gaat om {6}.",
                          "{1} of {0} {2} in no amount: {3} is there only \"{4} {5}\". It is about {6}."};
constexpr Kind kUndivided{4210, "pot-without-receivers-in-period", diag::Severity::warning,
                          "{0} verdeelt niets in {1}: er is geen ontvanger, en {2} blijft liggen{3}.", "{0} splits nothing in {1}: there is no receiver, and {2} is left{3}."};

constexpr Kind kOfNobody{4211, "amounts-of-nobody", diag::Severity::warning,
                         "{0} geeft € 0 waar de gegevens niet zeggen wie betaalt of ontvangt, zoals bij {1}{2}. Dat is geen boeking: is daar geleverd, dan wordt het niet betaald.",
                         "{0} gives € 0 where the data do not say who pays or receives, as for {1}{2}. That is no line: what was delivered there is not paid."};

bool is_outside(RowFate fate) { return fate == RowFate::before_term || fate == RowFate::out_of_scope; }

// The code column that the rules' conditions look at, for telling why rows are not used.
std::string telling_value(const plan::Plan& plan, const Data& data, std::uint32_t t, std::uint32_t row) {
  using namespace plan;
  for (const Aggregate& aggregate : plan.aggregates) {
    if (!aggregate.filter || aggregate.source.of != std::variant<TableId, RuleId>(TableId{t})) continue;
    std::string found;
    std::function<void(ExprId)> find = [&](ExprId id) {
      if (const auto* c = std::get_if<ColumnValue>(&plan[id].node); c && c->table.index == t && found.empty())
        found = plan.tables[t].schema.columns[c->column].name + " " + table::cell_text(data.tables[t], row, c->column, plan.calendar, data.codes, plan.language);
      for_each_child(plan[id], find);
    };
    find(*aggregate.filter);
    if (!found.empty()) return found;
  }
  return {};
}

bool selects_rows(const plan::Plan& plan, std::uint32_t t) {
  using namespace plan;
  std::variant<TableId, RuleId> table = TableId{t};
  return std::any_of(plan.aggregates.begin(), plan.aggregates.end(), [&](const Aggregate& a) { return a.source.of == table; }) ||
         std::any_of(plan.rules.begin(), plan.rules.end(), [&](const Rule& r) {
           return std::any_of(r.support.sources.begin(), r.support.sources.end(), [&](const KeySource& s) { return s.from.of == table; });
         });
}

// The keys of the first rows: 2, 17, 31 ..
std::string some_keys(const plan::Plan& plan, const Data& data, const table::Table& table, const std::vector<std::uint32_t>& rows) {
  constexpr std::size_t kShown = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(rows.size(), kShown); ++i)
    text += (i == 0 ? "" : ", ") + table::key_text(table, rows[i], plan.calendar, data.codes, plan.language);
  return rows.size() > kShown ? text + " .." : text;
}

// The day of a delivery; the period of a figure that rules gather, rather than look up.
int time_column(const plan::Plan& plan, std::uint32_t t) {
  const table::Schema& schema = plan.tables[t].schema;
  const auto is_period = [&](int column) { return schema.columns[static_cast<std::size_t>(column)].kind == table::CellKind::period; };
  if (schema.on < 0 && schema.events)
    for (int column = 0; column < static_cast<int>(schema.columns.size()); ++column)
      if (is_period(column)) return column;
  if (schema.on >= 0 || plan.tables[t].form != plan::TableForm::keyed || !selects_rows(plan, t)) return schema.on;
  auto period = std::find_if(schema.key.begin(), schema.key.end(), is_period);
  return period == schema.key.end() ? -1 : *period;
}

}  // namespace

Text rows_text(std::uint64_t count) {
  const std::string number = std::to_string(count);
  return {number + (count == 1 ? " regel" : " regels"), number + (count == 1 ? " row" : " rows")};
}

void report_unused(const plan::Plan& plan, const Data& data, diag::Sink& sink) {
  for (std::uint32_t t = 0; t < data.tables.size(); ++t) {
    if (plan.tables[t].in_text() || !selects_rows(plan, t)) continue;
    std::uint64_t count = 0;
    std::string example;
    for (std::uint32_t row = 0; row < data.tables[t].size(); ++row) {
      if (data.tables[t].fates[row] != table::RowFate::accepted) continue;
      if (count++ == 0) example = telling_value(plan, data, t, row);
    }
    if (count == 0) continue;
    const Text shown = example.empty() ? Text{} : Text{", bijvoorbeeld " + example, ", for instance " + example};
    sink.report(kUnused, plan.tables[t].span, {plan.tables[t].name(), rows_text(count), count == 1 ? Bilingual{"wordt", "is"} : Bilingual{"worden", "are"}, shown});
  }
}

void report_early(const plan::Plan& plan, const Data& data, const Settlement& settlement, diag::Sink& sink) {
  for (std::uint32_t r = 0; r < plan.rules.size(); ++r) {
    const plan::Rule& rule = plan.rules[r];
    const std::map<Key, Date>& early = settlement.rules[r].before_term;
    if (early.empty()) continue;
    const bool nl = plan.language == Language::nl, one = early.size() == 1;
    diag::Arg number = std::to_string(early.size()) + (nl ? (one ? " sleutel" : " sleutels") : (one ? " key" : " keys"));
    sink.report(kEarly, rule.day.span, {rule.name, number, key_text(plan, data, rule.grain, early.begin()->first), to_string(early.begin()->second)});
  }
}

// Registers and norms hold more than one contract needs; a delivery on another day, or a figure of another period, is often a mistake in its date.
void report_outside_term(const plan::Plan& plan, const Data& data, diag::Sink& sink) {
  for (std::uint32_t t = 0; t < data.tables.size(); ++t) {
    const table::Table& rows = data.tables[t];
    const int when = time_column(plan, t);
    if (when < 0) continue;
    std::uint64_t count = 0;
    std::optional<std::uint32_t> first;
    for (std::uint32_t row = 0; row < rows.size(); ++row)
      if (is_outside(rows.fates[row]) && count++ == 0) first = row;
    if (!first) continue;
    const std::string& column = rows.schema.columns[static_cast<std::size_t>(when)].name;
    sink.report(kOutside, plan.tables[t].span,
                {rows.schema.name, rows_text(count), count == 1 ? Bilingual{"ligt", "lies"} : Bilingual{"liggen", "lie"},
                 column + " " + table::cell_text(rows, *first, when, plan.calendar, data.codes, plan.language)});
  }
}

void report_unreached(const plan::Plan& plan, Data& data, const Settlement& settlement, diag::Sink& sink) {
  for (const Unreached& found : unreached_rows(plan, data, settlement.rules)) {
    const plan::Rule& rule = plan[found.rule];
    const table::Table& rows = data.tables[found.table.index];
    const bool one = found.rows.size() == 1;
    const Bilingual where = rule.support.kind == plan::PresenceKind::for_each ? Bilingual{"voor elke", "for each"} : Bilingual{"alleen met", "only with"};
    sink.report(kUnreached, rule.support.span,
                {rows.schema.name, rows_text(found.rows.size()), one ? Bilingual{"telt", "counts"} : Bilingual{"tellen", "count"}, rule.name, where,
                 name_of(plan, rule.support.sources.front().from), some_keys(plan, data, rows, found.rows)});
  }
}

void report_undivided(const plan::Plan& plan, const Data& data, const Settlement& settlement, std::optional<Date> through, diag::Sink& sink) {
  for (std::uint32_t i = 0; i < plan.splits.size(); ++i) {
    const Undivided* first = nullptr;
    std::size_t others = 0;
    for (const Undivided& pot : settlement.undivided)
      if (pot.split.index == i && settled_by(plan, pot.day, through)) first ? void(++others) : void(first = &pot);
    if (!first) continue;
    const Text more = others == 0 ? Text{} : Text{"; nog " + std::to_string(others) + " keer zo", "; " + std::to_string(others) + " more like it"};
    sink.report(kUndivided, plan.splits[i].span,
                {plan[first->rule].name, key_text(plan, data, plan.splits[i].rest_key, first->rest), diag::Money{first->pot, plan.currency_symbol}, more});
  }
}

void report_of_nobody(const plan::Plan& plan, const Data& data, const Settlement& settlement, std::optional<Date> through, diag::Sink& sink) {
  for (std::size_t r = 0; r < plan.rules.size(); ++r) {
    const Key* first = nullptr;
    std::size_t others = 0;
    for (const auto& [key, cell] : settlement.rules[r].cells)
      if (cell.of_nobody && settled_by(plan, *cell.day, through)) {
        others += first != nullptr;
        if (!first) first = &key;
      }
    if (!first) continue;
    const Text more = others == 0 ? Text{} : Text{" (en nog " + std::to_string(others) + ")", " (and " + std::to_string(others) + " more)"};
    sink.report(kOfNobody, plan.rules[r].name_span, {plan.rules[r].name, key_text(plan, data, plan.rules[r].grain, *first), more}).article = plan.rules[r].article;
  }
}

}  // namespace bkm::interpret
