#include "runtime/table/row_text.hpp"

#include "runtime/table/table.hpp"

namespace bkm::table {
namespace {

std::string number_text(const ColumnSchema& column, std::int64_t scaled) {
  Rational value(Integer(static_cast<long>(scaled)), power_of_ten(column.decimals));
  value.canonicalize();
  return plain_decimal(value, column.currency_iso.empty() ? 0 : column.decimals) + (column.percent ? "%" : "");
}

constexpr Bilingual kYes{"ja", "yes"}, kNo{"nee", "no"};

}  // namespace

std::string shown(const ColumnSchema& column, std::string_view text) {
  if (!column.bsn) return std::string(text);
  const std::size_t clear = text.size() > 3 ? 3 : 0;
  return std::string(text.size() - clear, '*') + std::string(text.substr(text.size() - clear));
}

std::string cell_text(const Table& table, std::size_t row, int column, const Calendar& calendar, const CodePool& codes, Language language) {
  const ColumnSchema& schema = table.schema.columns[static_cast<std::size_t>(column)];
  const std::int64_t value = table.columns[static_cast<std::size_t>(column)][row];
  if (value == kEmpty) return {};
  const Date date{static_cast<std::int32_t>(value)};
  switch (schema.kind) {
    case CellKind::number: return number_text(schema, value);
    case CellKind::code: return codes.text(value);
    case CellKind::date: return to_string(date);
    case CellKind::yes_no: return std::string((value ? kYes : kNo).in(language));
    case CellKind::period: return period_key(calendar, period_of(calendar, schema.cycle, date), language);
  }
  return {};
}

std::string key_text(const Table& table, std::size_t row, const Calendar& calendar, const CodePool& codes, Language language) {
  std::string text;
  for (const int column : table.schema.key) {
    if (!text.empty()) text += ", ";
    text += shown(table.schema.columns[static_cast<std::size_t>(column)], cell_text(table, row, column, calendar, codes, language));
  }
  return text;
}

}  // namespace bkm::table
