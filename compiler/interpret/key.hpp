// The key of a rule, or a row: one number for each axis of its frame.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <initializer_list>

#include "compiler/plan/plan.hpp"

namespace bkm::interpret {

// Codes by id (in text order), days and periods by day number, rows by index (in key order): comparing keys is comparing external keys.
struct Key {
  std::array<std::int32_t, plan::kMaxAxes> parts{};
  std::uint8_t size = 0;

  Key() = default;
  Key(std::initializer_list<std::int32_t> values) {
    for (std::int32_t value : values) push(value);
  }
  void push(std::int32_t part) { parts[size++] = part; }
  std::int32_t operator[](std::size_t i) const { return parts[i]; }
  friend auto operator<=>(const Key& a, const Key& b) = default;
};

struct KeyHash {
  std::size_t operator()(const Key& key) const {
    std::uint64_t hash = key.size;
    for (std::size_t i = 0; i < key.size; ++i) hash = (hash ^ static_cast<std::uint32_t>(key.parts[i])) * 0x9E3779B97F4A7C15ull;
    return static_cast<std::size_t>(hash ^ (hash >> 29));
  }
};

// One value or post of a run: of a rule at a key, or the rest of a split, whose key is that of its pot.
struct RuleKey {
  plan::RuleId rule;
  Key key;
  std::optional<plan::SplitId> rest{};
};

}  // namespace bkm::interpret
