// `gebruik`: finds and reads the modules of a contract.
#pragma once
#include "compiler/driver/pipeline.hpp"

namespace bkm::driver {

// Reads every module that the contract uses, directly or through another, each after those that it uses itself. A module is NAME.bkm
// beside the text that uses it, or in modules/ there, or comes with bkm.
// Reports: missing, unreadable, in a circle, not a module, under another name. Adds to `compilation`: sources, modules, findings.
std::vector<ast::Unit> read_modules(Compilation& compilation);

// Modules of which the contract names nothing and reads nothing.
void warn_unused_modules(Compilation& compilation, const std::vector<ast::Unit>& modules);

// A finding inside a module also shows the line that uses it.
void show_uses(Compilation& compilation);

}  // namespace bkm::driver
