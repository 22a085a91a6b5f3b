// bkm why: calculates a run again and tells the story of one amount.
#include <algorithm>
#include <iostream>

#include "compiler/cli/commands.hpp"
#include "compiler/driver/settings.hpp"
#include "compiler/interpret/explain.hpp"
#include "compiler/interpret/key_text.hpp"
#include "compiler/settle/lines.hpp"
#include "compiler/settle/recorded.hpp"
#include "compiler/settle/through.hpp"

namespace bkm::cli {
namespace {

int refuse(const Shared& shared, const diag::Sink& sink, const SourceMap& sources, Language language, int code) {
  diag::render_all(std::cerr, sink.all(), sources, render_options(shared, language));
  return code;
}

// Whether an amount is in the files of this run; a rest by its own day.
bool is_posted(const plan::Plan& plan, const settle::Run& run, const interpret::RuleKey& post) {
  const interpret::RuleResult& result = run.settlement.rules[post.rule.index];
  if (post.rest)
    return std::none_of(result.rests.begin(), result.rests.end(), [&](const interpret::RestLine& rest) {
      return rest.split == *post.rest && rest.key == post.key && !interpret::settled_by(plan, rest.day, run.through);
    });
  auto cell = result.cells.find(post.key);
  return cell == result.cells.end() || settle::is_settled(plan, run, plan[post.rule], post.key, cell->second);
}

// A post of a later period has a story, but is not in the files of this run.
std::string not_settled(const plan::Plan& plan, const settle::Run& run, const interpret::RuleKey& post, Language language) {
  if (!plan::is_payable(plan[post.rule].kind) || is_posted(plan, run, post)) return {};
  return "\n" + text(language, "Niet geboekt: deze afrekening gaat t/m ", "Not posted: this settlement goes through ") + settle::period_through(plan, *run.through) + ".\n";
}

// The next questions, as they are asked.
std::string further(const interpret::Story& story, const std::string& directory, Language language) {
  std::string questions;
  for (const std::string& question : story.further) questions += "  bkm why " + shell_word(directory) + " " + shell_word(question) + "\n";
  return questions.empty() ? questions : std::string("\n") + text(language, "Verder", "Further") + "\n" + questions;
}

}  // namespace

int why(const Shared& shared, const std::string& directory, const std::string& what) {
  Language language = message_language(shared, kept_language(directory));
  diag::Sink sink;
  SourceMap none;
  auto recorded = settle::read_run(directory, sink);
  if (!recorded) return refuse(shared, sink, none, language, kWrongUse);
  language = message_language(shared, recorded->language);
  if (!settle::unchanged(*recorded, sink)) return refuse(shared, sink, none, language, kStopped);
  const std::string& kept = recorded->sources.front().path;  // the text may have been edited since
  auto source = read_file(kept, language);
  if (!source) return kWrongUse;
  driver::Compilation compiled = driver::compile(kept, *source);
  language = message_language(shared, compiled.unit.language);
  if (compiled.ok()) driver::apply_settings(compiled, recorded->options.set, compiled.findings);
  if (!compiled.ok()) return refuse(shared, compiled.findings, compiled.sources, language, kFindings);
  settle::Run run = settle::run(compiled.plan, compiled.facts, recorded->options);
  if (!settle::read_again(*recorded, run, sink)) return refuse(shared, sink, none, language, kStopped);
  if (run.wrong_use || run.stopped()) return refuse(shared, run.findings, compiled.sources, language, kStopped);
  auto found = settle::post_of_line(compiled.plan, run, what);
  if (!found) found = interpret::find_key(compiled.plan, run.data, run.settlement, what, sink);
  if (!found) return refuse(shared, sink, compiled.sources, language, kWrongUse);
  interpret::Story story = interpret::explain(compiled.plan, compiled.facts, compiled.sources, run.data, run.settlement, *found);
  if (!story.fault.in(Language::en).empty()) throw std::logic_error("the story does not add up: " + std::string(story.fault.in(Language::en)));
  std::cout << (shared.format == "json" ? interpret::print_json(story, language) : interpret::print(story, language, screen_width()));
  if (shared.format != "json") std::cout << further(story, directory, language) << not_settled(compiled.plan, run, *found, language);
  return kDone;
}

}  // namespace bkm::cli
