#include "runtime/table/text_rows.hpp"

namespace bkm::table {

bool TextRows::next(std::vector<std::string_view>& cells, std::uint64_t& line) {
  if (at_ == rows_.size()) return false;
  const std::vector<std::string>& row = rows_[at_++];
  cells.assign(row.begin(), row.end());
  line = at_;
  return true;
}

}  // namespace bkm::table
