// A price per period (€ 310 per maand) in the calculation of a rule: alone, or beside what was delivered.
#pragma once
#include "compiler/plan/plan.hpp"

namespace bkm::plan {

// `alone`: every amount in it is such a price, times whatever there is of it (plaatsen, a percentage), so that a part of the period is a part of the
// amount. `beside`: it also adds, bounds or compares what is not, and a part of the whole would be a part of that too.
enum class PeriodPrice { none, alone, beside };
PeriodPrice period_price(const Plan& plan, ExprId body);

// Made of nothing but values that are already those of a part of the period (`gebroken P ..`): huur * 110%. `pro_rata`: only those that are in proportion. Parts of the same rows: a part of another interval, or of the term, is no part of this one.
bool is_of_parts(const Plan& plan, const Rule& rule, Cycle cycle, bool pro_rata = false);

}  // namespace bkm::plan
