// A contract in its one layout, and in the other language.
#pragma once
#include <optional>
#include <string>

#include "compiler/diag/diagnostic.hpp"
#include "runtime/text/language.hpp"

namespace bkm::format {

struct Outcome {
  SourceMap sources;
  diag::Sink findings;
  Language language = Language::nl;   // of the contract that was read
  std::optional<std::string> text;    // nothing: it has errors, or the result did not read back as the same contract
  bool fault = false;                 // the latter, which is a fault of this program
};

// Reports: BKM1xxx. The text reads as an equal tree with the same comments; a text with syntax errors has none.
Outcome formatted(std::string name, std::string text);

// The contract in language `to`, in its layout: the words of the language, the notation of numbers and the letters of periods; the author's names,
// codes, texts and comments stay. Reports: BKM1xxx, and names that cannot stand in the other language: BKM1990, BKM1991.
Outcome translated(std::string name, std::string text, Language to);

}  // namespace bkm::format
