#include "compiler/check/there.hpp"

#include <algorithm>

#include "compiler/plan/paths.hpp"
#include "compiler/plan/reads.hpp"

namespace bkm::check {

using namespace plan;

namespace {

bool has_closed_codes(const Plan& plan, const Frame& frame) {
  return std::ranges::any_of(frame, [&](const Axis& axis) { return plan[axis.dimension].closed; });
}

bool walks_codes(const Plan& plan, const Support& support, int depth = 0) {
  if (support.kind == PresenceKind::drivers || support.kind == PresenceKind::dense) return true;
  return depth < 50 && std::ranges::any_of(support.sources, [&](const KeySource& source) {
    const auto* from = std::get_if<RuleId>(&source.from.of);
    return from && has_closed_codes(plan, plan[*from].grain) && walks_codes(plan, plan[*from].support, depth + 1);
  });
}

bool same_support(const Support& a, const Support& b) {
  if (a.kind != b.kind || a.kind == PresenceKind::drivers || a.sources.size() != 1 || b.sources.size() != 1) return false;
  return a.sources[0].from.of == b.sources[0].from.of;
}

// n[2025-K4]: before the term there is only what the data reach back to.
bool before_term(const Plan& plan, const MeasureValue& m) {
  return std::ranges::any_of(m.key, [&](PathId part) {
    const auto* fixed = std::get_if<FixedPath>(&plan[part].node);
    return fixed && fixed->day && *fixed->day < plan.calendar.term_first;
  });
}

class AtKeys {
 public:
  AtKeys(const Plan& plan, const Place& place, const Start* start) : plan_(plan), place_(place), support_(place.support), start_(start) {}

  There of(const MeasureValue& m) const {
    const Rule& rule = plan_[m.rule];
    const bool part = leaves_out(rule), guarded = part || may_give_none(plan_, rule);
    const bool stated = std::ranges::any_of(m.key, [&](PathId each) { return std::holds_alternative<FixedPath>(plan_[each].node); });
    if (rule.read_where_asked && !guarded) return There::yes;  // it has a value wherever it is read
    if (rule.support.kind == PresenceKind::dense && !guarded && !before_term(plan_, m)) return There::yes;
    if (stated) return There::no;
    return (place_.inside ? in_rows(m.rule, guarded) : at_keys(m, guarded)) ? There::yes : part ? There::not_in_part_periods : There::no;
  }

 private:
  bool in_rows(RuleId id, bool guarded) const {
    const auto* source = std::get_if<RuleId>(&place_.inside->source.of);
    return source && (*source == id || (same_support(plan_[*source].support, plan_[id].support) && !guarded));
  }

  bool at_keys(const MeasureValue& m, bool guarded) const {
    const Rule& rule = plan_[m.rule];
    const bool beside = std::ranges::any_of(m.key, [&](PathId part) { return check::walks_codes(plan_, place_, part); });
    if (beside && rule.support.kind != PresenceKind::drivers) return false;
    return keys_of_rule(support_, m.rule) || (!guarded && (has_its_keys(rule) || lies_after_start(m.rule)));
  }

  // The keys are keys of this rule, directly or through others.
  bool keys_of_rule(const Support& support, RuleId rule, int depth = 0) const {
    return depth < 50 && !support.sources.empty() && std::ranges::all_of(support.sources, [&](const KeySource& source) {
      const auto* from = std::get_if<RuleId>(&source.from.of);
      return from && !source.aggregate && (*from == rule || (brings_every_name(source) && keys_of_rule(keys_told(plan_[*from]), rule, depth + 1)));
    });
  }

  bool has_its_keys(const Rule& rule) const {
    if (same_start(rule)) return true;
    if (rule.start && !rule.start->dense && rule.start->from) return false;  // it leaves out what lies before its start
    return same_support(support_, rule.support) || same_rows(rule) || keys_within(plan_, support_, rule.support);
  }

  // The rule has a value in every period from its start on; the keys here begin with its first one, or are the periods of the rows it starts with.
  bool lies_after_start(RuleId id) const {
    const Rule& rule = plan_[id];
    if (!rule.start || !rule.start->dense) return false;
    const auto* first = start_ && start_->from ? std::get_if<RuleId>(&start_->from->from.of) : nullptr;
    if (first) return *first == id;
    return rule.start->from && rule.start->from->from_begin && !support_.sources.empty() &&
           std::ranges::all_of(support_.sources, [&](const KeySource& source) { return source.over_interval && source.from.of == rule.start->from->from.of; });
  }

  // Both hold from the same moment on.
  bool same_start(const Rule& rule) const {
    if (!start_ || !rule.start || start_->dense != rule.start->dense || start_->from.has_value() != rule.start->from.has_value()) return false;
    if (!start_->dense && !same_support(support_, rule.support)) return false;
    return !start_->from || (start_->from->from.of == rule.start->from->from.of && start_->from->from_begin == rule.start->from->from_begin);
  }

  // `begin W, eind W` has no value for some keys, unless those are left out here too.
  bool leaves_out(const Rule& rule) const {
    const auto* source = place_.inside ? std::get_if<RuleId>(&place_.inside->source.of) : nullptr;
    const Support& support = source ? plan_[*source].support : support_;
    const bool same = same_support(support, rule.support) || (support.kind == PresenceKind::dense && rule.support.kind == PresenceKind::dense);
    return rule.part.leaves_out() && !(same && rule.part == (source ? plan_[*source].part : place_.part));
  }

  // The rule has a value for each row of a table, and the keys here are rows of that table.
  bool same_rows(const Rule& rule) const {
    if (rule.support.sources.size() != 1 || rule.support.sources[0].aggregate) return false;
    const auto* table = std::get_if<TableId>(&rule.support.sources[0].from.of);
    return table && keys_come_from(plan_, support_, *table) && rule.grain.size() == plan_[*table].schema.key.size();
  }

  const Plan& plan_;
  const Place& place_;
  const Support& support_;
  const Start* start_;
};

}  // namespace

bool walks_codes(const Plan& plan, const Place& place, PathId part) {
  const auto* folded = place.inside ? std::get_if<RuleId>(&place.inside->source.of) : nullptr;
  if (place.inside && !folded) return false;
  const Frame& frame = folded ? place.inside->frame : place.grain;
  if (!walks_codes(plan, folded ? plan[*folded].support : place.support)) return false;
  for (std::size_t i = 0; i < frame.size(); ++i)
    if (plan[frame[i].dimension].closed && follows_axis(plan, part, i)) return true;
  return false;
}

bool brings_text_codes(const Plan& plan, const Place& place, PathId part) {
  const Support& support = place.support;
  const bool text = std::ranges::any_of(support.sources, [&](const KeySource& source) {
    const auto* table = std::get_if<TableId>(&source.from.of);
    return table && plan[*table].in_text();
  });
  if (place.inside || !text) return false;
  for (std::size_t i = 0; i < place.grain.size(); ++i)
    if (plan[place.grain[i].dimension].kind == DimensionKind::entity && follows_axis(plan, part, i)) return true;
  return false;
}

There is_there(const Plan& plan, const MeasureValue& read, const Place& place, const Start* start) { return AtKeys(plan, place, start).of(read); }

}  // namespace bkm::check
