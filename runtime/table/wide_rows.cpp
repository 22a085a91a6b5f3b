#include "runtime/table/wide_rows.hpp"

#include <algorithm>

#include "runtime/table/missing_heading.hpp"

namespace bkm::table {

std::string ColumnSchema::heading_for(const std::string& code) const {
  const std::size_t open = heading.find('{'), close = heading.find('}');
  return heading.substr(0, open) + code + heading.substr(close + 1);
}

WideRows::WideRows(RowSource& rows, const Schema& schema) : rows_(rows), at_(0) {
  if (schema.wide_axis < 0) return;
  const ColumnSchema& axis = schema.columns[static_cast<std::size_t>(schema.wide_axis)];
  codes_ = axis.codes;
  at_ = codes_.size();
  std::vector<bool> wide(rows.header().size(), false);
  std::vector<std::string> headings;
  for (const ColumnSchema& column : schema.columns)
    if (column.wide) find_wide(column, wide), headings.push_back(column.heading);
  for (std::size_t i = 0; i < wide.size(); ++i)
    if (!wide[i]) plain_.push_back(i), header_.push_back(rows.header()[i]);
  header_.insert(header_.end(), headings.begin(), headings.end());
  header_.push_back(axis.heading);
}

void WideRows::find_wide(const ColumnSchema& column, std::vector<bool>& wide) {
  const auto& header = rows_.header();
  wide_.emplace_back();
  for (const std::string& code : codes_) {
    const auto found = std::find(header.begin(), header.end(), column.heading_for(code));
    wide_.back().push_back(static_cast<std::size_t>(found - header.begin()));
    if (found != header.end()) {
      wide[wide_.back().back()] = true;
      continue;
    }
    FileFault fault = missing_heading(rows_, column.heading_for(code));
    if (missing_) missing_->more.push_back(std::move(fault));
    else missing_ = std::move(fault);
  }
}

std::optional<FileFault> WideRows::fault() const {
  if (auto fault = rows_.fault()) return fault;
  return missing_;
}

bool WideRows::next(std::vector<std::string_view>& cells, std::uint64_t& line) {
  if (at_ == codes_.size()) {
    if (!rows_.next(line_cells_, line_)) return false;
    if (!rows_.row_is_malformed()) at_ = 0;
  }
  line = line_;
  if (at_ == codes_.size()) {
    cells = line_cells_;
    return true;
  }
  cells.clear();
  for (const std::size_t place : places(at_)) cells.push_back(line_cells_[place]);
  cells.push_back(codes_[at_++]);
  return true;
}

std::vector<std::size_t> WideRows::places(std::size_t code) const {
  std::vector<std::size_t> all = plain_;
  for (const auto& column : wide_) all.push_back(column[code]);
  return all;
}

// Of the row just given.
CsvPlace WideRows::place_of(std::size_t cell) const {
  const auto all = places(at_ == 0 ? 0 : at_ - 1);
  return cell < all.size() ? rows_.place_of(all[cell]) : CsvPlace{line_, 0};
}

}  // namespace bkm::table
