#include "compiler/syntax/row_text.hpp"

namespace bkm::syntax {

namespace {

std::pair<std::size_t, std::size_t> trimmed(std::string_view line, std::size_t begin, std::size_t end) {
  constexpr std::string_view hard = "\u00A0";
  const auto blank = [&](std::size_t i) { return line[i] == ' ' || line[i] == '\t'; };
  for (; begin < end && (blank(begin) || line.substr(begin).starts_with(hard)); begin += blank(begin) ? 1 : hard.size()) {}
  for (; end > begin && (blank(end - 1) || line.substr(begin, end - begin).ends_with(hard)); end -= blank(end - 1) ? 1 : hard.size()) {}
  return {begin, end};
}

}  // namespace

RowText cells_of(std::string_view line) {
  RowText made;
  std::size_t begin = 1;
  bool quoted = false;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] != '|' || quoted) continue;
    made.cells.push_back(trimmed(line, begin, i));
    begin = i + 1;
  }
  const std::size_t rest = line.find_first_not_of(" \t", begin);
  if (rest == std::string_view::npos) return made;
  if (line.substr(rest).starts_with("--")) made.comment = rest;
  else made.cells.push_back(trimmed(line, begin, line.size()));
  return made;
}

}  // namespace bkm::syntax
