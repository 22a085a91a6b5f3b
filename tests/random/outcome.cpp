#include "tests/random/outcome.hpp"

#include <algorithm>
#include <set>

namespace bkm::random {
namespace {

std::string without_fresh(std::string text) {
  for (std::size_t at = text.find(kFresh); at != std::string::npos; at = text.find(kFresh)) text.erase(at, kFresh.size());
  return text;
}

std::string value_text(const plan::Type& type, const interpret::Data& data, const interpret::Value& value) {
  if (type.kind == plan::ValueKind::number) return fraction_text(value.number);
  return type.kind == plan::ValueKind::code ? data.codes.text(value.word) : std::to_string(value.word);
}

std::string cell_text(const interpret::Data& data, const plan::Rule& rule, const interpret::Cell& cell) {
  std::string text = value_text(rule.type, data, cell.exact) + " rounded " + fraction_text(cell.rounded) + " net " + fraction_text(cell.net) + (cell.day ? " on " + to_string(*cell.day) : "");
  for (const interpret::Cut& cut : cell.cuts) text += " cut " + std::to_string(cut.limit.index) + " " + fraction_text(cut.amount);

  return text;
}

// What a line says in the columns that the contract declares: rows that differ elsewhere are repeats.
std::string row_text(const table::Schema& schema, const test::Rows& file, std::size_t line) {
  std::string text;
  for (std::size_t c = 0; c < file.header.size(); ++c) {
    const auto declared = [&](const table::ColumnSchema& column) { return column.wide || column.heading == file.header[c]; };
    if (std::any_of(schema.columns.begin(), schema.columns.end(), declared)) text += file.rows[line][c] + "|";
  }
  return text;
}

}  // namespace

std::string fate_word(table::RowFate fate) {
  static const char* const kWords[] = {"accepted", "used", "cancelled", "rejected", "out of scope", "before term", "before term used", "not yet known"};
  return kWords[static_cast<int>(fate)];
}

std::string key_in_dutch(const plan::Plan& plan, const interpret::Data& data, const plan::Frame& frame, const interpret::Key& key) {
  std::string text;
  for (std::size_t i = 0; i < frame.size(); ++i) {
    if (plan[frame[i].dimension].kind == plan::DimensionKind::row && data.tables[plan[frame[i].dimension].table.index].schema.key.empty()) {  // rows without a key
      const table::Table& rows = data.tables[plan[frame[i].dimension].table.index];
      for (int c = 0; c < static_cast<int>(rows.schema.columns.size()); ++c) text += table::cell_text(rows, key[i], c, plan.calendar, data.codes, Language::nl) + " ";
      continue;
    }
    text += (plan[frame[i].dimension].kind == plan::DimensionKind::period ? "" : frame[i].name + " ") + interpret::part_text(plan, data, frame[i], key[i], Language::nl) + ", ";
  }
  return text;
}

Outcome values_of(const driver::Compilation& contract, const test::SettledRun& run) {
  Outcome all;
  const plan::Plan& plan = contract.plan;
  for (std::size_t r = 0; r < plan.rules.size(); ++r) {
    for (const auto& [key, cell] : run.settlement.rules[r].cells)
      all[without_fresh(plan.rules[r].name + "[" + key_in_dutch(plan, run.data, plan.rules[r].grain, key) + "]")] = without_fresh(cell_text(run.data, plan.rules[r], cell));
    for (const interpret::RestLine& rest : run.settlement.rules[r].rests)
      all[without_fresh("rest " + plan.rules[r].name + "[" + key_in_dutch(plan, run.data, plan[rest.split].rest_key, rest.key) + "]")] = fraction_text(rest.amount);
  }
  for (const interpret::Stop& stop : run.settlement.stops) {
    if (stop.kind == "requirement-not-met") {
      all["stop eis " + std::to_string(stop.require)] += "x";
      continue;
    }
    const plan::Frame& frame = stop.split ? plan[stop.split].rest_key : plan[stop.rule].grain;
    all[without_fresh("stop " + stop.kind + " " + plan[stop.rule].name + "[" + key_in_dutch(plan, run.data, frame, stop.key) + "]")] = fraction_text(stop.amount);
  }
  return all;
}

Outcome outcome_of(const driver::Compilation& contract, const test::SettledRun& run, const test::Tables& tables) {
  Outcome all = values_of(contract, run);
  for (std::size_t t = 0; t < run.data.tables.size(); ++t) {
    const table::Table& table = run.data.tables[t];
    auto given = tables.find(contract.plan.tables[t].name());
    if (given == tables.end()) continue;
    std::map<std::uint32_t, std::string> code;
    for (const table::Rejection& rejection : table.rejections) code[rejection.row] = rejection.code;
    std::map<std::string, std::multiset<std::string>> fates;  // of a wide line only that: its rows fall for each other's reasons
    for (std::uint32_t row = 0; row < table.size(); ++row) {
      const std::size_t file = table.file_of.empty() ? 0 : table.file_of[row];
      fates[without_fresh(row_text(table.schema, given->second.at(file), table.lines[row] - 1))].insert(fate_word(table.fates[row]) + " " + (table.schema.wide_axis < 0 ? code[row] : ""));
    }
    for (const auto& [row, all_of] : fates)
      for (const std::string& fate : all_of) all["row " + table.schema.name + " " + row] += fate + ";";
  }
  return all;
}

std::string difference(const Outcome& expected, const Outcome& found) {
  for (const auto& [what, value] : expected) {
    auto other = found.find(what);
    if (other == found.end()) return what + " was " + value + ", now is not there";
    if (other->second != value) return what + " was " + value + ", now " + other->second;
  }
  for (const auto& [what, value] : found)
    if (!expected.contains(what)) return what + " was not there, now " + value;
  return "";
}

}  // namespace bkm::random
