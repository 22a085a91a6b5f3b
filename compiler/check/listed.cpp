#include "compiler/check/listed.hpp"

#include <algorithm>

#include "compiler/check/there.hpp"
#include "compiler/plan/paths.hpp"

namespace bkm::check {

using namespace plan;

namespace {

// Rows for every combination of closed codes: checked in the text, and when a file is read.
bool has_closed_keys(const Table& table) {
  return std::ranges::all_of(table.schema.key, [&](int key) { return !table.schema.columns[static_cast<std::size_t>(key)].codes.empty(); });
}

bool is_stated(const Plan& plan, PathId part) { return std::holds_alternative<FixedPath>(plan[part].node); }

// A list of all there are of one entity, on whatever day it is read.
bool lists_all(const Table& table, const RowPath& row) {
  const TableColumn& key = table.columns[table.schema.key[0]];
  const bool on_any_day = table.schema.dated || (!row.day && !table.schema.interval_rows);
  return on_any_day && table.schema.key.size() == 1 && key.type.kind == ValueKind::code && !key.row_of;  // of rows it says nothing of the others
}

}  // namespace

bool row_is_listed(const Plan& plan, const ColumnValue& read, const Place& place) {
  const auto* row = std::get_if<RowPath>(&plan[read.row].node);
  if (!row) return true;
  const Table& table = plan[read.table];
  if (table.completeness == ast::Completeness::complete) return true;
  const bool listed = table.completeness != ast::Completeness::incomplete;
  if (table.form == TableForm::constants && listed && has_closed_keys(table)) return true;
  if (states_a_key(plan, read.row)) return table.in_text() && std::all_of(row->key.begin(), row->key.end(), [&](PathId part) { return is_stated(plan, part); });
  if (listed && lists_all(table, *row) && !walks_codes(plan, place, row->key[0]) && !brings_text_codes(plan, place, row->key[0])) return true;
  const auto* folded = place.inside ? std::get_if<TableId>(&place.inside->source.of) : nullptr;
  return place.inside ? folded && *folded == read.table : !walks_codes(plan, place, read.row) && keys_come_from(plan, place.support, read.table);
}

bool has_every_key(const Plan& plan, const ScaleValue& call, const Place& place) {
  const Scale& scale = plan[call.scale];
  if (scale.key.empty()) return true;
  if (plan[scale.table].completeness == ast::Completeness::incomplete) return false;
  const bool closed = std::all_of(scale.key.begin(), scale.key.end(), [&](const Axis& axis) { return plan[axis.dimension].closed; });
  return closed || (scale.key.size() == 1 && plan[scale.key[0].dimension].kind == DimensionKind::entity && !brings_text_codes(plan, place, call.key[0]));
}

}  // namespace bkm::check
