#include "compiler/driver/pipeline.hpp"

#include <map>
#include <set>

#include "compiler/check/check.hpp"
#include "compiler/driver/modules.hpp"
#include "compiler/driver/words.hpp"
#include "compiler/elaborate/elaborate.hpp"
#include "compiler/elaborate/link.hpp"
#include "compiler/syntax/parse.hpp"

namespace bkm::driver {
namespace {

// Without a header or with an unreadable text there is nothing to judge further.
bool unreadable(const Compilation& c) { return c.findings.has_errors() && (c.unit.statements.empty() || c.unit.header.title.empty()); }

// What a statement with a syntax error may have stated.
const std::set<std::string_view> kMayBeStated = {"term-missing", "parties-missing", "rounding-missing", "operand-may-be-missing"};

// A mistake and what follows from it: the second is not told beside the first (D19).
const std::map<std::string_view, std::set<std::string_view>> kFollows = {
    {"unknown-role", {"parties-missing", "party-not-determined", "party-unknown"}},
    {"parties-missing", {"party-not-determined", "party-unknown"}},
    {"heading-parts-clash", {"axis-unbound", "column-of-many-rows", "no-single-source"}},
    {"columns-without-comma", {"role-type", "axis-unbound", "no-path", "type-mismatch", "unit-mismatch"}},
    {"name-in-module", {"duplicate-name"}},
    {"name-of-column", {"rule-cycle", "no-single-source"}},
    {"calendar-origin-missing", {"axis-unknown"}},
    {"role-type", {"axis-unbound", "no-path", "period-does-not-nest"}},
    {"unknown-column", {"axis-unbound", "no-path", "period-does-not-nest"}},
    {"term-missing", {"calendar-origin-missing", "period-does-not-nest"}}};

void drop_followers(Compilation& c) {
  std::set<std::string_view> dropped;
  for (const diag::Diagnostic& d : c.findings.all())
    if (auto cause = kFollows.find(d.kind->name); cause != kFollows.end()) dropped.insert(cause->second.begin(), cause->second.end());
  if (dropped.empty()) return;
  diag::Sink kept;
  for (const diag::Diagnostic& d : c.findings.all())
    if (!dropped.contains(d.kind->name)) kept.add(d);
  c.findings = std::move(kept);
}

// A statement with a syntax error is missing from the tree. What is said about its names, or about something that it may have stated, is a
// consequence of that error and is left out (D19).
void drop_consequences(Compilation& c, std::size_t keep) {
  std::set<std::string> excused;
  for (Span broken : c.unit.broken) excused.merge(possible_names_of(c.sources.text(broken)));
  auto follows = [&](const diag::Diagnostic& d) {
    if (kMayBeStated.contains(d.kind->name)) return true;
    for (const diag::Arg& arg : d.args) {
      const auto *text = std::get_if<std::string>(&arg), *phrase = std::get_if<Text>(&arg) ? &std::get<Text>(arg).nl : nullptr;
      for (const std::string& word : words_of(text ? *text : phrase ? *phrase : std::string()))
        if (excused.contains(word)) return true;
    }
    return false;
  };
  diag::Sink kept;
  for (std::size_t i = 0; i < c.findings.all().size(); ++i)
    if (const diag::Diagnostic& d = c.findings.all()[i]; i < keep || !follows(d)) kept.add(d);
  c.findings = std::move(kept);
}

void run_stages(Compilation& c, SourceId source, Stage last) {
  // text -> tree
  c.unit = syntax::parse(c.sources, source, c.findings);
  if (last == Stage::parse || unreadable(c)) return;
  // trees of the contract and its modules -> one tree
  std::vector<ast::Unit> modules = read_modules(c);
  if (!c.all_modules_read) return;  // every name of a lost module would be a finding
  const std::size_t syntax_findings = c.findings.all().size();
  const bool damaged = c.findings.has_errors();
  if (c.unit.header.is_module && !elaborate::may_be_module(c.unit, c.findings)) return;
  c.unit = elaborate::link(std::move(c.unit), modules, c.findings);
  // tree -> plan: names, units, key paths
  c.plan = elaborate::run(c.unit, c.sources, c.findings);
  drop_followers(c);
  if (last == Stage::elaborate) return;
  if (damaged) drop_consequences(c, syntax_findings);
  // plan -> facts: ranges, steps
  c.facts = facts::derive(c.plan);
  if (last == Stage::facts) return;
  // plan x facts -> findings
  check::run(c.unit, c.plan, c.facts, c.sources, c.findings);
  if (damaged) drop_consequences(c, syntax_findings);
  else warn_unused_modules(c, modules);
}

}  // namespace

Compilation compile(std::string name, std::string text, Stage last) {
  Compilation result;
  SourceId source = result.sources.add(std::move(name), std::move(text));
  run_stages(result, source, last);
  show_uses(result);
  return result;
}

}  // namespace bkm::driver
