// Codes in the data that differ from a code of the contract only by case, spaces or leading zeros. They stay other codes: only said.
#pragma once
#include <string>
#include <vector>

#include "runtime/table/table.hpp"

namespace bkm::table {

// One notice `code-differs-by-spelling` for each code of the column that is none of `contract_codes` but folds to one of them: `value` is
// the data's spelling, `other` the contract's, `file` where it stands first. In the order of the codes. Codes refused as `unknown-code`
// count too. Never of a bsn column.
std::vector<Notice> spelling_notices(const Table& table, int column, const std::vector<std::string>& contract_codes, const CodePool& codes);

// One notice `codes-differ-by-spelling` for each code of the column that folds to another code of it, where the contract names none.
std::vector<Notice> spelling_twins(const Table& table, int column, const CodePool& codes);

}  // namespace bkm::table
