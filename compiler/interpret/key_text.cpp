#include "compiler/interpret/key_text.hpp"

#include <algorithm>

#include "compiler/interpret/misplaced.hpp"
#include "compiler/interpret/run.hpp"
#include "runtime/input/text.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

constexpr diag::Kind kNotReadable{5211, "why-not-readable", diag::Severity::error,
                                  "\"{0}\" is geen naam met een sleutel; schrijf bijvoorbeeld {1}.",
                                  "\"{0}\" is no name with a key; write for instance {1}."};
constexpr diag::Kind kRuleUnknown{5212, "why-rule-unknown", diag::Severity::error, "Dit contract heeft geen regel \"{0}\". Wel: {1}.",
                                  "This contract has no rule \"{0}\". It has: {1}."};
constexpr diag::Kind kKeyUnclear{5213, "why-key-unclear", diag::Severity::error, "De sleutel van {0} bestaat uit: {1}. Bijvoorbeeld: {2}.",
                                 "The key of {0} consists of: {1}. For instance: {2}."};
constexpr diag::Kind kCodeUnknown{5214, "why-code-unknown", diag::Severity::error,
                                  "{1} \"{2}\" komt in deze gegevens niet voor, dus {0} heeft daarvoor geen bedrag of waarde. Bijvoorbeeld wel: {3}.",
                                  "{1} \"{2}\" does not occur in these data, so {0} has no amount or value for it. It does have, for instance: {3}."};

constexpr diag::Kind kMisplaced{5215, "why-code-misplaced", diag::Severity::error, "\"{0}\" is een {1}, geen {2}. Bedoeld is misschien: {3}.",
                                "\"{0}\" is a code of {1}, not of {2}. Perhaps meant: {3}."};
constexpr diag::Kind kNoRest{5216, "why-no-rest", diag::Severity::error, "{0} verdeelt niets, dus er is geen rest. Bijvoorbeeld wel: {1}.",
                             "{0} splits nothing, so there is no rest. There is, for instance: {1}."};

std::size_t none_of(const Frame& frame) { return frame.size(); }

// A row by its key; also a refused or cancelled one.
std::optional<std::int32_t> row_named(const Plan& plan, const Data& data, TableId id, const std::string& text) {
  const table::Table& rows = data.tables[id.index];
  for (std::uint32_t row = 0; row < rows.size(); ++row)
    if (table::key_text(rows, row, plan.calendar, data.codes, plan.language) == text) return static_cast<std::int32_t>(row);
  return {};
}

std::optional<std::int32_t> part_of(const Plan& plan, const Data& data, const Axis& axis, const std::string& text) {
  const Dimension& dimension = plan[axis.dimension];
  if (dimension.kind == DimensionKind::row) return row_named(plan, data, dimension.table, text);
  if (dimension.kind == DimensionKind::entity) return data.codes.find(text);
  auto period = parse_period(plan.calendar, dimension.cycle, text);
  return period ? std::optional(period->first.days) : std::nullopt;
}

bool fits(const Plan& plan, const Axis& axis, const std::string& text) {
  const Dimension& dimension = plan[axis.dimension];
  if (dimension.kind == DimensionKind::period) return parse_period(plan.calendar, dimension.cycle, text).has_value();
  return !cycle_of_form(text) || dimension.kind == DimensionKind::row;
}

bool is_term(const Plan& plan, const Axis& axis) {
  return plan[axis.dimension].kind == DimensionKind::period && plan[axis.dimension].cycle == Cycle::term;
}

}  // namespace

std::optional<Key> key_of(const Plan& plan, const Data& data, const Frame& frame, const std::vector<ast::KeyPart>& parts) {
  std::vector<std::optional<std::int32_t>> found(frame.size());
  std::vector<bool> taken(frame.size(), false);
  for (bool named : {true, false})
    for (const ast::KeyPart& part : parts) {
      if (part.axis.has_value() != named) continue;
      std::size_t at = none_of(frame);
      for (std::size_t i = 0; i < frame.size() && at == none_of(frame); ++i)
        if (!taken[i] && (named ? frame[i].name == part.axis->text : fits(plan, frame[i], part.value))) at = i;
      if (at == none_of(frame)) return {};
      if (is_term(plan, frame[at]) && !fits(plan, frame[at], part.value)) return {};  // another term
      taken[at] = true;
      found[at] = part_of(plan, data, frame[at], part.value);
    }
  Key key;
  for (std::size_t i = 0; i < frame.size(); ++i) {
    if (!taken[i] && !is_term(plan, frame[i])) return {};
    key.push(is_term(plan, frame[i]) ? plan.calendar.term_first.days : found[i].value_or(kUnknownPart));
  }
  return key;
}

