#include "compiler/format/columns.hpp"

#include <algorithm>

#include "compiler/format/own_words.hpp"
#include "compiler/syntax/literal.hpp"
#include "compiler/syntax/row_text.hpp"
#include "runtime/calendar/period.hpp"

namespace bkm::format {

namespace {

using syntax::Word;

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

std::string name_of_table(const std::vector<Word>& words, std::size_t first) {
  std::size_t at = first;
  while (at > 0 && words[at].begins > 1 && !words[at].starts("given") && !words[at].starts("table") && !words[at].starts("scale")) --at;
  return syntax::nfc(words[at + 1].text);
}

std::vector<CellKind> kinds_of(const ast::Unit& unit, const Word& heading, const std::string& table) {
  std::vector<CellKind> kinds;
  for (const auto& [begin, end] : syntax::cells_of(heading.text).cells)
    kinds.push_back(kind_in(unit, heading, table, syntax::nfc(std::string_view(heading.text).substr(begin, end - begin))));
  return kinds;
}

}  // namespace

RowColumns columns_of_rows(const ast::Unit& unit, const syntax::Concrete& concrete) {
  RowColumns made;
  const auto is_row = [&](std::size_t i) { return concrete.words[i].kind == syntax::WordKind::row; };
  for (std::size_t i = 1; i < concrete.words.size(); ++i)
    if (is_row(i) && !is_row(i - 1)) made[i] = kinds_of(unit, concrete.words[i], name_of_table(concrete.words, i));
  return made;
}

}  // namespace bkm::format
