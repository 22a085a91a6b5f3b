// Every contract of the repository: files, and the contracts in the documentation.
#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "compiler/syntax/concrete.hpp"

namespace bkm::format {

struct Sample {
  std::string name, text;
};

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// The ```bkm parts of a page.
inline void add_fences(const std::string& name, const std::string& page, std::vector<Sample>& found) {
  for (std::size_t at = page.find("```bkm\n"); at != std::string::npos; at = page.find("```bkm\n", at)) {
    at += 7;
    found.push_back({name + " at " + std::to_string(at), page.substr(at, page.find("```", at) - at)});
  }
}

inline void add_models(const std::string& text, std::vector<Sample>& found) {
  for (std::size_t at = text.find("\nbkm 1 "); at != std::string::npos;) {
    const std::size_t next = text.find("\nbkm 1 ", at + 1);
    found.push_back({"model at " + std::to_string(at), text.substr(at + 1, next == std::string::npos ? next : next - at)});
    at = next;
  }
}

// Each text once.
inline std::vector<Sample> all_texts() {
  namespace fs = std::filesystem;
  std::vector<Sample> found;
  for (const char* folder : {"examples", "tests", "docs"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(BKM_SOURCE_DIR) / folder)) {
      const fs::path& path = entry.path();
      if (path.extension() == ".bkm") found.push_back({path.string(), file_text(path)});
      if (path.extension() == ".md") add_fences(path.string(), file_text(path), found);
      if (path.filename() == "models.bkm.txt") add_models(file_text(path), found);
    }
  std::sort(found.begin(), found.end(), [](auto& a, auto& b) { return std::tie(a.text, a.name) < std::tie(b.text, b.name); });
  found.erase(std::unique(found.begin(), found.end(), [](auto& a, auto& b) { return a.text == b.text; }), found.end());
  return found;
}

inline bool reads(const std::string& text) {
  SourceMap sources;
  diag::Sink sink;
  syntax::parse_concrete(sources, sources.add("contract.bkm", text), sink);
  return !sink.has_errors();
}

}  // namespace bkm::format
