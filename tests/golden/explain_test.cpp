// Every kind of finding has a page in both languages, and what the page says is so: its wrong contract gives this finding and no other
// error, its right contract gives nothing and its worked examples hold.
#include "compiler/diag/explain.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <map>
#include <regex>
#include <set>

#include "compiler/diag/render.hpp"
#include "compiler/format/format.hpp"
#include "contract.hpp"

namespace bkm::golden {
namespace {

namespace fs = std::filesystem;
const fs::path kSource = BKM_SOURCE_DIR;

struct Declared {
  std::string name;
  bool warning = false;
};

// Code -> kind, from the sources.
std::map<int, Declared> declared_kinds() {
  static const std::regex kind(R"re((?:Kind k\w+|\n\s*)\{(\d{4}), "([a-z0-9-]+)",\s*(?:\w+::)*(error|warning))re");
  std::map<int, Declared> kinds;
  for (const auto& entry : fs::recursive_directory_iterator(kSource / "compiler")) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
    const std::string text = read_file(entry.path());
    for (std::sregex_iterator i(text.begin(), text.end(), kind), end; i != end; ++i) {
      const auto [at, fresh] = kinds.emplace(std::stoi((*i)[1]), Declared{(*i)[2], (*i)[3] == "warning"});
      EXPECT_TRUE(fresh || at->second.name == (*i)[2]) << "two kinds have code " << (*i)[1];
    }
  }
  return kinds;
}

struct Fence {
  std::string info, text;
};
struct Page {
  int code = 0;
  std::string name;
  std::vector<Fence> wrong, right;
};

Page read_page(const std::string& text, Language language) {
  static const std::regex title(R"(^# BKM(\d{4}) ([a-z0-9-]+)$)");
  Page page;
  std::vector<Fence>* part = nullptr;
  Fence* open = nullptr;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    std::smatch m;
    if (open && line == "```") open = nullptr;
    else if (open) open->text += line + "\n";
    else if (line.starts_with("```") && part) open = &part->emplace_back(Fence{line.substr(3), ""});
    else if (std::regex_match(line, m, title)) page.code = std::stoi(m[1]), page.name = m[2];
    else if (line == (language == Language::nl ? "## Fout" : "## Wrong")) part = &page.wrong;
    else if (line == (language == Language::nl ? "## Goed" : "## Right")) part = &page.right;
  }
  return page;
}

// A page shows a byte that is no text as \xE9.
std::string with_bytes(const std::string& text) {
  static const std::regex byte(R"(\\x([0-9A-F]{2}))");
  std::string made;
  auto at = text.cbegin();
  for (std::sregex_iterator i(text.begin(), text.end(), byte), end; i != end; ++i) {
    made.append(at, text.cbegin() + i->position(0));
    made += static_cast<char>(std::stoi((*i)[1], nullptr, 16));
    at = text.cbegin() + i->position(0) + i->length(0);
  }
  return made.append(at, text.cend());
}

// These are found by translating.
bool is_of_translation(int code) { return code >= 1990 && code <= 1999; }

// The contract of a part of a page, with its files.
Checked check_part(int code, const std::vector<Fence>& part) {
  const fs::path folder = fs::temp_directory_path() / ("bkm_explain_" + std::to_string(::getpid()));
  fs::remove_all(folder);
  fs::create_directories(folder);
  std::string contract;
  for (const Fence& fence : part) {
    if (fence.info == "bkm") contract = with_bytes(fence.text);
    else std::ofstream(folder / fence.info.substr(fence.info.find(' ') + 1), std::ios::binary) << with_bytes(fence.text);
  }
  Checked checked = check((folder / "contract.bkm").string(), contract, folder);
  if (is_of_translation(code))
    checked.findings.append(format::translated("contract.bkm", contract, checked.compiled.unit.language == Language::nl ? Language::en : Language::nl).findings);
  fs::remove_all(folder);
  return checked;
}

std::string described(const Checked& checked) {
  std::ostringstream out;
  diag::render_all(out, checked.findings.all(), checked.compiled.sources, {.format = diag::Format::short_, .language = Language::en});
  for (const auto& d : checked.differences) out << d.what << ": expected " << d.expected << ", computed " << d.computed << "\n";
  return out.str();
}

// Shown in words only: the finding is about the machine or a command, or the text would fill the page.
const std::map<int, std::string> kInWords = {
    {2637, "rights on a file"},             {1004, "a contract of more than 16 MB"}, {1005, "more than 200 parentheses"},      {1006, "more than 50 errors"},
    {4101, "a file of the command line"},    {4102, "a folder"},                       {4103, "rights on a file"},
    {4104, "a disk that fails"},             {4115, "a cell of a million characters"}, {4116, "a line of millions"},
    {5211, "a question about an amount"},    {5212, "a question about an amount"},     {5213, "a question about an amount"},
    {5214, "a question about an amount"},     {5215, "a question about an amount"},     {5216, "a question about an amount"},
};
constexpr int kEnvironment = 9000;
constexpr int kFirstFormerly = 9250, kLastFormerly = 9253;  // about a text
bool in_words(int code) { return (code >= kEnvironment && (code < kFirstFormerly || code > kLastFormerly)) || kInWords.contains(code); }

constexpr int kFirstRowKind = 4301, kLastRowKind = 4399;
constexpr int kCellCount = 4301;  // such a row has no key that an example could name

