// Several parties behind one role: aanbieders Zorg A, Zorg B.
#include <set>

#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/recover.hpp"
#include "compiler/syntax/roles.hpp"

namespace bkm::syntax {

namespace {

// The last word is the short name: A for Zorg A.
std::string short_name(const std::string& title) { return title.substr(title.rfind(' ') + 1); }

// aanbieders: aanbieder, the name of one of them.
std::string one_of(std::string_view role, Language language) {
  constexpr Bilingual kOnes[] = {{"opdrachtgever", "purchaser"}, {"aanbieder", "provider"}, {"lid", "member"}, {"derde", "other"}};
  constexpr Bilingual kBegins[] = {{"opdr", "purch"}, {"aanb", "prov"}, {"led", "memb"}, {"derd", "third"}};
  for (std::size_t i = 0; i < std::size(kOnes); ++i)
    if (role.starts_with(kBegins[i].in(language))) return std::string(kOnes[i].in(language));
  return std::string(role);
}

}  // namespace

// The words from `at` on, up to the role of another party.
std::size_t Recovery::title_end(std::size_t at) const {
  std::size_t end = at;
  while (type(end) == P::WORD && (end == at || (!this->at(end)->first_on_line && !role_named(text(end), language_)))) ++end;
  return end;
}

// Zorg A, Zorg B; A "Zorg A", B "Zorg B"; "Zorg A", "Zorg B": each with its short name. `end`: behind the last one.
std::vector<Recovery::Titled> Recovery::listed_parties(std::size_t first, std::size_t& end) const {
  std::vector<Titled> listed;
  for (end = first;; ++end) {
    const std::size_t begin = end, words = title_end(begin);
    const std::string name = words > begin ? words_in(span(begin, words - begin)) : std::string();
    const bool titled = type(words) == P::TEXT;
    if (name.empty() && !titled) return {};
    const std::string title = titled ? std::string(text(words).substr(1, text(words).size() - 2)) : name;
    listed.push_back({short_name(name.empty() ? title : name), title});
    end = words + titled;
    if (type(end) != P::COMMA) return listed;
  }
}

bool Recovery::party_list() {
  if (type(begin_) != P::PARTIES) return false;
  std::size_t role = stop_.at, end = 0;
  while (role > begin_ && !role_named(text(role), language_)) --role;
  const std::vector<Titled> listed = role > begin_ ? listed_parties(role + 1, end) : std::vector<Titled>{};
  if (listed.size() < 2 || end <= stop_.at) return false;
  std::string right;
  std::set<std::string> names;
  for (const auto& [name, title] : listed) right += (right.empty() ? "" : ", ") + name + " \"" + title + '"', names.insert(name);
  right = one_of(text(role), language_) + " { " + right + " }";
  const Span where = span(role + 1, end - role - 1);
  const diag::Arg word = shown(role);
  if (names.size() < listed.size() || !helps({role + 1, end - role - 1, P::WORD, 0})) return false;
  return fix(say(kPartyList, where, {word, right}), where, right), true;
}

}  // namespace bkm::syntax
