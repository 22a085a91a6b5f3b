// The command line: one binary with subcommands.
#include <gmp.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <new>

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

// Standard output is full, or cannot be written.
bool all_said() {
  std::cout.flush();
  if (!std::cout) std::cerr << "bkm: niet alles is op de standaarduitvoer gekomen / not everything reached standard output\n";
  return static_cast<bool>(std::cout);
}

}  // namespace

namespace {

// GMP cannot report a failure: the run ends here, and its partial output is removed by the next.
[[noreturn]] void out_of_memory() {
  constexpr char kText[] = "bkm: geen geheugen meer / out of memory\n";
  [[maybe_unused]] ssize_t written = ::write(STDERR_FILENO, kText, sizeof kText - 1);
  std::_Exit(bkm::cli::kEnvironment);
}
void* allocate(std::size_t size) {
  void* memory = std::malloc(size);
  return memory ? memory : (out_of_memory(), nullptr);
}
void* reallocate(void* old, std::size_t, std::size_t size) {
  void* memory = std::realloc(old, size);
  return memory ? memory : (out_of_memory(), nullptr);
}
void release(void* memory, std::size_t) { std::free(memory); }

}  // namespace

int main(int argc, char** argv) {
  mp_set_memory_functions(allocate, reallocate, release);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that becomes too large is an error of writing
  try {
    int code = bkm::cli::run(argc, argv);
    return all_said() ? code : bkm::cli::kEnvironment;
  } catch (const std::bad_alloc&) {
    out_of_memory();
  } catch (const std::exception& failure) {
    return report_fault(argc, argv, failure.what());
  }
}
