// Plafonds, maxima en minima: what is paid at most or at least, and who is cut first.
#include "compiler/card/reward.hpp"
#include "compiler/card/words.hpp"

namespace bkm::card {

using namespace plan;

namespace {

using enum ast::RuleKind;

// Who comes first in the order is paid first.
Text cut(const Limit& limit) {
  std::vector<std::string> order;
  for (const OrderTerm& term : limit.order) order.push_back(everyday(term.column));
  if (order.empty()) return {"daarboven naar rato gekort", "cut pro rata above that"};
  return say("gevuld in volgorde van {0}, daarboven gekort", "filled in order of {0}, cut above that", {list_of(order)});
}

// The same words of two amounts are said once.
Text exempt(const Contract& contract, const Limit& limit) {
  std::vector<Text> texts;
  for (ExprId id : limit.exempt)
    if (Text text = in_words(contract, id); texts.empty() || texts.back().nl != text.nl) texts.push_back(text);
  return texts.empty() ? Text() : say("behalve waar {0}", "except where {0}", {joined(texts, ", ")});
}

Text ceiling(const Contract& contract, const Limit& limit) {
  std::set<RuleId> rules(limit.rules.begin(), limit.rules.end());
  Text what = joined({titles_of(contract.plan, rules), per(limit.key)}, " ");
  return joined({say("{0}: ten hoogste {1}", "{0}: at most {1}", {what, in_words_with_sources(contract, limit.ceiling)}), cut(limit), exempt(contract, limit)}, "; ");
}

// The maximum of a running total holds for all that it adds up.
Text bound(const Contract& contract, ExprId id, const Rule& rule) { return joined({in_words_with_sources(contract, id), running(rule)}, "; "); }

// A bound stands in its own clause. Where that has no article, the amount that it holds for has one.
void add_bound(const Contract& contract, ExprId id, const Rule& in, const Rule& amount, std::vector<Entry>& entries) {
  Text value = bound(contract, id, in);
  add_once(entries, value, clause_of(contract, in));
  if (in.article.empty() && !amount.article.empty()) add_once(entries, value, clause_of(contract, amount));
}

// What each gets of a division at least and at most, and who gets what is left.
Text bounds_of(const Contract& contract, const Split& split) {
  std::vector<Text> texts;
  if (split.at_least) texts.push_back(say("ten minste {0}", "at least {0}", {in_words_with_sources(contract, *split.at_least)}));
  if (split.at_most) texts.push_back(say("ten hoogste {0}", "at most {0}", {in_words_with_sources(contract, *split.at_most)}));
  return joined(texts, ", ");
}

void add_split(const Contract& contract, const Split& split, const Rule& in, std::vector<Entry>& entries) {
  Text bounds = bounds_of(contract, split);
  Text each = bounds.empty() ? Text() : say("elk {0}", "each {0}", {bounds});
  Text rest = split.rest_to ? say("wat overblijft gaat naar {0}", "what is left goes to {0}", {everyday(*split.rest_to)}) : Text();
  if (each.empty() && rest.empty()) return;
  Text pot = say("verdeling van {0} over {1}", "division of {0} over {1}", {in_words(contract, split.pot), everyday(in.grain[split.over].name)});
  add_once(entries, say("{0}: {1}", "{0}: {1}", {pot, joined({each, rest}, "; ")}), clause_of(contract, in));
}

}  // namespace

Feature ceilings(const Contract& contract) {
  Feature feature{Block::reward, "ceilings", {"Plafonds, maxima en minima (aanvulling)", "Ceilings, maximums and minimums (added)"}, true, {}};
  const Plan& plan = contract.plan;
  for (const Limit& limit : plan.limits) feature.entries.push_back({ceiling(contract, limit), {clause_of(contract, limit)}});
  std::vector<ExprId> shown;
  for_each_rule(plan, {pay, bonus, penalty, adjust}, [&](RuleId id, const Rule& rule) {
    Reads reads = reads_of(plan, id);
    for (const auto* bounds : {&reads.upper_bounds, &reads.lower_bounds})
      for (const auto& [expr, in] : *bounds) {
        add_bound(contract, expr, plan[in], rule, feature.entries);
        shown.push_back(expr);
      }
    for (const auto& [split, in] : reads.splits) add_split(contract, plan[split], plan[in], feature.entries);
  });
  for (const Limit& limit : plan.limits) shown.push_back(limit.ceiling);
  for (ExprId id : shown) add_definitions(contract, id, feature.entries);
  return feature;
}

}  // namespace bkm::card
