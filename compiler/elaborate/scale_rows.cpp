// The bands of a scale as rows: a grid in the text, with a column `trap`, or a file with columns for the bounds. Both may have keys and
// more than one column of values.
#include <algorithm>
#include <set>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kScaleColumns{2566, "scale-column-missing", diag::Severity::error, "De staffel {0} mist een kolom \"{1}\".",
                             "The scale {0} lacks a column \"{1}\"."};
constexpr Kind kBandText{2567, "band-unreadable", diag::Severity::error, "\"{0}\" is geen trede; schrijf bijvoorbeeld {1}.",
                         "\"{0}\" is no band; write for instance {1}."};
constexpr Kind kBounds{2568, "scale-bounds", diag::Severity::error,
                       "De treden van {0} staan in een bestand: daarvan is één kolom {1}.", "The bands of {0} stand in a file: one column of it is {1}."};
constexpr Bilingual kBandColumns{"vanaf of boven, of anders tm", "from or above, or else through"};
constexpr Bilingual kPointColumn{"bij, en geen vanaf, boven of tm", "at, and none is from, above or through"};

// The fixed part has both names in both languages: a translated contract keeps the headings of its file.
bool is_fixed(const std::string& name) { return name == "vast" || name == "fixed"; }

constexpr Bilingual kBandWord{"trap", "band"}, kNoneWord{"geen", "none"};
constexpr int kBoundDecimals = 3;  // of a bound column that does not say

// What each column of a grid is.
struct Grid {
  std::vector<int> keys;    // by place in the key: the cell
  int band = -1, fixed = -1;
  std::vector<int> values;  // by column of the scale: the cell
};

Expr cell_value(const ast::Cell& cell) { return {CodeConstant{cell.text}, {ValueKind::code, {}, Nature::level, {}}, cell.span}; }

}  // namespace

// A table of the keys, so that a key that the scale does not have is refused where rows are read.
void Elaborator::scale_table(const ast::Scale& source, Scale& scale) {
  if (tables_.contains(scale.name)) report(kDuplicateName, source.name.span, {scale.name, kTableWord});
  scale.table = TableId{static_cast<std::uint32_t>(plan_.tables.size())};
  plan_.tables.emplace_back();
  Table& table = plan_.tables.back();
  table.form = TableForm::scale;
  table.schema.name = scale.name;
  table.schema.bands = true;
  table.span = source.name.span;
  table.completeness = source.completeness;
  table.row = DimensionId{static_cast<std::uint32_t>(plan_.dimensions.size())};
  plan_.dimensions.push_back({scale.name, DimensionKind::row, Cycle::day, scale.table, {}, false});
  declare_key_columns(table, source.per);
  scale.key = key_frame(scale.table);
}

// --- in the text --------------------------------------------------------------------------------------------------------

void Elaborator::bands_in_grid(const ast::Scale& source, Scale& scale) {
  scale_table(source, scale);
  const ast::Row& heading = source.rows.rows[0];
  headings_once(scale.name, heading);
  Grid grid;
  grid.keys.resize(source.per.size(), -1);
  for (int i = 0; i < static_cast<int>(heading.cells.size()); ++i) {
    const std::string& name = heading.cells[i].text;
    auto key = std::find_if(source.per.begin(), source.per.end(), [&](const ast::Name& per) { return per.text == name; });
    if (key != source.per.end()) grid.keys[key - source.per.begin()] = i;
    else if (name == kBandWord.in(unit_.language)) grid.band = i;
    else if (is_fixed(name)) grid.fixed = i;
    else grid.values.push_back(i), scale.columns.push_back({name, {}, -1});
  }
  std::optional<diag::Arg> lacks;
  for (std::size_t k = 0; k < grid.keys.size() && !lacks; ++k)
    if (grid.keys[k] < 0) lacks = source.per[k].text;
  if (!lacks && grid.band < 0) lacks = kBandWord;
  if (!lacks && grid.values.empty()) lacks = Bilingual{"prijs", "price"};
  if (lacks) {
    report(kScaleColumns, heading.span, {scale.name, *lacks});
    return scale.columns.clear();  // nothing more is said of it
  }
  bool readable = true;
  std::map<std::pair<std::vector<std::string>, std::size_t>, Ladder> ladders;
  std::set<std::vector<std::string>> keys;
  for (std::size_t r = 1; r < source.rows.rows.size(); ++r) {
    const ast::Row& row = source.rows.rows[r];
    if (row.cells.size() != heading.cells.size()) continue;  // reported by the syntax
    std::vector<std::string> key;
    for (int cell : grid.keys) key.push_back(row.cells[cell].text);
    if (keys.insert(key).second) check_scale_key(plan_[scale.table], key, row.span);
    auto bounds = grid_band(row.cells[grid.band], scale);
    readable &= bounds.has_value();
    if (!bounds) continue;
    for (std::size_t v = 0; v < grid.values.size(); ++v) {
      const ast::Cell* fixed = v == 0 && grid.fixed >= 0 ? &row.cells[grid.fixed] : nullptr;
      Ladder& ladder = ladders[{key, v}];
      ladder.key = key;
      ladder.column = v;
      ladder.bands.push_back(grid_value(*bounds, row.cells[grid.values[v]], fixed, row.span, scale, v));
    }
  }
  if (!readable) return scale.columns.clear();
  for (auto& [at, ladder] : ladders) scale.ladders.push_back(std::move(ladder));
  Table& table = plan_.tables[scale.table.index];
  table.constant_rows.assign(keys.begin(), keys.end());
  if (table.completeness != ast::Completeness::incomplete) check_all_codes(table, keys);
}

