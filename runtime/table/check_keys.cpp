#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

#include "runtime/table/row_order.hpp"
#include "runtime/table/table.hpp"

namespace bkm::table {
namespace {

using Rows = std::vector<std::uint32_t>;

struct Days {
  std::int64_t first, last;
};

Days days_of(const Table& table, const Calendar& calendar, int column, std::size_t row) {
  const ColumnSchema& schema = table.schema.columns[static_cast<std::size_t>(column)];
  const std::int64_t day = table.columns[static_cast<std::size_t>(column)][row];
  if (schema.kind != CellKind::period) return {day, day};
  const Period period = period_of(calendar, schema.cycle, {static_cast<std::int32_t>(day)});
  return {period.first.days, period.last.days};
}

RowFate term_fate(const Days& days, const Calendar& calendar) {
  if (days.first > calendar.term_last.days) return RowFate::out_of_scope;
  return days.last < calendar.term_first.days ? RowFate::before_term : RowFate::accepted;
}

class KeyCheck {
 public:
  KeyCheck(Table& table, const Calendar& calendar, const CodePool& codes) : table_(table), calendar_(calendar), codes_(codes) {}

  void decide_term();
  void decide_keys();
  bool restore_versions();

 private:
  RowFate term_fate_of(std::size_t row) const;
  Days interval(std::size_t row) const;
  void check_group(Rows& rows, std::vector<std::pair<std::uint32_t, const char*>>& faults);
  Rows take_repeats(Rows& rows, std::vector<std::pair<std::uint32_t, const char*>>& faults) const;
  Rows overlapping(Rows rows) const;
  Rows contradictions(Rows rows);
  // One of a key counts, also when what it says lies outside the term: a stay that turns out to have ended before.
  bool outside_term(std::size_t row) const { return table_.before_term(row) || table_.fates[row] == RowFate::out_of_scope; }
  bool has_versions() const { return table_.schema.on < 0 && table_.schema.known_on >= 0 && !table_.schema.interval_rows; }

  std::int64_t value(int column, std::size_t row) const { return table_.columns[static_cast<std::size_t>(column)][row]; }

  Table& table_;
  const Calendar& calendar_;
  const CodePool& codes_;
};

void KeyCheck::decide_term() {
  for (std::size_t row = 0; row < table_.size(); ++row)
    if (table_.live(row)) table_.fates[row] = term_fate_of(row);
}

RowFate KeyCheck::term_fate_of(std::size_t row) const {
  const Schema& schema = table_.schema;
  if (schema.on >= 0) return value(schema.on, row) == kEmpty ? RowFate::accepted : term_fate(days_of(table_, calendar_, schema.on, row), calendar_);
  if (schema.from >= 0 || schema.through >= 0) return term_fate(interval(row), calendar_);
  for (int column = 0; column < static_cast<int>(schema.columns.size()); ++column) {
    const bool places = schema.events || std::find(schema.key.begin(), schema.key.end(), column) != schema.key.end();
    if (!places || schema.columns[static_cast<std::size_t>(column)].kind != CellKind::period || value(column, row) == kEmpty) continue;
    if (const RowFate fate = term_fate(days_of(table_, calendar_, column, row), calendar_); fate != RowFate::accepted) return fate;
  }
  return RowFate::accepted;
}

// An empty bound is open; kEmpty lies before every day.
Days KeyCheck::interval(std::size_t row) const {
  const Schema& schema = table_.schema;
  const std::int64_t last = schema.through >= 0 ? value(schema.through, row) : kEmpty;
  return {schema.from >= 0 ? value(schema.from, row) : kEmpty, last == kEmpty ? std::numeric_limits<std::int64_t>::max() : last};
}

void KeyCheck::decide_keys() {
  if (table_.schema.key.empty() || table_.schema.bands) return;
  std::vector<std::pair<std::uint32_t, const char*>> faults;
  Rows group;
  for (std::uint32_t row = 0; row < table_.size(); ++row) {
    if (!table_.checked(row) && !(table_.schema.describes_key() && outside_term(row))) continue;
    if (!group.empty() && compare_keys(table_, group.front(), row) != 0) {
      check_group(group, faults);
      group.clear();
    }
    group.push_back(row);
  }
  check_group(group, faults);
  std::sort(faults.begin(), faults.end());
  for (const auto& [row, code] : faults) reject(table_, row, code, "", "", codes_);
}

// `rows`: those of one key, in the order of file and line.
void KeyCheck::check_group(Rows& rows, std::vector<std::pair<std::uint32_t, const char*>>& faults) {
  if (rows.size() < 2) return;
  Rows distinct = take_repeats(rows, faults);
  if (table_.schema.interval_rows) distinct = overlapping(std::move(distinct));
  if (has_versions()) distinct = contradictions(std::move(distinct));
  else if (distinct.size() < 2) return;
  for (const std::uint32_t row : distinct) faults.emplace_back(row, "duplicate-key");
}

// Deliveries are sent again with a later day of receipt: the row that was known first stays.
Rows KeyCheck::take_repeats(Rows& rows, std::vector<std::pair<std::uint32_t, const char*>>& faults) const {
  const int known_on = table_.schema.on >= 0 ? table_.schema.known_on : -1;
  std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (const auto order = compare_cells(table_, a, b, known_on); order != 0) return order < 0;
    if (known_on >= 0 && value(known_on, a) != value(known_on, b)) return value(known_on, a) < value(known_on, b);
    return compare_places(table_, a, b) < 0;
  });
  Rows distinct{rows.front()};
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (compare_cells(table_, rows[i - 1], rows[i], known_on) == 0) faults.emplace_back(rows[i], "repeated-row");
    else distinct.push_back(rows[i]);
  }
  return distinct;
}

