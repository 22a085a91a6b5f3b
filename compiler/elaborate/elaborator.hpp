// The working state of the elaborate stage: the plan under construction and the names in scope. Internal to this folder; the methods
// are spread over one file for each construct.
#pragma once
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/elaborate/context.hpp"
#include "compiler/elaborate/elaborate.hpp"
#include "compiler/plan/plan.hpp"

namespace bkm::elaborate {

using diag::Args, diag::Kind;

class Elaborator {
 public:
  // `types`: of rules that are read before they are known, as an earlier attempt found them.
  using Types = std::map<std::string, Type>;
  Elaborator(const ast::Unit& unit, const SourceMap& sources, diag::Sink& sink, const Settings& settings, Types types = {})
      : unit_(unit), sources_(sources), sink_(sink), settings_(settings), expected_(std::move(types)) {}
  // For constants only: no statements are read; rates and scales are those of the plan.
  Elaborator(const ast::Unit& unit, const SourceMap& sources, diag::Sink& sink, Plan plan)
      : plan_(std::move(plan)), unit_(unit), sources_(sources), sink_(sink) {
    for (std::uint32_t i = 0; i < plan_.rates.size(); ++i) rates_.emplace(plan_.rates[i].name, RateId{i});
    for (std::uint32_t i = 0; i < plan_.scales.size(); ++i) scales_.emplace(plan_.scales[i].name, ScaleId{i});
  }
  Plan run();
  const Types& unexpected() const { return unexpected_; }  // rules of which `vorige` was read as another type than they have

  // expressions.cpp
  ExprId expression(ast::ExprId id, const Context& context);

  // rates.cpp
  bool is_percentage(ast::ExprId id) const;
  std::optional<Expr> fold_constant(ast::ExprId id);

  // functions.cpp: a call with constant arguments, for a worked example
  std::optional<std::pair<Plan, ExprId>> constant_call(const ast::Name& function, const std::vector<ast::ExprId>& arguments);

 private:
  using StatedKeys = std::map<std::size_t, PathId>;  // parts of a key that the text states, by place in the key

  // declarations.cpp
  void declare_header(), declare_parties(), declare_term();
  void own_calendar(const ast::OwnCalendar& own), schoolyear_from(const ast::OwnCalendar& own, int month, int day);
  bool lacks_origin(Cycle cycle, const ast::Name& name);
  void declare_units(), declare_dimensions();
  std::multimap<std::string, std::pair<std::string, Span>> names_of_columns() const;
  void declare_names(), declare_performances(), warn_look_alikes();
  void check_feature(const ast::Feature& feature);
  DimensionId dimension(const std::string& name, DimensionKind kind, Cycle cycle = Cycle::day);
  bool may_name(const ast::Name& name, Bilingual what);
  void close_dimension(DimensionId id, const std::vector<ast::Name>& codes);
  void claim(const ast::Name& name, Bilingual what) { claim(name, what, claimed_); }
  void claim(const ast::Name& name, Bilingual what, std::map<std::string, Span>& claimed);

  // formerly.cpp
  void check_formerly();

  // table_heading.cpp
  void check_heading(const ast::Table& source), check_credits(const Table& table, const ast::Table& source);
  std::string type_written(const ast::Table& source, const std::string& column) const;

  // tables.cpp
  void declare_tables(), declare_table(const ast::Table& table);
  void add_key(Table& table, const ast::Name& name);
  void headings_once(const std::string& table, const ast::Row& heading);
  void check_commas(const ast::Table& source);
  void check_empty_value(const ast::Column& column, const table::ColumnSchema& schema);
  bool unit_behind_empty(const ast::Column& column, const ast::Column& next);
  void add_column(Table& table, const ast::Column& column, const ast::Table& source);
  void type_column(Table& table, const ast::Column& column, table::ColumnSchema& schema, TableColumn& typed);
  void assign_roles(Table& table, const ast::Table& source);
  int role(Table& table, const std::optional<ast::Name>& name, table::CellKind kind);
  void declare_key_columns(Table& table, const std::vector<ast::Name>& per);

