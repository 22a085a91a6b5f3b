// Text in lines of a limited number of screen columns.
#pragma once
#include <string>
#include <vector>

namespace bkm::diag {

std::size_t screen_columns(const std::string& text);
// Broken at spaces; a word that is longer than `width` stands alone. At least one line.
std::vector<std::string> wrapped(const std::string& text, std::size_t width);

}  // namespace bkm::diag
