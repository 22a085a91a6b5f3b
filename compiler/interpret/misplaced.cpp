#include "compiler/interpret/misplaced.hpp"

#include <algorithm>

#include "compiler/diag/visible.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

bool in_column(const table::Table& rows, std::size_t column, std::int32_t code) {
  return std::find(rows.columns[column].begin(), rows.columns[column].end(), code) != rows.columns[column].end();
}

// Whether a code is one of these: by the contract, or in some row, also a refused one.
bool is_one_of(const Plan& plan, const Data& data, DimensionId id, std::int32_t code) {
  const std::vector<std::string>& closed = plan[id].codes;
  if (std::find(closed.begin(), closed.end(), data.codes.text(code)) != closed.end()) return true;
  for (std::size_t t = 0; t < plan.tables.size(); ++t)
    for (std::size_t c = 0; c < plan.tables[t].columns.size(); ++c) {
      const Type& type = plan.tables[t].columns[c].type;
      if (type.kind == ValueKind::code && type.dimension == id && in_column(data.tables[t], c, code)) return true;
    }
  return false;
}

}  // namespace

Text Misplaced::words() const { return say("\"{0}\" is een {1}, geen {2}", "\"{0}\" is a code of {1}, not of {2}", {code, is, is_not}); }

std::optional<Misplaced> misplaced(const Plan& plan, const Data& data, const Frame& frame, const Key& key) {
  auto entity = [&](std::size_t axis) { return plan[frame[axis].dimension].kind == DimensionKind::entity && key[axis] >= 0 && static_cast<std::size_t>(key[axis]) < data.codes.size(); };
  auto fits = [&](std::size_t part, std::size_t axis) { return is_one_of(plan, data, frame[axis].dimension, key[part]); };
  for (std::size_t i = 0; i < frame.size(); ++i) {
    if (!entity(i) || fits(i, i)) continue;
    for (std::size_t j = 0; j < frame.size(); ++j) {
      if (j == i || plan[frame[j].dimension].kind != DimensionKind::entity || !fits(i, j)) continue;
      Misplaced found{diag::one_line(data.codes.text(key[i])), frame[j].name, frame[i].name, {}};
      if (entity(j) && fits(j, i)) std::swap((found.meant = key)->parts[i], found.meant->parts[j]);
      return found;
    }
  }
  return {};
}

}  // namespace bkm::interpret
