// One provider by name, and a column of that name: whoever stands in it, one party is paid.
#include <algorithm>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kOneOfMany{3755, "single-party-with-column", diag::Severity::warning,
                          "{0} is één partij, en {1} heeft een kolom {0}: wie daar ook staat, dezelfde partij wordt betaald. Schrijf \"{2} {0}\" als daar meer "
                          "aanbieders in staan, en geef anders de kolom een andere naam.",
                          "{0} is one party, and {1} has a column {0}: whoever stands there, the same party is paid. Write \"{2} {0}\" if more providers stand "
                          "in it, and otherwise give the column another name."};

}  // namespace

void check_party_columns(Checker& checker) {
  const Plan& plan = checker.plan;
  for (const Party& party : plan.parties) {
    if (party.role != ast::Role::provider) continue;
    auto table = std::find_if(plan.tables.begin(), plan.tables.end(), [&](const Table& t) {
      const int column = t.column(party.name);
      return column >= 0 && t.columns[static_cast<std::size_t>(column)].type.kind == ValueKind::code;
    });
    if (table == plan.tables.end()) continue;
    checker.report(kOneOfMany, table->columns[static_cast<std::size_t>(table->column(party.name))].span, "", {party.name, table->name(), Bilingual{"aanbieders", "providers"}});
  }
}

}  // namespace bkm::check
