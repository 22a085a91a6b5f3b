// Per cliënt, per verrichting, per verzekerde: what one amount is paid for.
#include "compiler/card/reward.hpp"
#include "compiler/card/words.hpp"

namespace bkm::card {

using namespace plan;

namespace {

using enum ast::RuleKind;

bool is_one_of(const std::string& name, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), name) != words.end(); }
bool is_client(const std::string& name) {
  return is_one_of(name, {"cliënt", "client", "patiënt", "patient", "burger", "citizen", "bewoner", "persoon", "person", "jeugdige", "deelnemer", "participant", "budgethouder", "kind", "child"});
}
bool is_insured(const std::string& name) { return is_one_of(name, {"verzekerde", "verzekerden", "insured", "inwoner", "inwoners", "resident", "residents", "inhabitant"}); }

// A contract that nowhere has a word for a client leaves open what is one.
bool has_client_word(const Plan& plan) {
  return std::any_of(plan.dimensions.begin(), plan.dimensions.end(), [](const Dimension& dimension) { return is_client(dimension.name); });
}

bool has_client_column(const Table& table) {
  return std::any_of(table.schema.columns.begin(), table.schema.columns.end(), [](const table::ColumnSchema& column) { return is_client(column.name); });
}

// A register with this key and a client: an assignment, a treatment.
bool leads_to_client(const Plan& plan, DimensionId dimension) {
  return std::any_of(plan.tables.begin(), plan.tables.end(), [&](const Table& table) {
    return table.form != TableForm::event && table.schema.key.size() == 1 && table.columns[static_cast<std::size_t>(table.schema.key[0])].type.dimension == dimension && has_client_column(table);
  });
}

bool names_client(const Plan& plan, const Table& table) {
  return has_client_column(table) || std::any_of(table.columns.begin(), table.columns.end(), [&](const TableColumn& column) { return column.type.kind == ValueKind::code && leads_to_client(plan, column.type.dimension); });
}

bool client_axis(const Plan& plan, const Axis& axis) {
  const Dimension& dimension = plan[axis.dimension];
  if (dimension.kind == DimensionKind::period) return false;
  if (dimension.kind == DimensionKind::row) return names_client(plan, plan[dimension.table]);
  return is_client(axis.name) || leads_to_client(plan, axis.dimension);
}

}  // namespace

const Table* row_of(const Plan& plan, const Rule& rule) {
  for (const Axis& axis : rule.grain)
    if (plan[axis.dimension].kind == DimensionKind::row && plan[plan[axis.dimension].table].form == TableForm::event) return &plan[plan[axis.dimension].table];
  return nullptr;
}

namespace {

// Twice the rows, twice the amount: a sum or count over reported rows at a price. Gathering it per month does not change what is paid for.
class EachRow {
 public:
  explicit EachRow(const Plan& plan) : plan_(plan) {}

  // The rows of which each has its own part of the amount; none: the amount is not of that form.
  std::optional<TableId> of(ExprId id) const {
    return std::visit(Overloaded{
                          [&](const AggregateValue& e) { return aggregate(plan_[e.aggregate]); },
                          [&](const MeasureValue& e) { return is_payable(plan_[e.rule].kind) ? std::nullopt : of(plan_[e.rule].body); },
                          [&](const Binary& e) { return product(e); },
                          [&](const Bound& e) { return e.kind == ast::BoundKind::at_most ? of(e.value) : std::nullopt; },
                          [&](const IfMissing& e) { return of(e.operand); },
                          [](const auto&) { return std::optional<TableId>(); },
                      },
                      plan_[id].node);
  }

