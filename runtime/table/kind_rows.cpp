#include "runtime/table/kind_rows.hpp"

#include <algorithm>

#include "runtime/table/missing_heading.hpp"

namespace bkm::table {

KindRows::KindRows(RowSource& rows, const Schema& schema, OtherRows& others) : rows_(rows), schema_(schema), others_(others) {
  const auto& header = rows.header();
  const auto found = std::find(header.begin(), header.end(), schema.where);
  if (found != header.end()) column_ = static_cast<std::size_t>(found - header.begin());
}

std::optional<FileFault> KindRows::fault() const {
  if (auto fault = rows_.fault()) return fault;
  if (column_) return std::nullopt;
  return missing_heading(rows_, schema_.where);
}

// A row without the cell that says whose it is, is refused here: it must not get lost.
bool KindRows::next(std::vector<std::string_view>& cells, std::uint64_t& line) {
  while (rows_.next(cells, line)) {
    if (*column_ >= cells.size() || is_ours(cells[*column_])) {
      ++others_.taken;
      return true;
    }
    count_other(cells[*column_], line);
  }
  return false;
}

bool KindRows::is_ours(std::string_view kind) const {
  return std::find(schema_.where_in.begin(), schema_.where_in.end(), kind) != schema_.where_in.end();
}

void KindRows::count_other(std::string_view kind, std::uint64_t line) {
  const auto found = std::find(others_.kinds.begin(), others_.kinds.end(), kind);
  others_.lines.push_back(line);
  others_.kind_of.push_back(static_cast<std::uint32_t>(found - others_.kinds.begin()));
  if (found == others_.kinds.end()) others_.kinds.emplace_back(kind);
}

}  // namespace bkm::table
