#include "compiler/interpret/clamp.hpp"

#include <algorithm>

#include "compiler/interpret/split.hpp"

namespace bkm::interpret {
namespace {

Integer excess(const Integer& running, const Integer& ceiling) { return running > ceiling ? Integer(running - ceiling) : Integer(0); }

// Spreads a loss over the positive posts, or a release over the negative ones, of posts [begin, end).
void spread(const std::vector<LimitedPost>& posts, std::size_t begin, std::size_t end, const Integer& loss, std::vector<Integer>& losses) {
  if (loss == 0) return;
  std::vector<std::size_t> bearers;
  std::vector<Rational> weights;
  for (std::size_t i = begin; i < end; ++i)
    if (loss > 0 ? posts[i].gross > 0 : posts[i].gross < 0) {
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
  Integer running = 0;
  for (std::size_t begin = 0; begin < posts.size();) {
    std::size_t end = begin;
    Integer before = excess(running, ceiling);
    while (end < posts.size() && posts[end].block == posts[begin].block) running += posts[end++].gross;
    spread(posts, begin, end, Integer(excess(running, ceiling) - before), losses);
    begin = end;
  }
  return losses;
}

}  // namespace bkm::interpret
