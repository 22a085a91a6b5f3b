// begrens (M8, D3, D4): groups of posts with a ceiling.
#include <algorithm>
#include <functional>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kFiner{3401, "limit-finer-than-post", diag::Severity::error,
                      "Een bedrag van {1} wordt niet per {0} geboekt en kan dus niet per {0} worden begrensd.",
                      "An amount of {1} is not posted per {0}, so it cannot be limited per {0}."};
constexpr Kind kOrderMissing{3402, "limit-order-missing", diag::Severity::error,
                             "Zeg wie wordt gekort als {0} boven het plafond komt: in volgorde ({1}) of naar verhouding ({2}).",
                             "Say who is cut when {0} passes the ceiling: in order ({1}) or in proportion ({2})."};
constexpr Kind kNotLimited{3403, "limit-of-non-payable", diag::Severity::error, "\"{0}\" is geen betaling, bonus, malus of verrekening en kan niet worden begrensd.",
                           "\"{0}\" is no payment, bonus, penalty or adjustment and cannot be limited."};
constexpr Kind kOrderUnknown{3404, "order-not-on-line", diag::Severity::error,
                             "\"{0}\" is niet bekend van een bedrag van {1}; kies een periode, of een kolom van de regel.",
                             "\"{0}\" is not known of an amount of {1}; choose a period, or a column of the row."};
constexpr Kind kCross{3405, "limits-cross", diag::Severity::error,
                      "{0} en {1} begrenzen dezelfde bedragen, en geen van beide is de fijnere: de volgorde bepaalt wat er wordt betaald. Schrijf bij een van "
                      "beide \"{2}\" met de naam van de ander ({3} naam: ..).",
                      "{0} and {1} limit the same amounts, and neither is the finer one: their order decides what is paid. Write \"{2}\" and the other's "
                      "name with one of them ({3} name: ..)."};
constexpr Kind kFinerFirst{3408, "finer-limit-first", diag::Severity::error,
                           "{0} is fijner dan {1} en komt altijd eerst; haal \"{2} {1}\" weg.", "{0} is finer than {1} and always comes first; take \"{2} {1}\" away."};
constexpr Kind kExemption{3406, "exemption-use", diag::Severity::error,
                          "Zeg of de uitzondering ({0}) ruimte onder het plafond gebruikt: \"{1}\" of \"{2}\".",
                          "Say whether the exception ({0}) uses room under the ceiling: \"{1}\" or \"{2}\"."};
constexpr Kind kCeiling{3407, "ceiling-not-money", diag::Severity::error, "Het plafond moet een bedrag zijn, maar is {0}.",
                        "The ceiling must be an amount, but is {0}."};

constexpr Kind kRuleTwice{3409, "limit-rule-twice", diag::Severity::error,
                          "{0} staat twee keer in deze begrenzing, en zou dan twee keer worden gekort; haal er een weg.",
                          "{0} stands twice in this limit, and would then be cut twice; take one of them out."};

std::string limit_name(const Limit& limit) { return limit.name.empty() ? limit.text : limit.name; }

// Of two limits on the same amounts and keys only the lower one is felt, whichever comes first, when they cut in the same order and spare nobody.
bool cut_alike(const Limit& a, const Limit& b) {
  auto same = [](const OrderTerm& one, const OrderTerm& other) { return one.cycle == other.cycle && one.column == other.column; };
  return !a.pro_rata && !b.pro_rata && a.exempt.empty() && b.exempt.empty() && std::ranges::equal(a.order, b.order, same);
}

