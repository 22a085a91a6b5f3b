// A run as its manifest tells it: enough to calculate it again.
#pragma once
#include <optional>
#include <string>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/settle/settle.hpp"

namespace bkm::settle {

struct Recorded {
  std::string contract_path, contract_sha256;
  std::vector<InputFile> inputs;
  std::vector<ModuleFile> modules;
  Options options;
};

// Reads DIR/manifest.json. Reports: no-run, foreign-manifest.
std::optional<Recorded> read_run(const std::string& directory, diag::Sink& sink);

// Compares the contract and the inputs with their recorded hashes. Reports each that changed or is gone.
bool unchanged(const Recorded& recorded, diag::Sink& sink);

// Compares the modules that the contract uses now with those of the run. Reports each that changed, came or went.
bool same_modules(const Recorded& recorded, const std::vector<ModuleFile>& now, diag::Sink& sink);

}  // namespace bkm::settle
