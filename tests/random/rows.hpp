// Random rows for the tables of a plan, made from its columns: values in and out of range, repeats, credits, rows outside the term.
#pragma once
#include "compiler/plan/plan.hpp"
#include "tests/random/contract.hpp"
#include "tests/unit/interpret/chance.hpp"

namespace bkm::random {

test::Tables random_rows(const plan::Plan& plan, test::Chance& chance);

}  // namespace bkm::random