void check_wrong(const Page& page, bool warning) {
  const Checked checked = check_part(page.code, page.wrong);
  if (page.code >= kFirstRowKind && page.code <= kLastRowKind) {
    // The refused row is an outcome of the run; the worked example expects it by name.
    EXPECT_FALSE(checked.findings.has_errors()) << described(checked);
    EXPECT_TRUE(checked.differences.empty()) << described(checked);
    const auto names_it = [&](const Fence& f) { return f.text.find("\"" + page.name + "\"") != std::string::npos; };
    EXPECT_TRUE(page.code == kCellCount || std::any_of(page.wrong.begin(), page.wrong.end(), names_it)) << "the example does not expect the refusal";
    return;
  }
  bool found = false;
  for (const diag::Diagnostic& d : checked.findings.all()) {
    found |= d.kind->code == page.code;
    if (d.kind->severity == diag::Severity::error) {
      EXPECT_EQ(d.kind->code, page.code) << described(checked);
    }
  }
  EXPECT_TRUE(found) << described(checked);
  if (warning) {
    EXPECT_TRUE(checked.differences.empty()) << described(checked);
  }
}

void check_right(const Page& page) {
  const Checked checked = check_part(page.code, page.right);
  EXPECT_TRUE(checked.findings.all().empty()) << described(checked);
  EXPECT_TRUE(checked.differences.empty()) << described(checked);
}

void check_pages(Language language) {
  const auto kinds = declared_kinds();
  EXPECT_GT(kinds.size(), 100u);
  std::set<int> paged;
  for (const diag::ExplainPage text : language == Language::nl ? diag::pages_nl() : diag::pages_en()) {
    const Page page = read_page(std::string(text), language);
    SCOPED_TRACE(page.code);
    ASSERT_NE(page.code, 0) << text.substr(0, 40);
    EXPECT_TRUE(paged.insert(page.code).second) << "two pages";
    const auto kind = kinds.find(page.code);
    if (kind == kinds.end()) {
      ADD_FAILURE() << "no kind has this code";
      continue;
    }
    EXPECT_EQ(page.name, kind->second.name);
    EXPECT_EQ(page.wrong.empty(), in_words(page.code));
    EXPECT_EQ(page.right.empty(), in_words(page.code));
    if (page.wrong.empty() || page.right.empty()) continue;
    check_wrong(page, kind->second.warning);
    check_right(page);
  }
  for (const auto& [code, kind] : kinds) EXPECT_TRUE(paged.contains(code)) << "no page: " << code << " " << kind.name;
}

TEST(Explain, DutchPages) { check_pages(Language::nl); }
TEST(Explain, EnglishPages) { check_pages(Language::en); }

std::size_t errors_in(const Checked& checked) {
  const auto& all = checked.findings.all();
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const auto& d) { return d.kind->severity == diag::Severity::error; }));
}

// A change that a finding offers leaves fewer errors than there were.
TEST(Explain, OfferedChangesRemoveTheirFinding) {
  int offered = 0;
  for (const Language language : {Language::nl, Language::en})
    for (const diag::ExplainPage text : language == Language::nl ? diag::pages_nl() : diag::pages_en()) {
      const Page page = read_page(std::string(text), language);
      if (page.wrong.empty()) continue;
      const Checked checked = check_part(page.code, page.wrong);
      for (const diag::Diagnostic& d : checked.findings.all())
        for (const diag::Fix& fix : d.fixes) {
          std::string changed(checked.compiled.sources.text(fix.span.source));
          changed.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.insert);
          std::vector<Fence> part = page.wrong;
          for (Fence& fence : part)
            if (fence.info == "bkm") fence.text = changed;
          EXPECT_LT(errors_in(check_part(page.code, part)), errors_in(checked)) << page.code << "\n" << changed;
          ++offered;
        }
    }
  EXPECT_GT(offered, 20);
}

TEST(Explain, FindsByCodeNumberAndName) {
  const auto page = diag::explain("BKM3706", Language::nl);
  ASSERT_TRUE(page);
  EXPECT_TRUE(page->starts_with("# BKM3706 known-too-late\n"));
  EXPECT_EQ(diag::explain("3706", Language::nl), page);
  EXPECT_EQ(diag::explain("bkm3706", Language::nl), page);
  EXPECT_EQ(diag::explain("Known-Too-Late ", Language::nl), page);
  EXPECT_NE(diag::explain("3706", Language::en), page);
  EXPECT_FALSE(diag::explain("370", Language::nl));
  EXPECT_FALSE(diag::explain("", Language::nl));
}

TEST(Explain, AnAmbiguousNameGivesAllItsPages) {
  const auto pages = diag::explain("unit-mismatch", Language::en);
  ASSERT_TRUE(pages);
  EXPECT_NE(pages->find("# BKM2201 "), std::string::npos);
  EXPECT_NE(pages->find("# BKM3215 "), std::string::npos);
}

TEST(Explain, SuggestsWhatLooksLikeIt) {
  EXPECT_EQ(diag::nearest_codes("flow-fanout").front(), "flow-fan-out");
  EXPECT_EQ(diag::nearest_codes("fan-out").front(), "flow-fan-out");
  EXPECT_EQ(diag::nearest_codes("BKM37O1").front(), "BKM3701");
  EXPECT_EQ(diag::nearest_codes("x", 5).size(), 5u);
}

}  // namespace
}  // namespace bkm::golden
