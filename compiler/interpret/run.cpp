// Rules in the plan's order, key by key: value, day, rounding, post; then the equations of M11.
#include <algorithm>
#include <tuple>

#include "compiler/interpret/key_text.hpp"
#include "compiler/interpret/runner.hpp"

namespace bkm::interpret {

using namespace plan;

Settlement Runner::run() {
  for (const auto& step : plan_.order) run_step(step);
  for (std::size_t i = 0; i < plan_.requires_.size(); ++i) check_require(i);
  drop_consequences();
  for (Stop& stop : settle_parties(plan_, evaluator_, result_.rules)) result_.stops.push_back(std::move(stop));
  verify();
  return std::move(result_);
}

// Only these rules and limits; no requirements. Those that read each other are there together.
std::vector<RuleResult> Runner::measures(const std::set<Node>& nodes) {
  auto node = [&](const auto& member) { return std::visit([&](auto id) { return node_of(plan_, id); }, member); };
  for (const auto& step : plan_.order) {
    bool wanted = std::visit(Overloaded{[&](const Recursion& recursion) { return nodes.contains(node(recursion.members.front())); },
                                        [&](auto id) { return nodes.contains(node_of(plan_, id)); }},
                             step);
    if (wanted) run_step(step);
  }
  return std::move(result_.rules);
}

void Runner::run_step(const std::variant<RuleId, LimitId, Recursion>& step) {
  std::visit(Overloaded{[&](RuleId id) { run_rule(id); }, [&](LimitId id) { run_limit(id); }, [&](const Recursion& recursion) { run_periods(recursion); }}, step);
}

void Runner::run_rule(RuleId id, const Period* within) {
  const Rule& rule = plan_[id];
  if (rule.type.kind == ValueKind::poison) return;
  Keys keys = rule.read_where_asked ? Keys{} : keys_of(plan_, data_, result_.rules, evaluator_, rule.grain, rule.support, rule.part);
  apply_start(plan_, data_, result_.rules, evaluator_, rule, keys);
  for (const Stub& stub : stubs_)
    if (stub.rule == id) keys.try_emplace(stub.key);
  if (within) std::erase_if(keys, [&](const auto& entry) { return !lies_in(*within, day_of_key(plan_, data_, rule, entry.first).value_or(plan_.calendar.term_last)); });
  prepare_splits(id, keys, within);
  if (rule.cumulative) run_cumulative(id, keys);
  else run_keys(id, keys);
  take_troubles(id, keys.empty() ? Key{} : keys.begin()->first);
}

// Look-ups that found no row, or more than one.
void Runner::take_troubles(RuleId id, const Key& key) {
  std::set<std::tuple<std::string, std::string, std::string, std::optional<Date>>> told;
  for (Trouble& trouble : evaluator_.take_troubles())
    if (told.emplace(trouble.subject, trouble.value, trouble.detail, trouble.day).second) result_.stops.push_back({trouble.kind, id, key, trouble, {}, 0});
}

bool Runner::lies_in(const Period& period, Date day) { return period.first <= day && day <= period.last; }

// In the order of keys; a rule that reads its own past in the order of time, and what it reads of it per row again in each period.
void Runner::run_keys(RuleId id, const Keys& keys) {
  const Rule& rule = plan_[id];
  const Remembered own = remembered_of(plan_, {id.index});
  const auto time = rule.start || !own.empty() ? period_axis(rule) : std::nullopt;
  std::vector<const Keys::value_type*> order;
  for (const auto& entry : keys) order.push_back(&entry);
  if (time) std::ranges::stable_sort(order, {}, [&](const auto* entry) { return entry->first[*time]; });
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (time && i > 0 && order[i]->first[*time] != order[i - 1]->first[*time]) evaluator_.forget(own);
    evaluate(id, order[i]->first, order[i]->second);
  }
}

// The axis along which a rule reads its own past.
std::optional<std::size_t> Runner::period_axis(const Rule& rule) const {
  if (rule.start) return rule.start->period;
  const auto finest = finest_cycle(plan_, rule.grain);
  for (std::size_t i = 0; finest && i < rule.grain.size(); ++i)
    if (const Dimension& d = plan_[rule.grain[i].dimension]; d.kind == DimensionKind::period && d.cycle == *finest) return i;
  return {};
}

