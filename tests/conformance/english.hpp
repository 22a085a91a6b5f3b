// The conformance contracts in English, as `bkm translate` makes them. Their data files stay as they are.
#pragma once
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "compiler/format/format.hpp"

namespace bkm::test {

namespace fs = std::filesystem;

inline std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// A copy of every folder under the system's temporary directory. A contract without a translation is left out, so that it fails as unreadable.
inline fs::path english_copies(const fs::path& root) {
  fs::path copies = fs::temp_directory_path() / ("bkm-english-" + std::to_string(getpid()));
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file() || entry.path().parent_path() == root) continue;
    fs::path to = copies / fs::relative(entry.path(), root);
    fs::create_directories(to.parent_path());
    std::string text = text_of(entry.path());
    if (entry.path().extension() == ".bkm") text = format::translated(entry.path().string(), text, Language::en).text.value_or("");
    std::ofstream(to, std::ios::binary) << text;
  }
  return copies;
}

}  // namespace bkm::test
