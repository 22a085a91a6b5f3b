// The command line: one binary with subcommands.
#include <unistd.h>

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "compiler/cli/commands.hpp"
#include "compiler/cli/version.hpp"

namespace {

// A fault of bkm itself leaves a file to report: what was asked, and what went wrong. It holds no data.
int report_fault(int argc, char** argv, const char* what) {
  std::error_code ignored;
  std::filesystem::path file = std::filesystem::temp_directory_path(ignored) / ("bkm-fault-" + std::to_string(getpid()) + ".txt");
  std::ofstream out(file);
  out << "bkm " << bkm::cli::kVersion << "\n" << what << "\n";
  for (int i = 0; i < argc; ++i) out << argv[i] << "\n";
  std::cerr << "bkm: dit is een fout in bkm zelf; meld hem met dit bestand / this is a fault in bkm itself; report it with this file: " << file.string() << "\n";
  return bkm::cli::kFault;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return bkm::cli::run(argc, argv);
  } catch (const std::exception& failure) {
    return report_fault(argc, argv, failure.what());
  }
}
