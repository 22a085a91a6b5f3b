// The card as a table for a screen, as Markdown and as JSON.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "compiler/card/card.hpp"
#include "compiler/diag/wrap.hpp"

namespace bkm::card {
namespace {

using diag::screen_columns;
using diag::wrapped;

constexpr unsigned kNarrowest = 60;
constexpr std::size_t kGap = 2;

const Text kNotInText{"niet in de tekst", "not in the text"};
const Text kHeadings[] = {{"Kenmerk", "Feature"}, {"In dit contract", "In this contract"}, {"Bepaling", "Clause"}};

Text block_name(Block block) {
  static const Text kNames[] = {{"Partijen", "Parties"}, {"Prestatie", "Performance"}, {"Beloning", "Reward"}, {"Periode", "Period"}};
  return kNames[static_cast<int>(block)];
}
const char* block_id(Block block) {
  static const char* const kIds[] = {"parties", "performance", "reward", "period"};
  return kIds[static_cast<int>(block)];
}

std::string clauses_of(const Entry& entry, Language language) { return joined(entry.clauses, "; ").in(language); }

std::string heading_of(const Card& card, Language language) {
  std::string version = card.version.empty() ? "" : (language == Language::nl ? ", versie " : ", version ") + card.version;
  return (language == Language::nl ? "Transactiekader: " : "Transaction framework: ") + card.title + version;
}

// Three columns of fixed width.
class Table {
 public:
  explicit Table(unsigned width) {
    std::size_t usable = std::max(width, kNarrowest) - 2 * kGap;
    widths_[0] = usable * 33 / 100;
    widths_[2] = usable * 24 / 100;
    widths_[1] = usable - widths_[0] - widths_[2];
  }

  // The left cell runs on beside all rows of the right two.
  void rows(const std::string& left, const std::vector<std::pair<std::string, std::string>>& right) {
    std::vector<std::string> cells[3];
    cells[0] = broken(left, 0);
    for (const auto& [value, clause] : right) {
      std::vector<std::string> a = broken(value, 1), b = broken(clause, 2);
      std::size_t lines = std::max(a.size(), b.size());
      a.resize(lines), b.resize(lines);
      cells[1].insert(cells[1].end(), a.begin(), a.end());
      cells[2].insert(cells[2].end(), b.begin(), b.end());
    }
    for (std::size_t i = 0; i < std::max(cells[0].size(), cells[1].size()); ++i) {
      std::string line;
      for (int column = 0; column < 3; ++column) line += padded(i < cells[column].size() ? cells[column][i] : "", column);
      text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
  }
  void rule(char mark) {
    for (std::size_t i = 0; i < widths_[0] + widths_[1] + widths_[2] + 2 * kGap; ++i) text += mark;
    text += "\n";
  }
  std::string text;

 private:
  // "artikel 5" and "€ 750.000" stay on one line.
  std::vector<std::string> broken(std::string cell, int column) const {
    static constexpr std::string_view kNoBreak = "\u00A0";
    for (std::string_view word : {"artikel ", "article ", "€ ", "$ "})
      for (std::size_t at = 0; (at = cell.find(word, at)) != std::string::npos; at += word.size()) cell.replace(at + word.size() - 1, 1, kNoBreak);
    std::vector<std::string> lines = wrapped(cell, widths_[column]);
    for (std::string& line : lines)
      for (std::size_t at; (at = line.find(kNoBreak)) != std::string::npos;) line.replace(at, kNoBreak.size(), " ");
    return lines;
  }
  std::string padded(const std::string& cell, int column) const {
    if (column == 2) return cell;
    std::size_t used = screen_columns(cell), width = widths_[column] + kGap;
    return cell + std::string(used < width ? width - used : 1, ' ');
  }
  std::size_t widths_[3];
};

void add_feature(Table& table, const Feature& feature, Language language) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Entry& entry : feature.entries) rows.emplace_back(entry.value.in(language), entry.clauses.empty() ? "–" : clauses_of(entry, language));
  if (rows.empty()) rows.emplace_back(kNotInText.in(language), "–");
  table.rows(feature.name.in(language), rows);
}

std::string cell(std::string text) {
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
  return text;
}

}  // namespace

std::string print(const Card& card, Language language, unsigned width) {
  Table table(width);
  for (const std::string& line : wrapped(heading_of(card, language), std::max(width, kNarrowest))) table.text += line + "\n";
  table.text += "\n";
  table.rows(kHeadings[0].in(language), {{kHeadings[1].in(language), kHeadings[2].in(language)}});
  const Feature* before = nullptr;
  for (const Feature& feature : card.features) {
    if (!before || before->block != feature.block) {
      table.rule('=');
      table.text += block_name(feature.block).in(language) + "\n";
    }
    table.rule('-');
    add_feature(table, feature, language);
    before = &feature;
  }
  table.rule('=');
  return table.text;
}

std::string print_markdown(const Card& card, Language language) {
  std::string text = "# " + heading_of(card, language) + "\n";
  const Feature* before = nullptr;
  for (const Feature& feature : card.features) {
    if (!before || before->block != feature.block) {
      text += "\n## " + block_name(feature.block).in(language) + "\n\n| " + kHeadings[0].in(language) + " | " + kHeadings[1].in(language) + " | " + kHeadings[2].in(language) + " |\n|---|---|---|\n";
    }
    before = &feature;
    if (feature.entries.empty()) text += "| " + cell(feature.name.in(language)) + " | *" + kNotInText.in(language) + "* | – |\n";
    for (std::size_t i = 0; i < feature.entries.size(); ++i)
      text += "| " + (i == 0 ? cell(feature.name.in(language)) : "") + " | " + cell(feature.entries[i].value.in(language)) + " | " +
              (feature.entries[i].clauses.empty() ? "–" : cell(clauses_of(feature.entries[i], language))) + " |\n";
  }
  return text;
}

std::string print_json(const Card& card, Language language) {
  nlohmann::ordered_json json{{"version", 1}, {"contract", card.title}, {"contract_version", card.version}};
  json["features"] = nlohmann::ordered_json::array();
  for (const Feature& feature : card.features) {
    nlohmann::ordered_json entries = nlohmann::ordered_json::array();
    for (const Entry& entry : feature.entries) {
      nlohmann::ordered_json clauses = nlohmann::ordered_json::array();
      for (const Text& clause : entry.clauses) clauses.push_back(clause.in(language));
      entries.push_back({{"value", entry.value.in(language)}, {"clauses", clauses}});
    }
    json["features"].push_back({{"block", block_id(feature.block)}, {"id", feature.id}, {"name", feature.name.in(language)}, {"added", feature.added}, {"in_text", !feature.entries.empty()}, {"entries", entries}});
  }
  return json.dump(2) + "\n";
}

}  // namespace bkm::card
