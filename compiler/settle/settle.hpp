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
  std::optional<Date> known_on, credits_known_on;  // only what was known then; of rows that credit another, only what was known on an earlier day
  std::optional<Date> through;                     // settles the periods that were over then; none: all
  std::map<std::string, std::string> set;  // parameter -> value as written; the plan has these already
  std::optional<Encoding> encoding;
  Progress progress;
};

struct InputFile {
  std::string table, path, sha256;
  std::uint64_t bytes = 0;
  std::uint64_t other_rows = 0;  // of another table (`waar`)
};

// exact + rounding = gross; gross + adjustment = net. What is written, and apart from it what falls in periods that are not settled.
struct RuleTotals {
  std::uint64_t posts = 0, open = 0;
  Rational exact, rounding, gross, adjustment, net;
  std::uint64_t later_posts = 0, later_open = 0;
  Rational later_net;
};

struct Run {
  interpret::Data data;
  interpret::Settlement settlement;
  std::vector<RuleTotals> totals;  // by RuleId; of the payables
  std::vector<InputFile> inputs;
  std::optional<Date> through;  // as asked for
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

// A text that a run was made with, and the name under which the output directory keeps it.
struct Source {
  std::string path, kept, text;
  std::string module{};   // its name; empty: the contract
  bool standard = false;  // comes with bkm
};

struct Correction;  // correction.hpp
constexpr int kManifestFormat = 1;
struct ManifestInfo {
  std::vector<Source> sources;  // the contract, then its modules
  std::string compiler_sha256, compiler_version;
  std::vector<std::pair<std::string, std::string>> options;
  Language language = Language::nl;
  const Correction* correction = nullptr;  // of a run that corrects an earlier one
};

// Writes all output files into `out`; publish() is the caller's. Rows are sorted by rule and key. Posts of periods that are not settled
// are counted in the manifest and written nowhere.
void write(const plan::Plan& plan, Run& run, const ManifestInfo& info, OutputDirectory& out);

// The table by rule, for a terminal.
std::string rules_screen(const plan::Plan& plan, const Run& run, Language language);
// The control equation, and the refused rows by reason.
std::string rows_screen(const plan::Plan& plan, const Run& run, Language language);
// The first refused rows, each with its place and reason: for a run that publishes nothing.
std::string refused_screen(const Run& run, Language language);
// Through which period was settled, and how many posts of later periods were not.
std::string through_screen(const plan::Plan& plan, const Run& run, Language language);

// The first settled post as `why` takes it: basis[cliënt 1, aanbieder A, 2026-01]; empty when there is none.
std::string first_post(const plan::Plan& plan, const Run& run);

std::string sha256_of_file(const std::string& path);

}  // namespace bkm::settle
