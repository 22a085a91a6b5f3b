#include "compiler/syntax/pairs.hpp"

namespace bkm::syntax {

namespace {

// As the `.._word` rules of the grammar say.
struct Pair {
  std::size_t nl, en;
};
constexpr Pair kPairs[] = {
    {P::VAN, P::FROM},   {P::VAN, P::OF},           {P::VANAF, P::FROM},  {P::UIT, P::FROM},         {P::OP, P::ON},
    {P::OP, P::TO},      {P::TOT, P::TO},           {P::AAN, P::TO},      {P::VORIG, P::PREVIOUS},   {P::VORIGE, P::PREVIOUS},
    {P::TELT, P::COUNTS}, {P::TELT_MEE, P::COUNTS}, {P::TELT_NIET, P::COUNTS_NOT}, {P::TELT_NIET_MEE, P::COUNTS_NOT},
};

}  // namespace

std::vector<std::size_t> same_place(std::size_t token, Language language) {
  std::vector<std::size_t> found;
  for (const Pair& pair : kPairs) {
    if (language == Language::nl && pair.en == token) found.push_back(pair.nl);
    if (language == Language::en && pair.nl == token) found.push_back(pair.en);
  }
  const Keyword* keyword = keyword_of(token);
  if (found.empty() && keyword && !keyword->in(language).empty()) found.push_back(token);
  return found;
}

bool is_place_word(std::size_t token) {
  for (const Pair& pair : kPairs)
    if (pair.nl == token || pair.en == token) return true;
  return false;
}

}  // namespace bkm::syntax
