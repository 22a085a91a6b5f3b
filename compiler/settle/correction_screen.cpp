#include <algorithm>

#include "compiler/interpret/key_text.hpp"
#include "compiler/settle/correction.hpp"
#include "compiler/settle/text_table.hpp"

namespace bkm::settle {
namespace {

std::string amount(const plan::Plan& plan, const Rational& value, Language language) {
  return (value < 0 ? "-" : "") + format_decimal(abs(value), notation_of(language), plan.currency_decimals);
}

std::string count(std::uint64_t value, Language language) { return format_decimal(Rational(static_cast<unsigned long>(value)), notation_of(language)); }

}  // namespace

std::string first_line(const plan::Plan& plan, const Run& run, const Correction& correction) {
  auto first = std::find_if(correction.postings.begin(), correction.postings.end(), [](const Posting& posting) { return !posting.reversal; });
  return first == correction.postings.end() ? std::string() : interpret::question(plan, run.data, first->post.of);
}

std::string postings_screen(const plan::Plan& plan, const Correction& correction, Language language) {
  const bool nl = language == Language::nl;
  if (correction.postings.empty()) return nl ? "  Er is niets te boeken: elk bedrag staat al zo in de vorige afrekening.\n" : "  There is nothing to post: every amount already stands like this in the settlement before.\n";
  std::vector<std::vector<std::string>> lines{{nl ? "regel" : "rule", nl ? "reden" : "reason", nl ? "boekingen" : "postings", (nl ? "terug " : "reversed ") + plan.currency_symbol,
                                               nl ? "geboekt" : "posted", nl ? "verschil" : "difference"}};
  PostingTotal sum;
  auto add = [&](const std::string& rule, const std::string& reason, const PostingTotal& t) {
    lines.push_back({rule, reason, count(t.reversals + t.lines, language), amount(plan, t.reversed, language), amount(plan, t.posted, language),
                     amount(plan, Rational(t.reversed + t.posted), language)});
  };
  for (const PostingTotal& t : totals_of(correction)) {
    add(t.rule, reason_words(t.reason, language), t);
    sum.reversals += t.reversals, sum.lines += t.lines;
    sum.reversed += t.reversed, sum.posted += t.posted;
  }
  add(nl ? "totaal" : "total", "", sum);
  return text_table(lines, 2);
}

}  // namespace bkm::settle
