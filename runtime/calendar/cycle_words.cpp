#include <array>

#include "runtime/calendar/period.hpp"

namespace bkm {
namespace {

// In the order of Cycle.
constexpr std::array<Bilingual, 10> kWords{{{"dag", "day"},
                                            {"week", "week"},
                                            {"vierweken", "fourweeks"},
                                            {"maand", "month"},
                                            {"kwartaal", "quarter"},
                                            {"halfjaar", "halfyear"},
                                            {"jaar", "year"},
                                            {"schooljaar", "schoolyear"},
                                            {"contractjaar", "contractyear"},
                                            {"looptijd", "term"}}};
static_assert(kWords.size() == static_cast<std::size_t>(Cycle::term) + 1);

}  // namespace

Bilingual cycle_word(Cycle cycle) { return kWords[static_cast<std::size_t>(cycle)]; }

std::optional<Cycle> cycle_named(std::string_view word, Language language) {
  for (std::size_t i = 0; i < kWords.size(); ++i)
    if (kWords[i].in(language) == word) return static_cast<Cycle>(i);
  return std::nullopt;
}

}  // namespace bkm
