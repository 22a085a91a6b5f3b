// bkm card.
#include "compiler/card/card.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "compiler/cli/commands.hpp"

namespace bkm::cli {

unsigned screen_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 96;
  return std::clamp<unsigned>(size.ws_col, 60, 120);
}

int card(const Shared& shared, const std::string& path) {
  auto ready = ready_contract(shared, path);
  if (const int* code = std::get_if<int>(&ready)) return *code;
  const auto& [compiled, language] = std::get<Readied>(ready);
  card::Card made = card::make_card(compiled.plan, compiled.sources);
  if (shared.format == "json") std::cout << card::print_json(made, language);
  else if (shared.format == "md") std::cout << card::print_markdown(made, language);
  else std::cout << card::print(made, language, screen_width());
  return kDone;
}

}  // namespace bkm::cli
