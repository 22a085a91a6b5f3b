// `uit "bestand" ..`: how the file of a table is written, which of its rows are the table's, and headings that stand for more columns.
#include "compiler/elaborate/elaborator.hpp"

namespace bkm::elaborate {
namespace {

using table::ColumnSchema;

constexpr Kind kDateFormat{2308, "date-format", diag::Severity::error, "Schrijf de vorm van datums als {0}, of laat die weg voor 2026-01-31.",
                           "Write the form of dates as {0}, or leave it out for 2026-01-31."};
constexpr Kind kWideAxis{2560, "wide-heading", diag::Severity::error,
                         "De kop \"{0}\" heeft tussen accolades een kolom met een vaste lijst codes nodig, zoals domein in {\"proces\", \"uitkomst\"}; {1} is dat niet.",
                         "The heading \"{0}\" needs a column with a fixed list of codes in its braces, like domain in {\"process\", \"outcome\"}; {1} is not one."};
constexpr Kind kWideTwo{2561, "wide-headings-differ", diag::Severity::error,
                        "De koppen van {0} noemen {1} en {2}; een regel van het bestand wordt een rij per code van één kolom.",
                        "The headings of {0} name {1} and {2}; a line of the file becomes a row for each code of one column."};
constexpr Kind kWideKey{2562, "wide-column-not-in-key", diag::Severity::error,
                        "Elke regel van het bestand wordt een rij per {1}, maar {1} hoort niet bij de sleutel van {0}: die rijen zouden dezelfde sleutel hebben.",
                        "Each line of the file becomes a row per {1}, but {1} is not part of the key of {0}: those rows would have the same key."};

// score_{domein} -> domein; nothing without braces.
std::optional<std::string> between_braces(const std::string& heading) {
  const std::size_t open = heading.find('{'), close = heading.find('}', open);
  if (open == std::string::npos) return {};
  return close == std::string::npos ? std::string() : heading.substr(open + 1, close - open - 1);
}

}  // namespace

void Elaborator::read_source(Table& table, const ast::Source& source) {
  table::Schema& schema = table.schema;
  table.file = source.file;
  if (source.where) schema.where = source.where->text;
  schema.where_in = source.where_in;
  schema.numbers = source.numbers;
  schema.dates_dmy = source.date_format.has_value();
  std::string form = unit_.language == Language::nl ? "d-m-j" : "d-m-y";
  if (schema.dates_dmy && source.date_format->text != form) report(kDateFormat, source.date_format->span, {form});
  schema.percent_as_fraction = source.percent_as_fraction;
  schema.empty_texts = source.empty_texts;
}

void Elaborator::find_wide_columns(Table& table, const ast::Table& source) {
  table::Schema& schema = table.schema;
  for (const ast::Column& column : source.columns) {
    auto axis = between_braces(column.heading.value_or(""));
    if (!axis) continue;
    int at = table.column(*axis);
    if (at < 0 || schema.columns[at].codes.empty()) {
      report(kWideAxis, column.span, {*column.heading, *axis});
      continue;
    }
    if (schema.wide_axis >= 0 && schema.wide_axis != at) {
      report(kWideTwo, column.span, {table.name(), schema.columns[schema.wide_axis].name, *axis});
      continue;
    }
    schema.wide_axis = at;
    schema.columns[table.column(column.name.text)].wide = true;
    table.all_codes_of_a_line = true;
  }
  if (schema.wide_axis >= 0 && !schema.key.empty() && !table.is_key(schema.wide_axis))
    report(kWideKey, source.name.span, {table.name(), schema.columns[schema.wide_axis].name});
}

}  // namespace bkm::elaborate
