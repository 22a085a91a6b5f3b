// Tells the parts of a clause at one key. Private to explain*.cpp.
#pragma once
#include <functional>
#include <map>
#include <set>

#include "compiler/interpret/evaluator.hpp"
#include "compiler/interpret/explain.hpp"
#include "compiler/interpret/support.hpp"

namespace bkm::interpret {

constexpr std::size_t kListed = 10;  // rows that are listed one by one

struct Counted {
  Rational sum;
  std::size_t count = 0;
  void add(const Rational& amount) { sum += amount, ++count; }
};
// Where one amount stands under a ceiling: what came before it, what shares its place, and what is cut off it (negative).
struct LimitStanding {
  Rational step, ceiling;     // the ceiling in whole steps
  Counted earlier, together;  // amounts that are not exempt
  Counted exempt;             // up to and including this place: they use room first
  Counted above, below;       // of those together: a cut is taken off those above zero, and given back on those below
  Rational paid, loss;        // of those earlier, what is left; of those together, what is taken off (> 0) or given back (< 0)
  Rational cut;
  Rational free() const { return ceiling - exempt.sum; }
};

class Teller {
 public:
  Teller(const plan::Plan& plan, const SourceMap& sources, Data& data, const Settlement& settlement, const std::vector<Stub>& stubs)
      : plan_(plan), sources_(sources), data_(data), settlement_(settlement), stubs_(stubs), evaluator_(plan, data, settlement.rules) {
    for (const Stub& stub : stubs) evaluator_.set_stated(stub.rule, stub.key);
  }

  Story tell(plan::RuleId rule, const Key& key);
  Story tell_rest(plan::RuleId rule, plan::SplitId split, const Key& pot);

 private:
  // --- the parts of a clause (explain_terms.cpp) ---
  Step term(plan::ExprId id, const Key& key, const std::string& hint);
  void term_parts(Step& step, plan::ExprId id, const Key& key, const std::string& hint);
  void add_part(Step& step, plan::ExprId id, const Key& key, const std::string& hint);
  void tell_measure(Step& step, const plan::MeasureValue& measure, const Key& key, const std::string& hint);
  void tell_no_measure(Step& step, plan::RuleId rule, const Key& at, const std::string& hint);
  void tell_rate(Step& step, const plan::RateValue& rate, const Key& key);
  void tell_column(Step& step, const plan::ColumnValue& column, const Key& key);
  void tell_bound(Step& step, const plan::Bound& bound, const Key& key, const std::string& hint);
  void tell_if(Step& step, const plan::If& node, const Key& key, const std::string& hint);
  void tell_if_missing(Step& step, const plan::IfMissing& node, const Key& key, const std::string& hint);
  void tell_function(Step& step, const plan::FunctionValue& call, const Key& key, const std::string& hint);  // explain_calls.cpp
  void tell_draw(Step& step, const plan::DrawValue& call, const Key& key, const std::string& hint);
  void tell_binary(Step& step, plan::ExprId id, const Key& key, const std::string& hint);
  void tell_previous(Step& step, const plan::PreviousValue& previous, const Key& key);
  void tell_rank(Step& step, const plan::Rank& rank, const Key& key);
  void tell_quantity(Step& step, plan::ExprId id, const std::string& hint);
  void tell_to_date(Story& story, plan::RuleId rule, const Key& key, const Cell& cell);
  void tell_this_period(const plan::Cumulative& cumulative, const Key& key);
  void ask_further(plan::RuleId rule, const Key& key);
  std::string text_of(plan::ExprId id) const;  // as written, without parentheses around the whole
  std::string one_line(Span span) const;

  // --- scales and what is indexed (explain_scales.cpp) ---
  void tell_scale(Step& step, const plan::ScaleValue& call, const Key& key, const std::string& hint);
  void tell_bands(Step& step, const plan::ScaleValue& call, const std::vector<plan::Band>& bands, const Rational& x, int last, bool changed);
  void tell_point(Step& step, const plan::ScaleValue& call, const plan::Band& point, bool changed);
  void tell_line(Step& step, const plan::ScaleValue& call, const std::vector<plan::Band>& bands, const Rational& x, int at, bool changed);
  Text price_words(const plan::ScaleValue& call, const plan::Band& band, bool changed) const;
  std::size_t tell_changes(Step& step, const plan::Indexation& indexation, const std::optional<plan::PathId>& day, const Key& key);
  std::string band_words(const plan::Band& band) const;

  // --- how a value is told (explain_shown.cpp) ---
  bool percent(plan::ExprId id) const;
  bool scale_percent(const plan::ScaleValue& call) const;
  bool column_percent(const plan::ColumnValue& column) const;
  std::string hint_of(plan::ExprId id) const;
  std::string prices_in(plan::ExprId id) const;
  const plan::Type& written_type(plan::ExprId id) const;
  Figure shown(plan::ExprId id, const Value& value, const std::string& hint) const;

