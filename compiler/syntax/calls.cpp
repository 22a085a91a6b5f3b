#include "compiler/syntax/calls.hpp"

#include "compiler/base/everyday.hpp"
#include "compiler/syntax/kinds.hpp"

namespace bkm::syntax {
namespace {

bool opens(std::size_t type) { return type == P::OPEN || type == P::OPEN_KEY || type == P::OPEN_SET; }
bool closes(std::size_t type) { return type == P::CLOSE || type == P::CLOSE_KEY || type == P::CLOSE_SET; }

class Calls {
 public:
  Calls(std::deque<Token>& tokens, std::size_t at, std::string_view text, SourceId source, Language language, diag::Sink& sink)
      : tokens_(tokens), at_(at), text_(text), source_(source), language_(language), sink_(sink) {}

  // SOM.ALS(..), ALS(..)
  std::size_t sheet_call() {
    if (type(at_) == P::OPEN || (at_ > 0 && (type(at_ - 1) == P::REWARD || type(at_ - 1) == P::FUNCTION))) return 0;
    const std::size_t open = at_ + 1 + (type(at_ + 1) == P::DOT ? 2 : 0);
    for (std::size_t i = at_ + 1; i <= open; ++i)
      if (!adjacent(i)) return 0;
    if (type(open) != P::OPEN) return 0;
    const std::string written(text(at_, open - at_)), name = lower_case(written) + "(";
    const bool extreme = name == "min(" || name == "max(", own = is_function(written) || (written == lower_case(written) && (name == "als(" || name == "if("));
    if (own || everyday_example(name, language_).empty()) return 0;
    const std::size_t end = closing(open);
    if (type(end) != P::CLOSE || (extreme && text(open, end - open).find(';') == std::string_view::npos)) return 0;
    return one_value(name, open - 1, end);
  }

  // hoogste van (x; € 500), maximum van (x) en € 500: a bound, and no highest of many rows.
  std::size_t extreme_of_two() {
    const std::string name = extreme_named();
    if (name.empty() || (type(at_ + 1) != P::VAN && type(at_ + 1) != P::OF)) return 0;
    const bool calculated = type(at_ + 2) == P::OPEN;
    const std::size_t end = calculated ? closing(at_ + 2) : at_ + 2;
    if (type(end) == antlr4::Token::EOF) return 0;
    if (calculated && lists(at_ + 2, end)) return one_value(name, at_ + 1, end);
    const std::size_t amount = end + 2 + (type(end + 2) == P::SYMBOL || type(end + 2) == P::ISO);
    if (type(end + 1) != P::AND || type(amount) != P::NUMBER) return 0;
    const std::size_t last = unit_end(amount);
    return compares_values(type(last + 1)) ? 0 : one_value(name, at_ + 1, last);
  }

 private:
  std::size_t type(std::size_t i) const { return i < tokens_.size() ? tokens_[i].getType() : antlr4::Token::EOF; }
  std::string_view text(std::size_t i, std::size_t count = 1) const { return text_.substr(tokens_[i].begin, tokens_[i + count - 1].end - tokens_[i].begin); }
  bool adjacent(std::size_t i) const { return i > 0 && i < tokens_.size() && tokens_[i - 1].end == tokens_[i].begin; }
  bool same_line(std::size_t i) const { return i < tokens_.size() && !tokens_[i].first_on_line; }

  // functie MIN(a, b) = ..: of the contract itself.
  bool is_function(std::string_view name) const {
    for (std::size_t i = 1; i < tokens_.size(); ++i)
      if (type(i - 1) == P::FUNCTION && text(i) == name) return true;
    return false;
  }

  std::string extreme_named() const {
    if (type(at_) == P::HIGHEST) return "max(";
    if (type(at_) == P::LOWEST) return "min(";
    if (type(at_) != P::WORD) return "";
    const std::string word = lower_case(text(at_));
    if (word == "max" || word == "maximum") return "max(";
    return word == "min" || word == "minimum" ? "min(" : "";
  }

  // The one that closes what `open` opens; the end of the text where none does.
  std::size_t closing(std::size_t open) const {
    std::size_t end = open;
    for (int depth = 0; type(end) != antlr4::Token::EOF; ++end) {
      depth += type(end) == P::OPEN ? 1 : type(end) == P::CLOSE ? -1 : 0;
      if (depth == 0) break;
    }
    return end;
  }

  // Whether several values stand between the parentheses, beside those of a call, a key or a list in them.
  bool lists(std::size_t open, std::size_t close) const {
    int depth = 0;
    for (std::size_t i = open + 1; i < close; ++i) {
      depth += opens(type(i)) ? 1 : closes(type(i)) ? -1 : 0;
      if (depth == 0 && (type(i) == P::COMMA || text(i) == ";")) return true;
    }
    return false;
  }

  // The last word of an amount: € 500 per uur.
  std::size_t unit_end(std::size_t number) const {
    std::size_t last = number;
    if (same_line(last + 1) && type(last + 1) == P::WORD) ++last;
    while (same_line(last + 1) && type(last + 1) == P::PER && type(last + 2) == P::WORD) last += 2;
    return last;
  }

  // The words as far as `told` name the call; all of it, as far as `end`, stands for one value.
  std::size_t one_value(const std::string& name, std::size_t told, std::size_t end) {
    const std::string written(text(at_, told + 1 - at_));
    sink_.report(kEverydayExample, {source_, tokens_[at_].begin, tokens_[told].end}, {'"' + written + '"', std::string(everyday_example(name, language_))});
    tokens_[at_].setType(P::WORD);
    tokens_[at_].end = tokens_[end].end;
    tokens_[at_].reported = true;
    return end + 1 - at_;
  }

  std::deque<Token>& tokens_;
  std::size_t at_;
  std::string_view text_;
  SourceId source_;
  Language language_;
  diag::Sink& sink_;
};

}  // namespace

std::size_t take_call(std::deque<Token>& tokens, std::size_t at, std::string_view text, SourceId source, Language language, diag::Sink& sink) {
  Calls calls(tokens, at, text, source, language, sink);
  const std::size_t sheet = calls.sheet_call();
  return sheet ? sheet : calls.extreme_of_two();
}

}  // namespace bkm::syntax
