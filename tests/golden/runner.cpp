// Golden findings: each *.bkm of a folder says with comment lines which findings it has, and where. Nothing else may be reported.
//
//   betaald b per aanbieder = u
//   -- 1..7 misspelt-word (betaald; betaal)     columns of the line above; words that the message must contain
//           betaald b per aanbieder = u
//   --      ^^^^^^^ misspelt-word               the same, drawn
//
// `|` is an empty place, `^^^>` goes on in the lines below, `uren.csv:3 kind` is a place in a file beside the contract. A worked example
// that does not hold is example-differs. Marker lines are taken out before the text is compiled.
//
// A text that begins with `-- open:` is marked as it should be while the compiler is not there yet: it must not hold.
//
//   golden [--update | --show] FOLDER-or-FILE..
#include <iostream>
#include <map>
#include <regex>
#include <set>

#include "compiler/diag/place.hpp"
#include "compiler/diag/render.hpp"
#include "contract.hpp"

namespace {

using namespace bkm;
namespace fs = std::filesystem;

struct Finding {
  std::size_t line = 0;       // of the text without markers, from 1; 0: not in the text
  std::string place, kind;    // place: "5..11", "5..11>", "|5" or "uren.csv:3"
  std::vector<std::string> words;
  auto key() const { return std::tie(line, place, kind); }
};

struct Golden {
  std::string text;
  bool open = false;
  std::vector<Finding> marked;
};

std::vector<std::string> split_words(const std::string& list) {
  std::vector<std::string> words;
  std::stringstream in(list);
  for (std::string word; std::getline(in, word, ';');)
    if (const auto from = word.find_first_not_of(' '); from != std::string::npos) words.push_back(word.substr(from));
  return words;
}

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

Golden read_golden(const fs::path& path) {
  static const std::regex marker(R"(^\s*--\s*(\^+>?|\||\d+\.\.\d+>?|\|\d+|[\w-]+\.csv[:\d]*)\s([a-z0-9-]+)(?:\s\((.*)\))?\s*$)");
  Golden golden;
  std::istringstream in(golden::read_file(path));
  std::size_t lines = 0;
  for (std::string line; std::getline(in, line);) {
    std::smatch m;
    golden.open |= lines == 0 && line.starts_with("-- open:");
    if (!std::regex_match(line, m, marker)) {
      ++lines;
      golden.text += line + "\n";
      continue;
    }
    Finding found{lines, m[1], m[2], split_words(m[3])};
    const std::size_t at = columns(line.substr(0, static_cast<std::size_t>(m.position(1)))) + 1;
    if (found.place[0] == '^') {
      const std::size_t carets = static_cast<std::size_t>(std::count(found.place.begin(), found.place.end(), '^'));
      found.place = std::to_string(at) + ".." + std::to_string(at + carets - 1) + (found.place.back() == '>' ? ">" : "");
    } else if (found.place == "|") {
      found.place = "|" + std::to_string(at);
    } else if (found.place.find(".csv") != std::string::npos) {
      found.line = 0;
    }
    golden.marked.push_back(found);
  }
  return golden;
}

Finding finding_at(const SourceMap& sources, Span span, std::string_view kind) {
  const Position begin = sources.position(span.source, span.begin), end = sources.position(span.source, span.end);
  Finding found{begin.line, "", std::string(kind), {}};
  if (span.end == span.begin) found.place = "|" + std::to_string(begin.column);
  else if (end.line == begin.line) found.place = std::to_string(begin.column) + ".." + std::to_string(end.column - 1);
  else found.place = std::to_string(begin.column) + ".." + std::to_string(columns(sources.line_at(span.source, span.begin))) + ">";
  return found;
}

struct Reported {
  Finding finding;
  std::string message;
};

std::vector<Reported> reported(const golden::Checked& checked) {
  const SourceMap& sources = checked.compiled.sources;
  const Language language = checked.compiled.unit.language;
  std::vector<Reported> all;
  for (const diag::Diagnostic& d : checked.findings.all()) {
    std::string text = diag::message(d, language);
    for (const diag::Fix& fix : d.fixes) text += " " + diag::fill(fix.text.in(language), fix.args, language) + " " + fix.insert;
    if (d.file.empty()) all.push_back({finding_at(sources, d.span, d.kind->name), text});
    else {
      diag::Place place = diag::place_of(d, sources);
      place.file = fs::path(place.file).filename();
      all.push_back({{0, diag::place_text(place), std::string(d.kind->name), {}}, text});
    }
  }
  for (const interpret::Difference& d : checked.differences)
    all.push_back({finding_at(sources, d.span, "example-differs"), d.what + ": " + d.expected + " / " + d.computed});
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.finding.key() < b.finding.key(); });
  return all;
}

