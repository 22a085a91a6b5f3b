// Beloning: what the rules do, derived from what they depend on. What does not follow from the text is left open.
#include <algorithm>

#include "compiler/card/blocks.hpp"
#include "compiler/card/reads.hpp"

namespace bkm::card {

using namespace plan;

namespace {

using enum ast::RuleKind;

template <class F>
void for_each_rule(const Plan& plan, std::initializer_list<ast::RuleKind> kinds, F f) {
  for (std::uint32_t r = 0; r < plan.rules.size(); ++r)
    if (std::find(kinds.begin(), kinds.end(), plan.rules[r].kind) != kinds.end()) f(RuleId{r}, plan.rules[r]);
}

std::string column_name(const Plan& plan, std::pair<TableId, int> column) {
  return plan[column.first].schema.columns[column.second].name + " (" + plan[column.first].name() + ")";
}

template <class Set>
std::vector<std::string> column_names(const Plan& plan, const Set& columns) {
  std::vector<std::string> names;
  for (const auto& column : columns) names.push_back(column_name(plan, column));
  return names;
}

template <class Set>
std::vector<std::string> names_of(const Plan& plan, const Set& ids) {
  std::vector<std::string> names;
  for (auto id : ids) {
    if constexpr (std::is_same_v<typename Set::value_type, TableId>) names.push_back(plan[id].name());
    else names.push_back(plan[id].name);
  }
  return names;
}

bool by_population(const Plan& plan, const Reads& reads);
std::optional<Text> client_unit(const Plan& plan, const Rule& rule, const Reads& reads);

bool in_money(const Plan& plan, const Unit& unit) { return unit.power(plan.currency_iso) == 1; }

// --- vaste prijs of variabele prijs -------------------------------------------------------------------------------------

Text rate_text(const Contract& contract, const Rate& rate) {
  Text text = written(contract, rate.steps.front().span);
  std::string before;
  for (std::size_t i = 1; i < rate.steps.size(); ++i) {  // the steps of one indexation share its text
    std::string step = written(contract, rate.steps[i].span);
    if (step != before) text = joined({text, step}, "; ");
    before = step;
  }
  return text;
}

void add_once(std::vector<Entry>& entries, Text value, Text clause) {
  for (Entry& entry : entries) {
    if (entry.value.nl != value.nl) continue;
    if (std::none_of(entry.clauses.begin(), entry.clauses.end(), [&](const Text& c) { return c.nl == clause.nl; })) entry.clauses.push_back(clause);
    return;
  }
  entries.push_back({std::move(value), {std::move(clause)}});
}

// Of a scale that gives amounts; nothing of another.
Text scale_price(const Plan& plan, const Scale& scale) {
  bool amounts = std::any_of(scale.columns.begin(), scale.columns.end(), [&](const ScaleColumn& column) { return in_money(plan, column.type.unit); });
  if (!amounts) return {};
  if (scale.file) return say("variabele prijs, vooraf bekend: staffel {0} uit {1}", "variable price, known beforehand: scale {0} from {1}", {scale.name, plan[scale.table].file});
  std::size_t bands = 0;
  for (const Ladder& ladder : scale.ladders) bands += ladder.column == 0 ? ladder.bands.size() : 0;
  return say("variabele prijs, vooraf bekend: staffel {0} met {1} treden", "variable price, known beforehand: scale {0} with {1} bands", {scale.name, std::to_string(bands)});
}

// The lowest and the highest of a column of a table, as written.
Text listed_price(const Plan& plan, const Table& table, int column) {
  const std::string& name = table.schema.columns[static_cast<std::size_t>(column)].name;
  if (!table.file.empty()) return say("vaste prijs uit {0}: {1}", "fixed price from {0}: {1}", {table.file, name});
  std::vector<Rational> values;
  for (const auto& row : table.constant_rows) {
    const std::size_t at = std::stoul(row[static_cast<std::size_t>(column)]);
    values.push_back(table.constants[at] / table.constant_units[at]);
  }
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  auto shown = [&](Language language, const Rational& value) { return plan.currency_symbol + " " + format_decimal(value, notation_of(language), plan.currency_decimals); };
  auto range = [&](Language language) {
    return shown(language, *low) + (*low == *high ? "" : (language == Language::nl ? " tot " : " to ") + shown(language, *high));
  };
  Text kind = table.indexation.changes.empty() && !table.schema.dated ? Text{"vaste prijs", "fixed price"}
                                                                        : Text{"vaste prijs die op vooraf bepaalde dagen wijzigt", "fixed price that changes on days set beforehand"};
  return say("{0}: {1} {2} (tabel {3})", "{0}: {1} {2} (table {3})", {kind, name, Text{range(Language::nl), range(Language::en)}, table.name()});
}

void add_prices(const Contract& contract, const Reads& reads, Text clause, std::vector<Entry>& entries) {
  const Plan& plan = contract.plan;
  for (RateId id : reads.rates) {
    const Rate& rate = plan[id];
    if (!in_money(plan, rate.type.unit)) continue;
    Text kind = rate.steps.size() == 1 ? Text{"vaste prijs", "fixed price"} : Text{"vaste prijs die op vooraf bepaalde dagen wijzigt", "fixed price that changes on days set beforehand"};
    add_once(entries, say("{0}: {1} {2}", "{0}: {1} {2}", {kind, rate.name, rate_text(contract, rate)}), clause);
  }
  for (ExprId id : reads.prices) {
    const auto& constant = std::get<Constant>(plan[id].node);
    if (constant.value != 0) add_once(entries, say("vaste prijs: {0}", "fixed price: {0}", {written(contract, plan[id].span)}), clause);
  }
  for (const auto& [id, column] : reads.listed) add_once(entries, listed_price(plan, plan[id], column), clause);
  for (ScaleId id : reads.scales)
    if (Text text = scale_price(plan, plan[id]); !text.empty()) add_once(entries, text, clause);
  if (!reads.money.empty())
    add_once(entries, say("bedrag uit de gegevens: {0}", "amount from the data: {0}", {list_of(column_names(plan, reads.money))}), clause);
}

Feature price(const Contract& contract) {
  Feature feature{Block::reward, "price", {"Vaste prijs of variabele prijs", "Fixed or variable price"}, false, {}};
  for_each_rule(contract.plan, {pay, adjust}, [&](RuleId id, const Rule& rule) { add_prices(contract, reads_of(contract.plan, id), clause_of(contract, rule), feature.entries); });
  return feature;
}

// --- typologie van de basisbeloning -------------------------------------------------------------------------------------

// Nothing is counted or measured: a sum for who is in care, or a lump sum, at once or in parts.
std::optional<Text> fixed_amount(const Plan& plan, const Rule& rule, const Reads& reads) {
  bool stated = !reads.rates.empty() || !reads.prices.empty() || !reads.listed.empty() || !reads.money.empty();
  if (!stated) return {};
  if (!reads.splits.empty()) return Text{"lumpsum budget, in delen betaald", "lump sum, paid in parts"};
  if (client_unit(plan, rule, reads)) return say("vast bedrag {0}, wat er ook wordt geleverd", "fixed amount {0}, whatever is delivered", {per(rule.grain)});
  return say("lumpsum budget: vast bedrag {0}", "lump sum: fixed amount {0}", {per(rule.grain)});
}

// Lumpsum: paid without any data. Prestatiegericht: by delivered units. Resultaatgericht: by what was measured or reached.
std::optional<Text> type_of(const Plan& plan, const Rule& rule, const Reads& reads) {
  if (!reads.payables.empty() && !reads.splits.empty()) return say("verdeling van {0}", "division of {0}", {list_of(names_of(plan, reads.payables))});
  if (!reads.data() && reads.payables.empty() && rule.support.kind == PresenceKind::dense) return Text{"lumpsum budget: hangt niet van gegevens af", "lump sum: depends on no data"};
  if (by_population(plan, reads) && reads.events.empty()) return say("lumpsum budget per populatie: naar {0}", "lump sum per population: by {0}", {list_of(column_names(plan, reads.quantities))});
  std::vector<Text> units, results;
  if (!reads.events.empty()) units.push_back(say("rijen van {0}", "rows of {0}", {list_of(names_of(plan, reads.events))}));
  if (!reads.quantities.empty()) units.push_back(list_of(column_names(plan, reads.quantities)));
  if (!reads.measurements.empty()) results.push_back(list_of(column_names(plan, reads.measurements)));
  Text by_units = joined(units, ", "), by_results = joined(results, ", ");
  if (!units.empty() && !results.empty())
    return say("prestatiegerichte bekostiging: {0}; mede resultaatgericht: {1}", "performance-based: {0}; also result-based: {1}", {by_units, by_results});
  if (!units.empty()) return say("prestatiegerichte bekostiging: naar {0}", "performance-based: by {0}", {by_units});
  if (!results.empty()) return say("resultaatgerichte bekostiging: naar {0}", "result-based: by {0}", {by_results});
  return fixed_amount(plan, rule, reads);
}

Feature base_reward(const Contract& contract) {
  Feature feature{Block::reward, "base-reward",
                  {"Typologie van de basisbeloning: lumpsum budget, prestatiegerichte bekostiging, resultaatgerichte bekostiging", "Type of base reward: lump sum, performance-based or result-based"}, false, {}};
  bool any = false;
  for (const Rule& rule : contract.plan.rules) any |= rule.kind == pay || rule.kind == adjust;
  if (!any) for_each_rule(contract.plan, {bonus, penalty}, [&](RuleId, const Rule& rule) { add_once(feature.entries, {"geen basisbeloning, alleen bonus of malus", "no base reward, only a bonus or penalty"}, clause_of(contract, rule)); });
  for_each_rule(contract.plan, {pay, adjust}, [&](RuleId id, const Rule& rule) {
    if (auto type = type_of(contract.plan, rule, reads_of(contract.plan, id))) feature.entries.push_back({*type, {clause_of(contract, rule)}});
  });
  return feature;
}

// --- directe of gespreide betaling --------------------------------------------------------------------------------------

Text when_paid(const Contract& contract, const Rule& rule) {
  const Plan& plan = contract.plan;
  if (rule.day.date) return say("op één moment: op {0}", "at one moment: on {0}", {written(contract, plan[*rule.day.date].span)});
  auto cycle = finest_cycle(plan, rule.grain);
  if (cycle && *cycle != Cycle::term) return say("gespreid: per {0}", "spread: per {0}", {{std::string(cycle_word(*cycle).nl), std::string(cycle_word(*cycle).en)}});
  if (is_row_frame(plan, rule.grain) && plan[plan[rule.grain[0].dimension].table].schema.on >= 0)
    return say("direct: per {0}, op de dag daarvan", "direct: per {0}, on its day", {rule.grain[0].name});
  return {"in één keer, aan het eind van de looptijd", "at once, at the end of the term"};
}

Feature payment(const Contract& contract) {
  Feature feature{Block::reward, "payment", {"Directe betaling of gespreide betaling", "Direct or spread payment"}, false, {}};
  for_each_rule(contract.plan, {pay, bonus, penalty, adjust}, [&](RuleId, const Rule& rule) { add_once(feature.entries, when_paid(contract, rule), clause_of(contract, rule)); });
  Bilingual cycle = cycle_word(contract.plan.settlement);
  feature.entries.push_back({say("afgerekend per {0}", "settled per {0}", {{std::string(cycle.nl), std::string(cycle.en)}}), {keyword(contract, "periode", "period")}});
  return feature;
}

// --- prikkels -----------------------------------------------------------------------------------------------------------

// What the incentive hangs on: measured columns, definitions, and the amounts it is a part of.
Text incentive_basis(const Plan& plan, const Reads& reads) {
  std::vector<std::string> drivers = column_names(plan, reads.measurements);
  for (const std::string& name : column_names(plan, reads.quantities)) drivers.push_back(name);
  for (const std::string& name : column_names(plan, reads.money)) drivers.push_back(name);
  if (drivers.empty()) drivers = names_of(plan, reads.events);
  Text by = drivers.empty() ? Text() : say("naar {0}", "by {0}", {list_of(drivers)});
  Text scale = reads.scales.empty() ? Text() : say("staffel {0}", "scale {0}", {list_of(names_of(plan, reads.scales))});
  Text over = reads.payables.empty() ? Text() : say("over {0}", "on {0}", {list_of(names_of(plan, reads.payables))});
  return joined({by, scale, over}, ", ");
}

Feature incentives(const Contract& contract) {
  Feature feature{Block::reward, "financial-incentives",
                  {"Financiële prikkels gebaseerd op structuur, proces en of uitkomst indicatoren", "Financial incentives on structure, process or outcome indicators"}, false, {}};
  for_each_rule(contract.plan, {bonus, penalty}, [&](RuleId id, const Rule& rule) {
    Text kind = rule.kind == bonus ? Text{"bonus", "bonus"} : Text{"malus", "penalty"};
    Text title = rule.title.empty() ? rule.name : rule.title;
    feature.entries.push_back({joined({say("{0}: {1}", "{0}: {1}", {kind, title}), incentive_basis(contract.plan, reads_of(contract.plan, id))}, ", "), {clause_of(contract, rule)}});
  });
  bool any = !feature.entries.empty(), stated = false;
  for (const Performance& performance : contract.plan.performances)
    for (const auto& [kind, value] : performance.features)
      if (kind == ast::Feature::Kind::indicator) {
        stated = true;
        feature.entries.push_back({feature_word(contract, value), {joined({keyword(contract, "prestatie", "performance"), performance.name}, " ")}});
      }
  if (any && !stated) feature.entries.push_back({{"of het een structuur-, proces- of uitkomstindicator is: niet in de tekst", "whether it is a structure, process or outcome indicator: not in the text"}, {}});
  return feature;
}

Feature other_incentives(const Contract& contract) {
  Feature feature{Block::reward, "non-financial-incentives",
                  {"Niet financiële prikkels zoals publiciteit, continuïteit, macht van de burger", "Non-financial incentives such as publicity, continuity, the citizen's power"}, false, {}};
  for_each_rule(contract.plan, {condition, publish}, [&](RuleId, const Rule& rule) {
    Text kind = rule.kind == condition ? Text{"voorwaarde met rechtsgevolg", "condition with legal effect"} : Text{"gepubliceerd", "published"};
    feature.entries.push_back({say("{0}: {1}", "{0}: {1}", {kind, rule.title.empty() ? rule.name : rule.title}), {clause_of(contract, rule)}});
  });
  return feature;
}

// --- per cliënt, per verzekerde -----------------------------------------------------------------------------------------

bool is_one_of(const std::string& name, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), name) != words.end(); }
bool is_client(const std::string& name) { return is_one_of(name, {"cliënt", "client", "patiënt", "patient", "burger", "citizen", "bewoner", "persoon", "person", "jeugdige"}); }
bool is_insured(const std::string& name) { return is_one_of(name, {"verzekerde", "verzekerden", "insured", "inwoner", "inwoners", "resident", "residents", "inhabitant"}); }

