#include "runtime/table/spelling.hpp"

#include <algorithm>
#include <map>

#include "runtime/input/text.hpp"

namespace bkm::table {
namespace {

using FirstFile = std::map<std::string, std::uint32_t>;  // code -> the first file that holds it

void note(FirstFile& seen, const std::string& code, std::uint32_t file) {
  const auto [at, added] = seen.emplace(code, file);
  if (!added) at->second = std::min(at->second, file);
}

FirstFile codes_of(const Table& table, int column, const CodePool& codes) {
  constexpr std::uint32_t kNowhere = ~0u;
  std::vector<std::uint32_t> first(codes.size(), kNowhere);
  const auto& cells = table.columns[static_cast<std::size_t>(column)];
  for (std::size_t row = 0; row < cells.size(); ++row) {
    if (cells[row] == kEmpty) continue;
    std::uint32_t& file = first[static_cast<std::size_t>(cells[row])];
    file = std::min(file, table.file_of.empty() ? 0 : table.file_of[row]);
  }
  FirstFile seen;
  for (std::size_t id = 0; id < first.size(); ++id)
    if (first[id] != kNowhere) note(seen, codes.text(static_cast<std::int64_t>(id)), first[id]);
  return seen;
}

void add_refused(const Table& table, const std::string& column, FirstFile& seen) {
  for (const Rejection& r : table.rejections)
    if (r.code == "unknown-code" && r.column == column) note(seen, r.value, r.file);
}

}  // namespace

std::vector<Notice> spelling_notices(const Table& table, int column, const std::vector<std::string>& contract_codes, const CodePool& codes) {
  const ColumnSchema& schema = table.schema.columns[static_cast<std::size_t>(column)];
  std::vector<Notice> notices;
  if (schema.bsn || schema.kind != CellKind::code || contract_codes.empty()) return notices;
  std::map<std::string, std::string> by_fold;
  for (const std::string& code : contract_codes) by_fold.emplace(fold_code(code), code);
  FirstFile seen = codes_of(table, column, codes);
  add_refused(table, schema.name, seen);
  for (const auto& [code, file] : seen) {
    const auto meant = by_fold.find(fold_code(code));
    if (meant == by_fold.end() || std::find(contract_codes.begin(), contract_codes.end(), code) != contract_codes.end()) continue;
    notices.push_back({"code-differs-by-spelling", table.files[file], schema.name, with_unseen(code), meant->second});
  }
  return notices;
}

std::vector<Notice> spelling_twins(const Table& table, int column, const CodePool& codes) {
  std::vector<Notice> notices;
  std::map<std::string, std::string> by_fold;
  for (const auto& [code, file] : codes_of(table, column, codes))
    if (const auto [other, fresh] = by_fold.emplace(fold_code(code), code); !fresh)
      notices.push_back({"codes-differ-by-spelling", table.files[file], table.schema.columns[static_cast<std::size_t>(column)].name, with_unseen(code), with_unseen(other->second)});
  return notices;
}

}  // namespace bkm::table
