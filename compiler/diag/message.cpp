#include <fmt/format.h>

#include "compiler/diag/diagnostic.hpp"

namespace bkm::diag {
namespace {

// The minus stands before the symbol, as in the contracts.
std::string amount(const Money& money, Language language) {
  const std::string number = format_decimal(abs(money.value), notation_of(language), 2);
  return (sgn(money.value) < 0 ? "-" : "") + money.symbol + ' ' + number;
}

struct Written {
  Language language;
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Money& money) const { return amount(money, language); }
  std::string operator()(const Number& number) const { return format_decimal(number.value, notation_of(language)); }
  std::string operator()(const Bilingual& word) const { return std::string(word.in(language)); }
  std::string operator()(const Text& phrase) const { return phrase.in(language); }
};

// The argument that a placeholder at `at` stands for; nothing when there is no placeholder.
const Arg* argument_at(std::string_view text, std::size_t at, const Args& args) {
  if (at + 2 >= text.size() || text[at] != '{' || text[at + 2] != '}') return nullptr;
  const std::size_t index = static_cast<unsigned char>(text[at + 1]) - std::size_t{'0'};
  return index < args.size() ? &args[index] : nullptr;
}

}  // namespace

std::string fill(std::string_view text, const Args& args, Language language) {
  std::string filled;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Arg* arg = argument_at(text, at, args);
    filled += arg ? std::visit(Written{language}, *arg) : std::string(1, text[at]);
    if (arg) at += 2;
  }
  return filled;
}

std::string message(const Diagnostic& diagnostic, Language language) {
  return fill(diagnostic.kind->text.in(language), diagnostic.args, language);
}

std::string code_text(const Kind& kind) { return fmt::format("BKM{:04}", kind.code); }

}  // namespace bkm::diag
