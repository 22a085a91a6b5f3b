// The settlement run of `bkm settle`: reads the declaration files, runs the contract, writes the output directory.
#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/facts/facts.hpp"
#include "compiler/interpret/data.hpp"
#include "compiler/interpret/settlement.hpp"
#include "compiler/plan/plan.hpp"
#include "runtime/settle/atomic_output.hpp"

namespace bkm::settle {

// How far a run is, at most a few times a second: the table being read and its rows so far.
using Progress = std::function<void(const std::string& table, std::uint64_t rows)>;

struct Options {
  std::vector<std::pair<std::string, std::string>> data;  // table, file ("-": standard input)
  std::string data_dir;
  std::filesystem::path contract;  // as given; its folder holds the files of `uit` clauses
  std::optional<Date> known_on;
  std::map<std::string, std::string> set;  // parameter -> value as written
  std::optional<Encoding> encoding;
  Progress progress;
};

struct InputFile {
  std::string table, path, sha256;
  std::uint64_t bytes = 0;
  std::uint64_t other_rows = 0;  // of another table (`waar`)
};

struct Run {
  interpret::Data data;
  interpret::Settlement settlement;
  std::vector<InputFile> inputs;
  diag::Sink findings;  // of the data and the run
  bool data_unusable = false;
  bool wrong_use = false;

  std::uint64_t refused() const;
  std::uint64_t rows() const;
  // Nothing may be published: unusable data, an undefined key, a requirement that is not met.
  bool stopped() const { return data_unusable || !settlement.stops.empty(); }
};

// Loads all tables that the contract reads, and settles. Never throws.
Run run(plan::Plan& plan, const facts::Facts& facts, const Options& options);

// Puts the values of --set in the plan; reports unknown names and malformed values.
void apply_settings(plan::Plan& plan, const std::map<std::string, std::string>& set, diag::Sink& sink);

// A module of the contract. Its hash is of the text that was compiled.
struct ModuleFile {
  std::string name, file, sha256;
  bool standard = false;  // comes with bkm
};

struct ManifestInfo {
  std::string contract_path, contract_sha256, compiler_sha256, compiler_version;
  std::vector<std::pair<std::string, std::string>> options;
  Language language = Language::nl;
  std::vector<ModuleFile> modules{};
};

// Writes all output files into `out`; publish() is the caller's. Rows are sorted by rule and key.
void write(const plan::Plan& plan, Run& run, const ManifestInfo& info, OutputDirectory& out);

// The table by rule, the control equation and the refused rows by reason, for a terminal.
std::string screen(const plan::Plan& plan, const Run& run, Language language);

// The first post as `why` takes it: basis[cliënt 1, aanbieder A, 2026-01]; empty when there is none.
std::string first_post(const plan::Plan& plan, const Run& run);

std::string sha256_of_file(const std::string& path);

}  // namespace bkm::settle
