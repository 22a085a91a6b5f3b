// The conformance contracts in English: keywords by the grammar's own table, numbers and periods in English notation, and the Dutch words for
// units, types and periods, which are names to the grammar, by a list.
#pragma once
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "tests/unit/syntax/twin.hpp"

namespace bkm::test {

namespace fs = std::filesystem;

inline std::string swap_words(const std::string& text) {
  static const std::map<std::string, std::string> kWords = {
      {"minuut", "minute"}, {"minuten", "minutes"}, {"uur", "hour"}, {"uren", "hours"}, {"dag", "day"}, {"maand", "month"}, {"kwartaal", "quarter"},
      {"halfjaar", "halfyear"}, {"jaar", "year"}, {"looptijd", "term"}, {"vierweken", "fourweeks"}, {"schooljaar", "schoolyear"}, {"augustus", "August"},
      {"getal", "number"}, {"datum", "date"}, {"ja_nee", "yes_no"}, {"vast", "fixed"}, {"trap", "band"}, {"jaarlijks", "yearly"}, {"halfjaarlijks", "halfyearly"}};
  std::string made, word;
  bool quoted = false, row = false;
  auto flush = [&] {
    auto swap = kWords.find(word);
    bool code = quoted || (row && word == "dag");  // in a row `dag` is a code of one of the contracts
    made += swap == kWords.end() || code ? word : swap->second;
    word.clear();
  };
  for (char c : text) {
    bool letter = std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c;
      continue;
    }
    flush();
    if (c == '"') quoted = !quoted;
    if (c == '|' || c == '\n') row = c == '|';
    made += c;
  }
  flush();
  return made;
}

inline std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// A copy of every folder under the system's temporary directory.
inline fs::path english_copies(const fs::path& root) {
  fs::path copies = fs::temp_directory_path() / ("bkm-english-" + std::to_string(getpid()));
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file() || entry.path().parent_path() == root) continue;
    fs::path to = copies / fs::relative(entry.path(), root);
    fs::create_directories(to.parent_path());
    std::string text = text_of(entry.path());
    if (entry.path().extension() == ".bkm") text = swap_words(syntax::twin(text));
    if (entry.path().extension() == ".csv") text = swap_words(text.substr(0, text.find('\n'))) + text.substr(text.find('\n'));
    std::ofstream(to, std::ios::binary) << text;
  }
  return copies;
}

}  // namespace bkm::test
