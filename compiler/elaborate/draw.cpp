// `loting(x, "zaad")`: a draw that anyone can repeat. The number follows from the text of x and the seed alone, the same on every machine.
#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kDraw{2620, "draw-arguments", diag::Severity::error,
                     "\"{0}\" vraagt een code of een datum, en een tekst als zaad: {0}(nummer, \"2026\").",
                     "\"{0}\" takes a code or a date, and a text as seed: {0}(number, \"2026\")."};

}  // namespace

ExprId Elaborator::draw(const ast::Call& call, Span span, const Context& context) {
  const std::string word = unit_.language == Language::nl ? "loting" : "draw";
  if (call.name.text != word) {
    unknown_name(call.name, true);
    return poison(span);
  }
  auto seed = [&]() -> const std::string* {
    if (call.arguments.size() != 2 || call.member) return nullptr;
    const auto* literal = std::get_if<ast::Literal>(&unit_[call.arguments[1]].node);
    const auto* text = literal ? std::get_if<ast::Text>(&literal->value) : nullptr;
    return text && !text->value.empty() ? &text->value : nullptr;
  }();
  ExprId key = seed ? expression(call.arguments[0], context) : poison(span);
  if (seed && bad(key)) return key;
  bool drawn = seed && (plan_[key].type.kind == ValueKind::code || plan_[key].type.kind == ValueKind::date);
  if (!drawn) {
    report(kDraw, span, {word});
    return poison(span);
  }
  return add({DrawValue{key, *seed}, {ValueKind::number, {}, Nature::level, {}}, span});
}

}  // namespace bkm::elaborate
