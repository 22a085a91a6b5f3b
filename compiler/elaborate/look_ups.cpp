// A value in a table: which row, on which day, and keys that the text states: plafond[jaar 2025].
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/plan/indexation.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kRowColumn{2902, "column-of-many-rows", diag::Severity::error,
                          "{0} heeft een waarde voor elke ingestuurde regel van {1}; een bepaling per {2} ziet er daar veel van: schrijf bijvoorbeeld som van {0}.",
                          "{0} has a value for each line of {1}; a rule per {2} sees many of them: write for instance sum of {0}."};
constexpr Kind kRowOther{2902, "column-of-many-rows", diag::Severity::error,
                         "{0} heeft een waarde voor elke ingestuurde regel van {1}; een bepaling per {2} ziet er daar veel van. Achter \"waar\" van een som of aantal kan {0} wel staan.",
                         "{0} has a value for each line of {1}; a rule per {2} sees many of them. After \"where\" of a sum or count {0} can stand."};
constexpr Kind kNoRow{2903, "table-not-determined", diag::Severity::error, "{0} staat in {1} per {2}; uit \"per {3}\" volgt niet welke regel daarvan bedoeld is.",
                      "{0} stands in {1} per {2}; \"per {3}\" does not determine which row of it is meant."};
constexpr Kind kKeyPart{2574, "key-part-unknown", diag::Severity::error, "\"{0}\" is geen deel van de sleutel van {1}{2}.",
                        "\"{0}\" is no part of the key of {1}{2}."};
constexpr Kind kKeyUnclear{2575, "key-part-unclear", diag::Severity::error,
                           "\"{0}\" past bij meer dan één deel van de sleutel van {1}; zet de naam ervoor, zoals {2} {0}.",
                           "\"{0}\" fits more than one part of the key of {1}; write the name before it, like {2} {0}."};
constexpr Kind kNoSuchRow{2576, "no-such-row", diag::Severity::error, "De tabel {0} heeft geen regel voor {1}.", "The table {0} has no row for {1}."};

bool has_dated_rows(const Table& table) { return table.schema.interval_rows || table.schema.dated; }

std::string part_text(const ast::KeyPart& part) { return (part.axis ? part.axis->text + " " : "") + part.value; }

}  // namespace

// --- stated keys --------------------------------------------------------------------------------------------------------

// How well a value fits a name of the key: 2 by its form or its list of codes, 1 a code of an open list, 0 not.
int Elaborator::fit(const Axis& axis, const std::string& value) const {
  const Dimension& dimension = plan_[axis.dimension];
  if (dimension.kind == DimensionKind::period) return parse_period(plan_.calendar, dimension.cycle, value) ? 2 : 0;
  if (dimension.kind == DimensionKind::row || cycle_of_form(value)) return 0;
  if (dimension.closed) return std::find(dimension.codes.begin(), dimension.codes.end(), value) == dimension.codes.end() ? 0 : 2;
  return 1;
}

bool Elaborator::takes_keys(const Frame& key, const std::vector<ast::KeyPart>& parts) const {
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const ast::KeyPart& part) {
    return std::any_of(key.begin(), key.end(), [&](const Axis& axis) { return part.axis ? axis.name == part.axis->text : fit(axis, part.value) > 0; });
  });
}

// The axis that a part of x[..] is about; reports when there is none, or more than one.
std::optional<std::size_t> Elaborator::axis_of(const std::string& name, const Frame& key, const ast::KeyPart& part, const StatedKeys& taken) {
  std::vector<std::size_t> best;
  int reached = 0;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (taken.contains(i)) continue;
    int fits = part.axis ? (key[i].name == part.axis->text ? 2 : 0) : fit(key[i], part.value);
    if (fits == 0 || fits < reached) continue;
    if (fits > reached) best.clear();
    reached = fits;
    best.push_back(i);
  }
  if (best.size() == 1) return best[0];
  if (best.size() > 1) return report(kKeyUnclear, part.span, {part_text(part), name, key[best[0]].name}), std::nullopt;
  const Text has{"; die bestaat uit: " + axis_names(key), "; that consists of: " + axis_names(key)};
  report(kKeyPart, part.span, {part_text(part), name, key.empty() ? Text{} : has});
  return {};
}

// By place in the key. Nothing when a part is wrong.
std::optional<Elaborator::StatedKeys> Elaborator::stated_keys(const std::string& name, const Frame& key, const std::vector<ast::KeyPart>& parts, Span) {
  StatedKeys stated;
  for (bool named : {true, false})
    for (const ast::KeyPart& part : parts) {
      if (part.axis.has_value() != named) continue;
      auto at = axis_of(name, key, part, stated);
      if (!at) return {};
      const Dimension dimension = plan_[key[*at].dimension];
      if (dimension.kind == DimensionKind::row) return report(kKeyPart, part.span, {part_text(part), name, std::string()}), std::nullopt;
      bool period = dimension.kind == DimensionKind::period;
      table::ColumnSchema column;
      column.name = key[*at].name;
      column.codes = dimension.codes;
      column.kind = period ? table::CellKind::period : table::CellKind::code;
      column.cycle = dimension.cycle;
      if (!check_key_part(column, part.value, part.span)) return {};
      FixedPath fixed{part.value, {}};
      if (period) fixed = {{}, parse_period(plan_.calendar, dimension.cycle, part.value)->first};
      stated.emplace(*at, add_path({fixed}));
    }
  return stated;
}

// --- the row ------------------------------------------------------------------------------------------------------------

