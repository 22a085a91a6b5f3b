// A call of a function: what it was given, and then its body; and a draw, as anyone can repeat it.
#include "compiler/interpret/explain_teller.hpp"

namespace bkm::interpret {

using namespace plan;

void Teller::tell_function(Step& step, const FunctionValue& call, const Key& key, const std::string& hint) {
  const Function& function = plan_[call.function];
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    Step given = term(call.arguments[i], key, hint);
    given.text = say("{0} = {1}", "{0} = {1}", {function.parameters[i], given.text});
    step.parts.push_back(std::move(given));
  }
  step.parts.push_back(term(call.body, key, one_line(function.body) + " " + hint));
  step.parts.back().text = say("{0} is {1}", "{0} is {1}", {function.name, step.parts.back().text});
}

void Teller::tell_draw(Step& step, const DrawValue& call, const Key& key, const std::string& hint) {
  add_part(step, call.key, key, hint);
  step.notes.push_back(say("loting: de eerste 16 cijfers (hexadecimaal) van SHA-256 van \"{0}:..\", gedeeld door 2^64",
                           "draw: the first 16 hexadecimal digits of SHA-256 of \"{0}:..\", divided by 2^64", {call.seed}));
}

}  // namespace bkm::interpret
