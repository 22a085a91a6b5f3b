// What a run says on the screen: a table by rule, the control equation, the refused rows by reason.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/interpret/findings.hpp"
#include "compiler/interpret/key_text.hpp"
#include "compiler/interpret/run.hpp"
#include "compiler/settle/manifest.hpp"
#include "compiler/settle/posts.hpp"
#include "compiler/settle/text_table.hpp"
#include "compiler/settle/through.hpp"
#include "runtime/input/text.hpp"

namespace bkm::settle {
namespace {

class Screen {
 public:
  Screen(const plan::Plan& plan, const Run& run, Language language) : plan_(plan), run_(run), language_(language) {}

  std::string rules() {
    rule_table();
    decisions();
    return std::move(text_);
  }
  std::string rows() {
    fates();
    refused();
    return std::move(text_);
  }
  std::string through() {
    std::uint64_t later = 0;
    for (const RuleTotals& totals : run_.totals) later += totals.later_posts;
    text_ = "  " + settled();
    if (later > 0)
      text_ += fmt::format(fmt::runtime(later == 1 ? (nl() ? "; {} boeking van een latere periode volgt nog" : "; {} post of a later period is still to come")
                                                   : (nl() ? "; {} boekingen van latere perioden volgen nog" : "; {} posts of later periods are still to come")), count(later));
    return std::move(text_) + "\n";
  }

 private:
  bool nl() const { return language_ == Language::nl; }
  std::string amount(const Rational& value) const {
    return (value < 0 ? "-" : "") + format_decimal(abs(value), notation_of(language_), plan_.currency_decimals);
  }
  std::string settled() const {
    if (!run_.through) return nl() ? "Afgerekend: de hele looptijd" : "Settled: the whole term";
    if (*run_.through < plan_.calendar.term_first) return nl() ? "Er was nog geen afrekenperiode voorbij" : "No settlement period was over yet";
    return (nl() ? "Afgerekend t/m " : "Settled through ") + period_through(plan_, *run_.through);
  }

  void rule_table() {
    std::vector<std::vector<std::string>> lines{{nl() ? "regel" : "rule", nl() ? "artikel" : "article", nl() ? "boekingen" : "posts",
                                                 (nl() ? "bruto " : "gross ") + plan_.currency_symbol, nl() ? "aanpassing" : "adjustment", "netto"}};
    if (!nl()) lines[0].back() = "net";
    std::vector<std::pair<std::string, RuleTotals>> payers;  // what one pays and what it gets back is no sum
    for (std::size_t r = 0; r < plan_.rules.size(); ++r) {
      if (!plan::is_payable(plan_.rules[r].kind)) continue;
      const RuleTotals& t = run_.totals[r];
      lines.push_back({plan_.rules[r].name, plan_.rules[r].article, count(t.posts), amount(t.gross), amount(t.adjustment), amount(t.net)});
      const std::string& payer = plan_.rules[r].payer->name;
      auto found = std::find_if(payers.begin(), payers.end(), [&](const auto& each) { return each.first == payer; });
      if (found == payers.end()) found = payers.insert(payers.end(), {payer, {}});
      RuleTotals& sum = found->second;
      sum.posts += t.posts;
      sum.gross += t.gross;
      sum.adjustment += t.adjustment;
      sum.net += t.net;
    }
    for (const auto& [payer, sum] : payers) {
      const std::string name = (nl() ? "totaal" : "total") + (payers.size() > 1 ? (nl() ? " van " : " from ") + payer : "");
      lines.push_back({name, "", count(sum.posts), amount(sum.gross), amount(sum.adjustment), amount(sum.net)});
    }
    if (!payers.empty()) text_ += text_table(lines, 1, payers.size());
  }

  void decisions() {
    for (std::size_t r = 0; r < plan_.rules.size(); ++r) {
      const plan::Rule& rule = plan_.rules[r];
      if (rule.kind == ast::RuleKind::condition || rule.kind == ast::RuleKind::publish)
        text_ += fmt::format("  {} {}: {}\n", rule.kind == ast::RuleKind::condition ? (nl() ? "voorwaarde" : "condition") : (nl() ? "gepubliceerd" : "published"),
                             rule.name, fmt::format(fmt::runtime(nl() ? "{} uitkomsten" : "{} outcomes"), count(settled_outcomes(r))));
    }
  }

