// Key paths (T1, T2): what a frame determines. Implicit search uses role names only.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kNoPath{2702, "no-path", diag::Severity::error, "Uit \"{1}\" volgt geen {0}: er kunnen er meer zijn. Neem {0} op achter per, of tel eerst op.", "\"{1}\" does not determine the {0}: there can be several. Add {0} after per, or add up first."};
constexpr Kind kPeriodDoesNotNest{2703, "period-does-not-nest", diag::Severity::error,
                                  "Een {0} past niet altijd in één {1}{2}, dus {3} is niet per {1} op te tellen of te lezen.",
                                  "A {0} does not always lie in one {1}{2}, so {3} cannot be added or read per {1}."};

std::string frame_key(const Frame& frame) {
  std::string key;
  for (const Axis& axis : frame) key += axis.name + ":" + std::to_string(axis.dimension.index) + ";";
  return key;
}

}  // namespace

PathId Elaborator::add_path(Path path) {
  plan_.paths.push_back(std::move(path));
  return PathId{static_cast<std::uint32_t>(plan_.paths.size() - 1)};
}

std::optional<TableId> Elaborator::own_table(const Frame& frame) const {
  for (const Axis& axis : frame)
    if (plan_[axis.dimension].kind == DimensionKind::row) return plan_[axis.dimension].table;
  return {};
}

Frame Elaborator::row_frame(TableId id) { return {{plan_[id].name(), plan_[id].row}}; }

Frame Elaborator::key_frame(TableId id) {
  Frame frame;
  const Table& table = plan_[id];
  for (int column : table.schema.key) {
    const table::ColumnSchema& schema = table.schema.columns[column];
    if (TableId event = table.columns[column].row_of; event) frame.push_back({plan_[event].name(), plan_[event].row});
    else if (schema.kind == table::CellKind::period) frame.push_back({schema.name, dimension(schema.name, DimensionKind::period, schema.cycle)});
    else if (table.columns[column].type.kind == ValueKind::code) frame.push_back({schema.name, table.columns[column].type.dimension});
  }
  return frame;
}

const Closure& Elaborator::closure(const Frame& frame) {
  std::string key = frame_key(frame);
  if (auto found = closures_.find(key); found != closures_.end()) return found->second;
  Closure closure = own_closure(frame);
  const auto own = own_table(frame);
  if (own && is_row_frame(plan_, frame)) closure = close_over_row(closure, *own);
  else close_over_registers(closure, own);
  return closures_.emplace(key, std::move(closure)).first->second;
}

std::optional<PathId> Elaborator::period_path(const Closure& closure, Cycle cycle) {
  if (cycle == Cycle::term) return add_path({TermPath{}});
  for (const auto& [from, path] : closure.periods)
    if (from == cycle) return path;
  for (const auto& [from, path] : closure.periods)
    if (determines(plan_.calendar, from, cycle)) return add_path({PeriodPath{path, from, cycle}});
  return {};
}

// The row of a keyed table, when the closure holds all of its key.
std::optional<PathId> Elaborator::register_row(const Closure& closure, TableId id, const std::map<std::size_t, PathId>& stated) {
  const Table& table = plan_[id];
  if (table.form == TableForm::event || table.form == TableForm::scale || table.schema.key.empty()) return {};
  RowPath row{id, {}, {}, {}};
  for (int column : table.schema.key) {
    const table::ColumnSchema& schema = table.schema.columns[column];
    if (auto part = stated.find(row.key.size()); part != stated.end()) {
      row.key.push_back(part->second);
    } else if (TableId event = table.columns[column].row_of; event) {
      auto known = closure.rows.find(event.index);
      if (known == closure.rows.end() || !plan_[event].rows_are_keys) return {};
      row.key.push_back(add_path({ColumnPath{known->second, event, plan_[event].schema.key[0]}}));
    } else if (schema.kind == table::CellKind::period) {
      auto path = period_path(closure, schema.cycle);
      if (!path) return {};
      row.key.push_back(*path);
    } else {
      auto found = closure.axes.find(schema.name);
      if (found == closure.axes.end()) return {};
      row.key.push_back(found->second.front().path);
    }
  }
  if (table.form == TableForm::interval || table.schema.dated) {
    for (const auto& [cycle, path] : closure.periods)
      if (cycle == Cycle::day) row.day = path;
    if (table.schema.interval_rows && !row.day) {
      row.cycle = closure.periods.empty() ? Cycle::term : closure.periods.front().first;
      row.period = closure.periods.empty() ? add_path({TermPath{}}) : closure.periods.front().second;
    }
  }
  return add_path({row});
}

