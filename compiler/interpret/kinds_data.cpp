// Problem kinds of files.
#include <algorithm>
#include <map>

#include "compiler/interpret/findings.hpp"

namespace bkm::interpret {
namespace {

using diag::Kind;
using diag::Severity;

// --- files: {0} file, {1} line, {2} column or heading, {3} the text there
constexpr Kind kMissingFile{4101, "missing-file", Severity::error, "Het bestand {0} bestaat niet.", "The file {0} does not exist."};
constexpr Kind kDirectory{4102, "is-a-directory", Severity::error, "{0} is een map, geen bestand.", "{0} is a directory, not a file."};
constexpr Kind kPermission{4103, "no-permission", Severity::error, "Het bestand {0} mag niet worden gelezen.", "The file {0} may not be read."};
constexpr Kind kReadError{4104, "read-error", Severity::error, "Het bestand {0} is niet te lezen: {1}.", "The file {0} cannot be read: {1}."};
constexpr Kind kEmptyFile{4105, "empty-file", Severity::error, "Het bestand {0} is leeg: er is geen regel met koppen.", "The file {0} is empty: there is no heading line."};
constexpr Kind kEmptyHeading{4106, "empty-heading", Severity::error, "In {0} heeft kolom {1} geen kop.", "In {0} column {1} has no heading."};
constexpr Kind kDoubledHeading{4107, "doubled-heading", Severity::error, "In {0} staat de kop \"{1}\" twee keer; is de eerste regel de regel met de koppen?",
                               "In {0} the heading \"{1}\" stands twice; is the first line the line of headings?"};
constexpr Kind kEncodingUnknown{4108, "encoding-unknown", Severity::error, "{0} is geen UTF-8 en geen Windows-1252 ({1}); sla het bestand op als UTF-8 (in Excel: CSV UTF-8).",
                                "{0} is neither UTF-8 nor Windows-1252 ({1}); save the file as UTF-8 (in Excel: CSV UTF-8)."};
constexpr Kind kEncodingMixed{4109, "encoding-mixed", Severity::error, "In {0} lopen twee tekencoderingen door elkaar ({1}); sla het bestand op als UTF-8.",
                              "{0} mixes two encodings ({1}); save the file as UTF-8."};
constexpr Kind kNul{4110, "nul-byte", Severity::error, "In {0} staat een nulteken: dit is geen tekstbestand, of het is beschadigd of als UTF-16 bewaard.",
                    "{0} holds a NUL character: this is no text file, or it is damaged or saved as UTF-16."};
constexpr Kind kStrayReturn{4111, "stray-return", Severity::error, "In {0} staat een los regeleinde-teken (CR) midden in een regel.",
                            "{0} holds a stray carriage return inside a line."};
constexpr Kind kStrayQuote{4112, "stray-quote", Severity::error, "In {0} staat een aanhalingsteken midden in een cel; zet de hele cel tussen aanhalingstekens.",
                           "{0} holds a quote inside a cell; put the whole cell in quotes."};
constexpr Kind kAfterQuote{4113, "text-after-quote", Severity::error, "In {0} staat tekst na een sluitend aanhalingsteken.", "{0} holds text after a closing quote."};
constexpr Kind kUnterminated{4114, "unterminated-quote", Severity::error, "In {0} begint een aanhalingsteken dat nergens sluit.", "In {0} a quote opens that never closes."};
constexpr Kind kCellLong{4115, "cell-too-long", Severity::error, "In {0} is een cel langer dan een miljoen tekens; mogelijk sluit een aanhalingsteken niet.",
                         "In {0} a cell is longer than a million characters; perhaps a quote does not close."};
constexpr Kind kRowLong{4116, "row-too-long", Severity::error, "In {0} is een regel te lang.", "In {0} a line is too long."};
constexpr Kind kColumnMissing{4117, "column-missing", Severity::error, "In {0} ontbreekt de kolom \"{1}\"{2}.", "{0} lacks the column \"{1}\"{2}."};
constexpr Kind kNoHeadings{4117, "column-missing", Severity::error, "De eerste regel van {0} is geen regel met koppen: daar staat {1}, en er horen te staan: {2}.",
                           "The first line of {0} is no line of headings: it has {1}, and should have: {2}."};
constexpr Kind kOfficeFile{4120, "office-file", Severity::error, "{0} is een Excel- of Word-bestand: bewaar het als CSV (in Excel: CSV UTF-8).",
                           "{0} is an Excel or Word file: save it as CSV (in Excel: CSV UTF-8)."};
constexpr Kind kWebPage{4120, "office-file", Severity::error, "{0} is een webpagina (HTML): bewaar het als CSV (in Excel: CSV UTF-8).",
                        "{0} is a web page (HTML): save it as CSV (in Excel: CSV UTF-8)."};
constexpr Kind kSeparatorLine{4121, "separator-line", Severity::error, "{0} begint met de regel \"{1}\": haal die regel weg, dan begint het bestand met de koppen.",
                              "{0} begins with the line \"{1}\": remove that line, so that the file begins with the headings."};
constexpr Kind kNotation{4118, "number-notation-unclear", Severity::error,
                         "In {0} is \"{2}\" (kolom {1}) op twee manieren te lezen: {3} of {4}. Zeg bij de gegevens \"{5}\" of \"{6}\".",
                         "In {0}, \"{2}\" (column {1}) can be read in two ways: {3} or {4}. Say with the table \"{5}\" or \"{6}\"."};
constexpr Kind kNoFile{4119, "no-file-for-table", Severity::error,
                       "Er is geen bestand voor {0}, en het contract leest die gegevens; geef het met --data {0}=BESTAND.",
                       "There is no file for {0}, and the contract reads that table; give it with --data {0}=FILE."};

// --- said once
constexpr Kind kUnknownColumn{4201, "column-ignored", Severity::warning, "In {0} {1} {2} niet bij het contract; die {3} niet gelezen.",
                              "{0} has {1} {2} beside those of the contract; {3} not read."};
constexpr Kind kWindows{4202, "windows-1252", Severity::warning, "{0} is gelezen als Windows-1252, niet als UTF-8.", "{0} was read as Windows-1252, not as UTF-8."};
constexpr Kind kNoRows{4208, "file-without-rows", Severity::warning, "{0} heeft alleen een kop: er staat geen enkele rij in.",
                       "{0} has only a heading: there is not one row in it."};
constexpr Kind kSpelling{4203, "code-differs-by-spelling", Severity::warning,
                         "In {0} staat {1} \"{2}\", het contract schrijft \"{3}\"; dat zijn verschillende codes.",
                         "In {0}, {1} is \"{2}\", the contract writes \"{3}\"; those are different codes."};
constexpr Kind kTwins{4205, "codes-differ-by-spelling", Severity::warning,
                      "In {0} staan {1} \"{2}\" en \"{3}\"; dat zijn verschillende codes.", "In {0} there are {1} \"{2}\" and \"{3}\"; those are different codes."};
}  // namespace

void report_fault(const plan::Plan& plan, const table::FileFault& fault, diag::Sink& sink) {
  static const Kind* const kFaults[] = {&kMissingFile, &kDirectory, &kPermission, &kReadError, &kEmptyFile, &kEmptyHeading, &kDoubledHeading, &kEncodingUnknown,
                                        &kEncodingMixed, &kNul, &kStrayReturn, &kStrayQuote, &kAfterQuote, &kUnterminated, &kCellLong, &kRowLong,
                                        &kOfficeFile, &kSeparatorLine};
  diag::Diagnostic* found = nullptr;
  if (fault.code == kColumnMissing.name) {
    bool nl = plan.language == Language::nl;
    std::string near = !fault.nearest.empty()    ? (nl ? "; bedoeld is misschien \"" : "; perhaps meant: \"") + fault.nearest + "\""
                       : !fault.headings.empty() ? (nl ? "; het bestand heeft: " : "; the file has: ") + fault.headings
                                                 : std::string();
    found = &sink.report(kColumnMissing, {}, {fault.file, fault.name, near});
  } else if (fault.code == "no-headings") {
    found = &sink.report(kNoHeadings, {}, {fault.file, fault.headings, fault.name});
  } else if (fault.code == kNotation.name) {
    std::size_t bar = fault.readings.find('|');
    auto reading = [&](const std::string& text) -> diag::Arg {
      auto value = parse_decimal(text, notation_of(Language::en));
      if (!value) return text;
      for (const plan::Table& table : plan.tables)
        for (const table::ColumnSchema& column : table.schema.columns)
          if (column.heading == fault.name && !column.currency_iso.empty()) return diag::Money{value->value, plan.currency_symbol};
      return diag::Number{value->value};
    };
    found = &sink.report(kNotation, {}, {fault.file, fault.name, fault.value, reading(fault.readings.substr(0, bar)), reading(fault.readings.substr(bar + 1)),
                                         Bilingual{"getallen nl", "numbers nl"}, Bilingual{"getallen en", "numbers en"}});
  } else {
    const Kind* kind = fault.code == "web-page" ? &kWebPage : &kReadError;
    for (const Kind* candidate : kFaults)
      if (candidate->name == fault.code) kind = candidate;
    diag::Args args{fault.file};
    if (kind->arity == 2) args.emplace_back(fault.value.empty() ? fault.name : fault.value);
    found = &sink.report(*kind, {}, std::move(args));
  }
  found->file = fault.file;
  found->line = fault.line;
  found->column = fault.column;
  for (const table::FileFault& other : fault.more) report_fault(plan, other, sink);
}

void report_notice(const plan::Plan&, const table::Notice& notice, diag::Sink& sink) {
  diag::Diagnostic* found = nullptr;
  if (notice.code == "windows-1252") found = &sink.report(kWindows, {}, {notice.file});
  else if (notice.code == "file-without-rows") found = &sink.report(kNoRows, {}, {notice.file});
  else if (notice.code == "code-differs-by-spelling") found = &sink.report(kSpelling, {}, {notice.file, notice.name, notice.value, notice.other});
  else if (notice.code == "codes-differ-by-spelling") found = &sink.report(kTwins, {}, {notice.file, notice.name, notice.value, notice.other});
  if (found) found->file = notice.file;
}

void report_ignored(const std::string& file, const std::vector<std::string>& columns, diag::Sink& sink) {
  std::string names;
  for (const std::string& name : columns) names += (names.empty() ? "\"" : ", \"") + name + "\"";
  const bool one = columns.size() == 1;
  const Bilingual belong = one ? Bilingual{"hoort de kolom", "the column"} : Bilingual{"horen de kolommen", "the columns"};
  const Bilingual are = one ? Bilingual{"wordt", "it is"} : Bilingual{"worden", "they are"};
  sink.report(kUnknownColumn, {}, {file, belong, names, are}).file = file;
}

void report_no_file(const plan::Plan& plan, plan::TableId table, diag::Sink& sink) { sink.report(kNoFile, plan[table].span, {plan[table].name()}); }

}  // namespace bkm::interpret
