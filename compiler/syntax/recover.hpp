// What to say about a statement that cannot be read, and how to read on. Internal to this folder: sees antlr4::.
#pragma once
#include "compiler/diag/diagnostic.hpp"
#include "compiler/syntax/attempt.hpp"
#include "runtime/number/rational.hpp"

namespace bkm::syntax {

inline bool is_percent(std::string_view word) { return word == "procent" || word == "percent"; }

inline bool grows(std::size_t type) { return type == P::RISES || type == P::FALLS; }

// Looks for the smallest change after which the statement can be read further: another word, one more, one less. The change that works names the
// problem and is its fix, so that no fix is offered that does not help.
class Recovery {
 public:
  Recovery(StatementParser& parser, std::string_view text, SourceId source, Language language, diag::Sink& sink)
      : parser_(parser), text_(text), source_(source), language_(language), sink_(sink) {}

  // Reports one finding for the statement that begins at `begin` and stops at `stop`.
  // True when the words were put right, so that the statement is to be tried again (for its other errors; it stays out of the tree).
  bool report(std::size_t begin, const Stop& stop);
  // Where to read on when it was not.
  std::size_t next_statement(std::size_t begin) const;

 private:
  static constexpr std::ptrdiff_t kFurther = 4;
  static constexpr std::ptrdiff_t kWhole = 1'000'000;  // no other error is left
  // Words `from` .. `from + count` become `type` (nothing: they are left out).
  struct Change {
    std::size_t from, count;
    std::optional<std::size_t> type;
    std::ptrdiff_t further = kFurther;  // words that must be read beyond the old stop where the statement still has another error
    std::vector<std::size_t> more = {};  // words that come behind `type`
  };
  bool helps(const Change& change);
  bool reads_further(const Change& change, std::ptrdiff_t longer);
  static bool read_as_name(antlr4::tree::ParseTree* tree, const Token* token);
  bool meant();
  bool compared_word();
  std::size_t compared_from(std::size_t end) const;
  bool compared_again();
  bool known_behind();
  bool limit_bound();
  bool sum_word();
  bool little_word();
  bool colon_before_list();
  bool yes_or_no();
  bool where_behind();
  bool term_alone();
  bool for_each_name();
  bool ceiling_alone();
  bool names_data(std::string_view name, bool keyed = false) const;
  bool without_amount();
  bool everyday_word();
  bool everyday_example(bool any = false);
  bool written_date();
  bool change_word();
  bool change_word_at(std::size_t at);
  bool other_language(std::size_t at);
  bool misspelt(std::size_t at);
  bool misspelt_phrase(std::size_t at, const Keyword& keyword);
  bool join_words();
  bool join_hyphens();
  bool code_with_hyphen();
  std::string one_name(const std::vector<std::string_view>& parts) const;
  bool one_table();
  bool band_between();
  bool band_end();
  std::size_t band_colon(std::size_t i) const;
  std::size_t next_line(std::size_t i) const;
  bool call_in_aggregate();
  bool fold_in_place();
  bool in_condition(std::size_t i) const;
  std::size_t fold_end(std::size_t first) const;
  std::size_t single_end(std::size_t first) const;
  std::size_t after_close(std::size_t open) const;
  bool negative_bound();
  bool split_calculation();
  bool list_in_braces();
  bool nature_first();
  bool range_late();
  bool date_format_place();
  bool column_bound();
  bool weight_late();
  bool move_weight(Span where, const std::string& written, const std::string& right);
  bool per_once();
  bool per_data();
  bool party_list();
  struct Titled {
    std::string name, title;
  };
  std::size_t title_end(std::size_t at) const;
  std::vector<Titled> listed_parties(std::size_t first, std::size_t& end) const;
  bool name_list();
  bool range_dots();
  bool growth_words();
  bool growth_phrase();
  bool growth_every();
  std::size_t growth_start() const;
  bool growth_mix();
  std::optional<Rational> sum_of_percentages(std::size_t first, std::size_t end) const;
  bool colon_for_equals();
  bool priced_per();
  bool step_day();
  bool growth_below();
  std::string growth_from(std::size_t first, std::size_t& end) const;
  bool rhythm_word();
  bool rhythm_in_front();
  bool counted_period();
  bool number_word();
  bool part_of();
  bool percent_of();
  bool title_in_front();
  bool title_behind();
  bool title_late();
  bool party_behind();
  bool is_party(std::string_view name) const;
  bool until_day();
  bool split_verb();
  bool article_in_brackets();
  bool article_reference();
  bool short_month();
  std::size_t text_behind() const;
  bool then_word();
  bool add_quotes();
  bool drop_word();
  bool insert_word();
  bool insert(std::size_t type);
  bool has_equals() const;
  // The last keyword at or before the stop that begins a line and looks like the start of a next statement; the stop when there is none.
  std::size_t last_start() const;
  bool looks_like_start(std::size_t i) const;
  bool reserved_word();
  bool reserved_column(std::size_t i);
  bool holds_day(std::size_t i) const;
  bool in_key(std::size_t i) const;
  bool wrong_word();
  bool bare_condition();
  bool bare_exception();
  std::size_t condition_end() const;
  bool whole_condition(std::size_t first, std::size_t end) const;
  bool unclosed();
  bool closed_later(std::size_t i) const;
  bool out_of_order();
  bool known_previous();
  std::size_t part_at(std::size_t i) const;
  std::size_t header_end() const;
  bool if_in_front();
  bool chained();
  void plain();
  void say_expected(const diag::Kind& kind, std::size_t place);
  // What could stand where reading stops, when that is little: "naar rato", een naam.
  Text expected();
  bool accepts(std::size_t type);

  Token* at(std::size_t i) const { return parser_.stream().at(i); }
  std::size_t type(std::size_t i) const { return at(i)->getType(); }
  std::string_view text(std::size_t i) const { return text_.substr(at(i)->begin, at(i)->end - at(i)->begin); }
  Span span(std::size_t from, std::size_t count = 1) const { return {source_, at(from)->begin, at(from + count - 1)->end}; }
  std::string words_in(Span where) const { return std::string(text_.substr(where.begin, where.end - where.begin)); }
  diag::Arg shown(std::size_t i) const;
  bool adjacent(std::size_t i) const { return i > 0 && at(i - 1)->end == at(i)->begin; }
  int times(std::string_view word) const;
  bool used_elsewhere(std::string_view word) const { return times(word) > 1; }
  bool occurs(std::string_view word) const { return times(word) > 0; }
  std::vector<std::string_view> line_words(std::size_t at) const;
  std::string word_of(std::size_t type) const;
  diag::Diagnostic& say(const diag::Kind& kind, Span span, diag::Args args = {}) { return sink_.report(kind, span, std::move(args)); }
  void fix(diag::Diagnostic& finding, Span span, const std::string& insert);

  StatementParser& parser_;
  std::string_view text_;
  SourceId source_;
  Language language_;
  diag::Sink& sink_;
  std::deque<Token> made_;
  std::size_t begin_ = 0;
  bool again_ = false;
  Stop stop_;
  Bilingual statement_{};
  // Tries are not free: a text full of errors in one long statement gets plain findings in the end.
  long budget_ = 3'000'000;  // words read in tries
};

}  // namespace bkm::syntax
