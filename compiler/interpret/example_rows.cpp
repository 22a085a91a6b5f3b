// The rows of a worked example, from its text and from the files that the contract names.
#include <algorithm>

#include "compiler/interpret/example_runner.hpp"
#include "compiler/plan/tables_read.hpp"
#include "runtime/table/csv_rows.hpp"
#include "runtime/table/text_rows.hpp"

namespace bkm::interpret {

void ExampleRunner::intern_keys() {
  auto parts = [&](const std::vector<ast::KeyPart>& keys) { for (const ast::KeyPart& part : keys) data_.codes.intern(part.value); };
  for (const ast::GivenValue& given : example_.values) parts(given.keys);
  for (const ast::Expectation& e : example_.expectations) {
    if (const auto* v = std::get_if<ast::ExpectValue>(&e)) parts(v->keys);
    if (const auto* f = std::get_if<ast::ExpectFate>(&e)) parts(f->keys);
  }
}

table::LoadOptions ExampleRunner::options() const {
  table::LoadOptions options;
  options.calendar = plan_.calendar;
  options.known_on = known_on_;
  options.language = plan_.language;
  return options;
}

bool ExampleRunner::load_tables() {
  for (std::uint32_t t = 0; t < plan_.tables.size(); ++t) {
    const Table& table = plan_.tables[t];
    if (table.in_text()) continue;
    const ast::GivenRows* given = nullptr;
    for (const ast::GivenRows& rows : example_.rows)
      if (rows.table.text == table.name() && table.form != TableForm::scale) given = &rows;
    data_.given[t] = true;
    std::optional<table::FileFault> fault;
    if (given) {
      fault = load_given(t, *given);
    } else if (!table.file.empty() && std::filesystem::exists(folder_ / table.file)) {
      table::CsvRows rows((folder_ / table.file).string(), {}, table.file);
      table::LoadOptions from_file = options();
      if (table.schema.numbers) from_file.notation = *table.schema.numbers, from_file.notation_stated = true;
      fault = table::load(data_.tables[t], rows, from_file, data_.codes, data_.notices);
    }
    bool part_of_contract = table.form == TableForm::constants || table.form == TableForm::scale;
    if (!fault && part_of_contract && data_.tables[t].files.empty()) report_no_file(plan_, TableId{t}, result_.findings);
    if (!fault) continue;
    report_fault(plan_, *fault, result_.findings);
    return false;
  }
  std::set<std::string> given;
  for (const ast::GivenRows& rows : example_.rows)
    if (!given.insert(rows.table.text).second) result_.findings.report(elaborate::kDoubled, rows.table.span, {rows.table.text});
  for (const ast::GivenRows& rows : example_.rows)
    if (std::none_of(plan_.tables.begin(), plan_.tables.end(), [&](const Table& t) { return t.name() == rows.table.text; }))
      result_.findings.report(kUnknownExpected, rows.table.span, {rows.table.text});
  return !result_.findings.has_errors();
}

std::optional<table::FileFault> ExampleRunner::load_given(std::uint32_t t, const ast::GivenRows& given) {
  if (given.rows.rows.empty()) return {};
  std::vector<std::string> header;
  for (const ast::Cell& cell : given.rows.rows[0].cells) {
    header.push_back(cell.text);
    if (plan_.tables[t].column(cell.text) < 0) result_.findings.report(kUnknownExpected, cell.span, {cell.text});
  }
  for (const auto& [table, column] : columns_read(plan_)) {
    const std::string& name = plan_.tables[table].schema.columns[column].name;
    if (table != t || std::find(header.begin(), header.end(), name) != header.end()) continue;
    result_.findings.report(kColumnLeftOut, given.rows.rows[0].span, {name});
  }
  if (result_.findings.has_errors()) return {};
  std::vector<std::vector<std::string>> rows;
  for (std::size_t r = 1; r < given.rows.rows.size(); ++r) {
    rows.emplace_back();
    for (const ast::Cell& cell : given.rows.rows[r].cells) rows.back().push_back(cell.text);
  }
  table::TextRows source(given.table.text, header, rows);
  table::LoadOptions in_text = options();
  in_text.notation = plan_.language;
  in_text.notation_stated = true;
  in_text.columns_optional = true;
  return table::load(data_.tables[t], source, in_text, data_.codes, data_.notices);
}

// A cell that cannot be read is a slip where the example does not say that its row is refused.
void ExampleRunner::unreadable_rows() {
  for (const ast::GivenRows& given : example_.rows) {
    const auto t = table_named(given.table);
    if (!t || expects_refusal(given.table.text)) continue;
    for (const table::Rejection& rejection : data_.tables[*t].rejections)
      if (rejection.code.ends_with("-malformed") && !rejection.own_reason)
        result_.findings.report(kRowUnreadable, cell_span(given.rows, rejection), {rejection_reason(rejection, plan_[TableId{*t}].schema, plan_.language, Origin::example)});
  }
}

bool ExampleRunner::expects_refusal(const std::string& table) const {
  return std::any_of(example_.expectations.begin(), example_.expectations.end(), [&](const ast::Expectation& expectation) {
    const auto* fate = std::get_if<ast::ExpectFate>(&expectation);
    const auto* counts = std::get_if<ast::ExpectCounts>(&expectation);
    return (fate && fate->table.text == table) || (counts && counts->table.text == table);
  });
}

Span ExampleRunner::cell_span(const ast::Rows& given, const table::Rejection& rejection) {
  const auto& heading = given.rows.front().cells;
  const ast::Row& row = given.rows[std::min<std::size_t>(rejection.line, given.rows.size() - 1)];
  for (std::size_t c = 0; c < heading.size() && c < row.cells.size(); ++c)
    if (heading[c].text == rejection.column) return row.cells[c].span;
  return row.span;
}

std::optional<std::uint32_t> ExampleRunner::table_named(const ast::Name& name) {
  for (std::uint32_t t = 0; t < plan_.tables.size(); ++t)
    if (plan_.tables[t].name() == name.text) return t;
  result_.findings.report(kUnknownExpected, name.span, {name.text});
  return {};
}

}  // namespace bkm::interpret