void Elaborator::close_over_registers(Closure& closure, std::optional<TableId> own) {
  for (bool grown = true; grown;) {
    grown = false;
    for (std::uint32_t t = 0; t < plan_.tables.size(); ++t) {
      TableId id{t};
      if (closure.rows.contains(t) || own == id) continue;
      auto row = register_row(closure, id);
      if (!row) continue;
      closure.rows[t] = *row;
      grown = true;
      const Table& table = plan_[id];
      // An entity belongs to what its own table says of it, on any day; only its values are tied to its interval.
      PathId timeless = *row;
      if (table.form == TableForm::interval && !table.schema.interval_rows) {
        RowPath without_day = std::get<RowPath>(plan_[*row].node);
        without_day.day.reset();
        timeless = add_path({without_day});
      }
      for (int c = 0; c < static_cast<int>(table.columns.size()); ++c) {
        if (table.is_key(c) || table.columns[c].type.kind != ValueKind::code) continue;
        const std::string& name = table.schema.columns[c].name;
        const std::string of = axis_names(key_frame(id));
        closure.axes[name].push_back({add_path({ColumnPath{timeless, id, c}}), table.columns[c].type.dimension, false, {name + " van " + of, name + " of " + of}});
      }
    }
  }
}

// (vierweken begint op maandag)
Text Elaborator::start_of_fourweeks() const {
  static constexpr Bilingual kDays[] = {{"maandag", "Monday"},   {"dinsdag", "Tuesday"},   {"woensdag", "Wednesday"}, {"donderdag", "Thursday"},
                                        {"vrijdag", "Friday"},   {"zaterdag", "Saturday"}, {"zondag", "Sunday"}};
  if (!plan_.calendar.fourweeks_from) return {};
  const Bilingual& day = kDays[iso_weekday(*plan_.calendar.fourweeks_from) - 1];
  return {" (vierweken begint op " + std::string(day.nl) + ")", " (fourweeks starts on a " + std::string(day.en) + ")"};
}

std::optional<PathId> Elaborator::find_path(const Frame& frame, const Axis& axis, Span span, bool reports) {
  const Dimension wanted = plan_[axis.dimension];
  const Closure& known = closure(frame);
  if (wanted.kind == DimensionKind::period) {
    const auto path = period_path(known, wanted.cycle);
    if (reports && report_unclear_period(known, axis, path, span)) return {};
    if (path || !reports) return path;
    for (const auto& [cycle, path] : known.periods) {
      const Text why = wanted.cycle == Cycle::fourweeks ? start_of_fourweeks() : Text{};
      report(kPeriodDoesNotNest, span, {cycle_word(cycle), cycle_word(wanted.cycle), why, written(span)});
      return {};
    }
    report(kNoPath, span, {axis.name, per_names(frame)});
    return {};
  }
  if (wanted.kind == DimensionKind::row) {
    if (auto row = known.rows.find(wanted.table.index); row != known.rows.end() && plan_[wanted.table].form == TableForm::event) return row->second;
    if (reports) report(kNoPath, span, {axis.name, per_names(frame)});
    return {};
  }
  auto found = known.axes.find(axis.name);
  if (found == known.axes.end()) {
    if (reports) report(kNoPath, span, {axis.name, per_names(frame)});
    return {};
  }
  if (const auto* ways = reports ? unclear(known, axis.name) : nullptr) {
    report(kAmbiguousPath, span, {axis.name, ways->at(0).route, ways->at(1).route});
    return {};
  }
  return found->second.front().path;
}

