// Cards of examples and of contracts in the test itself.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "compiler/card/card.hpp"
#include "compiler/driver/pipeline.hpp"

namespace bkm {

namespace fs = std::filesystem;

inline std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

inline card::Card card_of_text(const std::string& path, const std::string& text) {
  auto compiled = driver::compile(path, text);
  std::string found;
  for (const auto& diagnostic : compiled.findings.all()) found += std::to_string(diagnostic.kind->code) + " \"" + std::string(compiled.sources.text(diagnostic.span)) + "\" ";
  EXPECT_TRUE(compiled.ok()) << path << ": " << found;
  return !compiled.ok() ? card::Card{} : card::make_card(compiled.plan, compiled.sources);
}

inline card::Card card_of(const std::string& file) {
  fs::path path = fs::path(BKM_SOURCE_DIR) / "examples" / file;
  return card_of_text(path.string(), read(path));
}

// The entries of a feature: "value <- clause; clause".
inline std::string cell(const card::Card& card, const std::string& id, Language language = Language::nl) {
  for (const card::Feature& feature : card.features) {
    if (feature.id != id) continue;
    std::string text;
    for (const card::Entry& entry : feature.entries) {
      text += (text.empty() ? "" : " | ") + entry.value.in(language);
      for (std::size_t i = 0; i < entry.clauses.size(); ++i) text += (i == 0 ? " <- " : "; ") + entry.clauses[i].in(language);
    }
    return text;
  }
  return "no such feature";
}

}  // namespace bkm
