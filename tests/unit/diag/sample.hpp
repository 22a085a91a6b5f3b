// A contract with a few findings, for the renderers.
#pragma once
#include <sstream>

#include "compiler/diag/render.hpp"

namespace bkm::diag {

inline constexpr Kind kFanOut{3201, "flow-fan-out", Severity::error, "Dezelfde uren worden per {0} nog eens betaald.", "The same hours are paid again for each {0}."};
inline constexpr Kind kTwoRates{2410, "two-rates", Severity::warning, "Twee tarieven gelden tegelijk: {0} en {1}.", "Two rates hold at once: {0} and {1}."};
inline constexpr Kind kTooMany{4102, "too-many-cells", Severity::error, "Deze rij heeft {0} cellen en de kop {1}.", "This row has {0} cells and the header {1}."};
inline constexpr Kind kDiskFull{9001, "disk-full", Severity::error, "De schijf is vol.", "The disk is full."};

inline constexpr std::string_view kText =
    "bkm 1 nl contract proef\n"
    "tarief t = \xE2\x82\xAC 62,40 per uur\n"
    "\ttarief caf\xC3\xA9 = \xE2\x82\xAC 64,10 per uur\n"
    "\n"
    "betaal zorg per cli\xC3\xABnt, maand\n"
    "  = (uren hoogstens 16 uur) * t\n";

class Sample {
 public:
  Sample() { id = sources.add("contract.bkm", std::string(kText)); }

  // The `nth` place (from 0) where `words` stand.
  Span at(std::string_view words, int nth = 0) const {
    std::size_t found = kText.find(words);
    while (nth-- > 0) found = kText.find(words, found + 1);
    return {id, static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(found + words.size())};
  }

  Diagnostic fan_out() const {
    Diagnostic finding{&kFanOut, at("uren"), {std::string("aanbieder")}};
    finding.article = "5.1";
    finding.labels.push_back({at("uren"), {"per {0}", "per {0}"}, {std::string("cli\xC3\xABnt, maand")}});
    finding.labels.push_back({at("cli\xC3\xABnt"), {"de sleutel van de betaling", "the key of the payment"}, {}});
    finding.fixes.push_back({{"reken per aanbieder", "calculate for each provider"}, {}, at("uren"), "uren per aanbieder"});
    return finding;
  }

  Diagnostic two_rates() const {
    Diagnostic finding{&kTwoRates, at("\xE2\x82\xAC 64,10"), {Money{Rational(312, 5)}, Money{Rational(641, 10)}}};
    finding.labels.push_back({at("\xE2\x82\xAC 62,40"), {"eerste tarief", "first rate"}, {}});
    return finding;
  }

  Diagnostic in_data() const {
    Diagnostic finding{&kTooMany, {}, {Number{1234}, Number{3}}};
    finding.file = "data/decl januari.csv";
    finding.line = 12;
    finding.column = 5;
    return finding;
  }

  SourceMap sources;
  SourceId id;
};

inline std::string rendered(const std::vector<Diagnostic>& findings, const SourceMap& sources, RenderOptions options) {
  std::ostringstream out;
  render_all(out, findings, sources, options);
  return out.str();
}

}  // namespace bkm::diag
