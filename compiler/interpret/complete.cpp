// What a table or scale from a file may not miss: a row whose place another would silently take, and the codes that the contract lists.
#include <algorithm>
#include <set>

#include "compiler/interpret/data.hpp"
#include "compiler/interpret/findings.hpp"
#include "compiler/plan/complete_keys.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

// A refused band leaves its values to the one before, a refused row of a dated table its days.
void check_refused(const Plan& plan, Data& data, std::uint32_t t) {
  const table::Table& rows = data.tables[t];
  if (plan.tables[t].form != TableForm::scale && !rows.schema.dated) return;
  for (const table::Rejection& rejection : rows.rejections)
    if (rejection.code != "repeated-row")
      data.faults.push_back({"row-cannot-be-missed", rows.file_name(rejection.file), rejection.line,
                             {rows.schema.name, rejection_reason(rejection, rows.schema, plan.language)}});
}

std::set<std::vector<std::string>> keys_of(const Plan& plan, const Data& data, const table::Table& rows, bool at_start) {
  std::set<std::vector<std::string>> keys;
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    if (!rows.live(row) && rows.fates[row] != table::RowFate::before_term) continue;
    if (at_start && rows.columns[rows.schema.from][row] > plan.calendar.term_first.days) continue;
    std::vector<std::string> key;
    for (int column : rows.schema.key) key.push_back(table::cell_text(rows, row, column, plan.calendar, data.codes, plan.language));
    keys.insert(std::move(key));
  }
  return keys;
}

void report_lacking(Data& data, const table::Table& rows, const std::vector<std::string>& key, const std::string& since) {
  std::string text;
  for (const std::string& part : key) text += (text.empty() ? "" : ", ") + part;
  data.faults.push_back({"table-incomplete", rows.files.empty() || rows.files[0].empty() ? rows.schema.name : rows.files[0], 0, {rows.schema.name, text + since}});
}

void check_codes(const Plan& plan, Data& data, std::uint32_t t) {
  const table::Table& rows = data.tables[t];
  bool stated = plan.tables[t].completeness == ast::Completeness::complete;
  for (const KeyTexts& key : lacking_keys(rows.schema, keys_of(plan, data, rows, false), stated)) report_lacking(data, rows, key, "");
}

// Each key of a dated table has a row on the first day of the term.
void check_start(const Plan& plan, Data& data, std::uint32_t t) {
  const table::Table& rows = data.tables[t];
  if (!rows.schema.dated) return;
  auto at_start = keys_of(plan, data, rows, true);
  for (const auto& key : keys_of(plan, data, rows, false))
    if (!at_start.contains(key)) report_lacking(data, rows, key, " (" + to_string(plan.calendar.term_first) + ")");
}

}  // namespace

void check_complete(const Plan& plan, Data& data) {
  for (std::uint32_t t = 0; t < plan.tables.size(); ++t) {
    const Table& table = plan.tables[t];
    bool constant = table.form == TableForm::constants || table.form == TableForm::scale;
    if (table.in_text() || !data.given[t]) continue;
    if (table.form == TableForm::keyed && table.completeness == ast::Completeness::complete) check_codes(plan, data, t);
    if (!constant) continue;
    check_refused(plan, data, t);
    if (table.completeness == ast::Completeness::incomplete) continue;
    check_codes(plan, data, t);
    check_start(plan, data, t);
  }
}

}  // namespace bkm::interpret
