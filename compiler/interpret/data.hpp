// The tables of one run, loaded and checked, with indexes for look-ups.
#pragma once
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/interpret/key.hpp"
#include "runtime/calendar/date.hpp"
#include "compiler/plan/plan.hpp"
#include "runtime/table/table.hpp"

namespace bkm::interpret {

// What is wrong with the data as a whole: nothing can be settled.
struct DataFault {
  std::string code;
  std::string file;
  std::uint64_t line = 0;
  std::vector<std::string> args;
};

// The bands of a scale for one key and one column, since a day.
struct ScaleVersion {
  Date from;
  std::vector<plan::Band> bands;
};
using ScaleBands = std::map<std::pair<Key, std::size_t>, std::vector<ScaleVersion>>;

struct Data {
  std::vector<table::Table> tables;  // by TableId
  table::CodePool codes;
  std::vector<table::Notice> notices;
  std::vector<DataFault> faults;     // after `arrange`
  std::vector<ScaleBands> scales;    // by ScaleId
  std::vector<bool> given;           // by TableId: a file, rows of an example, or constants
  std::vector<std::vector<bool>> submitted;  // by TableId, of a table with `keur af`: the rows before it
  // By TableId: key -> rows (more than one only for intervals).
  std::vector<std::unordered_map<Key, std::vector<std::uint32_t>, KeyHash>> index;
};

// Prepares a Data for the plan: schemas, constants, the codes of the contract.
Data prepare(const plan::Plan& plan);

// After the rows of every table are loaded: sorts codes and rows, checks keys, and builds indexes and scales.
void arrange(const plan::Plan& plan, Data& data);

// The bands of all scales, of the text and from files. Gaps, overlaps and rows that cannot be read are faults.
void build_scales(const plan::Plan& plan, Data& data);
// Rows and keys that a table or scale from a file may not miss.
void check_complete(const plan::Plan& plan, Data& data);

// Builds the look-up index of one table from its live rows.
void build_index(const plan::Plan& plan, Data& data, plan::TableId id);

}  // namespace bkm::interpret
