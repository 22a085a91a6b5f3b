// Vaste prijs of variabele prijs: the amounts and percentages of the text that a payment is made with.
#include "compiler/card/amounts.hpp"
#include "compiler/card/reward.hpp"
#include "compiler/card/words.hpp"

namespace bkm::card {

using namespace plan;

namespace {

using enum ast::RuleKind;

Text fixed_kind(bool changes) {
  return changes ? Text{"vaste prijs die op vooraf bepaalde dagen wijzigt", "fixed price that changes on days set beforehand"} : Text{"vaste prijs", "fixed price"};
}

Text rate_price(const Contract& contract, const Rate& rate) {
  Text kind = in_money(contract.plan, rate.type.unit) ? fixed_kind(rate.steps.size() > 1) : Text{"percentage of factor", "percentage or factor"};
  return say("{0}: {1} ({2})", "{0}: {1} ({2})", {kind, rate_text(contract, rate), everyday(rate.name)});
}

// Depends on demand or quantity, by steps that are known.
Text scale_price(const Contract& contract, const Scale& scale) {
  if (scale.file) return say("variabele prijs, vooraf bekend: staffel {0} uit {1}", "variable price, known beforehand: scale {0} from {1}", {everyday(scale.name), contract.plan[scale.table].file});
  std::size_t bands = 0;
  for (const Ladder& ladder : scale.ladders) bands = std::max(bands, ladder.column == 0 ? ladder.bands.size() : 0);
  static const Text kHow[] = {{"de waarde van de bereikte trede", "the value of the band that is reached"}, {"alles tegen de prijs van de bereikte trede", "all at the price of the band that is reached"},
                              {"elk deel tegen de prijs van zijn eigen trede", "each part at the price of its own band"}, {"tussen de punten evenredig", "proportional between the points"}};
  return say("variabele prijs, vooraf bekend: staffel {0} met {1} treden, {2}; {3}", "variable price, known beforehand: scale {0} with {1} bands, {2}; {3}",
             {everyday(scale.name), std::to_string(bands), scale_range(contract, scale, 0), kHow[static_cast<int>(scale.kind)]});
}

Text key_of(const Table& table) {
  std::vector<std::string> names;
  for (int column : table.schema.key) names.push_back(everyday(table.schema.columns[static_cast<std::size_t>(column)].name));
  return list_of(names);
}

// The days from which a dated table has other amounts.
Text changes_of(const Contract& contract, const Table& table) {
  if (!table.indexation.changes.empty()) return written(contract, table.indexation.span);
  std::set<std::string> days;
  for (const auto& row : table.constant_rows)
    if (table.schema.dated && !row[static_cast<std::size_t>(table.schema.from)].empty()) days.insert(row[static_cast<std::size_t>(table.schema.from)]);
  return days.empty() ? Text() : say("wijzigt op {0}", "changes on {0}", {list_of({days.begin(), days.end()})});
}

Text listed_price(const Contract& contract, const Table& table, int column) {
  std::string name = everyday(table.schema.columns[static_cast<std::size_t>(column)].name);
  if (!table.file.empty()) return say("vaste prijs uit {0}: {1}", "fixed price from {0}: {1}", {table.file, name});
  Text changes = changes_of(contract, table);
  Text price = say("{0}: {1}, naar {2} ({3}, tabel {4})", "{0}: {1}, by {2} ({3}, table {4})",
                   {fixed_kind(!changes.empty()), listed_range(contract, table, column), key_of(table), name, everyday(table.name())});
  return joined({price, changes}, "; ");
}

void add_prices(const Contract& contract, const Reads& reads, const Text& clause, std::vector<Entry>& entries) {
  const Plan& plan = contract.plan;
  for (RateId id : reads.rates)
    if (in_money(plan, plan[id].type.unit) || plan[id].type.unit.bare()) add_once(entries, rate_price(contract, plan[id]), clause);
  for (ExprId id : reads.prices)
    if (std::get<Constant>(plan[id].node).value != 0) add_once(entries, say("vaste prijs: {0}", "fixed price: {0}", {written(contract, plan[id].span)}), clause);
  for (ExprId id : reads.shares)
    if (Text text = written(contract, plan[id].span); text.nl.ends_with('%')) add_once(entries, say("percentage: {0}", "percentage: {0}", {text}), clause);
  for (const auto& [id, column] : reads.listed) add_once(entries, listed_price(contract, plan[id], column), clause);
  for (ScaleId id : reads.scales) add_once(entries, scale_price(contract, plan[id]), clause);
  if (!reads.money.empty()) add_once(entries, say("bedrag uit de gegevens: {0}", "amount from the data: {0}", {columns_text(plan, reads.money)}), clause);
}

}  // namespace

Feature price(const Contract& contract) {
  Feature feature{Block::reward, "price", {"Vaste prijs of variabele prijs", "Fixed or variable price"}, false, {}};
  for_each_rule(contract.plan, {pay, adjust}, [&](RuleId id, const Rule& rule) {
    Reads reads = reads_of(contract.plan, id);
    std::size_t before = feature.entries.size();
    add_prices(contract, reads, clause_of(contract, rule), feature.entries);
    bool none = reads.rates.empty() && reads.prices.empty() && reads.listed.empty() && reads.scales.empty() && reads.money.empty();
    if (none && before == feature.entries.size() && !reads.payables.empty())
      add_once(feature.entries, say("deel van een ander bedrag: {0}", "part of another amount: {0}", {titles_of(contract.plan, reads.payables)}), clause_of(contract, rule));
  });
  return feature;
}

}  // namespace bkm::card
