// Every sample contract is read without a finding and without a second reading, in both languages, to the same tree.
#include <gtest/gtest.h>

#include <regex>

#include "compiler/syntax/ambiguities.hpp"
#include "compiler/syntax/print.hpp"
#include "samples.hpp"
#include "twin.hpp"

namespace bkm::syntax {
namespace {

// Period letters differ by language.
std::string without_letters(const std::string& dump) {
  return std::regex_replace(std::regex_replace(dump, std::regex("(\\d{4})-[KQ](\\d)"), "$1-quarter$2"), std::regex("(\\d{4})-[VP](\\d\\d)"), "$1-four$2");
}

TEST(Contracts, AreFound) { EXPECT_GE(samples().size(), 258u); }

TEST(Contracts, AreReadWithoutFindings) {
  for (const Sample& sample : samples()) {
    const Read read(sample.text);
    EXPECT_EQ(read.findings(), "") << sample.name;
    EXPECT_GE(read.unit.statements.size(), 3u) << sample.name;
  }
}

TEST(Contracts, HaveOneReading) {
  for (const Sample& sample : samples())
    for (const std::string& text : {sample.text, twin(sample.text)}) {
      SourceMap sources;
      const SourceId id = sources.add(sample.name, text);
      EXPECT_EQ(ambiguities(sources, id), std::vector<std::string>{}) << sample.name << "\n" << text;
    }
}

TEST(Contracts, HaveATwinWithTheSameTree) {
  for (const Sample& sample : samples()) {
    const std::string text = twin(sample.text);
    const Read original(sample.text), translated(text);
    EXPECT_EQ(translated.findings(), "") << sample.name << "\n" << text;
    EXPECT_EQ(translated.unit.language, Language::en);
    EXPECT_EQ(without_letters(dump(translated.unit)), without_letters(dump(original.unit))) << sample.name;
  }
}

TEST(Contracts, AreThemselvesAgainAfterTwoTranslations) {
  for (const Sample& sample : samples()) EXPECT_EQ(twin(twin(sample.text)), sample.text) << sample.name;
}

}  // namespace
}  // namespace bkm::syntax
