#include "compiler/syntax/everyday.hpp"

#include <algorithm>

#include "compiler/base/everyday.hpp"

namespace bkm::syntax {
namespace {

constexpr Everyday kDutch[] = {
    {"indien", {P::IF}}, {"wanneer", {P::IF}}, {"zodra", {P::IF}}, {"mits", {P::IF}}, {"zo niet", {P::ELSE}},
    {"maximaal", {P::AT_MOST, P::TOT}}, {"max", {P::AT_MOST, P::HIGHEST}},
    {"maximum", {P::AT_MOST, P::HIGHEST}}, {"ten hoogste", {P::AT_MOST, P::TOT}}, {"centen", {P::THE_CENT}}, {"hele centen", {P::THE_CENT}},
    {"afgelopen", {P::VORIGE, P::VORIG}}, {"de afgelopen", {P::VORIGE}}, {"de laatste", {P::VORIGE}}, {"gegeven", {P::DATA}},
    {"elke", {P::PER}}, {"elk", {P::PER}}, {"iedere", {P::PER}}, {"ieder", {P::PER}}, {"is", {P::EQUAL}},
    {"minimaal", {P::AT_LEAST}}, {"min", {P::MINUS, P::AT_LEAST, P::LOWEST}}, {"minus", {P::MINUS}},
    {"minimum", {P::AT_LEAST, P::LOWEST}}, {"ten minste", {P::AT_LEAST}},
    {"hoogstens", {P::TOT}}, {"plafond", {P::LIMIT}}, {"limiet", {P::LIMIT}},
    {"maximeer", {P::LIMIT}}, {"beperk", {P::LIMIT}},
    {"betalen", {P::PAY}}, {"uitbetalen", {P::PAY}}, {"begrenzen", {P::LIMIT}}, {"bepalen", {P::DEFINE}}, {"verrekenen", {P::ADJUST}}, {"verdelen", {P::SPLIT}},
    {"publiceren", {P::PUBLISH}}, {"afkeuren", {P::REJECT}}, {"afronden", {P::ROUNDED}}, {"afgerond", {P::ROUND}},
    {"voorbeeld", {P::EXAMPLE}}, {"vergoed", {P::PAY}}, {"vergoeding", {P::PAY}}, {"betaling", {P::PAY}}, {"boete", {P::PENALTY}}, {"korting", {P::PENALTY}},
    {"toeslag", {P::BONUS}}, {"premie", {P::BONUS}}, {"bereken", {P::DEFINE}}, {"definieer", {P::DEFINE}}, {"definitie", {P::DEFINE}},
    {"weiger", {P::REJECT}}, {"controleer", {P::REQUIRE}}, {"vereis", {P::REQUIRE}}, {"totaal", {P::SUM}}, {"optelling", {P::SUM}},
    {"tot en met", {P::THROUGH}}, {"in volgorde van", {P::ORDER}}, {"op volgorde van", {P::ORDER}}, {"voor", {P::PER}}, {"voor iedere", {P::FOR_EACH}}, {"voor ieder", {P::FOR_EACH}}, {"voor elk", {P::FOR_EACH}}, {"voor each", {P::FOR_EACH}}, {"for elke", {P::FOR_EACH}},
    {"met ingang van", {P::VANAF}}, {"ingaande", {P::VANAF}}, {"startend op", {P::VANAF}},
    {"op basis van", {P::BY}}, {"naar rato van", {P::BY}}, {"naar rato", {P::BY}}, {"evenredig met", {P::BY}}, {"evenredig aan", {P::BY}}, {"naar verhouding van", {P::BY}}, {"restant", {P::REST}},
    {"maal", {P::TIMES}}, {"keer", {P::TIMES}}, {"x", {P::TIMES}}, {"gedeeld door", {P::DIVIDE}}, {"plus", {P::PLUS}},
    {"gelijk aan", {P::EQUAL}}, {"ongelijk aan", {P::UNEQUAL}}, {"groter dan", {P::GREATER}}, {"meer dan", {P::GREATER}}, {"hoger dan", {P::GREATER}},
    {"kleiner dan", {P::LESS}}, {"minder dan", {P::LESS}}, {"lager dan", {P::LESS}},
    {"is groter dan", {P::GREATER}}, {"is meer dan", {P::GREATER}}, {"is hoger dan", {P::GREATER}}, {"is kleiner dan", {P::LESS}},
    {"is minder dan", {P::LESS}}, {"is lager dan", {P::LESS}}, {"is gelijk aan", {P::EQUAL}}, {"is ongelijk aan", {P::UNEQUAL}},
    {"is niet gelijk aan", {P::UNEQUAL}}, {"voor alle", {P::FOR_EACH}}, {"waarbij", {P::WHERE}}, {"waarvan", {P::WHERE}},
    {"tarieven", {P::RATE}}, {"prijs", {P::RATE}}, {"prijzen", {P::RATE}}, {"gegevenstabel", {P::DATA}}, {"met sleutel", {P::KEY}}, {"aantal van", {P::COUNT}}, {"het aantal", {P::COUNT}},
};

constexpr Everyday kEnglish[] = {
    {"when", {P::IF}}, {"whenever", {P::IF}}, {"provided", {P::IF}}, {"otherwise", {P::ELSE}},
    {"maximum", {P::AT_MOST, P::HIGHEST}}, {"max", {P::AT_MOST, P::HIGHEST}},
    {"no more than", {P::TO, P::AT_MOST}}, {"cents", {P::THE_CENT}}, {"whole cents", {P::THE_CENT}},
    {"last", {P::PREVIOUS}}, {"past", {P::PREVIOUS}}, {"the last", {P::PREVIOUS}}, {"the past", {P::PREVIOUS}}, {"the previous", {P::PREVIOUS}}, {"given", {P::DATA}},
    {"each", {P::PER}}, {"every", {P::PER}}, {"is", {P::EQUAL}}, {"the nearest cent", {P::THE_CENT}}, {"minimum", {P::AT_LEAST, P::LOWEST}},
    {"min", {P::AT_LEAST, P::LOWEST}}, {"no less than", {P::AT_LEAST}},
    {"at most", {P::TO}}, {"cap", {P::LIMIT}}, {"ceiling", {P::LIMIT}},
    {"paying", {P::PAY}}, {"limiting", {P::LIMIT}}, {"defining", {P::DEFINE}}, {"adjusting", {P::ADJUST}}, {"splitting", {P::SPLIT}},
    {"publishing", {P::PUBLISH}}, {"rejecting", {P::REJECT}}, {"round", {P::ROUNDED}}, {"rounding", {P::ROUNDED, P::ROUND}}, {"rounded", {P::ROUND}},
    {"restrict", {P::LIMIT}}, {"reimburse", {P::PAY}}, {"worked example", {P::EXAMPLE}}, {"payment", {P::PAY}}, {"compensate", {P::PAY}},
    {"fine", {P::PENALTY}}, {"deduction", {P::PENALTY}}, {"supplement", {P::BONUS}}, {"premium", {P::BONUS}},
    {"calculate", {P::DEFINE}}, {"compute", {P::DEFINE}}, {"let", {P::DEFINE}}, {"refuse", {P::REJECT}}, {"deny", {P::REJECT}}, {"assert", {P::REQUIRE}},
    {"ensure", {P::REQUIRE}}, {"total", {P::SUM}}, {"mean", {P::AVERAGE}}, {"until", {P::THROUGH}}, {"up to", {P::THROUGH, P::TO}}, {"by order of", {P::ORDER}},
    {"for", {P::PER}}, {"for every", {P::FOR_EACH}}, {"foreach", {P::FOR_EACH}}, {"for elke", {P::FOR_EACH}}, {"voor each", {P::FOR_EACH}},
    {"as of", {P::FROM}}, {"as from", {P::FROM}}, {"with effect from", {P::FROM}}, {"effective from", {P::FROM}}, {"effective", {P::FROM}}, {"starting", {P::FROM}}, {"starting from", {P::FROM}},
    {"pro rata", {P::BY}}, {"pro rata to", {P::BY}}, {"in proportion to", {P::BY}}, {"proportional to", {P::BY}}, {"based on", {P::BY}}, {"according to", {P::BY}}, {"remainder", {P::REST}}, {"times", {P::TIMES}}, {"x", {P::TIMES}}, {"divided by", {P::DIVIDE}}, {"plus", {P::PLUS}}, {"minus", {P::MINUS}},
    {"equal to", {P::EQUAL}}, {"equals", {P::EQUAL}}, {"unequal to", {P::UNEQUAL}}, {"greater than", {P::GREATER}}, {"more than", {P::GREATER}},
    {"less than", {P::LESS}}, {"fewer than", {P::LESS}},
    {"is greater than", {P::GREATER}}, {"is more than", {P::GREATER}}, {"is less than", {P::LESS}}, {"is fewer than", {P::LESS}},
    {"is equal to", {P::EQUAL}}, {"is not equal to", {P::UNEQUAL}}, {"for all", {P::FOR_EACH}}, {"whereby", {P::WHERE}}, {"for which", {P::WHERE}},
    {"rates", {P::RATE}}, {"tariff", {P::RATE}}, {"tariffs", {P::RATE}}, {"price", {P::RATE}}, {"prices", {P::RATE}}, {"fee", {P::RATE}}, {"fees", {P::RATE}},
    {"dataset", {P::DATA}}, {"datatable", {P::DATA}}, {"with key", {P::KEY}}, {"count of", {P::COUNT}}, {"number of", {P::COUNT}}, {"from start", {P::SINCE_START}}, {"from the start of", {P::SINCE_START}},
};

}  // namespace

EverydayPhrase everyday_phrase(std::span<const std::string_view> words, Language language) {
  const std::span<const Everyday> all = language == Language::nl ? std::span<const Everyday>(kDutch) : std::span<const Everyday>(kEnglish);
  EverydayPhrase longest;
  std::string phrase;
  for (std::size_t parts = 1; parts <= words.size(); ++parts) {
    phrase += (parts > 1 ? " " : "") + lower_case(words[parts - 1]);
    auto found = std::find_if(all.begin(), all.end(), [&](const Everyday& each) { return each.words == phrase; });
    if (found != all.end()) longest = {&*found, parts};
  }
  return longest;
}

}  // namespace bkm::syntax
