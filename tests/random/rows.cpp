#include "tests/random/rows.hpp"

#include <algorithm>
#include <set>

#include "runtime/number/rational.hpp"

namespace bkm::random {
namespace {

using plan::TableForm;
using test::Chance;
using test::ratio;

class RowMaker {
 public:
  RowMaker(const plan::Plan& plan, const plan::Table& table, Chance& chance) : plan_(plan), table_(table), chance_(chance) {}

  test::Rows rows() {
    for (const table::ColumnSchema& column : table_.schema.columns) made_.header.push_back(column.heading.empty() ? column.name : column.heading);
    if (table_.form == TableForm::scale) bands();
    else if (is_register()) register_rows();
    else
      for (long n = chance_.between(0, table_.form == TableForm::event ? 16 : 8); n > 0; --n) made_.rows.push_back(row());
    if (table_.form == TableForm::event) credits(), repeats();
    if (table_.schema.wide_axis >= 0) widen();
    if (!table_.schema.where.empty()) mix();
    return made_;
  }

 private:
  // A scale from a file: its bands start at 0, 5, 10.
  void bands() {
    for (long n = 0; n < 3; ++n) {
      made_.rows.push_back(row());
      for (std::size_t c = 0; c < made_.header.size(); ++c)
        if (made_.header[c] == "van") made_.rows.back()[c] = std::to_string(5 * n);
    }
  }

  // One line for a key without the codes of the heading, which become columns.
  void widen() {
    const std::size_t axis = static_cast<std::size_t>(table_.schema.wide_axis);
    test::Rows wide;
    std::set<std::string> lines;
    for (std::size_t r = 0; r <= made_.rows.size(); ++r) {
      std::vector<std::string> cells;
      std::string key;
      for (std::size_t c = 0; c < table_.schema.columns.size(); ++c) {
        const table::ColumnSchema& column = table_.schema.columns[c];
        if (c == axis) continue;
        for (const std::string& code : column.wide ? table_.schema.columns[axis].codes : std::vector<std::string>{""})
          cells.push_back(r == 0 ? (column.wide ? column.heading_for(code) : made_.header[c]) : column.wide ? cell(static_cast<int>(c)) : made_.rows[r - 1][c]);
        if (!column.wide) key += cells.back() + "|";
      }
      if (r == 0) wide.header = cells;
      else if (lines.insert(key).second || chance_.one_in(4)) wide.rows.push_back(cells);
    }
    made_ = wide;
  }

  // Rows of other kinds in the same file.
  void mix() {
    made_.header.push_back(table_.schema.where);
    for (auto& row : made_.rows) row.push_back(chance_.one_in(8) ? "anders" : table_.schema.where_in[static_cast<std::size_t>(chance_.between(0, static_cast<long>(table_.schema.where_in.size()) - 1))]);
  }

  // Keyed by one name: who is not listed is unknown, so mostly all are.
  bool is_register() const {
    return table_.form != TableForm::event && table_.schema.key.size() == 1 && !pool_of(table_.schema.columns[table_.schema.key[0]]).empty() &&
           table_.schema.columns[table_.schema.key[0]].kind == table::CellKind::code;
  }
  void register_rows() {
    const int key = table_.schema.key[0];
    for (const std::string& code : pool_of(table_.schema.columns[key])) {
      if (chance_.one_in(15)) continue;
      made_.rows.push_back(row());
      made_.rows.back()[key] = code;
    }
  }

  std::vector<std::string> row() {
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < table_.schema.columns.size(); ++c) cells.push_back(cell(static_cast<int>(c)));
    order_interval(cells);
    return cells;
  }

  void order_interval(std::vector<std::string>& cells) const {
    if (table_.schema.from < 0 || table_.schema.through < 0) return;
    std::string &from = cells[table_.schema.from], &through = cells[table_.schema.through];
    if (!through.empty() && through < from) std::swap(from, through);
  }

  std::vector<std::string> pool_of(const table::ColumnSchema& column) const {
    if (!column.codes.empty()) return column.codes;
    const std::string name = dimension_of(column.name);
    if (name == "aanbieder" || name == "lid" || name == "locatie") return {"A", "B", "C"};
    if (name == "cliënt") return {"c1", "c2", "c3"};
    if (name == "product") return {"p1", "p2", "p3"};
    if (name == "wijk") return {"N", "Z"};
    if (name == "gemeente") return {"G", "H"};
    if (name == "besluit") return {"t1", "t2"};
    if (name == "verblijf") return {"v1", "v2", "v3"};
    return {};
  }
  std::string dimension_of(const std::string& column) const {
    const int c = table_.column(column);
    const plan::DimensionId id = c < 0 ? plan::DimensionId{} : table_.columns[static_cast<std::size_t>(c)].type.dimension;
    return id ? plan_[id].name : column;
  }

