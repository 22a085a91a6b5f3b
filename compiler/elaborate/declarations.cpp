// Parties, term, units, dimensions and the names of everything else: what must be known before an expression can be read.
#include <algorithm>

#include "compiler/base/everyday.hpp"
#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/elaborate/meant.hpp"
#include "runtime/input/text.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kNameOfColumn{2019, "name-of-column", diag::Severity::error, "{0} is al een kolom van {1}; geef de regel een andere naam.",
                             "{0} is a column of {1} already; give the rule another name."};
constexpr Kind kTermMissing{2101, "term-missing", diag::Severity::error,
                            "Het contract noemt geen looptijd; schrijf: periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand.",
                            "The contract states no term; write: period term 2026-01-01 through 2026-12-31 settle per month."};
constexpr Kind kTermReversed{2102, "term-reversed", diag::Severity::error,
                             "De looptijd eindigt op {1}, voor het begin op {0}.", "The term ends on {1}, before it starts on {0}."};
constexpr Kind kExtension{2102, "term-reversed", diag::Severity::error,
                          "De verlenging loopt tot en met {0}, maar de looptijd eindigt pas op {1}.", "The extension runs through {0}, but the term only ends on {1}."};
constexpr Kind kPeriodUnknown{2103, "period-unknown", diag::Severity::error, "\"{0}\" is geen periode: kies dag, week, maand, kwartaal, halfjaar, jaar of looptijd.", "\"{0}\" is no period: choose day, week, month, quarter, halfyear, year or term."};
constexpr Kind kCalendarMissing{2104, "calendar-origin-missing", diag::Severity::error,
                                "Schrijf bij de periode waar {0} begint: {0} {1} 2026-01-05.",
                                "State with the period where {0} starts: {0} {1} 2026-01-05."};
constexpr Kind kPartiesMissing{2105, "parties-missing", diag::Severity::error,
                               "Het contract noemt geen {0}; schrijf die bij partijen.",
                               "The contract names no {0}; add it under parties."};
constexpr Kind kCurrencyUnknown{2107, "currency-unknown", diag::Severity::error, "De munt \"{0}\" is niet bekend.",
                                "The currency \"{0}\" is not known."};

constexpr Kind kCodeTwice{2110, "code-twice", diag::Severity::error, "De code \"{0}\" staat twee keer in deze lijst; haal er een weg.",
                          "The code \"{0}\" stands twice in this list; take one of them out."};

constexpr Kind kNameOfPeriod{2111, "name-of-period", diag::Severity::error, "\"{0}\" is een periode van de kalender, en kan niet de naam zijn van {1}; kies een andere naam, zoals {2}.",
                             "\"{0}\" is a period of the calendar, and cannot be the name of {1}; choose another name, such as {2}."};

constexpr Kind kNotEachYear{1024, "impossible-date", diag::Severity::error, "Een schooljaar begint elk jaar op dezelfde dag, maar {0} bestaat niet{1}.",
                            "A schoolyear starts on the same day each year, but {0} does not exist{1}."};

constexpr Kind kFeature{2108, "unknown-feature", diag::Severity::error, "\"{0}\" past hier niet; kies uit: {1}.", "\"{0}\" does not fit here; choose from: {1}."};

constexpr Kind kLookAlike{2109, "names-differ-by-case", diag::Severity::warning, "\"{0}\" en \"{1}\" verschillen alleen in hoofdletters; kies namen die een lezer niet verwart.",
                          "\"{0}\" and \"{1}\" differ only in capitals; choose names that a reader cannot confuse."};

struct Currency {
  const char *iso, *symbol;
  int decimals;
};
constexpr Currency kCurrencies[] = {{"EUR", "€", 2}, {"USD", "$", 2}, {"GBP", "£", 2}, {"JPY", "¥", 0}, {"CHF", "CHF", 2}, {"SEK", "SEK", 2},
                                    {"NOK", "NOK", 2}, {"DKK", "DKK", 2}, {"PLN", "PLN", 2}, {"CZK", "CZK", 2}, {"HUF", "HUF", 2},
                                    {"RON", "RON", 2}, {"ISK", "ISK", 0}, {"CAD", "CAD", 2}, {"AUD", "AUD", 2}, {"NZD", "NZD", 2}, {"XPF", "XPF", 0}};

