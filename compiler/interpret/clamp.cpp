#include "compiler/interpret/clamp.hpp"

#include <algorithm>

#include "compiler/interpret/split.hpp"

namespace bkm::interpret {
namespace {

// Spreads a loss over the positive posts, or a release over the negative ones, of posts [begin, end).
void spread(const std::vector<LimitedPost>& posts, std::size_t begin, std::size_t end, const Integer& loss, std::vector<Integer>& losses) {
  if (loss == 0) return;
  std::vector<std::size_t> bearers;
  std::vector<Rational> weights;
  for (std::size_t i = begin; i < end; ++i)
    if (!posts[i].exempt && (loss > 0 ? posts[i].gross > 0 : posts[i].gross < 0)) {
      bearers.push_back(i);
      weights.emplace_back(abs(posts[i].gross));
    }
  if (bearers.empty()) return;
  std::vector<Integer> parts = largest_remainder(abs(loss), weights);
  for (std::size_t i = 0; i < bearers.size(); ++i) losses[bearers[i]] = loss > 0 ? parts[i] : Integer(-parts[i]);
}

}  // namespace

std::vector<Integer> clamp(const std::vector<LimitedPost>& posts, const Integer& ceiling) {
  std::vector<Integer> losses(posts.size());
  Integer room = ceiling, running = 0, paid = 0;
  for (std::size_t begin = 0; begin < posts.size();) {
    std::size_t end = begin;
    Integer block = 0;
    for (; end < posts.size() && posts[end].block == posts[begin].block; ++end) (posts[end].exempt ? room : block) += posts[end].exempt ? Integer(-posts[end].gross) : posts[end].gross;
    running += block;
    Integer due = std::min(running, room) - paid, nothing = 0;
    Integer net = std::clamp(due, std::min(block, nothing), std::max(block, nothing));
    spread(posts, begin, end, Integer(block - net), losses);
    paid += net;
    begin = end;
  }
  return losses;
}

}  // namespace bkm::interpret
