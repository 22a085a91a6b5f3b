// Several parties behind one role: aanbieders Zorg A, Zorg B.
#include <set>

#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/recover.hpp"
#include "compiler/syntax/roles.hpp"

namespace bkm::syntax {

namespace {

// Zorg A: A "Zorg A". The last word is the short name.
std::string member(std::string_view title) { return std::string(title.substr(title.rfind(' ') + 1)) + " \"" + std::string(title) + '"'; }

// aanbieders: aanbieder, the name of one of them.
std::string one_of(std::string_view role, Language language) {
  constexpr Bilingual kOnes[] = {{"opdrachtgever", "purchaser"}, {"aanbieder", "provider"}, {"lid", "member"}, {"derde", "other"}};
  for (const Bilingual& one : kOnes)
    if (role.starts_with(one.in(language).substr(0, 3))) return std::string(one.in(language));
  return std::string(role);
}

}  // namespace

// The names from `first` on with commas between them; where the last one ends in `end`.
std::vector<std::string> Recovery::listed_titles(std::size_t first, std::size_t& end) const {
  std::vector<std::string> titles;
  for (end = first;; ++end) {
    const std::size_t begin = end;
    if (type(begin) == P::TEXT) titles.emplace_back(text(begin).substr(1, text(begin).size() - 2)), ++end;
    else {
      while (type(end) == P::WORD && (end == begin || !at(end)->first_on_line)) ++end;
      if (end == begin) return {};
      titles.push_back(words_in(span(begin, end - begin)));
    }
    if (type(end) != P::COMMA) return titles;
  }
}

bool Recovery::party_list() {
  if (type(begin_) != P::PARTIES) return false;
  std::size_t role = stop_.at, end = 0;
  while (role > begin_ && !role_named(text(role), language_)) --role;
  const std::vector<std::string> titles = role > begin_ ? listed_titles(role + 1, end) : std::vector<std::string>{};
  if (titles.size() < 2 || end <= stop_.at) return false;
  std::string right;
  std::set<std::string> members;
  for (const std::string& title : titles) right += (right.empty() ? "" : ", ") + member(title), members.insert(member(title).substr(0, member(title).find(' ')));
  right = one_of(text(role), language_) + " { " + right + " }";
  const Span where = span(role + 1, end - role - 1);
  const diag::Arg word = shown(role);
  if (members.size() < titles.size() || !helps({role + 1, end - role - 1, P::WORD, 0})) return false;
  return fix(say(kPartyList, where, {word, right}), where, right), true;
}

}  // namespace bkm::syntax
