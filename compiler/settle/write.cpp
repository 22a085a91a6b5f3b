// The output files of a run (CSV: UTF-8, comma, dot, ISO dates, English headings). Sorted by rule and key, so that two runs are byte-equal.
#include <algorithm>
#include <map>

#include "compiler/interpret/explain_quantity.hpp"
#include "compiler/interpret/findings.hpp"
#include "compiler/interpret/run.hpp"
#include "compiler/settle/correction.hpp"
#include "compiler/settle/csv_line.hpp"
#include "compiler/settle/lines.hpp"
#include "compiler/settle/manifest.hpp"
#include "compiler/settle/posts.hpp"

namespace bkm::settle {
namespace {

using namespace plan;
using interpret::Cell;
using interpret::Key;

// Why no rule used a row that was not refused; empty for other rows.
std::string_view why_unused(table::RowFate fate) {
  using enum table::RowFate;
  return fate == accepted ? "not-selected" : fate == before_term ? "before-term" : fate == out_of_scope ? "after-term" : "";
}

std::uint32_t file_index(const table::Table& table, std::uint32_t row) { return table.file_of.empty() ? 0 : table.file_of[row]; }

// In the order of the files.
std::vector<std::uint32_t> unused_rows(const table::Table& table) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < table.size(); ++row)
    if (!why_unused(table.fates[row]).empty()) rows.push_back(row);
  std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(file_index(table, a), table.lines[a]) < std::pair(file_index(table, b), table.lines[b]);
  });
  return rows;
}

class Writer {
 public:
  Writer(const Plan& plan, Run& run, OutputDirectory& out, Language language)
      : plan_(plan), run_(run), out_(out), language_(language), parties_(plan, run.data, run.settlement.rules), payable_axes_(payable_axes(plan)) {
    for (const Rule& rule : plan.rules)
      if (rule.kind == ast::RuleKind::condition || rule.kind == ast::RuleKind::publish) add_axes(rule, decision_axes_);
  }

  PostTotals all() {
    lines();
    adjustments();
    summary();
    decisions();
    rejected();
    unused();
    open();
    return std::move(totals_);
  }

 private:
  using Axes = std::vector<std::string>;

  static void add_axes(const Rule& rule, Axes& axes) {
    for (const Axis& axis : rule.grain)
      if (std::find(axes.begin(), axes.end(), axis.name) == axes.end()) axes.push_back(axis.name);
  }

  void dimensions(Line& line, const Axes& axes, const Frame& frame, const Key& key) {
    for (const std::string& name : axes) {
      std::string cell;
      for (std::size_t i = 0; i < frame.size(); ++i)
        if (frame[i].name == name) cell = interpret::part_text(plan_, run_.data, frame[i], key[i], plan_.language);
      line.add(cell);
    }
  }

  std::string amount(const Rational& value) const { return plain_decimal(value, plan_.currency_decimals); }
  std::string payer(const Rule& rule, const Key& key) { return interpret::party_at(run_.data, parties_, *rule.payer, key); }
  std::string payee(const Rule& rule, const Key& key) { return interpret::party_at(run_.data, parties_, *rule.payee, key); }

  // Calls f(rule, result) for the payables in the order of the contract.
  template <class F>
  void for_payables(F f) {
    for (std::size_t r = 0; r < plan_.rules.size(); ++r)
      if (is_payable(plan_.rules[r].kind)) f(plan_.rules[r], run_.settlement.rules[r]);
  }

  // lines.csv, and in the same pass what summary.csv and the manifest add up.
  void lines() {
    FileWriter& file = out_.file("lines.csv");
    file.write(lines_heading(payable_axes_));
    for_each_post(plan_, run_, [&](const Post& post) {
      file.write(lines_line(plan_, post, payable_axes_));
      totals_.add(post);
    });
  }

  void adjustments() {
    FileWriter& file = out_.file("adjustments.csv");
    Line head;
    head.add("rule");
    add_key_columns(head, payable_axes_);
    file.write(head.add("limit_article").add("limit").add("ceiling").add("amount").end());
    for_payables([&](const Rule& rule, const interpret::RuleResult& result) {
      for (const auto& [key, cell] : result.cells) {
        if (!is_settled(plan_, run_, rule, key, cell)) continue;
        for (const interpret::Cut& cut : cell.cuts) {
          const Limit& limit = plan_[cut.limit];
          Line line;
          line.add(rule.name);
          dimensions(line, payable_axes_, rule.grain, key);
          file.write(line.add(limit.article).add(limit.name.empty() ? limit.text : limit.name).add(amount(cut.ceiling)).add(amount(cut.amount)).end());
        }
      }
    });
  }

  void summary() {
    FileWriter& file = out_.file("summary.csv");
    file.write("rule,payer,payee,settled_in,lines,gross,adjustment,net\n");
    for (const auto& [rule, groups] : totals_.rules)
      for (const auto& [group, total] : groups) {
        Line line;
        line.add(rule).add(std::get<0>(group)).add(std::get<1>(group)).add(std::get<2>(group)).add(std::to_string(total.lines));
        file.write(line.add(amount(total.gross)).add(amount(total.adjustment)).add(amount(total.net)).end());
      }
  }