bool is_purchaser(ast::Role role) { return role == ast::Role::purchaser || role == ast::Role::purchasers; }
bool is_plural(ast::Role role) {
  using enum ast::Role;
  return role == purchasers || role == providers || role == members || role == thirds;
}

constexpr Bilingual kMinutes[] = {{"minuut", "minute"}, {"minuten", "minutes"}};
constexpr Bilingual kHours[] = {{"uur", "hour"}, {"uren", "hours"}};

}  // namespace

DimensionId Elaborator::dimension(const std::string& name, DimensionKind kind, Cycle cycle) {
  if (auto found = dimensions_.find(name); found != dimensions_.end()) return found->second;
  DimensionId id{static_cast<std::uint32_t>(plan_.dimensions.size())};
  plan_.dimensions.push_back({name, kind, cycle, {}, {}, false});
  dimensions_[name] = id;
  return id;
}

// `per maand` is the month of the calendar: what else would be meant by it must have another name.
bool Elaborator::may_name(const ast::Name& name, Bilingual what) {
  if (!cycle_named(name.text, unit_.language)) return true;
  const Bilingual end = what.en == kCodeColumnWord.en ? Bilingual{"code", "_code"} : what.en == kPartyWord.en ? Bilingual{"naam", "_name"} : Bilingual{"regel", "_line"};
  report(kNameOfPeriod, name.span, {name.text, what, name.text + std::string(end.in(unit_.language))});
  return false;
}

// A list adds to what other lists of the same name say, but names each code once.
void Elaborator::close_dimension(DimensionId id, const std::vector<ast::Name>& codes) {
  Dimension& dimension = plan_.dimensions[id.index];
  dimension.closed = true;
  std::set<std::string> listed;
  for (const ast::Name& code : codes) {
    if (!listed.insert(code.text).second) report(kCodeTwice, code.span, {code.text});
    if (std::find(dimension.codes.begin(), dimension.codes.end(), code.text) == dimension.codes.end()) dimension.codes.push_back(code.text);
  }
}

void Elaborator::claim(const ast::Name& name, Bilingual what, std::map<std::string, Span>& claimed) {
  if (auto [place, fresh] = claimed.emplace(name.text, name.span); !fresh)
    report(kDuplicateName, name.span, {name.text, what}).labels.push_back({place->second, {"hier voor het eerst", "first given here"}, {}});
}

void Elaborator::declare_header() {
  plan_.language = unit_.language;
  plan_.is_module = unit_.header.is_module;
  plan_.title = unit_.header.title;
  plan_.version = unit_.header.version;
  if (!unit_.header.currency) return;
  for (const Currency& currency : kCurrencies) {
    if (unit_.header.currency->text != currency.iso && unit_.header.currency->text != currency.symbol) continue;
    plan_.currency_iso = currency.iso;
    plan_.currency_symbol = currency.symbol;
    plan_.currency_decimals = currency.decimals;
    return;
  }
  report(kCurrencyUnknown, unit_.header.currency->span, {unit_.header.currency->text});
}

void Elaborator::declare_parties() {
  Span place = unit_.header.span;
  for (const ast::Statement& statement : unit_.statements) {
    const auto* parties = std::get_if<ast::Parties>(&statement);
    if (!parties) continue;
    place = parties->span;
    for (const ast::Party& party : parties->parties) {
      if (party_named(plan_, party.name.text)) {
        report(kDuplicateName, party.name.span, {party.name.text, kPartyWord});
        continue;
      }
      plan_.parties.push_back({party.role, party.name.text, party.title.value_or(party.name.text), {}});
      if (!is_plural(party.role) || !may_name(party.name, kPartyWord)) continue;
      DimensionId id = dimension(party.name.text, DimensionKind::entity);
      std::vector<ast::Name> codes;
      for (const ast::Member& member : party.members) {
        codes.push_back(member.name);
        plan_.parties.back().members.emplace_back(member.name.text, member.title);
      }
      if (party.closed) close_dimension(id, codes);
    }
  }
  bool purchaser = false, payee = false;  // purchasers may also settle among each other
  for (const Party& party : plan_.parties) {
    payee |= is_purchaser(party.role) && (purchaser || is_plural(party.role));
    purchaser |= is_purchaser(party.role);
    payee |= party.role == ast::Role::provider || party.role == ast::Role::providers || party.role == ast::Role::coalition;
  }
  if (plan_.is_module) return;
  if (!purchaser) report(kPartiesMissing, place, {Bilingual{"opdrachtgever", "purchaser"}});
  if (!payee) report(kPartiesMissing, place, {Bilingual{"aanbieder of coalitie", "provider or coalition"}});
}

