#include "compiler/interpret/scale_result.hpp"

#include "compiler/plan/scale_value.hpp"

namespace bkm::interpret {

using namespace plan;

const std::vector<Band>* bands_on(const ScaleBands& scale, const Key& key, std::size_t column, Date day) {
  auto found = scale.find({key, column});
  if (found == scale.end()) return nullptr;
  const ScaleVersion* current = nullptr;
  for (const ScaleVersion& version : found->second)
    if (version.from <= day) current = &version;
  return current ? &current->bands : nullptr;
}

namespace {

Value absent(const Plan& plan, const Scale& scale, const std::vector<Band>& bands, const Rational& x, int band) {
  Notation notation = notation_of(plan.language);
  auto shown = [&](const Rational& value) {
    if (scale.argument_word == "percent") return format_decimal(Rational(value * 100), notation) + "%";
    return format_decimal(Rational(value / scale.argument_factor), notation);
  };
  if (bands.empty()) return Value::undefined({"outside-scale", scale.name, shown(x), "–"});
  if (band >= 0 && bands[band].closed) return Value::missing(std::make_shared<const Trouble>(Trouble{"closed-band", scale.name, shown(x), bands[band].label}));
  const Rational& nearest = x < bands[0].low ? bands[0].low : bands.back().low;
  return Value::undefined({"outside-scale", scale.name, shown(x), shown(nearest)});
}

}  // namespace

Value scale_result(const Plan& plan, const Data& data, ScaleId id, std::size_t column, const std::vector<Band>& bands, const Rational& x, int* band) {
  const Scale& scale = plan[id];
  int at = -1;
  auto number = scale_value(scale, bands, x, &at);
  if (band) *band = at;
  if (!number) return absent(plan, scale, bands, x, at);
  if (scale.columns[column].type.kind != ValueKind::code) return Value::of(std::move(*number));
  return Value::of_word(data.codes.find(bands[at].code).value_or(-1));
}

}  // namespace bkm::interpret
