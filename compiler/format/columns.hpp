// What the cells of a table in the text are, column by column.
#pragma once
#include <map>
#include <vector>

#include "compiler/syntax/concrete.hpp"

namespace bkm::format {

// code: a text. value: what its form says, as in a table of constants; band: the same in a scale, or a band.
enum class CellKind { code, number, period, answer, value, band };

// By the word that is the heading row.
using RowColumns = std::map<std::size_t, std::vector<CellKind>>;
RowColumns columns_of_rows(const ast::Unit& unit, const syntax::Concrete& concrete);

}  // namespace bkm::format
