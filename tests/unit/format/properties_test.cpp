// What holds for every contract, whole or damaged: nothing is lost, twice is once, and a translation comes back.
#include <gtest/gtest.h>

#include <iostream>

#include "compiler/format/format.hpp"
#include "compiler/format/read.hpp"
#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/print.hpp"
#include "compiler/syntax/words.hpp"
#include "tests/mutator.hpp"
#include "texts.hpp"

namespace bkm::format {
namespace {

std::string tree(const std::string& text) {
  SourceMap sources;
  diag::Sink sink;
  return syntax::dump(syntax::parse(sources, sources.add("contract.bkm", text), sink));
}

// Behind a row a comment begins right after the last bar; before that, `--` is text of a cell.
bool is_in_cell(const std::string& line, std::size_t at) {
  if (line.find('|') >= at) return false;
  const std::size_t bar = line.rfind('|');
  return bar > at || line.find_first_not_of(" \t", bar + 1) != at;
}

// The comments of a text, by looking at its characters only: `--` outside quotes.
std::vector<std::string> comments(const std::string& text) {
  std::vector<std::string> found;
  std::string lines = text;
  std::replace(lines.begin(), lines.end(), '\r', '\n');
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    std::size_t at = 0;
    for (bool quoted = false; at < line.size() && (quoted || line.compare(at, 2, "--") != 0); ++at) quoted ^= line[at] == '"';
    if (at >= line.size() || is_in_cell(line, at)) continue;
    std::string comment = line.substr(at);
    comment.erase(comment.find_last_not_of(" \t\r\f") + 1);
    found.push_back(comment);
  }
  return found;
}

std::string said(const Outcome& outcome) {
  std::string all;
  for (const auto& d : outcome.findings.all()) all += diag::message(d, Language::en) + "\n";
  return all;
}

struct Counts {
  int laid_out = 0, translated = 0, refused = 0;
};

void expect_layout(const Sample& sample, Counts& counts) {
  const Outcome once = formatted(sample.name, sample.text);
  ASSERT_FALSE(once.fault) << sample.name << "\n" << sample.text;
  ASSERT_EQ(once.text.has_value(), reads(sample.text)) << sample.name;
  if (!once.text) return;
  ++counts.laid_out;
  EXPECT_EQ(tree(*once.text), tree(sample.text)) << sample.name;
  EXPECT_EQ(comments(*once.text), comments(sample.text)) << sample.name;
  EXPECT_EQ(formatted(sample.name, *once.text).text, once.text) << sample.name;
}

void expect_translation(const Sample& sample, Counts& counts) {
  const auto laid_out = formatted(sample.name, sample.text);
  if (!laid_out.text) return;
  const Language to = syntax::other(laid_out.language);
  const Outcome there = translated(sample.name, sample.text, to);
  ASSERT_FALSE(there.fault) << sample.name << "\n" << sample.text;
  if (!there.text) {
    EXPECT_TRUE(there.findings.has_errors()) << sample.name;
    EXPECT_TRUE(sample.name.find("/conformance/C") == std::string::npos || sample.name.find(", changed") != std::string::npos) << sample.name << "\n" << said(there);
    ++counts.refused;
    return;
  }
  ++counts.translated;
  EXPECT_EQ(formatted(sample.name, *there.text).text, there.text) << sample.name;
  EXPECT_EQ(comments(*there.text), comments(*laid_out.text)) << sample.name;
  const Outcome back = translated(sample.name, *there.text, syntax::other(to));
  EXPECT_EQ(back.text, laid_out.text) << sample.name << "\n" << said(back) << *there.text;
}

TEST(EveryContract, IsStableAndComesBackFromItsTranslation) {
  Counts counts;
  for (const Sample& sample : all_texts()) {
    expect_layout(sample, counts);
    expect_translation(sample, counts);
  }
  EXPECT_GT(counts.laid_out, 500);
  EXPECT_GT(counts.translated, 500);
}

// Contracts with lines joined, broken, moved and commented at random.
std::string disturb(std::string text, Mutator& mutator) {
  for (std::size_t n = mutator.below(12); n > 0; --n) {
    const std::size_t at = text.find_first_of(" \n", mutator.below(text.size()));
    if (at == std::string::npos) continue;
    static const char* const kGaps[] = {" ", " | -- in een rij\n", "\n", "   ", "\n\n\n", "\t", "\r\n", " -- een opmerking\n", "\n  -- een opmerking\n", "\n-- \"nog een\" | x\n\n"};
    text.replace(at, 1, kGaps[mutator.below(std::size(kGaps))]);
  }
  return text;
}

TEST(RandomContracts, KeepTheirTreeAndComeBack) {
  const std::vector<Sample> originals = all_texts();
  Mutator mutator(std::getenv("SEED") ? static_cast<unsigned>(std::atoi(std::getenv("SEED"))) : 20260711u);
  Counts counts;
  for (int i = 0; i < 1'200; ++i) {
    const Sample& original = originals[mutator.below(originals.size())];
    if (original.text.empty()) continue;
    std::string text = disturb(original.text, mutator);
    if (i % 4 == 1) text = mutator.twist(std::move(text));
    if (i % 4 == 2) text = mutator.reword(std::move(text));
    if (i % 4 == 3) text = mutator.mutate(std::move(text));
    const Sample sample{original.name + ", changed " + std::to_string(i) + "\n" + text, text};
    expect_layout(sample, counts);
    if (i % 2 == 0) expect_translation(sample, counts);
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_GT(counts.laid_out, 150);
  std::cout << counts.laid_out << " laid out, " << counts.translated << " translated, " << counts.refused << " refused\n";
}

}  // namespace
}  // namespace bkm::format