std::string described(const Finding& f) { return (f.line ? std::to_string(f.line) + ":" : "") + f.place + " " + f.kind; }

// The marker of a finding: drawn where the line leaves room for the two dashes.
std::string marker_line(const Finding& f) {
  std::string line = "-- " + f.place;
  const bool empty = f.place[0] == '|';
  const std::size_t from = f.line ? std::stoul(f.place.substr(empty)) : 0;
  if (from > 3) {
    const std::size_t dots = f.place.find("..");
    const std::size_t width = empty ? 1 : std::stoul(f.place.substr(dots + 2)) - from + 1;
    line = "--" + std::string(from - 3, ' ') + std::string(width, empty ? '|' : '^') + (f.place.back() == '>' ? ">" : "");
  }
  line += " " + f.kind;
  for (std::size_t i = 0; i < f.words.size(); ++i) line += (i ? "; " : " (") + f.words[i];
  return line + (f.words.empty() ? "" : ")") + "\n";
}

void update(const fs::path& path, const Golden& golden, std::vector<Reported> all) {
  std::multimap<std::size_t, std::string> lines;
  std::string tail;
  for (Reported& each : all) {
    for (const Finding& old : golden.marked)
      if (old.line == each.finding.line && old.kind == each.finding.kind && each.finding.words.empty()) each.finding.words = old.words;
    if (each.finding.line) lines.emplace(each.finding.line, marker_line(each.finding));
    else tail += marker_line(each.finding);
  }
  std::ofstream out(path, std::ios::binary);
  std::istringstream in(golden.text);
  std::size_t at = 0;
  for (std::string line; std::getline(in, line);) {
    out << line << "\n";
    const auto [from, to] = lines.equal_range(++at);
    for (auto i = from; i != to; ++i) out << i->second;
  }
  const auto beyond = lines.upper_bound(at);
  for (auto i = beyond; i != lines.end(); ++i) out << i->second;
  out << tail;
}

// The differences between what is marked and what is reported.
std::vector<std::string> compare(const Golden& golden, const std::vector<Reported>& all) {
  std::vector<std::string> wrong;
  std::vector<Finding> open = golden.marked;
  for (const Reported& each : all) {
    const auto found = std::find_if(open.begin(), open.end(), [&](const Finding& f) { return f.key() == each.finding.key(); });
    if (found == open.end()) {
      wrong.push_back("not marked: " + described(each.finding) + ": " + each.message);
      continue;
    }
    for (const std::string& word : found->words)
      if (each.message.find(word) == std::string::npos) wrong.push_back(described(*found) + " lacks \"" + word + "\": " + each.message);
    open.erase(found);
  }
  for (const Finding& missing : open) wrong.push_back("not reported: " + described(missing));
  return wrong;
}

std::vector<fs::path> contracts(const std::vector<std::string>& from) {
  std::vector<fs::path> all;
  for (const std::string& each : from) {
    if (!fs::is_directory(each)) all.push_back(each);
    else
      for (const auto& entry : fs::recursive_directory_iterator(each))
        if (entry.path().extension() == ".bkm") all.push_back(entry.path());
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> from(argv + 1, argv + argc);
  const bool updating = std::erase(from, "--update") > 0, showing = std::erase(from, "--show") > 0;
  int right = 0, wrong = 0, open = 0, findings = 0;
  std::set<std::string> kinds;
  for (const fs::path& path : contracts(from)) {
    const Golden golden = read_golden(path);
    const golden::Checked checked = golden::check(path.string(), golden.text, path.parent_path());
    const std::vector<Reported> all = reported(checked);
    if (showing) {
      for (const Language language : {Language::nl, Language::en})
        if (language == checked.compiled.unit.language || from.size() == 1)
          diag::render_all(std::cout, checked.findings.all(), checked.compiled.sources, {.language = language});
      for (const auto& d : checked.differences) std::cout << "differs: " << d.what << ": expected " << d.expected << ", computed " << d.computed << "\n";
      continue;
    }
    if (updating) {
      if (!golden.open) update(path, golden, all);
      continue;
    }
    for (const Reported& each : all) kinds.insert(each.finding.kind);
    findings += static_cast<int>(all.size());
    const std::vector<std::string> errors = compare(golden, all);
    if (golden.open) {
      ++(errors.empty() ? wrong : open);
      if (errors.empty()) std::cout << "FAIL " << path.filename().string() << ": holds now; take out its first line\n";
      continue;
    }
    ++(errors.empty() ? right : wrong);
    for (const std::string& error : errors) std::cout << "FAIL " << path.filename().string() << ": " << error << "\n";
  }
  if (showing || updating) return 0;
  std::cout << right << " contracts as marked, " << wrong << " not, " << open << " open; " << findings << " findings of " << kinds.size() << " kinds\n";
  return wrong == 0 && right > 0 ? 0 : 1;
}