  std::uint64_t settled_outcomes(std::size_t r) const {
    std::uint64_t outcomes = 0;
    for (const auto& [key, cell] : run_.settlement.rules[r].cells) outcomes += is_settled(plan_, run_, plan_.rules[r], key, cell);
    return outcomes;
  }

  std::string count(std::uint64_t value) const { return format_decimal(Rational(static_cast<unsigned long>(value)), notation_of(language_)); }

  // Rows in = used + unused + cancelled + refused + out of scope, for every table.
  void fates() {
    static const Bilingual kWords[] = {{"gebruikt", "used"}, {"ongebruikt", "unused"}, {"vervallen", "cancelled"}, {"afgekeurd", "rejected"}, {"buiten bereik", "out of scope"}};
    for (std::size_t t = 0; t < plan_.tables.size(); ++t) {
      if (plan_.tables[t].in_text() || !run_.data.given[t]) continue;
      Control c = control_of(run_.data.tables[t]);
      const std::uint64_t parts[] = {c.used, c.unused, c.cancelled, c.rejected, c.out_of_scope};
      std::string sum;
      for (int i = 0; i < 5; ++i)
        if (parts[i] > 0 || i == 0) sum += (sum.empty() ? "" : " + ") + count(parts[i]) + " " + std::string(kWords[i].in(language_));
      // Not yet known on the day asked about: no part of the sum.
      if (c.not_yet_known > 0) sum += " (+ " + count(c.not_yet_known) + (nl() ? " nog niet bekend)" : " not yet known)");
      text_ += fmt::format("  {}: {} {} = {}\n", plan_.tables[t].name(), count(c.in), c.in == 1 ? (nl() ? "regel" : "row") : (nl() ? "regels" : "rows"), sum);
    }
    if (!run_.settlement.balanced) text_ += (nl() ? "  DE CONTROLE KLOPT NIET: " : "  THE CONTROL DOES NOT BALANCE: ") + run_.settlement.imbalance + "\n";
  }

  void refused() {
    std::map<std::pair<std::string, std::string>, std::pair<std::uint64_t, std::string>> reasons;  // with the first hint
    for (const auto& table : run_.data.tables)
      for (const table::Rejection& rejection : table.rejections) {
        auto& [number, hint] = reasons[{table.schema.name, interpret::rejection_title(rejection, language_)}];
        ++number;
        if (hint.empty()) hint = interpret::rejection_hint(rejection, table.schema, language_);
      }
    if (reasons.empty()) return;
    text_ += nl() ? "\n  Afgekeurd, naar reden:\n" : "\n  Rejected, by reason:\n";
    for (const auto& [reason, found] : reasons) {
      text_ += fmt::format("  {:>8}  {}  {}\n", count(found.first), reason.first, reason.second);
      if (!found.second.empty()) text_ += fmt::format("           {}\n", found.second);
    }
  }

  const plan::Plan& plan_;
  const Run& run_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string first_post(const plan::Plan& plan, const Run& run) {
  for (std::size_t r = 0; r < plan.rules.size(); ++r)
    if (plan::is_payable(plan.rules[r].kind))
      for (const auto& [key, cell] : run.settlement.rules[r].cells)
        if (is_line(cell) && is_settled(plan, run, plan.rules[r], key, cell)) return interpret::question(plan, run.data, {plan::RuleId{static_cast<std::uint32_t>(r)}, key});
  return {};
}

std::string rules_screen(const plan::Plan& plan, const Run& run, Language language) { return Screen(plan, run, language).rules(); }

std::string rows_screen(const plan::Plan& plan, const Run& run, Language language) { return Screen(plan, run, language).rows(); }

std::string refused_screen(const Run& run, Language language) {
  constexpr std::size_t kShown = 10;
  std::string text;
  std::size_t shown = 0;
  for (const auto& table : run.data.tables)
    for (const table::Rejection& rejection : table.rejections)
      if (shown++ < kShown)
        text += fmt::format("  {}:{}  {}\n", table.file_name(rejection.file), rejection.line,
                            interpret::rejection_reason(rejection, table.schema, language));
  return shown > kShown ? text + fmt::format("  .. ({})\n", shown) : text;
}

std::string through_screen(const plan::Plan& plan, const Run& run, Language language) { return Screen(plan, run, language).through(); }

}  // namespace bkm::settle