namespace {

// What the parts of the key are of.
const Frame& frame_of(const Plan& plan, const RuleKey& asked) { return asked.rest ? plan[*asked.rest].rest_key : plan[asked.rule].grain; }
std::string name_of(const Plan& plan, const RuleKey& asked) { return (asked.rest ? "rest " : "") + plan[asked.rule].name; }

// A code with a comma stands in quotes.
std::string asked_part(const Plan& plan, const Data& data, const Axis& axis, std::int32_t part) {
  std::string text = part_text(plan, data, axis, part, plan.language);
  if (text.find(',') != std::string::npos) text = "\"" + text + "\"";
  return plan[axis.dimension].kind == DimensionKind::period ? text : axis.name + " " + text;
}

}  // namespace

std::string question(const Plan& plan, const Data& data, const RuleKey& asked) {
  const Frame& frame = frame_of(plan, asked);
  std::string parts;
  for (std::size_t i = 0; i < frame.size(); ++i) parts += (parts.empty() ? "" : ", ") + asked_part(plan, data, frame[i], asked.key[i]);
  return name_of(plan, asked) + (frame.empty() ? "" : "[" + parts + "]");
}

namespace {

// --- basis[cliënt 1, aanbieder A, 2026-01] ------------------------------------------------------------------------------

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t"), last = text.find_last_not_of(" \t");
  return first == std::string_view::npos ? std::string() : std::string(text.substr(first, last - first + 1));
}

struct Asked {
  std::string rule;
  std::vector<std::string> parts;
};

// Parts end at a comma outside quotes.
std::vector<std::string> parts_of(std::string_view inside) {
  std::vector<std::string> parts;
  std::string part;
  bool quoted = false;
  for (char c : inside) {
    if (c == '"') quoted = !quoted;
    if (c != ',' || quoted) part += c;
    else parts.push_back(trimmed(std::exchange(part, {})));
  }
  parts.push_back(trimmed(part));
  std::erase(parts, "");
  return parts;
}

std::optional<Asked> read(std::string_view text) {
  const std::size_t open = text.find('[');
  if (open == std::string_view::npos) return trimmed(text).empty() ? std::nullopt : std::optional(Asked{trimmed(text), {}});
  const std::size_t close = text.rfind(']');
  if (close == std::string_view::npos || close < open || trimmed(text.substr(0, open)).empty() || !trimmed(text.substr(close + 1)).empty()) return {};
  return Asked{trimmed(text.substr(0, open)), parts_of(text.substr(open + 1, close - open - 1))};
}

std::string unquoted(std::string text) {
  std::erase(text, '"');
  return text;
}

// "cliënt 1": the name of an axis and a value; else a value.
ast::KeyPart part_from(const Frame& frame, const std::string& text) {
  for (const Axis& axis : frame)
    if (text.starts_with(axis.name + " ")) return {ast::Name{axis.name, {}}, unquoted(trimmed(std::string_view(text).substr(axis.name.size()))), {}};
  return {{}, unquoted(text), {}};
}

// A key that exists, or how one is written.
std::string sample(const Plan& plan, const Data& data, const Settlement& settlement, const RuleKey& asked) {
  const RuleResult& result = settlement.rules[asked.rule.index];
  if (asked.rest && !result.rests.empty()) return question(plan, data, {asked.rule, result.rests.front().key, result.rests.front().split});
  if (!asked.rest && !result.cells.empty()) return question(plan, data, {asked.rule, result.cells.begin()->first});
  return name_of(plan, asked) + "[" + axis_names(frame_of(plan, asked)) + "]";
}

std::string sample(const Plan& plan, const Data& data, const Settlement& settlement) {
  for (std::uint32_t r = 0; r < plan.rules.size(); ++r)
    if (is_payable(plan.rules[r].kind) && !settlement.rules[r].cells.empty()) return sample(plan, data, settlement, {RuleId{r}, {}});
  return plan.rules.empty() ? std::string() : sample(plan, data, settlement, {RuleId{0}, {}});
}