 private:
  std::optional<TableId> aggregate(const Aggregate& a) const {
    if (a.window || (a.fold != ast::Fold::sum && (a.fold != ast::Fold::count || a.counted))) return {};
    if (const auto* rule = std::get_if<RuleId>(&a.source.of)) return a.value && !is_payable(plan_[*rule].kind) ? of(plan_[*rule].body) : std::nullopt;
    TableId table = std::get<TableId>(a.source.of);
    return plan_[table].form == TableForm::event ? std::optional(table) : std::nullopt;
  }
  // Times a scale of the quantity, or another amount of rows, it would not be so much for each.
  std::optional<TableId> product(const Binary& e) const {
    if (e.op != ast::Arithmetic::multiply) return {};
    if (auto table = of(e.left)) return is_price(e.right) ? table : std::nullopt;
    return is_price(e.left) ? of(e.right) : std::nullopt;
  }
  bool is_price(ExprId id) const {
    bool price = true;
    visit_all(plan_, id, [&](ExprId part, const Aggregate*) {
      const auto& node = plan_[part].node;
      if (const auto* measure = std::get_if<MeasureValue>(&node)) price &= !is_payable(plan_[measure->rule].kind) && is_price(plan_[measure->rule].body);
      else price &= !std::holds_alternative<AggregateValue>(node) && !std::holds_alternative<SplitValue>(node) && !std::holds_alternative<RankValue>(node);
    });
    return price;
  }
  const Plan& plan_;
};

// The rows for each of which is paid, if the amount is so much for each.
const Table* paid_per_row(const Plan& plan, const Rule& rule) {
  if (const Table* row = row_of(plan, rule)) return row;
  auto table = EachRow(plan).of(rule.body);
  return table ? &plan[*table] : nullptr;
}

Text in_parentheses(const Rule& rule) { return rule.grain.empty() ? Text() : say(" ({0})", " ({0})", {per(rule.grain)}); }

Text single_act(const Table& table, const Reads& reads) {
  Text act = say("per cliënt per enkele verrichting (per {0})", "per client per single act (per {0})", {everyday(table.name())});
  return reads.upper_bounds.empty() ? act : say("{0}, tot een maximum", "{0}, up to a maximum", {act});
}

std::optional<Text> client_unit(const Plan& plan, const Rule& rule, const Reads& reads) {
  const Table* row = paid_per_row(plan, rule);
  if (row && names_client(plan, *row)) return single_act(*row, reads);
  if (!keyed_by_client(plan, rule)) return {};
  auto cycle = finest_cycle(plan, rule.grain);
  bool itself = std::any_of(rule.grain.begin(), rule.grain.end(), [](const Axis& axis) { return is_client(axis.name); });
  if (cycle && *cycle != Cycle::term) return say("per cliënt voor een verzameling verrichtingen over een bepaalde periode{0}", "per client for a set of acts over a period{0}", {in_parentheses(rule)});
  if (!itself || !reads.events.empty()) return say("per cliënt voor een verzameling van verrichtingen{0}", "per client for a set of acts{0}", {in_parentheses(rule)});
  return say("per cliënt{0}", "per client{0}", {in_parentheses(rule)});
}

template <class Is>
bool price_per(const Plan& plan, const Reads& reads, Is is) {
  auto below = [&](const Unit& unit) { return std::any_of(unit.powers.begin(), unit.powers.end(), [&](const auto& power) { return power.second < 0 && is(power.first); }); };
  return std::any_of(reads.prices.begin(), reads.prices.end(), [&](const auto& price) { return below(plan[price.first].type.unit); }) ||
         std::any_of(reads.rates.begin(), reads.rates.end(), [&](const auto& rate) { return below(plan[rate.first].type.unit); }) ||
         std::any_of(reads.listed.begin(), reads.listed.end(), [&](const auto& price) { return below(plan[price.first.first].columns[static_cast<std::size_t>(price.first.second)].type.unit); });
}

// Without a client in the key. A price per client on a number of clients is still per client.
Text no_client(const Plan& plan, const Rule& rule, const Reads& reads) {
  Text key = rule.grain.empty() ? Text{"in één bedrag", "in one amount"} : per(rule.grain);
  const bool priced = price_per(plan, reads, is_client);
  if (priced && reads.deducted.empty()) return say("per cliënt, niet per verrichting ({0})", "per client, not per act ({0})", {key});
  if (priced || !has_client_word(plan)) return say("{0}; of dat per cliënt is: {1}", "{0}; whether that is per client: {1}", {key, undecided()});
  return say("niet per cliënt, maar {0}", "not per client, but {0}", {key});
}

}  // namespace

bool keyed_by_client(const Plan& plan, const Rule& rule) {
  return std::any_of(rule.grain.begin(), rule.grain.end(), [&](const Axis& axis) { return client_axis(plan, axis); });
}

// A column of insured persons or residents.
bool is_population(const Plan& plan, const std::pair<TableId, int>& column) {
  const Unit& unit = plan[column.first].columns[static_cast<std::size_t>(column.second)].type.unit;
  return std::any_of(unit.powers.begin(), unit.powers.end(), [](const auto& power) { return is_insured(power.first); });
}

bool by_population(const Plan& plan, const Reads& reads) {
  return price_per(plan, reads, is_insured) || std::any_of(reads.quantities.begin(), reads.quantities.end(), [&](const auto& column) { return is_population(plan, column); });
}

Feature acts(const Contract& contract) {
  Feature feature{Block::reward, "acts",
                  {"Beloning per cliënt per enkele verrichting, voor een verzameling van verrichtingen, of voor een verzameling verrichtingen over een bepaalde periode",
                   "Reward per client per single act, for a set of acts, or for a set of acts over a period"}, false, {}};
  for_each_rule(contract.plan, {pay, adjust}, [&](RuleId id, const Rule& rule) {
    if (is_taken_back(contract.plan, rule.body)) return;
    Reads reads = reads_of(contract.plan, id);
    auto unit = client_unit(contract.plan, rule, reads);
    add_once(feature.entries, unit ? *unit : no_client(contract.plan, rule, reads), clause_of(contract, rule));
  });
  return feature;
}

Feature population(const Contract& contract) {
  Feature feature{Block::reward, "population", {"Beloning per cliënt of verzekerde (populatie)", "Reward per client or per insured person (population)"}, false, {}};
  for_each_rule(contract.plan, {pay, adjust}, [&](RuleId id, const Rule& rule) {
    if (is_taken_back(contract.plan, rule.body)) return;
    Reads reads = reads_of(contract.plan, id);
    if (by_population(contract.plan, reads)) add_once(feature.entries, {"per verzekerde of inwoner (populatie)", "per insured person or resident (population)"}, clause_of(contract, rule));
    else if (client_unit(contract.plan, rule, reads) || (reads.deducted.empty() && price_per(contract.plan, reads, is_client))) add_once(feature.entries, {"per cliënt", "per client"}, clause_of(contract, rule));
  });
  return feature;
}

}  // namespace bkm::card
