// lines.csv: how a post stands in it, and which post one of its lines is.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/settle/posts.hpp"

namespace bkm::settle {

std::string lines_heading(const std::vector<std::string>& axes);
std::string lines_line(const plan::Plan& plan, const Post& post, const std::vector<std::string>& axes);

// The post of a line as it stands in lines.csv of this run; nothing for any other text.
std::optional<interpret::RuleKey> post_of_line(const plan::Plan& plan, Run& run, std::string_view line);

}  // namespace bkm::settle