void Elaborator::unknown_period(const ast::Name& name) {
  std::vector<std::string> periods;
  for (int cycle = 0; cycle <= static_cast<int>(Cycle::term); ++cycle) periods.push_back(std::string(cycle_word(static_cast<Cycle>(cycle)).in(unit_.language)));
  diag::Diagnostic& found = report(kPeriodUnknown, name.span, {name.text});
  if (const auto meant = meant_axis(name.text, periods, unit_.language))
    found.suggest(*meant, name.span);
}

void Elaborator::own_calendar(const ast::OwnCalendar& own) {
  auto cycle = cycle_named(own.name.text, unit_.language);
  const auto month = own.month ? month_named(own.month->text, unit_.language) : std::nullopt;
  if (cycle == Cycle::fourweeks && own.from) plan_.calendar.fourweeks_from = own.from;
  else if (cycle == Cycle::schoolyear && month) schoolyear_from(own, *month, own.day.value_or(1));
  else if (cycle == Cycle::schoolyear && own.from) schoolyear_from(own, civil(*own.from).month, civil(*own.from).day);
  else unknown_period(own.name);
}

// A day that each year has: after 28 February another day would silently take its place.
void Elaborator::schoolyear_from(const ast::OwnCalendar& own, int month, int day) {
  constexpr int kNoLeapYear = 2001;
  const int days = civil(add_months(make_date(kNoLeapYear, month, 1), 1) + -1).day;
  plan_.calendar.schoolyear_from = std::pair(month, std::clamp(day, 1, days));
  if (day >= 1 && day <= days) return;
  const std::string written = own.month ? std::to_string(day) + " " + own.month->text : to_string(*own.from);
  const bool leap = month == 2 && day == days + 1;
  report(kNotEachYear, own.month ? own.month->span : own.name.span, {written, leap ? Bilingual{" elk jaar", " each year"} : Bilingual{"", ""}});
}

void Elaborator::declare_term() {
  const ast::Term* term = nullptr;
  for (const ast::Statement& statement : unit_.statements)
    if (const auto* found = std::get_if<ast::Term>(&statement)) {
      if (term) report(kDoubled, found->span, {Bilingual{"periode", "period"}});
      else term = found;
    }
  if (plan_.is_module) {  // by itself, a module knows all of this century
    plan_.calendar = {make_date(2000, 1, 1), make_date(2099, 12, 31), make_date(2000, 1, 3), std::pair(8, 1)};
    return;
  }
  if (!term) {
    report(kTermMissing, unit_.header.span);
    plan_.calendar = {make_date(2000, 1, 1), make_date(2000, 12, 31), {}, {}};
    return;
  }
  if (term->last < term->first) report(kTermReversed, term->span, {to_string(term->first), to_string(term->last)});
  if (term->extendable && *term->extendable <= term->last) report(kExtension, term->span, {to_string(*term->extendable), to_string(term->last)});
  plan_.calendar = {term->first, term->last, {}, {}};
  plan_.extendable = term->extendable;
  for (const ast::OwnCalendar& own : term->calendars) own_calendar(own);
  if (auto cycle = cycle_named(term->settle_per.text, unit_.language)) plan_.settlement = *cycle;
  else unknown_period(term->settle_per);
  if (lacks_origin(plan_.settlement, term->settle_per)) plan_.settlement = Cycle::month;
}

bool Elaborator::lacks_origin(Cycle cycle, const ast::Name& name) {
  const bool lacks = (cycle == Cycle::fourweeks && !plan_.calendar.fourweeks_from) || (cycle == Cycle::schoolyear && !plan_.calendar.schoolyear_from);
  if (lacks && origins_asked_.insert(cycle).second) report(kCalendarMissing, name.span, {name.text, Bilingual{"vanaf", "from"}});
  return lacks;
}

