// What went wrong with the data or in the run, in words: files that cannot be read, rows that are refused, keys without a value.
#pragma once
#include "compiler/diag/diagnostic.hpp"
#include "compiler/interpret/data.hpp"
#include "compiler/interpret/settlement.hpp"

namespace bkm::interpret {

// A file that cannot be read without guessing (D25).
void report_fault(const plan::Plan& plan, const table::FileFault& fault, diag::Sink& sink);
// Said once; the run goes on.
void report_notice(const plan::Plan& plan, const table::Notice& notice, diag::Sink& sink);
// What stops the run before it starts: holes and overlaps of scales, rows that may not be missed, codes that are not there.
void report_data_faults(const plan::Plan& plan, const Data& data, diag::Sink& sink);
// The notices of all files, and what no table took of them. A heading that another table of the same file reads is not ignored.
void report_sources(const plan::Plan& plan, const Data& data, diag::Sink& sink);
// A key without a value (D12), or a requirement that is not met.
void report_stop(const plan::Plan& plan, const Data& data, const Stop& stop, diag::Sink& sink);
// All of them; days that lack the same row, and keys that read what fell due before the term, are told once.
void report_stops(const plan::Plan& plan, const Data& data, const std::vector<Stop>& stops, diag::Sink& sink);
// Accepted rows that no rule selects, for tables of which some rule selects rows.
void report_unused(const plan::Plan& plan, const Data& data, diag::Sink& sink);
// 1 regel, 12 regels.
Text rows_text(std::uint64_t count);
// Columns of a file that no table of the contract has.
void report_ignored(const std::string& file, const std::vector<std::string>& columns, diag::Sink& sink);
// Rows of event tables before the term, where nothing looks back that far, and after it.
void report_outside_term(const plan::Plan& plan, const Data& data, diag::Sink& sink);
// Used rows that are in no amount, because what reads them holds only where something else has a row.
void report_unreached(const plan::Plan& plan, Data& data, const Settlement& settlement, diag::Sink& sink);
// Amounts of nothing without a party, which are no lines.
void report_of_nobody(const plan::Plan& plan, const Data& data, const Settlement& settlement, std::optional<Date> through, diag::Sink& sink);
// Pots of settled periods that nobody shares.
void report_undivided(const plan::Plan& plan, const Data& data, const Settlement& settlement, std::optional<Date> through, diag::Sink& sink);
// Keys of payables that have no post because their day lies before the term.
void report_early(const plan::Plan& plan, const Data& data, const Settlement& settlement, diag::Sink& sink);
// Data rows say why they are refused: the sentence of `rejected.csv`, and what may help in it, with a space before it.
enum class Origin { file, example };  // where the row stands; an example has one way to write dates and percentages
std::string rejection_reason(const table::Rejection& rejection, const table::Schema& schema, Language language, Origin origin = Origin::file);
std::string rejection_hint(const table::Rejection& rejection, const table::Schema& schema, Language language, Origin origin = Origin::file);
// In a few words, for counts on a screen.
std::string rejection_title(const table::Rejection& rejection, Language language);
// A table that a rule reads and for which there is no file.
void report_no_file(const plan::Plan& plan, plan::TableId table, diag::Sink& sink);

}  // namespace bkm::interpret
