// Which files are read for which table, and what stops a run before it starts.
#include <fnmatch.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <set>

#include "compiler/facts/facts.hpp"
#include "compiler/interpret/check_rows.hpp"
#include "compiler/interpret/findings.hpp"
#include "compiler/plan/tables_read.hpp"
#include "compiler/settle/rule_totals.hpp"
#include "runtime/input/sha256.hpp"
#include "runtime/input/text.hpp"
#include "runtime/table/csv_rows.hpp"
#include "runtime/table/spelling.hpp"

namespace bkm::settle {
namespace {

namespace fs = std::filesystem;
using namespace plan;

constexpr diag::Kind kUnknownTable{9101, "unknown-table", diag::Severity::error, "Het contract heeft geen gegevens \"{0}\"{1}.",
                                   "The contract has no table \"{0}\"{1}."};
constexpr diag::Kind kNoMatch{9102, "no-file-matches", diag::Severity::error, "Geen enkel bestand past bij {0}.", "No file matches {0}."};
// Counts rows on their way, and says so now and then.
class CountedRows : public table::RowSource {
 public:
  CountedRows(table::RowSource& rows, std::string table, const Progress& progress) : rows_(rows), table_(std::move(table)), progress_(progress) {}
  const std::vector<std::string>& header() const override { return rows_.header(); }
  bool next(std::vector<std::string_view>& cells, std::uint64_t& line) override {
    if (progress_ && (++count_ & 0x3fff) == 0) progress_(table_, count_);
    return rows_.next(cells, line);
  }
  std::optional<table::FileFault> fault() const override { return rows_.fault(); }
  bool row_is_malformed() const override { return rows_.row_is_malformed(); }
  std::string name() const override { return rows_.name(); }
  CsvPlace place_of(std::size_t cell) const override { return rows_.place_of(cell); }
  std::vector<table::Notice> notices() const override { return rows_.notices(); }

 private:
  table::RowSource& rows_;
  std::string table_;
  const Progress& progress_;
  std::uint64_t count_ = 0;
};

class Loader {
 public:
  Loader(Plan& plan, const Options& options, Run& run) : plan_(plan), options_(options), run_(run) {}

  bool load() {
    for (const auto& [name, file] : options_.data) add_given(name, file);
    if (run_.wrong_use) return false;
    std::set<std::uint32_t> read = tables_read(plan_);
    for (std::uint32_t t = 0; t < plan_.tables.size(); ++t) {
      if (plan_.tables[t].in_text()) continue;
      if (!files_.contains(t)) find_by_name(t);
      if (!files_.contains(t)) {
        if (read.contains(t)) interpret::report_no_file(plan_, TableId{t}, run_.findings), run_.data_unusable = true;
        continue;
      }
      run_.data.given[t] = true;
      for (const std::string& file : files_[t]) load_file(t, file);
    }
    return !run_.data_unusable;
  }

 private:
  void add_given(const std::string& name, const std::string& file) {
    for (std::uint32_t t = 0; t < plan_.tables.size(); ++t) {
      if (plan_.tables[t].name() != name) continue;
      std::vector<std::string> matches = expand(file);
      if (matches.empty()) run_.findings.report(kNoMatch, {}, {file}), run_.wrong_use = true;
      files_[t].insert(files_[t].end(), matches.begin(), matches.end());
      return;
    }
    std::vector<std::string> names;
    for (const Table& table : plan_.tables) names.push_back(table.name());
    auto near = nearest(name, names);
    const Text hint = near ? Text{"; bedoeld is misschien " + *near, "; perhaps meant: " + *near} : Text{};
    run_.findings.report(kUnknownTable, {}, {name, hint});
    run_.wrong_use = true;
  }

  // dir/*.csv stands for the files that match, in order of name.
  static std::vector<std::string> expand(const std::string& pattern) {
    if (pattern.find_first_of("*?") == std::string::npos) return {pattern};
    fs::path path(pattern);
    std::vector<std::string> found;
    std::error_code ignored;
    fs::path folder = path.parent_path().empty() ? fs::path(".") : path.parent_path();
    for (const auto& entry : fs::directory_iterator(folder, ignored))
      if (fnmatch(path.filename().c_str(), entry.path().filename().c_str(), 0) == 0)
        found.push_back((path.parent_path() / entry.path().filename()).string());
    std::sort(found.begin(), found.end());
    return found;
  }

  // In the data directory T.csv or the file of its `uit` clause; without one, that file beside the contract.
  void find_by_name(std::uint32_t t) {
    const Table& table = plan_.tables[t];
    std::vector<fs::path> candidates;
    if (!options_.data_dir.empty()) {
      if (!table.file.empty()) candidates.push_back(fs::path(options_.data_dir) / table.file);
      candidates.push_back(fs::path(options_.data_dir) / (table.name() + ".csv"));
    }
    if (!table.file.empty()) candidates.push_back(options_.contract.parent_path() / table.file);
    for (const fs::path& candidate : candidates)
      if (std::error_code unreadable; fs::exists(candidate, unreadable)) return files_[t].push_back(candidate.string());
  }

