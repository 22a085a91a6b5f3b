#include "compiler/syntax/parse.hpp"

#include <algorithm>
#include <cctype>

#include "compiler/syntax/article_place.hpp"
#include "compiler/syntax/builder.hpp"
#include "compiler/syntax/gather.hpp"
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/lexical.hpp"
#include "compiler/syntax/recover.hpp"
#include "compiler/syntax/source_text.hpp"

namespace bkm::syntax {

namespace {

constexpr std::size_t kMostFindings = 50;

// Comments are no words.
std::string_view next_word(std::string_view& text) {
  constexpr std::string_view blank = " \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(blank), text.size()));
  while (text.starts_with("--")) {
    text.remove_prefix(std::min(text.find('\n'), text.size()));
    text.remove_prefix(std::min(text.find_first_not_of(blank), text.size()));
  }
  const std::string_view word = text.substr(0, text.find_first_of(blank));
  text.remove_prefix(word.size());
  return word;
}

// How many lines begin a statement in the one language and not in the other.
struct Starts {
  int nl = 0, en = 0;
  int in(Language language) const { return language == Language::nl ? nl : en; }
};

Starts starts_of(std::string_view text) {
  Starts starts;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::string_view word = next_word(line);
    const Keyword *dutch = keyword_named(word, Language::nl), *english = keyword_named(word, Language::en);
    const bool nl = dutch && dutch->begins, en = english && english->begins;
    starts.nl += nl && !en;
    starts.en += en && !nl;
  }
  return starts;
}

// For a text without a first line: the language in which more of its lines begin a statement.
Language guessed_language(std::string_view text) {
  const Starts starts = starts_of(text);
  return starts.en > starts.nl ? Language::en : Language::nl;
}

class Reading {
 public:
  enum class Keep { tree, words };  // words: of everything that is read, too

  Reading(const SourceMap& sources, SourceId source, Keep keep = Keep::tree) : text_(sources.text(source)), skipped_(mark_size(text_)) {
    unit_.source = source;
    std::string_view rest = text_.substr(skipped_);
    unit_.language = next_word(rest) == "bkm" ? language_of(text_) : guessed_language(text_);
    if (keep == Keep::words) gatherer_.emplace(text_, source, unit_.language);
  }

  ast::Unit run(diag::Sink& sink) {
    if (readable(text_, unit_.source, found_)) read();
    hand_over(sink);
    return std::move(unit_);
  }

  Concrete words() { return gatherer_->take(); }

 private:
  void read() {
    std::deque<Token> words = read_tokens(text_, skipped_, unit_.language);
    StatementParser parser(check_words(words, text_, unit_.source, unit_.language, found_));
    Recovery recovery(parser, text_, unit_.source, unit_.language, found_);
    Builder builder(text_, unit_, found_);
    if (!first_line(parser, recovery, builder)) return;
    while (parser.stream().at(at_)->getType() != antlr4::Token::EOF && found_.all().size() <= kMostFindings) {
      const std::size_t start = at_, findings = found_.all().size();
      if (auto* tree = parser.statement(at_)) {
        if (!has_reported(parser.stream(), at_, parser.end())) builder.statement(tree), gather(tree);
        at_ = parser.end();
      } else if (const Stop stop = parser.stop(); !recovery.report(at_, stop)) {
        at_ = recovery.next_statement(at_);
      }
      const bool built = found_.all().size() == findings && !has_reported(parser.stream(), start, at_);
      if (!built && at_ > start) unit_.broken.push_back({unit_.source, parser.stream().at(start)->begin, parser.stream().at(at_ - 1)->end});
    }
    if (!found_.has_errors()) check_article_places(parser.stream(), text_, unit_.source, found_);
  }

  void gather(antlr4::ParserRuleContext* tree) {
    if (gatherer_) gatherer_->add(tree);
  }

