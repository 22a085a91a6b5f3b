// Rows that name a row of a register with a begin and an end, in a contract that never looks whether it holds on their day.
#include <algorithm>

#include "compiler/check/checker.hpp"
#include "compiler/check/own_days.hpp"

namespace bkm::check {
namespace {

constexpr Kind kOutside{3750, "register-interval-unread", diag::Severity::warning,
                        "Een rij van {0} telt ook mee als haar dag buiten de dagen van {1} valt. Schrijf daarvoor: keur af {0} \"buiten {1}\" als niet bekend {2}.",
                        "A row of {0} counts even if its day lies outside the days of {1}. For that, write: reject {0} \"outside {1}\" if not known {2}."};

// One row for each code, which holds from a day through a day (`per toewijzing van begin t/m eind`).
bool is_register_with_days(const Table& table) {
  return table.form == TableForm::interval && !table.schema.interval_rows && table.schema.from >= 0 && table.schema.key.size() == 1;
}

DimensionId dimension_of(const Table& table) { return table.columns[static_cast<std::size_t>(table.schema.key[0])].type.dimension; }

bool names_a_row_of(const Table& rows, const Table& in) {
  return std::any_of(rows.columns.begin(), rows.columns.end(), [&](const TableColumn& column) { return column.type.dimension && column.type.dimension == dimension_of(in); });
}

bool is_read(const Plan& plan, TableId rows) {
  return std::any_of(plan.aggregates.begin(), plan.aggregates.end(), [&](const Aggregate& a) {
    const auto* table = std::get_if<TableId>(&a.source.of);
    return table && *table == rows;
  }) || std::any_of(plan.rules.begin(), plan.rules.end(), [&](const Rule& rule) {
    return std::any_of(rule.grain.begin(), rule.grain.end(), [&](const Axis& axis) { return axis.dimension == plan[rows].row; });
  });
}

// A value of the register, as it is on the day of the row.
bool reads_on_its_day(const Plan& plan, TableId rows, TableId in) {
  return std::any_of(plan.exprs.begin(), plan.exprs.end(), [&](const Expr& expr) {
    const auto* column = std::get_if<ColumnValue>(&expr.node);
    const auto* row = column && column->table == in ? std::get_if<RowPath>(&plan[column->row].node) : nullptr;
    const auto* day = row && row->day ? std::get_if<ColumnPath>(&plan[*row->day].node) : nullptr;
    return day && day->table == rows;
  });
}

// begin, or begin uit toewijzing where another table has a column of that name.
std::string begin_of(const Plan& plan, const Table& in) {
  const std::string& name = in.schema.columns[static_cast<std::size_t>(in.schema.from)].name;
  const auto having = std::count_if(plan.tables.begin(), plan.tables.end(), [&](const Table& table) { return table.column(name) >= 0; });
  return having > 1 ? name + (plan.language == Language::nl ? " uit " : " from ") + in.name() : name;
}

}  // namespace

void check_register_intervals(Checker& checker) {
  const Plan& plan = checker.plan;
  for (std::uint32_t i = 0; i < plan.tables.size(); ++i)
    for (std::uint32_t r = 0; r < plan.tables.size(); ++r) {
      const Table &rows = plan.tables[i], &in = plan.tables[r];
      if (rows.form != TableForm::event || rows.schema.on < 0 || !is_register_with_days(in) || !names_a_row_of(rows, in)) continue;
      if (!is_read(plan, {i}) || reads_on_its_day(plan, {i}, {r}) || read_on_own_days(plan, {i}, {r})) continue;
      checker.report(kOutside, rows.span, rows.article, {rows.name(), in.name(), begin_of(plan, in)})
          .labels.push_back({in.span, {"deze dagen worden nergens gelezen", "these days are read nowhere"}, {}});
    }
}

}  // namespace bkm::check
