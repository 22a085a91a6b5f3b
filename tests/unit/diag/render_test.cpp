#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/diag/sample.hpp"

namespace bkm::diag {
namespace {

using nlohmann::json;

std::vector<Diagnostic> all_of(const Sample& sample) {
  return {sample.fan_out(), sample.in_data(), sample.two_rates(), Diagnostic{&kDiskFull, {}, {}}};
}

TEST(RenderHuman, Dutch) {
  const Sample sample;
  EXPECT_EQ(rendered(all_of(sample), sample.sources, {Format::human, Language::nl}), R"(fout BKM9001 disk-full: De schijf is vol.
  = Meer: bkm explain BKM9001

waarschuwing BKM2410 two-rates: Twee tarieven gelden tegelijk: € 62,40 en € 64,10.
 --> contract.bkm:3:16
  |
2 | tarief t = € 62,40 per uur
  |            ------- eerste tarief
3 |     tarief café = € 64,10 per uur
  |                   ^^^^^^^
  |
  = Meer: bkm explain BKM2410

fout BKM3201 flow-fan-out: Dezelfde uren worden per aanbieder nog eens betaald.
 --> contract.bkm:6:6  (artikel 5.1)
  |
5 | betaal zorg per cliënt, maand
  |                 ------ de sleutel van de betaling
6 |   = (uren hoogstens 16 uur) * t
  |      ^^^^ per cliënt, maand
  |
  = reken per aanbieder
  = Schrijf: = (uren per aanbieder hoogstens 16 uur) * t
  = Meer: bkm explain BKM3201

fout BKM4102 too-many-cells: Deze rij heeft 1.234 cellen en de kop 3.
 --> data/decl januari.csv:12:5
  = Meer: bkm explain BKM4102

3 fouten, 1 waarschuwing
)");
}

TEST(RenderHuman, English) {
  const Sample sample;
  EXPECT_EQ(rendered({sample.fan_out()}, sample.sources, {Format::human, Language::en}), R"(error BKM3201 flow-fan-out: The same hours are paid again for each aanbieder.
 --> contract.bkm:6:6  (article 5.1)
  |
5 | betaal zorg per cliënt, maand
  |                 ------ the key of the payment
6 |   = (uren hoogstens 16 uur) * t
  |      ^^^^ per cliënt, maand
  |
  = calculate for each provider
  = Write: = (uren per aanbieder hoogstens 16 uur) * t
  = More: bkm explain BKM3201

1 error
)");
}

// A mark over several lines, a second source, lines left out between marks, a fix of two lines, and marks at the very end.
TEST(RenderHuman, UnusualPlaces) {
  Sample sample;
  const SourceId module = sample.sources.add("module.bkm", "x\n\n\n\n\n\n\n\n\nfunctie f = 1");
  Diagnostic finding{&kTwoRates, join(sample.at("betaal"), sample.at("* t")), {std::string("a"), std::string("b")}};
  finding.labels.push_back({sample.at("contract"), {"hier", "here"}, {}});
  finding.labels.push_back({{module, 23, 23}, {"en hier", "and here"}, {}});
  finding.fixes.push_back({{"", ""}, {}, sample.at("\n  = "), "  alleen met t\n  = "});
  EXPECT_EQ(rendered({finding}, sample.sources, {Format::human, Language::nl}), R"(waarschuwing BKM2410 two-rates: Twee tarieven gelden tegelijk: a en b.
  --> contract.bkm:5:1
   |
 1 | bkm 1 nl contract proef
   |          -------- hier
...
 5 | betaal zorg per cliënt, maand
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
  ::: module.bkm:10:14
   |
10 | functie f = 1
   |              - en hier
   |
   = Schrijf: betaal zorg per cliënt, maand  alleen met t
                = (uren hoogstens 16 uur) * t
   = Meer: bkm explain BKM2410

1 waarschuwing
)");
}

TEST(RenderHuman, ColourOnlyWhenAsked) {
  const Sample sample;
  EXPECT_EQ(rendered(all_of(sample), sample.sources, {}).find('\x1b'), std::string::npos);
  EXPECT_NE(rendered(all_of(sample), sample.sources, {Format::human, Language::nl, true}).find("\x1b[1;31mfout BKM3201\x1b[0m"), std::string::npos);
}

TEST(RenderHuman, NothingFoundSaysNothing) { EXPECT_EQ(rendered({}, SourceMap(), {}), ""); }

TEST(RenderShort, BothLanguages) {
  const Sample sample;
  EXPECT_EQ(rendered(all_of(sample), sample.sources, {Format::short_, Language::nl}),
            "fout BKM9001 disk-full: De schijf is vol.\n"
            "contract.bkm:3:16: waarschuwing BKM2410 two-rates: Twee tarieven gelden tegelijk: € 62,40 en € 64,10.\n"
            "contract.bkm:6:6: fout BKM3201 flow-fan-out: Dezelfde uren worden per aanbieder nog eens betaald.\n"
            "data/decl januari.csv:12:5: fout BKM4102 too-many-cells: Deze rij heeft 1.234 cellen en de kop 3.\n");
  EXPECT_EQ(rendered({sample.in_data()}, sample.sources, {Format::short_, Language::en}),
            "data/decl januari.csv:12:5: error BKM4102 too-many-cells: This row has 1,234 cells and the header 3.\n");
}

TEST(RenderJson, OneObjectPerLineWithTheseFields) {
  const Sample sample;
  EXPECT_EQ(rendered({sample.fan_out()}, sample.sources, {Format::json, Language::en}),
            R"({"code":"BKM3201","name":"flow-fan-out","severity":"error","message":"The same hours are paid again for each aanbieder.",)"
            R"("file":"contract.bkm","line":6,"column":6,"end_line":6,"end_column":10,"article":"5.1","labels":[)"
            R"({"message":"per cliënt, maand","file":"contract.bkm","line":6,"column":6,"end_line":6,"end_column":10},)"
            R"({"message":"the key of the payment","file":"contract.bkm","line":5,"column":17,"end_line":5,"end_column":23}],)"
            R"("fix":{"message":"calculate for each provider","insert":"uren per aanbieder","file":"contract.bkm","line":6,"column":6,"end_line":6,"end_column":10},)"
            R"("language":"en"})"
            "\n");
}

TEST(RenderJson, AbsentFactsAreNull) {
  const Sample sample;
  const json object = json::parse(rendered({{&kDiskFull, {}, {}}}, sample.sources, {Format::json, Language::nl}));
  for (const char* field : {"file", "line", "column", "end_line", "end_column", "article", "fix"}) EXPECT_TRUE(object.at(field).is_null()) << field;
  EXPECT_EQ(object.at("labels"), json::array());
  EXPECT_EQ(object.at("severity"), "error");  // a machine word, in Dutch too
}

TEST(RenderJson, BytesThatAreNoTextDoNotStopIt) {
  Diagnostic finding{&kFanOut, {}, {std::string("\xFF")}};
  EXPECT_NO_THROW(json::parse(rendered({finding}, SourceMap(), {Format::json, Language::nl})));
}

TEST(RenderSarif, Log) {
  const Sample sample;
  const json log = json::parse(rendered(all_of(sample), sample.sources, {Format::sarif, Language::nl}));
  EXPECT_EQ(log.at("version"), "2.1.0");
  const json run = log.at("runs").at(0);
  EXPECT_EQ(run.at("columnKind"), "unicodeCodePoints");
  EXPECT_EQ(run.at("tool").at("driver").at("rules").size(), 4u);
  const json rates = run.at("results").at(1), fan_out = run.at("results").at(2), data = run.at("results").at(3);
  EXPECT_EQ(rates.at("level"), "warning");
  EXPECT_EQ(rates.at("locations")[0].at("physicalLocation").at("region"), (json{{"startLine", 3}, {"startColumn", 16}, {"endLine", 3}, {"endColumn", 23}}));
  EXPECT_EQ(fan_out.at("relatedLocations").size(), 2u);
  EXPECT_EQ(fan_out.at("fixes")[0].at("artifactChanges")[0].at("replacements")[0].at("insertedContent").at("text"), "uren per aanbieder");
  EXPECT_EQ(data.at("locations")[0].at("physicalLocation").at("artifactLocation").at("uri"), "data/decl%20januari.csv");
  EXPECT_FALSE(run.at("results").at(0).contains("locations"));
}

std::string fingerprint(const json& log, std::size_t result) {
  return log.at("runs").at(0).at("results").at(result).at("partialFingerprints").begin().value();
}

TEST(RenderSarif, FingerprintsOutliveMovedLines) {
  const Sample sample;
  SourceMap moved;
  moved.add("contract.bkm", "-- a line more\n" + std::string(kText));
  const auto shift = [](Diagnostic finding) {
    finding.span.begin += 15, finding.span.end += 15;
    finding.labels.clear(), finding.fixes.clear();
    return finding;
  };
  const RenderOptions options{Format::sarif, Language::nl};
  const json before = json::parse(rendered({sample.two_rates(), sample.fan_out(), sample.fan_out()}, sample.sources, options));
  const json after = json::parse(rendered({shift(sample.two_rates()), shift(sample.fan_out()), shift(sample.fan_out())}, moved, options));
  for (const std::size_t result : {0, 1, 2}) EXPECT_EQ(fingerprint(before, result), fingerprint(after, result));
  EXPECT_NE(fingerprint(before, 1), fingerprint(before, 2));
}

TEST(Render, SortsByFileAndPlace) {
  const Sample sample;
  const RenderOptions options{Format::short_, Language::nl};
  std::vector<Diagnostic> findings = all_of(sample), reversed(findings.rbegin(), findings.rend());
  EXPECT_EQ(rendered(findings, sample.sources, options), rendered(reversed, sample.sources, options));
}

}  // namespace
}  // namespace bkm::diag
