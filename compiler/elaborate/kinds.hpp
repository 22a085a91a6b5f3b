// Problem kinds that more than one file of this folder reports.
#pragma once
#include "compiler/diag/diagnostic.hpp"

namespace bkm::elaborate {

inline constexpr diag::Kind kUnknownName{2002, "unknown-name", diag::Severity::error,
                                         "De naam \"{0}\" komt in dit contract niet voor.",
                                         "The name \"{0}\" does not occur in this contract."};
inline constexpr diag::Kind kTypeMismatch{2003, "type-mismatch", diag::Severity::error,
                                          "Hier hoort {0} te staan, maar dit is {1}.", "This should be {0}, but it is {1}."};
inline constexpr diag::Kind kUnknownUnit{2004, "unknown-unit", diag::Severity::error,
                                         "De eenheid \"{0}\" is niet bekend; schrijf {1}.",
                                         "The unit \"{0}\" is not known; write {1}."};
inline constexpr diag::Kind kDuplicateName{2005, "duplicate-name", diag::Severity::error,
                                           "De naam \"{0}\" is al gegeven aan {1}.", "The name \"{0}\" is already given to {1}."};
inline constexpr diag::Kind kUnknownColumn{2302, "unknown-column", diag::Severity::error, "De gegevens {0} hebben geen kolom \"{1}\".",
                              "The table {0} has no column \"{1}\"."};
inline constexpr diag::Kind kColumnTwice{2303, "column-twice", diag::Severity::error, "De kolom \"{1}\" staat twee keer in {0}.",
                            "The column \"{1}\" stands twice in {0}."};
inline constexpr diag::Kind kAxisUnknown{2006, "axis-unknown", diag::Severity::error,
                                         "\"{0}\" na \"{1}\" is geen partij, geen periode en geen kolom met codes.",
                                         "\"{0}\" after \"{1}\" is no party, no period and no column of codes."};
inline constexpr diag::Kind kNotConstant{2007, "not-constant", diag::Severity::error,
                                         "De waarde van \"{0}\" moet een vast bedrag of getal zijn.",
                                         "The value of \"{0}\" must be a fixed amount or number."};
inline constexpr diag::Kind kCurrencyMismatch{2008, "currency-mismatch", diag::Severity::error,
                                              "Dit bedrag staat in {0}, maar het contract rekent in {1}.",
                                              "This amount is in {0}, but the contract is in {1}."};

inline constexpr diag::Kind kAmbiguousPath{2701, "ambiguous-path", diag::Severity::error,
                              "\"{0}\" is langs twee wegen te bepalen, die verschillende uitkomsten geven: {1} en {2}. Geef een van beide een eigen naam.",
                              "\"{0}\" can be found in two ways that give different outcomes: {1} and {2}. Give one of them a name of its own."};

inline constexpr diag::Kind kStockOverTime{3002, "stock-summed-over-time", diag::Severity::error,
                              "{0} is een stand op een moment; over een {1} is die niet op te tellen. Neem het gemiddelde, of zet \"{2}\" achter de kolom als het "
                              "hoeveelheden zijn die wel optellen.",
                              "{0} is a state at a moment; it cannot be added up over a {1}. Take the average, or write \"{2}\" after the column if these are "
                              "amounts that do add up."};

inline constexpr diag::Kind kDoubled{2106, "statement-twice", diag::Severity::error, "\"{0}\" staat twee keer in dit contract.",
                        "\"{0}\" stands twice in this contract."};

inline constexpr diag::Kind kLinearNone{2563, "linear-point-none", diag::Severity::error,
                           "Een punt van een staffel \"lineair\" heeft een waarde: tussen {0} en een punt zonder waarde is niets te berekenen.",
                           "A point of a \"linear\" scale has a value: nothing can be computed between {0} and a point without one."};

inline constexpr diag::Kind kArguments{2803, "scale-arguments", diag::Severity::error, "De staffel {0} vraagt één waarde.", "The scale {0} takes one value."};

inline constexpr diag::Kind kRuleCycle{2906, "rule-cycle", diag::Severity::error, "{0} hangt van zichzelf af.", "{0} depends on itself."};
inline constexpr diag::Kind kCycle{3602, "rules-in-a-circle", diag::Severity::error, "{0} en {1} hangen van elkaar af.", "{0} and {1} depend on each other."};

inline constexpr diag::Kind kNotTogether{3222, "clauses-not-together", diag::Severity::error,
                              "\"{0}\" en \"{1}\" gaan niet samen in {2}; geef een van beide een eigen regel.",
                              "\"{0}\" and \"{1}\" do not go together in {2}; give one of them a rule of its own."};

// Words for what a name stands for.
inline constexpr Bilingual kPartyWord{"een partij", "a party"}, kTableWord{"gegevens", "a table"}, kRuleWord{"een regel", "a rule"},
    kRateWord{"een tarief of parameter", "a rate or parameter"}, kScaleWord{"een staffel", "a scale"}, kUnitWord{"een eenheid", "a unit"},
    kFunctionWord{"een functie", "a function"}, kColumnWord{"een kolom", "a column"}, kLimitWord{"een begrenzing", "a limit"},
    kNumberWord{"een getal of bedrag", "a number or amount"}, kConditionWord{"een voorwaarde (ja of nee)", "a condition (yes or no)"},
    kCodeColumnWord{"een kolom met codes", "a column of codes"}, kCodeWord{"een code", "a code"}, kDateWord{"een datum", "a date"};
// Clauses that are named in a message.
inline constexpr Bilingual kCumulativeWord{"cumulatief binnen", "cumulative within"}, kPartWord{"gebroken", "part"}, kSplitWord{"verdeel", "split"}, kStartWord{"vanaf", "from"};

}  // namespace bkm::elaborate
