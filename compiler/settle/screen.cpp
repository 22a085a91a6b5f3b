// What a run says on the screen: a table by rule, the control equation, the refused rows by reason.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/interpret/findings.hpp"
#include "compiler/interpret/run.hpp"
#include "compiler/settle/manifest.hpp"
#include "runtime/input/text.hpp"

namespace bkm::settle {
namespace {

class Screen {
 public:
  Screen(const plan::Plan& plan, const Run& run, Language language) : plan_(plan), run_(run), language_(language) {}

  std::string text() {
    rules();
    rows();
    refused();
    return std::move(text_);
  }

 private:
  bool nl() const { return language_ == Language::nl; }
  std::string amount(const Rational& value) const {
    return (value < 0 ? "-" : "") + format_decimal(abs(value), notation_of(language_), plan_.currency_decimals);
  }
  static std::string left(const std::string& text, std::size_t width) { return text + std::string(width - std::min(width, code_points(text)), ' '); }
  static std::string right(const std::string& text, std::size_t width) { return std::string(width - std::min(width, code_points(text)), ' ') + text; }

  void row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
    std::string line = "  ";
    for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? left(cells[i], widths[i]) : "  " + right(cells[i], widths[i]));
    text_ += line + "\n";
  }

  void table(const std::vector<std::vector<std::string>>& lines, bool total) {
    std::vector<std::size_t> widths(lines[0].size());
    for (const auto& line : lines)
      for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], code_points(line[i]));
    std::size_t all = 0;
    for (std::size_t width : widths) all += width + 2;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i == 1 || (total && i + 1 == lines.size())) {
        std::string rule = "  ";
        for (std::size_t k = 2; k < all; ++k) rule += "─";
        text_ += rule + "\n";
      }
      row(lines[i], widths);
    }
  }

  void rules() {
    std::vector<std::vector<std::string>> lines{{nl() ? "regel" : "rule", nl() ? "artikel" : "article", nl() ? "boekingen" : "posts",
                                                 (nl() ? "bruto " : "gross ") + plan_.currency_symbol, nl() ? "aanpassing" : "adjustment", "netto"}};
    if (!nl()) lines[0].back() = "net";
    RuleTotals sum;
    for (std::size_t r = 0; r < plan_.rules.size(); ++r) {
      if (!plan::is_payable(plan_.rules[r].kind)) continue;
      RuleTotals t = totals_of(plan_, plan_.rules[r], run_.settlement.rules[r]);
      lines.push_back({plan_.rules[r].name, plan_.rules[r].article, count(t.posts), amount(t.gross), amount(t.adjustment), amount(t.net)});
      sum.posts += t.posts;
      sum.gross += t.gross;
      sum.adjustment += t.adjustment;
      sum.net += t.net;
    }
    lines.push_back({nl() ? "totaal" : "total", "", count(sum.posts), amount(sum.gross), amount(sum.adjustment), amount(sum.net)});
    if (lines.size() > 2) table(lines, true);
    for (std::size_t r = 0; r < plan_.rules.size(); ++r) {
      const plan::Rule& rule = plan_.rules[r];
      if (rule.kind == ast::RuleKind::condition || rule.kind == ast::RuleKind::publish)
        text_ += fmt::format("  {} {}: {}\n", rule.kind == ast::RuleKind::condition ? (nl() ? "voorwaarde" : "condition") : (nl() ? "gepubliceerd" : "published"),
                             rule.name, fmt::format(fmt::runtime(nl() ? "{} uitkomsten" : "{} outcomes"), count(run_.settlement.rules[r].cells.size())));
    }
  }

  std::string count(std::uint64_t value) const { return format_decimal(Rational(static_cast<unsigned long>(value)), notation_of(language_)); }

  // Rows in = used + unused + cancelled + refused + out of scope, for every table.
  void rows() {
    text_ += "\n";
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
    std::map<std::pair<std::string, std::string>, std::uint64_t> reasons;
    for (const auto& table : run_.data.tables)
      for (const table::Rejection& rejection : table.rejections) ++reasons[{table.schema.name, interpret::rejection_title(rejection, language_)}];
    if (reasons.empty()) return;
    text_ += nl() ? "\n  Afgekeurd, naar reden:\n" : "\n  Rejected, by reason:\n";
    for (const auto& [reason, number] : reasons) text_ += fmt::format("  {:>8}  {}  {}\n", count(number), reason.first, reason.second);
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
        return plan.rules[r].name + "[" + interpret::key_text(plan, run.data, plan.rules[r].grain, key) + "]";
  return {};
}

std::string screen(const plan::Plan& plan, const Run& run, Language language) { return Screen(plan, run, language).text(); }

}  // namespace bkm::settle
