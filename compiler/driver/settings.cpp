#include "compiler/driver/settings.hpp"

#include <algorithm>

#include "compiler/check/check.hpp"
#include "compiler/elaborate/elaborate.hpp"
#include "runtime/input/text.hpp"

namespace bkm::driver {
namespace {

using plan::Plan, plan::Rate;

constexpr diag::Kind kUnknownSetting{9103, "unknown-parameter", diag::Severity::error, "Het contract heeft geen parameter \"{0}\"{1}.",
                                     "The contract has no parameter \"{0}\"{1}."};
constexpr diag::Kind kBadSetting{9104, "parameter-value", diag::Severity::error, "\"{1}\" is geen waarde voor {0}; schrijf bijvoorbeeld {2}.",
                                 "\"{1}\" is no value for {0}; write for instance {2}."};

constexpr diag::Kind kSettingHasSteps{9105, "parameter-has-steps", diag::Severity::error,
                                      "{0} heeft meer dan een waarde: ook een vanaf {1}; --set geeft er een. Geef elke waarde een eigen parameter.",
                                      "{0} has more than one value: also one from {1}; --set gives one. Give each value a parameter of its own."};

std::string example(const Rate& rate, Language language) {
  const bool nl = language == Language::nl;
  return rate.percentage ? (nl ? "7,5%" : "7.5%") : (nl ? "1,5" : "1.5");
}

const Rate* parameter_named(const Plan& plan, const std::string& name, diag::Sink& sink) {
  auto rate = std::find_if(plan.rates.begin(), plan.rates.end(), [&](const Rate& r) { return r.is_parameter && r.name == name; });
  if (rate != plan.rates.end()) return &*rate;
  std::vector<std::string> names;
  for (const Rate& r : plan.rates)
    if (r.is_parameter) names.push_back(r.name);
  auto near = nearest(name, names);
  sink.report(kUnknownSetting, {}, {name, near ? Text{"; bedoeld is misschien " + *near, "; perhaps meant: " + *near} : Text{}});
  return nullptr;
}

// In the unit that the contract writes: a percentage with %, an amount with or without its symbol. In base units.
std::optional<Rational> value_of(const Plan& plan, const Rate& rate, std::string number) {
  const bool percent = number.ends_with('%');
  if (percent) number.pop_back();
  for (const std::string& symbol : {plan.currency_symbol, plan.currency_iso})
    if (number.starts_with(symbol)) number.erase(0, symbol.size());
  while (number.starts_with(' ')) number.erase(0, 1);
  auto value = parse_decimal(number, notation_of(plan.language));
  if (!value || percent != rate.percentage) return {};  // 6 for a parameter of 5% would be 600%
  return percent ? Rational(value->value / 100) : Rational(value->value * rate.written_factor);
}

elaborate::Settings settings_of(const Plan& plan, const WrittenSettings& set, diag::Sink& sink) {
  elaborate::Settings settings;
  for (const auto& [name, text] : set) {
    const Rate* rate = parameter_named(plan, name, sink);
    if (!rate) continue;
    const auto value = value_of(plan, *rate, text);
    if (rate->stated) sink.report(kSettingHasSteps, {}, {name, to_string(*rate->steps[1].from)});
    else if (!value) sink.report(kBadSetting, {}, {name, text, example(*rate, plan.language)});
    else settings.emplace(name, *value);
  }
  return settings;
}

}  // namespace

bool may_set_as(const Plan& then, const Plan& now, const std::string& name) {
  auto find = [&](const Plan& plan) { return std::ranges::find_if(plan.rates, [&](const Rate& rate) { return rate.is_parameter && rate.name == name && !rate.stated; }); };
  const auto before = find(then), after = find(now);
  if (before == then.rates.end() || after == now.rates.end()) return false;
  return before->type.unit == after->type.unit && before->percentage == after->percentage && before->written_factor == after->written_factor;
}

bool apply_settings(Compilation& c, const WrittenSettings& set, diag::Sink& sink) {
  if (set.empty()) return true;
  const elaborate::Settings settings = settings_of(c.plan, set, sink);
  if (sink.has_errors()) return false;
  diag::Sink found;
  c.plan = elaborate::run(c.unit, c.sources, found, settings);
  c.facts = facts::derive(c.plan);
  if (!found.has_errors()) check::run(c.unit, c.plan, c.facts, c.sources, found);
  for (const diag::Diagnostic& finding : found.all()) {
    auto same = [&](const diag::Diagnostic& before) { return before.kind == finding.kind && before.span.begin == finding.span.begin && before.span.source == finding.span.source; };
    if (std::ranges::none_of(c.findings.all(), same)) sink.add(finding);
  }
  return !found.has_errors();
}

}  // namespace bkm::driver
