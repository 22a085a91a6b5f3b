// `leeg is V`: what stands for an empty cell must be a value that the column can hold. Its range does not bind it.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "runtime/number/rational.hpp"

namespace bkm::elaborate {
namespace {

using table::CellKind;

constexpr Kind kNoSuchCode{2314, "empty-value", diag::Severity::error,
                           "Een lege cel van \"{0}\" zou {1} zijn, en dat is geen code van deze kolom: elke rij met een lege cel zou worden geweigerd. Neem een van de codes: {2}.",
                           "An empty cell of \"{0}\" would be {1}, which is no code of this column: every row with an empty cell would be refused. Take one of the codes: {2}."};
constexpr Kind kTooFine{2314, "empty-value", diag::Severity::error,
                        "Een lege cel van \"{0}\" zou {1} zijn, en zo veel decimalen heeft deze kolom niet: elke rij met een lege cel zou worden geweigerd. Horen die er te zijn, schrijf dan {0} : {2}.",
                        "An empty cell of \"{0}\" would be {1}, and this column does not have so many decimals: every row with an empty cell would be refused. If they belong there, write {0} : {2}."};
constexpr Kind kOtherKind{2314, "empty-value", diag::Severity::error, "Een lege cel van \"{0}\" zou {1} zijn, en in deze kolom staat {2}.",
                          "An empty cell of \"{0}\" would be {1}, and this column holds {2}."};
constexpr Kind kWithUnit{2314, "empty-value", diag::Severity::error,
                         "Achter \"leeg is\" staat de waarde zonder eenheid, in de eenheid van de kolom ({0}): laat {1} weg.",
                         "After \"empty is\" stands the value without a unit, in the unit of the column ({0}): leave out {1}."};
constexpr Kind kOtherUnit{2314, "empty-value", diag::Severity::error,
                          "Achter \"leeg is\" staat de waarde zonder eenheid, in de eenheid van de kolom: schrijf hoeveel {0} het is, zonder {1}.",
                          "After \"empty is\" stands the value without a unit, in the unit of the column: write how many {0} it is, without {1}."};

constexpr Kind kWithoutSign{2314, "empty-value", diag::Severity::error,
                            "\"{0}\" is een percentage, en {1} zonder het teken % is {2}. Schrijf {3}, of {2} als dat de bedoeling is.",
                            "\"{0}\" is a percentage, and {1} without the sign % is {2}. Write {3}, or {2} if that is meant."};

// The decimals of a cell: of 0,5% one.
int decimals_of(const ast::Quantity& value) {
  Rational left = value.percent ? Rational(value.value * 100) : value.value;
  int decimals = 0;
  for (; left.get_den() != 1 && decimals < 18; ++decimals) left *= 10;
  return decimals;
}

std::string type_with_decimals(const ast::TypeRef& type, int decimals) {
  std::string text = (type.name ? type.name->text : type.currency) + "(" + std::to_string(decimals) + ")";
  for (const ast::Name& per : type.per) text += " per " + per.text;
  return text;
}

}  // namespace

void Elaborator::check_empty_value(const ast::Column& column, const table::ColumnSchema& schema) {
  const ast::Literal& literal = *column.empty_value;
  const std::string shown = written(literal.span);
  const auto* number = std::get_if<ast::Quantity>(&literal.value);
  const auto* text = std::get_if<ast::Text>(&literal.value);
  const auto other = [&](const Bilingual& kind) { report(kOtherKind, literal.span, {column.name.text, shown, kind}); };
  switch (schema.kind) {
    case CellKind::number:
      if (!number) return other(kNumberWord);
      if (schema.percent && !number->percent && number->value != 0) {
        const std::string all = format_decimal(Rational(number->value * 100), notation_of(unit_.language)) + "%";
        return report(kWithoutSign, literal.span, {column.name.text, shown, all, shown + "%"}).write(shown + "%", literal.span), void();
      }
      if (const int decimals = decimals_of(*number); decimals > schema.decimals && column.type)
        report(kTooFine, literal.span, {column.name.text, shown, type_with_decimals(*column.type, decimals)});
      return;
    case CellKind::code:
      if (text && !schema.codes.empty() && std::ranges::find(schema.codes, text->value) == schema.codes.end())
        report(kNoSuchCode, literal.span, {column.name.text, shown, listed(schema.codes)});
      return;
    case CellKind::date:
      if (!text || !parse_iso_date(text->value)) other(kDateWord);
      return;
    case CellKind::yes_no:
      if (number) other({"ja of nee", "yes or no"});
      return;
    case CellKind::period: return;
  }
}

// leeg is 30 minuten: the word behind the number reads as a column of its own.
bool Elaborator::unit_behind_empty(const ast::Column& column, const ast::Column& next) {
  const auto* number = column.empty_value ? std::get_if<ast::Quantity>(&column.empty_value->value) : nullptr;
  const auto unit = number && number->currency.empty() && column.type && column.type->name ? unit_word(next.name.text) : std::nullopt;
  if (!unit || unit->first.bare() || next.type || next.closed || next.heading || next.empty != ast::EmptyRule::none) return false;
  const Span gap{column.span.source, column.empty_value->span.end, next.name.span.begin};
  if (gap.begin >= gap.end || written(gap).find_first_not_of(" \t") != std::string::npos) return false;
  const Span where{gap.source, gap.begin, next.name.span.end};
  const bool same = unit_word(column.type->name->text) == unit;
  auto& found = report(same ? kWithUnit : kOtherUnit, next.name.span, {column.type->name->text, next.name.text});
  if (same) found.fixes.push_back({{"haal dit weg", "remove this"}, {}, where, ""});
  return true;
}

}  // namespace bkm::elaborate
