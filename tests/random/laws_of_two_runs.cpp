// What may not change between two runs: another order, other files, other names, the other language, a row that is taken back, another day.
#include <algorithm>
#include <set>

#include "compiler/format/format.hpp"
#include "compiler/interpret/run.hpp"
#include "tests/random/laws.hpp"
#include "tests/random/outcome.hpp"

namespace bkm::random {

using namespace plan;

namespace {

std::optional<std::string> unless_equal(const std::string& what) { return what.empty() ? std::nullopt : std::optional(what); }

// Columns whose codes the contract does not name: numbers of rows, clients, districts.
bool is_free(const Settled& settled, const std::string& heading) {
  static const std::set<std::string> kFree{"nr", "vorig", "bon", "volgnr", "cliënt", "wijk", "besluit", "verblijf", "tnr", "gnr"};
  return kFree.contains(heading) && settled.text.find("loting") == std::string::npos;
}

void rename_codes(const Settled& settled, test::Tables& tables) {
  for (const Table& table : settled.contract.plan.tables)
    for (test::Rows& rows : tables[table.name()])
      for (std::size_t c = 0; c < rows.header.size(); ++c)
        if (is_free(settled, rows.header[c]))
          for (auto& row : rows.rows)
            if (!row[c].empty()) row[c] = kFresh + row[c];
}

void split_in_files(std::vector<test::Rows>& files, test::Chance& chance) {
  std::vector<test::Rows> parts(static_cast<std::size_t>(chance.between(1, 3)), test::Rows{files[0].header, {}});
  for (const auto& row : files[0].rows) parts[static_cast<std::size_t>(chance.between(0, static_cast<long>(parts.size()) - 1))].rows.push_back(row);
  files = parts;
}

}  // namespace

std::optional<std::string> order_files_and_names_change_nothing(Settled& settled, Checked&) {
  test::Chance chance(settled.seed);
  test::Tables tables = settled.tables;
  for (auto& [name, files] : tables) chance.shuffle(files[0].rows), split_in_files(files, chance);
  rename_codes(settled, tables);
  for (auto at = tables.begin(); at != tables.end();) at = at->second.empty() ? tables.erase(at) : std::next(at);
  const test::SettledRun again = test::settle(settled.contract, tables);
  return unless_equal(difference(outcome_of(settled.contract, settled.run, settled.tables), outcome_of(settled.contract, again, tables)));
}

// M10: a debit and its credit leave together.
std::optional<std::string> a_row_and_its_credit_change_nothing(Settled& settled, Checked&) {
  for (std::size_t t = 0; t < settled.contract.plan.tables.size(); ++t) {
    const table::Table& table = settled.run.data.tables[t];
    if (table.schema.credits < 0) continue;
    test::Tables tables = settled.tables;
    test::Rows& rows = tables[table.schema.name][0];
    const std::size_t key = static_cast<std::size_t>(table.schema.key[0]), credits = static_cast<std::size_t>(table.schema.credits);
    for (std::size_t row = 0; row < table.size(); ++row) {
      if (table.fates[row] != table::RowFate::used && table.fates[row] != table::RowFate::accepted) continue;
      std::vector<std::string> debit = rows.rows[table.lines[row] - 1];
      if (!debit[credits].empty()) continue;
      debit[key] = "500";
      rows.rows.push_back(debit);
      debit[key] = "501", debit[credits] = "500";
      rows.rows.push_back(debit);
      const test::SettledRun again = test::settle(settled.contract, tables);
      return unless_equal(difference(values_of(settled.contract, settled.run), values_of(settled.contract, again)));
    }
  }
  return {};
}

// Periods are columns by their word in the language of the contract.
static test::Tables with_headings_of(const Plan& from, const Plan& to, test::Tables tables) {
  for (std::size_t t = 0; t < from.tables.size(); ++t)
    for (test::Rows& rows : tables[from.tables[t].name()])
      for (std::size_t c = 0; c < from.tables[t].schema.columns.size(); ++c)
        if (from.tables[t].schema.columns[c].kind == table::CellKind::period)
          std::replace(rows.header.begin(), rows.header.end(), from.tables[t].schema.columns[c].heading, to.tables[t].schema.columns[c].heading);
  return tables;
}

std::optional<std::string> languages_agree(Settled& settled, Checked& checked) {
  const format::Outcome laid_out = format::formatted("contract.bkm", settled.text);
  if (!laid_out.text) return "it has no layout";
  const format::Outcome again = format::formatted("contract.bkm", *laid_out.text);
  if (again.text != laid_out.text) return "the layout is not stable:\n" + again.text.value_or("none");
  const format::Outcome english = format::translated("contract.bkm", settled.text, Language::en);
  if (english.fault) return "the translation does not read back";
  if (!english.text) return ++checked.no_translation, std::nullopt;
  const format::Outcome back = format::translated("contract.bkm", *english.text, Language::nl);
  if (back.text != laid_out.text) return "the translation does not come back:\n" + *english.text + "\n" + back.text.value_or("none");
  const driver::Compilation contract = driver::compile("contract.bkm", *english.text);
  if (!contract.ok()) return "the English text is refused:\n" + *english.text;
  const test::SettledRun run = test::settle(contract, with_headings_of(settled.contract.plan, contract.plan, settled.tables));
  return unless_equal(difference(values_of(settled.contract, settled.run), values_of(contract, run)));
}

// --- as known on a day (D7) ---------------------------------------------------------------------------------------------

namespace {

using Posts = std::map<std::string, Rational>;

Posts posts_on(const Settled& settled, const test::SettledRun& run, std::optional<Date> day) {
  Posts posts;
  const Plan& plan = settled.contract.plan;
  for (std::size_t r = 0; r < plan.rules.size(); ++r) {
    if (!is_payable(plan.rules[r].kind)) continue;
    for (const auto& [key, cell] : run.settlement.rules[r].cells)
      if (cell.day && interpret::settled_by(plan, *cell.day, day)) posts[plan.rules[r].name + "[" + key_in_dutch(plan, run.data, plan.rules[r].grain, key) + "]"] += cell.net;
    for (const interpret::RestLine& rest : run.settlement.rules[r].rests)
      if (plan[rest.split].rest_to && interpret::settled_by(plan, rest.day, day)) posts["rest " + plan.rules[r].name + "[" + key_in_dutch(plan, run.data, plan[rest.split].rest_key, rest.key) + "]"] += rest.amount;
  }
  return posts;
}

// The ends of the settlement periods, and one day by which all is known and due.
std::vector<Date> settlement_days(const Plan& plan) {
  std::vector<Date> days;
  for (const Period& period : periods_in_term(plan.calendar, plan.settlement)) days.push_back(period.last);
  days.push_back(Date{plan.calendar.term_last.days + 3000});
  return days;
}

// Rows that were taken: a second row with the key of a first one, or one that takes it back, is news that comes later.
test::Tables taken_rows(const Settled& settled) {
  test::Tables tables = settled.tables;
  for (const table::Table& table : settled.run.data.tables) {
    auto given = tables.find(table.schema.name);
    if (given == tables.end()) continue;
    std::set<std::uint64_t> lines;  // a line of a wide file is several rows
    for (std::size_t row = 0; row < table.size(); ++row)
      if (table.fates[row] != table::RowFate::rejected && table.fates[row] != table::RowFate::cancelled) lines.insert(table.lines[row]);
    test::Rows taken{given->second[0].header, {}};
    for (std::uint64_t line : lines) taken.rows.push_back(given->second[0].rows[line - 1]);
    given->second = {taken};
  }
  return tables;
}

// Every row becomes known on its own day, and none of its dates is earlier: nothing comes late.
test::Tables nothing_late(const Settled& settled) {
  test::Tables tables = taken_rows(settled);
  for (const Table& table : settled.contract.plan.tables) {
    auto given = tables.find(table.name());
    if (given == tables.end()) continue;
    for (auto& row : given->second[0].rows)
      for (std::size_t c = 0; c < table.schema.columns.size(); ++c) {
        const bool known = static_cast<int>(c) == table.schema.known_on;
        if (table.schema.columns[c].kind != table::CellKind::date || (table.schema.on < 0 && !known)) continue;
        row[c] = table.schema.on >= 0 ? row[static_cast<std::size_t>(table.schema.on)] : to_string(settled.contract.plan.calendar.term_first);
      }
  }
  return tables;
}

// Rules whose posts may change afterwards, because the contract says so.
// A ceiling in the order of a date that is not that of the post lets a later row go first.
bool says_provisional(const Settled& settled) {
  auto says = [&](const char* words) { return settled.text.find(words) != std::string::npos; };
  return says("voorlopig") || says("of leeg") || (says("volgorde ontvangen") && !says("bekend op ontvangen"));
}

}  // namespace

// The differences that the settlements post add up to what one run at the end gives.
std::optional<std::string> months_add_up_to_the_end(Settled& settled, Checked& checked) {
  bool comes_late = false;
  for (const Table& table : settled.contract.plan.tables) comes_late |= table.schema.known_on >= 0;
  if (!comes_late || settled.seed % 3 != 0) return {};
  Posts ledger;
  for (Date day : settlement_days(settled.contract.plan)) {
    ++checked.late_runs;
    const test::SettledRun run = test::settle(settled.contract, settled.tables, day);
    if (!run.settlement.balanced) return "as known on " + to_string(day) + ": " + run.settlement.imbalance;
    const Posts posts = posts_on(settled, run, day);
    std::set<std::string> keys;
    for (const Posts* side : std::initializer_list<const Posts*>{&ledger, &posts})
      for (const auto& [key, amount] : *side) keys.insert(key);
    for (const std::string& key : keys) ledger[key] += (posts.contains(key) ? posts.at(key) : Rational(0)) - ledger[key];
  }
  std::erase_if(ledger, [](const auto& post) { return post.second == 0; });
  Posts last = posts_on(settled, settled.run, {});
  std::erase_if(last, [](const auto& post) { return post.second == 0; });
  for (const auto& [key, amount] : last)
    if (ledger[key] != amount) return key + ": " + fraction_text(ledger[key]) + " was posted, " + fraction_text(amount) + " is due";
  return ledger.size() == last.size() ? std::nullopt : std::optional<std::string>("posted, and not due at the end");
}

// M6, T10: when every row is known on its own day, what has been settled stays as it was, unless the contract says `voorlopig`.
std::optional<std::string> what_is_settled_stays(Settled& settled, Checked& checked) {
  if (settled.seed % 3 != 1 || says_provisional(settled)) return {};
  const test::Tables tables = nothing_late(settled);
  const test::SettledRun end = test::settle(settled.contract, tables);
  if (!end.settlement.stops.empty()) return {};
  for (Date day : settlement_days(settled.contract.plan)) {
    ++checked.late_runs;
    const test::SettledRun run = test::settle(settled.contract, tables, day);
    const Posts then = posts_on(settled, run, day), later = posts_on(settled, end, day);
    for (const auto& [key, amount] : later)
      if (!then.contains(key) || then.at(key) != amount) return key + ": " + (then.contains(key) ? fraction_text(then.at(key)) : "nothing") + " as known on " + to_string(day) + ", " + fraction_text(amount) + " at the end";
    if (then.size() != later.size()) return "settled on " + to_string(day) + ", and not there at the end";
  }
  return {};
}

}  // namespace bkm::random
