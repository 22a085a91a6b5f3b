#include "compiler/interpret/explain_figure.hpp"

#include "compiler/diag/visible.hpp"

namespace bkm::interpret {

using namespace plan;

Figure figure(const Plan& plan, const Data& data, const Value& value, const Type& type, std::string_view hint, bool percent) {
  Figure result{value, type.kind, {}, {}};
  if (!value.present()) return result.shown = {"geen", "none"}, result;
  switch (type.kind) {
    case ValueKind::number:
      result.unit = unit_words(plan, type.unit, hint);
      result.shown = quantity_text(plan, value.number, type.unit, hint, percent);
      break;
    case ValueKind::date: result.shown = to_string(Date{value.word}); break;
    case ValueKind::code: result.shown = value.word >= 0 && static_cast<std::size_t>(value.word) < data.codes.size() ? diag::one_line(data.codes.text(value.word)) : "?"; break;
    default: result.shown = value.yes() ? Text{"ja", "yes"} : Text{"nee", "no"};
  }
  return result;
}

Figure money(const Plan& plan, const Rational& amount) {
  return {Value::of(amount), ValueKind::number, plan.currency_symbol, quantity_text(plan, amount, unit_of(plan.currency_iso), {}, false)};
}

Text count_text(std::size_t count, const Text& one, const Text& more) {
  Rational number(static_cast<unsigned long>(count));
  const Text& word = count == 1 ? one : more;
  return {format_decimal(number, notation_of(Language::nl)) + " " + word.nl, format_decimal(number, notation_of(Language::en)) + " " + word.en};
}

namespace {

// Base units in one unit as written.
Rational written_factor(const Table& table, int column) {
  const TableColumn& typed = table.columns[column];
  if (typed.indexed) return table.constant_units.empty() ? Rational(1) : table.constant_units.front();
  return typed.factor * power_of_ten(table.schema.columns[column].decimals);
}

}  // namespace

std::string unit_as_written(const Plan& plan, const Unit& unit, const Rational& factor) {
  std::string found = word_for(plan, unit, factor);
  for (const auto& [base, power] : unit.powers)
    if (power == -1 && found.empty()) found = word_for(plan, unit_of(base), Rational(1 / factor));
  return found;
}

std::string unit_of_column(const Plan& plan, TableId id, int column) {
  return unit_as_written(plan, plan[id].columns[column].type.unit, written_factor(plan[id], column));
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
