#include "compiler/syntax/literal.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

#include "compiler/syntax/words.hpp"

namespace bkm::syntax {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

constexpr std::string_view kSymbols[] = {"€", "$", "£", "¥"};
constexpr std::string_view kHardSpace = "\u00A0";

// Takes words off the front of a cell.
class Reader {
 public:
  explicit Reader(std::string_view text) : all_(text), rest_(text) { skip(); }
  bool done() const { return rest_.empty(); }
  std::uint32_t offset() const { return static_cast<std::uint32_t>(rest_.data() - all_.data()); }
  bool take(std::string_view prefix) {
    if (!rest_.starts_with(prefix)) return false;
    rest_.remove_prefix(prefix.size());
    skip();
    return true;
  }
  std::string_view word() {
    std::size_t n = 0;
    while (n < rest_.size() && rest_[n] != ' ' && rest_[n] != '\t' && !rest_.substr(n).starts_with(kHardSpace)) ++n;
    return cut(n);
  }
  std::string_view digits() {
    std::size_t n = 0;
    while (n < rest_.size() && (digit(rest_[n]) || rest_[n] == '.' || rest_[n] == ',')) ++n;
    return cut(n);
  }

 private:
  std::string_view cut(std::size_t n) {
    const std::string_view taken = rest_.substr(0, n);
    rest_.remove_prefix(n);
    skip();
    return taken;
  }
  void skip() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t' || rest_.starts_with(kHardSpace)))
      rest_.remove_prefix(rest_.starts_with(kHardSpace) ? kHardSpace.size() : 1);
  }
  std::string_view all_, rest_;
};

// A word that can be a name: letters, digits and _, not beginning with a digit.
bool is_name(std::string_view word) {
  const auto part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80; };
  return !word.empty() && !digit(word[0]) && std::all_of(word.begin(), word.end(), part);
}

std::optional<ast::Name> take_name(Reader& reader, Span cell) {
  const std::uint32_t at = cell.begin + reader.offset();
  const std::string_view word = reader.word();
  if (!is_name(word)) return {};
  return ast::Name{nfc(word), {cell.source, at, static_cast<std::uint32_t>(at + word.size())}};
}

std::string take_currency(Reader& reader, std::string_view text) {
  for (std::string_view symbol : kSymbols)
    if (reader.take(symbol)) return std::string(symbol);
  const std::string_view code = text.substr(reader.offset(), 3);
  return is_iso_currency(code) && reader.take(std::string(code) + " ") ? std::string(code) : "";
}

std::optional<ast::Quantity> quantity(std::string_view text, Span cell, Language language) {
  Reader reader(text);
  const bool minus = reader.take("-");
  const std::string currency = take_currency(reader, text);
  const std::string_view digits = reader.digits();
  const auto written = parse_decimal(digits, notation_of(language));
  if (!written) return {};
  // 02A15 is a code and no quantity.
  const std::string_view after = text.substr(static_cast<std::size_t>(digits.data() + digits.size() - text.data()));
  if (!after.empty() && after[0] != ' ' && after[0] != '\t' && after[0] != '%' && !after.starts_with(kHardSpace)) return {};
  ast::Quantity made;
  made.percent = currency.empty() && reader.take("%");
  if (made.percent) made = percentage(*written);
  else made.value = written->value, made.decimals = written->decimals;
  if (minus) made.value = -made.value;
  made.currency = currency;
  const std::string per = "per ";
  if (!made.percent && currency.empty() && !reader.done() && !text.substr(reader.offset()).starts_with(per))
    if (!(made.unit = take_name(reader, cell))) return {};
  while (!made.percent && reader.take(per)) {
    const auto unit = take_name(reader, cell);
    if (!unit) return {};
    made.per.push_back(*unit);
  }
  return reader.done() ? std::optional(made) : std::nullopt;
}

}  // namespace

std::string nfc(std::string_view text) {
  if (ascii(text)) return std::string(text);
  utf8proc_uint8_t* made = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &made, options);
  if (size < 0) return std::string(text);
  std::string result(reinterpret_cast<char*>(made), static_cast<std::size_t>(size));
  std::free(made);
  return result;
}

std::string swapped(std::string text) {
  for (char& c : text) c = c == '.' ? ',' : c == ',' ? '.' : c;
  return text;
}

std::string_view without_percent(std::string_view text) {
  text.remove_suffix(1);
  if (text.ends_with(kHardSpace)) text.remove_suffix(kHardSpace.size());
  if (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool is_period_key(std::string_view text) {
  const auto all_digits = [](std::string_view part) { return !part.empty() && std::all_of(part.begin(), part.end(), digit); };
  if (text.size() < 7 || !all_digits(text.substr(0, 4))) return false;
  const std::string_view rest = text.substr(5);
  if (text[4] == '/') return rest.size() == 4 && all_digits(rest);
  if (text[4] != '-') return false;
  return (rest.size() == 2 && all_digits(rest)) || (std::isalpha(static_cast<unsigned char>(rest[0])) && all_digits(rest.substr(1)));
}

ast::Quantity percentage(const Decimal& written) {
  ast::Quantity made;
  made.value = written.value / 100;
  made.decimals = written.decimals;
  made.percent = true;
  return made;
}

std::optional<ast::Literal> literal_of_cell(std::string_view text, Span span, Language language) {
  if (const auto date = parse_iso_date(text)) return ast::Literal{*date, span};
  if (is_period_key(text)) return ast::Literal{ast::PeriodKey{std::string(text)}, span};
  if (const Keyword* word = keyword_named(text, language); word && (word->nl == "ja" || word->nl == "nee"))
    return ast::Literal{ast::YesNo{word->nl == "ja"}, span};
  if (const auto made = quantity(text, span, language)) return ast::Literal{*made, span};
  return {};
}

std::optional<ast::CellBand> band_of_cell(std::string_view text, Span span, Language language) {
  static const std::pair<Bilingual, ast::BandStart> kStarts[] = {{{"vanaf ", "from "}, ast::BandStart::from}, {{"boven ", "above "}, ast::BandStart::above}, {{"bij ", "at "}, ast::BandStart::at}};
  const auto limit = [&](std::size_t begin, std::size_t end) {
    while (begin < end && text[begin] == ' ') ++begin;
    while (end > begin && text[end - 1] == ' ') --end;
    const auto at = [&](std::size_t offset) { return static_cast<std::uint32_t>(span.begin + offset); };
    return literal_of_cell(text.substr(begin, end - begin), {span.source, at(begin), at(end)}, language);
  };
  for (const auto& [word, start] : kStarts) {
    if (!text.starts_with(word.in(language))) continue;
    const auto low = limit(word.in(language).size(), text.size());
    return low ? std::optional(ast::CellBand{start, *low, {}}) : std::nullopt;
  }
  const std::string_view through = Bilingual{" t/m ", " through "}.in(language);
  const std::size_t at = text.find(through);
  if (at == std::string_view::npos) return {};
  const auto low = limit(0, at), high = limit(at + through.size(), text.size());
  return low && high ? std::optional(ast::CellBand{ast::BandStart::printed, *low, high}) : std::nullopt;
}

}  // namespace bkm::syntax
