// The parts of a plan, named by their place in it.
#pragma once
#include "compiler/base/typed_id.hpp"

namespace bkm::plan {

struct Dimension;
struct Table;
struct Rate;
struct Scale;
struct Expr;
struct Path;
struct Aggregate;
struct Split;
struct Rank;
struct Rule;
struct Limit;
struct Function;
using DimensionId = Id<Dimension>;
using TableId = Id<Table>;
using RateId = Id<Rate>;
using ScaleId = Id<Scale>;
using ExprId = Id<Expr>;
using PathId = Id<Path>;
using AggregateId = Id<Aggregate>;
using SplitId = Id<Split>;
using RankId = Id<Rank>;
using RuleId = Id<Rule>;
using LimitId = Id<Limit>;
using FunctionId = Id<Function>;

}  // namespace bkm::plan
