// `staffel`: bands over a quantity.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/plan/indexation.hpp"
#include "compiler/plan/scale_value.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kScaleUnit{2601, "scale-unit", diag::Severity::error, "Deze grens van de staffel {0} is geen getal in {1}: schrijf haar zonder eenheid of munt.",
                          "This bound of the scale {0} is no number in {1}: write it without a unit or currency."};
constexpr Kind kScaleValues{2602, "scale-values-differ", diag::Severity::error, "De treden van de staffel {0} hebben verschillende eenheden: {1} en {2}.",
                            "The bands of the scale {0} have different units: {1} and {2}."};
constexpr Kind kScaleOverlap{2603, "scale-overlap", diag::Severity::error, "In de staffel {0} valt {1} in twee treden.",
                             "In the scale {0}, {1} falls in two bands."};
constexpr Kind kScaleEnds{2604, "scale-ends-missing", diag::Severity::error,
                          "De staffel {0} zegt niet wat onder {1} en boven {2} geldt; schrijf \"buiten: vast\", \"buiten: doorgetrokken\" of \"buiten: fout\".",
                          "The scale {0} does not say what holds below {1} and above {2}; write \"outside: flat\", \"outside: extended\" or \"outside: error\"."};
constexpr Kind kScaleKind{2605, "scale-band-kind", diag::Severity::error, "Een staffel \"lineair\" heeft punten (bij x: y), de andere soorten hebben treden.",
                          "A \"linear\" scale has points (at x: y), the other kinds have bands."};

constexpr Kind kKeyNeedsRows{2564, "scale-key-without-rows", diag::Severity::error,
                             "De staffel {0} geldt per {1}, dus elke trede hoort bij een {1}: schrijf de treden als rooster, met een kolom {1} en een kolom {2}.",
                             "The scale {0} holds per {1}, so each band belongs to one {1}: write the bands as a grid, with a column {1} and a column {2}."};
constexpr Kind kPercentForgotten{2606, "percent-sign-forgotten", diag::Severity::warning,
                                 "In de staffel {0} staat {1} tussen percentages, zonder het teken %: dat is {2}. Bedoeld is vast {3}; moet het wel {2} zijn, schrijf dat dan.",
                                 "In the scale {0}, {1} stands among percentages without the sign %: that is {2}. {3} must be meant; if it is to be {2}, write that."};
constexpr Kind kNothingToIndex{2565, "nothing-to-index", diag::Severity::error,
                               "In {0} staan geen bedragen, dus er is niets dat met {1} kan {2}.", "{0} holds no amounts, so nothing can {2} by {1}."};

constexpr Kind kOverColumn{2004, "unknown-unit", diag::Severity::error, "Een staffel loopt over een eenheid, en \"{0}\" is een kolom: schrijf over {1}.",
                           "A scale runs over a unit, and \"{0}\" is a column: write over {1}."};

constexpr Kind kOverRule{2004, "unknown-unit", diag::Severity::error, "Een staffel loopt over een eenheid, en \"{0}\" is een regel: schrijf de eenheid van zijn waarde, zoals over getal.",
                         "A scale runs over a unit, and \"{0}\" is a rule: write the unit of its value, such as over number."};

bool is_rule(const ast::Unit& text, const std::string& name) {
  return std::any_of(text.statements.begin(), text.statements.end(), [&](const ast::Statement& each) {
    const auto* rule = std::get_if<ast::Rule>(&each);
    return rule && rule->name.text == name;
  });
}

// The unit of a column of numbers with this name, as it is written; nothing where there is none.
std::string word_of_column(const Plan& plan, const std::string& name) {
  for (const Table& table : plan.tables) {
    const int at = table.column(name);
    if (at < 0 || table.columns[at].type.kind != ValueKind::number) continue;
    const TableColumn& column = table.columns[at];
    if (column.type.unit.bare()) return std::string(Bilingual{"getal", "number"}.in(plan.language));
    if (column.type.unit == unit_of(plan.currency_iso)) return plan.currency_symbol;
    const Rational factor = column.factor * power_of_ten(table.schema.columns[at].decimals);
    std::string shortest;
    for (const auto& [word, unit] : plan.units)
      if (unit == std::pair{column.type.unit, factor} && (shortest.empty() || word.size() < shortest.size())) shortest = word;
    return shortest;
  }
  return {};
}

