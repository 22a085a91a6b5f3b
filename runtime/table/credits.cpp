#include <algorithm>

#include "runtime/table/table.hpp"

namespace bkm::table {
namespace {

class Credits {
 public:
  Credits(Table& table, const CodePool& codes);
  void cancel();

 private:
  std::optional<std::uint32_t> debit_of(std::uint32_t credit) const;
  int first_difference(std::uint32_t credit, std::uint32_t debit) const;
  void cancel_one(std::uint32_t credit);
  void refuse(std::uint32_t credit, const char* code, int column);

  std::int64_t value(int column, std::size_t row) const { return table_.columns[static_cast<std::size_t>(column)][row]; }
  bool is_credit(std::size_t row) const { return value(table_.schema.credits, row) != kEmpty; }

  Table& table_;
  const CodePool& codes_;
  int key_;
};

Credits::Credits(Table& table, const CodePool& codes) : table_(table), codes_(codes), key_(table.schema.key.front()) {}

void Credits::cancel() {
  for (std::uint32_t row = 0; row < table_.size(); ++row)
    if (table_.checked(row) && is_credit(row)) cancel_one(row);
}

void Credits::cancel_one(std::uint32_t credit) {
  const auto debit = debit_of(credit);
  if (!debit) return refuse(credit, "credit-without-debit", table_.schema.credits);
  const int difference = first_difference(credit, *debit);
  if (difference >= 0) return refuse(credit, "credit-differs", difference);
  table_.fates[credit] = table_.fates[*debit] = RowFate::cancelled;
}

// The rows are sorted by key; of one key at most one is live.
std::optional<std::uint32_t> Credits::debit_of(std::uint32_t credit) const {
  const auto& keys = table_.columns[static_cast<std::size_t>(key_)];
  const std::int64_t wanted = value(table_.schema.credits, credit);
  for (auto at = std::lower_bound(keys.begin(), keys.end(), wanted); at != keys.end() && *at == wanted; ++at) {
    const auto row = static_cast<std::uint32_t>(at - keys.begin());
    if (table_.checked(row) && !is_credit(row)) return row;
  }
  return std::nullopt;
}

int Credits::first_difference(std::uint32_t credit, std::uint32_t debit) const {
  const Schema& schema = table_.schema;
  for (int c = 0; c < static_cast<int>(schema.columns.size()); ++c)
    if (c != key_ && c != schema.credits && c != schema.known_on && value(c, credit) != value(c, debit)) return c;
  return -1;
}

void Credits::refuse(std::uint32_t credit, const char* code, int column) {
  reject(table_, credit, code, table_.schema.columns[static_cast<std::size_t>(column)].name,
         cell_text(table_, credit, column, table_.calendar, codes_, table_.language), codes_);
}

}  // namespace

void cancel_credits(Table& table, const CodePool& codes) {
  if (table.schema.credits >= 0 && table.schema.key.size() == 1) Credits(table, codes).cancel();
}

}  // namespace bkm::table
