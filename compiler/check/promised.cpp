#include "compiler/check/promised.hpp"

#include <algorithm>

#include "compiler/plan/paths.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::check {

using namespace plan;

namespace {

const Frame& frame_of(const Place& place) { return place.inside ? place.inside->frame : place.grain; }

const PathId* day_of(const Plan& plan, const ColumnValue& column) {
  const auto* row = std::get_if<RowPath>(&plan[column.row].node);
  return row && row->day ? &*row->day : nullptr;
}

// A day that is itself a name of the key.
bool is_key_day(const Plan& plan, PathId day, const Frame& frame) {
  const auto* axis = std::get_if<AxisPath>(&plan[day].node);
  if (!axis) return false;
  const Dimension& dimension = plan[frame[axis->axis].dimension];
  return dimension.kind == DimensionKind::period && dimension.cycle == Cycle::day;
}

bool is_column(const Plan& plan, PathId day, TableId table, int column) {
  const auto* path = std::get_if<ColumnPath>(&plan[day].node);
  return path && path->table == table && path->column == column;
}

// The row that is read here is one that was asked for on the day of a row of `table`.
bool on_day_of_row(const Plan& plan, const ColumnValue& read, const Frame& frame, const ColumnValue& asked, TableId table) {
  const PathId *day = day_of(plan, read), *known = day_of(plan, asked);
  if (!day) return true;  // on any day, or in the period of that day
  if (!known) return false;
  const auto* column = std::get_if<ColumnPath>(&plan[*known].node);
  if (!column) return same_path(plan, *day, *known);
  return is_column(plan, *day, column->table, column->column) || (is_key_day(plan, *day, frame) && column->table == table && column->column == plan[table].schema.on);
}

bool on_same_day(const Plan& plan, const ColumnValue& read, const Frame& frame, const ColumnValue& asked, const Frame& asked_frame) {
  const PathId *day = day_of(plan, read), *known = day_of(plan, asked);
  if (!day || !known) return !day;
  if (const auto* column = std::get_if<ColumnPath>(&plan[*known].node)) return is_column(plan, *day, column->table, column->column);
  if (std::holds_alternative<AxisPath>(plan[*known].node)) return is_key_day(plan, *day, frame) && is_key_day(plan, *known, asked_frame);
  return plan[*day].node.index() == plan[*known].node.index();
}

bool of_stated_key(const Plan& plan, const ColumnValue& asked, const ColumnValue& read) {
  return states_a_key(plan, asked.row) && !same_path(plan, asked.row, read.row);
}

bool all_from(const Plan& plan, const Place& place, TableId table) {
  return place.inside ? comes_from(plan, place.inside->source, table) : keys_come_from(plan, place.support, table);
}

bool keys_of(const Plan& plan, const Origin& origin, RuleId rule, int depth = 0) {
  const auto* from = std::get_if<RuleId>(&origin.of);
  if (!from || depth >= 50) return false;
  const Support& support = plan[*from].support;
  return *from == rule || (!support.sources.empty() && std::all_of(support.sources.begin(), support.sources.end(), [&](const KeySource& source) {
    return !source.aggregate && keys_of(plan, source.from, rule, depth + 1);
  }));
}

bool filtered(const Plan& plan, const KeySource& source) {
  const auto* read = source.aggregate ? std::get_if<AggregateValue>(&plan[*source.aggregate].node) : nullptr;
  return read && plan[read->aggregate].filter;
}

// The requirement is asked of every key that comes from here.
bool asked_at(const Plan& plan, const Support& asked, const Origin& origin) {
  return std::any_of(asked.sources.begin(), asked.sources.end(), [&](const KeySource& source) {
    if (filtered(plan, source)) return false;
    if (const auto* table = std::get_if<TableId>(&source.from.of)) return comes_from(plan, origin, *table);
    return keys_of(plan, origin, std::get<RuleId>(source.from.of));
  });
}

bool asked_here(const Plan& plan, const Require& require, const Place& place) {
  if (require.support.kind == PresenceKind::dense) return true;
  if (place.inside) return asked_at(plan, require.support, place.inside->source);
  const std::vector<KeySource>& sources = place.support.sources;
  return !sources.empty() && std::all_of(sources.begin(), sources.end(), [&](const KeySource& source) { return asked_at(plan, require.support, source.from); });
}

// The cell that is asked about: a value, or a code that a key is made of.
std::optional<ColumnValue> cell_of(const Plan& plan, ExprId asked) {
  if (const auto* column = std::get_if<ColumnValue>(&plan[asked].node)) return *column;
  const auto* key = std::get_if<KeyValue>(&plan[asked].node);
  const auto* path = key ? std::get_if<ColumnPath>(&plan[key->path].node) : nullptr;
  return path ? std::optional(ColumnValue{path->row, path->table, path->column}) : std::nullopt;
}

void add_known(const Plan& plan, ExprId condition, std::vector<ColumnValue>& found) {
  if (const auto* all = std::get_if<And>(&plan[condition].node))
    for (ExprId operand : all->operands) add_known(plan, operand, found);
  const auto* known = std::get_if<Known>(&plan[condition].node);
  if (const auto cell = known ? cell_of(plan, known->operand) : std::nullopt) found.push_back(*cell);
}

bool falls_in_its_period(const Plan& plan, const Limit& limit, const Rule& rule) {
  if (rule.day.stated) return false;
  const Cycle own = own_cycle(plan, rule.grain);
  return std::ranges::all_of(limit.key, [&](const Axis& axis) {
    const Dimension& dimension = plan[axis.dimension];
    return dimension.kind != DimensionKind::period || determines(plan.calendar, own, dimension.cycle);
  });
}

}  // namespace

