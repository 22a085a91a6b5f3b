// Units and literals (T12): everything is held in base units; "per maand" is discharged by the rule's own month.
#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/elaborate/meant.hpp"
#include "runtime/input/text.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kUnitMismatch{2201, "unit-mismatch", diag::Severity::error,
                             "Deze eenheden passen niet bij elkaar: {0} en {1}.", "These units do not fit together: {0} and {1}."};
constexpr Kind kPeriodUnit{2202, "period-unit", diag::Severity::error,
                           "Een prijs per {0} kan niet in een regel per {1}: {2} zou per {1} helemaal worden betaald.",
                           "A price per {0} cannot stand in a rule per {1}: {2} would be paid in full every {1}."};
constexpr Kind kToDate{2202, "period-unit", diag::Severity::error,
                       "Onder \"{1} {0}\" is dit al het bedrag of aantal van het hele {0} tot dan toe: laat \"per {0}\" weg.",
                       "Under \"{1} {0}\" this is the amount or number of the whole {0} to date already: leave out \"per {0}\"."};

constexpr Kind kUnclearAmount{2206, "amount-unclear", diag::Severity::error,
                              "{0} is niet duidelijk: drie cijfers na het decimaalteken lezen ook als duizendtallen. Schrijf {1}, of {2} als het drie decimalen zijn.",
                              "{0} is not clear: three digits after the decimal mark also read as thousands. Write {1}, or {2} if they are three decimals."};

bool is_one_of(const std::string& word, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(), [&](const char* each) { return fold_code(word) == fold_code(each); });
}

bool is_euro(const std::string& word) { return is_one_of(word, {"euro", "euros", "euro's", "EUR"}); }
bool is_cent(const std::string& word) { return is_one_of(word, {"cent", "cents", "centen", "eurocent", "eurocents"}); }
bool is_percent(const std::string& word) { return is_one_of(word, {"procent", "percent"}); }

// The base unit that is the name of a calendar period with a negative power: a price per period.
std::optional<Cycle> period_of_unit(const Unit& unit, Language language) {
  for (const auto& [base, power] : unit.powers)
    if (power == -1)
      if (auto cycle = cycle_named(base, language)) return cycle;
  return {};
}

bool reads(const Plan& plan, const Expr& expr, ExprId what) {
  bool found = false;
  for_each_child(expr, [&](ExprId child) { found = found || child == what || reads(plan, plan[child], what); });
  return found;
}

}  // namespace

std::optional<std::pair<Unit, Rational>> Elaborator::unit_word(const std::string& word) {
  if (auto found = plan_.units.find(word); found != plan_.units.end()) return found->second;
  if (word == (unit_.language == Language::nl ? "getal" : "number")) return std::pair{Unit{}, Rational(1)};
  if (word == "percent") return std::pair{Unit{}, Rational(1)};
  if (auto cycle = cycle_named(word, unit_.language)) return std::pair{unit_of(word), Rational(1)};
  if (dimensions_.contains(word) || tables_.contains(word)) return std::pair{unit_of(word), Rational(1)};
  for (const Dimension& dimension : plan_.dimensions)
    if (dimension.name == word) return std::pair{unit_of(word), Rational(1)};
  return {};
}

// With the place of the amount before it, 62,40 euro and 5 procent tell how they are written.
std::optional<std::pair<Unit, Rational>> Elaborator::unit_or_report(const ast::Name& name, std::optional<Span> amount) {
  const bool euro = is_euro(name.text), percent = amount && is_percent(name.text) && !plan_.units.contains(name.text);
  if (auto unit = unit_word(name.text); unit && !percent) return unit;
  if (const std::string meant = meant_unit(name.text, unit_.language); !meant.empty()) {
    report(kUnknownUnit, name.span, {name.text, meant}).write(meant, name.span);
    return {};
  }
  if (!amount || (!euro && !percent)) {
    const std::string unit = std::string(Bilingual{"eenheid ", "unit "}.in(unit_.language)) + name.text, &symbol = plan_.currency_symbol;
    report(kUnknownUnit, name.span, {name.text, euro ? Text{symbol, symbol} : Text{"bovenaan: " + unit, "at the top: " + unit}});
    return {};
  }
  std::string number = written({amount->source, amount->begin, name.span.begin});
  number.erase(number.find_last_not_of(" \t") + 1);
  const std::string right = percent ? number + "%" : plan_.currency_symbol + " " + number;
  report(kUnknownUnit, name.span, {name.text, right}).write(right, join(*amount, name.span));
  return {};
}

