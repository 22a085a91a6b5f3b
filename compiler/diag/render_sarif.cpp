// SARIF 2.1.0 (OASIS, 2020). Columns count code points; a region ends just past its last character.
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "compiler/diag/place.hpp"
#include "compiler/diag/renderers.hpp"
#include "compiler/diag/words.hpp"

namespace bkm::diag {
namespace {

using Json = nlohmann::ordered_json;

bool is_unreserved(unsigned char c) { return std::isalnum(c) || std::string_view("-._~/").find(static_cast<char>(c)) != std::string_view::npos; }

std::string uri_of(const std::string& path) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const unsigned char c : path) {
    if (is_unreserved(c)) uri += static_cast<char>(c);
    else uri += {'%', digits[c >> 4], digits[c & 15]};
  }
  return uri;
}

Json region_of(const Place& place) {
  Json region{{"startLine", place.line}};
  if (place.column) region["startColumn"] = place.column;
  if (place.end_line) region["endLine"] = place.end_line;
  if (place.end_column) region["endColumn"] = place.end_column;
  return region;
}

Json location_of(const Place& place) {
  Json physical{{"artifactLocation", {{"uri", uri_of(place.file)}}}};
  if (place.line) physical["region"] = region_of(place);
  return {{"physicalLocation", physical}};
}

Json related_of(const Diagnostic& diagnostic, const SourceMap& sources, Language language) {
  Json related = Json::array();
  for (const Label& label : diagnostic.labels) {
    if (!in_source(label.span, sources)) continue;
    Json location = location_of(place_of(label.span, sources));
    location["message"]["text"] = fill(label.text.in(language), label.args, language);
    related.push_back(location);
  }
  return related;
}

Json fix_object(const Fix& fix, const SourceMap& sources, Language language) {
  const Place place = place_of(fix.span, sources);
  const Json replacement{{"deletedRegion", region_of(place)}, {"insertedContent", {{"text", fix.insert}}}};
  const Json change{{"artifactLocation", {{"uri", uri_of(place.file)}}}, {"replacements", Json::array({replacement})}};
  Json object{{"artifactChanges", Json::array({change})}};
  const std::string text = fill(fix.text.in(language), fix.args, language);
  if (!text.empty()) object["description"]["text"] = text;
  return object;
}

Json fixes_of(const Diagnostic& diagnostic, const SourceMap& sources, Language language) {
  Json fixes = Json::array();
  for (const Fix& fix : diagnostic.fixes)
    if (in_source(fix.span, sources)) fixes.push_back(fix_object(fix, sources, language));
  return fixes;
}

// What stays the same when lines move: the code, the file and the clause. Without an article the words that the finding marks.
std::string fingerprint(const Diagnostic& diagnostic, const SourceMap& sources) {
  std::string clause = diagnostic.article;
  if (clause.empty() && in_source(diagnostic, sources)) clause = sources.text(diagnostic.span);
  if (clause.empty()) clause = std::to_string(diagnostic.line) + ':' + std::to_string(diagnostic.column);
  return code_text(*diagnostic.kind) + '/' + place_of(diagnostic, sources).file + '/' + clause;
}

class Log {
 public:
  Log(const SourceMap& sources, Language language) : sources_(sources), language_(language) {}

  void add(const Diagnostic& diagnostic) {
    Json result{{"ruleId", code_text(*diagnostic.kind)},
                {"ruleIndex", rule_index(*diagnostic.kind)},
                {"level", words::severity(diagnostic.kind->severity).en},
                {"message", {{"text", message(diagnostic, language_)}}}};
    const Place place = place_of(diagnostic, sources_);
    if (!place.file.empty()) result["locations"] = Json::array({location_of(place)});
    put_if_any(result, "relatedLocations", related_of(diagnostic, sources_, language_));
    put_if_any(result, "fixes", fixes_of(diagnostic, sources_, language_));
    result["partialFingerprints"]["bkmClause/v1"] = numbered(fingerprint(diagnostic, sources_));
    if (!diagnostic.article.empty()) result["properties"]["article"] = diagnostic.article;
    results_.push_back(result);
  }

  Json json() const {
    const Json run{{"tool", {{"driver", {{"name", "bkm"}, {"rules", rules_}}}}},
                   {"columnKind", "unicodeCodePoints"},
                   {"language", language_ == Language::nl ? "nl" : "en"},
                   {"results", results_}};
    return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({run})}};
  }

 private:
  static void put_if_any(Json& result, const char* name, const Json& list) {
    if (!list.empty()) result[name] = list;
  }

  std::size_t rule_index(const Kind& kind) {
    const auto [at, fresh] = rule_of_code_.try_emplace(kind.code, rules_.size());
    if (fresh)
      rules_.push_back(Json{{"id", code_text(kind)}, {"name", kind.name}, {"defaultConfiguration", {{"level", words::severity(kind.severity).en}}}});
    return at->second;
  }

  // Two findings of one kind in one clause stay two.
  std::string numbered(const std::string& fingerprint) {
    const int count = ++seen_[fingerprint];
    return count == 1 ? fingerprint : fingerprint + '#' + std::to_string(count);
  }

  const SourceMap& sources_;
  Language language_;
  Json rules_ = Json::array(), results_ = Json::array();
  std::map<int, std::size_t> rule_of_code_;
  std::map<std::string, int> seen_;
};

}  // namespace

void render_sarif(std::ostream& out, const Findings& findings, const SourceMap& sources, Language language) {
  Log log(sources, language);
  for (const Diagnostic& finding : findings) log.add(finding);
  out << log.json().dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace bkm::diag
