// What killed runs left beside an output directory.
#pragma once
#include <string>

namespace bkm {

std::string partial_path(const std::string& directory);  // of this process
std::string swapped_path(const std::string& directory);  // where the old one stands for a moment, on a disk that cannot exchange two names

// A lock on `directory` that ends with the process; -1 when another run has it.
int lock_directory(const std::string& directory);

// Removes partial directories of dead runs, and puts back an old DIR whose run died before the new one had its name.
void sweep_leftovers(const std::string& directory);

}  // namespace bkm
