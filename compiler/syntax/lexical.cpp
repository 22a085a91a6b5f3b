#include "compiler/syntax/lexical.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include "compiler/syntax/habits.hpp"
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/literal.hpp"
#include "runtime/calendar/date.hpp"

namespace bkm::syntax {

namespace {

constexpr Bilingual kRemove{"haal dit teken weg", "remove this character"};
constexpr int kDeepest = 200, kMostOperators = 1000;

char32_t first_point(std::string_view text) {
  utf8proc_int32_t point = 0;
  utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &point);
  return static_cast<char32_t>(point);
}

bool invisible(char32_t point) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
  return category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CO || category == UTF8PROC_CATEGORY_CN;
}

bool curly(char32_t point) { return point >= 0x2018 && point <= 0x201F; }

// The date that 31-01-2026, 1/2/2026, 31.01.2026 or 2026-1-5 means. Nothing where day and month could be exchanged by /, as in American dates.
std::optional<Date> meant_date(std::string_view text) {
  int part[3] = {}, n = 0;
  std::size_t digits[3] = {};
  for (char c : text) {
    if (c >= '0' && c <= '9') part[n] = part[n] * 10 + (c - '0'), ++digits[n];
    else if (++n > 2) return {};
  }
  if (n != 2) return {};
  if (digits[0] == 4) return valid_date(part[0], part[1], part[2]);
  if (digits[2] != 4 || (text.find('/') != std::string_view::npos && part[0] <= 12 && part[1] <= 12)) return {};
  return valid_date(part[2], part[1], part[0]);
}

class Check {
 public:
  Check(std::string_view text, SourceId source, Language language, diag::Sink& sink)
      : text_(text), source_(source), language_(language), sink_(sink) {}

  // True when the parser is to get the word.
  bool word(Token& token) {
    if (token.reported) return token.getType() != P::OTHER;
    switch (token.getType()) {
      case P::NUMBER:
      case P::PERCENT: return number(token), true;
      case P::DATE: return date(token), true;
      case P::OTHER_DATE: return other_date(token), true;
      case P::CURLY_TEXT: return curly_text(token), true;
      case P::OPEN_TEXT: return open_text(token), true;
      case P::SHORT_DASH: return dash(token, "-"), token.setType(P::MINUS), true;
      case P::LONG_DASH: return dash(token, "--"), false;
      case P::SLASHES: return slashes(token), false;
      case P::OTHER: return other_sign(token);
      default: return nesting(token), true;
    }
  }

