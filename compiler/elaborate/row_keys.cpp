// A table keyed by the rows of an event table: gegevens steekproef per declaratie. Its key column holds the key of such a row.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kRowKey{2578, "row-key-not-single", diag::Severity::error,
                       "{0} geldt per {1}, maar een regel van {1} is niet met één code aan te wijzen; geef {1} een sleutel van één kolom met codes.",
                       "{0} holds per {1}, but a row of {1} cannot be pointed at with one code; give {1} a key of one column of codes."};
constexpr Kind kRowsInText{2579, "row-key-in-contract", diag::Severity::error,
                           "{0} hoort bij het contract, en de regels van {1} zijn er dan nog niet; schrijf {2} {0} in plaats van een tabel of staffel.",
                           "{0} is part of the contract, when the rows of {1} are not there yet; write {2} {0} instead of a table or scale."};

}  // namespace

// The event table of this name.
std::optional<TableId> Elaborator::row_table(const std::string& name) const {
  auto found = dimensions_.find(name);
  if (found == dimensions_.end() || plan_[found->second].kind != DimensionKind::row) return {};
  return plan_[found->second].table;
}

void Elaborator::report_row_key(const std::string& table, const ast::Name& key) {
  report(kRowsInText, key.span, {table, key.text, Bilingual{"gegevens", "data"}});
}

// After all tables are declared: a key column is a code of the same dimension as the key it names.
void Elaborator::resolve_row_keys() {
  for (Table& table : plan_.tables)
    for (TableColumn& column : table.columns) {
      if (!column.row_of) continue;
      Table& event = plan_.tables[column.row_of.index];
      bool single = event.schema.key.size() == 1 && event.columns[event.schema.key[0]].type.kind == ValueKind::code && !event.columns[event.schema.key[0]].row_of;
      if (!single) {
        report(kRowKey, table.span, {table.name(), event.name()});
        for (TableColumn& each : table.columns) each.type = {}, each.row_of = {};
        break;
      }
      event.rows_are_keys = true;
      column.type.dimension = event.columns[event.schema.key[0]].type.dimension;
    }
}

// What the row of an event table determines: its codes and its day.
void Elaborator::add_event_row(Closure& closure, TableId event, PathId row, bool own) {
  const Table& table = plan_[event];
  // Of two rows that are keys, neither decides on which day a row falls.
  const bool other_event = !own && std::any_of(closure.rows.begin(), closure.rows.end(), [&](const auto& each) { return plan_.tables[each.first].rows_are_keys; });
  closure.rows[event.index] = row;
  for (int c = 0; c < static_cast<int>(table.columns.size()); ++c) {
    const table::ColumnSchema& column = table.schema.columns[c];
    if (c == table.schema.credits) continue;
    PathId value = add_path({ColumnPath{row, event, c}});
    if (table.columns[c].row_of) {
      if (!table.columns[c].type.dimension) continue;
      RowPath other{table.columns[c].row_of, {value}, {}, {}};
      add_event_row(closure, table.columns[c].row_of, add_path({other}), false);
      continue;
    }
    const Text route = own ? Text{column.name, column.name} : Text{column.name + " van " + table.name(), column.name + " of " + table.name()};
    if (table.columns[c].type.kind == ValueKind::code) closure.axes[column.name].push_back({value, table.columns[c].type.dimension, own, route});
    auto& periods = own || !other_event ? closure.periods : closure.other_periods;
    if (column.kind == table::CellKind::period) periods.emplace_back(column.cycle, value);
    if (c == table.schema.on) periods.emplace_back(Cycle::day, value);
  }
}

}  // namespace bkm::elaborate