  // False when the rest of the text cannot be understood without it.
  bool first_line(StatementParser& parser, Recovery& recovery, Builder& builder) {
    const Token *first = parser.stream().at(0), *edition = parser.stream().at(1), *language = parser.stream().at(2);
    const auto report = [&](const Kind& kind, const Token* token, diag::Args args) {
      found_.report(kind, {unit_.source, token->begin, token->end}, std::move(args));
      return false;
    };
    if (first->getType() == antlr4::Token::EOF) return found_.all().empty() && report(kEmptyText, first, {});
    if (first->getType() != P::BKM) return missing_header(parser, recovery);
    if (edition->getType() != P::NUMBER) return report(kMissingHeader, edition->getType() == antlr4::Token::EOF ? first : edition, {});
    if (word(edition) != "1") return report(kUnknownEdition, edition, {std::string(word(edition))});
    if (language->getType() != P::LANGUAGE) return report(kMissingHeader, language->getType() == antlr4::Token::EOF ? first : language, {});
    if (word(language) != "nl" && word(language) != "en") return report(kUnknownLanguage, language, {std::string(word(language))});
    const bool is_read = word(language) == (unit_.language == Language::nl ? "nl" : "en");  // not in 1en
    if (const Starts starts = starts_of(text_); is_read && starts.in(unit_.language) == 0 && starts.in(other(unit_.language)) > 2) return other_language(language);
    while (true) {
      if (auto* tree = parser.header(0)) {
        if (!has_reported(parser.stream(), 0, parser.end())) builder.header(tree), gather(tree);
        at_ = parser.end();
        return true;
      }
      if (const Stop stop = parser.stop(); !recovery.report(0, stop)) {
        at_ = recovery.next_statement(0);
        return true;
      }
    }
  }

  // Every word of the text would be a finding.
  bool other_language(const Token* written) {
    const Span where{unit_.source, written->begin, written->end};
    const std::string right = unit_.language == Language::nl ? "en" : "nl";
    found_ = {};
    found_.report(kLanguageOfText, where, {std::string(word(written)), right}).write(right, where);
    return false;
  }

  // Reads on from the first statement.
  bool missing_header(StatementParser& parser, Recovery& recovery) {
    const Token* first = parser.stream().at(0);
    if (!first->reported) found_.report(kMissingHeader, {unit_.source, first->begin, first->end});
    if (!begins_statement(first->getType())) at_ = recovery.next_statement(0);
    return true;
  }

  static bool has_reported(const Stream& stream, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
      if (stream.at(i)->reported) return true;
    return false;
  }

  // In the order of the text, and not more than a reader can use.
  void hand_over(diag::Sink& sink) {
    std::vector<diag::Diagnostic> all = found_.all();
    std::stable_sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.span.begin < b.span.begin; });
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i + 1 == kMostFindings && all.size() > kMostFindings) {
        sink.report(kTooMany, all[i].span, {std::to_string(kMostFindings - 1)});
        return;
      }
      sink.report(*all[i].kind, all[i].span, all[i].args) = all[i];
    }
  }

  std::string_view word(const Token* token) const { return text_.substr(token->begin, token->end - token->begin); }

  ast::Unit unit_;
  std::string_view text_;
  std::uint32_t skipped_;
  diag::Sink found_;
  std::size_t at_ = 0;
  std::optional<Gatherer> gatherer_;
};

}  // namespace

ast::Unit parse(const SourceMap& sources, SourceId source, diag::Sink& sink) { return Reading(sources, source).run(sink); }

Parsed parse_concrete(const SourceMap& sources, SourceId source, diag::Sink& sink) {
  Reading reading(sources, source, Reading::Keep::words);
  ast::Unit unit = reading.run(sink);
  return {std::move(unit), reading.words()};
}

Language language_of(std::string_view text) {
  text.remove_prefix(mark_size(text));
  if (next_word(text) != "bkm") return Language::nl;
  next_word(text);
  const std::string_view rest = next_word(text);
  const auto in_name = [](unsigned char c) { return std::isalnum(c) || c == '_' || c >= 0x80; };
  const std::string_view language = rest.substr(0, static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), in_name) - rest.begin()));
  return language == "en" ? Language::en : Language::nl;
}

}  // namespace bkm::syntax
