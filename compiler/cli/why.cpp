// bkm why: calculates a run again and tells the story of one amount.
#include <iostream>

#include "compiler/cli/commands.hpp"
#include "compiler/interpret/explain.hpp"
#include "compiler/interpret/key_text.hpp"
#include "compiler/settle/recorded.hpp"

namespace bkm::cli {
namespace {

int refuse(const Shared& shared, const diag::Sink& sink, const SourceMap& sources, Language language, int code) {
  diag::render_all(std::cerr, sink.all(), sources, render_options(shared, language));
  return code;
}

}  // namespace

int why(const Shared& shared, const std::string& directory, const std::string& what) {
  Language language = message_language(shared);
  diag::Sink sink;
  SourceMap none;
  auto recorded = settle::read_run(directory, sink);
  if (!recorded) return refuse(shared, sink, none, language, kWrongUse);
  if (!settle::unchanged(*recorded, sink)) return refuse(shared, sink, none, language, kStopped);
  auto source = read_file(recorded->contract_path, language);
  if (!source) return kWrongUse;
  driver::Compilation compiled = driver::compile(recorded->contract_path, *source);
  language = message_language(shared, compiled.unit.language);
  if (!compiled.ok()) return refuse(shared, compiled.findings, compiled.sources, language, kFindings);
  if (!settle::same_modules(*recorded, module_files(compiled), sink)) return refuse(shared, sink, none, language, kStopped);
  settle::Run run = settle::run(compiled.plan, compiled.facts, recorded->options);
  if (run.wrong_use || run.stopped()) return refuse(shared, run.findings, compiled.sources, language, kStopped);
  auto found = interpret::find_key(compiled.plan, run.data, run.settlement, what, sink);
  if (!found) return refuse(shared, sink, compiled.sources, language, kWrongUse);
  interpret::Story story = interpret::explain(compiled.plan, compiled.facts, compiled.sources, run.data, run.settlement, found->rule, found->key);
  if (!story.fault.in(Language::en).empty()) throw std::logic_error("the story does not add up: " + std::string(story.fault.in(Language::en)));
  std::cout << (shared.format == "json" ? interpret::print_json(story, language) : interpret::print(story, language, screen_width()));
  return kDone;
}

}  // namespace bkm::cli