  void decisions() {
    FileWriter& file = out_.file("decisions.csv");
    Line head;
    for (const char* name : {"rule", "article", "kind", "date"}) head.add(name);
    add_key_columns(head, decision_axes_);
    file.write(head.add("value").add("unit").add("exact").end());
    for (std::size_t r = 0; r < plan_.rules.size(); ++r) {
      const Rule& rule = plan_.rules[r];
      if (rule.kind != ast::RuleKind::condition && rule.kind != ast::RuleKind::publish) continue;
      for (const auto& [key, cell] : run_.settlement.rules[r].cells) {
        if (!is_settled(plan_, run_, rule, key, cell)) continue;
        Line line;
        line.add(rule.name).add(rule.article).add(kind_word(rule.kind)).add(cell.day ? to_string(*cell.day) : "");
        dimensions(line, decision_axes_, rule.grain, key);
        auto [value, exact] = decision(rule, cell);
        std::string unit = rule.type.kind == ValueKind::number ? interpret::unit_words(plan_, rule.type.unit) : "";
        file.write(line.add(value).add(unit).add(exact).end());
      }
    }
  }

  // D29: a value that is no finite decimal has 20 digits, and the fraction beside it.
  std::pair<std::string, std::string> decision(const Rule& rule, const Cell& cell) const {
    bool nl = plan_.language == Language::nl;
    switch (rule.type.kind) {
      case ValueKind::yes_no: return {cell.exact.yes() ? (nl ? "ja" : "yes") : (nl ? "nee" : "no"), ""};
      case ValueKind::code: return {run_.data.codes.text(cell.exact.word), ""};
      case ValueKind::date: return {to_string(Date{cell.exact.word}), ""};
      default: {
        const Rational& value = rule.rounding.empty() ? cell.exact.number : cell.rounded;
        return {plain_decimal(value, decimals(rule, cell)), is_finite_decimal(value) ? "" : fraction_text(value)};
      }
    }
  }
  // At least those of the currency, or of what it is rounded to: a mark of 8 rounded to 0,1 is 8.0.
  int decimals(const Rule& rule, const Cell& cell) const {
    int least = rule.type.unit == unit_of(plan_.currency_iso) ? plan_.currency_decimals : 0;
    const RoundingStep* rounding = rounding_on(rule, cell.day);
    if (!rounding) return least;
    std::string step = plain_decimal(rounding->step);
    std::size_t point = step.find('.');
    return point == std::string::npos ? least : std::max(least, static_cast<int>(step.size() - point) - 1);
  }

  void rejected() {
    FileWriter& file = out_.file("rejected.csv");
    file.write("table,file,line,key,code,column,value,reason\n");
    for (const table::Table& table : run_.data.tables) {
      std::vector<const table::Rejection*> ordered;
      for (const table::Rejection& rejection : table.rejections) ordered.push_back(&rejection);
      std::stable_sort(ordered.begin(), ordered.end(), [](const auto* a, const auto* b) { return std::tie(a->file, a->line) < std::tie(b->file, b->line); });
      for (const table::Rejection* rejection : ordered) {
        Line line;
        line.add(table.schema.name).add(table.file_name(rejection->file)).add(std::to_string(rejection->line));
        line.add(rejection->key).add(rejection->code).add(rejection->column).add(rejection->value);
        file.write(line.add(interpret::rejection_reason(*rejection, table.schema, language_)).end());
      }
    }
  }

  void unused() {
    FileWriter& file = out_.file("unused.csv");
    file.write("table,file,line,key,code\n");
    for (std::size_t t = 0; t < run_.data.tables.size(); ++t) {
      if (plan_.tables[t].in_text()) continue;
      const table::Table& table = run_.data.tables[t];
      for (std::uint32_t row : unused_rows(table)) {
        Line line;
        line.add(table.schema.name).add(table.file_name(file_index(table, row))).add(std::to_string(table.lines[row]));
        line.add(table::key_text(table, row, plan_.calendar, run_.data.codes, plan_.language));
        file.write(line.add(why_unused(table.fates[row])).end());
      }
    }
  }

  void open() {
    FileWriter& file = out_.file("open.csv");
    Line head;
    for (const char* name : {"rule", "article", "kind", "payer", "payee"}) head.add(name);
    add_key_columns(head, payable_axes_);
    file.write(head.add("amount").end());
    for_payables([&](const Rule& rule, const interpret::RuleResult& result) {
      for (const auto& [key, cell] : result.cells) {
        if (cell.day || !is_settled(plan_, run_, rule, key, cell)) continue;
        Line line;
        line.add(rule.name).add(rule.article).add(kind_word(rule.kind)).add(payer(rule, key)).add(payee(rule, key));
        dimensions(line, payable_axes_, rule.grain, key);
        file.write(line.add(amount(cell.net)).end());
      }
    });
  }

  const Plan& plan_;
  Run& run_;
  OutputDirectory& out_;
  Language language_;
  interpret::Evaluator parties_;  // finds payers and payees
  Axes payable_axes_, decision_axes_;
  PostTotals totals_;
};

}  // namespace

void write(const Plan& plan, Run& run, const ManifestInfo& info, OutputDirectory& out) {
  const PostTotals totals = Writer(plan, run, out, info.language).all();
  for (const Source& source : info.sources) out.file(source.kept).write(source.text);
  if (info.correction) write_postings(plan, *info.correction, out);
  write_manifest(plan, run, totals, info, out);
}

}  // namespace bkm::settle