// Of a table with one row per key, a row that became known later replaces those before it, which are cancelled. Rows of one day that differ contradict each
// other: they are refused, and replace nothing.
Rows KeyCheck::contradictions(Rows rows) {
  auto known = [this](std::uint32_t row) { return value(table_.schema.known_on, row); };
  std::ranges::stable_sort(rows, std::ranges::greater{}, known);
  Rows refused;
  for (auto first = rows.begin(); first != rows.end();) {
    const auto end = std::find_if(first, rows.end(), [&](std::uint32_t row) { return known(row) != known(*first); });
    if (end - first == 1) {
      for (auto old = end; old != rows.end(); ++old) table_.fates[*old] = RowFate::cancelled;
      if (end != rows.end()) table_.versions.emplace_back(first, rows.end());
      break;
    }
    refused.insert(refused.end(), first, end);
    first = end;
  }
  return refused;
}

bool KeyCheck::restore_versions() {
  auto refused = [this](const Rows& rows) { return table_.fates[rows.front()] == RowFate::rejected; };
  std::vector<Rows> all = std::exchange(table_.versions, {});
  const auto standing = std::stable_partition(all.begin(), all.end(), refused);
  table_.versions.assign(standing, all.end());
  for (auto rows = all.begin(); rows != standing; ++rows) {
    rows->erase(rows->begin());
    for (const std::uint32_t row : *rows) table_.fates[row] = term_fate_of(row);
    for (const std::uint32_t row : contradictions(*rows)) reject(table_, row, "duplicate-key", "", "", codes_);
  }
  return standing != all.begin();
}

// A row overlaps one that starts no later when it starts within what those cover, and one that starts no earlier when the next starts in it.
Rows KeyCheck::overlapping(Rows rows) const {
  std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::int64_t first = interval(a).first, other = interval(b).first;
    return first != other ? first < other : a < b;
  });
  Rows found;
  std::optional<std::int64_t> covered;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Days days = interval(rows[i]);
    const bool before = covered && days.first <= *covered, after = i + 1 < rows.size() && interval(rows[i + 1]).first <= days.last;
    if (before || after) found.push_back(rows[i]);
    covered = std::max(covered.value_or(days.last), days.last);
  }
  return found;
}

}  // namespace

void check_keys(Table& table, const Calendar& calendar, const CodePool& codes) {
  assert(codes.sorted());
  sort_rows(table);
  KeyCheck check(table, calendar, codes);
  check.decide_term();
  check.decide_keys();
}

bool restore_versions(Table& table, const Calendar& calendar, const CodePool& codes) { return KeyCheck(table, calendar, codes).restore_versions(); }

}  // namespace bkm::table
