#include "compiler/settle/lines.hpp"

namespace bkm::settle {

std::string lines_heading(const std::vector<std::string>& axes) { return post_columns(axes).add("gross").add("adjustment").add("net").end(); }

std::string lines_line(const plan::Plan& plan, const Post& post, const std::vector<std::string>& axes) {
  auto amount = [&](const Rational& value) { return plain_decimal(value, plan.currency_decimals); };
  return post_cells(post, axes).add(amount(post.gross)).add(amount(post.adjustment)).add(amount(post.net)).end();
}

std::optional<interpret::RuleKey> post_of_line(const plan::Plan& plan, Run& run, std::string_view line) {
  std::string whole(line.substr(0, line.find_last_not_of("\r\n") + 1));
  whole += '\n';
  const std::vector<std::string> axes = payable_axes(plan);
  std::optional<interpret::RuleKey> found;
  for_each_post(plan, run, [&](const Post& post) {
    if (!found && whole.starts_with(post.rule) && lines_line(plan, post, axes) == whole) found = post.of;
  });
  return found;
}

}  // namespace bkm::settle
