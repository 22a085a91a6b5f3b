// Codes that look like another code: with the hyphen or space of a word processor, or a space at their edge.
#include <array>
#include <set>

#include "compiler/check/checker.hpp"

namespace bkm::check {
namespace {

constexpr Kind kLookAlike{3754, "code-looks-like-another", diag::Severity::warning,
                          "De code {0} heeft {1}, en is dus een andere dan \"{2}\"; een rij met \"{2}\" telt hier niet mee.",
                          "The code {0} has {1}, so it is another than \"{2}\"; a row with \"{2}\" does not count here."};

struct Mark {
  std::string_view bytes, plain;
  Bilingual name;
};
constexpr Bilingual kSpace{"een vaste spatie", "a non-breaking space"}, kHyphen{"een vast streepje", "a non-breaking hyphen"}, kUnseen{"een onzichtbaar teken", "an invisible character"};
constexpr std::array kMarks{Mark{"\xC2\xA0", " ", kSpace},
                            Mark{"\xE2\x80\xAF", " ", kSpace},
                            Mark{"\xE2\x80\x91", "-", kHyphen},
                            Mark{"\xE2\x80\x93", "-", {"een lang streepje", "a dash"}},
                            Mark{"\xC2\xAD", "", kUnseen},
                            Mark{"\xE2\x80\x8B", "", kUnseen}};

// The code as a keyboard writes it, and what of it is different.
std::pair<std::string, std::optional<Bilingual>> plain(std::string code) {
  std::optional<Bilingual> found;
  for (const Mark& mark : kMarks)
    for (std::size_t at; (at = code.find(mark.bytes)) != std::string::npos; found = mark.name) code.replace(at, mark.bytes.size(), mark.plain);
  const std::size_t first = code.find_first_not_of(' '), last = code.find_last_not_of(' ');
  if (first == std::string::npos || last - first + 1 == code.size()) return {code, found};
  return {code.substr(first, last - first + 1), found ? found : Bilingual{"een spatie aan de rand", "a space at its edge"}};
}

void look(Checker& checker, Span span, std::set<std::uint32_t>& seen) {
  const std::string written(checker.sources.text(span));
  if (written.size() < 2 || written.front() != '"' || checker.of_module(span) || !seen.insert(span.begin).second) return;
  const auto [code, mark] = plain(written.substr(1, written.size() - 2));
  if (!mark) return;
  checker.report(kLookAlike, span, "", {written, *mark, code});
}

}  // namespace

void check_code_spelling(Checker& checker) {
  std::set<std::uint32_t> seen;
  for (const Expr& expr : checker.plan.exprs)
    if (std::holds_alternative<CodeConstant>(expr.node)) look(checker, expr.span, seen);
  for (const ast::Statement& statement : checker.unit->statements)
    if (const auto* table = std::get_if<ast::Table>(&statement))
      for (const ast::Column& column : table->columns)
        for (const ast::Literal& code : column.codes) look(checker, code.span, seen);
}

}  // namespace bkm::check
