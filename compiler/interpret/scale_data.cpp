// The bands of scales as the run reads them.
#include <algorithm>

#include "compiler/interpret/data.hpp"
#include "compiler/interpret/explain_figure.hpp"
#include "compiler/plan/indexation.hpp"
#include "compiler/plan/scale_value.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

constexpr Date kAlways{INT32_MIN};

class ScaleBuilder {
 public:
  ScaleBuilder(const Plan& plan, Data& data, const Scale& scale, ScaleBands& built) : plan_(plan), data_(data), scale_(scale), built_(built) {}

  void run() {
    for (const Ladder& ladder : scale_.ladders) put(key_of(ladder), ladder.column, ladder.bands);
    if (scale_.file) read_file();
  }

 private:
  table::Table& rows() { return data_.tables[scale_.table.index]; }

  // With a version for each day on which its amounts change.
  void put(const Key& key, std::size_t column, const std::vector<Band>& bands) {
    auto& versions = built_[{key, column}];
    versions.push_back({kAlways, bands});
    if (!is_indexed(plan_, scale_.columns[column].type)) return;
    for (std::size_t i = 0; i < scale_.indexation.changes.size(); ++i)
      versions.push_back({scale_.indexation.changes[i].first, indexed(scale_.indexation, bands, i + 1)});
  }

  Key key_of(const Ladder& ladder) const {
    Key key;
    for (std::size_t i = 0; i < ladder.key.size(); ++i) {
      const Dimension& dimension = plan_[scale_.key[i].dimension];
      auto period = dimension.kind == DimensionKind::period ? parse_period(plan_.calendar, dimension.cycle, ladder.key[i]) : std::nullopt;
      key.push(period ? period->first.days : data_.codes.find(ladder.key[i]).value_or(-1));
    }
    return key;
  }

  // --- from a file ---
  struct FileBand {
    std::uint32_t row;
    Band band;
  };

  void read_file() {
    std::map<Key, std::vector<FileBand>> ladders;
    for (std::uint32_t row = 0; row < rows().size(); ++row) {
      if (!rows().live(row)) continue;
      Key key;
      for (int column : rows().schema.key) key.push(static_cast<std::int32_t>(rows().columns[column][row]));
      ladders[key].push_back({row, bounds(row)});
    }
    for (auto& [key, bands] : ladders) {
      if (scale_.file->from < 0 && scale_.file->above < 0 && scale_.file->at < 0) start_where_the_last_ends(bands);
      std::stable_sort(bands.begin(), bands.end(), [](const FileBand& a, const FileBand& b) { return std::pair(a.band.low, a.band.open) < std::pair(b.band.low, b.band.open); });
      if (check(bands)) put_columns(key, bands);
    }
  }

  std::optional<Rational> number(int column, std::uint32_t row) {
    std::int64_t cell = column < 0 ? table::kEmpty : rows().columns[column][row];
    if (cell == table::kEmpty) return {};
    return Rational(static_cast<signed long>(cell)) * plan_[scale_.table].columns[column].factor;
  }

  // As the contract would write it: 100,5 uur.
  std::string bound_text(const std::optional<Rational>& bound) const {
    if (!bound) return {};
    return std::string(quantity_text(plan_, *bound, scale_.argument, scale_.argument_word, scale_.argument_word == "percent").in(plan_.language));
  }
  std::string value_text(int column, std::uint32_t row) {
    const auto& typed = plan_[scale_.table].columns[column];
    const auto value = typed.type.kind == ValueKind::number ? number(column, row) : std::nullopt;
    if (!value) return table::cell_text(rows(), row, column, plan_.calendar, data_.codes, plan_.language);
    const bool percent = plan_[scale_.table].schema.columns[column].percent;
    return std::string(quantity_text(plan_, *value, typed.type.unit, unit_of_column(plan_, scale_.table, column), percent).in(plan_.language));
  }

  Band bounds(std::uint32_t row) {
    Band band;
    band.row = row;
    const ScaleBounds& at = *scale_.file;
    band.open = at.above >= 0;
    band.at = at.at >= 0;
    const int start = band.at ? at.at : band.open ? at.above : at.from;
    band.low = number(start, row).value_or(Rational(0));
    band.printed_high = number(at.through, row);
    std::string low = bound_text(number(start, row)), high = bound_text(band.printed_high);
    if (band.at) low = (plan_.language == Language::nl ? "bij " : "at ") + low;
    if (!high.empty()) high = (low.empty() ? "" : " ") + std::string(plan_.language == Language::nl ? "t/m " : "through ") + high;
    band.label = low + high;
    return band;
  }

