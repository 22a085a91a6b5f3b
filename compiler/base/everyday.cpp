#include "compiler/base/everyday.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace bkm {
namespace {

struct Example {
  std::string_view words, said;
};

constexpr Example kDutch[] = {
    {"tenzij", "als niet (..)"},
    {"maximaal", "bedrag hoogstens € 100"},
    {"max", "hoogste van x, of: bedrag hoogstens € 100"},
    {"maximum", "bedrag hoogstens € 100"},
    {"ten hoogste", "bedrag hoogstens € 100"},
    {"minimaal", "bedrag minstens € 100"},
    {"min", "laagste van x, of: bedrag minstens € 100"},
    {"minimum", "bedrag minstens € 100"},
    {"ten minste", "bedrag minstens € 100"},
    {"plafond", "begrens zorg per jaar tot € 100.000"},
    {"limiet", "begrens zorg per jaar tot € 100.000"},
    {"maximeer", "begrens zorg per jaar tot € 100.000"},
    {"beperk", "begrens zorg per jaar tot € 100.000"},
    {"procent", "5%"},
    {"euro", "€ met een bedrag, zoals € 60"},
    {"tussen", "x >= 10 en x <= 20"},
    {"tekst", "alleen de naam van de kolom, zonder : tekst"},
    {"som", "som van x"},
    {"gemiddelde", "gemiddelde van x"},
    {"aantal", "aantal x"},
    {"hoogste", "hoogste van x"},
    {"laagste", "laagste van x"},
    {"sum", "som van x"},
    {"average", "gemiddelde van x"},
    {"count", "aantal x"},
    {"highest", "hoogste van x"},
    {"lowest", "laagste van x"},
    {"indexering", "stijgt jaarlijks 3% vanaf 2027-01-01"},
    {"indexatie", "stijgt jaarlijks 3% vanaf 2027-01-01"},
    {"geïndexeerd", "stijgt jaarlijks 3% vanaf 2027-01-01"},
    {"kwartier", "15 minuten"},
    {"weekend", "weekend : ja_nee bij de kolommen van de gegevens, en dan: als weekend. De module kalender kent feestdagen (bekend feestdag) en werkdagen per maand"},
    {"feestdag", "bovenaan: gebruik \"kalender\", en dan: als bekend feestdag"},
    {"feestdagen", "bovenaan: gebruik \"kalender\", en dan: als bekend feestdag"},
    {"werkdagen", "bovenaan: gebruik \"kalender\", en dan in een regel per maand: werkdagen"},
    {"contractperiode", "periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand"},
    {"min(", "bedrag hoogstens € 100 (het kleinste van de twee)"},
    {"max(", "bedrag minstens € 100 (het grootste van de twee)"},
    {"als(", "€ 100 als x > 3 anders € 50"},
    {"som.als(", "som van x waar product = \"A\""},
    {"sommen.als(", "som van x waar (product = \"A\" en x > 3)"},
    {"aantal.als(", "aantal x waar product = \"A\""},
    {"aantallen.als(", "aantal x waar (product = \"A\" en x > 3)"},
    {"gemiddelde.als(", "gemiddelde van x waar product = \"A\""},
    {"afronden(", "bedrag afgerond op de cent, achter de berekening"},
    {"afgerond(", "bedrag afgerond op de cent, achter de berekening"},
};

constexpr Example kEnglish[] = {
    {"unless", "if not (..)"},
    {"maximum", "amount at most € 100"},
    {"max", "highest of x, or: amount at most € 100"},
    {"no more than", "amount at most € 100"},
    {"minimum", "amount at least € 100"},
    {"min", "lowest of x, or: amount at least € 100"},
    {"no less than", "amount at least € 100"},
    {"cap", "limit care per year to € 100,000"},
    {"ceiling", "limit care per year to € 100,000"},
    {"restrict", "limit care per year to € 100,000"},
    {"percent", "5%"},
    {"euro", "€ with an amount, as in € 60"},
    {"euros", "€ with an amount, as in € 60"},
    {"between", "x >= 10 and x <= 20"},
    {"text", "only the name of the column, without : text"},
    {"sum", "sum of x"},
    {"average", "average of x"},
    {"count", "count x"},
    {"highest", "highest of x"},
    {"lowest", "lowest of x"},
    {"som", "sum of x"},
    {"gemiddelde", "average of x"},
    {"aantal", "count x"},
    {"hoogste", "highest of x"},
    {"laagste", "lowest of x"},
    {"weekend", "weekend : yes_no with the columns of the data, and then: if weekend. The module kalender has public holidays (known feestdag) and working days per month (werkdagen)"},
    {"holiday", "at the top: use \"kalender\", and then: if known feestdag"},
    {"holidays", "at the top: use \"kalender\", and then: if known feestdag"},
    {"indexation", "rises yearly 3% from 2027-01-01"},
    {"indexed", "rises yearly 3% from 2027-01-01"},
    {"min(", "amount at most € 100 (the smaller of the two)"},
    {"max(", "amount at least € 100 (the larger of the two)"},
    {"if(", "€ 100 if x > 3 else € 50"},
    {"sumif(", "sum of x where product = \"A\""},
    {"sumifs(", "sum of x where (product = \"A\" and x > 3)"},
    {"countif(", "count x where product = \"A\""},
    {"countifs(", "count x where (product = \"A\" and x > 3)"},
    {"averageif(", "average of x where product = \"A\""},
    {"round(", "amount rounded to the cent, behind the calculation"},
    {"rounded(", "amount rounded to the cent, behind the calculation"},
};

constexpr std::array<std::string_view, 12> kDutchMonths = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"};
constexpr std::array<std::string_view, 12> kEnglishMonths = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};

// From two on.
constexpr std::array<std::string_view, 11> kDutchNumbers = {"twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"};
constexpr std::array<std::string_view, 11> kEnglishNumbers = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};

// The place of the word in the list, from 0.
template <std::size_t N>
std::optional<int> place_in(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), lower_case(word));
  return found == words.end() ? std::nullopt : std::optional(static_cast<int>(found - words.begin()));
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::string_view everyday_example(std::string_view words, Language language) {
  const std::span<const Example> all = language == Language::nl ? std::span<const Example>(kDutch) : std::span<const Example>(kEnglish);
  const std::string lower = lower_case(words);
  auto found = std::find_if(all.begin(), all.end(), [&](const Example& example) { return example.words == lower; });
  return found == all.end() ? std::string_view() : found->said;
}

std::string_view time_unit(std::string_view word, Language language) {
  const std::string lower = lower_case(word);
  for (std::string_view hour : {"u", "h", "hr", "hrs", "uur", "uren", "hour", "hours"})
    if (lower == hour) return language == Language::nl ? "uur" : "hour";
  for (std::string_view minute : {"min", "mins", "minuut", "minuten", "minute", "minutes"})
    if (lower == minute) return language == Language::nl ? "minuut" : "minute";
  return {};
}

std::optional<int> month_named(std::string_view word, Language language) {
  const auto place = place_in(language == Language::nl ? kDutchMonths : kEnglishMonths, word);
  return place ? std::optional(*place + 1) : std::nullopt;
}

std::optional<int> number_named(std::string_view word, Language language) {
  const auto place = place_in(language == Language::nl ? kDutchNumbers : kEnglishNumbers, word);
  return place ? std::optional(*place + 2) : std::nullopt;
}

}  // namespace bkm
