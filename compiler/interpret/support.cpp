#include "compiler/interpret/support.hpp"

#include <algorithm>

namespace bkm::interpret {
namespace {

using namespace plan;

// The place of a day in its period: the day of the month, or the day counted from the period's start.
int day_in(const Period& period, Date day) { return day - period.first + 1; }

bool end_counts(const ast::PartDay& rule, int day) {
  if (rule.before_day) return day < *rule.before_day;
  if (rule.from_day) return day >= *rule.from_day;
  return rule.counts;
}

class KeyMaker {
 public:
  KeyMaker(const Plan& plan, Data& data, Evaluator& evaluator, const Frame& grain, const PartPeriod& part, Keys& keys)
      : plan_(plan), data_(data), evaluator_(evaluator), grain_(grain), part_(part), keys_(keys) {}

  // One source row or key: fills the axes it determines, and walks through the others.
  bool add(const KeySource& source, const Key& from) {
    std::vector<std::optional<std::int32_t>> known(grain_.size());
    for (std::size_t i = 0; i < grain_.size(); ++i) {
      if (!source.axes[i]) continue;
      known[i] = evaluator_.part(*source.axes[i], from);
      if (known[i] && source.from_begin) known[i] = begin_in_term(source, from, grain_[i], *known[i]);
      if (!known[i] || outside_term(grain_[i], *known[i])) return false;
    }
    interval_ = source.over_interval ? interval_of(source, from) : std::nullopt;
    if (source.over_interval && !interval_) return false;
    source_ = &source;
    from_ = &from;
    any_ = false;
    fill(known, 0, Key{}, {});
    return any_;
  }

 private:
  bool outside_term(const Axis& axis, std::int32_t part) const {
    const Dimension& dimension = plan_[axis.dimension];
    if (dimension.kind != DimensionKind::period) return false;
    Period period = period_of(plan_.calendar, dimension.cycle, Date{part});
    if (evaluator_.reads_before_term()) return period.last >= plan_.calendar.term_first;
    return period.last < plan_.calendar.term_first || period.first > plan_.calendar.term_last;
  }

  // What began before the term and lasts: the first period of the term.
  std::optional<std::int32_t> begin_in_term(const KeySource& source, const Key& from, const Axis& axis, std::int32_t part) const {
    const Dimension& dimension = plan_[axis.dimension];
    if (dimension.kind != DimensionKind::period || evaluator_.reads_before_term()) return part;
    const Date first = plan_.calendar.term_first;
    if (period_of(plan_.calendar, dimension.cycle, Date{part}).last >= first) return part;
    const auto interval = interval_of(source, from);
    return interval && interval->second >= first ? std::optional(period_of(plan_.calendar, dimension.cycle, first).first.days) : std::nullopt;
  }

  std::optional<std::pair<Date, Date>> interval_of(const KeySource& source, const Key& from) const {
    TableId id = std::get<TableId>(source.from.of);
    const table::Table& rows = data_.tables[id.index];
    auto row = static_cast<std::uint32_t>(from[0]);
    std::int64_t begin = rows.columns[rows.schema.from][row];
    std::int64_t end = rows.schema.through >= 0 ? rows.columns[rows.schema.through][row] : table::kEmpty;
    if (begin == table::kEmpty) return {};
    Date last = end == table::kEmpty ? make_date(9999, 12, 31) : Date{static_cast<std::int32_t>(end)};
    return std::pair(Date{static_cast<std::int32_t>(begin)}, last);
  }

  void fill(const std::vector<std::optional<std::int32_t>>& known, std::size_t axis, Key key, Touched touched) {
    if (axis == grain_.size()) return interval_ ? touch(key, touched) : touch_term(key);
    if (known[axis]) {
      key.push(*known[axis]);
      return fill(known, axis + 1, key, touched);
    }
    const Dimension& dimension = plan_[grain_[axis].dimension];
    if (dimension.kind == DimensionKind::period) return fill_periods(known, axis, key, dimension.cycle, touched);
    for (const std::string& code : dimension.codes) {
      Key next = key;
      next.push(*data_.codes.find(code));
      fill(known, axis + 1, next, touched);
    }
  }

  // Parts of one period add up: a stay that ends and another that begins.
  void touch(const Key& key, const Touched& part) {
    any_ = true;
    Touched& place = keys_[key];
    place.days += part.days;
    place.counts |= part.counts;
  }

