#include "compiler/cli/commands.hpp"
namespace bkm::cli {
int card(const Shared&, const std::string&) { return kFault; }
int why(const Shared&, const std::string&, const std::string&) { return kFault; }
}