  // --- rows (explain_rows.cpp) ---
  struct Item {
    Key source;
    Text name;
    Value value;
    Rational weight = 1;
  };
  void tell_aggregate(Step& step, const plan::AggregateValue& value, const Key& key, const std::string& hint);
  std::vector<Item> items_of(const plan::Aggregate& aggregate, const Key& group, const Key& key);
  Item item(const plan::Aggregate& aggregate, const Key& source);
  void for_each_source(const plan::Aggregate& aggregate, const std::function<void(const Key&)>& visit);
  void tell_components(Step& step, const plan::Aggregate& aggregate, const Key& group, const std::string& hint);
  Text window_words(const plan::Aggregate& aggregate, const Key& key);
  bool belongs(const plan::Aggregate& aggregate, const Key& source, const Key& group);
  bool selected(const plan::Aggregate& aggregate, const Key& source);
  void check_fold(const plan::Aggregate& aggregate, const std::vector<Item>& items, const Value& told);
  void list_items(Step& step, const plan::Aggregate& aggregate, const std::vector<Item>& items, const std::string& hint);
  Text source_name(const plan::Aggregate& aggregate, const Key& source);
  Text row_name(plan::TableId table, std::uint32_t row) const;
  Text factors(const plan::Aggregate& aggregate, const Key& source, const std::string& hint);
  Text origin_rows(const plan::Aggregate& aggregate, std::size_t count) const;

  // --- splits (explain_split.cpp) ---
  void prepare_splits(plan::RuleId rule);
  const std::vector<Division>& divisions_of(plan::SplitId split) const;
  void tell_split(Step& step, plan::SplitId id, const Key& key);
  void tell_division(Step& step, const plan::Split& split, const Division& division, const Key& key);
  void list_receivers(Step& step, const plan::Split& split, const Division& division, std::size_t own);

  // --- rests (explain_rest.cpp) ---
  void tell_rest_post(Story& story, const plan::Rule& rule, const RestLine& line);
  void tell_no_rest(Story& story, plan::SplitId split, const Key& pot);
  const Division* division_of(plan::SplitId split, const Key& pot) const;
  std::optional<Rational> number_at(const std::optional<plan::ExprId>& id, const Key& key);

  // --- from the clause to the amount (explain_post.cpp) ---
  void tell_rounding(Story& story, const plan::Rule& rule, const Cell& cell);
  void tell_post(Story& story, plan::RuleId rule, const Key& key, const Cell& cell);
  void check(Story& story, const plan::Rule& rule, const Cell& cell);
  Touched touched(const plan::Rule& rule, const Key& key);
  Text days_words(const plan::Rule& rule, const Key& key);
  Text rounding_words(const plan::Rule& rule, const plan::RoundingStep& step) const;
  Rational tell_part_period(Story& story, const plan::Rule& rule, const Key& key, const Value& body);

  // --- ceilings (explain_limits.cpp) ---
  void tell_limits(Story& story, plan::RuleId rule, const Key& key, const Cell& cell);
  LimitStanding standing(plan::LimitId limit, plan::RuleId rule, const Key& key, const Key& group, const Rational& ceiling);
  void tell_standing(Step& step, const LimitStanding& standing, const Rational& amount);
  void tell_earlier(Step& step, const LimitStanding& standing);
  void tell_room(Step& step, const LimitStanding& standing);
  void tell_together(Step& step, const LimitStanding& standing, const Rational& amount);
  Step tell_limit(plan::LimitId limit, std::size_t at, const Key& key, const Cell& cell);
  Rational before_limit(plan::LimitId limit, const Cell& cell) const;

  // --- the whole (explain.cpp) ---
  Story head(const plan::Rule& rule, Text key) const;
  void tell_body(Story& story, plan::RuleId rule, const Key& key, const Cell& cell);
  void tell_about(Story& story, const plan::Rule& rule, const Key& key, const Cell& cell);
  void sentence(Story& story, const plan::Rule& rule, const Cell& cell);
  Text party_words(const plan::PartyRef& ref, const Key& key);
  Text clause_words(const plan::Rule& rule, const Text& kind) const;
  Text day_words(Date day) const;
  const Value* stubbed(plan::RuleId rule, const Key& key) const;
  void fault(Text what);

  // --- why there is nothing (explain_absent.cpp) ---
  void tell_absence(Story& story, plan::RuleId rule, const Key& key);
  bool fell_before_term(Story& story, plan::RuleId id, const Key& key);
  bool outside_term(Story& story, const plan::Rule& rule, const Key& key);
  bool stopped(Story& story, plan::RuleId rule, const Key& key);
  bool no_rows(Story& story, plan::RuleId rule, const Key& key);
  void missing_rows(Story& story, const plan::Rule& rule, const Key& key);
  Text fallen_rows(plan::TableId table, const plan::Aggregate& aggregate, const Key& group);
  bool guard_false(Story& story, plan::ExprId body, const Key& key);
  void missing_value(Story& story, plan::RuleId rule, const Key& key);
  plan::ExprId deepest_missing(plan::ExprId id, const Key& key);

  const plan::Plan& plan_;
  const SourceMap& sources_;
  Data& data_;
  const Settlement& settlement_;
  const std::vector<Stub>& stubs_;
  std::set<std::pair<std::uint32_t, Key>> told_;  // definitions that the story has told: a second time it only names them
  Evaluator evaluator_;
  std::set<std::uint32_t> prepared_;                     // rules whose splits are set
  std::optional<Date> cutoff_;
  std::map<std::uint32_t, std::vector<std::pair<std::int32_t, Rational>>> to_date_;  // quantities of `cumulatief` being told, per period
  std::map<std::uint32_t, Step> this_period_;            // the same quantities in the period of the amount, with their rows
  const plan::Cumulative* told_cumulative_ = nullptr;
  std::map<std::uint32_t, std::string> further_;         // by rule
  int depth_ = 0;
  Text fault_;
};

}  // namespace bkm::interpret