  // row_keys.cpp
  std::optional<TableId> row_table(const std::string& name) const;
  void resolve_row_keys();
  void report_row_key(const std::string& table, const ast::Name& key);
  void add_event_row(Closure& closure, TableId event, PathId row, bool own);

  // files.cpp
  void read_source(Table& table, const ast::Source& source), find_wide_columns(Table& table, const ast::Table& source);

  // constants.cpp
  void declare_constants(const ast::Constants& constants);
  void type_constant_column(Table& table, int column, const ast::Constants& constants);
  void check_all_codes(const Table& table, const std::set<std::vector<std::string>>& present);
  void check_constants_complete(const Table& table, const ast::Constants& constants);
  std::string key_part(const table::ColumnSchema& column, const std::string& text) const;
  bool check_key_part(const table::ColumnSchema& column, const std::string& text, Span span);
  void declare_constants_in_file(Table& table, const ast::Constants& constants);
  void date_rows(Table& table, int column);
  void index_table(Table& table, const ast::Constants& constants);
  void declare_nothing(Table& table, const ast::Constants& constants);
  void check_dated_start(const Table& table);

  // rates.cpp, scales.cpp
  void declare_rates(), declare_rate(const ast::Rule& rule);
  void add_growth(const ast::Rule& rule, Rate& rate);
  void check_order(const std::vector<ast::Growth>& clauses);
  Indexation indexation(const std::vector<ast::Growth>& clauses, const std::optional<ast::RoundingStep>& rounding);
  Rational written_factor(ast::ExprId id);
  Rational written_factor(const ast::Quantity& number, Span span);
  void declare_scales(), declare_scale(const ast::Scale& scale);
  void scale_argument(const ast::Scale& source, Scale& scale);
  void bands_in_text(const ast::Scale& source, Scale& scale);
  void check_ladders(const ast::Scale& source, Scale& scale);
  void report_nothing_to_index(const std::string& name, const std::vector<ast::Growth>& growth);
  Band band(const ast::Band& source, Scale& scale);
  void check_closed(const Band& band, const Scale& scale, Span span);
  Rational bound(const ast::Literal& text, const Scale& scale);
  void band_value(Scale& scale, std::size_t column, const Expr& rate, const std::optional<Expr>& fixed, Span span, Band& band);

  // scale_rows.cpp, scale_calls.cpp
  void bands_in_grid(const ast::Scale& source, Scale& scale), bands_in_file(const ast::Scale& source, Scale& scale);
  void scale_table(const ast::Scale& source, Scale& scale);
  std::optional<Band> grid_band(const ast::Cell& cell, const Scale& scale);
  Band grid_value(Band band, const ast::Cell& cell, const ast::Cell* fixed, Span row, Scale& scale, std::size_t column);
  void check_scale_key(const Table& table, const std::vector<std::string>& key, Span span);
  void type_bound(ast::Column& column, const ast::Scale& source);
  void check_bounds(const ast::Scale& source, const plan::Scale& scale, const plan::ScaleBounds& bounds);
  void place_column(const Table& table, const ast::Column& source, Scale& scale, ScaleBounds& bounds);
  ExprId scale_call(ScaleId id, const ast::Call& call, Span span, const Context& context);
  std::optional<std::size_t> scale_column(const Scale& scale, const std::optional<ast::Name>& member, Span span);
  bool scale_day(const Scale& scale, const Type& type, const ast::Call& call, Span span, const Context& context, std::optional<PathId>& day);

  // day_read.cpp
  std::optional<PathId> day_read(const std::string& name, Span declared, const std::vector<Date>& changes, const std::optional<ast::Anchor>& on, Span span,
                                 const Context& context);
  bool report_change_inside(const std::string& name, Span declared, const std::vector<Date>& changes, Span span, const Context& context);
  bool report_never_changes(const std::string& name, const ast::Anchor& on, Span span, const std::string& column = {});

  // period_ways.cpp
  Closure own_closure(const Frame& frame);
  std::vector<std::pair<Cycle, PathId>> register_periods(const Closure& closure, TableId own);
  Closure close_over_row(const Closure& known, TableId own);
  Text period_way(PathId way) const;
  bool report_unclear_period(const Closure& known, const Axis& axis, std::optional<PathId> taken, Span span);
  void check_periods(TableId id);