// Payables first: those are asked for most. After a near name: that one alone.
std::string rule_names(const Plan& plan, const std::string& asked) {
  std::vector<std::string> names, defined;
  for (const Rule& rule : plan.rules) (is_payable(rule.kind) ? names : defined).push_back(rule.name);
  names.insert(names.end(), defined.begin(), defined.end());
  if (auto near = nearest(asked, names)) return *near;
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

// Up to three keys of the rule: with the code that looks most like the one asked for, else the first.
std::string keys_near(const Plan& plan, const Data& data, const Settlement& settlement, RuleId id, std::size_t axis, const std::string& asked) {
  std::vector<std::string> codes;
  for (const auto& [key, cell] : settlement.rules[id.index].cells) {
    std::string code = part_text(plan, data, plan[id].grain[axis], key[axis], plan.language);
    if (codes.empty() || codes.back() != code) codes.push_back(std::move(code));
  }
  auto near = nearest(asked, codes);
  std::string text;
  int shown = 0;
  for (const auto& [key, cell] : settlement.rules[id.index].cells) {
    if (near && part_text(plan, data, plan[id].grain[axis], key[axis], plan.language) != *near) continue;
    text += (text.empty() ? "" : "; ") + question(plan, data, {id, key});
    if (++shown == 3) break;
  }
  return text;
}

// Reads one question; where it cannot, it reports why and what is near.
class Finder {
 public:
  Finder(const Plan& plan, const Data& data, const Settlement& settlement, std::string text, diag::Sink& sink)
      : plan_(plan), data_(data), settlement_(settlement), text_(std::move(text)), sink_(sink) {}

  std::optional<RuleKey> find() {
    auto asked = read(text_);
    if (!asked) return report(kNotReadable, {text_, sample(plan_, data_, settlement_)});
    auto found = named(asked->rule);
    if (!found) return {};
    std::vector<ast::KeyPart> parts;
    for (const std::string& part : asked->parts) parts.push_back(part_from(frame_of(plan_, *found), part));
    auto key = key_of(plan_, data_, frame_of(plan_, *found), parts);
    if (!key) return report(kKeyUnclear, {name_of(plan_, *found), axis_names(frame_of(plan_, *found)), sample(plan_, data_, settlement_, *found)});
    found->key = *key;
    return known(*found, parts);
  }

 private:
  // "deel" or "rest deel": `rest` is no name.
  std::optional<RuleKey> named(const std::string& name) {
    bool rest = name.starts_with("rest ");
    std::string rule_name = rest ? trimmed(std::string_view(name).substr(5)) : name;
    auto rule = std::find_if(plan_.rules.begin(), plan_.rules.end(), [&](const Rule& r) { return r.name == rule_name; });
    if (rule == plan_.rules.end()) return report(kRuleUnknown, {rule_name, rule_names(plan_, rule_name)});
    RuleKey found{RuleId{static_cast<std::uint32_t>(rule - plan_.rules.begin())}, {}};
    if (!rest) return found;
    std::vector<SplitId> splits = splits_in(plan_, rule->body);
    if (splits.empty()) return report(kNoRest, {rule_name, sample(plan_, data_, settlement_, found)});
    found.rest = splits.front();
    return found;
  }

  std::optional<RuleKey> known(const RuleKey& found, const std::vector<ast::KeyPart>& parts) {
    const Frame& frame = frame_of(plan_, found);
    for (std::size_t i = 0; i < frame.size(); ++i)
      if (found.key[i] == kUnknownPart) return report_code(found, i, parts);
    if (settlement_.rules[found.rule.index].cells.contains(found.key) && !found.rest) return found;
    auto wrong = misplaced(plan_, data_, frame, found.key);
    if (!wrong) return found;
    return report(kMisplaced, {wrong->code, wrong->is, wrong->is_not, wrong->meant ? question(plan_, data_, {found.rule, *wrong->meant, found.rest}) : sample(plan_, data_, settlement_, found)});
  }

  std::nullopt_t report_code(const RuleKey& found, std::size_t at, const std::vector<ast::KeyPart>& parts) {
    const Axis& axis = frame_of(plan_, found)[at];
    std::string value;
    for (const ast::KeyPart& part : parts)
      if (part.axis ? part.axis->text == axis.name : !part_of(plan_, data_, axis, part.value) && fits(plan_, axis, part.value)) value = part.value;
    std::string near = found.rest ? "" : keys_near(plan_, data_, settlement_, found.rule, at, value);
    return report(kCodeUnknown, {name_of(plan_, found), axis.name, value, near.empty() ? sample(plan_, data_, settlement_, found) : near});
  }

  std::nullopt_t report(const diag::Kind& kind, diag::Args args) {
    sink_.report(kind, {}, std::move(args)).file = text_;
    return std::nullopt;
  }

  const Plan& plan_;
  const Data& data_;
  const Settlement& settlement_;
  std::string text_;
  diag::Sink& sink_;
};

}  // namespace

std::optional<RuleKey> find_key(const Plan& plan, const Data& data, const Settlement& settlement, std::string_view text, diag::Sink& sink) {
  return Finder(plan, data, settlement, nfc(text), sink).find();
}

}  // namespace bkm::interpret
