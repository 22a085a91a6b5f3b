// A story for programs: exact numbers as fractions in base units beside the text.
#include <nlohmann/json.hpp>

#include "compiler/interpret/explain.hpp"

namespace bkm::interpret {
namespace {

using Json = nlohmann::ordered_json;

const char* role_word(Role role) {
  static const char* const kWords[] = {"term", "row", "others", "band", "receiver", "part-period", "exact", "rounding", "gross", "limit", "net", "reason"};
  return kWords[static_cast<int>(role)];
}

Json figure_json(const Figure& figure, Language language) {
  Json json{{"shown", figure.shown.in(language)}};
  if (!figure.value.present()) return json["value"] = nullptr, json;
  if (figure.kind == plan::ValueKind::number) {
    json["value"] = plain_decimal(figure.value.number);
    json["exact"] = fraction_text(figure.value.number);
    if (!figure.unit.empty()) json["unit"] = figure.unit;
  } else {
    json["value"] = figure.kind == plan::ValueKind::yes_no ? Json(figure.value.yes()) : Json(figure.shown.in(language));
  }
  return json;
}

Json steps_json(const std::vector<Step>& steps, Language language) {
  Json list = Json::array();
  for (const Step& step : steps) {
    Json json{{"role", role_word(step.role)}, {"text", step.text.in(language)}};
    if (step.figure) json["figure"] = figure_json(*step.figure, language);
    for (const Text& note : step.notes) json["notes"].push_back(note.in(language));
    if (!step.parts.empty()) json["parts"] = steps_json(step.parts, language);
    list.push_back(std::move(json));
  }
  return list;
}

Json amounts_json(const Amounts& amounts) {
  auto text = [](const Rational& number) { return fraction_text(number); };
  return {{"exact", text(amounts.exact)}, {"rounding", text(amounts.rounding)}, {"gross", plain_decimal(amounts.gross, 2)}, {"adjustment", plain_decimal(amounts.adjustment, 2)}, {"net", plain_decimal(amounts.net, 2)}};
}

}  // namespace

std::string print_json(const Story& story, Language language) {
  Json json{{"version", 1}, {"rule", story.rule}, {"key", story.key.in(language)}};
  if (!story.article.empty()) json["article"] = story.article;
  if (!story.fault.empty()) {
    json["fault"] = story.fault.in(language);
    return json.dump(2) + "\n";
  }
  json["present"] = story.present;
  json["sentence"] = story.sentence.in(language);
  if (!story.about.empty()) json["about"] = story.about.in(language);
  json["clause"] = story.clause;
  if (story.amounts) json["amounts"] = amounts_json(*story.amounts);
  json["calculation"] = steps_json(story.calculation, language);
  json["amount"] = steps_json(story.amount, language);
  if (!story.further.empty()) json["further"] = story.further;
  return json.dump(2) + "\n";
}

}  // namespace bkm::interpret