  // paths.cpp
  Text start_of_fourweeks() const;
  const Closure& closure(const Frame& frame);
  std::optional<PathId> find_path(const Frame& frame, const Axis& axis, Span span, bool report = true);
  std::optional<PathId> find_row(const Frame& frame, TableId table);
  bool reaches(const Frame& from, const Axis& axis);
  const std::vector<Found>*unclear(const Closure& closure, const std::string& axis), *unclear(const Closure& closure, const RowPath& row);
  bool decided_by_row(const std::string& axis, const std::vector<Found>& ways);
  bool report_unclear(const Frame& frame, PathId row, Span span);
  std::string coarse_axis(const Frame& home, const Context& context);
  bool determines_all(const Frame& from, const Frame& to);
  PathId add_path(Path path);
  void close_over_registers(Closure& closure, std::optional<TableId> own);
  std::optional<PathId> period_path(const Closure& closure, Cycle cycle);
  std::optional<PathId> register_row(const Closure& closure, TableId id, const std::map<std::size_t, PathId>& stated = {});
  std::optional<TableId> own_table(const Frame& frame) const;
  Frame row_frame(TableId id), key_frame(TableId id);

  // units.cpp
  std::optional<std::pair<Unit, Rational>> unit_word(const std::string& word);
  std::optional<std::pair<Unit, Rational>> unit_or_report(const ast::Name& name, std::optional<Span> amount = {});
  Expr literal(const ast::Literal& literal), quantity(const ast::Quantity& quantity, Span span);
  void discharge(Expr& expr, const Context& context);
  bool same_unit(Expr& left, Expr& right, Span span, const Context& context);
  bool report_unclear(const ast::Quantity& quantity, Span span);
  void learn_unit(const Expr& from, const Expr& to);
  diag::Diagnostic& report_units(const Unit& left, const Unit& right, Span span, const Context& context);
  void write_count(diag::Diagnostic& found, const Expr& number, const Unit& unit) const;
  bool currency_known(const std::string& written, Span span);
  std::string unit_text(const Unit& unit) const;

  // expressions.cpp
  ExprId add(Expr expr);
  ExprId poison(Span span) { return add({Poison{}, {}, span}); }
  bool bad(ExprId id) const { return plan_[id].type.kind == ValueKind::poison; }
  ExprId build(const ast::Expr& expr, const Context& context);
  bool report_date_arithmetic(const ast::Binary& binary, const Expr& left, const Expr& right, Span span), number_here(ExprId side);
  ExprId arithmetic(const ast::Binary& binary, Span span, const Context& context);
  ExprId bound(const ast::Bound& bound, Span span, const Context& context);
  ExprId comparison(const ast::Compare& compare, Span span, const Context& context);
  void adopt_column_unit(ExprId column, ExprId number);
  ExprId in_list(const ast::In& in, Span span, const Context& context);
  ExprId condition(ast::ExprId id, const Context& context);
  ExprId junction(const std::vector<ast::ExprId>& operands, bool all, Span span, const Context& context);
  ExprId conditional(const ast::If& conditional, Span span, const Context& context), guard(const ast::If& guard, Span span, const Context& context);
  bool guards_rows(const ast::Aggregate& aggregate, Span span);
  ExprId if_missing(const ast::IfMissing& node, Span span, const Context& context);
  ExprId call(const ast::Call& call, Span span, const Context& context);

  // functions.cpp, draw.cpp
  void claim_functions(), declare_functions();
  void define_function(Defined& function);
  std::optional<Type> parameter_type(const ast::Parameter& parameter);
  ExprId function_call(const ast::Call& call, Span span, const Context& context);
  ExprId write_out(Defined& function, std::vector<ExprId> arguments, Span span);
  bool fits_parameter(const Defined& function, std::size_t i, ExprId argument);
  bool may_stand_in_function(const ast::Expr& expr);
  std::optional<ExprId> parameter_named(const std::string& name, Span span, const Context& context);
  ExprId rate_in_function(RateId rate, const ast::Reference& reference, Span span, const Context& context);
  std::optional<PathId> path_of_argument(ExprId id);
  std::uint64_t written_out(ExprId id, std::map<std::uint32_t, std::uint64_t>& seen) const;
  std::string type_words(const Type& type) const;
  ExprId draw(const ast::Call& call, Span span, const Context& context);

