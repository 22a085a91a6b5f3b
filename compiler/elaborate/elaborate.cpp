// The stage as others see it: a whole contract, constants of worked examples, a function called with constants.
#include "compiler/elaborate/elaborate.hpp"

#include "compiler/elaborate/elaborator.hpp"

namespace bkm::elaborate {
namespace {

struct Attempt {
  diag::Sink sink;
  Plan plan;
  Elaborator::Types unexpected;
  Attempt(const ast::Unit& unit, const SourceMap& sources, const Settings& settings, const Elaborator::Types& types) {
    Elaborator elaborator(unit, sources, sink, settings, types);
    plan = elaborator.run();
    unexpected = elaborator.unexpected();
  }
};

}  // namespace

// `vorige x` of a rule that is not known yet is read as the value for the first time: once x is known, all is done again with what it is.
Plan run(const ast::Unit& unit, const SourceMap& sources, diag::Sink& sink, const Settings& settings) {
  constexpr int kAttempts = 4;  // rules in a circle can change each other's type; a circle without an end keeps the first findings
  Attempt first(unit, sources, settings, {});
  Elaborator::Types types = first.unexpected;
  for (int i = 1; i < kAttempts && !types.empty(); ++i) {
    Attempt next(unit, sources, settings, types);
    if (next.unexpected.empty()) {
      // The first says it in terms of the first value, unless that value was the only thing wrong with it.
      if (first.sink.has_errors() && next.sink.has_errors() && next.sink.all().size() >= first.sink.all().size()) break;
      sink.append(next.sink);
      return std::move(next.plan);
    }
    for (const auto& [name, type] : next.unexpected) types.insert_or_assign(name, type);
  }
  sink.append(first.sink);
  return std::move(first.plan);
}

struct Constants::State {
  SourceMap no_sources{};
  diag::Sink ignored{};
  Elaborator elaborator;
  State(const ast::Unit& unit, const Plan& plan) : elaborator(unit, no_sources, ignored, plan) {}
};

Constants::Constants(const ast::Unit& unit, const Plan& plan) : state_(std::make_unique<State>(unit, plan)) {}
Constants::~Constants() = default;
std::optional<Expr> Constants::operator()(ast::ExprId id) { return state_->elaborator.fold_constant(id); }

std::optional<std::pair<Plan, ExprId>> constant_call(const ast::Unit& unit, const ast::Name& function, const std::vector<ast::ExprId>& arguments,
                                                     const Plan& plan) {
  SourceMap no_sources;
  diag::Sink ignored;
  return Elaborator(unit, no_sources, ignored, plan).constant_call(function, arguments);
}

}  // namespace bkm::elaborate