const ast::Quantity* plain_number(const ast::Unit& text, ast::ExprId value) {
  const auto* literal = std::get_if<ast::Literal>(&text[value].node);
  return literal ? std::get_if<ast::Quantity>(&literal->value) : nullptr;
}

// vanaf 7: 1 between 0,5% and 2% pays everything.
std::vector<ast::ExprId> without_percent_sign(const ast::Unit& text, const ast::Scale& scale) {
  std::vector<ast::ExprId> bare;
  bool percentages = false;
  for (const ast::Band& band : scale.bands) {
    const ast::Quantity* value = band.value.rate ? plain_number(text, *band.value.rate) : nullptr;
    if (!value) continue;
    percentages |= value->percent;
    if (!value->percent && value->value != 0 && value->currency.empty() && !value->unit && value->per.empty()) bare.push_back(*band.value.rate);
  }
  return percentages ? bare : std::vector<ast::ExprId>{};
}

}  // namespace

void Elaborator::declare_scales() {
  for (const ast::Statement& statement : unit_.statements)
    if (const auto* scale = std::get_if<ast::Scale>(&statement)) declare_scale(*scale);
}

void Elaborator::declare_scale(const ast::Scale& source) {
  Scale scale;
  scale.name = source.name.text;
  scale.kind = source.kind;
  scale.span = source.name.span;
  scale.ends = source.ends;
  scale.article = source.article.value_or("");
  const std::size_t before = sink_.all().size();
  scale_argument(source, scale);
  const bool known = sink_.all().size() == before;
  if (source.source) bands_in_file(source, scale);
  else if (!source.rows.rows.empty()) bands_in_grid(source, scale);
  else bands_in_text(source, scale);
  check_ladders(source, scale);
  scale.indexation = indexation(source.growth, source.rounding);
  bool amounts = scale.columns.empty();
  for (const ScaleColumn& column : scale.columns) amounts |= is_indexed(plan_, column.type) || column.type.kind == ValueKind::poison;
  if (!amounts) report_nothing_to_index(scale.name, source.growth);
  if (!known) scale.columns.clear();  // what it is read at cannot be compared with an unknown unit
  scales_.emplace(source.name.text, ScaleId{static_cast<std::uint32_t>(plan_.scales.size())});
  plan_.scales.push_back(std::move(scale));
}

void Elaborator::report_nothing_to_index(const std::string& name, const std::vector<ast::Growth>& growth) {
  if (growth.empty()) return;
  Bilingual verb = growth[0].rises ? Bilingual{"stijgen", "rise"} : Bilingual{"dalen", "fall"};
  report(kNothingToIndex, growth[0].span, {name, written(growth[0].percentage.span), verb});
}

void Elaborator::scale_argument(const ast::Scale& source, Scale& scale) {
  std::pair<Unit, Rational> over{unit_of(plan_.currency_iso), 1};
  if (source.over) {
    const ast::Name& name = *source.over;
    const bool unit = unit_word(name.text).has_value();
    const std::string word = unit ? std::string() : word_of_column(plan_, name.text);
    if (!word.empty()) report(kOverColumn, name.span, {name.text, word}).write(word, name.span);
    else if (!unit && is_rule(unit_, name.text)) report(kOverRule, name.span, {name.text});
    else if (const auto known = unit_or_report(name)) over = *known;
    scale.argument_word = source.over->text;
  } else {
    currency_known(source.over_currency, source.name.span);
  }
  scale.argument = over.first;
  scale.argument_factor = over.second;
}

void Elaborator::bands_in_text(const ast::Scale& source, Scale& scale) {
  if (!source.per.empty()) report(kKeyNeedsRows, source.per[0].span, {scale.name, source.per[0].text, Bilingual{"trap", "band"}});
  scale.columns.push_back({});
  Ladder ladder;
  for (const ast::Band& written_band : source.bands) ladder.bands.push_back(band(written_band, scale));
  for (const ast::ExprId value : without_percent_sign(unit_, source)) {
    const std::string number = written(unit_[value].span), of = format_decimal(Rational(plain_number(unit_, value)->value * 100), notation_of(unit_.language)) + "%";
    report(kPercentForgotten, unit_[value].span, {scale.name, number, of, number + "%"});
  }
  scale.ladders.push_back(std::move(ladder));
}