  std::string cell(int c) {
    const table::ColumnSchema& column = table_.schema.columns[static_cast<std::size_t>(c)];
    if (c == table_.schema.credits) return "";
    if (column.empty != table::EmptyRule::refused ? chance_.one_in(4) : chance_.one_in(150)) return "";
    switch (column.kind) {
      case table::CellKind::code: return code(column);
      case table::CellKind::date: return date(c);
      case table::CellKind::yes_no: return chance_.one_in(3) ? "nee" : "ja";
      case table::CellKind::period: return period(column.cycle);
      default: return number(column);
    }
  }

  std::string code(const table::ColumnSchema& column) {
    const std::vector<std::string> pool = pool_of(column);
    if (pool.empty()) return std::to_string(100 + made_.rows.size());  // of a key: each its own
    if (chance_.one_in(200)) return "X9";
    return pool[static_cast<std::size_t>(chance_.between(0, static_cast<long>(pool.size()) - 1))];
  }

  std::string date(int c) {
    const Calendar& calendar = plan_.calendar;
    const long length = calendar.term_last - calendar.term_first;
    Date day = calendar.term_first + static_cast<int>(chance_.between(0, length));
    if (chance_.one_in(15)) day = calendar.term_first + static_cast<int>(chance_.between(-300, length + 60));
    if (c == table_.schema.known_on && table_.schema.on >= 0) day = day + static_cast<int>(chance_.between(0, 40));
    return to_string(day);
  }

  std::string period(Cycle cycle) {
    const std::vector<Period> all = periods_in_term(plan_.calendar, cycle);
    Period period = all[static_cast<std::size_t>(chance_.between(0, static_cast<long>(all.size()) - 1))];
    if (cycle != Cycle::term && chance_.one_in(12)) period = previous_period(plan_.calendar, all.front());
    return period_key(plan_.calendar, period, plan_.language);
  }

  std::string number(const table::ColumnSchema& column) {
    long scale = 1;
    for (int d = 0; d < column.decimals; ++d) scale *= 10;
    Rational low = column.low.value_or(0), high = column.high.value_or(low + 100);
    if (column.percent) low *= 100, high *= 100;
    auto whole = [&](const Rational& value) { return Rational(value * scale).get_num().get_si(); };
    long n = chance_.between(whole(low), whole(high));
    if (chance_.one_in(3)) n = n / scale * scale;
    if (chance_.one_in(6)) n = whole(chance_.one_in(2) ? low : high);
    if (chance_.one_in(120) && column.high) n = whole(high) + scale;
    std::string text = plain_decimal(ratio(n, scale));
    return column.percent ? text + "%" : text;
  }

  // Takes earlier rows back, now and then with a difference or without a debit.
  void credits() {
    if (table_.schema.credits < 0 || made_.rows.empty()) return;
    const int key = table_.schema.key[0];
    for (long n = chance_.between(0, 3); n > 0; --n) {
      std::vector<std::string> credit = made_.rows[static_cast<std::size_t>(chance_.between(0, static_cast<long>(made_.rows.size()) - 1))];
      credit[static_cast<std::size_t>(table_.schema.credits)] = chance_.one_in(12) ? "999" : credit[static_cast<std::size_t>(key)];
      credit[static_cast<std::size_t>(key)] = std::to_string(300 + made_.rows.size());
      if (chance_.one_in(10)) credit.back() = "";
      made_.rows.push_back(credit);
    }
  }
  void repeats() {
    if (made_.rows.empty() || !chance_.one_in(4)) return;
    std::vector<std::string> again = made_.rows[static_cast<std::size_t>(chance_.between(0, static_cast<long>(made_.rows.size()) - 1))];
    if (chance_.one_in(3) && table_.schema.on >= 0) again[static_cast<std::size_t>(table_.schema.on)] = date(table_.schema.on);
    made_.rows.push_back(again);
  }

  const plan::Plan& plan_;
  const plan::Table& table_;
  Chance& chance_;
  test::Rows made_;
};

}  // namespace

test::Tables random_rows(const plan::Plan& plan, test::Chance& chance) {
  test::Tables tables;
  for (const plan::Table& table : plan.tables)
    if (!table.in_text()) tables[table.name()] = {RowMaker(plan, table, chance).rows()};
  return tables;
}

}  // namespace bkm::random
