#include "compiler/driver/pipeline.hpp"

#include "compiler/check/check.hpp"
#include "compiler/elaborate/elaborate.hpp"
#include "compiler/syntax/parse.hpp"

namespace bkm::driver {

Compilation compile(std::string name, std::string text, Stage last) {
  Compilation result;
  SourceId source = result.sources.add(std::move(name), std::move(text));
  // text -> tree
  result.unit = syntax::parse(result.sources, source, result.findings);
  // A statement with a syntax error is missing from the tree: judging the rest would blame names that are defined in it.
  if (last == Stage::parse || result.findings.has_errors()) return result;
  // tree -> plan: names, units, key paths
  result.plan = elaborate::run(result.unit, result.sources, result.findings);
  if (last == Stage::elaborate) return result;
  // plan -> facts: ranges, steps
  result.facts = facts::derive(result.plan);
  if (last == Stage::facts) return result;
  // plan x facts -> findings
  check::run(result.plan, result.facts, result.sources, result.findings);
  return result;
}

}  // namespace bkm::driver