const Axis* row_axis(const Plan& plan, const Rule& rule) {
  for (const Axis& axis : rule.grain)
    if (plan[axis.dimension].kind == DimensionKind::row) return &axis;
  return nullptr;
}

bool names_client(const Table& table) {
  return std::any_of(table.schema.columns.begin(), table.schema.columns.end(), [](const table::ColumnSchema& column) { return is_client(column.name); });
}

// A client, or something that a register gives a client, such as a treatment.
bool client_axis(const Plan& plan, const Axis& axis) {
  const Dimension& dimension = plan[axis.dimension];
  if (dimension.kind == DimensionKind::period) return false;
  if (dimension.kind == DimensionKind::row) return names_client(plan[dimension.table]);
  return is_client(axis.name) || std::any_of(plan.tables.begin(), plan.tables.end(), [&](const Table& table) {
           return table.form != TableForm::event && table.schema.key.size() == 1 && table.columns[table.schema.key[0]].type.dimension == axis.dimension && names_client(table);
         });
}

std::optional<Text> client_unit(const Plan& plan, const Rule& rule, const Reads& reads) {
  if (std::none_of(rule.grain.begin(), rule.grain.end(), [&](const Axis& axis) { return client_axis(plan, axis); })) return {};
  auto cycle = finest_cycle(plan, rule.grain);
  const Axis* row = row_axis(plan, rule);
  bool itself = std::any_of(rule.grain.begin(), rule.grain.end(), [](const Axis& axis) { return is_client(axis.name); });
  if (row && plan[plan[row->dimension].table].form == TableForm::event) return say("per cliënt per enkele verrichting ({0})", "per client per single act ({0})", {per(rule.grain)});
  if (cycle && *cycle != Cycle::term) return say("per cliënt voor een verzameling verrichtingen over een bepaalde periode ({0})", "per client for a set of acts over a period ({0})", {per(rule.grain)});
  if (!itself || !reads.events.empty()) return say("per cliënt voor een verzameling van verrichtingen ({0})", "per client for a set of acts ({0})", {per(rule.grain)});
  return say("per cliënt ({0})", "per client ({0})", {per(rule.grain)});
}

