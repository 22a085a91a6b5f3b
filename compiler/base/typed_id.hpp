// Indices into the vectors of a representation, one type for each kind of node.
#pragma once
#include <compare>
#include <cstdint>
#include <functional>

namespace bkm {

template <class Tag>
struct Id {
  static constexpr std::uint32_t kNone = ~0u;
  std::uint32_t index = kNone;
  explicit operator bool() const { return index != kNone; }
  friend auto operator<=>(const Id&, const Id&) = default;
};

// match(variant, handlers..): std::visit with one lambda for each case, so that a new case is a compile error.
template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

}  // namespace bkm

template <class Tag>
struct std::hash<bkm::Id<Tag>> {
  std::size_t operator()(bkm::Id<Tag> id) const { return id.index; }
};
