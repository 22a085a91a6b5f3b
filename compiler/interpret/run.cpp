#include "compiler/interpret/run.hpp"

#include <algorithm>
#include <set>

#include "compiler/interpret/clamp.hpp"
#include "compiler/interpret/evaluator.hpp"
#include "compiler/interpret/key_text.hpp"
#include "compiler/interpret/split.hpp"
#include "compiler/interpret/support.hpp"

namespace bkm::interpret {
namespace {

using namespace plan;

class Runner {
 public:
  Runner(const Plan& plan, Data& data, const std::vector<Stub>& stubs) : plan_(plan), data_(data), stubs_(stubs), evaluator_(plan, data, result_.rules) {
    result_.rules.resize(plan.rules.size());
    for (const Stub& stub : stubs) evaluator_.set_stated(stub.rule, stub.key);
  }

  Settlement run() {
    for (const auto& step : plan_.order)
      std::visit(Overloaded{[&](RuleId id) { run_rule(id); }, [&](LimitId id) { run_limit(id); }}, step);
    for (std::size_t i = 0; i < plan_.requires_.size(); ++i) check_require(i);
    for (Stop& stop : posts_without_party(plan_, data_, evaluator_, result_.rules)) result_.stops.push_back(std::move(stop));
    verify();
    return std::move(result_);
  }

 private:
  // --- rules ---
  void run_rule(RuleId id) {
    const Rule& rule = plan_[id];
    if (rule.type.kind == ValueKind::poison) return;
    Keys keys = keys_of(plan_, data_, result_.rules, evaluator_, rule.grain, rule.support, rule.part);
    for (const Stub& stub : stubs_)
      if (stub.rule == id) keys.try_emplace(stub.key);
    prepare_splits(id, keys);
    for (const auto& [key, touched] : keys) evaluate(id, key, touched);
    for (Trouble& trouble : evaluator_.take_troubles()) result_.stops.push_back({trouble.kind, id, keys.empty() ? Key{} : keys.begin()->first, trouble, {}, 0});
  }

  void evaluate(RuleId id, const Key& key, const Touched& touched) {
    const Rule& rule = plan_[id];
    Cell cell;
    cell.day = post_day(rule, key);
    if (rule.day.date && cell.day) evaluator_.set_cutoff(cell.day);
    cell.exact = stubbed(id, key).value_or(Value{});
    if (!stubbed(id, key)) cell.exact = evaluator_.value(rule.body, key);
    evaluator_.set_cutoff({});
    if (cell.exact.absence == Absence::undefined || (cell.exact.absence == Absence::missing && cell.exact.trouble)) {
      result_.stops.push_back({cell.exact.trouble->kind, id, key, *cell.exact.trouble, {}, 0});
      return;
    }
    if (!cell.exact.present()) return;
    if (rule.part.kind == PartKind::pro_rata && rule.type.kind == ValueKind::number) {
      Period period = period_of(plan_.calendar, rule.part.cycle, Date{period_part(rule, key)});
      cell.exact.number *= Rational(touched.days, period.length());
      cell.exact.number.canonicalize();
    }
    if (rule.type.kind == ValueKind::number) cell.rounded = rounded(rule, cell);
    if (is_payable(rule.kind) && !post(id, key, cell)) return;
    result_.rules[id.index].cells.emplace(key, std::move(cell));
  }

  std::int32_t period_part(const Rule& rule, const Key& key) const {
    for (std::size_t i = 0; i < rule.grain.size(); ++i)
      if (const Dimension& d = plan_[rule.grain[i].dimension]; d.kind == DimensionKind::period && d.cycle == rule.part.cycle) return key[i];
    return plan_.calendar.term_first.days;
  }

  std::optional<Value> stubbed(RuleId id, const Key& key) const {
    for (const Stub& stub : stubs_)
      if (stub.rule == id && stub.key == key) return stub.value;
    return {};
  }

  // The rounding of the day of the post (C34c).
  Rational rounded(const Rule& rule, const Cell& cell) const {
    const RoundingStep* current = nullptr;
    for (const RoundingStep& step : rule.rounding)
      if (!step.from || (cell.day && *step.from <= *cell.day)) current = &step;
    if (!current && !rule.rounding.empty()) current = &rule.rounding.front();
    return current ? round_to(cell.exact.number, current->step, current->mode) : cell.exact.number;
  }