ExprId Elaborator::column(TableId id, int column, const ast::Reference& reference, Span span, const Context& context) {
  if (plan_[id].columns[column].type.kind == ValueKind::poison) return poison(span);
  const std::string name = plan_[id].schema.columns[column].name;
  const Frame key = key_frame(id);
  auto stated = stated_keys(name, key, reference.keys, span);
  if (!stated) return poison(span);
  auto row = stated->empty() ? find_row(context.frame, id) : register_row(closure(context.frame), id, *stated);
  if (!row) {
    const Table& table = plan_[id];
    // A coarser rule sees several rows: name the period that does not fit, where that is the reason.
    if (table.form == TableForm::event) report(plan_[id].columns[column].type.kind == ValueKind::number ? kRowColumn : kRowOther, span, {name, table.name(), per_names(context.frame)});
    else report(kNoRow, span, {name, table.name(), axis_names(key), per_names(context.frame)});
    return poison(span);
  }
  if (report_unclear(context.frame, *row, span)) return poison(span);
  ColumnValue value{*row, id, column};
  if (!check_stated_row(id, reference, *stated, span) || !read_on(value, reference.on, name, span, context)) return poison(span);
  ExprId found = column_value(value, span);
  discharge(plan_.exprs[found.index], context);
  Frame home;
  for (std::size_t i = 0; i < key.size(); ++i)
    if (!stated->contains(i)) home.push_back(key[i]);
  plan_.exprs[found.index].coarse_axis = coarse_axis(home, context);
  return found;
}

// A key that the text states whole must be in a table that stands in the text.
bool Elaborator::check_stated_row(TableId id, const ast::Reference& reference, const StatedKeys& stated, Span span) {
  const Table& table = plan_[id];
  if (table.form != TableForm::constants || !table.in_text() || stated.size() != table.schema.key.size()) return true;
  auto same = [&](const std::vector<std::string>& row) {
    for (const auto& [at, path] : stated) {
      const FixedPath& part = std::get<FixedPath>(plan_[path].node);
      const table::ColumnSchema& column = table.schema.columns[table.schema.key[at]];
      const std::string& cell = row[static_cast<std::size_t>(table.schema.key[at])];
      auto period = part.day ? parse_period(plan_.calendar, column.cycle, cell) : std::nullopt;
      if (part.day ? !period || period->first != *part.day : cell != part.code) return false;
    }
    return true;
  };
  if (std::any_of(table.constant_rows.begin(), table.constant_rows.end(), same)) return true;
  std::string text;
  for (const ast::KeyPart& part : reference.keys) text += (text.empty() ? "" : ", ") + part_text(part);
  report(kNoSuchRow, span, {table.name(), text});
  return false;
}

// The day on which a value that changes is read: `op D`, or the place's own day or period. False when there is an error.
bool Elaborator::read_on(ColumnValue& value, const std::optional<ast::Anchor>& on, const std::string& name, Span span, const Context& context) {
  const Table& table = plan_[value.table];
  std::vector<Date> changes;
  const auto moved = on ? row_on(value.row, *on, span, context) : std::nullopt;
  if (moved) value.row = *moved;
  if (table.schema.interval_rows) {
    const bool chosen = on && !(context.within && std::holds_alternative<ast::DayAnchor>(*on));  // to date, the day of each period is another day
    if (chosen) return moved.has_value();
    for (const auto& row : table.constant_rows)
      if (auto day = parse_iso_date(row[static_cast<std::size_t>(table.schema.from)])) changes.push_back(*day);
    return !report_change_inside(name, table.span, changes, span, context);
  }
  if (is_indexed(plan_, table.columns[value.column].type))
    for (const auto& [from, factor] : table.indexation.changes) changes.push_back(from);
  if (changes.empty()) return !on || moved || report_never_changes(name, *on, span);
  value.day = day_read(name, table.span, changes, on, span, context);
  return value.day.has_value();
}

// The same code as on that day: of every register on the way there, the row of that day.
std::optional<PathId> Elaborator::read_on(PathId path, const ast::Anchor& on, const std::string& name, Span span, const Context& context) {
  const auto moved = row_on(path, on, span, context);
  if (!moved) report_never_changes(name, on, span);
  return moved;
}

// Nothing when no row on the path depends on a day.
std::optional<PathId> Elaborator::row_on(PathId path, const ast::Anchor& on, Span span, const Context& context) {
  if (!depends_on_day(path)) return {};
  auto day = anchor_day(on, finest_cycle(plan_, context.frame).value_or(Cycle::term), span, context);
  return day ? std::optional(moved_to(path, *day)) : std::nullopt;
}

bool Elaborator::depends_on_day(PathId path) const {
  if (const auto* cell = std::get_if<ColumnPath>(&plan_[path].node)) return depends_on_day(cell->row);
  const auto* row = std::get_if<RowPath>(&plan_[path].node);
  return row && (has_dated_rows(plan_[row->table]) || std::ranges::any_of(row->key, [&](PathId part) { return depends_on_day(part); }));
}

PathId Elaborator::moved_to(PathId path, PathId day) {
  if (!depends_on_day(path)) return path;
  if (const auto* cell = std::get_if<ColumnPath>(&plan_[path].node)) {
    ColumnPath moved = *cell;
    moved.row = moved_to(moved.row, day);
    return add_path({moved});
  }
  RowPath moved = std::get<RowPath>(plan_[path].node);
  for (PathId& part : moved.key) part = moved_to(part, day);
  if (has_dated_rows(plan_[moved.table])) moved.day = day, moved.period.reset();
  return add_path({std::move(moved)});
}

}  // namespace bkm::elaborate
