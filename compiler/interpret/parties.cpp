// Who pays and who gets each post (M11).
#include "compiler/interpret/run.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

// Calls f(rule, key, cell) for each post.
template <class F>
void for_posts(const Plan& plan, std::vector<RuleResult>& rules, F f) {
  for (std::uint32_t r = 0; r < rules.size(); ++r) {
    if (!is_payable(plan.rules[r].kind)) continue;
    for (auto& [key, cell] : rules[r].cells)
      if (cell.day) f(RuleId{r}, key, cell);
  }
}

}  // namespace

std::string party_at(const Data& data, Evaluator& evaluator, const PartyRef& party, const Key& key) {
  if (!party.path) return party.name;
  auto code = evaluator.path(*party.path, key);
  return code ? data.codes.text(*code) : std::string();
}

bool has_party(Evaluator& evaluator, const PartyRef& party, const Key& key) { return !party.path || evaluator.path(*party.path, key); }

PartyRef rest_payer(const Plan& plan, const Rule& rule, const RestLine& rest) {
  return {rule.payer->name, rule.payer->path ? plan[rest.split].rest_payer : std::nullopt};
}

namespace {

// More rows than one say who it is: the table, for what it was asked, and those rows. Else nothing says it.
Trouble why_missing(Evaluator& evaluator, bool payer, Date day) {
  Trouble missing{"party-missing", payer ? "payer" : "payee", "", "", day};
  for (const Trouble& trouble : evaluator.take_troubles())
    if (!trouble.rows.empty()) missing.value = trouble.subject, missing.detail = trouble.value + " in " + trouble.detail, missing.rows = trouble.rows;
  return missing;
}

// The column of `table` through which a path leads: who a row of a register belongs to.
std::optional<int> column_on_way(const Plan& plan, PathId path, TableId table) {
  const auto* column = std::get_if<ColumnPath>(&plan[path].node);
  const auto* row = column ? std::get_if<RowPath>(&plan[column->row].node) : std::get_if<RowPath>(&plan[path].node);
  if (column && row && row->table == table) return column->column;
  if (row)
    for (PathId part : row->key)
      if (const auto found = column_on_way(plan, part, table)) return found;
  return {};
}

Text interval_words(const table::Table& rows, std::uint32_t row) {
  const std::string from = to_string(Date{static_cast<std::int32_t>(rows.columns[rows.schema.from][row])});
  const std::int64_t through = rows.schema.through >= 0 ? rows.columns[rows.schema.through][row] : table::kEmpty;
  if (through == table::kEmpty) return say("vanaf {0}", "from {0}", {from});
  return say("{0} t/m {1}", "{0} through {1}", {from, to_string(Date{static_cast<std::int32_t>(through)})});
}

}  // namespace

Text parties_in_rows(const Plan& plan, const Data& data, const PartyRef& party, const Trouble& trouble) {
  std::vector<Text> texts;
  for (std::uint32_t t = 0; t < plan.tables.size(); ++t) {
    if (plan.tables[t].name() != trouble.value) continue;
    const table::Table& rows = data.tables[t];
    const auto column = party.path ? column_on_way(plan, *party.path, TableId{t}) : std::nullopt;
    for (std::uint32_t row : trouble.rows) {
      const std::int64_t code = column ? rows.columns[*column][row] : table::kEmpty;
      const Text interval = interval_words(rows, row);
      texts.push_back(code == table::kEmpty ? interval : say("{0} ({1})", "{0} ({1})", {data.codes.text(static_cast<std::int32_t>(code)), interval}));
    }
  }
  return joined(texts, ", ");
}

std::vector<Stop> settle_parties(const Plan& plan, Evaluator& evaluator, std::vector<RuleResult>& rules) {
  std::vector<Stop> stops;
  evaluator.take_troubles();
  for_posts(plan, rules, [&](RuleId id, const Key& key, Cell& cell) {
    const Rule& rule = plan[id];
    bool payer = has_party(evaluator, *rule.payer, key);
    if (payer && has_party(evaluator, *rule.payee, key)) return;
    const Trouble why = why_missing(evaluator, !payer, *cell.day);
    if (cell.gross == 0 && cell.net == 0) cell.of_nobody = true;
    else stops.push_back({"party-missing", id, key, why, cell.net, 0});
  });
  return stops;
}

}  // namespace bkm::interpret
