#include "compiler/driver/pipeline.hpp"

#include <cctype>
#include <map>
#include <set>

#include "compiler/check/check.hpp"
#include "compiler/elaborate/elaborate.hpp"
#include "compiler/syntax/parse.hpp"

namespace bkm::driver {
namespace {

// Without a header or with an unreadable text there is nothing to judge further.
bool unreadable(const Compilation& c) { return c.findings.has_errors() && (c.unit.statements.empty() || c.unit.header.title.empty()); }

bool is_word_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    if (end > at) words.insert(std::string(text.substr(at, end - at)));
    at = end + 1;
  }
  return words;
}

// What a statement with a syntax error may have stated.
const std::set<std::string_view> kMayBeStated = {"term-missing", "parties-missing", "rounding-missing", "operand-may-be-missing"};

// A mistake and what follows from it: the second is not told beside the first (D19).
const std::map<std::string_view, std::set<std::string_view>> kFollows = {
    {"unknown-role", {"parties-missing", "party-not-determined", "party-unknown"}},
    {"parties-missing", {"party-not-determined", "party-unknown"}},
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
  for (Span broken : c.unit.broken) excused.merge(words_of(c.sources.text(broken)));
  auto follows = [&](const diag::Diagnostic& d) {
    if (kMayBeStated.contains(d.kind->name)) return true;
    for (const diag::Arg& arg : d.args)
      if (const auto* text = std::get_if<std::string>(&arg))
        for (const std::string& word : words_of(*text))
          if (excused.contains(word)) return true;
    return false;
  };
  diag::Sink kept;
  for (std::size_t i = 0; i < c.findings.all().size(); ++i)
    if (const diag::Diagnostic& d = c.findings.all()[i]; i < keep || !follows(d)) kept.add(d);
  c.findings = std::move(kept);
}

}  // namespace

Compilation compile(std::string name, std::string text, Stage last) {
  Compilation result;
  SourceId source = result.sources.add(std::move(name), std::move(text));
  // text -> tree
  result.unit = syntax::parse(result.sources, source, result.findings);
  if (last == Stage::parse || unreadable(result)) return result;
  std::size_t syntax_findings = result.findings.all().size();
  // tree -> plan: names, units, key paths
  result.plan = elaborate::run(result.unit, result.sources, result.findings);
  drop_followers(result);
  if (last == Stage::elaborate) return result;
  if (syntax_findings > 0) drop_consequences(result, syntax_findings);
  // plan -> facts: ranges, steps
  result.facts = facts::derive(result.plan);
  if (last == Stage::facts) return result;
  // plan x facts -> findings
  check::run(result.unit, result.plan, result.facts, result.sources, result.findings);
  if (syntax_findings > 0) drop_consequences(result, syntax_findings);
  return result;
}

}  // namespace bkm::driver