// All these ways lead over one event row, which says the name itself: a row of which they disagree is refused.
bool Elaborator::decided_by_row(const std::string& axis, const std::vector<Found>& ways) {
  const auto* column = std::get_if<ColumnPath>(&plan_[ways.front().path].node);
  if (!column || plan_[column->table].form != TableForm::event) return false;
  const auto& of_row = closure(row_frame(column->table)).axes;
  const auto own = of_row.find(axis);
  return own != of_row.end() && own->second.front().own && own->second.size() == ways.size();
}

// The two ways to a name, or to a name that it is found by.
const std::vector<Found>* Elaborator::unclear(const Closure& closure, const std::string& axis) {
  const std::vector<Found>& ways = closure.axes.at(axis);
  if (ways.front().own || decided_by_row(axis, ways)) return nullptr;
  if (ways.size() > 1) return &ways;
  const auto* column = std::get_if<ColumnPath>(&plan_[ways.front().path].node);
  const auto* row = column ? std::get_if<RowPath>(&plan_[column->row].node) : nullptr;
  return row ? unclear(closure, *row) : nullptr;
}

const std::vector<Found>* Elaborator::unclear(const Closure& closure, const RowPath& row) {
  const Table& table = plan_[row.table];
  if (table.form == TableForm::event) return nullptr;  // named by its own key
  for (std::size_t i = 0; i < row.key.size(); ++i) {
    const auto column = static_cast<std::size_t>(table.schema.key[i]);
    const bool found = table.schema.columns[column].kind == table::CellKind::code && !table.columns[column].row_of && !std::holds_alternative<FixedPath>(plan_[row.key[i]].node);
    if (const auto* ways = found ? unclear(closure, table.schema.columns[column].name) : nullptr) return ways;
  }
  return nullptr;
}

// A row whose key can be found in two ways would be chosen by accident.
bool Elaborator::report_unclear(const Frame& frame, PathId row, Span span) {
  const auto* path = std::get_if<RowPath>(&plan_[row].node);
  const auto* ways = path ? unclear(closure(frame), *path) : nullptr;
  if (!ways) return false;
  const auto* column = std::get_if<ColumnPath>(&plan_[ways->front().path].node);
  const std::string name = column ? plan_[column->table].schema.columns[static_cast<std::size_t>(column->column)].name : std::string();
  report(kAmbiguousPath, span, {name, ways->at(0).route, ways->at(1).route});
  return true;
}

std::optional<PathId> Elaborator::find_row(const Frame& frame, TableId table) {
  const Closure& known = closure(frame);
  auto row = known.rows.find(table.index);
  return row == known.rows.end() ? std::nullopt : std::optional(row->second);
}

bool Elaborator::reaches(const Frame& from, const Axis& axis) { return find_path(from, axis, {}, false).has_value(); }

// The first axis of the place of use that a value per `home` does not distinguish: it would be used once for each of them. A period only where
// nothing else is left: then every other axis is distinguished.
std::string Elaborator::coarse_axis(const Frame& home, const Context& context) {
  Frame use = context.frame;
  if (context.over) use.erase(use.begin() + static_cast<std::ptrdiff_t>(*context.over));  // each receiver of a split has a part of its own
  for (bool periods : {false, true})
    for (const Axis& axis : use)
      if ((plan_[axis.dimension].kind == DimensionKind::period) == periods && !reaches(home, axis)) return axis.name;
  return {};
}

bool Elaborator::determines_all(const Frame& from, const Frame& to) {
  return std::all_of(to.begin(), to.end(), [&](const Axis& axis) { return reaches(from, axis); });
}

}  // namespace bkm::elaborate