  // references.cpp
  ExprId reference(const ast::Reference& reference, Span span, const Context& context);
  ExprId measure(RuleId rule, const ast::Reference& reference, Span span, const Context& context);
  std::optional<ast::Stage> stage_of(RuleId rule, const ast::Reference& reference, Span span);
  std::optional<MeasureValue> measure_value(RuleId rule, ast::Stage stage, Span span, const Context& context, const StatedKeys& stated = {});
  ExprId rate(RateId rate, const ast::Reference& reference, Span span, const Context& context);
  bool keyed_here(const Frame& frame, TableId table);
  ExprId own_column(std::size_t axis, TableId table, int column, Span span);
  ExprId column_value(ColumnValue value, Span span);
  std::vector<std::pair<TableId, int>> columns_named(const ast::Reference& reference);
  ExprId key_value(const ast::Reference& reference, Span span, const Context& context);
  void unknown_name(const ast::Name& name, bool call = false);
  void unknown_source(const ast::Name& name), unknown_reference(const ast::Reference& reference);
  bool unknown_code(const ast::Compare& compare, const Context& context);
  void not_counted(const ast::Reference& reference);
  std::optional<Bilingual> role_of(const std::string& name) const;
  std::vector<std::string> known_names() const;
  void unknown_axis(const ast::Name& name, bool suggest);
  void report_unbound(ExprId body, const std::string& name, const std::string& missing, const std::string& what, Span span);
  bool rows_without_day(ExprId body, const std::string& name, const Frame& missing, Span span);
  void unknown_period(const ast::Name& name);
  void unknown_type(const ast::Name& name, Span span);
  std::optional<PathId> anchor_day(const ast::Anchor& anchor, Cycle cycle, Span span, const Context& context);

  // look_ups.cpp
  ExprId column(TableId table, int column, const ast::Reference& reference, Span span, const Context& context);
  int fit(const Axis& axis, const std::string& value) const;
  bool takes_keys(const Frame& key, const std::vector<ast::KeyPart>& parts) const;
  std::optional<std::size_t> axis_of(const std::string& name, const Frame& key, const ast::KeyPart& part, const StatedKeys& taken);
  std::optional<StatedKeys> stated_keys(const std::string& name, const Frame& key, const std::vector<ast::KeyPart>& parts, Span span);
  bool check_stated_row(TableId table, const ast::Reference& reference, const StatedKeys& stated, Span span);
  bool read_on(ColumnValue& value, const std::optional<ast::Anchor>& on, const std::string& name, Span span, const Context& context);
  std::optional<PathId> read_on(PathId path, const ast::Anchor& on, const std::string& name, Span span, const Context& context);
  std::optional<PathId> row_on(PathId path, const ast::Anchor& on, Span span, const Context& context);
  bool depends_on_day(PathId path) const;
  PathId moved_to(PathId path, PathId day);

  // aggregates.cpp
  ExprId aggregate(const ast::Aggregate& aggregate, Span span, const Context& context);
  void collect_references(ast::ExprId id, std::vector<const ast::Reference*>& found);
  std::optional<Origin> aggregate_source(const ast::Aggregate& aggregate, Span span, const Context& context);
  std::vector<Origin> candidates(const ast::Reference& reference);
  void no_source(const std::vector<Origin>& finest, const std::vector<Origin>& sources, const std::string& names, Span span);
  Frame frame_of(const Origin& origin);
  std::vector<GroupAxis> group_axes(const Frame& source, const Frame& use, Span span, bool periods = true);
  Context inside_rows(const Frame& rows, const Context& context);
  bool has_keys(RuleId id, Span span);
  bool submitted(ast::ExprId operand);
  Type aggregate_type(const Aggregate& aggregate);
  ExprId add_aggregate(Aggregate aggregate, Type type, const Context& context);
  ExprId count(const ast::Aggregate& aggregate, Span span, const Context& context);
  bool column_elsewhere(const std::vector<const ast::Reference*>& references, const std::vector<Origin>& sources);
  void check_additive(const Aggregate& aggregate, Span span);