Feature acts(const Contract& contract) {
  Feature feature{Block::reward, "acts",
                  {"Beloning per cliënt per enkele verrichting, voor een verzameling van verrichtingen, of voor een verzameling verrichtingen over een bepaalde periode",
                   "Reward per client per single act, for a set of acts, or for a set of acts over a period"}, false, {}};
  for_each_rule(contract.plan, {pay, adjust}, [&](RuleId id, const Rule& rule) {
    if (auto unit = client_unit(contract.plan, rule, reads_of(contract.plan, id))) feature.entries.push_back({*unit, {clause_of(contract, rule)}});
    else feature.entries.push_back({rule.grain.empty() ? Text{"niet per cliënt", "not per client"} : say("niet per cliënt, maar {0}", "not per client, but {0}", {per(rule.grain)}), {clause_of(contract, rule)}});
  });
  return feature;
}

// A price or number per insured person or resident.
bool by_population(const Plan& plan, const Reads& reads) {
  auto names_population = [](const Unit& unit) { return std::any_of(unit.powers.begin(), unit.powers.end(), [](const auto& power) { return is_insured(power.first); }); };
  return std::any_of(reads.prices.begin(), reads.prices.end(), [&](ExprId id) { return names_population(plan[id].type.unit); }) ||
         std::any_of(reads.rates.begin(), reads.rates.end(), [&](RateId id) { return names_population(plan[id].type.unit); }) ||
         std::any_of(reads.quantities.begin(), reads.quantities.end(), [&](const auto& c) { return names_population(plan[c.first].columns[c.second].type.unit); });
}

