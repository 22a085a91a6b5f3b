// Whole texts: their first line, what cannot be read, how deep and how much; names, cells and places in them.
#include <gtest/gtest.h>

#include "compiler/syntax/literal.hpp"
#include "compiler/syntax/print.hpp"
#include "samples.hpp"

namespace bkm::syntax {
namespace {

TEST(Errors, FirstLine) {
  const std::pair<std::string, const char*> cases[] = {
      {"", "empty-text@1:1"},
      {"-- niets\n\n", "empty-text@3:1"},
      {"betaal b per aanbieder = u\n", "missing-header@1:1"},
      {"contract \"Toets\"\nbetaal b aanbieder, maand = u\n", "missing-header@1:1 missing-per@2:10"},
      {"pay b provider, month = u\n", "missing-header@1:1 missing-per@1:7"},
      {"bkm 2 nl contract \"Toets\"\nonzin", "unknown-edition@1:5"},
      {"bkm 1 de contract \"Toets\"\nonzin", "unknown-language@1:7"},
      {"bkm nl contract \"Toets\"", "missing-header@1:5"},
      {"bkm 1 nl contract Toets", "missing-quotes@1:19"},
      {"bkm 1 nl contrct \"Toets\"", "misspelt-word@1:10"},
      {"bkm 1 en contract \"T\" versie \"1\"", "other-language@1:23"},
      {"{\\rtf1\\ansi bkm 1 nl contract \"Toets\"", "not-plain-text@1:1"},
      {"bkm 1 en contract \"T\"\npartijen x\ntarief u = 1,5\nbetaal b per x = u", "language-of-text@1:7"},
      {"bkm 1 nl contract \"T\"\nparties x\nrate u = 1.5\npay b per x = u", "language-of-text@1:7"},
      {"bkm 1 en++ contract \"T\"\nparties x\nrate u = 1.5\npay b per x = u", "unexpected-word@1:9 unfinished-statement@2:9"},
      {"\xEF\xBB\xBF" "bkm 1 nl contract \"Toets\" versie \"1\" valuta USD\n", ""},
  };
  for (const auto& [text, findings] : cases) EXPECT_EQ(Read(text).findings(), findings) << text;
}

TEST(Errors, TextsThatCannotBeRead) {
  EXPECT_EQ(Read(std::string("bkm 1 nl\0", 9)).findings(), "nul-byte@1:9");
  EXPECT_EQ(Read("bkm 1 nl contract \"\xE9\"").findings(), "text-not-utf8@1:20");
  EXPECT_EQ(Read(std::string("PK\x03\x04\0", 5)).findings(), "not-plain-text@1:1");
  EXPECT_EQ(Read("\xD0\xCF\x11\xE0").findings(), "not-plain-text@1:1");
  EXPECT_EQ(Read(std::string("\xFF\xFE" "b\0", 4)).findings(), "text-not-utf8@1:1");
  EXPECT_EQ(Read(std::string((16u << 20) + 1, ' ')).findings(), "text-too-large@1:1");
}

std::string repeat(const std::string& part, int n) {
  std::string all;
  while (n-- > 0) all += part;
  return all;
}

TEST(Errors, Nesting) {
  const std::string head = "bkm 1 nl contract \"T\"\ntarief u = ";
  EXPECT_EQ(Read(head + repeat("(", 200) + "1" + repeat(")", 200)).findings(), "");
  EXPECT_EQ(Read(head + repeat("(", 201) + "1" + repeat(")", 201)).findings(), "nested-too-deep@2:212");
  EXPECT_EQ(Read(head + repeat("(", 100'000)).sink.all().size(), 1u);
  EXPECT_EQ(Read(head + "1" + repeat(" als a = 1 anders 2", 5'000)).sink.all().size(), 1u);
  EXPECT_EQ(Read(head + "1" + repeat(" + 1", 100'000)).sink.all().size(), 1u);
}

// Keywords that begin a line may also be names, and the words in between are then one expression.
TEST(Errors, NestingAcrossWhatLooksLikeStatements) {
  const std::string head = "bkm 1 nl contract \"T\"\ntarief u = ";
  EXPECT_FALSE(Read(head + repeat("(\ntarief ", 20'000)).sink.all().empty());
  EXPECT_FALSE(Read(head + "1" + repeat(" als a = 1 anders\ntarief ", 20'000)).sink.all().empty());
}

TEST(Errors, AreCapped) {
  const Read read("bkm 1 nl contract \"T\"\n" + repeat("tarief u € 5\n", 80));
  ASSERT_EQ(read.sink.all().size(), 50u);
  EXPECT_EQ(read.sink.all().back().kind->name, "too-many-findings");
}

TEST(Errors, AStatementWithAnErrorIsLeftOut) {
  const Read read("bkm 1 nl contract \"T\"\ntarief u = 1\ntarief v 2\ntarief w = 3\n");
  EXPECT_EQ(read.unit.statements.size(), 2u);
}

TEST(Text, NamesAreComposedAndHardSpacesAreSpaces) {
  const Read read("bkm 1 nl contract \"T\"\ntarief\u00A0clie\u0308nt = € 1.234,50\n");
  EXPECT_EQ(read.findings(), "");
  EXPECT_NE(dump(read.unit).find("rate cliënt"), std::string::npos) << dump(read.unit);
}

TEST(Text, CellsThatAreLiterals) {
  const auto shown = [](const char* text) {
    const auto literal = literal_of_cell(text, {0, 0, 0}, Language::nl);
    return literal.has_value();
  };
  for (const char* text : {"€ 80 per dec", "-€ 5", "60%", "60 %", "0,8", "1.440", "3 uur", "2026-01-31", "2026-K1", "2025/2026", "ja", "USD 10"}) EXPECT_TRUE(shown(text)) << text;
  for (const char* text : {"", "A", "02A15", "0-17", "65+", "1.50", "2026-02-30", "-", "€", "3 uur extra", "% 3"}) EXPECT_FALSE(shown(text)) << text;
}

TEST(Text, PlacesOfNodes) {
  const Read read("bkm 1 nl contract \"T\"\ntarief prijs = € 3 per cliënt\n");
  const auto& rule = std::get<ast::Rule>(read.unit.statements.at(0));
  EXPECT_EQ(read.sources.text(rule.span), "tarief prijs = € 3 per cliënt");
  EXPECT_EQ(read.sources.text(rule.name.span), "prijs");
  EXPECT_EQ(read.sources.text(read.unit[rule.body].span), "€ 3 per cliënt");
}

}  // namespace
}  // namespace bkm::syntax