void Elaborator::declare_units() {
  auto& units = plan_.units;
  Unit minute = unit_of(std::string(kMinutes[0].in(unit_.language)));
  for (const Bilingual& word : kMinutes) units[std::string(word.in(unit_.language))] = {minute, 1};
  for (const Bilingual& word : kHours) units[std::string(word.in(unit_.language))] = {minute, 60};
  for (const auto* words : {kMinutes, kHours}) plan_.plurals[std::string(words[0].in(unit_.language))] = std::string(words[1].in(unit_.language));
  static const Bilingual kPlurals[] = {{"dagen", "days"}, {"weken", "weeks"}, {"maanden", "months"}, {"kwartalen", "quarters"}, {"jaren", "years"}};
  static const Cycle kCycles[] = {Cycle::day, Cycle::week, Cycle::month, Cycle::quarter, Cycle::year};
  for (int i = 0; i < 5; ++i) {
    std::string one(cycle_word(kCycles[i]).in(unit_.language)), more(kPlurals[i].in(unit_.language));
    units[more] = {unit_of(one), 1};
    plan_.plurals[one] = more;
  }
  for (const ast::Statement& statement : unit_.statements) {
    const auto* declared = std::get_if<ast::Units>(&statement);
    if (!declared) continue;
    for (const ast::UnitWord& word : declared->words) {
      std::pair<Unit, Rational> meaning{unit_of(word.singular.text), 1};
      if (declared->equals) {
        Expr value = literal(*declared->equals);
        if (const auto* constant = std::get_if<Constant>(&value.node)) meaning = {value.type.unit, constant->value};
      }
      units[word.singular.text] = meaning;
      if (!word.plural) continue;
      units[word.plural->text] = meaning;
      plan_.plurals[word.singular.text] = word.plural->text;
    }
  }
}

void Elaborator::declare_dimensions() {
  std::set<std::string> events;  // a key may be a row of one
  for (const ast::Statement& statement : unit_.statements)
    if (const auto* table = std::get_if<ast::Table>(&statement); table && table->per.empty()) events.insert(table->name.text);
  auto keys = [&](const std::vector<ast::Name>& per) {
    for (const ast::Name& name : per)
      if (!events.contains(name.text) && !cycle_named(name.text, unit_.language)) dimension(name.text, DimensionKind::entity);
  };
  auto columns = [&](const std::vector<ast::Column>& declared, const std::vector<ast::Name>& per) {
    for (const ast::Column& column : declared) {
      bool row_key = events.contains(column.name.text) && std::any_of(per.begin(), per.end(), [&](const ast::Name& name) { return name.text == column.name.text; });
      if (row_key || column.bound != ast::BoundColumn::none || column.type || cycle_named(column.name.text, unit_.language)) continue;
      DimensionId id = dimension(column.name.text, DimensionKind::entity);
      std::vector<ast::Name> codes;
      for (const ast::Literal& code : column.codes) codes.push_back({written(code.span), code.span});
      for (ast::Name& code : codes)
        if (code.text.size() >= 2 && code.text.front() == '"') code.text = code.text.substr(1, code.text.size() - 2);
      if (column.closed) close_dimension(id, codes);
    }
  };
  for (const ast::Statement& statement : unit_.statements) {
    if (const auto* table = std::get_if<ast::Table>(&statement)) {
      keys(table->per);
      columns(table->columns, table->per);
    }
    if (const auto* constants = std::get_if<ast::Constants>(&statement)) keys(constants->per), columns(constants->columns, constants->per);
    if (const auto* scale = std::get_if<ast::Scale>(&statement)) keys(scale->per), columns(scale->columns, scale->per);
  }
}

// Of each name, the tables that have it as a column.
std::multimap<std::string, std::pair<std::string, Span>> Elaborator::names_of_columns() const {
  std::multimap<std::string, std::pair<std::string, Span>> names;
  auto add = [&](const ast::Name& table, const std::vector<ast::Column>& columns) {
    for (const ast::Column& column : columns) names.emplace(column.name.text, std::pair(table.text, column.name.span));
  };
  for (const ast::Statement& statement : unit_.statements) {
    if (const auto* table = std::get_if<ast::Table>(&statement)) add(table->name, table->columns);
    if (const auto* constants = std::get_if<ast::Constants>(&statement)) add(constants->name, constants->columns);
  }
  return names;
}