Feature population(const Contract& contract) {
  Feature feature{Block::reward, "population", {"Beloning per cliënt of verzekerde (populatie)", "Reward per client or per insured person (population)"}, false, {}};
  for_each_rule(contract.plan, {pay, adjust}, [&](RuleId id, const Rule& rule) {
    Reads reads = reads_of(contract.plan, id);
    if (by_population(contract.plan, reads)) feature.entries.push_back({{"per verzekerde of inwoner (populatie)", "per insured person or resident (population)"}, {clause_of(contract, rule)}});
    else if (client_unit(contract.plan, rule, reads)) feature.entries.push_back({{"per cliënt", "per client"}, {clause_of(contract, rule)}});
  });
  return feature;
}

// --- plafonds -----------------------------------------------------------------------------------------------------------

std::string without_parentheses(const std::string& text) {
  int open = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    open += (text[i] == '(') - (text[i] == ')');
    if (open == 0 && i + 1 < text.size()) return text;
  }
  return text.size() > 2 ? text.substr(1, text.size() - 2) : text;
}

Feature ceilings(const Contract& contract) {
  Feature feature{Block::reward, "ceilings", {"Plafonds en maxima (aanvulling)", "Ceilings and maximums (added)"}, true, {}};
  const Plan& plan = contract.plan;
  for (const Limit& limit : plan.limits) {
    std::vector<std::string> names;
    for (RuleId rule : limit.rules) names.push_back(plan[rule].name);
    std::vector<std::string> order;
    for (const OrderTerm& term : limit.order) order.push_back(term.column);
    Text who = order.empty() ? Text{"boven het plafond naar rato gekort", "cut pro rata above the ceiling"}
                             : say("boven het plafond gekort in volgorde van {0}", "cut above the ceiling in order of {0}", {list_of(order)});
    feature.entries.push_back({joined({say("{0} {1} tot {2}", "{0} {1} up to {2}", {list_of(names), per(limit.key), written(contract, plan[limit.ceiling].span)}), who}, "; "), {clause_of(contract, limit)}});
  }
  for_each_rule(plan, {pay, bonus, penalty, adjust}, [&](RuleId id, const Rule& rule) {
    for (ExprId bound : reads_of(plan, id).upper_bounds) add_once(feature.entries, without_parentheses(written(contract, plan[bound].span)), clause_of(contract, rule));
  });
  return feature;
}

}  // namespace

std::vector<Feature> reward_block(const Contract& contract) {
  return {price(contract), base_reward(contract), payment(contract), incentives(contract), other_incentives(contract), acts(contract), population(contract), ceilings(contract)};
}

}  // namespace bkm::card