// Rules and limits that read each other's past: each period in turn.
void Runner::run_periods(const Recursion& recursion) {
  std::set<std::uint32_t> rules;
  for (const auto& member : recursion.members)
    std::visit(Overloaded{[&](RuleId id) { rules.insert(id.index); },
                          [&](LimitId id) {  // changes what is posted of rules that need not be in the group themselves
                            for (RuleId limited : plan_[id].rules) rules.insert(limited.index);
                          }},
               member);
  const Remembered remembered = remembered_of(plan_, rules);
  for (const Period& period : periods_in_term(plan_.calendar, recursion.cycle))
    for (const auto& member : recursion.members) {
      std::visit(Overloaded{[&](RuleId id) { run_rule(id, &period); }, [&](LimitId id) { run_limit(id, &period); }}, member);
      evaluator_.forget(remembered);
    }
}

void Runner::evaluate(RuleId id, const Key& key, const Touched& touched) {
  const Rule& rule = plan_[id];
  Cell cell;
  cell.day = post_day(rule, key);
  if (is_of_before(rule, cell)) return void(result_.rules[id.index].before_term.emplace(key, *cell.day));
  if (rule.day.date && cell.day) evaluator_.set_cutoff(cell.day);
  auto stated = stubbed(id, key);
  cell.exact = stated ? *stated : value_of(rule, key);
  evaluator_.set_cutoff({});
  if (!usable(id, key, cell.exact)) return;
  if (rule.part.kind == PartKind::pro_rata && rule.type.kind == ValueKind::number) cell.exact.number *= part_of_period(plan_, rule, key, touched);
  if (rule.type.kind == ValueKind::number) cell.rounded = rounded(rule, cell.exact.number, cell.day);
  keep(id, key, std::move(cell));
}

// Missing where the contract lets it be: no post. Closed codes have a key also where what the rule is computed from has none.
Value Runner::value_of(const Rule& rule, const Key& key) {
  const Value value = evaluator_.value(rule.body, key);
  if (value.present() || may_give_none(plan_, rule)) return value;
  const Value needed = evaluator_.needed(value, rule.body, key);
  const bool unexplained = needed.stops() && needed.trouble->kind == kUnexplained;
  return unexplained && rule.support.kind == PresenceKind::drivers ? value : needed;
}

// A register holds what was closed years ago: paid under an earlier contract. A key that names a period of this term is of this contract.
bool Runner::is_of_before(const Rule& rule, const Cell& cell) const {
  return is_payable(rule.kind) && rule.day.date && cell.day && *cell.day < plan_.calendar.term_first && !finest_cycle(plan_, rule.grain);
}

// A value; one that is undefined stops the run (D12), one that is missing makes no post.
bool Runner::usable(RuleId id, const Key& key, const Value& value) {
  if (value.stops()) {
    result_.stops.push_back({value.trouble->kind, id, key, *value.trouble, {}, 0});
    return false;
  }
  return value.present();
}

void Runner::keep(RuleId id, const Key& key, Cell cell) {
  if (is_payable(plan_[id].kind) && !post(id, key, cell)) return;
  result_.rules[id.index].cells.emplace(key, std::move(cell));
}

std::optional<Value> Runner::stubbed(RuleId id, const Key& key) const {
  for (const Stub& stub : stubs_)
    if (stub.rule == id && stub.key == key) return stub.value;
  return {};
}

Rational Runner::rounded(const Rule& rule, const Rational& exact, std::optional<Date> day) {
  const RoundingStep* current = rounding_on(rule, day);
  return current ? round_to(exact, current->step, current->mode) : exact;
}

bool Runner::post(RuleId id, const Key& key, Cell& cell) {
  const Rule& rule = plan_[id];
  if (rule.kind != ast::RuleKind::adjust && cell.exact.number < 0) {
    result_.stops.push_back({"negative-post", id, key, {}, cell.rounded, 0});
    return false;
  }
  cell.gross = as_posted(rule, cell.rounded);
  cell.net = cell.gross;
  return true;
}

std::optional<Date> Runner::post_day(const Rule& rule, const Key& key) {
  std::optional<Date> day;
  if (!rule.day.date) day = day_of_key(plan_, data_, rule, key);
  else if (const Value date = evaluator_.known_or_waits(*rule.day.date, key); date.present()) day = Date{date.word};
  return day ? std::optional(later(*day, rule.day.count, rule.day.unit)) : std::nullopt;
}