std::optional<Band> Elaborator::grid_band(const ast::Cell& cell, const Scale& scale) {
  const bool linear = scale.kind == ast::ScaleKind::linear;
  if (!cell.band) {
    report(kBandText, cell.span, {cell.text, linear ? Bilingual{"bij 5", "at 5"} : Bilingual{"0 t/m 99, vanaf 100 of boven 99", "0 through 99, from 100 or above 99"}});
    return {};
  }
  Band band;
  band.span = cell.span;
  band.label = cell.text;
  band.open = cell.band->start == ast::BandStart::above;
  band.at = cell.band->start == ast::BandStart::at;
  if (band.at != linear) {
    report(kBandText, cell.span, {cell.text, linear ? Bilingual{"bij 5", "at 5"} : Bilingual{"vanaf 5", "from 5"}});
    return {};
  }
  band.low = bound(cell.band->low, scale);
  if (cell.band->high) band.printed_high = bound(*cell.band->high, scale);
  return band;
}

Band Elaborator::grid_value(Band band, const ast::Cell& cell, const ast::Cell* fixed, Span row, Scale& scale, std::size_t column) {
  band.value = cell.text;
  band.closed = !cell.quoted && cell.text == kNoneWord.in(unit_.language);
  if (band.closed) return check_closed(band, scale, cell.span), band;
  auto read = [&](const ast::Cell& from, Rational& unit) {
    if (!from.literal) return cell_value(from);
    if (const auto* number = std::get_if<ast::Quantity>(&from.literal->value)) unit = written_factor(*number, from.span);
    return literal(*from.literal);
  };
  Expr value = read(cell, band.rate_unit);
  std::optional<Expr> extra = fixed ? std::optional(read(*fixed, band.fixed_unit)) : std::nullopt;
  if (fixed) band.value += " + " + fixed->text;
  band_value(scale, column, value, extra, row, band);
  return band;
}

// A code or period that cannot be a key would never be read.
void Elaborator::check_scale_key(const Table& table, const std::vector<std::string>& key, Span span) {
  for (std::size_t i = 0; i < key.size(); ++i) check_key_part(table.schema.columns[table.schema.key[i]], key[i], span);
}

// --- from a file --------------------------------------------------------------------------------------------------------

void Elaborator::bands_in_file(const ast::Scale& source, Scale& scale) {
  scale_table(source, scale);
  ast::Table data;
  data.name = source.name;
  data.per = source.per;
  data.source = source.source;
  data.columns = source.columns;
  for (ast::Column& column : data.columns) type_bound(column, source);
  Table& table = plan_.tables[scale.table.index];
  for (const ast::Column& column : data.columns) add_column(table, column, data);
  assign_roles(table, data);
  ScaleBounds bounds;
  for (const ast::Column& column : data.columns) place_column(table, column, scale, bounds);
  check_bounds(source, scale, bounds);
  if (scale.columns.empty()) report(kScaleColumns, source.name.span, {scale.name, Bilingual{"prijs", "price"}});
  if (bounds.fixed >= 0 && !scale.columns.empty() && table.columns[bounds.fixed].type.unit != scale.columns[0].type.unit)
    report(kTypeMismatch, source.name.span, {kNumberWord, Bilingual{"een vast deel in een andere eenheid dan de eerste kolom", "a fixed part in another unit than the first column"}});
  scale.file = bounds;
}

void Elaborator::check_bounds(const ast::Scale& source, const Scale& scale, const ScaleBounds& bounds) {
  bool starts = bounds.from >= 0, opens = bounds.above >= 0, ends = bounds.through >= 0;
  if (scale.kind != ast::ScaleKind::linear) {
    if ((starts && opens) || (!starts && !opens && !ends) || bounds.at >= 0) report(kBounds, source.name.span, {scale.name, kBandColumns});
    return;
  }
  if (bounds.at < 0 || starts || opens || ends) report(kBounds, source.name.span, {scale.name, kPointColumn});
  for (const ast::Column& column : source.columns)
    if (column.empty != ast::EmptyRule::none) report(kLinearNone, column.span, {Bilingual{"een punt", "a point"}});
}

// A bound is in the unit of the scale.
void Elaborator::type_bound(ast::Column& column, const ast::Scale& source) {
  if (column.bound == ast::BoundColumn::none) return;
  if (column.bound != ast::BoundColumn::through) column.empty = ast::EmptyRule::none;
  if (column.type) return;
  ast::TypeRef type;
  type.name = source.over;
  type.currency = source.over_currency;
  if (type.currency.empty()) type.decimals = kBoundDecimals;
  type.span = column.span;
  column.type = type;
}

void Elaborator::place_column(const Table& table, const ast::Column& source, Scale& scale, ScaleBounds& bounds) {
  int at = table.column(source.name.text);
  if (at < 0 || table.is_key(at)) return;
  const Type& type = table.columns[at].type;
  switch (source.bound) {
    case ast::BoundColumn::from: bounds.from = at; return;
    case ast::BoundColumn::above: bounds.above = at; return;
    case ast::BoundColumn::through: bounds.through = at; return;
    case ast::BoundColumn::at: bounds.at = at; return;
    case ast::BoundColumn::none: break;
  }
  if (is_fixed(source.name.text)) return void(bounds.fixed = at);
  ScaleColumn column{source.name.text, type, at};
  if (by_quantity(scale.kind)) column.type.unit = column.type.unit * scale.argument;
  column.type.nature = Nature::level;
  bool fits = type.kind == ValueKind::number || type.kind == ValueKind::poison || (type.kind == ValueKind::code && scale.kind == ast::ScaleKind::value);
  if (!fits) report(kTypeMismatch, source.span, {kNumberWord, kind_word(type.kind)}), column.type = {};
  scale.columns.push_back(column);
}

}  // namespace bkm::elaborate
