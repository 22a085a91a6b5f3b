#include "tests/random/laws.hpp"

#include <stdexcept>
#include <vector>

namespace bkm::random {
namespace {

// Looking at a run marks rows as used; the next law sees them as the run left them.
class Fates {
 public:
  explicit Fates(const interpret::Data& data) {
    for (const table::Table& table : data.tables) fates_.push_back(table.fates);
  }
  void restore(interpret::Data& data) const {
    for (std::size_t t = 0; t < fates_.size(); ++t) data.tables[t].fates = fates_[t];
  }

 private:
  std::vector<std::vector<table::RowFate>> fates_;
};

}  // namespace

std::optional<Failure> first_failure(const driver::Compilation& contract, const std::string& text, const test::Tables& tables, std::uint64_t seed, Checked& checked) {
  static const std::pair<const char*, Law> kLaws[] = {
      {"conservation", conserves},
      {"rounding", rounds_as_written},
      {"sums of rows", adds_up_rows},
      {"limits", limits_pay_the_lesser},
      {"splits", splits_by_largest_remainder},
      {"ranks", ranks_by_counting},
      {"facts", keeps_promises},
      {"stops", stops_only_where_open},
      {"presence", every_key_has_a_value},
      {"order, files and names", order_files_and_names_change_nothing},
      {"credits", a_row_and_its_credit_change_nothing},
      {"languages", languages_agree},
      {"monthly runs", months_add_up_to_the_end},
      {"known in time", what_is_settled_stays},
      {"stories", tells_every_cell},
  };
  const char* at = "settling";
  try {
    Settled settled{contract, text, tables, test::settle(contract, tables), seed};
    const Fates fates(settled.run.data);
    checked.stops += !settled.run.settlement.stops.empty();
    for (const auto& [name, law] : kLaws) {
      at = name;
      if (auto what = law(settled, checked)) return Failure{name, *what};
      fates.restore(settled.run.data);
    }
  } catch (const std::exception& thrown) {
    return Failure{at, thrown.what()};
  }
  return {};
}

}  // namespace bkm::random
