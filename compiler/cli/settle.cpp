// bkm settle: the settlement run, from files to files.
#include <fmt/format.h>

#include <iostream>

#include "compiler/cli/settlement.hpp"

namespace bkm::cli {

int settle(const Shared& shared, const SettleArguments& arguments) {
  Language language = message_language(shared);
  auto source = read_file(arguments.contract, language);
  if (!source) return unreadable_code(arguments.contract);
  driver::Compilation compiled = driver::compile(arguments.contract, *source);
  language = message_language(shared, compiled.unit.language);
  diag::RenderOptions render = render_options(shared, language);
  if (!compiled.findings.all().empty()) diag::render_all(std::cerr, compiled.findings.all(), compiled.sources, render);
  if (!compiled.ok()) return kFindings;
  if (compiled.plan.is_module) return refuse_module(arguments.contract, language);
  Request request = read_arguments(arguments, language);
  if (!request.error.empty()) return wrong_use(arguments, request.error);
  diag::Sink misuse;
  if (!find_through(compiled.plan, arguments, request.options, misuse)) return diag::render_all(std::cerr, misuse.all(), compiled.sources, render), kWrongUse;
  settle::Run run;
  if (auto stopped = run_settlement(shared, arguments, compiled, request.options, run)) return *stopped;
  if (int failed = publish(compiled.plan, run, arguments, manifest_info(arguments, compiled, language))) return failed;
  std::cout << title_line(compiled.plan, language) << "\n" << settle::rules_screen(compiled.plan, run, language) << "\n" << settle::rows_screen(compiled.plan, run, language);
  std::cout << "\n" << settle::through_screen(compiled.plan, run, language);
  std::cout << fmt::format("  {} {}/lines.csv\n", text(language, "Geschreven:", "Written:"), arguments.out);
  if (std::string post = settle::first_post(compiled.plan, run); !post.empty())
    std::cout << fmt::format("  {} bkm why {} '{}'\n", text(language, "Uitleg van een bedrag:", "Why an amount:"), arguments.out, post);
  return run.refused() > 0 && !arguments.accept_rejected ? kSomeRefused : kDone;
}

}  // namespace bkm::cli
