#include "compiler/format/layout.hpp"

#include <algorithm>

#include "compiler/format/outline.hpp"
#include "compiler/format/page.hpp"
#include "compiler/format/rows.hpp"

namespace bkm::format {

namespace {

using syntax::Word;

constexpr std::size_t kLongestCell = 32;  // what is longer stands by itself, and does not push its neighbours away

class Layout {
 public:
  Layout(const syntax::Concrete& concrete, const std::vector<Around>& around, const RowColumns& columns)
      : words_(concrete.words), around_(around), columns_(columns), language_(concrete.language), lines_(lines_of(concrete, around)), column_(words_.size(), 0) {}

  std::string run() {
    align();
    for (std::size_t i = 0; i < lines_.size(); ++i) put(i);
    for (const Note& note : around_.back().before) page_.note(note.text, closing_indent(note, 0), note.blank);
    return page_.text();
  }

 private:
  // --- columns ---

  // The second and third column of a line begin at these words; 0: it has none.
  struct Cells {
    std::size_t second = 0, third = 0;
  };
  Cells cells_of(const Line& line) const {
    Cells cells;
    for (std::size_t i = line.first + 1; i < line.last; ++i) {
      const Word& word = words_[i];
      if (line.kind == LineKind::pair && !cells.second && words_[i - 1].token == "COLON") cells.second = i;
      if (line.kind == LineKind::party && !cells.second && words_[i - 1].kind == syntax::WordKind::role) cells.second = i;
      if (line.kind == LineKind::party && cells.second && !cells.third && (word.token == "TEXT" || word.token == "OPEN_SET")) cells.third = i;
      if (line.kind == LineKind::column && !cells.second && (word.token == "COLON" || word.token == "IN")) cells.second = i;
      if (line.kind == LineKind::column && !cells.third && word.starts("heading")) cells.third = i;
    }
    return cells;
  }

  void align() {
    for (std::size_t first = 0, last = 0; first < lines_.size(); first = last) {
      for (last = first + 1; last < lines_.size() && belongs(lines_[last - 1], lines_[last]); ++last) {}
      if (lines_[first].kind != LineKind::plain && lines_[first].kind != LineKind::row) align(first, last, &Cells::second), align(first, last, &Cells::third);
    }
  }
  static bool belongs(const Line& before, const Line& line) { return line.kind == before.kind && !line.blank && !line.opens && line.indent == before.indent; }

  void align(std::size_t first, std::size_t last, std::size_t Cells::*cell) {
    std::size_t column = 0;
    const auto width_before = [&](const Line& line) {
      const std::size_t begins = cells_of(line).*cell;
      return begins && !is_cut(line) ? width(line.first, begins) : 0;
    };
    const auto takes_part = [&](std::size_t width) { return width > 0 && (cell == &Cells::third || width <= kLongestCell); };
    for (std::size_t i = first; i < last; ++i)
      if (const std::size_t width = width_before(lines_[i]); takes_part(width)) column = std::max(column, width);
    for (std::size_t i = first; i < last; ++i)
      if (takes_part(width_before(lines_[i]))) column_[cells_of(lines_[i]).*cell] = column + (cell == &Cells::third && lines_[i].kind == LineKind::column ? 2 : 1);
  }

  // --- widths ---

  std::string gap(std::size_t at, std::size_t width) const {
    if (column_[at] > width) return std::string(column_[at] - width, ' ');
    if (is_glued(words_, at)) return "";
    return words_[at].starts("feature") ? "  " : " ";
  }
  std::string code(std::size_t first, std::size_t last) const {
    std::string made;
    for (std::size_t i = first; i < last; ++i) made += (i == first ? "" : gap(i, column_[i] ? width_of(made) : 0)) + words_[i].text;
    return made;
  }
  std::size_t width(std::size_t first, std::size_t last) const { return width_of(code(first, last)); }

  // --- lines ---

  // A comment inside, or a phrase to keep apart, ends a line wherever it stands.
  bool is_forced(std::size_t at) const { return words_[at].apart || !around_[at].before.empty() || !around_[at - 1].after.empty(); }
  bool is_cut(const Line& line) const {
    for (std::size_t i = line.first + 1; i < line.last; ++i)
      if (is_forced(i)) return true;
    return false;
  }

  void put(std::size_t at) {
    const Line& line = lines_[at];
    put_notes(line);
    if (line.opens) opened_ = line.indent;
    if (line.kind == LineKind::row) return put_row(at);
    std::size_t first = line.first, indent = line.indent;
    for (std::size_t i = line.first + 1; i <= line.last; ++i) {
      if (i < line.last && !is_forced(i)) continue;
      if (first > line.first)
        for (const Note& note : around_[first].before) page_.note(note.text, indent, false);
      put_words(first, i, indent);
      if (!around_[i - 1].after.empty()) page_.comment(around_[i - 1].after);
      first = i;
      indent = line.indent + kStep;
    }
  }

