// Which rows and keys a table has by what the contract says of it: `volledig`, a list of all there are, every code in the text.
#pragma once
#include "compiler/check/promised.hpp"

namespace bkm::check {

// The row that is read is there, whatever the data are. Says nothing of the parts of its key, or of empty cells.
bool row_is_listed(const plan::Plan& plan, const plan::ColumnValue& read, const Place& place);

// A scale per one entity lists all there are; one per closed codes has every combination.
bool has_every_key(const plan::Plan& plan, const plan::ScaleValue& call, const Place& place);

}  // namespace bkm::check
