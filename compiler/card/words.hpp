// Expressions of a contract in words for who does not read contracts as code. Private to compiler/card.
#pragma once
#include "compiler/card/names.hpp"
#include "compiler/card/reads.hpp"

namespace bkm::card {

// An amount or a condition: "2% van het totaal van "Begeleiding", als rapportcijfer ten minste 8". What has no words here stands as written.
Text in_words(const Contract& contract, plan::ExprId id);
// The same, and of a column of the data in which table it stands.
Text in_words_with_sources(const Contract& contract, plan::ExprId id);

// Of what is taken back, without its sign.
Text in_words_unsigned(const Contract& contract, plan::ExprId id);
// "score ten minste 8 en niet geslaagd"
Text in_words_of_conditions(const Contract& contract, const Conditions& conditions);

}  // namespace bkm::card