  // windows.cpp, components.cpp
  std::optional<Window> window(const ast::Window& source, const Frame& from, const Context& context);
  bool window_extent(const ast::Window& source, const Context& context, Window& made);
  void mark_repeating(Expr& expr, const Frame& frame);
  bool passes_on_window(ExprId id);
  bool weights_fit(const ast::Aggregate& source, Span span);
  ExprId weight(ast::ExprId source, const Context& rows);
  std::optional<Frame> component_key(const Origin& origin);
  bool component_can_miss(const Aggregate& aggregate) const;
  Rational counts_as(const Aggregate& aggregate, const ast::Missing& missing, const Context& context);
  void components(Aggregate& aggregate, const ast::Aggregate& source, const Context& context);
  void report_undecided(const Aggregate& aggregate, const Frame& key, const std::string& axis);

  // ranks.cpp, previous.cpp
  ExprId rank(const ast::Rank& source, Span span, const Context& context);
  std::optional<RankStep> rank_step(ast::ExprId value, bool highest_first, const Context& context);
  ExprId previous(const ast::Previous& source, Span span, const Context& context);
  ExprId previous_measure(RuleId id, const ast::Reference& reference, Span span, const Context& context);
  ExprId previous_column(const ast::Reference& reference, Span span, const Context& context);
  std::optional<Cycle> one_earlier(const Frame& frame, std::vector<PathId>& key);
  void check_recursive_reads();

  // cumulative.cpp
  std::optional<std::size_t> period_axis(const Frame& frame);
  void cumulative(Rule& rule, const ast::Rule& source);
  void collect_quantities(const Rule& rule, Cumulative& made, const std::string& within, ExprId id, bool compared);
  std::optional<Frame> home_of(const Expr& expr);
  bool start(Rule& rule, const ast::Rule& source);
  std::optional<KeySource> start_keys(const Rule& rule, const ast::Start& source);

  // splits.cpp
  ExprId split(const ast::Split& split, Span span, const Context& context);
  void rest_to(Split& split, const ast::Name& name);
  void find_pots(Split& split, ast::ExprId pot, Context context);

  // rules.cpp
  void declare_rules(), declare_rule(RuleId id);
  void build_rule(RuleId id);
  Frame grain(const std::vector<ast::Name>& per);
  std::optional<Axis> axis_named(const ast::Name& name);
  void payer_and_payee(Rule& rule, const ast::Rule& source), rest_payer(const Rule& rule, SplitId id, Span span);
  std::optional<PartyRef> party_on(const Rule& rule, const Axis& axis, Span span);
  void one_of_many(const std::string& name, Bilingual what, const Rule& rule);
  std::optional<PartyRef> party(const std::optional<ast::Name>& stated, bool payer, const Rule& rule);
  std::optional<Cycle> unit_of_time(const ast::Name& name);
  plan::ExprId later_day(const ast::Later& later, Span span, const Context& context);
  plan::ExprId edge_day(ast::DayAnchor day, Span span, const Context& context);
  void post_day(Rule& rule, const ast::Rule& source);
  void rounding(Rule& rule, const ast::Rule& source);
  std::optional<RoundingStep> rounding_step(const ast::RoundingStep& step);
  bool pays_whole_cents(const RoundingStep& step, Span span);
  void share_steps(const Rule& rule);
  void part_period(Rule& rule, const ast::Rule& source);
  void part_missing(const Rule& rule, const ast::Rule& source, Cycle cycle);
  void refuse_misplaced(const ast::Rule& rule);
  void note_windows(Rule& rule, const ast::Rule& source, RuleId id);
  void check_rule_type(Rule& rule);
  void report_payable_unit(const Rule& rule);  // payable_unit.cpp
  void check_period_units(Rule& rule);