  bool post(RuleId id, const Key& key, Cell& cell) {
    const Rule& rule = plan_[id];
    if (rule.kind != ast::RuleKind::adjust && cell.exact.number < 0) {
      result_.stops.push_back({"negative-post", id, key, {}, cell.rounded, 0});
      return false;
    }
    cell.gross = rule.kind == ast::RuleKind::penalty ? Rational(-cell.rounded) : cell.rounded;
    cell.net = cell.gross;
    return true;
  }

  std::optional<Date> post_day(const Rule& rule, const Key& key) {
    Date day = plan_.calendar.term_last;
    if (rule.day.date) {
      Value date = evaluator_.value(*rule.day.date, key);
      if (!date.present()) return {};
      day = Date{date.word};
    } else {
      day = own_day(rule, key);
    }
    switch (rule.day.unit) {
      case Cycle::day: return day + rule.day.count;
      case Cycle::week: return day + 7 * rule.day.count;
      case Cycle::month: return add_months(day, rule.day.count);
      default: return add_months(day, 12 * rule.day.count);
    }
  }

  // The row's own day, or the last (first) day of the key's finest period within the term.
  Date own_day(const Rule& rule, const Key& key) {
    std::optional<Period> finest;
    for (std::size_t i = 0; i < rule.grain.size(); ++i) {
      const Dimension& dimension = plan_[rule.grain[i].dimension];
      if (dimension.kind == DimensionKind::row) {
        const table::Table& rows = data_.tables[dimension.table.index];
        if (rows.schema.on >= 0) return Date{static_cast<std::int32_t>(rows.columns[rows.schema.on][key[i]])};
      }
      if (dimension.kind == DimensionKind::period && (!finest || dimension.cycle < finest->cycle))
        finest = period_of(plan_.calendar, dimension.cycle, Date{key[i]});
    }
    if (!finest) return rule.day.first ? plan_.calendar.term_first : plan_.calendar.term_last;
    return rule.day.first ? std::max(finest->first, plan_.calendar.term_first) : std::min(finest->last, plan_.calendar.term_last);
  }

  // --- splits ---
  void prepare_splits(RuleId id, const Keys& keys) {
    for (SplitId split_id : splits_in(plan_, plan_[id].body)) prepare_split(id, split_id, keys);
  }

  void prepare_split(RuleId id, SplitId split_id, const Keys& keys) {
    const Split& split = plan_[split_id];
    std::map<Key, std::vector<Key>> groups;
    for (const auto& [key, touched] : keys) {
      Key rest;
      for (PathId part : split.rest) rest.push(evaluator_.path(part, key).value_or(0));
      groups[rest].push_back(key);
    }
    std::map<Key, Value> shares;
    for (const auto& [rest, members] : groups) divide(id, split_id, rest, members, shares);
    if (keys.empty()) divide_nothing(id, split_id);
    evaluator_.set_split(split_id, std::move(shares));
  }

  // No receivers at all: a pot that is not nil must not vanish.
  void divide_nothing(RuleId id, SplitId split_id) {
    const Split& split = plan_[split_id];
    if (!split.rest.empty()) return;
    Value pot = evaluator_.value(split.pot, Key{});
    if (pot.present() && pot.number != 0 && !split.rest_to) stop_pot(id, split_id, Key{}, pot.number);
  }

  void stop_pot(RuleId id, SplitId split, const Key& key, const Rational& pot) {
    result_.stops.push_back({"pot-without-receivers", id, key, {}, pot, 0, split});
  }

