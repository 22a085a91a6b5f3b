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

// Each price with the conditions under which it is owed, and the day of the data on which.
class Prices {
 public:
  Prices(const Contract& contract, const Rule& rule, std::vector<Entry>& entries) : contract_(contract), plan_(contract.plan), rule_(rule), entries_(entries) {}

  void add_all(const Reads& reads) {
    for (const auto& [id, conditions] : reads.rates)
      if (in_money(plan_, plan_[id].type.unit) || plan_[id].type.unit.bare()) add(rate_price(contract_, plan_[id]), conditions);
    for (const auto& [id, conditions] : reads.prices)
      if (std::get<Constant>(plan_[id].node).value != 0) add(say("vaste prijs: {0}", "fixed price: {0}", {written(contract_, plan_[id].span)}), conditions);
    for (const auto& [share, conditions] : reads.shares)
      if (written(contract_, plan_[share.first].span).nl.ends_with('%')) add(say("percentage: {0}", "percentage: {0}", {in_words_unsigned(contract_, share.second)}), conditions);
    for (const auto& [column, conditions] : reads.listed) add(listed_price(contract_, plan_[column.first], column.second), conditions);
    for (const auto& [id, conditions] : reads.scales) add(scale_price(contract_, plan_[id]), conditions);
    if (!reads.money.empty()) add(say("bedrag uit de gegevens: {0}", "amount from the data: {0}", {columns_text(plan_, reads.money)}), reads.money_if.size() == 1 ? *reads.money_if.begin() : Conditions());
    if (added_ == 0 && !reads.payables.empty()) add(say("deel van een ander bedrag: {0}", "part of another amount: {0}", {titles_of(plan_, reads.payables)}), {});
  }

 private:
  void add(Text price, const Conditions& conditions) {
    bool back = is_taken_back(plan_, rule_.body);
    if (back) price = say("teruggenomen, {0}", "taken back, {0}", {price});
    if (rule_.day.date) price = say(back ? "{0}, op {1}" : "{0}, te betalen op {1}", back ? "{0}, on {1}" : "{0}, due on {1}", {price, in_words(contract_, *rule_.day.date)});
    if (!conditions.empty()) price = say("{0}, als {1}", "{0}, if {1}", {price, in_words_of_conditions(contract_, conditions)});
    add_once(entries_, price, clause_of(contract_, rule_));
    ++added_;
  }

  const Contract& contract_;
  const Plan& plan_;
  const Rule& rule_;
  std::vector<Entry>& entries_;
  std::size_t added_ = 0;
};

}  // namespace

Feature price(const Contract& contract) {
  Feature feature{Block::reward, "price", {"Vaste prijs of variabele prijs", "Fixed or variable price"}, false, {}};
  for_each_rule(contract.plan, {pay, adjust}, [&](RuleId id, const Rule& rule) {
    Prices(contract, rule, feature.entries).add_all(reads_of(contract.plan, id));
  });
  return feature;
}

}  // namespace bkm::card
