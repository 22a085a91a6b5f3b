// What can be wrong with the text of a contract before its meaning is looked at: BKM1001 .. 1099.
#pragma once
#include "compiler/diag/diagnostic.hpp"

namespace bkm::syntax {

using diag::Kind;
using enum diag::Severity;

// --- the text as a whole (source.cpp) -----------------------------------------------------------------------------------
inline constexpr Kind kEmptyText{1001, "empty-text", error, "Dit bestand is leeg: een contract begint met een regel als bkm 1 nl contract \"Naam\".",
                                 "This file is empty: a contract begins with a line such as bkm 1 en contract \"Name\"."};
inline constexpr Kind kNotUtf8{1002, "text-not-utf8", error, "Dit teken is geen UTF-8: bewaar het bestand opnieuw als UTF-8.",
                               "This character is not UTF-8: save the file again as UTF-8."};
inline constexpr Kind kNulByte{1003, "nul-byte", error, "Hier staat een nulbyte: dit is geen tekstbestand, of het is beschadigd of als UTF-16 bewaard.",
                               "There is a NUL byte here: this is not a text file, or it is damaged or saved as UTF-16."};
inline constexpr Kind kUtf16{1002, "text-not-utf8", error, "Dit bestand is UTF-16 (\"Unicode\"): bewaar het opnieuw als UTF-8.",
                             "This file is UTF-16 (\"Unicode\"): save it again as UTF-8."};
inline constexpr Kind kTooLarge{1004, "text-too-large", error, "Dit bestand is {0} bytes groot; een contract mag hoogstens {1} bytes groot zijn.",
                                "This file has {0} bytes; a contract may have at most {1} bytes."};
inline constexpr Kind kTooDeep{1005, "nested-too-deep", error, "Hier zijn meer dan {0} haakjes of voorwaarden in elkaar gezet: geef een deel ervan een eigen naam met bepaal.",
                               "More than {0} parentheses or conditions are nested here: give a part of it a name of its own with define."};
inline constexpr Kind kTooMany{1006, "too-many-findings", error, "Er zijn meer dan {0} fouten: de rest van de tekst is niet bekeken.",
                               "There are more than {0} errors: the rest of the text was not looked at."};
inline constexpr Kind kRichText{1007, "not-plain-text", error, "Dit bestand is van een tekstverwerker (RTF): bewaar het als kale tekst (.txt, UTF-8), met de naam .bkm.",
                                "This file is from a word processor (RTF): save it as plain text (.txt, UTF-8), with the name .bkm."};
inline constexpr Kind kOfficeFile{1007, "not-plain-text", error, "Dit is een Word- of Excel-bestand: bewaar het als kale tekst (.txt, UTF-8), met de naam .bkm.",
                                  "This is a Word or Excel file: save it as plain text (.txt, UTF-8), with the name .bkm."};

// --- the first line (header.cpp) ----------------------------------------------------------------------------------------
inline constexpr Kind kMissingHeader{1010, "missing-header", error, "De eerste regel moet met bkm, de uitgave en de taal beginnen: bkm 1 nl contract \"Naam\".",
                                     "The first line must begin with bkm, the edition and the language: bkm 1 en contract \"Name\"."};
inline constexpr Kind kUnknownEdition{1011, "unknown-edition", error, "Uitgave {0} van de taal bestaat hier niet: schrijf bkm 1.",
                                      "Edition {0} of the language is not known here: write bkm 1."};
inline constexpr Kind kUnknownLanguage{1012, "unknown-language", error, "\"{0}\" is geen taal voor een contract: schrijf nl of en.",
                                       "\"{0}\" is no language for a contract: write nl or en."};
inline constexpr Kind kLanguageOfText{1013, "language-of-text", error, "De eerste regel zegt \"{0}\", maar de tekst staat in de andere taal: schrijf {1}.",
                                      "The first line says \"{0}\", but the text is in the other language: write {1}."};

// --- words, numbers and dates (lexical.cpp) -----------------------------------------------------------------------------
inline constexpr Kind kNumberNotation{1020, "number-notation", error, "{0} is hier geen goed geschreven getal: schrijf {1}.",
                                      "{0} is not written as a number of this contract: write {1}."};
inline constexpr Kind kMalformedNumber{1021, "malformed-number", error, "{0} is geen getal: duizendtallen staan in groepen van drie, met hoogstens één decimaalteken.",
                                       "{0} is no number: thousands come in groups of three, with at most one decimal mark."};
inline constexpr Kind kDateForm{1022, "date-form", error, "Een datum staat als jaar-maand-dag: schrijf {1} in plaats van {0}.",
                                "A date is written year-month-day: write {1} instead of {0}."};
inline constexpr Kind kMonthForm{1022, "date-form", error, "Een maand staat als jaar-maand, met twee cijfers: schrijf {1} in plaats van {0}.",
                                 "A month is written year-month, with two digits: write {1} instead of {0}."};
inline constexpr Kind kUnclearDate{1023, "unclear-date", error, "{0} is geen datum: schrijf jaar-maand-dag, zoals 2026-01-31.",
                                   "{0} is no date: write year-month-day, as in 2026-01-31."};
inline constexpr Kind kImpossibleDate{1024, "impossible-date", error, "De dag {0} bestaat niet.", "The day {0} does not exist."};
inline constexpr Kind kCurlyQuote{1025, "curly-quote", error, "Dit zijn gekrulde aanhalingstekens uit een tekstverwerker: schrijf {0}.",
                                  "These are curly quotes from a word processor: write {0}."};
inline constexpr Kind kSingleQuote{1025, "curly-quote", error, "Een tekst staat tussen rechte dubbele aanhalingstekens: schrijf {0}.",
                                   "A text stands in straight double quotes: write {0}."};
inline constexpr Kind kLongDash{1026, "long-dash", error, "Dit streepje komt uit een tekstverwerker: schrijf {0}.",
                                "This dash comes from a word processor: write {0}."};
inline constexpr Kind kOpenText{1027, "unterminated-text", error, "Deze tekst heeft geen sluitend aanhalingsteken op dezelfde regel.",
                                "This text has no closing quote on the same line."};
inline constexpr Kind kForeignCharacter{1028, "foreign-character", error, "Het teken {0} hoort hier niet.", "The character {0} does not belong here."};
inline constexpr Kind kInvisibleCharacter{1029, "invisible-character", error, "Hier staat een onzichtbaar teken ({0}): haal het weg.",
                                          "There is an invisible character here ({0}): remove it."};
inline constexpr Kind kCodeNeedsQuotes{1030, "code-needs-quotes", error, "Een code met een streepje of die met een cijfer begint, staat tussen aanhalingstekens: schrijf {0}.",
                                       "A code with a hyphen or that begins with a digit stands in quotes: write {0}."};
inline constexpr Kind kUnitAttached{1031, "unit-attached", error, "Tussen een getal en zijn eenheid staat een spatie: schrijf {0}.",
                                    "A space stands between a number and its unit: write {0}."};

// --- words that do not fit (recover.cpp) --------------------------------------------------------------------------------
inline constexpr Kind kMisspelt{1040, "misspelt-word", error, "{0} is hier geen bekend woord: bedoelt u {1}?", "{0} is not a known word here: do you mean {1}?"};
inline constexpr Kind kOtherLanguage{1041, "other-language", error, "{0} is een woord van de andere taal: in dit contract staat hier {1}.",
                                     "{0} is a word of the other language: this contract says {1} here."};
inline constexpr Kind kMissingPer{1042, "missing-per", error, "Voor {0} ontbreekt \"per\", dat zegt waarvoor {1} geldt.", "Before {0} \"per\" is missing, which says what {1} is for."};
inline constexpr Kind kMissingEquals{1043, "missing-equals", error, "Voor {0} ontbreekt het teken = in {1}.", "Before {0} the sign = is missing in {1}."};
inline constexpr Kind kMissingComma{1044, "missing-comma", error, "Voor {0} ontbreekt een komma.", "A comma is missing before {0}."};
inline constexpr Kind kListCommas{1044, "missing-comma", error, "Tussen de namen van een lijst staan komma's: schrijf {0}.",
                                  "Commas stand between the names of a list: write {0}."};
inline constexpr Kind kPerOnce{1044, "missing-comma", error, "\"Per\" staat één keer, met komma's tussen de namen erachter: schrijf {0}.",
                                "\"Per\" is written once, with commas between the names after it: write {0}."};
inline constexpr Kind kMissingWord{1045, "missing-word", error, "Voor {0} ontbreekt {1} in {2}.", "Before {0} the word {1} is missing in {2}."};
inline constexpr Kind kUnclosed{1046, "unclosed-parenthesis", error, "Het haakje {0} wordt niet gesloten.", "The {0} is not closed."};
inline constexpr Kind kStrayClose{1047, "stray-parenthesis", error, "Bij het haakje {0} hoort geen haakje dat opent.", "The {0} closes nothing that was opened."};
inline constexpr Kind kPerData{1044, "missing-comma", error, "\"Per\" staat één keer, en {0} zijn gegevens: schrijf {1}.", "\"Per\" stands once, and {0} is data: write {1}."};
inline constexpr Kind kReservedWord{1048, "reserved-word", error, "{0} is een woord van de taal en kan hier geen naam zijn: neem een andere naam, zoals {1}.",
                                    "{0} is a word of the language and cannot be a name here: take another name, such as {1}."};
inline constexpr Kind kNameWithHyphen{1049, "name-with-hyphen", error, "Een naam heeft geen koppelteken: schrijf {0}.", "A name has no hyphen: write {0}."};
inline constexpr Kind kNameWithSpace{1050, "name-with-space", error, "Een naam is één woord: schrijf {0}.", "A name is one word: write {0}."};
inline constexpr Bilingual kRuleOrder{"titel, per, voor elke of alleen met, vanaf, van, aan, op, =", "title, per, for each or only with, from first or start, from, to, on, ="};
inline constexpr Bilingual kTableOrder{"per, volledig, sleutel, op, van .. t/m, bekend op, crediteert, uit, getallen, datum, leeg", "per, complete, key, on, from .. through, known on, credits, from, numbers, date, empty"};
inline constexpr Kind kHeaderOrder{1052, "header-order", error, "{0} staat niet op zijn plaats: de volgorde is {1}.",
                                   "{0} is out of place: the order is {1}."};
inline constexpr Kind kUnfinished{1053, "unfinished-statement", error, "Na {0} houdt {1} te vroeg op.{2}{3}", "After {0}, {1} ends too early.{2}{3}"};
inline constexpr Kind kRateNone{1048, "reserved-word", error, "{0} zegt van een begrenzing of een verwachting dat er niets is. Een tarief heeft altijd een bedrag: schrijf wat er geldt voor het eerste \"vanaf\", zoals {1}.",
                                "{0} says of a limit or an expectation that there is nothing. A rate always has an amount: write what holds before the first \"from\", such as {1}."};
inline constexpr Kind kUnexpected{1054, "unexpected-word", error, "{0} past hier niet in {1}.{2}{3}", "{0} does not fit here in {1}.{2}{3}"};
inline constexpr Kind kNoStatement{1055, "no-statement", error, "{0} begint geen bepaling van een contract.", "{0} does not begin a statement of a contract."};
inline constexpr Kind kRepeatedWord{1056, "repeated-word", error, "{0} staat hier een keer te veel.", "{0} is written once too often here."};
inline constexpr Kind kChainedComparison{1057, "chained-comparison", error, "Twee vergelijkingen staan achter elkaar: schrijf ze apart, met \"en\" ertussen.",
                                         "Two comparisons stand in a row: write them apart, with \"and\" between them."};
inline constexpr Kind kMissingTitle{1058, "missing-title", error, "Na {0} ontbreekt een tekst tussen aanhalingstekens.", "After {0} a text in quotes is missing."};
inline constexpr Kind kTitlePlace{1058, "missing-title", error, "De tekst {0} hoort direct achter {1} te staan.", "The text {0} belongs directly after {1}."};
inline constexpr Kind kMissingQuotes{1060, "missing-quotes", error, "\"{0}\" hoort tussen aanhalingstekens te staan.", "\"{0}\" must stand in quotes."};
inline constexpr Kind kPartyTitle{1060, "missing-quotes", error, "De volledige naam \"{0}\" staat tussen aanhalingstekens achter een korte naam: schrijf {1}.",
                                  "The full name \"{0}\" stands in quotes after a short one: write {1}."};
inline constexpr Kind kPartyList{1060, "missing-quotes", error, "Meer partijen achter {0} staan tussen accolades, elk met een korte naam en de volledige naam tussen aanhalingstekens: schrijf {1}.",
                                 "Several parties after {0} stand in braces, each with a short name and the full name in quotes: write {1}."};
inline constexpr Kind kEveryday{1061, "everyday-word", error, "{0} heet in een contract {1}.", "A contract says {1} for {0}."};
inline constexpr Kind kListBraces{1061, "everyday-word", error, "De waarden van een lijst staan tussen accolades, en codes daarin tussen aanhalingstekens.",
                                  "The values of a list stand in braces, and codes among them in quotes."};
inline constexpr Kind kEverydayExample{1062, "everyday-word", error, "{0} staat in een contract anders: schrijf {1}.", "A contract says {0} in another way: write {1}."};
inline constexpr Kind kLastDay{1062, "everyday-word", error, "{0} staat in een contract anders: schrijf {1} met de laatste dag die meetelt.",
                               "A contract says {0} in another way: write {1} with the last day that counts."};
inline constexpr Kind kDateFormatPlace{1062, "everyday-word", error,
                                       "Hoe de datums in het bestand staan ({0}), zegt een contract in de kop van de gegevens, voor de kolommen: {1}.",
                                       "How dates are written in the file ({0}) stands in the heading of the data, before the columns: {1}."};
inline constexpr Kind kWrongWord{1063, "wrong-word", error, "{0} past hier niet in {2}: bedoelt u {1}?", "{0} does not fit here in {2}: do you mean {1}?"};
inline constexpr Kind kGrowthMix{1063, "wrong-word", error, "{0} is een berekening, en achter {1} staat één percentage: schrijf de uitkomst, {2}.",
                                 "{0} is a calculation, and after {1} stands one percentage: write the outcome, {2}."};
inline constexpr Kind kBareCondition{1064, "condition-needs-parentheses", error, "{0} is een voorwaarde zonder vergelijking, en staat achter {1} tussen haakjes: schrijf {2}.",
                                     "{0} is a condition without a comparison, and stands in parentheses after {1}: write {2}."};
inline constexpr Kind kNotComparison{1064, "condition-needs-parentheses", error, "Achter \"{0}\" staat een vergelijking tussen haakjes: schrijf {1}.",
                                     "A comparison stands in parentheses after \"{0}\": write {1}."};
inline constexpr Kind kManyConditions{1064, "condition-needs-parentheses", error, "Meer voorwaarden achter \"{0}\" staan samen tussen haakjes: schrijf {0} {1}.",
                                      "Several conditions after \"{0}\" stand in parentheses together: write {0} {1}."};
inline constexpr Kind kOneOfValues{1064, "condition-needs-parentheses", error, "Achter \"{0}\" staat hier een losse waarde. Moet het een van deze waarden zijn, dan staan die samen tussen accolades: schrijf {1}.",
                                   "After \"{0}\" stands a value by itself here. If it is to be one of these values, they stand in braces together: write {1}."};
inline constexpr Kind kMissingCondition{1064, "condition-needs-parentheses", error, "Een voorwaarde met \"bij ontbreken\" staat achter \"{1}\" helemaal tussen haakjes: schrijf {1} ({0}).",
                                        "A condition with \"if missing\" stands in parentheses as a whole after \"{1}\": write {1} ({0})."};
inline constexpr Kind kArticleInFront{1065, "article-in-front", error,
                                      "{0} staat voor de regel: het nummer van het artikel staat achter de regel, als artikel \"{0}\".",
                                      "{0} stands before the rule: the number of the article stands after the rule, as article \"{0}\"."};
inline constexpr Kind kLetterInNumber{1066, "letter-in-number", error, "In {0} staat een letter in plaats van een cijfer: schrijf {1}.",
                                      "{0} has a letter in the place of a digit: write {1}."};
inline constexpr Kind kCurrencyBehind{1067, "currency-behind", error, "{0} staat voor het getal: schrijf {1}.", "{0} stands before the number: write {1}."};
inline constexpr Kind kShareSize{1068, "call-needs-parentheses", error, "{0} is een grens van een deel, en die is een grootte, ook van wat ieder terugbetaalt: schrijf {1}.",
                                 "{0} is a bound of a share, and that is a size, also of what each pays back: write {1}."};
inline constexpr Kind kCallNeedsParentheses{1068, "call-needs-parentheses", error, "{0} is een berekening, en staat achter {1} tussen haakjes: schrijf {2}.",
                                            "{0} is a calculation, and stands in parentheses after {1}: write {2}."};
inline constexpr Kind kThenWord{1069, "then-word", error, "{0} vervalt: eerst staat het bedrag, dan \"als\" met de voorwaarde.",
                                "{0} is left out: the amount comes first, and after it \"if\" with the condition."};
inline constexpr Kind kOneTable{1079, "one-table", error,
                                "Achter {0} staat één tabel. Laat {0} weg als de berekening alle tabellen leest: dan geldt de regel waar een daarvan een rij heeft; of maak een regel voor elke tabel.",
                                "After {0} stands one table. Leave {0} out where the calculation reads all of them: the rule then holds where one of them has a row; or make a rule for each table."};
inline constexpr Kind kBandBounds{1080, "band-bounds", error, "Een trede heeft één begin en loopt tot de volgende trede: schrijf {0}",
                                  "A band has one start and runs to the next band: write {0}"};
inline constexpr Kind kBandShut{1080, "band-bounds", error, "Een trede heeft één begin en loopt tot de volgende trede: schrijf {0} .., en geldt er {1} niets, daaronder {1}: {2}",
                                "A band has one start and runs to the next band: write {0} .., and if nothing holds {1}, below it {1}: {2}"};
inline constexpr Kind kLowestBand{1080, "band-bounds", error, "Een staffel begint met het laagste getal dat kan voorkomen: schrijf {0} met dat getal, zoals {0} -4:",
                                  "A scale begins with the lowest number that can occur: write {0} with that number, such as {0} -4:"};
inline constexpr Kind kArticleAbove{1081, "article-above-rule", warning,
                                    "Artikel {0} staat boven een regel, maar hoort bij wat ervoor staat: zet elk artikel achter de regel waar het bij hoort.",
                                    "Article {0} stands above a rule, but belongs to what stands before it: put each article after the rule that it belongs to."};
inline constexpr Kind kMissingName{1059, "missing-name", error, "Na {0} ontbreekt een naam.", "After {0} a name is missing."};

// --- what the grammar reads but the language refuses (build_*.cpp) ------------------------------------------------------
inline constexpr Kind kRowCells{1070, "row-cells", error, "Deze rij heeft {0} en de kop van de tabel heeft er {1}.",
                                "This row has {0} and the heading of the table has {1}."};
inline constexpr Kind kMixedAndOr{1071, "mixed-and-or", error, "\"En\" en \"of\" staan door elkaar: zet haakjes om wat bij elkaar hoort.",
                                  "\"And\" and \"or\" are mixed: put parentheses around what belongs together."};
inline constexpr Kind kBoundInArithmetic{1072, "bound-in-arithmetic", error, "\"{0}\" staat tussen een berekening: zet haakjes om wat begrensd wordt.",
                                         "\"{0}\" stands in a calculation: put parentheses around what is bounded."};
inline constexpr Kind kCalculatedBound{1072, "bound-in-arithmetic", error,
                                       "\"{0}\" staat tussen een berekening: schrijf {0} ({1}) als dat alles de grens is, of zet haakjes om wat ervoor staat tot en met de grens.",
                                       "\"{0}\" stands in a calculation: write {0} ({1}) if all of that is the bound, or put parentheses around what stands before it and the bound."};
inline constexpr Kind kLooseAggregate{1073, "aggregate-needs-parentheses", error, "Deze som of telling met waar of over is deel van een berekening: zet er haakjes om.",
                                      "This sum or count with where or over is part of a calculation: put parentheses around it."};
inline constexpr Kind kUnknownRole{1074, "unknown-role", error, "\"{0}\" is geen rol van een partij: kies {1}.", "\"{0}\" is not the role of a party: choose {1}."};
inline constexpr Kind kUnknownNotation{1075, "unknown-notation", error, "\"{0}\" is geen notatie van getallen: schrijf nl of en.",
                                       "\"{0}\" is no notation of numbers: write nl or en."};
inline constexpr Kind kWholeNumber{1076, "whole-number-needed", error, "{0} moet hier een geheel getal van hoogstens 1.000.000 zijn.",
                                   "{0} must be a whole number here, at most 1,000,000."};
inline constexpr Kind kIfInFront{1078, "if-in-front", error, "Het bedrag staat voor {0}: schrijf eerst wat geldt, dan {0}, de voorwaarde, en eventueel \"anders\".",
                                 "The amount stands before {0}: write what holds first, then {0}, the condition, and an \"else\" if there is one."};
inline constexpr Kind kRepeatedClause{1077, "repeated-clause", error, "Deze regel heeft al een bepaling \"{0}\".", "This rule already has a clause \"{0}\"."};

}  // namespace bkm::syntax
