#include "compiler/syntax/print_expressions.hpp"

#include <fmt/format.h>

namespace bkm::syntax {

namespace {

std::string dump(const ast::Quantity& quantity) {
  std::string made = quantity.currency + fraction_text(quantity.value);
  if (quantity.decimals) made += fmt::format("~{}", quantity.decimals);
  if (quantity.percent) made += "%";
  if (quantity.unit) made += " " + quantity.unit->text;
  for (const ast::Name& per : quantity.per) made += " per " + per.text;
  return made;
}

constexpr const char* kArithmetic[] = {"add", "subtract", "multiply", "divide"};
constexpr const char* kBounds[] = {"at-most", "at-least", "above"};
constexpr const char* kComparisons[] = {"=", "<>", "<", "<=", ">", ">="};
constexpr const char* kFolds[] = {"sum", "average", "highest", "lowest", "count"};
constexpr const char* kMissing[] = {"reweigh", "counts-as", "no-result"};
constexpr const char* kStages[] = {"", "gross ", "net "};

// Writes one expression; `at` writes an operand.
class Writer {
 public:
  explicit Writer(const ast::Unit& unit) : unit_(unit) {}

  std::string at(ast::ExprId id) const {
    return std::visit([this](const auto& node) { return write(node); }, unit_[id].node);
  }

 private:
  template <class... Operands>
  std::string list(const char* head, Operands... operands) const {
    std::string made = std::string("(") + head;
    ((made += " " + at(operands)), ...);
    return made + ")";
  }
  std::string all(const char* head, const std::vector<ast::ExprId>& operands) const {
    std::string made = std::string("(") + head;
    for (ast::ExprId each : operands) made += " " + at(each);
    return made + ")";
  }
  std::string part(const char* word, const std::optional<ast::ExprId>& operand) const {
    return operand ? std::string(" ") + word + " " + at(*operand) : "";
  }

  std::string write(const ast::Literal& node) const { return syntax::dump(node); }
  std::string write(const ast::Reference& node) const {
    std::string made = kStages[static_cast<int>(node.stage)] + node.name.text + syntax::dump(node.keys);
    if (node.source) made += (node.submitted ? " from submitted " : " from ") + node.source->text;
    if (node.on) made += " on " + syntax::dump(*node.on);
    return made;
  }
  std::string write(const ast::Call& node) const {
    const std::string made = all(("call " + node.name.text).c_str(), node.arguments);
    return made + (node.member ? "." + node.member->text : "") + (node.on ? " on " + syntax::dump(*node.on) : "");
  }
  std::string write(const ast::Each& node) const { return list("each", node.operand); }
  std::string write(const ast::Known& node) const { return list("known", node.operand); }
  std::string write(const ast::Previous& node) const { return list("previous", node.operand); }
  std::string write(ast::DayAnchor day) const { return day == ast::DayAnchor::first ? "(first-day)" : "(last-day)"; }
  std::string write(const ast::Later& node) const { return fmt::format("(later {} {} {})", node.count, node.unit.text, at(node.day)); }
  std::string write(const ast::Negate& node) const { return list("negate", node.operand); }
  std::string write(const ast::Not& node) const { return list("not", node.operand); }
  std::string write(const ast::And& node) const { return all("and", node.operands); }
  std::string write(const ast::Or& node) const { return all("or", node.operands); }
  std::string write(const ast::Binary& node) const { return list(kArithmetic[static_cast<int>(node.op)], node.left, node.right); }
  std::string write(const ast::Bound& node) const { return list(kBounds[static_cast<int>(node.kind)], node.value, node.limit); }
  std::string write(const ast::Compare& node) const { return list(kComparisons[static_cast<int>(node.op)], node.left, node.right); }
  std::string write(const ast::In& node) const {
    std::string made = "(in " + at(node.operand);
    for (const ast::Literal& item : node.items) made += " " + syntax::dump(item);
    return made + ")";
  }
  std::string write(const ast::If& node) const { return "(if " + at(node.condition) + " " + at(node.then) + part("else", node.otherwise) + ")"; }
  std::string write(const ast::IfMissing& node) const {
    return "(if-missing " + at(node.operand) + " " + (node.fallback ? at(*node.fallback) : "none") + ")";
  }
  std::string write(const ast::Aggregate& node) const {
    std::string made = std::string("(") + kFolds[static_cast<int>(node.fold)] + " " + at(node.operand) + part("weight", node.weight) + part("where", node.where);
    if (node.window) made += fmt::format(" over {} {}", node.window->to_date ? "to-date" : std::to_string(node.window->count), node.window->name.text);
    if (node.missing) made += std::string(" missing ") + kMissing[static_cast<int>(node.missing->rule)] + " " + fraction_text(node.missing->counts_as);
    return made + ")";
  }
  std::string write(const ast::Rank& node) const {
    const auto way = [](bool highest) { return highest ? " highest-first" : " lowest-first"; };
    std::string made = "(rank " + at(node.value) + " among " + node.among.text + way(node.highest_first);
    for (const ast::RankStep& step : node.then) made += " then " + at(step.value) + (step.highest_first ? way(*step.highest_first) : "");
    return made + (node.ties_together ? " together)" : ")");
  }
  std::string write(const ast::Split& node) const {
    std::string made = "(split " + at(node.pot) + " over " + node.over.text + part("by", node.weight) + part("at-least", node.at_least) +
                       part("at-most", node.at_most);
    if (node.rest_to) made += " rest-to " + node.rest_to->text;
    return made + (node.exact ? " exact)" : ")");
  }

  const ast::Unit& unit_;
};

}  // namespace

std::string dump(const ast::Literal& literal) {
  return std::visit(Overloaded{
                        [](const ast::Quantity& each) { return dump(each); },
                        [](const ast::Text& each) { return '"' + each.value + '"'; },
                        [](const Date& each) { return to_string(each); },
                        [](const ast::PeriodKey& each) { return each.value; },
                        [](const ast::YesNo& each) { return std::string(each.value ? "yes" : "no"); },
                    },
                    literal.value);
}

std::string dump(const ast::Unit& unit, ast::ExprId id) { return Writer(unit).at(id); }

std::string dump(const std::vector<ast::KeyPart>& keys) {
  std::string made;
  for (const ast::KeyPart& key : keys) made += (made.empty() ? "[" : ", ") + (key.axis ? key.axis->text + " " : "") + key.value;
  return made.empty() ? made : made + "]";
}

std::string dump(const ast::Anchor& anchor) {
  if (const auto* name = std::get_if<ast::Name>(&anchor)) return name->text;
  return std::get<ast::DayAnchor>(anchor) == ast::DayAnchor::first ? "first-day" : "last-day";
}

std::string dump(const std::vector<ast::Name>& names) {
  std::string made;
  for (const ast::Name& name : names) made += (made.empty() ? "" : ", ") + name.text;
  return made;
}

}  // namespace bkm::syntax
