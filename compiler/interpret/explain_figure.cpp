#include "compiler/interpret/explain_figure.hpp"

#include "compiler/diag/visible.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

constexpr int kShownDecimals = 6;  // of a number that has no end, or none in sight

// 52,041666…: cut off, never rounded, so that nobody takes it for the amount that is paid.
std::string number_text(const Rational& value, Notation notation, int min_decimals) {
  Rational step(Integer(1), power_of_ten(abs(value) < Rational(1, 1000) ? 2 * kShownDecimals : kShownDecimals));
  if (is_multiple(value, step)) return format_decimal(value, notation, min_decimals);
  return format_decimal(round_to(value, step, Rounding::toward), notation, min_decimals) + "…";
}

bool letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

bool names(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    bool starts = at == 0 || !letter(text[at - 1]);
    bool ends = at + word.size() == text.size() || !letter(text[at + word.size()]);
    if (starts && ends) return true;
  }
  return false;
}

// The word in which a base unit is shown: one that the hint names, else the base itself. Of "uur" and "uren" the first declared, "uur".
struct UnitWord {
  std::string word;
  Rational factor = 1;
};
UnitWord unit_word(const Plan& plan, const std::string& base, std::string_view hint) {
  const Rational* factor = nullptr;
  for (const auto& [word, meaning] : plan.units)
    if (meaning.first == unit_of(base) && names(hint, word)) factor = &meaning.second;
  if (!factor || *factor == 1) return {base, 1};
  UnitWord shortest{base, 1};
  for (const auto& [word, meaning] : plan.units)
    if (meaning.first == unit_of(base) && meaning.second == *factor && (shortest.factor == 1 || word.size() < shortest.word.size())) shortest = {word, *factor};
  return shortest;
}

Rational power_of(const Rational& base, int power) {
  Rational result = 1;
  for (int i = 0; i < std::abs(power); ++i) result *= base;
  return power < 0 ? Rational(1 / result) : result;
}

struct Shown {
  std::string symbol, above, below;
  Rational factor = 1;
  std::string words() const { return (above.empty() ? "" : " " + above) + below; }
};
Shown shown_unit(const Plan& plan, const Unit& unit, std::string_view hint) {
  Shown shown;
  for (const auto& [base, power] : unit.powers) {
    if (base == plan.currency_iso && power == 1) {
      shown.symbol = plan.currency_symbol;
      continue;
    }
    UnitWord word = unit_word(plan, base, hint);
    shown.factor *= power_of(word.factor, power);
    for (int i = 0; i < power; ++i) shown.above += (shown.above.empty() ? "" : " · ") + word.word;
    for (int i = 0; i > power; --i) shown.below += " per " + word.word;
  }
  return shown;
}

std::string quantity_text(const Plan& plan, const Rational& base, const Unit& unit, std::string_view hint, bool percent, Notation notation) {
  if (unit.bare()) return percent ? number_text(Rational(base * 100), notation, 0) + "%" : number_text(base, notation, 0);
  Shown shown = shown_unit(plan, unit, hint), plain = shown_unit(plan, unit, {});
  Rational value = base / shown.factor;
  if (!is_finite_decimal(value) && is_finite_decimal(base)) shown = plain, value = base;
  if (!shown.symbol.empty())
    return (value < 0 ? "-" : "") + shown.symbol + " " + number_text(abs(value), notation, plan.currency_decimals) + shown.words();
  std::string text = number_text(value, notation, 0) + shown.words();
  if (shown.factor != 1) text += " (" + number_text(base, notation, 0) + plain.words() + ")";
  return text;
}

}  // namespace

std::string unit_words(const Plan& plan, const Unit& unit) {
  Shown shown = shown_unit(plan, unit, {});
  std::string text = shown.symbol + shown.words();
  return text.starts_with(' ') ? text.substr(1) : text;
}

Figure figure(const Plan& plan, const Data& data, const Value& value, const Type& type, std::string_view hint, bool percent) {
  Figure result{value, type.kind, {}, {}};
  if (!value.present()) return result.shown = {"geen", "none"}, result;
  switch (type.kind) {
    case ValueKind::number:
      result.unit = unit_words(plan, type.unit);
      result.shown = {quantity_text(plan, value.number, type.unit, hint, percent, notation_of(Language::nl)),
                      quantity_text(plan, value.number, type.unit, hint, percent, notation_of(Language::en))};
      break;
    case ValueKind::date: result.shown = to_string(Date{value.word}); break;
    case ValueKind::code: result.shown = value.word >= 0 && static_cast<std::size_t>(value.word) < data.codes.size() ? diag::one_line(data.codes.text(value.word)) : "?"; break;
    default: result.shown = value.yes() ? Text{"ja", "yes"} : Text{"nee", "no"};
  }
  return result;
}

Figure money(const Plan& plan, const Rational& amount) {
  Type type{ValueKind::number, unit_of(plan.currency_iso), Nature::flow, {}};
  Figure result{Value::of(amount), ValueKind::number, plan.currency_symbol, {}};
  result.shown = {quantity_text(plan, amount, type.unit, {}, false, notation_of(Language::nl)), quantity_text(plan, amount, type.unit, {}, false, notation_of(Language::en))};
  return result;
}

Text count_text(std::size_t count, const Text& one, const Text& more) {
  Rational number(static_cast<unsigned long>(count));
  const Text& word = count == 1 ? one : more;
  return {format_decimal(number, notation_of(Language::nl)) + " " + word.nl, format_decimal(number, notation_of(Language::en)) + " " + word.en};
}

std::string unit_of_column(const Plan& plan, TableId id, int column) {
  const TableColumn& typed = plan[id].columns[column];
  Rational factor = typed.factor * power_of_ten(plan[id].schema.columns[column].decimals);
  for (const auto& [word, meaning] : plan.units)
    if (meaning.first == typed.type.unit && meaning.second == factor) return word;
  return {};
}

namespace {

// Of a bsn only the last three characters, as in every message (D17).
std::string masked(std::string text) {
  for (std::size_t i = 0; i + 3 < text.size(); ++i) text[i] = '*';
  return text;
}

bool is_bsn(const Plan& plan, DimensionId dimension) {
  for (const Table& table : plan.tables)
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (table.schema.columns[c].bsn && table.columns[c].type.dimension == dimension) return true;
  return false;
}

}  // namespace

Text key_words(const Plan& plan, const Data& data, const Frame& frame, const Key& key) {
  std::vector<Text> parts;
  for (std::size_t i = 0; i < frame.size(); ++i) {
    if (plan[frame[i].dimension].kind == DimensionKind::period && plan[frame[i].dimension].cycle == Cycle::term) {
      parts.push_back({"de looptijd", "the term"});
      continue;
    }
    std::string name = plan[frame[i].dimension].kind == DimensionKind::period ? "" : frame[i].name + " ";
    bool hidden = is_bsn(plan, frame[i].dimension);
    auto part = [&](Language language) {
      std::string text = diag::one_line(part_text(plan, data, frame[i], key[i], language));
      return name + (hidden ? masked(std::move(text)) : text);
    };
    parts.push_back({part(Language::nl), part(Language::en)});
  }
  return joined(parts, ", ");
}

Text article_words(const std::string& article) { return article.empty() ? Text() : Text{"artikel " + article, "article " + article}; }

}  // namespace bkm::interpret
