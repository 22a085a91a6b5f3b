// The command line: one binary with subcommands. Only this folder sees CLI11.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <iostream>

#include "compiler/cli/commands.hpp"

int main(int argc, char** argv) {
  try {
    return bkm::cli::run(argc, argv);
  } catch (const std::exception& failure) {
    std::cerr << "bkm: " << failure.what() << "\n";
    return bkm::cli::kFault;
  }
}
