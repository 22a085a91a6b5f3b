// Settles a contract on rows that stand in memory, as one file or in several.
#pragma once
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include "compiler/driver/pipeline.hpp"
#include "compiler/interpret/check_rows.hpp"
#include "runtime/table/text_rows.hpp"

namespace bkm::test {

struct Rows {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};
using Tables = std::map<std::string, std::vector<Rows>>;  // by name: its files

struct SettledRun {
  interpret::Data data;
  interpret::Settlement settlement;
};

inline std::string read(const std::string& path) {
  std::ifstream in(std::string(BKM_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

inline driver::Compilation compiled(const std::string& text) {
  driver::Compilation result = driver::compile("contract.bkm", text);
  for (const diag::Diagnostic& d : result.findings.all())
    if (d.kind->severity == diag::Severity::error) throw std::runtime_error(diag::message(d, result.unit.language) + "\n" + text);
  return result;
}

// Numbers in plain notation. Throws when a table cannot be read.
inline interpret::Data load(const driver::Compilation& contract, const Tables& tables, std::optional<Date> known_on = {}) {
  interpret::Data data = interpret::prepare(contract.plan);
  for (std::uint32_t t = 0; t < contract.plan.tables.size(); ++t) {
    if (contract.plan.tables[t].in_text()) continue;
    data.given[t] = true;
    auto found = tables.find(contract.plan.tables[t].name());
    if (found == tables.end()) continue;
    for (const Rows& rows : found->second) {
      table::TextRows source("file", rows.header, rows.rows);
      table::LoadOptions options;
      options.notation = Language::en;
      options.notation_stated = true;
      options.calendar = contract.plan.calendar;
      options.known_on = known_on;
      options.language = contract.plan.language;
      if (auto fault = table::load(data.tables[t], source, options, data.codes, data.notices)) throw std::runtime_error(fault->code + " " + fault->name);
    }
  }
  interpret::arrange(contract.plan, data);
  interpret::check_rows(contract.plan, data);
  return data;
}

inline SettledRun settle(const driver::Compilation& contract, const Tables& tables, std::optional<Date> known_on = {}) {
  SettledRun run{load(contract, tables, known_on), {}};
  run.settlement = interpret::run(contract.plan, run.data);
  return run;
}

inline std::string amounts_of(const interpret::Cell& cell) {
  std::string text = fraction_text(cell.exact.number) + " " + fraction_text(cell.gross) + " " + fraction_text(cell.adjustment) + " " + fraction_text(cell.net);
  return text + (cell.day ? " " + to_string(*cell.day) : " open");
}

// Everything that a run decided, by rule and key.
inline std::map<std::string, std::string> outcome(const driver::Compilation& contract, const SettledRun& run) {
  std::map<std::string, std::string> all;
  for (std::size_t r = 0; r < contract.plan.rules.size(); ++r)
    for (const auto& [key, cell] : run.settlement.rules[r].cells)
      all[contract.plan.rules[r].name + "[" + interpret::key_text(contract.plan, run.data, contract.plan.rules[r].grain, key) + "]"] = amounts_of(cell);
  return all;
}

}  // namespace bkm::test
