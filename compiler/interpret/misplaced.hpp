// A code in the place of another in a key: A is a provider, not a client.
#pragma once
#include <optional>

#include "compiler/base/text.hpp"
#include "compiler/interpret/data.hpp"
#include "compiler/interpret/key.hpp"

namespace bkm::interpret {

struct Misplaced {
  std::string code, is, is_not;  // A, aanbieder, cliënt: the last two are names of the key
  std::optional<Key> meant;      // the two changed over, where the other code belongs here
  Text words() const;            // "A" is een aanbieder, geen cliënt
};

// The first code of the key that the data and the contract never have for its own name, but do have for another name of the same key.
std::optional<Misplaced> misplaced(const plan::Plan& plan, const Data& data, const plan::Frame& frame, const Key& key);

}  // namespace bkm::interpret