void Runner::check_require(std::size_t i) {
  const Require& require = plan_.requires_[i];
  Keys keys = keys_of(plan_, data_, result_.rules, evaluator_, require.grain, require.support, {});
  for (const auto& [key, touched] : keys) {
    Value holds = evaluator_.value(require.condition, key);
    if (!holds.present() || !holds.yes()) result_.stops.push_back({"requirement-not-met", RuleId{}, key, {}, {}, i});
  }
}

// What cannot be calculated because a requirement is not met, is said by the requirement. What then has no value against all checks is our own fault.
void Runner::drop_consequences() {
  auto is = [](const Stop& stop, const char* kind) { return stop.kind == kind; };
  if (std::ranges::any_of(result_.stops, [&](const Stop& stop) { return is(stop, "requirement-not-met"); }))
    std::erase_if(result_.stops, [&](const Stop& stop) { return is(stop, "row-missing") || is(stop, kUnexplained); });
  for (const Stop& stop : result_.stops)
    if (is(stop, kUnexplained)) unbalanced(plan_[stop.rule].name + "[" + key_text(plan_, data_, plan_[stop.rule].grain, stop.key) + "]");
  std::erase_if(result_.stops, [&](const Stop& stop) { return is(stop, kUnexplained); });
}

void Runner::unbalanced(const std::string& what) {
  result_.balanced = false;
  result_.imbalance += (result_.imbalance.empty() ? "" : "; ") + what;
}

// M11: gross + adjustments = net on every post, the cuts are the adjustment, every row has one fate.
void Runner::verify() {
  for (std::size_t r = 0; r < result_.rules.size(); ++r) {
    if (!is_payable(plan_.rules[r].kind)) continue;
    for (const auto& [key, cell] : result_.rules[r].cells) {
      Rational cuts = 0;
      for (const Cut& cut : cell.cuts) cuts += cut.amount;
      if (cell.gross + cell.adjustment != cell.net || cuts != cell.adjustment) unbalanced(plan_.rules[r].name);
    }
  }
  verify_parties();
  for (const table::Table& rows : data_.tables) {
    std::uint64_t in = 0, malformed = 0;
    for (table::RowFate fate : rows.fates) in += fate != table::RowFate::not_yet_known;
    for (const table::Rejection& rejection : rows.rejections) malformed += rejection.row == table::kNoRow;
    if (in + malformed != rows.rows_read) unbalanced("rows of " + rows.schema.name);
  }
}

// What payers pay = what payees get = the posts. A post without a party stops the run by itself.
void Runner::verify_parties() {
  Rational pays = 0, gets = 0, posts = 0;
  std::set<std::pair<RuleId, Key>> without;
  for (const Stop& stop : result_.stops)
    if (stop.kind == "party-missing") without.emplace(stop.rule, stop.key);
  auto add = [&](bool payer, bool payee, const Rational& amount) {
    posts += amount;
    if (payer) pays += amount;
    if (payee) gets += amount;
  };
  for (std::size_t r = 0; r < result_.rules.size(); ++r) {
    const Rule& rule = plan_.rules[r];
    if (!is_payable(rule.kind)) continue;
    for (const auto& [key, cell] : result_.rules[r].cells)
      if (is_line(cell) && !without.contains({RuleId{static_cast<std::uint32_t>(r)}, key})) add(has_party(evaluator_, *rule.payer, key), has_party(evaluator_, *rule.payee, key), cell.net);
    for (const RestLine& rest : result_.rules[r].rests)
      if (rest_is_post(rule, plan_[rest.split])) add(has_party(evaluator_, rest_payer(plan_, rule, rest), rest.key), true, rest.amount);
  }
  if (pays != gets || pays != posts) unbalanced("payers and payees");
}

std::vector<RuleResult> run_measures(const Plan& plan, Data& data, const std::set<Node>& nodes, const std::vector<Stub>& stubs) {
  return Runner(plan, data, stubs).measures(nodes);
}

Settlement run(const Plan& plan, Data& data, const std::vector<Stub>& stubs) { return Runner(plan, data, stubs).run(); }

Period settled_in(const Plan& plan, Date day) {
  const bool after = plan.settlement == Cycle::term && day > plan.calendar.term_last;
  return period_of(plan.calendar, after ? Cycle::day : plan.settlement, day);
}

bool settled_by(const Plan& plan, Date day, std::optional<Date> through) { return !through || settled_in(plan, day).last <= *through; }

