#include "compiler/format/notes.hpp"

#include <algorithm>

#include "compiler/syntax/row_text.hpp"

namespace bkm::format {

namespace {

// A carriage return ends a line, too, alone or before a line feed.
std::string with_line_feeds(std::string_view text) {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r') made += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n') made += '\n';
  return made;
}

std::string without_end_blanks(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r' || text.back() == '\f')) text.remove_suffix(1);
  return std::string(text);
}

std::string comment_in(std::string_view line) {
  const std::size_t at = line.find("--");
  return at == std::string_view::npos ? "" : without_end_blanks(line.substr(at));
}

std::string row_comment(std::string_view row) {
  const std::size_t at = syntax::cells_of(row).comment;
  return at == std::string_view::npos ? "" : without_end_blanks(row.substr(at));
}

// The lines after the first are lines of their own; the last one holds the word.
void read_lines(std::string_view gap, Around& word) {
  bool blank = false;
  while (true) {
    const std::size_t end = gap.find('\n');
    if (end == std::string_view::npos) break;
    const std::string_view line = gap.substr(0, end);
    gap.remove_prefix(end + 1);
    if (std::string comment = comment_in(line); !comment.empty()) {
      word.before.push_back({std::move(comment), line.find("--"), blank});
      blank = false;
    } else {
      blank = true;
    }
  }
  word.blank = blank;
}

}  // namespace

std::vector<Around> notes_of(std::string_view text, const syntax::Concrete& concrete) {
  std::vector<Around> all(concrete.words.size() + 1);
  const auto is_row = [&](std::size_t i) { return concrete.words[i].kind == syntax::WordKind::row; };
  std::size_t at = text.starts_with("\uFEFF") ? 3 : 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool last = i == concrete.words.size();
    std::string gap = with_line_feeds(text.substr(at, (last ? text.size() : concrete.words[i].span.begin) - at));
    if (last) gap += '\n';  // the last line may have no end
    const std::size_t line_end = i == 0 ? 0 : gap.find('\n');
    all[i].fresh = i == 0 || line_end != std::string::npos;
    // A row holds its own comment; nothing else can follow it on its line.
    if (i > 0) all[i - 1].after = is_row(i - 1) ? row_comment(concrete.words[i - 1].text) : comment_in(std::string_view(gap).substr(0, line_end));
    if (all[i].fresh) read_lines(i == 0 ? std::string_view(gap) : std::string_view(gap).substr(line_end + 1), all[i]);
    if (!last) at = concrete.words[i].span.end;
  }
  return all;
}

std::vector<std::string> comments_of(const std::vector<Around>& around) {
  std::vector<std::string> all;
  for (const Around& each : around) {
    for (const Note& note : each.before) all.push_back(note.text);
    if (!each.after.empty()) all.push_back(each.after);
  }
  return all;
}

}  // namespace bkm::format