bool Elaborator::currency_known(const std::string& written_currency, Span span) {
  if (written_currency == plan_.currency_iso || written_currency == plan_.currency_symbol) return true;
  report(kCurrencyMismatch, span, {written_currency, plan_.currency_iso});
  return false;
}

// Of a bare number, three decimals are three decimals: an index of 1,035. What an example expects has no text.
bool Elaborator::report_unclear(const ast::Quantity& quantity, Span span) {
  if ((quantity.currency.empty() && !quantity.unit) || !looks_like_thousands(quantity) || written(span).empty()) return false;
  auto shown = [&](const Rational& value, int decimals) {
    const std::string number = format_decimal(value, notation_of(unit_.language), decimals);
    return quantity.unit ? number + " " + quantity.unit->text : plan_.currency_symbol + " " + number;
  };
  report(kUnclearAmount, span, {shown(quantity.value, 3), shown(Rational(quantity.value * 1000), 0), shown(quantity.value, 4)});
  return true;
}

Expr Elaborator::quantity(const ast::Quantity& quantity, Span span) {
  Expr result{Constant{quantity.value}, {ValueKind::number, {}, Nature::level, {}}, span};
  if (!quantity.currency.empty()) {
    if (!currency_known(quantity.currency, span)) return {Poison{}, {}, span};
    result.type.unit = unit_of(plan_.currency_iso);
  }
  if (report_unclear(quantity, span)) return {Poison{}, {}, span};
  Rational value = quantity.value;
  if (quantity.unit && is_cent(quantity.unit->text) && !unit_word(quantity.unit->text)) {
    const std::string right = plan_.currency_symbol + " " + format_decimal(Rational(quantity.value / 100), notation_of(unit_.language), 2);
    report(kUnknownUnit, quantity.unit->span, {quantity.unit->text, right}).write(right, join(span, quantity.unit->span));
    return {Poison{}, {}, span};
  }
  if (quantity.unit) {
    auto unit = unit_or_report(*quantity.unit, span);
    if (!unit) return {Poison{}, {}, span};
    result.type.unit = result.type.unit * unit->first;
    value *= unit->second;
  }
  for (const ast::Name& per : quantity.per) {
    auto unit = unit_or_report(per);
    if (!unit) return {Poison{}, {}, span};
    result.type.unit = result.type.unit / unit->first;
    value /= unit->second;
  }
  result.node = Constant{value};
  return result;
}

Expr Elaborator::literal(const ast::Literal& literal) {
  Span span = literal.span;
  return std::visit(Overloaded{
                        [&](const ast::Quantity& q) { return quantity(q, span); },
                        [&](const ast::Text& t) { return Expr{CodeConstant{t.value}, {ValueKind::code, {}, Nature::level, {}}, span}; },
                        [&](Date d) { return Expr{DateConstant{d}, {ValueKind::date, {}, Nature::level, {}}, span}; },
                        [&](const ast::PeriodKey& p) { return Expr{CodeConstant{p.value}, {ValueKind::code, {}, Nature::level, {}}, span}; },
                        [&](ast::YesNo b) { return Expr{YesNoConstant{b.value}, {ValueKind::yes_no, {}, Nature::level, {}}, span}; },
                    },
                    literal.value);
}

// A price per month in a monthly rule is the amount of that month.
void Elaborator::discharge(Expr& expr, const Context& context) {
  if (!context.period || *context.period == Cycle::day || expr.type.kind != ValueKind::number) return;
  std::string word(cycle_word(*context.period).in(unit_.language));
  if (expr.type.unit.power(word) != -1) return;
  expr.type.unit = expr.type.unit * unit_of(word);
  expr.per_period = true;
}

