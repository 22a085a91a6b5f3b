// Rows that no rule may read because their day lies outside the term.
#include "compiler/interpret/findings.hpp"

namespace bkm::interpret {

using diag::Kind;
using table::RowFate;

namespace {

constexpr Kind kOutside{4207, "rows-outside-term", diag::Severity::warning,
                        "Van {0} {2} {1} buiten de looptijd, bijvoorbeeld {3}; zie unused.csv.", "{1} of {0} {2} outside the term, for instance {3}; see unused.csv."};

bool is_outside(RowFate fate) { return fate == RowFate::before_term || fate == RowFate::out_of_scope; }

diag::Arg count_of(std::uint64_t count, Language language) {
  if (language == Language::nl) return std::to_string(count) + (count == 1 ? " regel" : " regels");
  return std::to_string(count) + (count == 1 ? " row" : " rows");
}

}  // namespace

// Registers and norms hold more than one contract needs; a delivery on another day is often a mistake in its date.
void report_outside_term(const plan::Plan& plan, const Data& data, diag::Sink& sink) {
  for (std::uint32_t t = 0; t < data.tables.size(); ++t) {
    const table::Table& rows = data.tables[t];
    if (rows.schema.on < 0) continue;
    std::uint64_t count = 0;
    std::optional<std::uint32_t> first;
    for (std::uint32_t row = 0; row < rows.size(); ++row)
      if (is_outside(rows.fates[row]) && count++ == 0) first = row;
    if (!first) continue;
    const std::string& column = rows.schema.columns[static_cast<std::size_t>(rows.schema.on)].name;
    sink.report(kOutside, plan.tables[t].span,
                {rows.schema.name, count_of(count, plan.language), count == 1 ? Bilingual{"ligt", "lies"} : Bilingual{"liggen", "lie"},
                 column + " " + table::cell_text(rows, *first, rows.schema.on, plan.calendar, data.codes, plan.language)});
  }
}

}  // namespace bkm::interpret
