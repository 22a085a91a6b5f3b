// What every contract that compiles must keep, on every set of rows.
#pragma once
#include <optional>

#include "tests/random/contract.hpp"
#include "tests/unit/interpret/chance.hpp"

namespace bkm::random {

struct Failure {
  std::string law, what;
};
struct Checked {
  long posts = 0, values = 0, stories = 0, stops = 0, no_translation = 0, late_runs = 0;
};

struct Settled {
  const driver::Compilation& contract;
  const std::string& text;
  const test::Tables& tables;
  test::SettledRun run;
  std::uint64_t seed;
};

using Law = std::optional<std::string> (*)(Settled&, Checked&);

// By one run alone (laws_of_a_run.cpp, reference.cpp).
std::optional<std::string> conserves(Settled&, Checked&);
std::optional<std::string> rounds_as_written(Settled&, Checked&);
std::optional<std::string> adds_up_rows(Settled&, Checked&);
std::optional<std::string> limits_pay_the_lesser(Settled&, Checked&);
std::optional<std::string> splits_by_largest_remainder(Settled&, Checked&);
std::optional<std::string> ranks_by_counting(Settled&, Checked&);
std::optional<std::string> keeps_promises(Settled&, Checked&);
std::optional<std::string> stops_only_where_open(Settled&, Checked&);
std::optional<std::string> every_key_has_a_value(Settled&, Checked&);
std::optional<std::string> tells_every_cell(Settled&, Checked&);
// By a second run (laws_of_two_runs.cpp).
std::optional<std::string> order_files_and_names_change_nothing(Settled&, Checked&);
std::optional<std::string> a_row_and_its_credit_change_nothing(Settled&, Checked&);
std::optional<std::string> languages_agree(Settled&, Checked&);
std::optional<std::string> months_add_up_to_the_end(Settled&, Checked&);
std::optional<std::string> what_is_settled_stays(Settled&, Checked&);

// The first law that fails for a contract that compiles.
std::optional<Failure> first_failure(const driver::Compilation& contract, const std::string& text, const test::Tables& tables, std::uint64_t seed, Checked& checked);

}  // namespace bkm::random
