// The bands that a value of a scale comes from: what each of them gives, on the day for which it is asked.
#include "compiler/diag/visible.hpp"
#include "compiler/interpret/explain_figure.hpp"
#include "compiler/interpret/explain_teller.hpp"
#include "compiler/plan/indexation.hpp"
#include "compiler/plan/scale_value.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

// A file has the fixed part in a column of its own.
bool has_more(const Band& band) { return !band.value.empty() && band.fixed != 0; }


}  // namespace

void Teller::tell_scale(Step& step, const ScaleValue& call, const Key& key, const std::string& hint) {
  const Scale& scale = plan_[call.scale];
  add_part(step, call.argument, key, scale.argument_word + " " + hint);
  Value argument = evaluator_.value(call.argument, key);
  if (!argument.present()) return;
  const std::vector<Band>* bands = evaluator_.bands(call, key);
  if (!bands) return step.notes.push_back(say("de staffel {0} heeft hier geen treden", "the scale {0} has no bands here", {scale.name}));
  int band = -1;
  auto result = plan::scale_value(scale, *bands, argument.number, &band);
  if (!article_words(scale.article).empty()) step.notes.push_back(article_words(scale.article));
  const bool line = result && scale.kind == ast::ScaleKind::linear, brackets = result && scale.kind == ast::ScaleKind::brackets;
  if (band < 0 && brackets) return step.notes.push_back(say("komt niet boven het begin van trede \"{0}\", dus 0", "does not get above the start of band \"{0}\", so 0", {band_words(bands->front())}));
  if (band < 0 && !line) return step.notes.push_back(say("de staffel {0} heeft hier geen trede", "the scale {0} has no band here", {scale.name}));
  if (brackets) return tell_bands(step, call, *bands, argument.number, band, tell_changes(step, scale.indexation, call.day, key) > 0);
  step.notes.push_back(say("trede van {0}: \"{1}\"", "band of {0}: \"{1}\"", {scale.name, band_words((*bands)[static_cast<std::size_t>(std::max(band, 0))])}));
  const bool changed = tell_changes(step, scale.indexation, call.day, key) > 0;
  if (line) return tell_line(step, call, *bands, argument.number, band, changed);
  if (Text price = price_words(call, (*bands)[static_cast<std::size_t>(band)], changed); result && !price.empty()) step.notes.push_back(price);
}

// As the text has it; of a grid or a file its bound and its cell.
std::string Teller::band_words(const Band& band) const { return diag::one_line(band.value.empty() ? one_line(band.span) : band.label + ": " + band.value); }

// How often it has been indexed.
std::size_t Teller::tell_changes(Step& step, const Indexation& indexation, const std::optional<PathId>& read, const Key& key) {
  auto day = read ? evaluator_.path(*read, key) : std::nullopt;
  std::size_t changes = day ? changes_by(indexation, Date{*day}) : 0;
  if (changes == 0) return 0;
  step.notes.push_back(say("{0}, laatst op {1}", "{0}, last on {1}", {count_text(changes, {"keer geïndexeerd", "time indexed"}, {"keer geïndexeerd", "times indexed"}), to_string(indexation.changes[changes - 1].first)}));
  return changes;
}

// What a band counts with, where its words do not say so: amounts that were indexed, and of a file the part that does not depend on the quantity.
Text Teller::price_words(const ScaleValue& call, const Band& band, bool changed) const {
  const Scale& scale = plan_[call.scale];
  if (!has_more(band) && !(changed && (by_quantity(scale.kind) || band.fixed != 0))) return {};
  Type fixed = scale.columns[call.column].type, rate = fixed;
  if (by_quantity(scale.kind)) rate.unit = rate.unit / scale.argument;
  const bool percentage = scale_percent(call);
  const std::string hint = scale.argument_word + " " + band_words(band);
  Text words = figure(plan_, data_, Value::of(band.rate), rate, hint, percentage).shown;
  if (band.fixed != 0) words = joined({words, figure(plan_, data_, Value::of(band.fixed), fixed, hint, percentage).shown}, " + ");
  return say("dat is hier {0}", "that is {0} here", {words});
}

// Each bracket at its own rate; together they are the value.
void Teller::tell_bands(Step& step, const ScaleValue& call, const std::vector<Band>& bands, const Rational& x, int last, bool changed) {
  const Scale& scale = plan_[call.scale];
  auto start = [&](int i) { return i > 0 && bands[i - 1].printed_high ? *bands[i - 1].printed_high : bands[i].low; };
  Type over{ValueKind::number, scale.argument, Nature::flow, {}};
  Rational total = 0;
  for (int i = 0; i <= last; ++i) {
    Rational inside = (i < last ? start(i + 1) : x) - start(i);
    Rational amount = inside * bands[i].rate + bands[i].fixed;
    total += amount;
    Step band{Role::band, say("{0} in trede \"{1}\"", "{0} in band \"{1}\"", {figure(plan_, data_, Value::of(inside), over, scale.argument_word).shown, band_words(bands[i])}),
              figure(plan_, data_, Value::of(amount), scale.columns[call.column].type), {}, {}};
    if (Text price = price_words(call, bands[i], changed); !price.empty()) band.notes.push_back(std::move(price));
    step.parts.push_back(std::move(band));
  }
  if (step.figure && total != step.figure->value.number) fault(say("de treden van {0}", "the bands of {0}", {scale.name}));
}

// The value of a point, where its words do not say it.
void Teller::tell_point(Step& step, const ScaleValue& call, const Band& point, bool changed) {
  if (!changed && !has_more(point)) return;
  const Scale& scale = plan_[call.scale];
  const Value value = Value::of(point.rate + point.fixed);
  step.parts.push_back({Role::term, say("punt \"{0}\"", "point \"{0}\"", {band_words(point)}), figure(plan_, data_, value, scale.columns[call.column].type, band_words(point), scale_percent(call)), {}, {}});
  if (Text price = price_words(call, point, changed); !price.empty()) step.parts.back().notes.push_back(std::move(price));
}

// Between two points in proportion; outside them the nearest point, or the line through the last two.
void Teller::tell_line(Step& step, const ScaleValue& call, const std::vector<Band>& bands, const Rational& x, int at, bool changed) {
  const int last = static_cast<int>(bands.size()) - 1;
  const bool below = at < 0, above = at == last && x > bands[last].low;
  if (!below && bands[at].low == x) return tell_point(step, call, bands[at], false);
  if ((below || above) && plan_[call.scale].ends == ast::ScaleEnds::flat) return step.notes.push_back(below ? Text{"buiten de punten geldt het eerste", "outside the points the first one holds"} : Text{"buiten de punten geldt het laatste", "outside the points the last one holds"});
  const int first = below ? 0 : above ? last - 1 : at;
  if (below || above) step.notes.push_back(say("doorgetrokken: de lijn door \"{0}\" en \"{1}\"", "extended: the line through \"{0}\" and \"{1}\"", {band_words(bands[first]), band_words(bands[first + 1])}));
  else step.notes.push_back(say("evenredig tot \"{0}\"", "in proportion up to \"{0}\"", {band_words(bands[first + 1])}));
  for (int i : {first, first + 1}) tell_point(step, call, bands[i], changed);
}

}  // namespace bkm::interpret