  void divide(RuleId id, SplitId split_id, const Key& rest, const std::vector<Key>& members, std::map<Key, Value>& shares) {
    const Split& split = plan_[split_id];
    Value pot = evaluator_.value(split.pot, members.front());
    if (!pot.present()) {
      for (const Key& key : members) shares[key] = pot;
      return;
    }
    std::vector<Receiver> receivers;
    Rational total = 0;
    for (const Key& key : members) {
      Receiver receiver{Rational(1), bound(split.at_least, key), bound(split.at_most, key)};
      if (split.weight) {
        Value weight = evaluator_.value(*split.weight, key);
        receiver.weight = weight.present() ? weight.number : Rational(0);
        if (receiver.weight < 0) {
          shares[key] = Value::undefined({"negative-weight", plan_[id].name, fraction_text(receiver.weight), ""});
          return;
        }
      }
      total += receiver.weight;
      receivers.push_back(std::move(receiver));
    }
    if (total == 0 && pot.number != 0 && !split.rest_to) return stop_pot(id, split_id, rest, pot.number);
    Rational step = plan_.smallest_amount();
    Shares parts = split.exact ? split_exact(pot.number, receivers) : interpret::split(pot.number, receivers, step);
    if (parts.bounds_exceed_pot) {
      result_.stops.push_back({"bounds-exceed-pot", id, rest, {}, pot.number, 0, split_id});
      return;
    }
    Rational sum = parts.rest;
    for (std::size_t i = 0; i < members.size(); ++i) {
      shares[members[i]] = Value::of(parts.parts[i]);
      sum += parts.parts[i];
    }
    if (sum != pot.number) unbalanced("parts of " + plan_[id].name);
    if (parts.rest != 0) result_.rules[id.index].rests.push_back({split_id, rest, parts.rest, rest_day(split, rest)});
  }

  // The last day of the pot's period.
  Date rest_day(const Split& split, const Key& rest) const {
    for (std::size_t i = 0; i < split.rest_key.size(); ++i)
      if (const Dimension& d = plan_[split.rest_key[i].dimension]; d.kind == DimensionKind::period)
        return std::min(period_of(plan_.calendar, d.cycle, Date{rest[i]}).last, plan_.calendar.term_last);
    return plan_.calendar.term_last;
  }

  std::optional<Rational> bound(const std::optional<ExprId>& id, const Key& key) {
    if (!id) return {};
    Value value = evaluator_.value(*id, key);
    return value.present() ? std::optional(value.number) : std::nullopt;
  }

  // --- limits ---
  struct Limited {
    RuleId rule;
    Key key;
    std::vector<std::int64_t> order;
  };

  void run_limit(LimitId id) {
    const Limit& limit = plan_[id];
    std::map<Key, std::vector<Limited>> groups;
    for (std::size_t r = 0; r < limit.rules.size(); ++r)
      for (const auto& [key, cell] : result_.rules[limit.rules[r].index].cells) {
        if (!cell.day) continue;
        Key group;
        bool known = true;
        for (std::size_t k = 0; k < limit.key.size(); ++k) {
          const Dimension& dimension = plan_[limit.key[k].dimension];
          if (limit.by_day[r][k]) {
            group.push(period_of(plan_.calendar, dimension.cycle, *cell.day).first.days);
            continue;
          }
          auto part = evaluator_.path(limit.paths[r][k], key);
          known &= part.has_value();
          group.push(part.value_or(0));
        }
        if (known) groups[group].push_back({limit.rules[r], key, order_of(limit, r, key, *cell.day)});
      }
    for (auto& [group, posts] : groups) cut(id, group, posts);
  }

  std::vector<std::int64_t> order_of(const Limit& limit, std::size_t rule, const Key& key, Date day) {
    std::vector<std::int64_t> order;
    for (std::size_t i = 0; i < limit.order.size(); ++i) {
      if (limit.order[i].cycle) {
        order.push_back(period_of(plan_.calendar, *limit.order[i].cycle, day).first.days);
        continue;
      }
      order.push_back(limit.order_values[rule][i] ? stored(*limit.order_values[rule][i], key) : INT64_MAX);
    }
    return order;
  }

  // A column of the post's own row, as its ordered integer; an empty cell comes last.
  std::int64_t stored(ExprId id, const Key& key) {
    const auto& column = std::get<ColumnValue>(plan_[id].node);
    auto row = evaluator_.path(column.row, key);
    std::int64_t cell = row ? data_.tables[column.table.index].columns[column.column][*row] : table::kEmpty;
    return cell == table::kEmpty ? INT64_MAX : cell;
  }

