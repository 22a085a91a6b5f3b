#include "twin.hpp"

#include "compiler/syntax/literal.hpp"
#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/pieces.hpp"

namespace bkm::syntax {

namespace {

std::string swap_marks(std::string text) {
  for (char& c : text) c = c == '.' ? ',' : c == ',' ? '.' : c;
  return text;
}

std::string swap_period(std::string text, Language to) {
  const std::string nl = "KV", en = "QP";
  if (text.size() < 6) return text;
  const std::string& from = to == Language::en ? nl : en;
  if (const std::size_t at = from.find(text[5]); at != std::string::npos) text[5] = (to == Language::en ? en : nl)[at];
  return text;
}

std::string swap_band(std::string text, Language to) {
  static const std::pair<const char*, const char*> kWords[] = {{"vanaf ", "from "}, {"boven ", "above "}, {"bij ", "at "}, {" t/m ", " through "}};
  text = swap_marks(text);
  for (const auto& [nl, en] : kWords) {
    const std::string from = to == Language::en ? nl : en;
    if (const std::size_t at = text.find(from); at != std::string::npos) return text.replace(at, from.size(), to == Language::en ? en : nl);
  }
  return text;
}

std::string swap_cell(const std::string& text, Language to) {
  const auto literal = literal_of_cell(text, {}, other(to));
  if (!literal && band_of_cell(text, {}, other(to))) return swap_band(text, to);
  if (!literal) return text;
  if (std::holds_alternative<ast::Quantity>(literal->value)) return swap_marks(text);
  if (std::holds_alternative<ast::PeriodKey>(literal->value)) return swap_period(text, to);
  if (const auto* yes = std::get_if<ast::YesNo>(&literal->value)) return to == Language::en ? (yes->value ? "yes" : "no") : (yes->value ? "ja" : "nee");
  return text;
}

std::string swap_row(const std::string& row, Language to) {
  std::string made, cell;
  bool quoted = false;
  for (char c : row + "|") {
    if (c == '"') quoted = !quoted;
    if (c != '|' || quoted) {
      cell += c;
      continue;
    }
    const std::size_t begin = std::min(cell.find_first_not_of(" \t"), cell.size()), end = cell.find_last_not_of(" \t") + 1;
    made += begin < end ? cell.substr(0, begin) + swap_cell(cell.substr(begin, end - begin), to) + cell.substr(end) : cell;
    made += c;
    cell.clear();
  }
  made.pop_back();
  return made;
}

}  // namespace

std::string twin(const std::string& text) {
  SourceMap sources;
  const SourceId id = sources.add("twin", text);
  const Language to = other(language_of(text));
  std::string made;
  std::size_t at = 0;
  for (const Piece& piece : pieces(sources, id)) {
    made += text.substr(at, piece.span.begin - at);
    const std::string word = text.substr(piece.span.begin, piece.span.end - piece.span.begin);
    switch (piece.kind) {
      case PieceKind::keyword:
      case PieceKind::role: made += piece.other_word; break;
      case PieceKind::number: made += swap_marks(word); break;
      case PieceKind::period: made += swap_period(word, to); break;
      case PieceKind::row: made += swap_row(word, to); break;
      default: made += word;
    }
    at = piece.span.end;
  }
  return made + text.substr(at);
}

}  // namespace bkm::syntax
