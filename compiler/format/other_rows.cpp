// Cells in the other language: which of them are numbers, periods or answers follows from their columns.
#include <algorithm>

#include "compiler/format/kinds.hpp"
#include "compiler/format/other_words.hpp"
#include "compiler/syntax/row_text.hpp"

namespace bkm::format {

namespace {

using syntax::Word;

class Rows {
 public:
  explicit Rows(const Swap& swap) : swap_(swap) {}

  std::string heading(const std::string& cell, Span span, bool in_table, bool in_scale) const {
    const std::string_view from = swap_.from == Language::nl ? "vanaf" : "from", to = swap_.from == Language::nl ? "from" : "vanaf";
    if (in_table && cell == from) return std::string(to);  // rows that hold from a day on
    constexpr Bilingual kBand{"trap", "band"};
    if (in_scale && cell == kBand.in(swap_.from)) return std::string(kBand.in(swap_.to()));
    return swap_.word(Vocabulary::period, cell, span);
  }

  std::string cell(CellKind kind, const std::string& text, Span span) const {
    const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    const bool read = kind == CellKind::number || kind == CellKind::period || kind == CellKind::answer;  // quotes or not
    if (quoted && !read) return text;
    return quoted ? '"' + plain(kind, text.substr(1, text.size() - 2), span) + '"' : plain(kind, text, span);
  }

 private:
  std::string plain(CellKind kind, const std::string& text, Span span) const {
    switch (kind) {
      case CellKind::code: return text;
      case CellKind::number: return number(text, span);
      case CellKind::period: return syntax::is_period_key(text) ? swapped_period(text) : text;
      case CellKind::answer: return answer(text);
      case CellKind::band:
        if (const auto made = band(text)) return *made;
        if (constexpr Bilingual kNone{"geen", "none"}; text == kNone.in(swap_.from)) return std::string(kNone.in(swap_.to()));
        return value(text, span);
      case CellKind::value: return value(text, span);
    }
    return text;
  }

  // € 1.280,00 per uur; of a number that is not well written, too: it must not become a good one.
  std::string number(const std::string& text, Span span) const {
    std::string made, word;
    bool after_number = false;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      word = text.substr(at, end - at);
      const bool digits = word.find_first_of("0123456789") != std::string::npos;
      made += digits ? swapped_marks(word) : after_number && word != "per" ? swap_.word(Vocabulary::value, word, span) : word;
      after_number |= digits;
      if (end < text.size()) made += ' ';
      at = end + 1;
    }
    return made;
  }

  static std::string answer(const std::string& text) {
    for (const auto& [nl, en] : {std::pair("ja", "yes"), std::pair("nee", "no")}) {
      if (text == nl) return en;
      if (text == en) return nl;
    }
    return text;
  }

  // vanaf 100, 0 t/m 99: the bands of a grid.
  std::optional<std::string> band(const std::string& text) const {
    constexpr Bilingual kStarts[] = {{"vanaf ", "from "}, {"boven ", "above "}, {"bij ", "at "}}, kThrough{" t/m ", " through "};
    for (const Bilingual& start : kStarts)
      if (text.starts_with(start.in(swap_.from))) return std::string(start.in(swap_.to())) + number(text.substr(start.in(swap_.from).size()), {});
    const std::string_view through = kThrough.in(swap_.from);
    const std::size_t at = text.find(through);
    if (at == std::string::npos) return {};
    return number(text.substr(0, at), {}) + std::string(kThrough.in(swap_.to())) + number(text.substr(at + through.size()), {});
  }

  std::string value(const std::string& text, Span span) const {
    const auto literal = syntax::literal_of_cell(text, span, swap_.from), there = syntax::literal_of_cell(text, span, swap_.to());
    if (literal && std::holds_alternative<ast::Quantity>(literal->value)) return number(text, span);
    if (literal && std::holds_alternative<ast::YesNo>(literal->value)) return answer(text);
    if (!literal && there) report(text, span);
    return text;
  }
  void report(const std::string& text, Span span) const {
    const std::string right = '"' + text + '"';
    swap_.sink.report(kValueElsewhere, span, {text, swap_.language(), right}).write(right, span);
  }

  const Swap& swap_;
};

}  // namespace

void swap_rows(syntax::Concrete& concrete, std::size_t first, std::size_t last, const std::vector<CellKind>& kinds, const Swap& swap) {
  const Rows rows(swap);
  for (std::size_t i = first; i < last; ++i) {
    Word& word = concrete.words[i];
    const syntax::RowText parts = syntax::cells_of(word.text);
    std::string made;
    std::size_t at = 0;  // what stands between the cells stays
    for (std::size_t c = 0; c < parts.cells.size(); ++c) {
      const auto [begin, end] = parts.cells[c];
      const std::string text = word.text.substr(begin, end - begin);
      const Span span{word.span.source, static_cast<std::uint32_t>(word.span.begin + begin), static_cast<std::uint32_t>(word.span.begin + end)};
      made += word.text.substr(at, begin - at) + (i == first ? rows.heading(text, span, word.within("table"), word.within("scale")) : rows.cell(kinds.at(c), text, span));
      at = end;
    }
    word.text = made + word.text.substr(at);
  }
}

}  // namespace bkm::format
