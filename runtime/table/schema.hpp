// What the rows of one table look like: the names, kinds, ranges and roles of its columns. Says nothing about rules.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "runtime/calendar/period.hpp"
#include "runtime/number/rational.hpp"

namespace bkm::table {

enum class CellKind { number, code, date, yes_no, period };
enum class EmptyRule { refused, or_empty, or_none, is_value };  // of leeg, of geen, leeg is V

struct ColumnSchema {
  std::string name;     // the author's
  std::string heading;  // in the file; the name unless `uit "kop"` says otherwise
  CellKind kind = CellKind::code;
  int decimals = 0;           // number: a finer value is refused
  bool percent = false;       // number: cells are written 72,5%; stored as 725 with decimals 1
  std::string currency_iso, currency_symbol;  // number: what may stand before an amount; empty when it is no amount
  std::optional<Rational> low, high;          // number: in the unit of the column, percentages as fractions
  std::vector<std::string> codes;  // code: closed list, when not empty
  bool bsn = false;                // code: checked by its elfproef
  Cycle cycle = Cycle::day;        // period
  EmptyRule empty = EmptyRule::refused;
  std::string empty_value;  // leeg is V, as a cell text in plain notation
  bool may_be_empty() const { return empty == EmptyRule::or_empty || empty == EmptyRule::or_none; }
  bool wide = false;        // `heading` holds {axis}: one column of the file for each code of that column (Schema::wide_axis)

  // The heading in the file for one code of the axis: score_{domein} -> score_proces.
  std::string heading_for(const std::string& code) const;
};

// The form of a table and the columns with a role; indices into `columns`, -1 when there is none.
struct Schema {
  std::string name;
  std::vector<ColumnSchema> columns;
  std::vector<int> key;  // empty: `zonder sleutel`
  int on = -1, from = -1, through = -1, known_on = -1, credits = -1;
  bool events = false;         // each row is something that happened: its periods say when
  bool interval_rows = false;  // several rows of one key are told apart by their interval
  bool dated = false;          // a row holds from its `from` day until the next row of its key (see date_rows)
  bool bands = false;          // rows of one key are the bands of a scale: they need not differ
  // Which rows of its files are this table's, and how a line becomes rows.
  std::string where;                  // a heading; empty: every row
  std::vector<std::string> where_in;  // its texts, to the character
  int wide_axis = -1;                 // the column of closed codes that completes wide headings
  // How its files are written.
  std::optional<Language> numbers;
  bool dates_dmy = false;
  bool percent_as_fraction = false;
  std::vector<std::string> empty_texts;

  // A row with a begin and an end describes its key (toewijzing per toewijzing): there is one, and its codes hold on any day.
  bool describes_key() const { return (from >= 0 || through >= 0) && !interval_rows && !dated && on < 0; }
};

}  // namespace bkm::table
