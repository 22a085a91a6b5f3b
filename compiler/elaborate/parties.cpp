// Who pays and who receives (D11).
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kPartyUnknown{3204, "party-unknown", diag::Severity::error, "\"{0}\" is geen partij van dit contract, en geen partij die uit de regel volgt.",
                             "\"{0}\" is no party of this contract, and none that the rule determines."};
constexpr Kind kParty{3203, "party-not-determined", diag::Severity::error,
                      "Uit \"per {1}\" van {2} volgt niet {0}; schrijf \"{3}\" met de partij.", "\"per {1}\" of {2} does not determine {0}; write \"{3}\" with the party."};
constexpr Kind kPartyBehindPer{3203, "party-not-determined", diag::Severity::error, "Uit {1} volgt niet {0}: zet {2} achter \"per\".",
                               "{1} does not determine {0}: put {2} after \"per\"."};
constexpr Kind kTitleOfMany{3203, "party-not-determined", diag::Severity::error,
                            "Uit {1} volgt niet {0}: bij partijen staat {2} als meer partijen. Is {2} één partij, \"{3}\", schrijf daar dan het woord voor één; anders {2} achter \"per\".",
                            "{1} does not determine {0}: under parties {2} stands for several parties. If {2} is one party, \"{3}\", write the word for one there; else {2} after \"per\"."};
constexpr Kind kPartyOfMany{3204, "party-unknown", diag::Severity::error, "\"{0}\" is hier geen partij maar een kolom met partijen: zet {0} achter \"per\".",
                            "\"{0}\" is no party here but a column of parties: put {0} after \"per\"."};
constexpr Kind kPartyMember{3204, "party-unknown", diag::Severity::error,
                            "\"{0}\" is een van de partijen die {1} heten, en die noemt een regel niet bij hun naam: welke {1} het is, volgt uit een kolom of uit een naam achter \"per\". Schrijf {2} {1}, met {1} achter \"per\".",
                            "\"{0}\" is one of the parties called {1}, which a rule does not mention by name: which {1} it is follows from a column or a name after \"per\". Write {2} {1}, with {1} after \"per\"."};
constexpr Kind kSameParty{3219, "payer-is-payee", diag::Severity::error, "{0} gaat van {1} aan {1}: wie betaalt en wie ontvangt moeten verschillen.",
                          "{0} goes from {1} to {1}: who pays and who receives must differ."};
constexpr Kind kRestPayer{3582, "rest-without-payer", diag::Severity::error,
                          "De rest van {0} heeft geen betaler: uit {1} volgt niet welke {2} haar betaalt. Verdeel over een andere naam, of schrijf \"{3}\" met één partij.",
                          "The rest of {0} has no payer: {1} does not determine which {2} pays it. Split over another name, or write \"{3}\" with one party."};
constexpr Kind kRestToMany{3103, "rest-to-unknown", diag::Severity::error,
                           "\"{0}\" is niet één partij: de rest van {1} gaat aan een partij die bij partijen alleen staat, of blijft bij wie betaalt (rest aan {2}).",
                           "\"{0}\" is not one party: the rest of {1} goes to a party that stands alone under parties, or stays with who pays (rest to {2})."};

}  // namespace

std::optional<PartyRef> Elaborator::party_on(const Rule& rule, const Axis& axis, Span span) {
  auto path = find_path(rule.grain, axis, span);
  return path ? std::optional(PartyRef{axis.name, path}) : std::nullopt;
}

std::optional<PartyRef> Elaborator::party(const std::optional<ast::Name>& stated, bool payer, const Rule& rule) {
  if (stated) {
    for (const Party& party : plan_.parties) {
      if (party.name != stated->text) continue;
      if (is_single(party.role)) return PartyRef{party.name, {}};
    }
    auto axis = axis_named(*stated);
    if (axis && plan_[axis->dimension].kind == DimensionKind::entity && reaches(rule.grain, *axis)) return party_on(rule, *axis, stated->span);
    const Bilingual word = payer ? Bilingual{"van", "from"} : Bilingual{"aan", "to"};
    if (const Party* list = list_of(plan_, stated->text)) return report(kPartyMember, stated->span, {stated->text, list->name, word}), std::nullopt;
    const bool many = party_named(plan_, stated->text);
    report(many && !reaches(rule.grain, *axis) ? kPartyOfMany : kPartyUnknown, stated->span, {stated->text});
    return {};
  }
  using enum ast::Role;
  std::vector<PartyRef> singles;
  Frame axes, others;  // others: not after `per`
  for (const Party& party : plan_.parties) {
    bool single = payer ? party.role == purchaser : party.role == provider || party.role == coalition;
    bool plural = payer ? party.role == purchasers : party.role == providers || party.role == members;
    if (single) singles.push_back({party.name, {}});
    if (!plural) continue;
    Axis axis{party.name, dimensions_.at(party.name)};
    (reaches(rule.grain, axis) ? axes : others).push_back(axis);
  }
  if (axes.size() == 1 && singles.empty()) return party_on(rule, axes[0], rule.name_span);
  if (singles.size() == 1 && axes.empty()) return singles[0];
  Bilingual what = payer ? Bilingual{"wie betaalt", "who pays"} : Bilingual{"wie ontvangt", "who receives"};
  Bilingual word = payer ? Bilingual{"van", "from"} : Bilingual{"aan", "to"};
  if (singles.empty() && axes.empty() && others.size() == 1) return one_of_many(others[0].name, what, rule), std::nullopt;
  report(kParty, rule.name_span, {what, per_names(rule.grain), rule.name, word});
  return {};
}

// The only parties that it can be are several, and not after `per`.
void Elaborator::one_of_many(const std::string& name, Bilingual what, const Rule& rule) {
  const Party* party = party_named(plan_, name);
  if (party->title != name) report(kTitleOfMany, rule.name_span, {what, rule.name, name, party->title});
  else report(kPartyBehindPer, rule.name_span, {what, rule.name, name});
}

void Elaborator::payer_and_payee(Rule& rule, const ast::Rule& source) {
  rule.payer = party(source.payer, true, rule);
  rule.payee = party(source.payee, false, rule);
  if (rule.payer && rule.payee && rule.payer->name == rule.payee->name) report(kSameParty, source.name.span, {rule.name, rule.payer->name});
  if (!rule.payer) return;
  for (SplitId id : splits_in(plan_, rule.body))
    if (plan_[id].rest_to) rest_payer(rule, id, source.name.span);
}

// Several parties get no rest, unless it stays with the one of them that pays.
void Elaborator::rest_payer(const Rule& rule, SplitId id, Span span) {
  const Split split = plan_[id];
  const Party* to = party_named(plan_, *split.rest_to);
  if (to && !is_single(to->role) && to->name != rule.payer->name)
    return void(report(kRestToMany, span, {*split.rest_to, rule.name, rule.payer->name}));
  if (!rule.payer->path) return;
  auto path = find_path(split.rest_key, {rule.payer->name, dimensions_.at(rule.payer->name)}, split.span, false);
  if (path) plan_.splits[id.index].rest_payer = path;
  else report(kRestPayer, span, {rule.name, per_names(split.rest_key), rule.payer->name, Bilingual{"van", "from"}});
}

}  // namespace bkm::elaborate
