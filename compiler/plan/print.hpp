// The plan in words (--dump=plan), for a person who wants to see what a contract was understood to say.
#pragma once
#include <string>

#include "compiler/plan/plan.hpp"

namespace bkm::plan {

std::string print(const Plan& plan);
std::string print(const Plan& plan, ExprId id);
std::string print(const Unit& unit);

}  // namespace bkm::plan
