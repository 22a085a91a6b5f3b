// Spaces between words, and where a line can be broken: both follow from the places of the words in the grammar.
#include <algorithm>
#include <array>

#include "compiler/format/outline.hpp"

namespace bkm::format {

namespace {

using syntax::Word;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<const char*, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool follows_closely(const Word& word) {
  const std::string_view token = word.token, place = word.place();
  static constexpr std::array kColons = {"band", "step", "reward", "limit", "scale_ends"};
  static constexpr std::array kCalls = {"call", "type", "function", "expect_scale"};
  static constexpr std::array kWords = {"word", "column_name"};
  if (token == "COMMA" || token == "CLOSE" || token == "CLOSE_KEY" || token == "OPEN_KEY" || token == "DOTS" || token == "DOT") return true;
  if (token == "COLON") return is_one_of(place, kColons);
  if (token == "OPEN") return is_one_of(place, kCalls);
  if (token == "CLOSE_SET") return place != "party";
  if (token == "DIVIDE") return is_one_of(place, kWords);
  return token == "MINUS" && place == "date_format";
}

// What follows stands close to this word.
bool draws_close(const Word& word, const Word& next) {
  const std::string_view token = word.token, place = word.place();
  static constexpr std::array kSigns = {"factor", "limit_value", "band_value", "bare", "date_format"};
  static constexpr std::array kWords = {"word", "column_name"};
  if (token == "OPEN" || token == "OPEN_KEY" || token == "DOT") return true;
  if (token == "OPEN_SET") return place != "party";
  if (token == "DOTS") return next.within("range");
  if (token == "DIVIDE") return is_one_of(place, kWords);
  return token == "MINUS" && is_one_of(place, kSigns);
}

struct Place {
  const char *place, *token;
  int level;
};
// By the rule whose own word it is.
constexpr Place kTokens[] = {
    {"rule_statement", "EQUAL", 0}, {"function", "EQUAL", 0},  {"require", "COLON", 0},  {"reject", "IF", 0},       {"expr", "ELSE", 1},
    {"expr", "IF", 2},              {"or_expr", "OR", 3},      {"and_expr", "AND", 4},   {"sum", "PLUS", 6},        {"sum", "MINUS", 6},
    {"product_op", "AT_MOST", 7},   {"product_op", "AT_LEAST", 7}, {"product_op", "ABOVE", 7}, {"product_op", "TIMES", 8}, {"product_op", "DIVIDE", 8},
    {"factor", "IF_MISSING", 9},    {"aggregate", "WEIGHTED_BY", 9}, {"split", "OVER", 9}, {"split", "BY", 9},      {"split", "EACH", 9},
    {"split", "REST", 9},           {"split", "EXACT", 9},     {"rank", "AMONG", 9},     {"rule_head", "PER", 5},   {"require", "PER", 5},
    {"limit", "ORDER", 3},          {"limit", "PRO_RATA", 3},  {"limit", "AFTER", 3},    {"limit", "PROVISIONAL", 3}, {"limit", "PER", 5},
    {"data", "PER", 5},             {"data", "KEY", 4},        {"data", "WITHOUT_KEY", 4}, {"data", "KNOWN", 4},    {"data", "CREDITS", 4},
    {"reading", "AS_FRACTION", 4}, {"term", "SETTLE", 3},     {"term", "EXTENDABLE", 3},
    {"given", "EQUAL", 4},          {"expect_value", "EQUAL", 4}, {"expect_scale", "EQUAL", 4}, {"expect_total", "EQUAL", 4}, {"expect_counts", "EQUAL", 4},
    {"header", "VERSION", 3},       {"header", "CURRENCY", 3}, {"use", "TEXT", 3},       {"rule_head", "TEXT", 5},
};
// By the rule that begins with it.
constexpr Place kRules[] = {
    {"limit", "till_word", 0},  {"limit", "except", 0},       {"data", "source", 3},         {"table", "source", 3},   {"scale", "source", 3},
    {"comparison", "compare_op", 5}, {"rule_head", "presence", 3}, {"rule_head", "rule_start", 3}, {"rule_head", "payer", 3}, {"rule_head", "receiver", 3},
    {"rule_head", "on_word", 3}, {"require", "presence", 3},  {"data", "on_word", 4},        {"data", "from_word", 4}, {"source", "source_where", 4},
    {"data", "reading", 4},     {"source", "reading", 4},     {"reading", "date_format", 4}, {"reading", "empty_texts", 4},
    {"aggregate", "where", 9},  {"count", "where", 9},        {"aggregate", "window", 9},    {"aggregate", "missing", 9},
    {"rank", "direction", 9},   {"rank", "ties", 9},          {"ties", "ties", 9},           {"term", "calendar", 3},  {"performance", "feature", 7},
    {"expect_value", "precision", 5}, {"expect_scale", "precision", 5}, {"column", "heading", 5}, {"column", "range", 6},
};
constexpr int kAfterComma = 10, kDeeper = 20, kFills = 6, kSoft = 2;

std::optional<int> level_at(const Word& word, const Word& before) {
  for (const Place& each : kTokens)
    if (word.place() == each.place && word.token == each.token) return each.level;
  for (std::size_t i = std::max<std::size_t>(word.begins, 1); i < word.path.size(); ++i)
    for (const Place& each : kRules)
      if (word.path[i - 1] == each.place && word.path[i] == each.token) return each.level;
  return before.token == "COMMA" ? std::optional(kAfterComma) : std::nullopt;
}

int depth_of(const Word& word) {
  static constexpr std::array kBrackets = {"parens", "call", "keys", "literal_set"};
  return static_cast<int>(std::count_if(word.path.begin(), word.path.end(), [](std::string_view rule) { return is_one_of(rule, kBrackets); }));
}

}  // namespace

bool is_glued(const std::vector<Word>& words, std::size_t at) { return follows_closely(words[at]) || draws_close(words[at - 1], words[at]); }

std::optional<Break> break_before(const std::vector<Word>& words, std::size_t at) {
  const auto level = level_at(words[at], words[at - 1]);
  if (!level || is_glued(words, at)) return {};
  const int depth = depth_of(words[at]);
  return Break{depth * kDeeper + *level, *level < kFills, depth == 0 && *level <= kSoft};
}

}  // namespace bkm::format
