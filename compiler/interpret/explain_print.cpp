// A story on a screen: what it is about on the left, values on the right.
#include <algorithm>

#include "compiler/diag/wrap.hpp"
#include "compiler/interpret/explain.hpp"

namespace bkm::interpret {
namespace {

using diag::screen_columns;
using diag::wrapped;

constexpr std::size_t kIndent = 2;
constexpr unsigned kNarrowest = 40;

class Page {
 public:
  Page(Language language, unsigned width) : language_(language), width_(std::max(width, kNarrowest)) {}

  void paragraph(const std::string& text, std::size_t indent = 0) {
    for (const std::string& line : wrapped(text, width_ - indent)) text_ += std::string(indent, ' ') + line + "\n";
  }
  void heading(const Text& text) { text_ += "\n" + text.in(language_) + "\n"; }

  void step(const Step& step, std::size_t indent) {
    std::string value = step.figure ? step.figure->shown.in(language_) : std::string();
    row(step.text.in(language_), value, indent);
    for (const Text& note : step.notes)
      for (const std::string& line : wrapped(note.in(language_), note_width(indent))) text_ += std::string(indent + kIndent, ' ') + line + "\n";
    for (const Step& part : step.parts) this->step(part, indent + kIndent);
  }

  std::string text() && { return std::move(text_); }

 private:
  std::size_t note_width(std::size_t indent) const { return std::max<std::size_t>(width_ - std::min<std::size_t>(width_, indent + kIndent), kNarrowest / 2); }

  // The value stands at the end of the first line of its text.
  void row(const std::string& text, const std::string& value, std::size_t indent) {
    std::size_t taken = screen_columns(value) + (value.empty() ? 0 : kIndent) + indent;
    std::vector<std::string> lines = wrapped(text, width_ > taken + kNarrowest / 2 ? width_ - taken : kNarrowest / 2);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      text_ += std::string(indent, ' ') + lines[i];
      std::size_t used = indent + screen_columns(lines[i]) + screen_columns(value);
      if (i == 0 && !value.empty()) text_ += std::string(used < width_ ? width_ - used : 1, ' ') + value;
      text_ += "\n";
      if (i == 0) indent += kIndent;
    }
  }

  Language language_;
  std::size_t width_;
  std::string text_;
};

}  // namespace

std::string print(const Story& story, Language language, unsigned width) {
  Page page(language, width);
  if (!story.fault.empty()) {
    page.paragraph(Text("Fout in bkm: de afleiding van " + story.rule + "[" + story.key.nl + "] telt niet op (" + story.fault.nl + "). Meld dit; het bedrag zelf is hiermee niet uitgelegd.",
                        "A fault in bkm: the derivation of " + story.rule + "[" + story.key.en + "] does not add up (" + story.fault.en + "). Please report it; the amount itself is not explained.")
                       .in(language));
    return std::move(page).text();
  }
  page.paragraph(story.sentence.in(language));
  if (!story.about.empty()) page.paragraph(story.about.in(language), kIndent);
  page.heading({"De bepaling", "The clause"});
  page.paragraph(story.clause, kIndent);
  if (!story.calculation.empty()) page.heading(story.present ? Text{"De berekening", "The calculation"} : Text{"Waarom niet", "Why not"});
  for (const Step& step : story.calculation) page.step(step, kIndent);
  if (!story.amount.empty()) page.heading({"Het bedrag", "The amount"});
  for (const Step& step : story.amount) page.step(step, kIndent);
  return std::move(page).text();
}

}  // namespace bkm::interpret
