// Why a row was refused: for rejected.csv, in a sentence that says what is wanted; for counts on a screen, in a few words.
#include <map>

#include "compiler/interpret/findings.hpp"
#include "runtime/table/cell.hpp"
#include "runtime/table/number_cell.hpp"

namespace bkm::interpret {

using diag::Kind;
using diag::Severity;

namespace {

// --- rows: {0} column, {1} value
constexpr Kind kRows[] = {
    {4301, "cell-count", Severity::warning, "De regel heeft niet evenveel cellen ({0}) als de kop ({1}).", "The row has not as many cells ({0}) as the heading ({1})."},
    {4302, "empty-cell", Severity::warning, "{0} is leeg, en mag dat niet zijn.", "{0} is empty, and may not be."},
    {4303, "number-malformed", Severity::warning, "{0} is geen getal in de afgesproken schrijfwijze: \"{1}\".", "{0} is no number in the agreed notation: \"{1}\"."},
    {4304, "number-too-fine", Severity::warning, "{0} heeft meer decimalen dan het contract toelaat ({2}): \"{1}\".", "{0} has more decimals than the contract allows ({2}): \"{1}\"."},
    {4305, "out-of-range", Severity::warning, "{0} valt buiten het toegestane bereik ({2}): \"{1}\".", "{0} is outside the allowed range ({2}): \"{1}\"."},
    {4306, "date-malformed", Severity::warning, "{0} is geen datum in de afgesproken vorm ({2}): \"{1}\".", "{0} is no date in the agreed form ({2}): \"{1}\"."},
    {4307, "date-impossible", Severity::warning, "{0} is een dag die niet bestaat: \"{1}\".", "{0} is a day that does not exist: \"{1}\"."},
    {4308, "value-malformed", Severity::warning, "{0} heeft geen geldige waarde: \"{1}\".", "{0} has no valid value: \"{1}\"."},
    {4309, "unknown-code", Severity::warning, "{0} is geen code uit het contract: \"{1}\".", "{0} is no code of the contract: \"{1}\"."},
    {4310, "currency-mismatch", Severity::warning, "{0} staat in een andere munt dan het contract: \"{1}\".", "{0} is in another currency than the contract: \"{1}\"."},
    {4311, "bsn-invalid", Severity::warning, "{0} is geen geldig burgerservicenummer.", "{0} is no valid citizen service number."},
    {4312, "interval-reversed", Severity::warning, "Het einde ligt voor het begin ({0}: \"{1}\").", "The end lies before the start ({0}: \"{1}\")."},
    {4313, "repeated-row", Severity::warning, "Deze regel is al eerder precies zo ingestuurd; zij telt eenmaal.", "This row was sent before exactly like this; it counts once."},
    {4314, "duplicate-key", Severity::warning, "Deze sleutel staat bij meer dan één regel, met verschillende inhoud; geen ervan telt.",
     "This key stands with more than one row, with different contents; none of them counts."},
    {4315, "unknown-entity", Severity::warning, "{0} \"{1}\" staat niet in het register van het contract, of is daar zelf afgekeurd.", "{0} \"{1}\" is not in the contract's register, or was rejected there itself."},
    {4316, "paths-disagree", Severity::warning, "{0} spreekt andere gegevens van deze regel tegen: \"{1}\".", "{0} contradicts other data of this row: \"{1}\"."},
    {4317, "path-missing", Severity::warning, "Op deze dag is niet bekend welke {0} bij deze regel hoort.", "On this day it is not known which {0} belongs to this row."},
    {4318, "credit-without-debit", Severity::warning, "Deze credit noemt een regel die er niet (meer) is.", "This credit names a row that is not there (any more)."},
    {4319, "credit-differs", Severity::warning, "Deze credit verschilt van de regel die hij terugneemt ({0}: \"{1}\").", "This credit differs from the row that it takes back ({0}: \"{1}\")."},
};

const Kind* row_kind(const std::string& code) {
  for (const Kind& kind : kRows)
    if (kind.name == code) return &kind;
  return nullptr;
}

// score_proces is a heading of the column that the contract reads from "score_{domein}".
bool is_heading_of(const table::Schema& schema, const table::ColumnSchema& column, const std::string& name) {
  if (!column.wide || schema.wide_axis < 0) return false;
  const auto& codes = schema.columns[static_cast<std::size_t>(schema.wide_axis)].codes;
  return std::any_of(codes.begin(), codes.end(), [&](const std::string& code) { return column.heading_for(code) == name; });
}

const table::ColumnSchema* column_named(const table::Schema& schema, const std::string& name) {
  for (const table::ColumnSchema& column : schema.columns)
    if (column.name == name || is_heading_of(schema, column, name)) return &column;
  return nullptr;
}

// 1..1.440; where the contract states no end, the largest number that a cell may hold.
std::string range_text(const table::ColumnSchema& column, Language language) {
  const Rational largest = Rational(static_cast<long>(table::kDefaultBound)) / power_of_ten(column.decimals);
  auto end = [&](const std::optional<Rational>& stated, const Rational& other) {
    const Rational value = !stated ? other : column.percent ? Rational(*stated * 100) : *stated;
    return format_decimal(value, notation_of(language)) + (column.percent ? "%" : "");
  };
  return end(column.low, -largest) + ".." + end(column.high, largest);
}

std::string decimals_text(const table::ColumnSchema& column, Language language) {
  if (column.decimals == 0) return language == Language::nl ? "geen" : "none";
  return (language == Language::nl ? "hoogstens " : "at most ") + std::to_string(column.decimals);
}

std::string date_text(const table::Schema& schema, Language language, Origin origin) {
  const bool nl = language == Language::nl;
  return schema.dates_dmy && origin == Origin::file ? (nl ? "dag-maand-jaar, zoals 31-01-2026" : "day-month-year, as 31-01-2026") : (nl ? "jaar-maand-dag, zoals 2026-01-31" : "year-month-day, as 2026-01-31");
}

// What the column wants, as the third part of a sentence.
std::string wanted(const table::Rejection& rejection, const table::Schema& schema, Language language, Origin origin) {
  const table::ColumnSchema* column = column_named(schema, rejection.column);
  if (rejection.code == "date-malformed") return date_text(schema, language, origin);
  if (rejection.code == "out-of-range" && column) return range_text(*column, language);
  return rejection.code == "number-too-fine" && column ? decimals_text(*column, language) : std::string();
}

// "6|7": cells found and expected.
diag::Args cell_counts(const std::string& value) {
  const std::size_t bar = std::min(value.find('|'), value.size());
  return {value.substr(0, bar), value.substr(std::min(bar + 1, value.size()))};
}

diag::Args row_args(const Kind& kind, const table::Rejection& rejection, const table::Schema& schema, Language language, Origin origin) {
  if (rejection.code == "cell-count") return cell_counts(rejection.value);
  diag::Args args{rejection.column, rejection.value, wanted(rejection, schema, language, origin)};
  args.resize(static_cast<std::size_t>(kind.arity));
  return args;
}

constexpr Bilingual kSayNotation{" Duizendtekens kunnen alleen waar de gegevens \"getallen nl\" of \"getallen en\" zeggen.",
                                 " Thousands marks are possible only where the data say \"numbers nl\" or \"numbers en\"."};
constexpr Bilingual kSayPercent{" Een percentage heeft een procentteken: {0}%.", " A percentage has its sign: {0}%."};
constexpr Bilingual kSayFraction{" Staan percentages in het bestand als breuk, zoals 0,05 voor 5%, zeg dan bij de gegevens \"procent als breuk\".",
                                 " If percentages are fractions in the file, as 0.05 for 5%, say \"percent as fraction\" with the data."};
constexpr Bilingual kSayDayFirst{" Staan alle datums in het bestand zo, zeg dan bij de gegevens \"datum d-m-j\".",
                                 " If all dates in the file are written like this, say \"date d-m-y\" with the data."};
constexpr Bilingual kSayDayNumber{" Dit is het nummer van een dag in Excel: geef de kolom daar de notatie jjjj-mm-dd, en bewaar het bestand opnieuw.",
                                  " This is the number of a day in Excel: give the column the format yyyy-mm-dd there, and save the file again."};
constexpr Bilingual kSayTime{" Er staat een tijd achter de datum: geef de kolom in Excel de notatie jjjj-mm-dd, en bewaar het bestand opnieuw.",
                             " A time stands after the date: give the column the format yyyy-mm-dd in Excel, and save the file again."};
constexpr Bilingual kSayHyphens{" Tussen dag, maand en jaar staan streepjes: geef de kolom in Excel de notatie jjjj-mm-dd, en bewaar het bestand opnieuw.",
                                " Hyphens stand between day, month and year: give the column the format yyyy-mm-dd in Excel, and save the file again."};
constexpr Bilingual kSayYesNo{" Ja of nee staat er als ja of nee, yes of no, true of false, 1 of 0.", " Yes or no is written as ja or nee, yes or no, true or false, 1 or 0."};

constexpr Bilingual kSayEmpty{" Staat {0} in het bestand voor \"er is niets\", zeg dan bij de gegevens leeg \"{0}\", en achter de kolom \"of leeg\" of \"of geen\".",
                              " If {0} stands for \"there is nothing\" in the file, say empty \"{0}\" with the data, and \"or empty\" or \"or none\" after the column."};

constexpr Bilingual kSayFormula{" Dit is de fout van een formule in het rekenblad: herstel de cel daar, en bewaar het bestand opnieuw.",
                                " This is the error of a spreadsheet formula: repair the cell there, and save the file again."};

// How a period is written in a cell, by cycle.
const Bilingual* period_hint(Cycle cycle) {
  static const std::map<Cycle, Bilingual> kForms = {
      {Cycle::day, {" Een dag staat er als 2026-01-31.", " A day is written as 2026-01-31."}},
      {Cycle::week, {" Een week staat er als 2026-W05.", " A week is written as 2026-W05."}},
      {Cycle::fourweeks, {" Een periode van vier weken staat er als 2026-V01.", " A period of four weeks is written as 2026-P01."}},
      {Cycle::month, {" Een maand staat er als 2026-01.", " A month is written as 2026-01."}},
      {Cycle::quarter, {" Een kwartaal staat er als 2026-K1.", " A quarter is written as 2026-Q1."}},
      {Cycle::halfyear, {" Een halfjaar staat er als 2026-H1.", " A half year is written as 2026-H1."}},
      {Cycle::year, {" Een jaar staat er met vier cijfers, als 2026.", " A year is written with four digits, as 2026."}},
      {Cycle::schoolyear, {" Een schooljaar staat er als 2025/2026.", " A school year is written as 2025/2026."}}};
  const auto found = kForms.find(cycle);
  return found == kForms.end() ? nullptr : &found->second;
}

// A word in the place of a number: n.v.t., onbekend, -.
bool is_word(const std::string& value) { return !value.empty() && value.size() <= 20 && value.find_first_of("0123456789\"") == std::string::npos; }

// A number with thousands marks in a table that does not say how numbers are written.
bool needs_notation(const table::Rejection& rejection, const table::Schema& schema) {
  if (schema.numbers) return false;
  const std::size_t mark = rejection.value.find_first_of(".,");
  return mark != std::string::npos && rejection.value.find_first_of(".,", mark + 1) != std::string::npos;
}

// The number in a column of percentages that lacks its sign.
std::optional<Rational> bare_percentage(const table::Rejection& rejection, const table::Schema& schema) {
  const table::ColumnSchema* column = column_named(schema, rejection.column);
  if (!column || !column->percent) return {};
  for (Language language : {Language::nl, Language::en})
    if (const auto read = parse_decimal(rejection.value, notation_of(language)); read && schema.numbers.value_or(language) == language) return read->value;
  return {};
}

// 5-1-2026 and 05-01-2026 as 0-0-0000: what a date looks like.
std::string shape(std::string_view date) {
  std::string shape;
  for (std::size_t i = 0; i < date.size();) {
    const std::size_t end = std::min(date.find_first_not_of("0123456789", i), date.size());
    if (end == i) shape += date[i++];
    else shape.append(end - i <= 2 ? 1 : end - i, '0'), i = end;
  }
  return shape;
}

const Bilingual* date_hint(const std::string& value, const table::Schema& schema) {
  const std::string form = shape(value);
  if (form == "0-0-0000") return schema.dates_dmy ? nullptr : &kSayDayFirst;
  if (form == "0/0/0000" || form == "0.0.0000" || form == "0000/0/0") return &kSayHyphens;
  if (form == "00000") return &kSayDayNumber;
  return form.find(":") != std::string::npos ? &kSayTime : nullptr;
}

const Bilingual* number_hint(const table::Rejection& rejection, const table::Schema& schema, Origin origin) {
  if (origin == Origin::file && is_word(rejection.value)) return &kSayEmpty;
  if (origin == Origin::file && needs_notation(rejection, schema)) return &kSayNotation;
  const auto bare = bare_percentage(rejection, schema);
  if (!bare) return nullptr;
  return origin == Origin::file && abs(*bare) < 1 ? &kSayFraction : &kSayPercent;
}

const Bilingual* hint_for(const table::Rejection& rejection, const table::Schema& schema, Origin origin) {
  const table::ColumnSchema* column = column_named(schema, rejection.column);
  if (origin == Origin::file && table::is_formula_error(rejection.value)) return &kSayFormula;
  if (rejection.code == "number-malformed") return number_hint(rejection, schema, origin);
  if (rejection.code == "date-malformed" && origin == Origin::file) return date_hint(rejection.value, schema);
  if (rejection.code != "value-malformed" || !column) return nullptr;
  return column->kind == table::CellKind::yes_no ? &kSayYesNo : column->kind == table::CellKind::period ? period_hint(column->cycle) : nullptr;
}

}  // namespace

std::string rejection_hint(const table::Rejection& rejection, const table::Schema& schema, Language language, Origin origin) {
  const Bilingual* hint = rejection.own_reason ? nullptr : hint_for(rejection, schema, origin);
  return hint ? diag::fill(hint->in(language), {rejection.value}, language) : std::string();
}

std::string rejection_title(const table::Rejection& rejection, Language language) {
  static const std::map<std::string_view, Bilingual> kTitles = {
      {"cell-count", {"niet evenveel cellen als de kop", "not as many cells as the heading"}},
      {"empty-cell", {"lege cel", "empty cell"}},
      {"number-malformed", {"geen getal", "no number"}},
      {"number-too-fine", {"te veel decimalen", "too many decimals"}},
      {"out-of-range", {"waarde buiten het bereik", "value outside the range"}},
      {"date-malformed", {"geen datum", "no date"}},
      {"date-impossible", {"een dag die niet bestaat", "a day that does not exist"}},
      {"value-malformed", {"geen geldige waarde", "no valid value"}},
      {"unknown-code", {"onbekende code", "unknown code"}},
      {"currency-mismatch", {"andere munt", "another currency"}},
      {"bsn-invalid", {"ongeldig burgerservicenummer", "invalid citizen service number"}},
      {"interval-reversed", {"einde voor begin", "end before start"}},
      {"repeated-row", {"al eerder ingestuurd", "sent before"}},
      {"duplicate-key", {"dubbele sleutel", "duplicate key"}},
      {"unknown-entity", {"niet in het register", "not in the register"}},
      {"paths-disagree", {"gegevens spreken elkaar tegen", "data contradict each other"}},
      {"path-missing", {"niet bekend waar de regel bij hoort", "not known where the row belongs"}},
      {"credit-without-debit", {"credit zonder regel", "credit without a row"}},
      {"credit-differs", {"credit wijkt af van de regel", "credit differs from the row"}}};
  auto title = kTitles.find(rejection.code);
  return rejection.own_reason || title == kTitles.end() ? rejection.code : std::string(title->second.in(language));
}

std::string rejection_reason(const table::Rejection& rejection, const table::Schema& schema, Language language, Origin origin) {
  if (rejection.own_reason) return rejection.code;
  const Kind* kind = row_kind(rejection.code);
  if (!kind) return rejection.code;
  return diag::fill(kind->text.in(language), row_args(*kind, rejection, schema, language, origin), language) + rejection_hint(rejection, schema, language, origin);
}

}  // namespace bkm::interpret
