#include "compiler/format/outline.hpp"

#include <algorithm>
#include <array>

namespace bkm::format {

namespace {

using syntax::Word;

// Statements that open a part of the contract, with a blank line around them.
constexpr std::array kParts = {"parties", "data", "performance", "reward", "example"};
// Statements that stand under a performance or the reward.
constexpr std::array kInside = {"table", "scale", "function", "rule_statement", "limit", "reject", "require"};

template <std::size_t N>
bool is_one_of(std::string_view rule, const std::array<const char*, N>& rules) {
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

std::string_view statement_of(const Word& word) { return word.path.front() == "header" ? "header" : word.path[1]; }

class Outline {
 public:
  Outline(const syntax::Concrete& concrete, const std::vector<Around>& around) : words_(concrete.words), around_(around) {}

  std::vector<Line> run() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto start = start_at(i);
      if (start) lines_.push_back(*start), lines_.back().first = i;
      lines_.back().last = i + 1;
    }
    return std::move(lines_);
  }

 private:
  std::optional<Line> start_at(std::size_t i) {
    const Word& word = words_[i];
    if (word.begins == 0) return statement(i);
    if (word.kind == syntax::WordKind::row) return line(i, base_ + kStep * (word.within("given") ? 2 : 1), LineKind::row);
    if (word.starts("party")) return line(i, base_ + kStep, LineKind::party);
    if (word.starts("column") || word.starts("bound_column")) return column(i);
    if (word.starts("band") || word.starts("scale_ends")) return line(i, base_ + kStep, LineKind::pair);
    if (word.starts("article") && ends_a_list(i)) return line(i, base_ + kStep, LineKind::plain);
    if (word.starts("growth")) return line(i, base_ + kStep, LineKind::plain);
    if (word.starts("step")) return line(i, base_ + kStep, LineKind::pair);
    if (word.starts("since_word") && word.path.size() >= 3 && word.path[word.path.size() - 2] == "reward") return line(i, base_ + 2 * kStep, LineKind::pair);
    if (word.starts("clause") && !word.starts("article")) return line(i, base_ + kStep, LineKind::plain);
    if (word.starts("feature") && !words_[i - 1].within("feature")) return line(i, base_ + kStep, LineKind::plain);
    if (word.starts("given") || word.starts("expect")) return line(i, base_ + kStep, LineKind::plain);
    return {};
  }

  // Groups are kept, except right behind the line that opens them and between a rule and its steps and clauses.
  Line line(std::size_t i, std::size_t indent, LineKind kind) const {
    const bool grouped = kind != LineKind::plain || words_[i].within("example");
    const bool blank = around_[i].before.empty() ? around_[i].blank : around_[i].before.front().blank;
    return {i, i, indent, kind, false, grouped && blank && !lines_.back().opens && !words_[i].within("step") && lines_.back().indent >= indent};
  }

  Line statement(std::size_t i) {
    const std::string_view before = statement_, name = statement_of(words_[i]);
    const bool inside_before = base_ > 0;
    const bool inside = is_one_of(name, kInside);
    if (!inside) nested_ = name == "performance" || name == "reward";
    base_ = inside && nested_ ? kStep : 0;
    statement_ = name;
    Line made{i, i, base_, LineKind::plain, true, false};
    const bool opened = before == "header" || (is_one_of(before, kParts) && base_ == 0);
    made.blank = !before.empty() && (opened || is_one_of(name, kParts) || (inside_before && base_ == 0) || blank(i));
    return made;
  }

  // The article of a table or scale stands below its rows, bands and columns.
  bool ends_a_list(std::size_t i) const {
    const Word &word = words_[i], &before = words_[i - 1];
    if (!word.within("table") && !word.within("scale")) return false;
    return before.kind == syntax::WordKind::row || before.within("band") || before.within("column") || before.within("bound_column");
  }

  bool blank(std::size_t i) const { return around_[i].before.empty() ? around_[i].blank : around_[i].before.front().blank; }

  // Two bare words on one line are a sentence or a forgotten comma, and must go on looking like one.
  std::optional<Line> column(std::size_t i) const {
    if (!around_[i].fresh && words_[i - 1].within("column") && is_bare(i) && is_bare(i - 1)) return {};
    return line(i, base_ + kStep, LineKind::column);
  }
  // The column that word i belongs to is names only.
  bool is_bare(std::size_t i) const {
    std::size_t first = i, last = i + 1;
    while (!words_[first].starts("column")) --first;
    while (last < words_.size() && words_[last].within("column") && !words_[last].starts("column")) ++last;
    for (std::size_t at = first; at < last; ++at)
      if (words_[at].kind != syntax::WordKind::name && words_[at].token != "COMMA" && words_[at].token != "DIVIDE") return false;
    return true;
  }

  const std::vector<Word>& words_;
  const std::vector<Around>& around_;
  std::vector<Line> lines_;
  std::string_view statement_;
  std::size_t base_ = 0;
  bool nested_ = false;  // under a performance or the reward
};

}  // namespace

std::vector<Line> lines_of(const syntax::Concrete& concrete, const std::vector<Around>& around) { return Outline(concrete, around).run(); }

}  // namespace bkm::format
