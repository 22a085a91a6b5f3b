#include "compiler/syntax/habits.hpp"

#include <array>

#include "compiler/base/everyday.hpp"
#include "compiler/syntax/calls.hpp"
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/roles.hpp"
#include "runtime/calendar/date.hpp"

namespace bkm::syntax {

namespace {

struct Written {
  std::string_view text;
  Sign sign;
};
constexpr Written kSigns[] = {
    {"×", {P::TIMES, "*"}},          {"÷", {P::DIVIDE, "/"}},     {"≥", {P::GREATER_EQUAL, ">="}},  {"≤", {P::LESS_EQUAL, "<="}},
    {"≠", {P::UNEQUAL, "<>"}},       {"…", {P::DOTS, ".."}},      {"...", {P::DOTS, ".."}},         {"=>", {P::GREATER_EQUAL, ">="}},
    {"=<", {P::LESS_EQUAL, "<="}},   {"==", {P::EQUAL, "="}},     {"!=", {P::UNEQUAL, "<>"}},       {"><", {P::UNEQUAL, "<>"}},
};

struct Large {
  std::string_view word;
  int factor;
};
constexpr Large kLarge[] = {{"duizend", 1'000},     {"miljoen", 1'000'000}, {"mln", 1'000'000},       {"mio", 1'000'000},       {"k", 1'000},
                            {"thousand", 1'000},    {"million", 1'000'000}, {"miljard", 1'000'000'000}, {"billion", 1'000'000'000}};

class Habits {
 public:
  Habits(std::deque<Token>& tokens, std::size_t at, std::string_view text, SourceId source, Language language, diag::Sink& sink)
      : tokens_(tokens), at_(at), text_(text), source_(source), language_(language), sink_(sink) {}

  std::size_t take() {
    if (tokens_[at_].reported) return 0;
    using Habit = std::size_t (Habits::*)();
    for (const Habit habit : {&Habits::sign, &Habits::article_number, &Habits::article_in_front, &Habits::letter_in_amount, &Habits::empty_cents,
                              &Habits::grouped_by_spaces, &Habits::short_rate, &Habits::date_with_dashes, &Habits::dates_with_dash, &Habits::range_with_dash,
                              &Habits::dash_of_remark, &Habits::half_curly, &Habits::call, &Habits::article_sign, &Habits::semicolons, &Habits::large_amount, &Habits::currency_behind, &Habits::whole_step, &Habits::party_title})
      if (const std::size_t count = (this->*habit)()) return count;
    return 0;
  }

 private:
  std::size_t type(std::size_t i) const { return i < tokens_.size() ? tokens_[i].getType() : antlr4::Token::EOF; }
  std::string_view text(std::size_t i, std::size_t count = 1) const { return text_.substr(tokens_[i].begin, tokens_[i + count - 1].end - tokens_[i].begin); }
  bool adjacent(std::size_t i) const { return i > 0 && i < tokens_.size() && tokens_[i - 1].end == tokens_[i].begin; }
  bool same_line(std::size_t i) const { return i < tokens_.size() && !tokens_[i].first_on_line; }
  bool amount() const { return type(at_) == P::NUMBER && at_ > 0 && (type(at_ - 1) == P::SYMBOL || type(at_ - 1) == P::ISO); }
  bool number(std::string_view written) const { return parse_decimal(written, notation_of(language_)).has_value(); }

  // The words become one of `type`, and a finding says what to write, with `space` around it.
  std::size_t replace(const Kind& kind, std::size_t count, std::size_t type, diag::Args args, const std::string& right, const std::string& space = "") {
    Token& token = tokens_[at_];
    token.end = tokens_[at_ + count - 1].end;
    token.setType(type);
    token.reported = true;
    const Span where{source_, token.begin, token.end};
    sink_.report(kind, where, std::move(args)).write(right, where, space + right + space);
    return count;
  }

  // =>, !=, ...: two signs that touch and make none of the language.
  std::size_t sign() {
    if (!adjacent(at_ + 1) || (adjacent(at_ + 2) && more_signs(at_ + 2))) return 0;
    const Sign found = sign_of(text(at_, 2));
    if (found.token == P::OTHER) return 0;
    return replace(kEveryday, 2, found.token, {'"' + std::string(text(at_, 2)) + '"', '"' + std::string(found.right) + '"'}, std::string(found.right));
  }

  bool more_signs(std::size_t i) const { return text(i).find_first_of("=<>!.") == 0; }

  // artikel 5.1, artikel 5 lid 2: a text, also where it looks like a number. Inside a key `artikel` is a name.
  std::size_t article_number() {
    if (type(at_) != P::NUMBER || at_ == 0 || !same_line(at_)) return 0;
    const bool article = type(at_ - 1) == P::ARTICLE && type(at_ - 2) != P::OPEN_KEY && type(at_ - 2) != P::COMMA;
    const bool version = type(at_ - 1) == P::VERSION && tokens_[0].getType() == P::BKM && at_ == 6;
    if (!article && !version) return 0;
    const std::size_t end = article ? article_end(at_) : touching_end(at_);
    const std::string written(text(at_, end - at_)), right = '"' + written + '"';
    return replace(kMissingQuotes, end - at_, P::TEXT, {written}, right);
  }

  // 5.1(a), 5 lid 2: what touches the number or goes on behind it, but for a parenthesis that opened before it.
  std::size_t article_end(std::size_t number) const {
    std::size_t end = number + 1;
    for (int depth = 0; same_line(end) && type(end) != antlr4::Token::EOF && (adjacent(end) || goes_on(end)); ++end) {
      depth += type(end) == P::OPEN ? 1 : type(end) == P::CLOSE ? -1 : 0;
      if (depth < 0) break;
    }
    return end;
  }

  std::size_t touching_end(std::size_t number) const {
    std::size_t end = number + 1;
    while (same_line(end) && type(end) != antlr4::Token::EOF && adjacent(end)) ++end;
    return end;
  }

  bool goes_on(std::size_t i) const {
    return type(i) == P::WORD || type(i) == P::NUMBER || type(i) == P::AMONG || type(i) == P::AND;
  }

  // 5.1 betaal zorg .., as in the document that a contract stands in.
  std::size_t article_in_front() {
    if (type(at_) != P::NUMBER || !tokens_[at_].first_on_line) return 0;
    const std::size_t next = at_ + 1 + (adjacent(at_ + 1) && (type(at_ + 1) == P::DOT || type(at_ + 1) == P::CLOSE));
    if (!same_line(next) || !begins_statement(type(next)) || !same_line(next + 1) || type(next + 1) != P::WORD) return 0;
    const std::string written(text(at_));
    sink_.report(kArticleInFront, {source_, tokens_[at_].begin, tokens_[next - 1].end}, {written});
    tokens_[at_].reported = true;
    tokens_[at_].setType(P::OTHER);
    return next - at_;
  }

  // € 75O.000
  std::size_t letter_in_amount() {
    if (!amount() || type(at_ + 1) != P::WORD || !adjacent(at_ + 1)) return 0;
    std::size_t end = at_ + 2;
    while (adjacent(end) && (type(end) == P::NUMBER || type(end) == P::WORD || type(end) == P::DOT || type(end) == P::COMMA)) ++end;
    std::string right(text(at_, end - at_));
    for (char& c : right) c = c == 'O' || c == 'o' ? '0' : c == 'l' || c == 'I' ? '1' : c;
    if (!number(right)) return 0;
    return replace(kLetterInNumber, end - at_, P::NUMBER, {std::string(text(at_, end - at_)), right}, right);
  }

  // € 750,- and € 750,--; two dashes have taken the rest of the line with them, as a comment.
  std::size_t empty_cents() {
    if (!amount() || !adjacent(at_ + 1) || (type(at_ + 1) != P::COMMA && type(at_ + 1) != P::DOT)) return 0;
    const std::string_view after = text_.substr(tokens_[at_ + 1].end);
    const bool dash = adjacent(at_ + 2) && (type(at_ + 2) == P::MINUS || type(at_ + 2) == P::EQUAL || type(at_ + 2) == P::SHORT_DASH || type(at_ + 2) == P::LONG_DASH);
    if (dash ? adjacent(at_ + 3) && type(at_ + 3) == P::NUMBER : !after.starts_with("--")) return 0;  // € 750.-31 is something else
    const std::string right(text(at_));
    if (!dash) tokens_[at_ + 1].end += 2;
    const std::size_t count = dash ? 3 : 2;
    return replace(kNumberNotation, count, P::NUMBER, {std::string(text(at_, count)), right}, right);
  }

  // € 750 000, € 1 250 000,50
  std::size_t grouped_by_spaces() {
    if (!amount() || text(at_).size() > 3) return 0;
    std::size_t end = at_ + 1;
    std::string right(text(at_));
    while (type(end) == P::NUMBER && same_line(end) && !adjacent(end) && three_digits(text(end)))
      right += (language_ == Language::nl ? "." : ",") + std::string(text(end++));
    if (end == at_ + 1 || !number(right)) return 0;
    return replace(kNumberNotation, end - at_, P::NUMBER, {std::string(text(at_, end - at_)), right}, right);
  }

  // 000, 000,50
  static bool three_digits(std::string_view written) { return std::min(written.find_first_of(",."), written.size()) == 3; }

  // € 62,40/uur, € 62,40 p/u: the slash, or the p and the slash, become per.
  std::size_t short_rate() {
    const std::size_t slash = type(at_) == P::WORD && lower_case(text(at_)) == "p" ? at_ + 1 : at_;
    if (type(slash) != P::DIVIDE || !adjacent(slash + 1) || at_ < 2 || type(at_ - 1) != P::NUMBER || type(at_ - 2) != P::SYMBOL) return 0;
    const std::string unit(time_unit(text(slash + 1), language_));
    if (unit.empty()) return 0;
    const std::string written(text(at_, slash + 2 - at_)), right = "per " + unit;
    const Span where{source_, tokens_[at_].begin, tokens_[slash + 1].end};
    tokens_[at_].end = tokens_[slash].end;
    tokens_[at_].setType(P::PER);
    tokens_[at_].reported = tokens_[slash + 1].reported = true;
    sink_.report(kEveryday, where, {'"' + written + '"', '"' + right + '"'}).write(right, where, (adjacent(at_) ? " " : "") + right);
    return slash + 1 - at_;
  }

  // 2026-07-01 with the dashes of a word processor.
  std::size_t date_with_dashes() {
    for (std::size_t i = at_; i < at_ + 5; ++i)
      if (type(i) != ((i - at_) % 2 ? P::SHORT_DASH : P::NUMBER)) return 0;
    std::string right(text(at_));
    for (std::size_t i = at_ + 2; i < at_ + 5; i += 2) right += "-" + std::string(text(i));
    if (!parse_iso_date(right)) return 0;
    return replace(kLongDash, 5, P::DATE, {right}, right);
  }

  // 2026-01-01 to 2026-12-31, with a dash between them, or 1 januari 2026 – 31 december 2026. A long dash has taken the rest of the line with it.
  std::size_t dates_with_dash() {
    if (at_ == 0 || !ends_date(at_ - 1)) return 0;
    const bool is_long = type(at_) == P::LONG_DASH && text(at_).size() > 3 && text(at_).find_first_of("0123456789") < 5;
    const bool is_short = (type(at_) == P::SHORT_DASH || type(at_) == P::MINUS) && begins_date(at_ + 1);
    if (!is_long && !is_short) return 0;
    const std::string word(Bilingual{"t/m", "through"}.in(language_)), written(is_long ? text(at_).substr(0, 3) : text(at_));
    const Span where{source_, tokens_[at_].begin, static_cast<std::uint32_t>(tokens_[at_].begin + written.size())};
    const std::string right = (adjacent(at_) ? " " : "") + word + (is_short && adjacent(at_ + 1) ? " " : "");
    tokens_[at_].setType(is_long ? P::OTHER : P::THROUGH);
    tokens_[at_].reported = true;
    sink_.report(kEveryday, where, {'"' + written + '"', '"' + word + '"'}).write(word, where, right);
    return 1;
  }

  bool ends_date(std::size_t i) const { return type(i) == P::DATE || (type(i) == P::NUMBER && i > 0 && text(i).size() == 4 && month_named(text(i - 1), language_)); }
  bool begins_date(std::size_t i) const { return type(i) == P::DATE || type(i) == P::OTHER_DATE || (type(i) == P::NUMBER && type(i + 1) == P::WORD && month_named(text(i + 1), language_)); }

  // uur 0–24: among the columns of a table nothing is calculated. 0–10: a band.
  std::size_t range_with_dash() {
    if (at_ == 0 || type(at_) != P::SHORT_DASH || type(at_ - 1) != P::NUMBER || type(at_ + 1) != P::NUMBER) return 0;
    const bool band = stands_in(P::SCALE) && tokens_[at_ - 1].first_on_line;
    if (!band && !stands_in(P::DATA)) return 0;
    const std::string word(band ? Bilingual{"t/m", "through"}.in(language_) : ".."), dash(text(at_));
    return replace(kEveryday, 1, band ? P::THROUGH : P::DOTS, {'"' + dash + '"', '"' + word + '"'}, word, band && adjacent(at_) ? " " : "");
  }

  // – zie bijlage 3: a remark, whose two dashes a word processor made one. Behind a text or before two words in a row nothing is subtracted.
  std::size_t dash_of_remark() {
    if (type(at_) != P::SHORT_DASH || at_ == 0 || adjacent(at_ + 1) || !same_line(at_ + 1)) return 0;
    const bool words = type(at_ + 1) == P::WORD && same_line(at_ + 2) && (type(at_ + 2) == P::WORD || type(at_ + 2) == P::NUMBER || type(at_ + 2) == P::TEXT);
    if (!words && type(at_ - 1) != P::TEXT) return 0;
    std::size_t end = at_ + 1;
    for (int depth = 0; same_line(end) && type(end) != antlr4::Token::EOF; ++end)
      if ((depth += type(end) == P::OPEN ? 1 : type(end) == P::CLOSE ? -1 : 0) < 0) return 0;  // in parentheses
    const Span where{source_, tokens_[at_].begin, tokens_[at_].end};
    sink_.report(kLongDash, where, {std::string("--")}).write("--", where);
    tokens_[at_].setType(P::OTHER);
    tokens_[at_].reported = true;
    return end - at_;
  }

  // "Gemeente Valleistad” versie "1": the text ends at the curly quote, and the rest of the line cannot be told.
  std::size_t half_curly() {
    if (type(at_) != P::TEXT && type(at_) != P::OPEN_TEXT) return 0;
    const std::size_t quote = text(at_).find("”");
    std::size_t end = at_ + 1;
    while (same_line(end) && type(end) != antlr4::Token::EOF) ++end;
    if (quote == std::string_view::npos || type(end - 1) != P::OPEN_TEXT) return 0;
    const std::uint32_t begin = tokens_[at_].begin + static_cast<std::uint32_t>(quote);
    const Span where{source_, begin, begin + 3};
    sink_.report(kCurlyQuote, where, {std::string("\"")}).write("\"", where);
    tokens_[at_].setType(P::TEXT);
    tokens_[at_].reported = true;
    return end - at_;
  }

  std::size_t call() { return take_call(tokens_, at_, text_, source_, language_, sink_); }

  // § 5.1, art. 5.1, Artikel 5.1. In a key such a word is a name.
  std::size_t article_sign() {
    const bool word = type(at_) == P::WORD && is_article(lower_case(text(at_))) && (at_ == 0 || (type(at_ - 1) != P::OPEN_KEY && type(at_ - 1) != P::COMMA));
    const std::size_t number = at_ + 1 + (word && type(at_ + 1) == P::DOT);
    if ((!word && text(at_) != "§") || !same_line(at_) || type(number) != P::NUMBER || !same_line(number)) return 0;
    const std::size_t end = article_end(number);
    const std::string right = std::string(Bilingual{"artikel", "article"}.in(language_)) + " \"" + std::string(text(number, end - number)) + "\"";
    const std::string written(text(at_, end - at_));
    const Span where{source_, tokens_[at_].begin, tokens_[end - 1].end};
    tokens_[at_].setType(P::ARTICLE);
    tokens_[end - 1].setType(P::TEXT);
    tokens_[end - 1].begin = tokens_[number].begin;
    tokens_[at_].reported = tokens_[end - 1].reported = true;
    sink_.report(kEveryday, where, {'"' + written + '"', right}).write(right, where);
    return end - 1 - at_;
  }

  static bool is_article(std::string_view word) { return word == "art" || word == "par" || word == "artikel" || word == "article"; }

  // nummer; aanbieder; cliënt: one finding for the line.
  std::size_t semicolons() {
    if (!parts_words(at_)) return 0;
    std::string right;
    std::size_t last = at_;
    for (std::size_t i = at_; i == at_ || same_line(i); ++i)
      if (parts_words(i)) right += std::string(text_.substr(tokens_[last].end, i == at_ ? 0 : tokens_[i].begin - tokens_[last].end)) + ",", last = i;
    const Span where{source_, tokens_[at_].begin, tokens_[last].end};
    for (std::size_t i = at_; i <= last; ++i)
      if (parts_words(i)) tokens_[i].setType(P::COMMA), tokens_[i].reported = true;
    sink_.report(kEveryday, where, {std::string("\";\""), std::string("\",\"")}).write(right, where);
    return 1;
  }

  // A semicolon that is not at the end of its line or of its calculation.
  bool parts_words(std::size_t i) const {
    return type(i) == P::OTHER && text(i) == ";" && same_line(i + 1) && type(i + 1) != antlr4::Token::EOF && type(i + 1) != P::ARTICLE;
  }

  // € 1,5 miljoen
  std::size_t large_amount() {
    if (!amount() || !same_line(at_ + 1)) return 0;
    const std::string word = lower_case(text(at_ + 1));
    const auto written = parse_decimal(text(at_), notation_of(language_));
    for (const Large& large : kLarge)
      if (written && large.word == word) {
        const std::string right = format_decimal(written->value * large.factor, notation_of(language_));
        return replace(kNumberNotation, 2, P::NUMBER, {std::string(text(at_, 2)), right}, right);
      }
    return 0;
  }

  // 62,40 €: the two are read in their own order.
  std::size_t currency_behind() {
    if (type(at_) != P::NUMBER || amount() || !same_line(at_ + 1) || type(at_ + 1) != P::SYMBOL || type(at_ + 2) == P::NUMBER) return 0;
    const std::string symbol(text(at_ + 1)), right = symbol + " " + std::string(text(at_));
    tokens_[at_].setType(P::SYMBOL);
    tokens_[at_ + 1].setType(P::NUMBER);
    tokens_[at_].reported = tokens_[at_ + 1].reported = true;
    const Span where{source_, tokens_[at_].begin, tokens_[at_ + 1].end};
    sink_.report(kCurrencyBehind, where, {symbol, right}).write(right, where);
    return 1;
  }

  // afronden op hele euro's, afgerond op hele uren, rounded to the nearest euro
  std::size_t whole_step() {
    if (at_ < 2 || (type(at_ - 1) != P::OP && type(at_ - 1) != P::TO) || (type(at_ - 2) != P::ROUND && type(at_ - 2) != P::ROUNDED)) return 0;
    std::size_t end = at_;
    while (type(end) == P::WORD && says_whole(text(end))) ++end;
    const std::string right = type(end) == P::WORD || type(end) == P::NUMBERS ? one_of(text(end), end > at_) : std::string();
    if (right.empty() || !same_line(end)) return 0;
    end += adjacent(end + 1) && adjacent(end + 2) && type(end + 1) == P::OTHER && text(end + 2) == "s" ? 3 : 1;  // euro's
    return replace(kEveryday, end - at_, P::NUMBER, {'"' + std::string(text(at_, end - at_)) + '"', '"' + right + '"'}, right);
  }

  static bool says_whole(std::string_view word) {
    constexpr std::string_view kWords[] = {"hele", "gehele", "heel", "een", "de", "het", "dichtstbijzijnde", "whole", "full", "a", "the", "nearest"};
    return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
  }

  // euro: € 1. Of another unit only where the words before it say that it is one: uur may be a name.
  std::string one_of(std::string_view unit, bool said) const {
    if (unit == "euro" || unit == "euros") return "€ 1";
    if (said && (unit == "getallen" || unit == "getal" || unit == "numbers" || unit == "number")) return "1";
    const std::string_view time = said ? time_unit(unit, language_) : std::string_view();
    return time.empty() ? std::string() : "1 " + std::string(time);
  }

  // opdrachtgever Gemeente Valleistad: the name in full stands in quotes behind a short one.
  std::size_t party_title() {
    if (type(at_) != P::WORD || at_ == 0 || !same_line(at_) || is_role(at_) || !is_role(at_ - 1) || !stands_in(P::PARTIES)) return 0;
    std::size_t end = at_ + 1;
    while (same_line(end) && type(end) == P::WORD && !is_role(end)) ++end;
    if (end == at_ + 1 || type(end) == P::TEXT || type(end) == P::COMMA || role_near(text(at_ + 1), language_)) return 0;
    const std::string written(text(at_, end - at_)), right = std::string(text(at_)) + " \"" + written + "\"";
    return replace(kPartyTitle, end - at_, P::WORD, {written, right}, right);
  }

  bool is_role(std::size_t i) const {
    return type(i) == P::THIRD_PARTY || type(i) == P::THIRD_PARTIES || (type(i) == P::WORD && role_named(text(i), language_));
  }

  bool stands_in(std::size_t statement) const {
    std::size_t i = at_;
    while (i > 0 && !begins_statement(type(i))) --i;
    return type(i) == statement;
  }

  std::deque<Token>& tokens_;
  std::size_t at_;
  std::string_view text_;
  SourceId source_;
  Language language_;
  diag::Sink& sink_;
};

}  // namespace

Sign sign_of(std::string_view written) {
  for (const Written& each : kSigns)
    if (each.text == written) return each.sign;
  return {P::OTHER, {}};
}

std::size_t take_habit(std::deque<Token>& tokens, std::size_t at, std::string_view text, SourceId source, Language language, diag::Sink& sink) {
  return Habits(tokens, at, text, source, language, sink).take();
}

}  // namespace bkm::syntax
