// bkm explain.
#include <iostream>
#include <utility>

#include "compiler/cli/commands.hpp"
#include "compiler/diag/explain.hpp"

namespace bkm::cli {

int explain(const Shared& shared, const std::string& code) {
  Language language = message_language(shared);
  if (auto page = diag::explain(code, language)) {
    std::cout << *page;
    return kDone;
  }
  std::cerr << "bkm explain: " << code << text(language, " is geen code van een melding.", " is no code of a message.");
  std::string between = text(language, " Bedoeld is misschien: ", " Perhaps meant: ");
  for (const std::string& near : diag::nearest_codes(code)) std::cerr << std::exchange(between, ", ") << near;
  std::cerr << ".\n";
  return kWrongUse;
}

}  // namespace bkm::cli
