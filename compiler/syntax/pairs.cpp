#include "compiler/syntax/pairs.hpp"

namespace bkm::syntax {

namespace {

// As the `.._word` rules of the grammar say.
struct Pair {
  std::size_t rule, nl, en;
};
constexpr Pair kPairs[] = {
    {P::RuleFrom_word, P::VAN, P::FROM},
    {P::RuleOf_word, P::VAN, P::OF},
    {P::RuleSince_word, P::VANAF, P::FROM},
    {P::RuleSource_word, P::UIT, P::FROM},
    {P::RuleOn_word, P::OP, P::ON},
    {P::RuleStep_word, P::OP, P::TO},
    {P::RuleTill_word, P::TOT, P::TO},
    {P::RuleTo_word, P::AAN, P::TO},
    {P::RuleCounts_word, P::TELT, P::COUNTS},
    {P::RuleCounted_word, P::TELT_MEE, P::COUNTS},
    {P::RuleCounts_not_word, P::TELT_NIET, P::COUNTS_NOT},
    {P::RuleNot_counted_word, P::TELT_NIET_MEE, P::COUNTS_NOT},
    {P::RuleWindow, P::VORIGE, P::PREVIOUS},
    {P::RuleWindow, P::VORIG, P::PREVIOUS},
    {P::RuleCore, P::VORIGE, P::PREVIOUS},
};

std::size_t from(const Pair& pair, Language language) { return language == Language::nl ? pair.nl : pair.en; }

}  // namespace

std::vector<std::size_t> same_place(std::size_t token, Language language) {
  std::vector<std::size_t> found;
  for (const Pair& pair : kPairs)
    if (from(pair, other(language)) == token && std::find(found.begin(), found.end(), from(pair, language)) == found.end())
      found.push_back(from(pair, language));
  const Keyword* keyword = keyword_of(token);
  if (found.empty() && keyword && !keyword->in(language).empty()) found.push_back(token);
  return found;
}

std::size_t paired(std::size_t rule, std::size_t token, Language language, bool before_number) {
  std::size_t found = token;
  // Of two pairs in one place, the first is the one before a number: vorige 3 jaren, vorig jaar.
  for (const Pair& pair : kPairs)
    if (pair.rule == rule && from(pair, other(language)) == token && (found == token || !before_number)) found = from(pair, language);
  return found;
}

bool is_place_word(std::size_t token) {
  for (const Pair& pair : kPairs)
    if (pair.nl == token || pair.en == token) return true;
  return false;
}

}  // namespace bkm::syntax
