// A run as its manifest tells it: enough to calculate it again.
#pragma once
#include <optional>
#include <string>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/settle/settle.hpp"

namespace bkm::settle {

// A file of the directory, and the hash that it had.
struct HashedFile {
  std::string path, sha256;
};

// A kept text, and where it came from.
struct KeptFile {
  std::string path, original, sha256;
  std::string module;  // its name; empty: the contract
  bool standard = false;
};

// What a ledger must have in common with the contract that corrects it.
struct Agreement {
  std::string title, currency, first_day, language;
  std::vector<std::string> purchasers;
};
Agreement agreement_of(const plan::Plan& plan);

// The run that a correction corrected.
struct RecordedLedger {
  std::string directory, manifest_sha256;
};

struct Recorded {
  std::string directory;
  std::string contract_path;             // as it was; the text itself is kept in the directory
  std::vector<KeptFile> sources;         // the kept texts: the contract, then its modules
  std::vector<HashedFile> outputs;
  std::vector<InputFile> inputs;
  Agreement agreement;
  Date last_day;                         // of the term
  std::vector<std::string> axes;         // the names of the keys in lines.csv
  Options options;
  std::vector<std::pair<std::string, std::string>> written_options;
  Language language = Language::nl;      // of the messages in its files
  std::string compiler_sha256, compiler_version;
  std::optional<RecordedLedger> ledger;
  bool intact = false;                   // the manifest has its own hash
};

// Reads DIR/manifest.json. Reports: no-run, foreign-manifest.
std::optional<Recorded> read_run(const std::string& directory, diag::Sink& sink);

// Compares what the run was calculated from (the kept contract, the inputs, the ledger) with the recorded hashes. Reports each that changed or is gone.
bool unchanged(const Recorded& recorded, diag::Sink& sink);
// Whether standard input gave `run` what it gave then. Reports each table of which it did not.
bool read_again(const Recorded& recorded, const Run& run, diag::Sink& sink);

// Compares the manifest and the files of the directory with the hashes of its manifest. Reports each that differs: ledger-damaged.
bool undamaged(const Recorded& recorded, diag::Sink& sink);
// Without the kept texts, and only those.
bool outputs_undamaged(const Recorded& recorded, diag::Sink& sink);
bool texts_undamaged(const Recorded& recorded, diag::Sink& sink);

}  // namespace bkm::settle