  // Without an interval of its own a key has the part of its period that lies within the term.
  void touch_term(const Key& key) {
    any_ = true;
    if (part_.kind == PartKind::none) return void(keys_.try_emplace(key));
    const Period period = whole_period(plan_, grain_, part_, key);
    const Date begin = evaluator_.reads_before_term() ? period.first : plan_.calendar.term_first, end = plan_.calendar.term_last;
    const Touched part{std::min(end, period.last) - std::max(begin, period.first) + 1, counts(period, begin, end)};
    if (part_.kind == PartKind::pro_rata || part.counts) keys_.try_emplace(key, part);
  }

  bool counts(const Period& period, Date begin, Date end) const {
    return (begin <= period.first || end_counts(part_.begin, day_in(period, begin))) && (end >= period.last || end_counts(part_.end, day_in(period, end)));
  }

  void fill_periods(const std::vector<std::optional<std::int32_t>>& known, std::size_t axis, const Key& key, Cycle cycle, Touched touched) {
    bool before = evaluator_.reads_before_term();
    for (const Period& period : before ? periods_before_term(cycle) : periods_in_term(plan_.calendar, cycle)) {
      if (!consistent(period)) continue;
      Touched here = touched;
      if (interval_) {
        Date first = before ? std::max(interval_->first, period.first) : std::max({interval_->first, period.first, plan_.calendar.term_first});
        Date last = std::min({interval_->second, period.last, plan_.calendar.term_last});
        if (last < first) continue;
        here.days = last - first + 1;
        here.counts = before ? counts(period, interval_->first, interval_->second)
                             : counts(period, std::max(interval_->first, plan_.calendar.term_first), std::min(interval_->second, plan_.calendar.term_last));
        if (part_.kind == PartKind::ends && !here.counts) continue;  // D20: no post
      }
      Key next = key;
      next.push(period.first.days);
      fill(known, axis + 1, next, here);
    }
  }

  // Whole periods that an interval touches before the term; without one nothing says how far back.
  std::vector<Period> periods_before_term(Cycle cycle) const {
    std::vector<Period> periods;
    if (!interval_) return periods;
    for (Period at = period_of(plan_.calendar, cycle, interval_->first); at.last < plan_.calendar.term_first; at = next_period(plan_.calendar, at)) periods.push_back(at);
    return periods;
  }

  // The months of a yearly source are those of its year.
  bool consistent(const Period& period) const {
    for (std::size_t i = 0; i < source_->frame.size(); ++i) {
      const Dimension& dimension = plan_[source_->frame[i].dimension];
      if (dimension.kind == DimensionKind::period && determines(plan_.calendar, period.cycle, dimension.cycle) &&
          period_of(plan_.calendar, dimension.cycle, period.first).first.days != (*from_)[i])
        return false;
      if (dimension.kind != DimensionKind::row) continue;
      const table::Table& rows = data_.tables[dimension.table.index];
      for (int column : rows.schema.key) {
        const table::ColumnSchema& schema = rows.schema.columns[column];
        if (schema.kind != table::CellKind::period || !determines(plan_.calendar, period.cycle, schema.cycle)) continue;
        if (period_of(plan_.calendar, schema.cycle, period.first).first.days != rows.columns[column][(*from_)[i]]) return false;
      }
    }
    return true;
  }

