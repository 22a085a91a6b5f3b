// Problem kinds of a run: keys whose value is undefined stop publication after all of them are listed (D12).
#include <map>
#include <tuple>

#include "compiler/interpret/explain_quantity.hpp"
#include "compiler/interpret/findings.hpp"
#include "compiler/interpret/run.hpp"

namespace bkm::interpret {
namespace {

using diag::Kind;
using diag::Severity;

constexpr Kind kNegative{5101, "negative-post", Severity::error,
                         "{0}[{1}] zou {2} zijn; een betaling, bonus of malus is nooit negatief. Schrijf \"{3}\" als geld ook terug kan, "
                         "of \"{4}\" met een bedrag om het niet onder nul te laten komen.",
                         "{0}[{1}] would be {2}; a payment, bonus or penalty is never negative. Write \"{3}\" if money can go back, "
                         "or \"{4}\" and an amount to keep it from going below zero."};
constexpr Kind kPot{5102, "pot-without-receivers", Severity::error,
                    "Van {0} is {2} te verdelen bij {1}, maar er is niemand met een gewicht boven nul. Schrijf \"{3}\" met wie dan de rest krijgt.",
                    "{0} has {2} to split at {1}, but nobody has a weight above zero. Write \"{3}\" and who then gets the rest."};
constexpr Kind kOutside{5103, "outside-scale", Severity::error, "De staffel {0} heeft geen trede voor {1} (bij {2}); dichtstbij is {3}.",
                        "The scale {0} has no band for {1} (at {2}); the nearest is {3}."};
constexpr Kind kClosed{5104, "closed-band", Severity::error, "{0} geeft voor {1} geen waarde (\"geen\"), maar {2} vraagt erom.",
                       "{0} gives no value (\"none\") for {1}, but {2} asks for it."};
constexpr Kind kDivision{5105, "division-by-zero", Severity::error, "{0}[{1}] deelt door nul; schrijf \"{2}\".", "{0}[{1}] divides by zero; write \"{2}\"."};
constexpr Kind kIncomplete{5106, "table-incomplete", Severity::error, "{0} is volledig genoemd, maar er is geen regel voor {1} ({2} wordt gevraagd).",
                           "{0} is called complete, but there is no row for {1} ({2} is asked for)."};
constexpr Kind kBounds{5107, "bounds-exceed-pot", Severity::error, "In hele stappen van {3} passen de grenzen bij {1} niet op de {2} die {0} verdeelt: de minima zijn samen meer, of een minimum ligt boven zijn maximum.",
                       "In whole steps of {3} the bounds at {1} do not fit the {2} that {0} splits: the minimums add up to more, or a minimum lies above its maximum."};
constexpr Kind kWeight{5108, "negative-weight", Severity::error, "{0}[{1}] verdeelt naar een negatief gewicht ({2}).", "{0}[{1}] splits by a negative weight ({2})."};
constexpr Kind kTieLeft{5111, "rank-tie-left", Severity::error,
                        "{0} en {1} staan gelijk in {2}, en niets beslist wie voorgaat. Schrijf \"{3}\" of \"{4}\".",
                        "{0} and {1} are equal in {2}, and nothing decides who comes first. Write \"{3}\" or \"{4}\"."};
constexpr Kind kNoWeight{5112, "weight-missing", Severity::error, "{0}[{1}]: van {2} ontbreekt een gewicht.", "{0}[{1}]: a weight of {2} is missing."};
constexpr Kind kSeveralRows{5110, "several-rows", Severity::error,
                            "{0} heeft voor {1} meer dan een regel in {2}; voor {3} is niet te zeggen welke geldt. Reken per dag, of laat elke regel een eigen sleutel hebben.",
                            "{0} has more than one row for {1} in {2}; for {3} it is not known which holds. Calculate per day, or give each row a key of its own."};
constexpr Kind kNoRow{5113, "row-missing", Severity::error,
                      "{0} kan niet worden berekend: {1} heeft geen regel voor {2}{3}. Vul {1} aan, of zeg in het contract wat dan geldt: {4}.",
                      "{0} cannot be calculated: {1} has no row for {2}{3}. Complete {1}, or say in the contract what holds then: {4}."};
constexpr Kind kPostedBefore{5114, "posted-before-term", Severity::error,
                             "{0}[{1}] rekent met {2}[{3}], maar dat valt op {4}, voor de looptijd{5}: wat onder een eerder contract is betaald, is hier niet bekend. Zeg wat dan "
                             "geldt: {2} bij ontbreken ..",
                             "{0}[{1}] reckons with {2}[{3}], but that falls on {4}, before the term{5}: what was paid under an earlier contract is not known here. Say what "
                             "holds then: {2} if missing .."};
constexpr Kind kRequire{5109, "requirement-not-met", Severity::error, "Het contract eist: {0}. Dat geldt niet{1}.", "The contract requires: {0}. That does not hold{1}."};

constexpr Kind kNoParty{3583, "party-missing", Severity::error,
                        "Voor {0}[{1}] zeggen de gegevens niet {2}: er is daar geen {3}, en {4} blijft zonder partij.",
                        "For {0}[{1}] the data do not say {2}: there is no {3}, and {4} is left without a party."};

constexpr Kind kSeveralParties{3583, "party-missing", Severity::error,
                               "Voor {0}[{1}] is niet te zeggen {2}: {3} heeft voor {4} meer dan een regel, {5}. Zo blijft {6} zonder partij: zet {7} achter \"per\", ook bij de bepalingen die {0} leest.",
                               "For {0}[{1}] it is not known {2}: {3} has more than one row for {4}, {5}. That leaves {6} without a party: put {7} after \"per\", also of the rules that {0} reads."};

std::string on_days(const Trouble& trouble, bool nl) {
  if (!trouble.day) return {};
  std::string text = (nl ? " op " : " on ") + to_string(*trouble.day);
  if (trouble.more == 0) return text;
  const bool one = trouble.more == 1;
  return text + (nl ? " (en nog " : " (and ") + std::to_string(trouble.more) + (nl ? (one ? " dag)" : " dagen)") : (one ? " more day)" : " more days)"));
}

std::string more_keys(const Trouble& trouble, bool nl) {
  if (trouble.more == 0) return {};
  return (nl ? " (zo ook bij nog " : " (so with ") + std::to_string(trouble.more) + (nl ? ")" : " more)");
}

}  // namespace

void report_stop(const plan::Plan& plan, const Data& data, const Stop& stop, diag::Sink& sink) {
  bool nl = plan.language == Language::nl;
  if (stop.kind == kRequire.name) {
    const plan::Require& require = plan.requires_[stop.require];
    std::string key = key_text(plan, data, require.grain, stop.key);
    sink.report(kRequire, require.span, {require.text, key.empty() ? key : (nl ? " voor " : " for ") + key}).article = require.article;
    return;
  }
  const plan::Rule& rule = plan[stop.rule];
  std::string key;
  if (stop.split) {
    key = key_text(plan, data, plan[stop.split].rest_key, stop.key);
  } else {
    key = key_text(plan, data, rule.grain, stop.key);
  }
  const plan::Unit unit = stop.split ? plan[plan[stop.split].pot].type.unit : plan::unit_of(plan.currency_iso);
  const auto shown = [&](const Rational& value) { return quantity_text(plan, value, unit, Bilingual{"uur", "hour"}.in(plan.language), false); };
  const Text amount = shown(stop.amount);
  const Trouble& t = stop.trouble;
  diag::Diagnostic* found = nullptr;
  if (stop.kind == kNegative.name) found = &sink.report(kNegative, rule.name_span, {rule.name, key, amount, Bilingual{"verreken", "adjust"}, Bilingual{"boven", "above"}});
  else if (stop.kind == kPot.name) found = &sink.report(kPot, rule.name_span, {rule.name, key, amount, Bilingual{"rest aan", "rest to"}});
  else if (stop.kind == kOutside.name) found = &sink.report(kOutside, rule.name_span, {t.subject, t.value, key, t.detail});
  else if (stop.kind == kClosed.name) found = &sink.report(kClosed, rule.name_span, {t.subject, t.value, rule.name + "[" + key + "]"});
  else if (stop.kind == "table-incomplete") found = &sink.report(kIncomplete, rule.name_span, {t.subject, t.value, t.detail});
  else if (stop.kind == "bounds-exceed-pot") found = &sink.report(kBounds, rule.name_span, {rule.name, key, amount, shown(plan[stop.split].step)});
  else if (stop.kind == kSeveralRows.name) found = &sink.report(kSeveralRows, rule.name_span, {t.subject, t.value, t.detail, rule.name});
  else if (stop.kind == kTieLeft.name) found = &sink.report(kTieLeft, rule.name_span, {t.subject, t.value, rule.name, Bilingual{"gelijk samen", "ties together"}, Bilingual{"gelijk dan ..", "ties then .."}});
  else if (stop.kind == kNoWeight.name) found = &sink.report(kNoWeight, rule.name_span, {rule.name, key, t.subject});
  else if (stop.kind == kWeight.name) found = &sink.report(kWeight, rule.name_span, {rule.name, key, t.value});
  else if (stop.kind == kNoRow.name) found = &sink.report(kNoRow, rule.name_span, {rule.name, t.subject, t.value, on_days(t, nl), Bilingual{"\"bij ontbreken ..\", \"waar bekend ..\" of \"als bekend ..\"", "\"if missing ..\", \"where known ..\" or \"if known ..\""}});
  else if (stop.kind == kPostedBefore.name) found = &sink.report(kPostedBefore, rule.name_span, {rule.name, key, t.subject, t.value, to_string(*t.day), more_keys(t, nl)});
  else if (stop.kind == kNoParty.name) {
    bool payer = t.subject == "payer";
    Bilingual who = payer ? Bilingual{"wie betaalt", "who pays"} : Bilingual{"wie ontvangt", "who receives"};
    const plan::PartyRef& party = payer ? *rule.payer : *rule.payee;
    if (t.rows.empty()) found = &sink.report(kNoParty, rule.name_span, {rule.name, key, who, party.name, amount});
    else found = &sink.report(kSeveralParties, rule.name_span, {rule.name, key, who, t.value, t.detail, parties_in_rows(plan, data, party, t), amount, party.name});
  } else found = &sink.report(kDivision, rule.name_span, {rule.name, key, Bilingual{"bij ontbreken ..", "if missing .."}});
  found->article = rule.article;
}

void report_stops(const plan::Plan& plan, const Data& data, const std::vector<Stop>& stops, diag::Sink& sink) {
  std::vector<Stop> told;
  std::map<std::tuple<std::uint32_t, std::string, std::string>, std::size_t> first;
  for (const Stop& stop : stops) {
    const bool of_day = stop.kind == kNoRow.name && stop.trouble.day, before = stop.kind == kPostedBefore.name;
    auto place = of_day || before ? first.try_emplace({stop.rule.index, stop.trouble.subject, before ? "" : stop.trouble.value}, told.size()) : std::pair(first.end(), true);
    if (place.second) told.push_back(stop);
    else ++told[place.first->second].trouble.more;
  }
  for (const Stop& stop : told) report_stop(plan, data, stop, sink);
}

}  // namespace bkm::interpret