  void put_notes(const Line& line) {
    const Around& around = around_[line.first];
    const std::size_t closing = closing_notes(line);
    for (std::size_t i = 0; i < around.before.size(); ++i) {
      const Note& note = around.before[i];
      if (i < closing) page_.note(note.text, closing_indent(note, line.indent), note.blank);
      else page_.note(note.text, line.indent, i == closing ? line.blank : note.blank && may_part(line));
    }
    if (closing == around.before.size() ? line.blank : around.blank && may_part(line)) page_.blank();
  }
  // A comment that stands deeper than the statement below it belongs to what went before.
  std::size_t closing_notes(const Line& line) const {
    const auto& notes = around_[line.first].before;
    std::size_t n = 0;
    while (line.opens && line.first > 0 && n < notes.size() && notes[n].column > line.indent) ++n;
    return n;
  }
  std::size_t closing_indent(const Note& note, std::size_t next) const {
    return note.column <= next ? next : opened_ > next ? opened_ : opened_ + kStep;
  }
  // A rule is not parted from its steps and clauses by a blank line.
  bool may_part(const Line& line) const { return line.opens || line.kind != LineKind::plain || words_[line.first].within("example"); }

  void put_row(std::size_t at) {
    if (at == 0 || lines_[at - 1].kind != LineKind::row) {
      std::vector<std::string_view> rows;
      for (std::size_t i = at; i < lines_.size() && lines_[i].kind == LineKind::row; ++i) rows.push_back(words_[lines_[i].first].text);
      rows_ = aligned_rows(rows, columns_.at(lines_[at].first), language_);
      first_row_ = at;
    }
    page_.line(rows_[at - first_row_], lines_[at].indent);
    if (const std::string& comment = around_[lines_[at].first].after; !comment.empty()) page_.comment(comment);
  }

  // The article stands in the margin of the line it ends.
  void put_words(std::size_t first, std::size_t last, std::size_t indent) {
    std::size_t body = last;
    while (body > first && words_[body - 1].within("article")) --body;
    if (body > first) put_body(first, body, indent);
    if (body == last) return;
    if (body > first) page_.margin(code(body, last), indent);
    else page_.line(code(body, last), indent);
  }

  struct Choice {
    Break how{};
    std::vector<std::size_t> places;
  };
  // The places to break first.
  Choice places(std::size_t first, std::size_t last) const {
    Choice best;
    for (std::size_t i = first + 1; i < last; ++i) {
      const auto here = break_before(words_, i);
      if (!here || (!best.places.empty() && here->level > best.how.level)) continue;
      if (best.places.empty() || here->level < best.how.level) best = {*here, {}};
      best.places.push_back(i);
    }
    return best;
  }

  void put_body(std::size_t first, std::size_t last, std::size_t indent) {
    const std::size_t end = indent + width(first, last);
    if (end + kStep <= kMargin) return page_.line(code(first, last), indent);
    const Choice choice = places(first, last);
    if (choice.places.empty() || (end <= kWidth && !choice.how.soft)) return page_.line(code(first, last), indent);
    std::fill(column_.begin() + static_cast<std::ptrdiff_t>(first), column_.begin() + static_cast<std::ptrdiff_t>(last), 0);
    // A heading hangs deeper than what stands below it.
    const std::size_t hang = words_[first].begins == 0 && !choice.how.soft ? 2 * kStep : kStep;
    std::size_t from = first, at = indent;
    for (std::size_t i = 0; i < choice.places.size(); ++i) {
      const std::size_t next = i + 1 < choice.places.size() ? choice.places[i + 1] : last;
      if (!choice.how.all && at + width(from, next) <= kWidth) continue;
      put_body(from, choice.places[i], at);
      from = choice.places[i];
      at = indent + hang;
    }
    if (from == first) page_.line(code(from, last), at);
    else put_body(from, last, at);
  }
  const std::vector<Word>& words_;
  const std::vector<Around>& around_;
  const RowColumns& columns_;
  const Language language_;
  std::vector<Line> lines_;
  std::vector<std::size_t> column_;  // [word]: where it begins in its line; 0: where it comes
  std::vector<std::string> rows_;
  std::size_t first_row_ = 0, opened_ = 0;
  Page page_;
};

}  // namespace

std::string layout(const syntax::Concrete& concrete, const std::vector<Around>& around, const RowColumns& columns) {
  return Layout(concrete, around, columns).run();
}

}  // namespace bkm::format
