// Cells in the other language: which of them are numbers, periods or answers follows from their columns.
#include <algorithm>

#include "compiler/format/kinds.hpp"
#include "compiler/format/other_words.hpp"
#include "compiler/syntax/row_text.hpp"
#include "runtime/calendar/period.hpp"

namespace bkm::format {

namespace {

using syntax::Word;

// code: stays. value: what its form says, as in a table of the contract's text.
enum class CellKind { code, number, period, answer, value, band };

template <class Statement>
const Statement* named(const ast::Unit& unit, const std::string& name) {
  for (const ast::Statement& statement : unit.statements)
    if (const auto* found = std::get_if<Statement>(&statement); found && found->name.text == name) return found;
  return nullptr;
}

bool is_unit(const ast::Unit& unit, const std::string& word) {
  for (const ast::Statement& statement : unit.statements)
    if (const auto* units = std::get_if<ast::Units>(&statement))
      for (const ast::UnitWord& each : units->words)
        if (each.singular.text == word || (each.plural && each.plural->text == word)) return true;
  return false;
}

CellKind kind_of(const ast::Unit& unit, const ast::Column& column) {
  if (!column.type) return cycle_named(column.name.text, unit.language) ? CellKind::period : CellKind::code;
  if (!column.type->currency.empty()) return CellKind::number;
  const std::string& type = column.type->name->text;
  const auto english = unit.language == Language::en ? std::optional<std::string_view>(type) : own_word(Vocabulary::value, type, Language::nl);
  if (english == "yes_no") return CellKind::answer;
  if (english == "date" || english == "bsn") return CellKind::code;
  // The name of a dimension: its codes, or with a range or a nature a number of them.
  const bool counted = own_word(Vocabulary::value, type, unit.language) || is_unit(unit, type) || column.range || column.nature != ast::Nature::unstated;
  return counted ? CellKind::number : CellKind::code;
}

bool has(const std::vector<ast::Name>& names, const std::string& text) {
  return std::any_of(names.begin(), names.end(), [&](const ast::Name& name) { return name.text == text; });
}

CellKind key_kind(const ast::Unit& unit, const std::string& heading) { return cycle_named(heading, unit.language) ? CellKind::period : CellKind::code; }

CellKind kind_in(const ast::Unit& unit, const Word& row, const std::string& table, const std::string& heading) {
  if (row.within("table")) {
    const auto* constants = named<ast::Constants>(unit, table);
    return constants && has(constants->per, heading) ? key_kind(unit, heading) : CellKind::value;
  }
  if (row.within("scale")) {
    const auto* scale = named<ast::Scale>(unit, table);
    return scale && has(scale->per, heading) ? key_kind(unit, heading) : CellKind::band;
  }
  const auto* data = named<ast::Table>(unit, table);
  if (!data) return CellKind::value;
  for (const ast::Column& column : data->columns)
    if (column.name.text == heading) return has(data->per, heading) ? key_kind(unit, heading) : kind_of(unit, column);
  return has(data->per, heading) ? key_kind(unit, heading) : CellKind::value;
}

class Rows {
 public:
  Rows(const ast::Unit& unit, const Swap& swap) : unit_(unit), swap_(swap) {}

  std::string heading(const std::string& cell, Span span, bool in_table) const {
    const std::string_view from = swap_.from == Language::nl ? "vanaf" : "from", to = swap_.from == Language::nl ? "from" : "vanaf";
    if (in_table && cell == from) return std::string(to);  // rows that hold from a day on
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
    swap_.sink.report(kValueElsewhere, span, {text, swap_.language(), right}).fixes.push_back({{"schrijf {0}", "write {0}"}, {right}, span, right});
  }

  const ast::Unit& unit_;
  const Swap& swap_;
};

std::string name_of_table(const std::vector<Word>& words, std::size_t first) {
  std::size_t at = first;
  while (at > 0 && words[at].begins > 1 && !words[at].starts("given") && !words[at].starts("table") && !words[at].starts("scale")) --at;
  return syntax::nfc(words[at + 1].text);
}

}  // namespace

void swap_rows(const ast::Unit& unit, syntax::Concrete& concrete, std::size_t first, std::size_t last, const Swap& swap) {
  const Rows rows(unit, swap);
  const std::string table = name_of_table(concrete.words, first);
  std::vector<CellKind> kinds;
  for (std::size_t i = first; i < last; ++i) {
    Word& word = concrete.words[i];
    const syntax::RowText parts = syntax::cells_of(word.text);
    std::string made = "|";
    for (std::size_t c = 0; c < parts.cells.size(); ++c) {
      const auto [begin, end] = parts.cells[c];
      const std::string text = word.text.substr(begin, end - begin);
      const Span span{word.span.source, static_cast<std::uint32_t>(word.span.begin + begin), static_cast<std::uint32_t>(word.span.begin + end)};
      if (i == first) kinds.push_back(kind_in(unit, word, table, syntax::nfc(text)));
      made += " " + (i == first ? rows.heading(text, span, word.within("table")) : rows.cell(kinds.at(c), text, span)) + " |";
    }
    word.text = std::move(made);
  }
}

}  // namespace bkm::format
