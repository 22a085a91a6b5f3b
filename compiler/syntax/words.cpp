#include "compiler/syntax/words.hpp"

#include <BkmParser.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace bkm::syntax {

namespace {

constexpr Keyword kKeywords[] = {
#include "keyword_rows.inc"
};

using Index = std::unordered_map<std::string_view, const Keyword*>;

const Index& index_of(Language language) {
  static const auto make = [](Language of) {
    Index index;
    for (const Keyword& keyword : kKeywords)
      if (!keyword.in(of).empty()) index.emplace(keyword.in(of), &keyword);
    return index;
  };
  static const Index nl = make(Language::nl), en = make(Language::en);
  return language == Language::nl ? nl : en;
}

// Longest first, by first part.
using Phrases = std::unordered_map<std::string_view, std::vector<const Keyword*>>;

std::size_t parts_of(std::string_view words) { return std::count(words.begin(), words.end(), ' ') + 1; }

const Phrases& phrases_of(Language language) {
  static const auto make = [](Language of) {
    Phrases phrases;
    for (const auto& [words, keyword] : index_of(of)) phrases[words.substr(0, words.find(' '))].push_back(keyword);
    for (auto& [first, list] : phrases)
      std::sort(list.begin(), list.end(), [of](auto* a, auto* b) { return parts_of(a->in(of)) > parts_of(b->in(of)); });
    return phrases;
  };
  static const Phrases nl = make(Language::nl), en = make(Language::en);
  return language == Language::nl ? nl : en;
}

bool begins_with(std::span<const std::string_view> words, std::string_view phrase) {
  for (std::string_view word : words) {
    const std::size_t space = phrase.find(' ');
    if (word != phrase.substr(0, space)) return false;
    if (space == std::string_view::npos) return true;
    phrase.remove_prefix(space + 1);
  }
  return false;
}

// ISO 4217, national currencies.
constexpr std::string_view kCurrencies =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE "
    "CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS "
    "KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR "
    "PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD "
    "TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG ";

}  // namespace

std::span<const Keyword> keywords() { return kKeywords; }

const Keyword* keyword_of(std::size_t token) {
  static const auto by_token = [] {
    std::array<const Keyword*, 512> made{};
    for (const Keyword& keyword : kKeywords) made[keyword.token] = &keyword;
    return made;
  }();
  return token < by_token.size() ? by_token[token] : nullptr;
}

bool begins_statement(std::size_t token) {
  const Keyword* keyword = keyword_of(token);
  return keyword && keyword->begins;
}

const Keyword* keyword_named(std::string_view words, Language language) {
  const auto found = index_of(language).find(words);
  return found == index_of(language).end() ? nullptr : found->second;
}

Phrase longest_phrase(std::span<const std::string_view> words, Language language) {
  const auto list = phrases_of(language).find(words.front());
  if (list == phrases_of(language).end()) return {};
  for (const Keyword* keyword : list->second)
    if (begins_with(words, keyword->in(language))) return {keyword, parts_of(keyword->in(language))};
  return {};
}

bool begins_longer_phrase(std::string_view line, std::size_t parts, Language language) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return longest_phrase(words, language).parts > parts;
}

int edit_distance(std::string_view a, std::string_view b, int most) {
  const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
  if (std::abs(n - m) > most || n > 60 || m > 60) return most + 1;
  int cost[61][61];
  for (int i = 0; i <= n; ++i) cost[i][0] = i;
  for (int j = 0; j <= m; ++j) cost[0][j] = j;
  for (int i = 1; i <= n; ++i)
    for (int j = 1; j <= m; ++j) {
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  return std::min(cost[n][m], most + 1);
}

std::vector<const Keyword*> near_keywords(std::string_view word, Language language) {
  std::string lower(word);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  // One edit in a short word, two in a longer one: more would be a guess.
  const int most = lower.size() < 4 ? 1 : 2;
  std::vector<std::pair<int, const Keyword*>> found;
  for (const Keyword& keyword : kKeywords) {
    const int distance = keyword.in(language).size() < 2 ? most + 1 : edit_distance(lower, keyword.in(language), most);
    if (distance <= most && distance < static_cast<int>(keyword.in(language).size()) - 1) found.push_back({distance, &keyword});
  }
  std::stable_sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.first < b.first; });
  std::vector<const Keyword*> near;
  for (auto& [distance, keyword] : found) near.push_back(keyword);
  return near;
}

bool is_iso_currency(std::string_view word) {
  const std::size_t at = word.size() == 3 ? kCurrencies.find(word) : std::string_view::npos;
  return at != std::string_view::npos && at % 4 == 0;
}

}  // namespace bkm::syntax