  void cut(LimitId id, const Key& group, std::vector<Limited>& posts) {
    const Limit& limit = plan_[id];
    Value ceiling = evaluator_.value(limit.ceiling, group);
    if (ceiling.absence == Absence::undefined) {
      result_.stops.push_back({ceiling.trouble->kind, limit.rules[0], posts[0].key, *ceiling.trouble, {}, 0});
      return;
    }
    if (!ceiling.present()) return;  // `geen` limits nothing
    std::stable_sort(posts.begin(), posts.end(), [](const Limited& a, const Limited& b) { return a.order < b.order; });
    Rational step = limit_step(limit);
    std::vector<LimitedPost> amounts;
    for (std::size_t i = 0; i < posts.size(); ++i) {
      Rational steps = cell_of(posts[i]).net / step;
      std::size_t block = i == 0 ? 0 : amounts.back().block + (posts[i].order != posts[i - 1].order);
      amounts.push_back({steps.get_num(), block});
    }
    Integer whole;
    Rational in_steps = ceiling.number / step;
    mpz_fdiv_q(whole.get_mpz_t(), in_steps.get_num_mpz_t(), in_steps.get_den_mpz_t());
    std::vector<Integer> losses = clamp(amounts, whole);
    for (std::size_t i = 0; i < posts.size(); ++i) {
      if (losses[i] == 0) continue;
      Cell& cell = cell_of(posts[i]);
      Rational amount = Rational(losses[i]) * step;
      cell.net -= amount;
      cell.adjustment -= amount;
      cell.cuts.push_back({id, ceiling.number, Rational(-amount)});
    }
  }

  // Limits work in whole steps: the smallest in which any of these posts is rounded, in that part of the term.
  Rational limit_step(const Limit& limit) const {
    Rational step = plan_[limit.rules[0]].rounding[0].step;
    for (RuleId rule : limit.rules)
      for (const RoundingStep& rounding : plan_[rule].rounding) step = common_step(step, rounding.step);
    return step;
  }

  Cell& cell_of(const Limited& post) { return result_.rules[post.rule.index].cells.at(post.key); }

  // --- eis, conservation ---
  void check_require(std::size_t i) {
    const Require& require = plan_.requires_[i];
    Keys keys = keys_of(plan_, data_, result_.rules, evaluator_, require.grain, require.support, {});
    for (const auto& [key, touched] : keys) {
      Value holds = evaluator_.value(require.condition, key);
      if (!holds.present() || !holds.yes()) result_.stops.push_back({"requirement-not-met", RuleId{}, key, {}, {}, i});
    }
  }

  void unbalanced(const std::string& what) {
    result_.balanced = false;
    result_.imbalance += (result_.imbalance.empty() ? "" : "; ") + what;
  }

  // M11: gross + adjustments = net on every post, the cuts are the adjustment, every row has one fate.
  void verify() {
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

  // What payers pay = what payees get = the posts.
  void verify_parties() {
    Rational pays = 0, gets = 0, posts = 0;
    for (const auto& [party, total] : party_totals(plan_, data_, evaluator_, result_.rules)) pays += total.pays, gets += total.gets;
    for (std::size_t r = 0; r < result_.rules.size(); ++r) {
      if (!is_payable(plan_.rules[r].kind)) continue;
      for (const auto& [key, cell] : result_.rules[r].cells) posts += cell.day ? cell.net : Rational(0);
      for (const RestLine& rest : result_.rules[r].rests) posts += plan_[rest.split].rest_to ? rest.amount : Rational(0);
    }
    if (pays != gets || pays != posts) unbalanced("payers and payees");
  }

  const Plan& plan_;
  Data& data_;
  const std::vector<Stub>& stubs_;
  Settlement result_;
  Evaluator evaluator_;
};

}  // namespace

Settlement run(const Plan& plan, Data& data, const std::vector<Stub>& stubs) { return Runner(plan, data, stubs).run(); }

Period settled_in(const Plan& plan, Date day) { return period_of(plan.calendar, plan.settlement, day); }

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
