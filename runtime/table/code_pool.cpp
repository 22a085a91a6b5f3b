#include <algorithm>
#include <numeric>

#include "runtime/table/table.hpp"

namespace bkm::table {
namespace {

// The first eight bytes decide most comparisons without a visit to the text itself.
struct SortKey {
  std::uint64_t front;
  std::int32_t id;
};

std::uint64_t front_of(std::string_view text) {
  std::uint64_t front = 0;
  for (std::size_t i = 0; i < 8; ++i) front = front << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
  return front;
}

}  // namespace

std::int32_t CodePool::intern(std::string_view text) {
  const auto id = static_cast<std::int32_t>(texts_.size());
  const auto [place, fresh] = ids_.try_emplace(std::string(text), id);
  if (!fresh) return place->second;
  if (sorted_ && id > 0) sorted_ = *texts_.back() < text;
  texts_.push_back(&place->first);
  return id;
}

std::optional<std::int32_t> CodePool::find(std::string_view text) const {
  const auto found = ids_.find(text);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::int32_t> CodePool::sort() {
  std::vector<std::int32_t> new_ids(texts_.size());
  std::iota(new_ids.begin(), new_ids.end(), 0);
  if (sorted_) return new_ids;
  std::vector<SortKey> keys(texts_.size());
  for (const std::int32_t id : new_ids) keys[static_cast<std::size_t>(id)] = {front_of(text(id)), id};
  std::sort(keys.begin(), keys.end(),
            [&](const SortKey& a, const SortKey& b) { return a.front != b.front ? a.front < b.front : text(a.id) < text(b.id); });
  std::vector<const std::string*> texts(texts_.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    new_ids[static_cast<std::size_t>(keys[i].id)] = static_cast<std::int32_t>(i);
    texts[i] = texts_[static_cast<std::size_t>(keys[i].id)];
  }
  for (auto& [text, id] : ids_) id = new_ids[static_cast<std::size_t>(id)];
  texts_ = std::move(texts);
  sorted_ = true;
  return new_ids;
}

void renumber(Table& table, const std::vector<std::int32_t>& new_ids) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.schema.columns[c].kind != CellKind::code) continue;
    for (std::int64_t& cell : table.columns[c])
      if (cell != kEmpty) cell = new_ids[static_cast<std::size_t>(cell)];
  }
}

}  // namespace bkm::table