  const Plan& plan_;
  Data& data_;
  Evaluator& evaluator_;
  const Frame& grain_;
  const PartPeriod& part_;
  Keys& keys_;
  std::optional<std::pair<Date, Date>> interval_;
  const KeySource* source_ = nullptr;
  const Key* from_ = nullptr;
  bool any_ = false;
};

// Another council than that of the provider is no key.
void drop_contradicted(const Support& support, Evaluator& evaluator, Keys& keys) {
  for (const auto& [axis, way] : support.determined)
    std::erase_if(keys, [&](const auto& entry) {
      const auto told = evaluator.path(way, entry.first);
      return told && *told != entry.first[axis];
    });
}

bool is_closed(const Plan& plan, const Axis& axis) { return plan[axis.dimension].kind == DimensionKind::entity && plan[axis.dimension].closed; }

}  // namespace

Keys keys_of(const Plan& plan, Data& data, const std::vector<RuleResult>& results, Evaluator& evaluator, const Frame& grain, const Support& support,
             const PartPeriod& part) {
  Keys keys;
  KeyMaker maker(plan, data, evaluator, grain, part, keys);
  if (support.kind == PresenceKind::dense) {
    KeySource everything{{}, {}, std::vector<std::optional<PathId>>(grain.size()), {}, false, false};
    maker.add(everything, Key{});
    drop_contradicted(support, evaluator, keys);
    return keys;
  }
  for (KeySource source : support.sources) {
    // Closed codes are dense within each key of the other axes.
    if (support.kind == PresenceKind::drivers)
      for (std::size_t i = 0; i < grain.size(); ++i)
        if (is_closed(plan, grain[i])) source.axes[i].reset();
    if (source.aggregate) {
      AggregateId id = std::get<AggregateValue>(plan[*source.aggregate].node).aggregate;
      for (const auto& [key, group] : evaluator.groups(id)) maker.add(source, key);
    } else if (const auto* table_id = std::get_if<TableId>(&source.from.of)) {
      const table::Table& rows = data.tables[table_id->index];
      bool before = evaluator.reads_before_term(), interval = rows.schema.interval_rows || rows.schema.from >= 0;
      for (std::uint32_t row = 0; row < rows.size(); ++row) {
        bool counts = before ? rows.before_term(row) || (interval && rows.live(row)) : rows.live(row);
        if (counts && maker.add(source, Key{static_cast<std::int32_t>(row)})) evaluator.use_row(*table_id, row);
      }
    } else if (evaluator.reads_before_term()) {
      for (const auto& [key, value] : evaluator.values_before_term(std::get<RuleId>(source.from.of))) maker.add(source, key);
    } else {
      const RuleId rule = std::get<RuleId>(source.from.of);
      for (const auto& [key, cell] : results[rule.index].cells)
        if (!is_open(plan[rule], cell)) maker.add(source, key);
    }
  }
  drop_contradicted(support, evaluator, keys);
  return keys;
}

Period whole_period(const Plan& plan, const Frame& grain, const PartPeriod& part, const Key& key) {
  Date start = plan.calendar.term_first;
  for (std::size_t i = 0; i < grain.size(); ++i)
    if (const Dimension& d = plan[grain[i].dimension]; d.kind == DimensionKind::period && d.cycle == part.cycle) start = Date{key[i]};
  return period_of(plan.calendar, part.cycle, start);
}

Rational part_of_period(const Plan& plan, const Rule& rule, const Key& key, const Touched& touched) {
  Rational part(touched.days, whole_period(plan, rule.grain, rule.part, key).length());
  part.canonicalize();
  return part;
}

std::vector<Period> periods_to_date(const Plan& plan, const Cumulative& cumulative, const std::vector<Period>& periods, Date at) {
  auto start = [&](Date day) { return cumulative.within ? period_of(plan.calendar, *cumulative.within, day).first : plan.calendar.term_first; };
  std::vector<Period> to_date;
  for (const Period& period : periods)
    if (period.first <= at && start(period.first) == start(at)) to_date.push_back(period);
  return to_date;
}

namespace {

Key without(const Key& key, std::size_t axis) {
  Key rest;
  for (std::size_t i = 0; i < key.size; ++i)
    if (i != axis) rest.push(key[i]);
  return rest;
}

// By the key without its period: a key, and the first period.
using Firsts = std::map<Key, std::pair<Key, std::int32_t>>;
Firsts firsts_of(const Keys& keys, std::size_t axis) {
  Firsts firsts;
  for (const auto& [key, touched] : keys) {
    auto [group, fresh] = firsts.try_emplace(without(key, axis), key, key[axis]);
    if (!fresh) group->second.second = std::min(group->second.second, key[axis]);
  }
  return firsts;
}

// Leaves out the keys before the first of x.
void drop_before_start(const Plan& plan, Data& data, const std::vector<RuleResult>& results, Evaluator& evaluator, const Rule& rule, Keys& keys) {
  if (!rule.start->from) return;
  const std::size_t axis = rule.start->period;
  const Firsts firsts = firsts_of(keys_of(plan, data, results, evaluator, rule.grain, {PresenceKind::only_with, {*rule.start->from}}, {}), axis);
  std::erase_if(keys, [&](const auto& entry) {
    const auto first = firsts.find(without(entry.first, axis));
    return first == firsts.end() || entry.first[axis] < first->second.second;
  });
}

// Every period from the first of each group, or from the start of the term.
void fill_from_start(const Plan& plan, const Rule& rule, Keys& keys) {
  const std::size_t axis = rule.start->period;
  for (const auto& [rest, first] : firsts_of(keys, axis))
    for (const Period& period : periods_in_term(plan.calendar, plan[rule.grain[axis].dimension].cycle)) {
      if (rule.start->from && period.first.days < first.second) continue;
      Key key = first.first;
      key.parts[axis] = period.first.days;
      keys.try_emplace(key);
    }
}

}  // namespace

void apply_start(const Plan& plan, Data& data, const std::vector<RuleResult>& results, Evaluator& evaluator, const Rule& rule, Keys& keys) {
  if (!rule.start) return;
  if (rule.start->dense) fill_from_start(plan, rule, keys);
  else drop_before_start(plan, data, results, evaluator, rule, keys);
}

}  // namespace bkm::interpret
