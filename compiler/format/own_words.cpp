#include "compiler/format/own_words.hpp"

#include <span>

#include "runtime/calendar/period.hpp"

namespace bkm::format {

namespace {

constexpr Bilingual kValues[] = {{"minuut", "minute"}, {"minuten", "minutes"}, {"uur", "hour"},        {"uren", "hours"},         {"dagen", "days"},
                                 {"weken", "weeks"},   {"maanden", "months"},  {"kwartalen", "quarters"}, {"halfjaren", "halfyears"}, {"jaren", "years"},
                                 {"getal", "number"},  {"datum", "date"},      {"ja_nee", "yes_no"},   {"percent", "percent"},    {"bsn", "bsn"}};
constexpr Bilingual kRhythms[] = {{"jaarlijks", "yearly"}, {"halfjaarlijks", "halfyearly"}, {"driemaandelijks", "quarterly"}, {"maandelijks", "monthly"}};
// Dutch writes months small and English with a capital; the other way round is read, too.
constexpr Bilingual kMonths[] = {
    {"januari", "January"},     {"februari", "February"}, {"maart", "March"},         {"april", "April"},     {"mei", "May"},           {"juni", "June"},
    {"juli", "July"},           {"augustus", "August"},   {"september", "September"}, {"oktober", "October"}, {"november", "November"}, {"december", "December"},
    {"Januari", "january"},     {"Februari", "february"}, {"Maart", "march"},         {"April", "april"},     {"Mei", "may"},           {"Juni", "june"},
    {"Juli", "july"},           {"Augustus", "august"},   {"September", "september"}, {"Oktober", "october"}, {"November", "november"}, {"December", "december"}};
constexpr Bilingual kFeatures[] = {{"product", "product"},      {"dienst", "service"},    {"nut", "benefit"},       {"bekend", "known"},
                                   {"onbekend", "unknown"},     {"levering", "delivery"}, {"inspanning", "effort"}, {"resultaat", "result"},
                                   {"opdrachtgever", "purchaser"}, {"aanbieder", "provider"}, {"gedeeld", "shared"}, {"structuur", "structure"},
                                   {"proces", "process"},       {"uitkomst", "outcome"}};
constexpr Bilingual kCalls[] = {{"loting", "draw"}};
constexpr Bilingual kDateParts[] = {{"d", "d"}, {"m", "m"}, {"j", "y"}};

std::optional<std::string_view> find(std::span<const Bilingual> words, std::string_view word, Language from) {
  for (const Bilingual& each : words)
    if (each.in(from) == word) return each.in(syntax::other(from));
  return {};
}

std::optional<std::string_view> period_word(std::string_view word, Language from) {
  const auto cycle = cycle_named(word, from);
  return cycle ? std::optional(cycle_word(*cycle).in(syntax::other(from))) : std::nullopt;
}

bool is_axis(const std::vector<syntax::Word>& words, std::size_t at) {
  return at + 1 < words.size() && words[at + 1].place() == "key" && !words[at + 1].starts("key");
}

}  // namespace

Vocabulary vocabulary_at(const std::vector<syntax::Word>& words, std::size_t at) {
  const std::string_view place = words[at].place(), before = at > 0 ? words[at - 1].token : std::string_view();
  if (place == "key") return is_axis(words, at) ? Vocabulary::period : Vocabulary::none;
  if (place == "member" || place == "notation" || place == "header") return Vocabulary::none;
  if (place == "literal" || place == "per" || place == "type" || place == "moment" || place == "later" || place == "window") return Vocabulary::value;
  if ((place == "scale" && before == "OVER") || (place == "word" && words[at].within("unit_statement"))) return Vocabulary::value;
  if (place == "call") return Vocabulary::call;
  if (place == "growth") return Vocabulary::rhythm;
  if (place == "feature") return Vocabulary::feature;
  if (place == "date_format") return Vocabulary::date_part;
  return place == "calendar" && before == "NUMBER" ? Vocabulary::month : Vocabulary::period;
}

std::optional<std::string_view> own_word(Vocabulary vocabulary, std::string_view word, Language from) {
  switch (vocabulary) {
    case Vocabulary::none: return {};
    case Vocabulary::period: return period_word(word, from);
    case Vocabulary::value: {
      const auto found = find(kValues, word, from);
      return found ? found : period_word(word, from);
    }
    case Vocabulary::rhythm: return find(kRhythms, word, from);
    case Vocabulary::month: return find(kMonths, word, from);
    case Vocabulary::feature: return find(kFeatures, word, from);
    case Vocabulary::date_part: return find(kDateParts, word, from);
    case Vocabulary::call: return find(kCalls, word, from);
  }
  return {};
}

}  // namespace bkm::format