void Elaborator::declare_names() {
  const auto columns = names_of_columns();
  for (const ast::Statement& statement : unit_.statements) {
    if (const auto* rule = std::get_if<ast::Rule>(&statement)) {
      bool is_rate = rule->kind == ast::RuleKind::rate || rule->kind == ast::RuleKind::parameter;
      claim(rule->name, is_rate ? kRateWord : kRuleWord);
      // Elsewhere than in a row of its table, a rule would silently stand for a column of the same name.
      for (auto [column, end] = columns.equal_range(rule->name.text); column != end; ++column)
        report(kNameOfColumn, rule->name.span, {rule->name.text, column->second.first}).labels.push_back({column->second.second, {"de kolom", "the column"}, {}});
      if (is_rate || rules_.contains(rule->name.text)) continue;
      rules_[rule->name.text] = RuleId{static_cast<std::uint32_t>(rule_sources_.size())};
      rule_sources_.push_back(rule);
      rule_states_.push_back(State::untouched);
    }
    if (const auto* scale = std::get_if<ast::Scale>(&statement)) claim(scale->name, kScaleWord);
  }
  claim_functions();
  plan_.rules.resize(rule_sources_.size());
}

// The words that a feature of a performance may have.
void Elaborator::check_feature(const ast::Feature& feature) {
  using enum ast::Feature::Kind;
  static const std::map<ast::Feature::Kind, std::vector<Bilingual>> kWords = {
      {nature, {{"product", "product"}, {"dienst", "service"}, {"nut", "benefit"}}},
      {outcome, {{"bekend", "known"}, {"onbekend", "unknown"}}},
      {obligation, {{"levering", "delivery"}, {"inspanning", "effort"}, {"resultaat", "result"}}},
      {risk, {{"opdrachtgever", "purchaser"}, {"aanbieder", "provider"}, {"gedeeld", "shared"}}},
      {indicator, {{"structuur", "structure"}, {"proces", "process"}, {"uitkomst", "outcome"}}}};
  std::string allowed;
  for (const Bilingual& word : kWords.at(feature.kind)) {
    if (word.in(unit_.language) == feature.value.text) return;
    allowed += (allowed.empty() ? "" : ", ") + std::string(word.in(unit_.language));
  }
  report(kFeature, feature.value.span, {feature.value.text, allowed});
}

// Two names that differ only in capitals are read as two names by a computer, and as one by a person.
void Elaborator::warn_look_alikes() {
  std::map<std::string, ast::Name> seen;
  auto look = [&](const ast::Name& name) {
    auto [first, fresh] = seen.emplace(fold_code(name.text), name);
    if (!fresh && first->second.text != name.text)
      report(kLookAlike, name.span, {name.text, first->second.text}).labels.push_back({first->second.span, {"de andere naam", "the other name"}, {}});
  };
  for (const ast::Statement& statement : unit_.statements) {
    if (const auto* rule = std::get_if<ast::Rule>(&statement)) look(rule->name);
    if (const auto* scale = std::get_if<ast::Scale>(&statement)) look(scale->name);
    if (const auto* function = std::get_if<ast::Function>(&statement)) look(function->name);
    if (const auto* constants = std::get_if<ast::Constants>(&statement)) look(constants->name);
    const auto* table = std::get_if<ast::Table>(&statement);
    if (!table) continue;
    look(table->name);
    for (const ast::Column& column : table->columns) look(column.name);
  }
}

void Elaborator::declare_performances() {
  for (const ast::Statement& statement : unit_.statements) {
    const auto* performance = std::get_if<ast::Performance>(&statement);
    if (!performance) continue;
    Performance result{performance->name.text, performance->title, {}};
    for (const ast::Feature& feature : performance->features) check_feature(feature);
    for (const ast::Feature& feature : performance->features) result.features.emplace_back(feature.kind, feature.value.text);
    plan_.performances.push_back(std::move(result));
  }
}

Plan Elaborator::run() {
  declare_header();
  declare_parties();
  declare_term();
  declare_units();
  declare_dimensions();
  declare_names();
  declare_performances();
  warn_look_alikes();
  check_formerly();
  declare_tables();
  declare_rates();
  declare_scales();
  declare_functions();
  declare_rules();
  check_recursive_reads();
  declare_limits();
  build_rejects();
  build_requires();
  build_row_checks();
  order_rules();
  return std::move(plan_);
}

}  // namespace bkm::elaborate
