#include "compiler/syntax/roles.hpp"

#include "compiler/syntax/words.hpp"

namespace bkm::syntax {

namespace {

using ast::Role;
constexpr RoleWord kRoles[] = {
    {Role::purchaser, {"opdrachtgever", "purchaser"}}, {Role::purchasers, {"opdrachtgevers", "purchasers"}},
    {Role::provider, {"aanbieder", "provider"}},       {Role::providers, {"aanbieders", "providers"}},
    {Role::coalition, {"coalitie", "coalition"}},      {Role::members, {"leden", "members"}},
    {Role::third, {"derde", "third party"}},           {Role::thirds, {"derden", "third parties"}},
};

}  // namespace

const RoleWord* role_named(std::string_view word, Language language) {
  for (const RoleWord& role : kRoles)
    if (role.words.in(language) == word) return &role;
  return nullptr;
}

const RoleWord* role_near(std::string_view word, Language language) {
  for (const RoleWord& role : kRoles)
    if (role.words.in(other(language)) == word || edit_distance(word, role.words.in(language), 2) <= 2) return &role;
  return nullptr;
}

Bilingual role_list() {
  return {"opdrachtgever(s), aanbieder(s), coalitie, leden of derde(n)",
          "purchaser(s), provider(s), coalition, members, third party or third parties"};
}

}  // namespace bkm::syntax
