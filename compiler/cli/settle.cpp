// bkm settle: the settlement run, from files to files.
#include <fmt/format.h>

#include <iostream>

#include "compiler/cli/settlement.hpp"

namespace bkm::cli {

int settle(const Shared& shared, const SettleArguments& arguments) {
  auto ready = ready_contract(shared, arguments.contract);
  if (const int* code = std::get_if<int>(&ready)) return *code;
  auto& [compiled, language] = std::get<Readied>(ready);
  Request request = read_arguments(arguments, language);
  if (!request.error.empty()) return wrong_use(arguments, request.error);
  diag::Sink misuse;
  if (!find_through(compiled.plan, arguments, request.options, misuse)) return diag::render_all(std::cerr, misuse.all(), compiled.sources, render_options(shared, language)), kWrongUse;
  settle::Run run;
  if (auto stopped = run_settlement(shared, arguments, compiled, request.options, run)) return *stopped;
  if (int failed = publish(compiled.plan, run, arguments, manifest_info(arguments, compiled, language))) return failed;
  std::cout << title_line(compiled.plan, language) << "\n" << settle::rules_screen(compiled.plan, run, language) << "\n" << settle::rows_screen(compiled.plan, run, language);
  std::cout << "\n" << settle::through_screen(compiled.plan, run, language) << settings_lines(arguments, language);
  std::cout << fmt::format("  {} {}/lines.csv\n", text(language, "Geschreven:", "Written:"), arguments.out);
  if (std::string post = settle::first_post(compiled.plan, run); !post.empty())
    std::cout << fmt::format("  {} bkm why {} {}\n", text(language, "Uitleg van een bedrag:", "Why an amount:"), shell_word(arguments.out), shell_word(post));
  return run.refused() > 0 && !arguments.accept_rejected ? kSomeRefused : kDone;
}

}  // namespace bkm::cli
