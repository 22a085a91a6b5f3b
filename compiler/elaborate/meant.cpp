#include "compiler/elaborate/meant.hpp"

#include <algorithm>
#include <array>

#include "compiler/base/everyday.hpp"
#include "runtime/calendar/period.hpp"

namespace bkm::elaborate {

namespace {

// Words that a contract has in both languages, beside the names of periods.
constexpr std::array<Bilingual, 3> kWords = {{{"getal", "number"}, {"datum", "date"}, {"ja_nee", "yes_no"}}};

Language other(Language language) { return language == Language::nl ? Language::en : Language::nl; }

}  // namespace

std::string meant_unit(const std::string& word, Language language) {
  if (const std::string_view time = time_unit(word, language); !time.empty()) return std::string(time);
  if (const auto cycle = cycle_named(word, other(language))) return std::string(cycle_word(*cycle).in(language));
  for (const Bilingual& each : kWords)
    if (word == each.in(other(language))) return std::string(each.in(language));
  return {};
}

bool means_code(const std::string& word) {
  constexpr std::array<std::string_view, 8> kCodes{"tekst", "code", "string", "text", "varchar", "str", "naam", "name"};
  return std::find(kCodes.begin(), kCodes.end(), lower_case(word)) != kCodes.end();
}

}  // namespace bkm::elaborate
