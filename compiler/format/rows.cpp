#include "compiler/format/rows.hpp"

#include <algorithm>

#include "compiler/diag/visible.hpp"
#include "compiler/syntax/literal.hpp"
#include "compiler/syntax/row_text.hpp"

namespace bkm::format {

namespace {

using Cells = std::vector<std::string_view>;

Cells cells_in(std::string_view row) {
  Cells cells;
  for (const auto& [begin, end] : syntax::cells_of(row).cells) cells.push_back(row.substr(begin, end - begin));
  return cells;
}

bool is_number(std::string_view cell, Language language) {
  const auto literal = syntax::literal_of_cell(cell, {}, language);
  return literal && std::holds_alternative<ast::Quantity>(literal->value);
}

struct Column {
  std::size_t width = 0;
  CellKind kind = CellKind::code;
  bool numbers = false, others = false;  // among its cells
  bool right() const { return kind == CellKind::number || (kind != CellKind::code && numbers && !others); }
};

std::vector<Column> columns_of(const std::vector<Cells>& rows, const std::vector<CellKind>& kinds, Language language) {
  std::vector<Column> columns;
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (c == columns.size()) columns.push_back({0, c < kinds.size() ? kinds[c] : CellKind::code});
      columns[c].width = std::max(columns[c].width, width_of(rows[r][c]));
      if (r > 0 && !rows[r][c].empty()) (is_number(rows[r][c], language) ? columns[c].numbers : columns[c].others) = true;
    }
  return columns;
}

// A cell with a quote that does not close takes in the bars behind it: a bar more would become part of it.
bool closes(const Cells& cells) {
  std::size_t quotes = 0;
  for (std::string_view cell : cells) quotes += static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '"'));
  return quotes % 2 == 0;
}

std::string line_of(const Cells& cells, const std::vector<Column>& columns) {
  std::string line = "|";
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (c + 1 == cells.size() && !closes(cells)) return line + " " + std::string(cells[c]);
    const std::string fill(columns[c].width - width_of(cells[c]), ' ');
    line += " " + (columns[c].right() ? fill + std::string(cells[c]) : std::string(cells[c]) + fill) + " |";
  }
  return line;
}

}  // namespace

std::size_t width_of(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? text.size() : diag::visible(text).width;
}

std::vector<std::string> aligned_rows(const std::vector<std::string_view>& rows, const std::vector<CellKind>& kinds, Language language) {
  std::vector<Cells> cells;
  for (std::string_view row : rows) cells.push_back(cells_in(row));
  const std::vector<Column> columns = columns_of(cells, kinds, language);
  std::vector<std::string> lines;
  for (const Cells& each : cells) lines.push_back(line_of(each, columns));
  return lines;
}

}  // namespace bkm::format
