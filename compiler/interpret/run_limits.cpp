// begrens (M8): posts by group and order, cut by prefix-clamp.
#include "compiler/interpret/limit_posts.hpp"
#include "compiler/interpret/runner.hpp"

namespace bkm::interpret {

using namespace plan;

void Runner::run_limit(LimitId id, const Period* within) {
  auto left = [](const Cell& cell) { return cell.net; };
  auto counts = [&](const Key&, Date day) { return !within || lies_in(*within, day); };
  for (const auto& [group, posts] : posts_under(plan_, data_, evaluator_, result_.rules, id, left, counts)) cut(id, group, posts);
  take_troubles(plan_[id].rules[0], Key{});
}

void Runner::cut(LimitId id, const Key& group, const std::vector<Limited>& posts) {
  const Limit& limit = plan_[id];
  auto stop = [&](const Limited& post, const Trouble& trouble) { result_.stops.push_back({trouble.kind, post.rule, post.key, trouble, {}, 0}); };
  for (const Limited& post : posts)
    if (post.trouble) stop(post, *post.trouble);
  Value ceiling = evaluator_.value(limit.ceiling, group);
  if (ceiling.stops()) return stop(posts[0], *ceiling.trouble);
  if (!ceiling.present()) return;  // `geen` limits nothing
  const std::vector<Rational> lost = losses(plan_, limit, posts, ceiling.number);
  for (std::size_t i = 0; i < posts.size(); ++i) {
    if (lost[i] == 0) continue;
    Cell& cell = result_.rules[posts[i].rule.index].cells.at(posts[i].key);
    cell.net -= lost[i];
    cell.adjustment -= lost[i];
    cell.cuts.push_back({id, ceiling.number, Rational(-lost[i])});
  }
}

}  // namespace bkm::interpret
