// What a contract under construction has declared so far, by type: unit, nature, key, presence. An expression is made from this.
#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "runtime/calendar/period.hpp"
#include "tests/random/contract.hpp"
#include "tests/unit/interpret/chance.hpp"

namespace bkm::random {

using test::Chance;

enum class Unit { euro, time, piece, place, number, percent };

// The key of a rule: names, and a period. `row`: a row of this table, and nothing else.
struct Grain {
  std::vector<std::string> names;
  std::optional<Cycle> period;
  std::string row;
  bool has(const std::string& name) const { return std::find(names.begin(), names.end(), name) != names.end(); }
  bool operator==(const Grain&) const = default;
};

struct Column {
  std::string name;
  Unit unit;
  bool is_signed = false;
  bool may_miss = false;
  bool stock = false;   // or a level: never added up over time
};

enum class Form { event, keyed, interval, constants };
struct Table {
  std::string name;
  Form form;
  Grain key;                       // of a keyed table, of an interval its own name
  std::vector<std::string> names;  // what a row determines: its codes and what registers add
  std::vector<Column> columns;
  std::string flag;                // a yes/no column
  std::string date;                // the day on which an event falls
  std::string known;               // a second date column
  bool received = false;           // bekend op
};

// A rule with a value: `bepaal` and the payables.
struct Measure {
  std::string name;
  Unit unit;
  Grain key;
  bool is_signed = false;
  bool may_miss = false;    // at a key of its own grain
  bool stock = false;
  bool payable = false;
  bool whole = false;       // in whole cents
  bool limited = false;     // a limit names it
  bool read = false;        // by its bare name
  bool closed_days = false; // its posts fall on the last day of its period
};

struct Rate {
  std::string name;
  Unit of;                        // € per this unit; percent: a share
  bool changes = false;           // on the first of a month
  bool inside = false;            // on another day
};
enum class Scaling { value, volume, brackets, linear };
struct Scale {
  std::string name;
  Unit over, result;
  Scaling kind;
  std::string member;             // several value columns
  std::string key;                // per key
};
struct Function {
  std::string name;
  std::vector<Unit> parameters;
  Unit result;
};

struct World {
  std::string provider = "aanbieder";     // the name that says who delivers
  std::string payer;                      // to be written: `van x`; empty when the contract has one purchaser
  std::string payer_name;                 // a purchaser axis that the key must have
  bool single_provider = false, third = false, clients_pay = false;
  bool coalition = false;
  Cycle settlement = Cycle::month;
  std::vector<Cycle> periods;             // that rules may be per
  std::vector<Cycle> cut;                 // the term begins or ends inside one
  std::vector<Table> tables;
  std::vector<Measure> measures;
  std::vector<Rate> rates;
  std::vector<Scale> scales;
  std::vector<Function> functions;

  const Table* table(const std::string& name) const {
    for (const Table& table : tables)
      if (table.name == name) return &table;
    return nullptr;
  }
};

// An expression with what is known of it.
struct Text {
  std::string text;
  bool is_signed = false;
  bool zero = true;      // nothing where there is no data
  bool may_miss = false;
  bool whole = false;    // in whole cents
};

std::string word(Cycle cycle);
// Each period of `fine` lies in one of `coarse`, whatever the days of the contract's own calendars.
bool nests(Cycle fine, Cycle coarse);
std::string names_of(const Grain& grain);

}  // namespace bkm::random
