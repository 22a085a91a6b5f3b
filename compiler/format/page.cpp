#include "compiler/format/page.hpp"

#include <algorithm>

#include "compiler/format/outline.hpp"
#include "compiler/format/rows.hpp"

namespace bkm::format {

void Page::blank() { blank_ = !rows_.empty(); }

void Page::line(const std::string& code, std::size_t indent) {
  rows_.push_back({std::string(indent, ' ') + code, "", blank_});
  blank_ = false;
}

void Page::note(const std::string& text, std::size_t indent, bool blank) {
  if (blank) this->blank();
  line(text, indent);
  rows_.back().note = true;
}

void Page::margin(const std::string& article, std::size_t indent) {
  std::string& code = rows_.back().code;
  const std::size_t end = width_of(code);
  if (end + kStep <= kMargin) code += std::string(kMargin - end, ' ') + article;
  else if (end + kStep + width_of(article) <= kWidth) code += std::string(kStep, ' ') + article;
  else line(article, std::max(kMargin, indent));
}

void Page::comment(const std::string& text) { rows_.back().comment = text; }

// Where that would make a line too long, each stands close to its own text.
void Page::align_comments(std::size_t first, std::size_t last) {
  std::size_t column = 0, longest = 0;
  for (std::size_t i = first; i < last; ++i) {
    column = std::max(column, width_of(rows_[i].code) + kApart);
    longest = std::max(longest, width_of(rows_[i].comment));
  }
  for (std::size_t i = first; i < last; ++i) {
    const std::size_t end = width_of(rows_[i].code);
    rows_[i].code += std::string(column + longest <= kWidth ? column - end : kApart, ' ') + rows_[i].comment;
  }
}

std::string Page::text() {
  for (std::size_t first = 0, last = 0; first < rows_.size(); first = last) {
    const auto goes_on = [&](std::size_t i) { return i < rows_.size() && !rows_[i].comment.empty() && (i == first || !rows_[i].blank); };
    for (last = first; goes_on(last); ++last) {}
    if (last > first) align_comments(first, last);
    last = std::max(last, first + 1);
  }
  std::string made;
  for (const Row& row : rows_) made += (row.blank ? "\n" : "") + row.code + "\n";
  return made;
}

}  // namespace bkm::format
