#include "compiler/diag/explain.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <set>
#include <utility>

namespace bkm::diag {
namespace {

struct Heading {
  std::string_view code, name;
};

// "# BKM3701 flow-fan-out"
Heading heading_of(ExplainPage page) {
  const std::string_view line = page.substr(0, page.find('\n'));
  const std::size_t code = std::min(line.find("BKM"), line.size()), name = std::min(line.find(' ', code), line.size());
  return {line.substr(code, name - code), line.substr(std::min(name + 1, line.size()))};
}

std::string trimmed_lower(std::string_view text) {
  std::string lower;
  for (const char c : text)
    if (!std::isspace(static_cast<unsigned char>(c))) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

bool is(const Heading& heading, const std::string& asked) {
  const std::string code = trimmed_lower(heading.code);
  return asked == code || asked == code.substr(std::min<std::size_t>(3, code.size())) || asked == trimmed_lower(heading.name);
}

// How many letters must be added, removed or changed to turn one text into the other.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::optional<std::string> explain(std::string_view code_or_name, Language language) {
  const std::string asked = trimmed_lower(code_or_name);
  std::string found;
  for (const ExplainPage page : language == Language::nl ? pages_nl() : pages_en()) {
    if (!is(heading_of(page), asked)) continue;
    if (!found.empty()) found += '\n';
    found += page;
  }
  if (found.empty()) return std::nullopt;
  return found;
}

std::vector<std::string> nearest_codes(std::string_view text, std::size_t count) {
  const std::string asked = trimmed_lower(text);
  std::set<std::pair<std::size_t, std::string>> ranked;
  for (const ExplainPage page : pages_nl()) {
    const Heading heading = heading_of(page);
    for (const std::string_view each : {heading.code, heading.name}) {
      const std::string known = trimmed_lower(each);
      std::size_t away = distance(asked, known);
      if (asked.size() > 3 && known.find(asked) != std::string::npos) away = 1;  // a part of the name
      ranked.insert({away, std::string(each)});
    }
  }
  std::vector<std::string> nearest;
  for (const auto& [away, each] : ranked)
    if (nearest.size() < count) nearest.push_back(each);
  return nearest;
}

}  // namespace bkm::diag
