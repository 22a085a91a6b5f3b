#include "compiler/base/text.hpp"

namespace bkm {
namespace {

std::string filled(std::string_view text, const std::vector<Text>& args, Language language) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    bool placeholder = at + 2 < text.size() && text[at] == '{' && text[at + 2] == '}' && static_cast<std::size_t>(text[at + 1] - '0') < args.size();
    result += placeholder ? args[static_cast<std::size_t>(text[at + 1] - '0')].in(language) : std::string(1, text[at]);
    if (placeholder) at += 2;
  }
  return result;
}

}  // namespace

Text say(std::string_view nl, std::string_view en, const std::vector<Text>& args) { return {filled(nl, args, Language::nl), filled(en, args, Language::en)}; }

Text joined(const std::vector<Text>& texts, std::string_view between) {
  Text result;
  for (const Text& text : texts) {
    if (text.empty()) continue;
    std::string_view separator = result.empty() ? std::string_view() : between;
    result.nl += std::string(separator) + text.nl;
    result.en += std::string(separator) + text.en;
  }
  return result;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string one_line(const SourceMap& sources, Span span) {
  std::string result;
  bool quoted = false, space = false;
  std::string_view text = sources.text(span);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') quoted = !quoted;
    if (!quoted && text.substr(at, 2) == "--") {
      while (at < text.size() && text[at] != '\n') ++at;
      space = true;
      continue;
    }
    bool blank = text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t';
    if (!blank && space && !result.empty()) result += ' ';
    space = blank;
    if (!blank) result += text[at];
  }
  return result;
}

}  // namespace bkm