// In the text. A file is judged when it is read.
void Elaborator::check_ladders(const ast::Scale& source, Scale& scale) {
  for (Ladder& ladder : scale.ladders) {
    sort_bands(ladder.bands);
    if (ladder.column > 0) continue;  // the same bounds
    if (auto overlap = overlap_in(ladder.bands)) {
      Rational shown = overlap->value / scale.argument_factor;
      report(kScaleOverlap, ladder.bands[overlap->second].span, {ladder_name(scale, ladder), diag::Number{shown}})
          .labels.push_back({ladder.bands[overlap->first].span, {"deze trede ook", "this band too"}, {}});
    }
  }
  if (scale.kind != ast::ScaleKind::linear || scale.ends != ast::ScaleEnds::unstated) return;
  if (source.source)
    return void(report(kScaleEnds, source.name.span, {scale.name, Bilingual{"het eerste punt", "the first point"}, Bilingual{"het laatste", "the last"}}));
  if (scale.ladders.empty() || scale.ladders[0].bands.empty()) return;
  const std::vector<Band>& bands = scale.ladders[0].bands;
  report(kScaleEnds, source.name.span, {scale.name, bands.front().label, bands.back().label});
}

Band Elaborator::band(const ast::Band& source, Scale& scale) {
  Band band;
  band.span = source.span;
  band.label = written(source.low.span) + (source.high ? " – " + written(source.high->span) : "");
  band.open = source.start == ast::BandStart::above;
  band.at = source.start == ast::BandStart::at;
  if (band.at != (scale.kind == ast::ScaleKind::linear)) report(kScaleKind, source.span);
  band.low = bound(source.low, scale);
  if (source.high) band.printed_high = bound(*source.high, scale);
  band.closed = source.value.closed;
  if (band.closed) {
    check_closed(band, scale, source.span);
    return band;
  }
  const std::size_t before = sink_.all().size();
  auto rate = fold_constant(*source.value.rate);
  auto fixed = source.value.fixed ? fold_constant(*source.value.fixed) : std::nullopt;
  if (!rate && sink_.all().size() == before) report(kNotConstant, source.span, {scale.name});
  if (!rate) return band;
  band.rate_unit = written_factor(*source.value.rate);
  if (fixed) band.fixed_unit = written_factor(*source.value.fixed);
  band_value(scale, 0, *rate, fixed, source.span, band);
  return band;
}

void Elaborator::check_closed(const Band& band, const Scale& scale, Span span) {
  if (scale.kind == ast::ScaleKind::linear) report(kLinearNone, span, {band.label});
}

Rational Elaborator::bound(const ast::Literal& text, const Scale& scale) {
  Expr value = literal(text);
  const auto* number = std::get_if<Constant>(&value.node);
  if (!number) return 0;
  if (value.type.unit == scale.argument && !value.type.unit.bare()) return number->value;
  if (!value.type.unit.bare()) report(kScaleUnit, text.span, {scale.name, unit_text(scale.argument)});
  return number->value * scale.argument_factor;  // a bare bound is in the unit of the scale
}

// `€ 10 per stuk + € 2`: the rate comes first, the fixed part after +.
void Elaborator::band_value(Scale& scale, std::size_t column, const Expr& rate, const std::optional<Expr>& fixed, Span span, Band& band) {
  if (rate.type.kind == ValueKind::poison || (fixed && fixed->type.kind == ValueKind::poison)) return;  // told already
  Type& own = scale.columns[column].type;
  Type result = rate.type;
  if (by_quantity(scale.kind)) result.unit = result.unit * scale.argument;
  if (own.kind == ValueKind::poison) own = result;
  if (const auto* value = std::get_if<Constant>(&rate.node)) band.rate = value->value;
  if (const auto* code = std::get_if<CodeConstant>(&rate.node)) band.code = code->code;
  const auto* extra = fixed ? std::get_if<Constant>(&fixed->node) : nullptr;
  if (extra) band.fixed = extra->value;
  if (result.kind == own.kind && result.unit == own.unit && (!fixed || fixed->type.unit == result.unit)) return;
  auto words = [&](const Type& type) { return type.kind == ValueKind::number ? diag::Arg(unit_text(type.unit)) : diag::Arg(kind_word(type.kind)); };
  report(kScaleValues, span, {scale.name, words(own), words(fixed && fixed->type.unit != result.unit ? fixed->type : result)});
}

// dbc (kort)
std::string ladder_name(const Scale& scale, const Ladder& ladder) {
  std::string key;
  for (const std::string& part : ladder.key) key += (key.empty() ? "" : ", ") + part;
  return key.empty() ? scale.name : scale.name + " (" + key + ")";
}

}  // namespace bkm::elaborate
