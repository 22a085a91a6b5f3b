// The rows of a file that are one table's: `uit "alles.csv" waar soort = "minuten"`. The others are counted, not read.
#pragma once
#include "runtime/table/table.hpp"

namespace bkm::table {

class KindRows : public RowSource {
 public:
  // Requires: `rows`, `schema` and `others` live as long. Without a `waar` in the schema it must not be read.
  KindRows(RowSource& rows, const Schema& schema, OtherRows& others);

  const std::vector<std::string>& header() const override { return rows_.header(); }
  bool next(std::vector<std::string_view>& cells, std::uint64_t& line) override;
  std::optional<FileFault> fault() const override;
  bool row_is_malformed() const override { return rows_.row_is_malformed(); }
  std::string name() const override { return rows_.name(); }
  std::size_t width() const override { return rows_.width(); }
  CsvPlace place_of(std::size_t cell) const override { return rows_.place_of(cell); }
  std::vector<Notice> notices() const override { return rows_.notices(); }

 private:
  bool is_ours(std::string_view kind) const;
  void count_other(std::string_view kind, std::uint64_t line);

  RowSource& rows_;
  const Schema& schema_;
  OtherRows& others_;
  std::optional<std::size_t> column_;
};

}  // namespace bkm::table