  // 16uur or 02A15: two words as read, one for the author. True when the second one is taken into the first.
  bool attached(Token& number, Token& word) {
    if (word.reported || number.getType() != P::NUMBER || number.end != word.begin || (word.getType() != P::WORD && !keyword_of(word.getType()))) return false;
    const std::string_view unit = text(word);
    const bool code = std::any_of(unit.begin(), unit.end(), [](char c) { return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
    const Span both{source_, number.begin, word.end};
    const std::string written(text_.substr(both.begin, both.end - both.begin));
    const std::string right = code ? '"' + written + '"' : std::string(text(number)) + " " + std::string(unit);
    number.reported = true;
    sink_.report(code ? kCodeNeedsQuotes : kUnitAttached, both, {right}).write(right, both);
    if (code) number.setType(P::TEXT), number.end = word.end;
    return code;
  }

 private:
  std::string_view text(const Token& token) const { return text_.substr(token.begin, token.end - token.begin); }
  Span span(const Token& token) const { return {source_, token.begin, token.end}; }
  diag::Diagnostic& report(const Kind& kind, Token& token, diag::Args args) {
    token.reported = true;
    return sink_.report(kind, span(token), std::move(args));
  }
  // One whose fix is to write `right` instead.
  void report_fix(const Kind& kind, Token& token, diag::Args args, const std::string& right) {
    report(kind, token, std::move(args)).write(right, span(token));
  }

  void number(Token& token) {
    const bool percent = token.getType() == P::PERCENT;
    const std::string_view digits = percent ? without_percent(text(token)) : text(token);
    if (parse_decimal(digits, notation_of(language_))) return;
    const std::string own = swapped(std::string(digits)) + std::string(text(token).substr(digits.size()));
    if (parse_decimal(digits, notation_of(other(language_)))) return report_fix(kNumberNotation, token, {std::string(text(token)), own}, own);
    if (const auto meant = meant_date(digits)) {
      report_fix(kDateForm, token, {std::string(digits), to_string(*meant)}, to_string(*meant));
      return token.setType(P::DATE);
    }
    report(kMalformedNumber, token, {std::string(text(token))});
  }

  void date(Token& token) {
    if (!parse_iso_date(text(token))) report(kImpossibleDate, token, {std::string(text(token))});
  }

  void other_date(Token& token) {
    const std::string written(text(token));
    token.setType(P::DATE);
    if (const auto meant = meant_date(written)) return report_fix(kDateForm, token, {written, to_string(*meant)}, to_string(*meant));
    report(kUnclearDate, token, {written});
  }

  void curly_text(Token& token) {
    std::string_view inside = text(token);
    const bool straight = inside.front() == '\'';
    const bool angled = inside.starts_with("«") || inside.starts_with("»");
    const std::size_t width = straight ? 1 : angled ? 2 : 3;  // of a quote, in bytes
    inside.remove_prefix(inside.front() == '"' ? 1 : width);
    inside.remove_suffix(inside.back() == '"' ? 1 : width);
    const std::string right = '"' + std::string(inside) + '"';
    token.setType(P::TEXT);
    report_fix(straight || angled ? kSingleQuote : kCurlyQuote, token, {right}, right);
  }

  void open_text(Token& token) {
    token.setType(P::TEXT);
    report(kOpenText, token, {});
  }

  void dash(Token& token, const std::string& right) {
    // A long dash has taken the rest of the line with it, as a comment; the finding is about the dash.
    const Token whole = token;
    token.end = token.begin + 3;
    report_fix(kLongDash, token, {right}, right);
    token.end = whole.end;
  }

  // As in a program, the rest of the line with it; the finding is about the two slashes.
  void slashes(Token& token) {
    const std::uint32_t end = token.end;
    token.end = token.begin + 2;
    report_fix(kEveryday, token, {std::string("\"//\""), std::string("\"--\"")}, "--");
    token.end = end;
  }

  // × is known for *; true when the parser gets that.
  bool other_sign(Token& token) {
    const Sign sign = sign_of(text(token));
    if (sign.token == P::OTHER) return foreign(token), false;
    report_fix(kEveryday, token, {'"' + std::string(text(token)) + '"', '"' + std::string(sign.right) + '"'}, std::string(sign.right));
    token.setType(sign.token);
    return true;
  }

  void foreign(Token& token) {
    const char32_t point = first_point(text(token));
    if (curly(point)) return report_fix(kCurlyQuote, token, {std::string("\"")}, "\"");
    if (!invisible(point)) return void(report(kForeignCharacter, token, {std::string(text(token))}));
    report(kInvisibleCharacter, token, {fmt::format("U+{:04X}", static_cast<unsigned>(point))}).fixes.push_back({kRemove, {}, span(token), ""});
  }

  // A word that nests too deep is taken away from the parser, which would recurse.
  void nesting(Token& token) {
    switch (token.getType()) {
      case P::OPEN: ++open_; break;
      case P::CLOSE: open_ -= open_ > 0; break;
      case P::ELSE:
      case P::TIES_THEN: ++chained_; break;
      case P::PLUS: case P::MINUS: case P::TIMES: case P::DIVIDE: case P::AT_MOST: case P::AT_LEAST: case P::ABOVE: ++operators_; break;
      case P::EQUAL: case P::COMMA: case P::COLON: case P::AND: case P::OR: case P::IF: operators_ = 0; break;
      default:
        if (token.first_on_line && begins_statement(token.getType())) open_ = chained_ = operators_ = 0;
        return;
    }
    if (open_ + chained_ <= kDeepest && operators_ <= kMostOperators) return;
    token.setType(P::OTHER);
    if (!deep_) report(kTooDeep, token, {std::to_string(operators_ > kMostOperators ? kMostOperators : kDeepest)});
    token.reported = deep_ = true;
  }

  std::string_view text_;
  SourceId source_;
  Language language_;
  diag::Sink& sink_;
  int open_ = 0, chained_ = 0, operators_ = 0;
  bool deep_ = false;
};

}  // namespace

std::vector<Token*> check_words(std::deque<Token>& tokens, std::string_view text, SourceId source, Language language, diag::Sink& sink) {
  Check check(text, source, language, sink);
  std::vector<Token*> kept;
  bool lost_one = false, lost_first = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool edition = i == 1 && tokens[0].getType() == P::BKM;
    const std::size_t habit = edition ? 0 : take_habit(tokens, i, text, source, language, sink);
    if (!kept.empty() && check.attached(*kept.back(), tokens[i])) continue;
    if (edition || check.word(tokens[i])) {
      // What follows a word that was left out stands in for it.
      tokens[i].reported |= lost_one;
      tokens[i].first_on_line |= lost_first;
      lost_one = lost_first = false;
      kept.push_back(&tokens[i]);
    } else {
      lost_one = true;
      lost_first |= tokens[i].first_on_line;
    }
    if (habit > 1) i += habit - 1;
  }
  return kept;
}

}  // namespace bkm::syntax
