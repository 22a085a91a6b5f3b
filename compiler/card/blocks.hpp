// The features of each building block. Private to compiler/card.
#pragma once
#include "compiler/card/card.hpp"

namespace bkm::card {

struct Contract {
  const plan::Plan& plan;
  const SourceMap& sources;
};

std::vector<Feature> parties_block(const Contract& contract);
std::vector<Feature> performance_block(const Contract& contract);
std::vector<Feature> reward_block(const Contract& contract);
std::vector<Feature> period_block(const Contract& contract);

// "betaal basis, artikel 5"
Text clause_of(const Contract& contract, const plan::Rule& rule);
Text clause_of(const Contract& contract, const plan::Limit& limit);
Text clause_of(const Contract& contract, const plan::Reject& reject);
Text clause_of(const Contract& contract, const plan::Require& require);
// What a feature of a performance says in full: "inspanning" is an obligation of effort.
Text feature_word(const Contract& contract, const std::string& value);
// The same in English whatever the language of the contract: "effort".
std::string feature_id(const Contract& contract, const std::string& value);
// A keyword of the contract's own language: "partijen".
Text keyword(const Contract& contract, std::string_view nl, std::string_view en);
// As it stands in the contract, its numbers in the notation of each language.
Text written(const Contract& contract, Span span);
// "per cliënt, aanbieder, maand", or nothing.
Text per(const plan::Frame& frame);
Text list_of(const std::vector<std::string>& names);

}  // namespace bkm::card