  // `tm` alone: each band starts after the end of the one before, the first at 0. An empty `tm` comes last.
  static void start_where_the_last_ends(std::vector<FileBand>& bands) {
    std::stable_sort(bands.begin(), bands.end(), [](const FileBand& a, const FileBand& b) {
      if (!a.band.printed_high || !b.band.printed_high) return a.band.printed_high.has_value() && !b.band.printed_high;
      return *a.band.printed_high < *b.band.printed_high;
    });
    for (std::size_t i = 1; i < bands.size(); ++i) {
      const auto& end = bands[i - 1].band.printed_high;
      if (end) bands[i].band.low = *end;
      bands[i].band.open = end.has_value();
    }
  }

  // Of one unit of the last decimal that the file writes in its bounds.
  static Rational step_of(const std::vector<FileBand>& bands, const Rational& unit) {
    int decimals = 0;
    auto finer = [&](const Rational& bound) {
      Rational written = bound / unit;
      while (decimals < 9 && Rational(written * power_of_ten(decimals)).get_den() != 1) ++decimals;
    };
    for (const FileBand& each : bands) {
      finer(each.band.low);
      if (each.band.printed_high) finer(*each.band.printed_high);
    }
    return unit / power_of_ten(decimals);
  }

  bool check(const std::vector<FileBand>& bands) {
    std::vector<Band> plain;
    for (const FileBand& each : bands) plain.push_back(each.band);
    if (auto overlap = overlap_in(plain)) return fault("scale-overlap", bands[overlap->second].row, {overlap->value});
    Rational step = step_of(bands, scale_.argument_factor);
    for (std::size_t i = 0; i + 1 < plain.size(); ++i) {
      if (!plain[i].printed_high) continue;
      Rational first = *plain[i].printed_high + step, last = plain[i + 1].open ? plain[i + 1].low : Rational(plain[i + 1].low - step);
      if (first <= last) return fault("scale-gap", bands[i + 1].row, {first, last});
    }
    return true;
  }

  // Always false: the ladder is not used.
  bool fault(const char* code, std::uint32_t row, const std::vector<Rational>& values) {
    const table::Table& from = rows();
    std::string key = table::key_text(from, row, plan_.calendar, data_.codes, plan_.language);
    DataFault found{code, from.files[from.file_of.empty() ? 0 : from.file_of[row]], from.lines[row], {key.empty() ? scale_.name : scale_.name + " (" + key + ")"}};
    for (const Rational& value : values) found.args.push_back(format_decimal(Rational(value / scale_.argument_factor), notation_of(plan_.language)));
    data_.faults.push_back(std::move(found));
    return false;
  }

  void put_columns(const Key& key, const std::vector<FileBand>& bands) {
    for (std::size_t c = 0; c < scale_.columns.size(); ++c) {
      std::vector<Band> ladder;
      for (const FileBand& each : bands) ladder.push_back(with_value(each, c));
      put(key, c, ladder);
    }
  }

  Band with_value(const FileBand& each, std::size_t c) {
    Band band = each.band;
    int column = scale_.columns[c].column;
    const TableColumn& typed = plan_[scale_.table].columns[column];
    std::int64_t cell = rows().columns[column][each.row];
    band.closed = cell == table::kEmpty;
    band.value = value_text(column, each.row);
    if (band.closed) return band;
    if (typed.type.kind == ValueKind::code) return band.code = data_.codes.text(cell), band;
    band.rate = *number(column, each.row);
    band.rate_unit = written_unit(column);
    if (c > 0 || scale_.file->fixed < 0) return band;
    band.fixed = number(scale_.file->fixed, each.row).value_or(Rational(0));
    band.fixed_unit = written_unit(scale_.file->fixed);
    return band;
  }

  Rational written_unit(int column) const {
    return plan_[scale_.table].columns[column].factor * power_of_ten(plan_[scale_.table].schema.columns[column].decimals);
  }

  const Plan& plan_;
  Data& data_;
  const Scale& scale_;
  ScaleBands& built_;
};

}  // namespace

void build_scales(const Plan& plan, Data& data) {
  data.scales.assign(plan.scales.size(), {});
  for (std::size_t i = 0; i < plan.scales.size(); ++i) ScaleBuilder(plan, data, plan.scales[i], data.scales[i]).run();
}

}  // namespace bkm::interpret