namespace {

std::optional<Date> day_of_stop(const Plan& plan, const Data& data, const Stop& stop) {
  if (stop.trouble.day) return stop.trouble.day;
  if (stop.split) {  // a pot of the rule's own period; of one that is split over periods an earlier share is missing too
    const Rule& rule = plan[stop.rule];
    const Frame& pot = plan[stop.split].rest_key;
    const bool own = finest_cycle(plan, pot) && finest_cycle(plan, pot) == finest_cycle(plan, rule.grain);
    return own && !rule.day.date ? day_of_key(plan, data, pot, rule.day.first, stop.key) : std::nullopt;
  }
  if (stop.kind == "requirement-not-met") return day_of_key(plan, data, plan.requires_[stop.require].grain, false, stop.key);
  return plan[stop.rule].day.date ? std::nullopt : day_of_key(plan, data, plan[stop.rule], stop.key);
}

}  // namespace

void drop_later_stops(const Plan& plan, const Data& data, std::optional<Date> through, std::vector<Stop>& stops) {
  auto provisional = [](const auto& each) { return each.provisional; };
  if (!through || std::ranges::any_of(plan.rules, provisional) || std::ranges::any_of(plan.limits, provisional)) return;
  std::erase_if(stops, [&](const Stop& stop) {
    const auto day = day_of_stop(plan, data, stop);
    return day && !settled_by(plan, *day, through);
  });
}

// The finest period that a row without a day says itself: kwartaal.
static std::optional<Period> period_of_row(const Plan& plan, const table::Table& rows, std::int32_t row) {
  std::optional<Period> finest;
  for (std::size_t c = 0; c < rows.schema.columns.size(); ++c) {
    const table::ColumnSchema& column = rows.schema.columns[c];
    const std::int64_t cell = rows.columns[c][static_cast<std::size_t>(row)];
    if (column.kind != table::CellKind::period || cell == table::kEmpty || (finest && finest->cycle <= column.cycle)) continue;
    finest = period_of(plan.calendar, column.cycle, Date{static_cast<std::int32_t>(cell)});
  }
  return finest;
}

std::optional<Date> day_of_key(const Plan& plan, const Data& data, const Rule& rule, const Key& key) { return day_of_key(plan, data, rule.grain, rule.day.first, key); }

std::optional<Date> day_of_key(const Plan& plan, const Data& data, const Frame& frame, bool first, const Key& key) {
  std::optional<Period> finest;
  for (std::size_t i = 0; i < frame.size(); ++i) {
    const Dimension& dimension = plan[frame[i].dimension];
    if (dimension.kind == DimensionKind::row) {
      const table::Table& rows = data.tables[dimension.table.index];
      const auto period = rows.schema.on < 0 ? period_of_row(plan, rows, key[i]) : std::nullopt;
      if (period && (!finest || period->cycle < finest->cycle)) finest = period;
      if (rows.schema.on < 0) continue;
      const std::int64_t day = rows.columns[rows.schema.on][key[i]];
      return day == table::kEmpty ? std::nullopt : std::optional(Date{static_cast<std::int32_t>(day)});
    }
    if (dimension.kind == DimensionKind::period && (!finest || dimension.cycle < finest->cycle))
      finest = period_of(plan.calendar, dimension.cycle, Date{key[i]});
  }
  if (!finest) return first ? plan.calendar.term_first : plan.calendar.term_last;
  return first ? std::max(finest->first, plan.calendar.term_first) : std::min(finest->last, plan.calendar.term_last);
}

std::string part_text(const Plan& plan, const Data& data, const Axis& axis, std::int32_t part, Language language) {
  const Dimension& dimension = plan[axis.dimension];
  if (part == kUnknownPart) return "?";
  if (dimension.kind == DimensionKind::period) return period_key(plan.calendar, period_of(plan.calendar, dimension.cycle, Date{part}), language);
  if (dimension.kind == DimensionKind::row)
    return table::key_text(data.tables[dimension.table.index], static_cast<std::size_t>(part), plan.calendar, data.codes, language);
  return data.codes.text(part);
}

std::string key_text(const Plan& plan, const Data& data, const Frame& frame, const Key& key) {
  std::string text;
  for (std::size_t i = 0; i < frame.size(); ++i) {
    bool period = plan[frame[i].dimension].kind == DimensionKind::period;
    text += (text.empty() ? "" : ", ") + (period ? "" : frame[i].name + " ") + part_text(plan, data, frame[i], key[i], plan.language);
  }
  return text;
}

}  // namespace bkm::interpret
