#include "compiler/syntax/statements.hpp"

#include "compiler/syntax/tokens.hpp"

namespace bkm::syntax {

Bilingual statement_name(std::size_t token) {
  switch (token) {
    case P::USE: return {"deze verwijzing naar een module", "this reference to a module"};
    case P::PARTIES: return {"de lijst van partijen", "the list of parties"};
    case P::PERIOD: return {"de periode", "the period"};
    case P::UNIT: return {"deze lijst van eenheden", "this list of units"};
    case P::DATA: return {"deze gegevens", "this data table"};
    case P::PERFORMANCE: return {"deze prestatie", "this performance"};
    case P::REWARD: return {"het begin van de beloning", "the start of the reward"};
    case P::TABLE: return {"deze tabel", "this table"};
    case P::SCALE: return {"deze staffel", "this scale"};
    case P::FUNCTION: return {"deze functie", "this function"};
    case P::RATE: return {"dit tarief", "this rate"};
    case P::PARAMETER: return {"deze parameter", "this parameter"};
    case P::LIMIT: return {"deze begrenzing", "this limit"};
    case P::REJECT: return {"deze afkeuring", "this rejection"};
    case P::REQUIRE: return {"deze eis", "this requirement"};
    case P::EXAMPLE: return {"dit rekenvoorbeeld", "this worked example"};
    case P::BKM: return {"de eerste regel", "the first line"};
    default: return {"deze regel", "this rule"};
  }
}

bool begins_rule(std::size_t token) {
  switch (token) {
    case P::RATE: case P::PARAMETER: case P::DEFINE: case P::PAY: case P::BONUS: case P::PENALTY: case P::ADJUST: case P::CONDITION: case P::PUBLISH: return true;
    default: return false;
  }
}

}  // namespace bkm::syntax
