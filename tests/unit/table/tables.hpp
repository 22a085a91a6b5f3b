// Schemas, sources and fates for tests of tables.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "runtime/table/csv_rows.hpp"
#include "runtime/table/text_rows.hpp"
#include "tests/unit/runtime/temporary.hpp"

namespace bkm::table {

inline Calendar calendar_2026() { return {make_date(2026, 1, 1), make_date(2026, 12, 31)}; }

inline LoadOptions options_2026() {
  LoadOptions options;
  options.calendar = calendar_2026();
  return options;
}

inline ColumnSchema column(const std::string& name, CellKind kind = CellKind::code) {
  ColumnSchema schema;
  schema.name = schema.heading = name;
  schema.kind = kind;
  return schema;
}

inline ColumnSchema number(const std::string& name, int decimals = 0, std::optional<Rational> low = {}, std::optional<Rational> high = {}) {
  ColumnSchema schema = column(name, CellKind::number);
  schema.decimals = decimals;
  schema.low = low;
  schema.high = high;
  return schema;
}

inline ColumnSchema money(const std::string& name, const std::string& iso = "EUR", const std::string& symbol = "€") {
  ColumnSchema schema = number(name, 2);
  schema.currency_iso = iso;
  schema.currency_symbol = symbol;
  return schema;
}

inline ColumnSchema percent(const std::string& name, int decimals, std::optional<Rational> low = {}, std::optional<Rational> high = {}) {
  ColumnSchema schema = number(name, decimals, low, high);
  schema.percent = true;
  return schema;
}

inline ColumnSchema with_empty(ColumnSchema schema, EmptyRule rule, const std::string& value = {}) {
  schema.empty = rule;
  schema.empty_value = value;
  return schema;
}

using Strings = std::vector<std::string>;
using Lines = std::vector<Strings>;

// A table being loaded, with all that a run would keep beside it.
struct Loaded {
  Table table;
  CodePool codes;
  std::vector<Notice> notices;
  std::optional<FileFault> fault;

  explicit Loaded(Schema schema) { table.schema = std::move(schema); }

  void add(RowSource& source, const LoadOptions& options = options_2026()) { fault = load(table, source, options, codes, notices); }
  void add_csv(const std::string& bytes, const LoadOptions& options = options_2026(), const std::string& name = "t.csv") {
    const TemporaryDirectory directory;
    CsvRows rows(write_bytes(directory / "t.csv", bytes), {}, name);
    add(rows, options);
  }
  void add_rows(const Strings& header, const Lines& lines, const LoadOptions& options = options_2026()) {
    TextRows rows("example", header, lines);
    add(rows, options);
  }
  void check() {
    renumber(table, codes.sort());
    check_keys(table, calendar_2026(), codes);
  }

  std::int64_t cell(std::size_t row, std::size_t column) const { return table.columns[column][row]; }
  std::string text(std::size_t row, int column) const { return cell_text(table, row, column, table.calendar, codes, table.language); }
};

// "line code column value key" of every rejection.
inline Strings rejections(const Table& table) {
  Strings result;
  for (const Rejection& r : table.rejections) result.push_back(std::to_string(r.line) + ' ' + r.code + ' ' + r.column + ' ' + r.value + ' ' + r.key);
  return result;
}

// Of a table with one column: the code of its only row, or the cell as stored.
struct OneCell {
  std::string code;
  std::int64_t value = kEmpty;
};

inline OneCell read_cell(const ColumnSchema& schema, const std::string& text, const LoadOptions& options = options_2026(), Schema form = {}) {
  form.columns = {schema};
  Loaded loaded(form);
  loaded.add_rows({schema.heading}, {{text}}, options);
  if (loaded.fault) return {loaded.fault->code};
  if (!loaded.table.rejections.empty()) return {loaded.table.rejections[0].code, loaded.cell(0, 0)};
  return {"", loaded.cell(0, 0)};
}

inline Strings fate_words(const Table& table) {
  static const char* kWords[] = {"accepted", "used", "cancelled", "rejected", "out_of_scope", "before_term", "before_term_used", "not_yet_known"};
  Strings words;
  for (const RowFate fate : table.fates) words.push_back(kWords[static_cast<int>(fate)]);
  return words;
}

}  // namespace bkm::table
