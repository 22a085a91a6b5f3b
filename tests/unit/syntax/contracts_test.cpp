// Every sample contract is read without a finding and without a second reading, in both languages, to the same tree.
#include <gtest/gtest.h>

#include "compiler/syntax/ambiguities.hpp"
#include "samples.hpp"
#include "twin.hpp"

namespace bkm::syntax {
namespace {

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

TEST(Contracts, HaveATwinWithTheSameStatements) {
  for (const Sample& sample : samples()) {
    const std::string text = twin(sample.text);
    const Read original(sample.text), translated(text);
    EXPECT_EQ(translated.findings(), "") << sample.name << "\n" << text;
    EXPECT_EQ(translated.unit.language, Language::en);
    ASSERT_EQ(translated.unit.statements.size(), original.unit.statements.size()) << sample.name;
    for (std::size_t i = 0; i < original.unit.statements.size(); ++i)
      EXPECT_EQ(translated.unit.statements[i].index(), original.unit.statements[i].index()) << sample.name;
  }
}

}  // namespace
}  // namespace bkm::syntax
