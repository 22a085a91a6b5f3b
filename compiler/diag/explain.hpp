// The pages of docs/errors: what each finding means, with a wrong and a right contract.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/text/language.hpp"

namespace bkm::diag {

// One page; its first line is "# BKM3701 flow-fan-out".
using ExplainPage = std::string_view;
const std::vector<ExplainPage>& pages_nl();
const std::vector<ExplainPage>& pages_en();

// The page of "BKM3701", "3701" or "flow-fan-out", in any case. A name that two codes share gives both pages, one after the other.
std::optional<std::string> explain(std::string_view code_or_name, Language language);

// The codes and names that look most like `text`, best first.
std::vector<std::string> nearest_codes(std::string_view text, std::size_t count = 3);

}  // namespace bkm::diag
