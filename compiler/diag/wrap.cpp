#include "compiler/diag/wrap.hpp"

#include <algorithm>

#include "compiler/diag/visible.hpp"

namespace bkm::diag {

std::size_t screen_columns(const std::string& text) { return visible(text).width; }

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, space - at);
    if (!lines.back().empty() && screen_columns(lines.back()) + 1 + screen_columns(word) > width) lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + word;
    at = space + 1;
  }
  return lines;
}

}  // namespace bkm::diag
