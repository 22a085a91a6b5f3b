// One object per line. Severities and language are machine words, the same in both languages; an absent fact is null.
#include <nlohmann/json.hpp>
#include <ostream>

#include "compiler/diag/place.hpp"
#include "compiler/diag/renderers.hpp"
#include "compiler/diag/words.hpp"

namespace bkm::diag {
namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(std::uint64_t number) { return number ? Json(number) : Json(); }

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

void put_place(Json& object, const Place& place) {
  object["file"] = text_or_null(place.file);
  object["line"] = number_or_null(place.line);
  object["column"] = number_or_null(place.column);
  object["end_line"] = number_or_null(place.end_line);
  object["end_column"] = number_or_null(place.end_column);
}

Json labels_of(const Diagnostic& diagnostic, const SourceMap& sources, Language language) {
  Json labels = Json::array();
  for (const Label& label : diagnostic.labels) {
    Json object{{"message", fill(label.text.in(language), label.args, language)}};
    if (in_source(label.span, sources)) put_place(object, place_of(label.span, sources));
    labels.push_back(object);
  }
  return labels;
}

Json fix_object(const Fix& fix, const SourceMap& sources, Language language) {
  Json object{{"message", fill(fix.text.in(language), fix.args, language)}, {"insert", fix.insert}};
  if (in_source(fix.span, sources)) put_place(object, place_of(fix.span, sources));
  return object;
}

// The first fix; other ways to remove the finding stand in its "alternatives".
Json fix_of(const Diagnostic& diagnostic, const SourceMap& sources, Language language) {
  if (diagnostic.fixes.empty()) return {};
  Json first = fix_object(diagnostic.fixes[0], sources, language);
  for (std::size_t i = 1; i < diagnostic.fixes.size(); ++i) first["alternatives"].push_back(fix_object(diagnostic.fixes[i], sources, language));
  return first;
}

}  // namespace

void render_json(std::ostream& out, const Diagnostic& diagnostic, const SourceMap& sources, Language language) {
  Json object{{"code", code_text(*diagnostic.kind)},
              {"name", diagnostic.kind->name},
              {"severity", words::severity(diagnostic.kind->severity).en},
              {"message", message(diagnostic, language)}};
  put_place(object, place_of(diagnostic, sources));
  object["article"] = text_or_null(diagnostic.article);
  object["labels"] = labels_of(diagnostic, sources, language);
  object["fix"] = fix_of(diagnostic, sources, language);
  object["language"] = language == Language::nl ? "nl" : "en";
  out << object.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace bkm::diag