  void load_file(std::uint32_t t, const std::string& path) {
    const Table& table = plan_.tables[t];
    CsvOptions csv;
    csv.encoding = options_.encoding;
    csv.hash = true;
    table::CsvRows rows(path, csv);
    CountedRows counted(rows, table.name(), options_.progress);
    table::LoadOptions load;
    if (table.schema.numbers) load.notation = *table.schema.numbers, load.notation_stated = true;
    load.percent_as_fraction = table.schema.percent_as_fraction;
    load.dates_dmy = table.schema.dates_dmy;
    load.calendar = plan_.calendar;
    load.known_on = options_.known_on;
    load.credits_known_on = options_.credits_known_on;
    load.language = plan_.language;
    auto fault = table::load(run_.data.tables[t], counted, load, run_.data.codes, run_.data.notices);
    const auto& others = run_.data.tables[t].others;
    run_.inputs.push_back({table.name(), path, rows.sha256(), rows.bytes(), others.empty() ? 0 : others.back().lines.size()});
    if (!fault) return;
    interpret::report_fault(plan_, *fault, run_.findings);
    run_.data_unusable = true;
  }

  Plan& plan_;
  const Options& options_;
  Run& run_;
  std::map<std::uint32_t, std::vector<std::string>> files_;
};

// The codes that the contract names, by dimension (D17).
std::map<std::uint32_t, std::set<std::string>> contract_codes(const Plan& plan) {
  std::map<std::uint32_t, std::set<std::string>> codes;
  auto pair = [&](ExprId side, ExprId other) {
    const auto* code = std::get_if<CodeConstant>(&plan[other].node);
    if (code && plan[side].type.kind == ValueKind::code && plan[side].type.dimension) codes[plan[side].type.dimension.index].insert(code->code);
  };
  for (const Expr& expr : plan.exprs) {
    if (const auto* c = std::get_if<Compare>(&expr.node)) pair(c->left, c->right), pair(c->right, c->left);
    if (const auto* in = std::get_if<InList>(&expr.node))
      for (ExprId item : in->items) pair(in->operand, item);
  }
  for (std::uint32_t d = 0; d < plan.dimensions.size(); ++d) codes[d].insert(plan.dimensions[d].codes.begin(), plan.dimensions[d].codes.end());
  for (const Table& table : plan.tables)
    for (int key : table.schema.key)
      if (table.in_text() && table.columns[key].type.dimension)
        for (const auto& row : table.constant_rows) codes[table.columns[key].type.dimension.index].insert(row[key]);
  return codes;
}

// A party that is spelt in two ways would be two parties, each with a ceiling of its own.
bool is_party(const Plan& plan, DimensionId dimension) {
  return std::any_of(plan.parties.begin(), plan.parties.end(), [&](const Party& p) { return !is_single(p.role) && p.name == plan[dimension].name; });
}

void report_spelling(const Plan& plan, Run& run) {
  auto codes = contract_codes(plan);
  for (std::uint32_t t = 0; t < plan.tables.size(); ++t)
    for (int c = 0; c < static_cast<int>(plan.tables[t].columns.size()); ++c) {
      DimensionId dimension = plan.tables[t].columns[c].type.dimension;
      if (!dimension || plan.tables[t].in_text()) continue;
      const table::Table& rows = run.data.tables[t];
      std::vector<std::string> known(codes[dimension.index].begin(), codes[dimension.index].end());
      std::vector<table::Notice> found;
      if (!known.empty()) found = table::spelling_notices(rows, c, known, run.data.codes);
      else if (is_party(plan, dimension)) found = table::spelling_twins(rows, c, run.data.codes);
      run.data.notices.insert(run.data.notices.end(), found.begin(), found.end());
    }
}

}  // namespace

std::uint64_t Run::refused() const {
  std::uint64_t count = 0;
  for (const table::Table& table : data.tables) count += table.rejections.size();
  return count;
}

std::uint64_t Run::rows() const {
  std::uint64_t count = 0;
  for (const table::Table& table : data.tables) count += table.rows_read;
  return count;
}

Run run(Plan& plan, const facts::Facts&, const Options& options) {
  Run run;
  run.through = options.through;
  run.data = interpret::prepare(plan);
  if (!Loader(plan, options, run).load()) return run;
  interpret::arrange(plan, run.data);
  interpret::check_rows(plan, run.data);
  interpret::report_data_faults(plan, run.data, run.findings);
  run.data_unusable = !run.data.faults.empty();
  if (run.data_unusable) return run;
  report_spelling(plan, run);
  if (options.progress) options.progress("", 0);
  run.settlement = interpret::run(plan, run.data);
  interpret::drop_later_stops(plan, run.data, run.through, run.settlement.stops);
  run.totals = totals_of(plan, run);
  interpret::report_sources(plan, run.data, run.findings);
  interpret::report_stops(plan, run.data, run.settlement.stops, run.findings);
  if (!run.settlement.stops.empty()) return run;
  interpret::report_unused(plan, run.data, run.findings);
  interpret::report_outside_term(plan, run.data, run.findings);
  interpret::report_unreached(plan, run.data, run.settlement, run.findings);
  interpret::report_undivided(plan, run.data, run.settlement, run.through, run.findings);
  interpret::report_of_nobody(plan, run.data, run.settlement, run.through, run.findings);
  interpret::report_early(plan, run.data, run.settlement, run.findings);
  return run;
}

std::string sha256_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  Sha256 hash;
  std::vector<char> block(1 << 20);
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) hash.add({block.data(), static_cast<std::size_t>(in.gcount())});
  return hash.hex();
}

}  // namespace bkm::settle