  // support.cpp, without_rows.cpp
  void find_support(Rule& rule, const ast::Rule& source);
  Support support(const Frame& grain, const std::optional<ast::Presence>& presence, ExprId body, const std::string& name, Span span, bool asked = true);
  Support with_history(Support dense, ExprId body, const Frame& grain);
  void find_determined(Support& support, const Frame& grain);
  std::optional<KeySource> stated_keys(const Frame& grain, const ast::Presence& presence, const std::string& name);
  KeySource keys_of(const Origin& origin, const Frame& grain);
  Drivers drivers(ExprId id, const Frame& grain, bool asked, std::set<std::size_t> pot_periods = {});
  void add_driver(const Origin& origin, const Frame& home, const Frame& grain, bool is_zero, std::optional<ExprId> aggregate, const std::set<std::size_t>& walked, const std::string& name, Drivers& to);
  bool reads_stated_key(const Expr& expr) const;
  bool zero_without_rows(RuleId rule);
  std::optional<Rational> without_rows(ExprId id);
  bool always_there(const Rule& rule) const;
  std::set<std::size_t> periods_of_pot(ExprId pot, const Frame& grain);
  std::variant<TableId, RuleId> origin_of_keys(const Origin& origin) const;
  bool is_dense(const Axis& axis) const, is_closed(const Axis& axis) const;

  // limits.cpp, rows.cpp, order.cpp
  void declare_limits(), check_crossing(), sort_limits();
  bool build_limit(const ast::Limit& limit), exemption(Limit& limit, const ast::Limit& source);
  bool finer_limit(const Limit& a, const Limit& b);
  bool directly_after(std::size_t limit, std::size_t other), comes_after(std::size_t limit, std::size_t other);
  void state_after(std::size_t limit, const ast::Name& name);
  void build_rejects(), build_requires();
  void build_row_checks();
  void add_path_checks(const Frame& frame, PathId path, const std::string& axis);
  void order_rules();
  void need_start(std::uint32_t node, Cycle cycle, Span span);
  void check_no_future(std::uint32_t node, Cycle cycle);
  void check_posts_in_time(const Limit& limit, Cycle cycle);
  std::optional<TableId> reads_accepted(ExprId at);
  bool can_refuse(TableId table) const;
  bool may_decide(ExprId at, const ast::Name& table);

  diag::Diagnostic& report(const Kind& kind, Span span, Args args = {}) {
    diag::Diagnostic& found = sink_.report(kind, span, std::move(args));
    found.article = article_;
    return found;
  }
  // The names of a rule's `per`; the term where it has none.
  std::string per_names(const Frame& frame) const { return frame.empty() ? std::string(cycle_word(Cycle::term).in(unit_.language)) : axis_names(frame); }
  // Empty where there is no text: constants of an example that runs apart from its source.
  std::string written(Span span) const { return span.source < sources_.size() ? std::string(sources_.text(span)) : std::string(); }

  Plan plan_;
  const ast::Unit& unit_;
  const SourceMap& sources_;
  diag::Sink& sink_;
  const Settings settings_{};
  std::string article_;
  std::map<std::string, DimensionId> dimensions_;
  std::map<std::string, TableId> tables_;
  std::map<std::string, RateId> rates_;
  std::map<std::string, ScaleId> scales_;
  std::map<std::string, RuleId> rules_;
  std::map<std::string, Defined> functions_;
  std::vector<std::string> defining_;  // functions being defined, outermost first
  bool functions_ready_ = false;       // rates and bands come before functions
  std::map<std::string, Span> claimed_;
  std::vector<const ast::Rule*> rule_sources_;
  std::vector<State> rule_states_;
  std::unordered_map<std::string, Closure> closures_;
  std::vector<std::pair<ExprId, RuleId>> recursive_reads_;  // with the type of the first value, checked when the rule is built
  Types expected_, unexpected_;
  std::set<std::uint32_t> broken_keys_;                     // rules with an error after `per`
  std::set<std::uint32_t> repeating_;                       // rules that pass on what a window reads
  std::vector<RoundingStep> reward_rounding_;
  bool rounding_stated_ = false, rounding_missing_reported_ = false;
  std::set<Cycle> origins_asked_;                           // of which it was told that the contract does not say where they start
};

// dbc (kort): a scale, and the key of one of its ladders.
std::string ladder_name(const Scale& scale, const Ladder& ladder);
Bilingual kind_word(ValueKind kind);

}  // namespace bkm::elaborate
