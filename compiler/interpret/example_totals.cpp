// What a worked example expects of totals, and of the fate of rows.
#include <algorithm>

#include "compiler/interpret/example_runner.hpp"

namespace bkm::interpret {

// The sum of posts. By party, payer and payee of a negative amount turn.
void ExampleRunner::expect(const ast::ExpectTotal& e) {
  if (e.rule && !rule_named(e.rule->text)) return unknown_name(*e.rule);
  for (const auto& party : {e.payer, e.payee})
    if (party && !is_party(party->text)) return void(result_.findings.report(kUnknownExpected, party->span, {party->text}));
  Rational total = 0;
  Evaluator parties(plan_, data_, settlement_.rules);
  for (std::uint32_t r = 0; r < plan_.rules.size(); ++r) {
    const Rule& rule = plan_.rules[r];
    if (!is_payable(rule.kind) || (e.rule && rule.name != e.rule->text)) continue;
    for (const auto& [key, cell] : settlement_.rules[r].cells) {
      if (!cell.day) continue;
      std::string payer = party_at(data_, parties, *rule.payer, key), payee = party_at(data_, parties, *rule.payee, key);
      add(total, payer, payee, rule, cell.net, e);
    }
    for (const RestLine& rest : settlement_.rules[r].rests)
      if (const Split& split = plan_[rest.split]; rest_is_post(rule, split))
        add(total, party_at(data_, parties, rest_payer(plan_, rule, rest), rest.key), *split.rest_to, rule, rest.amount, e);
  }
  auto expected = constants_(e.value);
  Type money{ValueKind::number, unit_of(plan_.currency_iso), Nature::flow, {}};
  if (!expected || to_value(*expected).number != total)
    differ(e.span, plan_.language == Language::nl ? "totaal" : "total", expected ? shown(to_value(*expected), expected->type) : "?", shown(total, money));
}

// A party of the contract, or a code that the data or the example know.
bool ExampleRunner::is_party(const std::string& name) const {
  return party_named(plan_, name) || data_.codes.find(name).has_value();
}

// A negative `verreken` is a payment the other way; a malus is taken off what its payer pays.
void ExampleRunner::add(Rational& total, std::string payer, std::string payee, const Rule& rule, const Rational& amount, const ast::ExpectTotal& e) const {
  bool turned = (e.payer || e.payee) && amount < 0 && rule.kind == ast::RuleKind::adjust;
  if (turned) std::swap(payer, payee);
  if ((e.payer && payer != e.payer->text) || (e.payee && payee != e.payee->text)) return;
  total += turned ? Rational(-amount) : amount;
}

ExampleRunner::FateOf ExampleRunner::fate_of(const table::Table& rows, std::uint32_t row) const {
  switch (rows.fates[row]) {
    case table::RowFate::used:
    case table::RowFate::before_term_used: return {ast::Fate::used, ""};
    case table::RowFate::cancelled: return {ast::Fate::cancelled, ""};
    case table::RowFate::out_of_scope: return {ast::Fate::out_of_scope, ""};
    case table::RowFate::rejected:
      for (const table::Rejection& rejection : rows.rejections)
        if (rejection.row == row) return {ast::Fate::rejected, rejection.code};
      return {ast::Fate::rejected, ""};
    default: return {ast::Fate::unused, ""};
  }
}

std::string ExampleRunner::fate_word(ast::Fate fate) const {
  static const Bilingual kWords[] = {{"gebruikt", "used"}, {"ongebruikt", "unused"}, {"vervallen", "cancelled"}, {"afgekeurd", "rejected"}, {"buiten bereik", "out of scope"}};
  return std::string(kWords[static_cast<int>(fate)].in(plan_.language));
}

void ExampleRunner::expect(const ast::ExpectFate& e) {
  auto t = table_named(e.table);
  if (!t) return;
  const table::Table& rows = data_.tables[*t];
  std::vector<std::uint32_t> matching;
  for (std::uint32_t row = 0; row < rows.size(); ++row)
    if (rows.fates[row] != table::RowFate::not_yet_known && matches(*t, row, e.keys)) matching.push_back(row);
  std::string what = e.table.text + "[" + as_written(e.keys) + "]";
  bool repeats = e.code && *e.code == "repeated-row";
  std::size_t as_expected = 0;
  std::string other;
  for (std::uint32_t row : matching) {
    FateOf fate = fate_of(rows, row);
    bool same = fate.fate == e.fate && (!e.code || fate.code == *e.code);
    as_expected += same;
    if (!same) other = fate_word(fate.fate) + (fate.code.empty() ? "" : " \"" + fate.code + "\"");
  }
  std::size_t wanted = matching.size() - (repeats && !matching.empty() ? 1 : 0);
  if (matching.empty() || as_expected != wanted) differ(e.span, what, fate_word(e.fate) + (e.code ? " \"" + *e.code + "\"" : ""), matching.empty() ? "–" : other);
}

bool ExampleRunner::matches(std::uint32_t t, std::uint32_t row, const std::vector<ast::KeyPart>& parts) const {
  const table::Table& rows = data_.tables[t];
  for (std::size_t i = 0; i < parts.size(); ++i) {
    int column = -1;
    if (parts[i].axis)
      for (int key : rows.schema.key)
        if (rows.schema.columns[key].name == parts[i].axis->text) column = key;
    if (column < 0 && i < rows.schema.key.size()) column = rows.schema.key[i];
    if (column < 0 || table::cell_text(rows, row, column, plan_.calendar, data_.codes, plan_.language) != parts[i].value) return false;
  }
  return true;
}

void ExampleRunner::expect(const ast::ExpectCounts& e) {
  auto t = table_named(e.table);
  if (!t) return;
  const table::Table& rows = data_.tables[*t];
  std::map<ast::Fate, int> counted;
  for (std::uint32_t row = 0; row < rows.size(); ++row)
    if (rows.fates[row] != table::RowFate::not_yet_known) ++counted[fate_of(rows, row).fate];
  for (const table::Rejection& rejection : rows.rejections) counted[ast::Fate::rejected] += rejection.row == table::kNoRow;
  std::erase_if(counted, [](const auto& entry) { return entry.second == 0; });
  std::map<ast::Fate, int> wanted;
  for (const auto& [count, fate] : e.counts) wanted[fate] += count;
  if (counted == wanted) return;
  auto text = [&](const std::map<ast::Fate, int>& fates) {
    std::string joined;
    for (const auto& [fate, count] : fates) joined += (joined.empty() ? "" : " + ") + std::to_string(count) + " " + fate_word(fate);
    return joined;
  };
  differ(e.span, (plan_.language == Language::nl ? "rijen " : "rows ") + e.table.text, text(wanted), text(counted));
}

}  // namespace bkm::interpret
