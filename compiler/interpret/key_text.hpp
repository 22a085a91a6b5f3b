// Keys as people write them: `cliënt 1, aanbieder A, 2026-01`. Parts may stand in any order and leave out the name of their axis.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/interpret/data.hpp"
#include "compiler/interpret/settlement.hpp"
#include "compiler/syntax/ast.hpp"

namespace bkm::interpret {

// Stands in a key for a code, period or row that the data does not know: no value has such a key.
constexpr std::int32_t kUnknownPart = INT32_MIN;

// Parts with an axis name go there; periods to the axis whose form they have; the others fill what is left, in order. The term needs no
// part. Nothing when the parts do not fit the frame.
std::optional<Key> key_of(const plan::Plan& plan, const Data& data, const plan::Frame& frame, const std::vector<ast::KeyPart>& parts);

// As it is asked for: basis[cliënt 1, aanbieder A, 2026-01], rest deel[2026].
std::string question(const plan::Plan& plan, const Data& data, const RuleKey& asked);

// Reads `basis[cliënt 1, aanbieder A, 2026-01]`, or `rest deel[2026]` as in a worked example. Requires the settlement of `data`.
//   Reports: why-not-readable, why-rule-unknown, why-no-rest, why-key-unclear, why-code-unknown, why-code-misplaced; each says which names or
//   keys are near.
std::optional<RuleKey> find_key(const plan::Plan& plan, const Data& data, const Settlement& settlement, std::string_view text, diag::Sink& sink);

}  // namespace bkm::interpret