std::string Elaborator::unit_text(const Unit& unit) const {
  const bool nl = unit_.language == Language::nl;
  std::string above, below;
  for (const auto& [base, power] : unit.powers) {
    std::string word = base == plan_.currency_iso ? plan_.currency_symbol : base;
    for (int i = 0; i < power; ++i) above += (above.empty() ? "" : nl ? " keer " : " times ") + word;
    for (int i = 0; i > power; --i) below += " per " + word;
  }
  if (above.empty() && below.empty()) return nl ? "een getal zonder eenheid" : "a number without a unit";
  return above.empty() ? "1" + below : above + below;
}

// A first value 0 has no unit, so `vorige x` had none yet: the other side says it, and the text is read again.
void Elaborator::learn_unit(const Expr& from, const Expr& to) {
  for (const auto& [read, rule] : recursive_reads_)
    if (plan_[read].type.unit.bare() && (reads(plan_, from, read) || reads(plan_, to, read)))
      unexpected_.insert_or_assign(plan_[rule].name, (from.type.unit.bare() ? to : from).type);
}

diag::Diagnostic& Elaborator::report_units(const Unit& left, const Unit& right, Span span, const Context& context) {
  auto period = period_of_unit(left / right, unit_.language);
  if (!period) period = period_of_unit(right / left, unit_.language);
  const bool only = period && (left / right).powers.size() == 1;
  if (only && context.within == period) return report(kToDate, span, {cycle_word(*period), Bilingual{"cumulatief binnen", "cumulative within"}});
  if (only && context.period && *period != Cycle::day) return report(kPeriodUnit, span, {cycle_word(*period), cycle_word(*context.period), written(span)});
  return report(kUnitMismatch, span, {unit_text(left), unit_text(right)});
}

// (plaats bij ontbreken 99), of a rank under aanbieder: a place and a count are said with what they count, 99 aanbieder.
void Elaborator::write_count(diag::Diagnostic& found, const Expr& number, const Unit& unit) const {
  const std::string text = written(number.span);
  const bool bare = std::holds_alternative<Constant>(number.node) && number.type.unit.bare() && !text.ends_with('%');
  if (bare && unit.powers.size() == 1 && unit.powers[0].second == 1 && dimensions_.contains(unit.powers[0].first)) found.write(text + " " + unit.powers[0].first, number.span);
}

// Only 0 is free of unit.
bool Elaborator::same_unit(Expr& left, Expr& right, Span span, const Context& context) {
  if (left.type.unit == right.type.unit) return true;
  auto zero = [](const Expr& e) {
    const auto* constant = std::get_if<Constant>(&e.node);
    return constant && constant->value == 0 && e.type.unit.bare();
  };
  if (zero(left)) return left.type.unit = right.type.unit, true;
  if (zero(right)) return right.type.unit = left.type.unit, true;
  learn_unit(left, right);
  diag::Diagnostic& found = report_units(left.type.unit, right.type.unit, span, context);
  write_count(found, left, right.type.unit), write_count(found, right, left.type.unit);
  return false;
}

// What is left of a period in the unit of a rule's value would be paid again every period of the rule.
void Elaborator::check_period_units(Rule& rule) {
  auto own = finest_cycle(plan_, rule.grain);
  auto period = period_of_unit(rule.type.unit, unit_.language);
  if (!period || !own) return;
  // Another unit left over as well: that is the mistake to tell.
  std::string word(cycle_word(*period).in(unit_.language));
  if (is_payable(rule.kind) && rule.type.unit * unit_of(word) != unit_of(plan_.currency_iso)) return;
  if (*period == *own) {
    rule.type.unit = rule.type.unit * unit_of(std::string(cycle_word(*own).in(unit_.language)));
    return;
  }
  Span priced = rule.name_span;
  std::string price = rule.name;
  // Point at the price itself where there is one in the text of the rule.
  std::function<void(ExprId)> find = [&](ExprId id) {
    const Expr& expr = plan_[id];
    if (period_of_unit(expr.type.unit, unit_.language) == period) {
      if (const auto* rate = std::get_if<RateValue>(&expr.node)) priced = expr.span, price = written(plan_[rate->rate].steps[0].span);
      if (std::get_if<Constant>(&expr.node)) priced = expr.span, price = written(expr.span);
    }
    for_each_child(expr, find);
  };
  find(rule.body);
  report(kPeriodUnit, priced, {cycle_word(*period), cycle_word(*own), price});
  rule.type = {};
}

}  // namespace bkm::elaborate