bool comes_from(const Plan& plan, const Origin& origin, TableId table, int depth) {
  if (const auto* id = std::get_if<TableId>(&origin.of)) return *id == table;
  return depth < 50 && keys_come_from(plan, keys_told(plan[std::get<RuleId>(origin.of)]), table, depth + 1);
}

bool keys_come_from(const Plan& plan, const Support& support, TableId table, int depth) {
  return !support.sources.empty() && std::all_of(support.sources.begin(), support.sources.end(), [&](const KeySource& source) {
    return (std::holds_alternative<TableId>(source.from.of) || brings_every_name(source)) && comes_from(plan, source.from, table, depth);
  });
}

Support keys_of_posts(const Plan& plan, const Limit& limit) {
  Support posts{PresenceKind::only_with, {}, {}, limit.span};
  bool apart = false;
  for (RuleId id : limit.rules) {
    const std::vector<KeySource> keys = keys_told(plan[id]).sources;
    if (plan[id].support.kind == PresenceKind::dense || plan[id].support.kind == PresenceKind::drivers) posts.kind = plan[id].support.kind;
    apart |= keys.empty() || !falls_in_its_period(plan, limit, plan[id]);
    posts.sources.insert(posts.sources.end(), keys.begin(), keys.end());
  }
  if (apart) posts.sources.clear();
  return posts;
}

bool refused_when_missing(const Plan& plan, const ColumnValue& read, const Place& place) {
  return std::any_of(plan.rejects.begin(), plan.rejects.end(), [&](const Reject& reject) {
    const auto* negated = std::get_if<Not>(&plan[reject.condition].node);
    const auto* known = negated ? std::get_if<Known>(&plan[negated->operand].node) : nullptr;
    const auto asked = known ? cell_of(plan, known->operand) : std::nullopt;
    if (!asked || asked->table != read.table || of_stated_key(plan, *asked, read)) return false;
    // A row that has the one value has every value of its that cannot be empty.
    if (asked->column != read.column && plan[read.table].schema.columns[static_cast<std::size_t>(read.column)].may_be_empty()) return false;
    return all_from(plan, place, reject.table) && on_day_of_row(plan, read, frame_of(place), *asked, reject.table);
  });
}

bool required(const Plan& plan, const ColumnValue& read, const Place& place) {
  return std::any_of(plan.requires_.begin(), plan.requires_.end(), [&](const Require& require) {
    std::vector<ColumnValue> known;
    add_known(plan, require.condition, known);
    return asked_here(plan, require, place) && std::any_of(known.begin(), known.end(), [&](const ColumnValue& asked) {
      return asked.table == read.table && asked.column == read.column && !of_stated_key(plan, asked, read) &&
             on_same_day(plan, read, frame_of(place), asked, require.grain);
    });
  });
}

}  // namespace bkm::check
