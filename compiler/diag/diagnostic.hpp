// Problem kinds and findings. A kind stands next to the code that reports it.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/base/span.hpp"
#include "compiler/base/text.hpp"
#include "runtime/number/rational.hpp"
#include "runtime/text/language.hpp"

namespace bkm::diag {

enum class Severity { error, warning };

// Which stage reports it; the first digit of the code.
//   1 syntax  2 names and types  3 money, presence, time  4 data and files  5 the run  9 the environment
struct Kind {
  int code;               // 2101 is printed as BKM2101; never reused
  std::string_view name;  // kebab-case English, the same in both languages
  Severity severity;
  Bilingual text;         // one sentence; placeholders {0} {1} ..
  int arity = 0;

  // Compares the placeholders of both texts: a mismatch does not compile.
  consteval Kind(int code_, std::string_view name_, Severity severity_, std::string_view nl, std::string_view en)
      : code(code_), name(name_), severity(severity_), text{nl, en}, arity(placeholders(nl)) {
    if (placeholders(nl) != placeholders(en)) throw "the two texts have different placeholders";
  }

 private:
  // The number of distinct placeholders {0}..{n-1}; fails to compile when one is skipped.
  static consteval int placeholders(std::string_view text) {
    bool seen[10] = {};
    for (std::size_t i = 0; i + 2 < text.size(); ++i)
      if (text[i] == '{' && text[i + 1] >= '0' && text[i + 1] <= '9' && text[i + 2] == '}') seen[text[i + 1] - '0'] = true;
    int count = 0;
    while (count < 10 && seen[count]) ++count;
    for (int i = count; i < 10; ++i)
      if (seen[i]) throw "a placeholder is skipped";
    return count;
  }
};

// An amount in a message, written with the contract's currency symbol and at least two decimals: € 62,40.
struct Money {
  Rational value;
  std::string symbol = "€";
};
// Another number, written in the notation of the message language.
struct Number {
  Rational value;
};
// Prose around the author's words: jaar van instelling / jaar of instelling.
template <class Say>
Text in_both(Say say) { return {say(Language::nl), say(Language::en)}; }
// Text: the author's own words, or a word or phrase that differs by language.
using Arg = std::variant<std::string, Money, Number, Bilingual, Text>;
using Args = std::vector<Arg>;

// A second place that belongs to the finding.
struct Label {
  Span span;
  Bilingual text;
  Args args;
};

// A change that removes the finding; shown only then. `insert` replaces `span` (which may be empty).
struct Fix {
  Bilingual text;
  Args args;
  Span span;
  std::string insert;
};

struct Diagnostic {
  const Kind* kind;
  Span span;
  Args args;
  std::string article;  // of the clause, where it has one
  std::vector<Label> labels;
  std::vector<Fix> fixes;
  // For findings in data: file, line and column (from 1) instead of a span of the contract.
  std::string file;
  std::uint64_t line = 0, column = 0;

  // The name that may be meant at a place of the text.
  void suggest(const std::string& name, Span at) { suggest(name, at, name); }
  void suggest(const std::string& name, Span at, std::string insert) { fixes.push_back({{"bedoeld is misschien: {0}", "perhaps meant: {0}"}, {name}, at, std::move(insert)}); }
  // What is to be written at a place of the text; `insert` with the spaces that it needs there.
  void write(const std::string& right, Span at) { write(right, at, right); }
  void write(const std::string& right, Span at, std::string insert) { fixes.push_back({{"schrijf {0}", "write {0}"}, {right}, at, std::move(insert)}); }
};

// Collects findings; the renderers read it. Kept in order of report.
class Sink {
 public:
  Diagnostic& report(const Kind& kind, Span span, Args args = {}) {
    if (static_cast<int>(args.size()) != kind.arity) throw std::logic_error("argument count of " + std::string(kind.name));
    found_.push_back({&kind, span, std::move(args), {}, {}, {}, {}, 0, 0});
    return found_.back();
  }
  const std::vector<Diagnostic>& all() const { return found_; }
  bool has_errors() const {
    for (const Diagnostic& d : found_)
      if (d.kind->severity == Severity::error) return true;
    return false;
  }
  void add(Diagnostic diagnostic) { found_.push_back(std::move(diagnostic)); }
  void append(const Sink& other) { found_.insert(found_.end(), other.found_.begin(), other.found_.end()); }

 private:
  std::vector<Diagnostic> found_;
};

// The sentence of a finding, its arguments filled in.
std::string message(const Diagnostic& diagnostic, Language language);
std::string fill(std::string_view text, const Args& args, Language language);
std::string code_text(const Kind& kind);  // "BKM2101"

}  // namespace bkm::diag
