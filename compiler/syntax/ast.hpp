// The text of a contract as a tree: what stands where, in the author's words. No names are resolved here.
// Nodes live in vectors of the Unit and refer to each other by id. The language of the text is the Unit's.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/syntax/ast_expr.hpp"
#include "runtime/text/language.hpp"

namespace bkm::ast {

// --- rows | a | b | ---------------------------------------------------------------------------------------------------

enum class BandStart { from, above, printed, at };  // vanaf a | boven a | a t/m b | bij x
// A cell that reads as the band of a grid scale: 0 t/m 99.
struct CellBand { BandStart start; Literal low; std::optional<Literal> high; };
struct Cell {
  std::string text;  // trimmed; without the quotes of a quoted cell
  bool quoted = false;
  Span span;
  std::optional<Literal> literal;  // when the text is one: € 80 per dec, 60%, 0,8, "K1"
  std::optional<CellBand> band{};
};
struct Row {
  std::vector<Cell> cells;
  Span span;
};
// The first row is the heading. Empty when there are no rows.
struct Rows {
  std::vector<Row> rows;
};

// --- statements -------------------------------------------------------------------------------------------------------

struct Header {
  bool is_module = false;
  std::string title, version;
  std::optional<Name> currency;
  Span span;
};

struct Use { std::string module; Span span; };

enum class Role { purchaser, purchasers, provider, providers, coalition, members, third, thirds };
struct Member { Name name; std::string title; };
// Roles ending in a plural declare a dimension: `name`. A closed list has members.
struct Party {
  Role role;
  Name name;
  std::optional<std::string> title;
  std::vector<Member> members;
  bool closed = false;
  std::optional<Name> plural{};  // cliënt/cliënten
};
struct Parties { std::vector<Party> parties; Span span; };

struct OwnCalendar {
  Name name;  // vierweken, schooljaar, contractjaar
  std::optional<Date> from;
  std::optional<int> day;  // 1 augustus
  std::optional<Name> month;
};
struct Term {
  Date first, last;
  std::optional<Date> extendable;
  Name settle_per;
  std::vector<OwnCalendar> calendars;
  Span span;
};

// eenheid plaats/plaatsen = 4 uur
struct UnitWord { Name singular; std::optional<Name> plural; };
struct Units { std::vector<UnitWord> words; std::optional<Literal> equals; Span span; };

enum class EmptyRule { none, or_empty, or_none, is_value };
enum class Nature { unstated, flow, stock, level };

// A column type: a name (minuut, getal, datum, ja_nee, percent, bsn, or a dimension) or a currency; decimals in parentheses; `per` units.
struct TypeRef {
  std::optional<Name> name;
  std::string currency;
  std::optional<int> decimals;
  std::vector<Name> per;
  Span span;
};
// 1..1.440 | 0.. | 0%..100%: numbers in the unit of the type
struct Range { std::optional<Literal> low, high; Span span; };

enum class BoundColumn { none, from, above, through, at };  // vanaf, boven, tm, bij in a scale from a file
// One declared column. A declaration `a, b : datum` gives two of these.
struct Column {
  Name name;
  std::optional<TypeRef> type;      // none: a code, and a dimension of that name
  std::optional<Range> range;
  std::vector<Literal> codes;       // in {..}
  bool closed = false;
  EmptyRule empty = EmptyRule::none;
  std::optional<Literal> empty_value;
  Nature nature = Nature::unstated;
  std::optional<std::string> heading;  // uit "kop"
  BoundColumn bound = BoundColumn::none;
  Span span;
  std::optional<Name> plural{};  // cliënt/cliënten
};

struct Source {
  std::string file;
  std::optional<Name> where;          // heading
  std::vector<std::string> where_in;  // its accepted texts
  std::optional<Language> numbers;    // getallen nl / en
  std::optional<Name> date_format;    // text "d-m-j", as written
  bool percent_as_fraction = false;
  std::vector<std::string> empty_texts;
  Span span;
};

enum class Completeness { unstated, complete, incomplete };

// gegevens T ..
struct Table {
  Name name;
  std::vector<Name> per;
  Completeness completeness = Completeness::unstated;
  std::vector<Name> key;
  bool without_key = false;
  std::optional<Name> on, from, through, known_on, credits;
  std::optional<Source> source;
  std::vector<Column> columns;
  Span span;
};

struct Feature { enum class Kind { nature, outcome, obligation, risk, indicator } kind; Name value; };
struct Performance { Name name; std::string title; std::vector<Feature> features; Span span; };

struct RoundingStep {
  std::optional<Date> from;  // none: from the start
  bool cent = false;         // op de cent; else `step`
  std::optional<Literal> step;
  Rounding mode = Rounding::half_away;
  Span span;
};
struct Reward { std::vector<RoundingStep> rounding; Span span; };

// stijgt jaarlijks 3,2% vanaf 2027-01-01
struct Growth { bool rises; Name frequency; Literal percentage; Date from; Span span; };

// tabel T per K | .. |
struct Constants {
  Name name;
  std::vector<Name> per;
  Completeness completeness = Completeness::unstated;
  Rows rows;
  std::optional<Source> source;
  std::vector<Column> columns;
  std::vector<Growth> growth;
  std::optional<RoundingStep> rounding{};  // of the growth
  std::optional<std::string> article{};
  Span span;
};

enum class ScaleKind { value, volume, brackets, linear };
// € 10 per stuk + € 2;  a name stands for a tariff or parameter; `closed`: geen
struct BandValue {
  bool closed = false;
  std::optional<ExprId> rate, fixed;
};
struct Band { BandStart start; Literal low; std::optional<Literal> high; BandValue value; Span span; };
enum class ScaleEnds { unstated, flat, extended, error };
struct Scale {
  Name name;
  std::vector<Name> per;
  std::optional<Name> over;   // unit, getal or percent
  std::string over_currency;  // or a currency
  ScaleKind kind;
  std::vector<Band> bands;
  Rows rows;  // a grid
  std::optional<Source> source;
  std::vector<Column> columns;
  ScaleEnds ends = ScaleEnds::unstated;
  std::vector<Growth> growth;
  std::optional<RoundingStep> rounding{};  // of the growth
  std::optional<std::string> article{};
  Completeness completeness = Completeness::unstated;
  Span span;
};

struct Parameter { Name name; TypeRef type; };
struct Function { Name name; std::vector<Parameter> parameters; ExprId body; Span span; };

enum class RuleKind { rate, parameter, define, pay, bonus, penalty, adjust, condition, publish };
struct Presence { bool for_each; Name name; Span span; };          // voor elke T | alleen met x
struct Start { bool first; Name name; Span span; };                // vanaf eerste x | vanaf begin T
struct Moment { std::optional<int> count; std::optional<Name> unit; Anchor anchor; Span span; };  // 3 maanden na begin
struct Step { Date from; std::optional<ExprId> value; Span span; };  // no value: geen
struct PartDay { bool counts; std::optional<int> before_day, from_day; bool operator==(const PartDay&) const = default; };  // telt | telt niet | telt voor dag 15 | telt vanaf dag 15
struct PartPeriod { Name period; bool pro_rata = false; PartDay begin{}, end{}; Span span; };
struct Rule {
  RuleKind kind;
  Name name;
  std::optional<std::string> title;
  std::vector<Name> per;
  std::optional<Presence> presence;
  std::optional<Start> start;
  std::optional<Name> payer, payee;
  std::optional<Moment> on;
  ExprId body;
  std::vector<Step> steps;
  std::vector<Growth> growth;
  std::optional<Name> cumulative;
  std::optional<PartPeriod> part;
  std::optional<RoundingStep> rounding;
  bool provisional = false;
  Span provisional_span;
  std::optional<std::string> formerly, article;
  Span span;
};

struct Limit {
  std::optional<Name> name;
  std::vector<Name> rules, per;
  ExprId ceiling;
  std::vector<Name> order;
  bool pro_rata = false;
  std::optional<Name> after;
  std::optional<ExprId> except;
  std::optional<bool> except_counts;
  bool provisional = false;
  std::optional<std::string> article;
  Span span;
};

struct Reject { Name table; std::string reason; ExprId condition; std::optional<std::string> article; Span span; };
struct Require {
  std::string text;
  std::vector<Name> per;
  std::optional<Presence> presence;
  ExprId condition;
  std::optional<std::string> article;
  Span span;
};

// --- worked examples --------------------------------------------------------------------------------------------------

enum class Fate { used, unused, cancelled, rejected, out_of_scope };
struct GivenRows { Name table; Rows rows; Span span; };
struct GivenValue { Name name; std::vector<KeyPart> keys; ExprId value; Span span; };  // a stubbed measure

enum class Expected { bare, gross, net, adjustment, difference, rest };
struct ExpectValue {
  Expected what = Expected::bare;
  Name name;
  std::vector<KeyPart> keys;
  std::optional<ExprId> value;  // none: geen
  bool as_printed = false;      // zoals gedrukt: equal after rounding to the written decimals
  std::optional<ExprId> within; // met speling
  Span span;
};
struct ExpectScale {
  Name scale;
  std::vector<KeyPart> keys;
  ExprId argument;
  std::optional<Name> member;
  std::optional<Date> on;
  std::optional<ExprId> value;
  bool as_printed = false;
  std::optional<ExprId> within;
  Span span;
  std::vector<ExprId> more{};  // the further arguments of a function
};
struct ExpectTotal { std::optional<Name> rule, payer, payee; ExprId value; Span span; };
struct ExpectFate { Fate fate; Name table; std::vector<KeyPart> keys; std::optional<std::string> code; Span span; };
struct ExpectCounts { Name table; std::vector<std::pair<int, Fate>> counts; Span span; };
using Expectation = std::variant<ExpectValue, ExpectScale, ExpectTotal, ExpectFate, ExpectCounts>;

struct Example {
  std::string title;
  std::optional<Date> known_on, after;
  std::vector<GivenRows> rows;
  std::vector<GivenValue> values;
  std::vector<Expectation> expectations;
  Span span;
};

using Statement = std::variant<Use, Parties, Term, Table, Units, Performance, Reward, Constants, Scale, Function, Rule, Limit, Reject, Require, Example>;

// One file. `statements` in the order of the text.
struct Unit {
  SourceId source = 0;
  Language language = Language::nl;
  int edition = 1;
  Header header;
  std::vector<Statement> statements;
  std::vector<Expr> exprs;
  std::vector<Span> broken;  // statements left out for a syntax error

  const Expr& operator[](ExprId id) const { return exprs[id.index]; }
};

}  // namespace bkm::ast
