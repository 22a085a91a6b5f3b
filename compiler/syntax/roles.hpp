// The roles of parties. Their words are ordinary names elsewhere, so they are no keywords.
#pragma once
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/ast.hpp"

namespace bkm::syntax {

struct RoleWord {
  ast::Role role;
  Bilingual words;
};

const RoleWord* role_named(std::string_view word, Language language);
const RoleWord* role_near(std::string_view word, Language language);
// All of them, for a message.
Bilingual role_list();

}  // namespace bkm::syntax
