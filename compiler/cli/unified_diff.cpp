#include "compiler/cli/unified_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace bkm::cli {
namespace {

constexpr std::size_t kAround = 3;
constexpr std::size_t kMostCells = 25'000'000;  // of the table below; larger changes are shown as one

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    lines.push_back(text.substr(0, end + 1));
    text.remove_prefix(end + 1);
  }
  return lines;
}

struct Edit {
  char sign;  // ' ' in both, '-' before only, '+' after only
  std::string_view line;
};
using Lines = std::vector<std::string_view>;

// The longest common lines of two parts that begin and end differently.
void add_changes(const Lines& a, const Lines& b, std::vector<Edit>& edits) {
  const std::size_t n = a.size(), m = b.size();
  if ((n + 1) * (m + 1) > kMostCells) {
    for (std::string_view line : a) edits.push_back({'-', line});
    for (std::string_view line : b) edits.push_back({'+', line});
    return;
  }
  std::vector<std::uint32_t> common((n + 1) * (m + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return common[i * (m + 1) + j]; };
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;) at(i, j) = a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
  for (std::size_t i = 0, j = 0; i < n || j < m;) {
    if (i < n && j < m && a[i] == b[j]) edits.push_back({' ', a[i]}), ++i, ++j;
    else if (i < n && (j == m || at(i + 1, j) >= at(i, j + 1))) edits.push_back({'-', a[i++]});
    else edits.push_back({'+', b[j++]});
  }
}

std::vector<Edit> edits_between(const Lines& a, const Lines& b) {
  std::size_t head = 0, tail = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < head; ++i) edits.push_back({' ', a[i]});
  add_changes({a.begin() + head, a.end() - tail}, {b.begin() + head, b.end() - tail}, edits);
  for (std::size_t i = a.size() - tail; i < a.size(); ++i) edits.push_back({' ', a[i]});
  return edits;
}

// The number before a line, as `diff` counts: a part without lines is named by the line before it.
std::string range(std::size_t before, std::size_t count) {
  return count == 1 ? std::to_string(before + 1) : fmt::format("{},{}", count == 0 ? before : before + 1, count);
}

std::string hunk(const std::vector<Edit>& edits, std::size_t first, std::size_t last) {
  const auto count = [&](std::size_t from, std::size_t to, char sign) {
    return static_cast<std::size_t>(std::count_if(edits.begin() + from, edits.begin() + to, [=](const Edit& e) { return e.sign == ' ' || e.sign == sign; }));
  };
  std::string made = fmt::format("@@ -{} +{} @@\n", range(count(0, first, '-'), count(first, last, '-')), range(count(0, first, '+'), count(first, last, '+')));
  for (std::size_t i = first; i < last; ++i) {
    made += edits[i].sign + std::string(edits[i].line);
    if (!edits[i].line.ends_with('\n')) made += "\n\\ No newline at end of file\n";
  }
  return made;
}

}  // namespace

std::string unified_diff(const std::string& name, const std::string& before, const std::string& after) {
  if (before == after) return "";
  const std::vector<Edit> edits = edits_between(lines_of(before), lines_of(after));
  std::string made = "--- " + name + "\n+++ " + name + "\n";
  for (std::size_t i = 0; i < edits.size();) {
    if (edits[i].sign == ' ') {
      ++i;
      continue;
    }
    const std::size_t first = i < kAround ? 0 : i - kAround;
    std::size_t last = i, same = 0;  // changes with little between them are one
    for (; last < edits.size() && same <= 2 * kAround; ++last) same = edits[last].sign == ' ' ? same + 1 : 0;
    last -= same > kAround ? same - kAround : 0;
    made += hunk(edits, first, last);
    i = last;
  }
  return made;
}

}  // namespace bkm::cli