// The clause as written, without its article and extra spaces.
std::string one_line(const std::string& text) {
  std::string line;
  for (char c : text.substr(0, std::min(text.find(" artikel \""), text.find(" article \"")))) {
    bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) line += c;
    else if (!line.empty() && line.back() != ' ') line += ' ';
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace

void Elaborator::declare_limits() {
  std::vector<const ast::Limit*> sources;
  std::map<std::string, Span> named;
  for (const ast::Statement& statement : unit_.statements) {
    const auto* limit = std::get_if<ast::Limit>(&statement);
    if (!limit) continue;
    if (limit->name) claim(*limit->name, kLimitWord, named);
    if (build_limit(*limit)) sources.push_back(limit);
  }
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (sources[i]->after) state_after(i, *sources[i]->after);
  check_crossing();
  sort_limits();
}

bool Elaborator::finer_limit(const Limit& a, const Limit& b) {
  bool fewer = std::all_of(a.rules.begin(), a.rules.end(), [&](RuleId r) { return std::find(b.rules.begin(), b.rules.end(), r) != b.rules.end(); });
  return fewer && determines_all(a.key, b.key);
}

// na k: the limit of that name on the same amounts comes first.
void Elaborator::state_after(std::size_t limit, const ast::Name& name) {
  for (std::size_t other = 0; other < plan_.limits.size(); ++other) {
    if (plan_.limits[other].name != name.text || other == limit) continue;
    if (finer_limit(plan_.limits[limit], plan_.limits[other]) && !finer_limit(plan_.limits[other], plan_.limits[limit]))
      return void(report(kFinerFirst, name.span, {limit_name(plan_.limits[limit]), name.text, Bilingual{"na", "after"}}));
    plan_.limits[limit].after.push_back(other);
    return;
  }
  unknown_name(name);
}

// Stated, or the finer one comes first whatever the order of the text.
bool Elaborator::directly_after(std::size_t limit, std::size_t other) {
  const Limit &a = plan_.limits[limit], &b = plan_.limits[other];
  if (std::ranges::find(a.after, other) != a.after.end()) return true;
  return finer_limit(b, a) && !finer_limit(a, b);
}

// Also through limits in between: c after b, and b after a.
bool Elaborator::comes_after(std::size_t limit, std::size_t other) {
  std::vector<bool> seen(plan_.limits.size(), false);
  std::function<bool(std::size_t)> reaches = [&](std::size_t from) {
    if (seen[from]) return false;
    seen[from] = true;
    if (directly_after(from, other)) return true;
    for (std::size_t next = 0; next < seen.size(); ++next)
      if (directly_after(from, next) && reaches(next)) return true;
    return false;
  };
  return reaches(limit);
}

// Crossing groups need a decision.
void Elaborator::check_crossing() {
  for (std::size_t i = 0; i < plan_.limits.size(); ++i)
    for (std::size_t j = i + 1; j < plan_.limits.size(); ++j) {
      const Limit &a = plan_.limits[i], &b = plan_.limits[j];
      bool share = std::any_of(a.rules.begin(), a.rules.end(), [&](RuleId r) { return std::find(b.rules.begin(), b.rules.end(), r) != b.rules.end(); });
      bool first = comes_after(i, j), second = comes_after(j, i);
      if (!share || first != second || (!first && finer_limit(a, b) && cut_alike(a, b))) continue;
      report(kCross, b.span, {limit_name(a), limit_name(b), Bilingual{"na", "after"}, Bilingual{"begrens", "limit"}}).labels.push_back({a.span, {"de andere begrenzing", "the other limit"}, {}});
    }
}

// Each limit after those that come before it; otherwise in the order of the text.
void Elaborator::sort_limits() {
  std::vector<Limit> sorted;
  std::vector<bool> placed(plan_.limits.size(), false);
  std::function<void(std::size_t)> place = [&](std::size_t i) {
    if (placed[i]) return;
    placed[i] = true;
    for (std::size_t other = 0; other < plan_.limits.size(); ++other)
      if (directly_after(i, other)) place(other);
    sorted.push_back(plan_.limits[i]);
  };
  for (std::size_t i = 0; i < plan_.limits.size(); ++i) place(i);
  plan_.limits = std::move(sorted);
}

// behalve waar φ telt (niet) mee: φ of each post.
bool Elaborator::exemption(Limit& limit, const ast::Limit& source) {
  if (!source.except) return true;
  Span span = unit_[*source.except].span;
  if (!source.except_counts) {
    report(kExemption, span, {written(span), Bilingual{"telt mee", "counts"}, Bilingual{"telt niet mee", "does not count"}});
    return false;
  }
  limit.exempt_counts = *source.except_counts;
  for (RuleId rule : limit.rules) {
    Context context{plan_[rule].grain, finest_cycle(plan_, plan_[rule].grain), plan_[rule].name, false};
    ExprId test = condition(*source.except, context);
    if (bad(test)) return false;
    limit.exempt.push_back(test);
  }
  return true;
}

bool Elaborator::build_limit(const ast::Limit& source) {
  article_ = source.article.value_or("");
  Limit limit;
  limit.name = source.name ? source.name->text : "";
  limit.article = article_;
  limit.text = one_line(written(source.span));
  limit.span = source.span;
  limit.key = grain(source.per);
  limit.pro_rata = source.pro_rata;
  limit.provisional = source.provisional;
  bool failed = false;
  for (const ast::Name& name : source.rules) {
    auto rule = rules_.find(name.text);
    if (rule == rules_.end() || !is_payable(plan_[rule->second].kind)) {
      if (rule == rules_.end()) unknown_name(name);
      else report(kNotLimited, name.span, {name.text});
      failed = true;
      continue;
    }
    if (plan_[rule->second].type.kind == ValueKind::poison) {
      failed = true;
      continue;
    }
    if (std::find(limit.rules.begin(), limit.rules.end(), rule->second) != limit.rules.end()) {
      report(kRuleTwice, name.span, {name.text});
      failed = true;
      continue;
    }
    limit.rules.push_back(rule->second);
    limit.paths.emplace_back();
    limit.by_day.emplace_back();
    for (const Axis& axis : limit.key) {
      bool period = plan_[axis.dimension].kind == DimensionKind::period;
      auto path = period ? std::nullopt : find_path(plan_[rule->second].grain, axis, source.span, false);
      limit.by_day.back().push_back(period);
      limit.paths.back().push_back(path.value_or(PathId{}));
      if (period || path) continue;
      report(kFiner, name.span, {axis.name, name.text});
      failed = true;
    }
  }
  std::string names;
  for (const ast::Name& name : source.rules) names += (names.empty() ? "" : ", ") + name.text;
  if (source.order.empty() && !source.pro_rata && !source.after)
    report(kOrderMissing, source.span, {names, Bilingual{"volgorde ..", "in order of .."}, Bilingual{"naar rato", "pro rata"}}), failed = true;
  limit.order_values.resize(limit.rules.size());
  for (const ast::Name& name : source.order) {
    auto cycle = cycle_named(name.text, unit_.language);
    limit.order.push_back({cycle, name.text});
    for (std::size_t r = 0; r < limit.rules.size(); ++r) {
      if (cycle) {
        limit.order_values[r].push_back({});
        continue;
      }
      Context context{plan_[limit.rules[r]].grain, {}, names, false};
      auto table = own_table(context.frame);
      int column = table ? plan_[*table].column(name.text) : -1;
      if (column < 0) {
        report(kOrderUnknown, name.span, {name.text, plan_[limit.rules[r]].name});
        failed = true;
        limit.order_values[r].push_back({});
        continue;
      }
      std::size_t axis = 0;
      while (plan_[context.frame[axis].dimension].kind != DimensionKind::row) ++axis;
      limit.order_values[r].push_back(own_column(axis, *table, column, name.span));
    }
  }
  Context context{limit.key, finest_cycle(plan_, limit.key), names, false};
  limit.ceiling = expression(source.ceiling, context);
  failed |= !exemption(limit, source);
  if (!bad(limit.ceiling)) {
    const Expr& ceiling = plan_[limit.ceiling];
    if (ceiling.type.kind != ValueKind::number || ceiling.type.unit != unit_of(plan_.currency_iso)) {
      report(kCeiling, ceiling.span, {ceiling.type.kind == ValueKind::number ? diag::Arg(unit_text(ceiling.type.unit)) : diag::Arg(kConditionWord)});
      failed = true;
    }
  }
  article_.clear();
  if (failed || bad(limit.ceiling)) return false;
  plan_.limits.push_back(std::move(limit));
  return true;
}

}  // namespace bkm::elaborate
