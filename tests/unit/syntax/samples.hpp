// The contracts of tests/conformance, and reading a text.
#pragma once
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "compiler/syntax/parse.hpp"

namespace bkm::syntax {

struct Sample {
  std::string name, text;
};

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// Every contract.bkm, and the parts of models.bkm.txt, each of which begins with a first line.
inline std::vector<Sample> samples() {
  const std::filesystem::path folder = std::string(BKM_SOURCE_DIR) + "/tests/conformance";
  std::vector<Sample> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_directory() && exists(entry.path() / "contract.bkm"))
      found.push_back({entry.path().filename().string(), file_text(entry.path() / "contract.bkm")});
  std::sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.name < b.name; });
  std::string models = file_text(folder / "models.bkm.txt");
  for (std::size_t at = models.find("\nbkm 1 "); at != std::string::npos;) {
    const std::size_t next = models.find("\nbkm 1 ", at + 1);
    const std::string text = models.substr(at + 1, next == std::string::npos ? next : next - at);
    found.push_back({"model: " + text.substr(0, text.find('\n')), text});
    at = next;
  }
  return found;
}

// A text as a source, read.
struct Read {
  explicit Read(std::string text) : id(sources.add("contract.bkm", std::move(text))), unit(parse(sources, id, sink)) {}
  // kind@line:column of each finding.
  std::string findings() const {
    std::string all;
    for (const diag::Diagnostic& each : sink.all()) {
      const Position at = sources.position(id, each.span.begin);
      all += (all.empty() ? "" : " ") + std::string(each.kind->name) + "@" + std::to_string(at.line) + ":" + std::to_string(at.column);
    }
    return all;
  }
  // The text with every fix of the first finding that has one applied.
  std::string fixed() const {
    std::string text(sources.text(id));
    for (const diag::Diagnostic& each : sink.all())
      for (const diag::Fix& fix : each.fixes) return text.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.insert);
    return text;
  }
  SourceMap sources;
  diag::Sink sink;
  SourceId id;
  ast::Unit unit;
};

}  // namespace bkm::syntax
