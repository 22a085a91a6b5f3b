#include <algorithm>

#include "runtime/input/text.hpp"
#include "runtime/table/cell_reader.hpp"
#include "runtime/table/kind_rows.hpp"
#include "runtime/table/missing_heading.hpp"
#include "runtime/table/row_text.hpp"
#include "runtime/table/wide_rows.hpp"

namespace bkm::table {
namespace {

constexpr std::string_view kUnclear = "number-notation-unclear";

CellForm form_of(const Schema& schema, const LoadOptions& options) {
  CellForm form{std::nullopt, options.dates_dmy, options.percent_as_fraction};
  if (options.notation_stated) form.notation = options.notation;
  if (options.columns_optional) return form;
  if (!form.notation) form.notation = schema.numbers;
  form.dates_dmy |= schema.dates_dmy;
  form.percent_as_fraction |= schema.percent_as_fraction;
  return form;
}

class Loader {
 public:
  Loader(Table& table, RowSource& source, const LoadOptions& options, CodePool& codes, std::vector<Notice>& notices);
  std::optional<FileFault> run();

 private:
  // What is wrong with the row being read: the first column that fails.
  struct RowFault {
    int column = -1;
    std::string_view code{};
  };

  std::optional<FileFault> find_columns();
  void note_unknown_columns();
  void add_file();
  std::optional<FileFault> add_row(std::uint64_t line);
  RowFault read_cells();
  RowFault check_interval() const;
  FileFault unclear(const RowFault& fault) const;
  bool known_later() const;
  void store(std::uint64_t line, RowFate fate);
  void reject_stored(const RowFault& fault);
  void reject_cell_count(std::uint64_t line);
  std::string key_as_written() const;

  const std::string& heading(const ColumnSchema& column) const { return options_.columns_optional ? column.name : column.heading; }
  std::optional<Bilingual> own_word(const ColumnSchema& column) const;
  std::string heading_in_file(const ColumnSchema& column) const;
  std::string_view text(int column) const { return trimmed(cells_[static_cast<std::size_t>(cell_of_[static_cast<std::size_t>(column)])]); }
  bool has(int column) const { return column >= 0 && cell_of_[static_cast<std::size_t>(column)] >= 0; }
  std::int64_t value(int column) const { return values_[static_cast<std::size_t>(column)]; }

  Table& table_;
  RowSource& source_;
  const LoadOptions& options_;
  CodePool& codes_;
  std::vector<Notice>& notices_;
  std::vector<int> cell_of_;  // [column]: its place in the source, -1 when it is left out
  std::vector<CellReader> readers_;
  std::uint32_t file_ = 0;
  std::vector<std::string_view> cells_;
  std::vector<std::int64_t> values_;
};

Loader::Loader(Table& table, RowSource& source, const LoadOptions& options, CodePool& codes, std::vector<Notice>& notices)
    : table_(table), source_(source), options_(options), codes_(codes), notices_(notices), values_(table.schema.columns.size()) {
  table.columns.resize(table.schema.columns.size());
  table.calendar = options.calendar;
  table.language = options.language;
}

std::optional<FileFault> Loader::run() {
  if (auto fault = source_.fault()) return fault;
  if (auto fault = find_columns()) return fault;
  note_unknown_columns();
  add_file();
  const CellForm form = form_of(table_.schema, options_);
  readers_.reserve(table_.schema.columns.size());
  for (const ColumnSchema& column : table_.schema.columns) readers_.emplace_back(column, table_.schema, form, options_.calendar, codes_);
  for (std::uint64_t line = 0; source_.next(cells_, line);) {
    if (source_.row_is_malformed()) reject_cell_count(line);
    else if (auto fault = add_row(line)) return fault;
  }
  for (Notice& notice : source_.notices()) notices_.push_back(std::move(notice));
  return source_.fault();
}

// A column whose name is a word of the language: a period, the start of a dated row, the bounds of a scale.
std::optional<Bilingual> Loader::own_word(const ColumnSchema& column) const {
  if (column.kind == CellKind::period) return cycle_word(column.cycle);
  for (const Language language : {Language::nl, Language::en})  // dag : datum
    if (const auto cycle = cycle_named(column.name, language)) return cycle_word(*cycle);
  if (!table_.schema.dated && !table_.schema.bands) return std::nullopt;
  for (const Bilingual word : {Bilingual{"vanaf", "from"}, Bilingual{"boven", "above"}, Bilingual{"bij", "at"}})
    if (column.name == word.nl || column.name == word.en) return word;
  return std::nullopt;
}

// A file goes with a contract in either language: such a heading may be the word of the other one.
std::string Loader::heading_in_file(const ColumnSchema& column) const {
  const auto& header = source_.header();
  const std::string& name = heading(column);
  const auto word = own_word(column);
  if (!word || name != column.name || std::find(header.begin(), header.end(), name) != header.end()) return name;
  for (std::string_view other : {word->nl, word->en})
    if (std::find(header.begin(), header.end(), other) != header.end()) return std::string(other);
  return name;
}

std::optional<FileFault> Loader::find_columns() {
  const auto& header = source_.header();
  for (auto at = header.begin(); at != header.end(); ++at)
    if (std::find(header.begin(), at, *at) != at) return FileFault{"doubled-heading", source_.name(), 1, 0, *at, *at};
  std::optional<FileFault> fault;  // all missing columns are told at once
  for (const ColumnSchema& column : table_.schema.columns) {
    const auto found = std::find(header.begin(), header.end(), heading_in_file(column));
    cell_of_.push_back(found == header.end() ? -1 : static_cast<int>(found - header.begin()));
    if (found != header.end() || options_.columns_optional) continue;
    if (fault) fault->more.push_back(missing_heading(source_, heading(column)));
    else fault = missing_heading(source_, heading(column));
  }
  const bool none = std::all_of(cell_of_.begin(), cell_of_.end(), [](int cell) { return cell < 0; });
  return fault && none && cell_of_.size() > 1 ? no_headings(*fault) : fault;
}

void Loader::note_unknown_columns() {
  std::vector<std::string> known;
  for (const ColumnSchema& column : table_.schema.columns) known.push_back(heading_in_file(column));
  if (!options_.columns_optional) known.push_back(table_.schema.where);
  for (const std::string& name : source_.header())
    if (std::find(known.begin(), known.end(), name) == known.end())
      notices_.push_back({"unknown-column", source_.name(), name, "", nearest(name, known).value_or("")});
}

void Loader::add_file() {
  file_ = static_cast<std::uint32_t>(table_.files.size());
  table_.files.push_back(source_.name());
  if (file_ > 0) table_.file_of.resize(table_.size(), 0);  // the rows of the first file
}

std::optional<FileFault> Loader::add_row(std::uint64_t line) {
  RowFault fault = read_cells();
  if (fault.code == kUnclear) return unclear(fault);
  if (fault.column < 0) fault = check_interval();
  const bool later = known_later();
  table_.rows_read += !later;
  store(line, later ? RowFate::not_yet_known : fault.column < 0 ? RowFate::accepted : RowFate::rejected);
  if (!later && fault.column >= 0) reject_stored(fault);
  return std::nullopt;
}

// A notation that is unclear stops the file, also behind a cell that refuses only its row.
Loader::RowFault Loader::read_cells() {
  RowFault first;
  for (int c = 0; c < static_cast<int>(values_.size()); ++c) {
    const Cell cell = has(c) ? readers_[static_cast<std::size_t>(c)].read(text(c)) : Cell{};
    values_[static_cast<std::size_t>(c)] = cell.value;
    if (cell.fault.empty()) continue;
    if (cell.fault == kUnclear) return {c, cell.fault};
    if (first.column < 0) first = {c, cell.fault};
  }
  return first;
}

Loader::RowFault Loader::check_interval() const {
  const int from = table_.schema.from, through = table_.schema.through;
  if (!has(from) || !has(through) || value(through) == kEmpty || value(through) >= value(from)) return {};
  return {through, "interval-reversed"};
}

FileFault Loader::unclear(const RowFault& fault) const {
  const auto column = static_cast<std::size_t>(fault.column);
  const CsvPlace place = source_.place_of(static_cast<std::size_t>(cell_of_[column]));
  FileFault result{std::string(kUnclear), source_.name(), place.line, place.column, table_.schema.columns[column].name, std::string(text(fault.column))};
  result.readings = both_readings(result.value);
  return result;
}

// A row is known on the day it says; else an event from its day on, and a value from the first day of its key (D1).
bool Loader::known_later() const {
  const int credits = table_.schema.credits;
  const bool credit = has(credits) && value(credits) != kEmpty;
  const std::optional<Date> known_on = credit && options_.credits_known_on ? options_.credits_known_on : options_.known_on;
  if (!known_on) return false;
  auto later = [&](int column) { return has(column) && value(column) != kEmpty && value(column) > known_on->days; };
  if (table_.schema.known_on >= 0) return later(table_.schema.known_on);
  if (table_.schema.on >= 0) return later(table_.schema.on);
  return std::any_of(table_.schema.key.begin(), table_.schema.key.end(), [&](int column) {
    return table_.schema.columns[static_cast<std::size_t>(column)].kind == CellKind::period && later(column);
  });
}

void Loader::store(std::uint64_t line, RowFate fate) {
  for (std::size_t c = 0; c < values_.size(); ++c) table_.columns[c].push_back(values_[c]);
  table_.fates.push_back(fate);
  table_.lines.push_back(line);
  if (file_ > 0) table_.file_of.push_back(file_);
}

void Loader::reject_stored(const RowFault& fault) {
  const ColumnSchema& column = table_.schema.columns[static_cast<std::size_t>(fault.column)];
  table_.rejections.push_back({static_cast<std::uint32_t>(table_.size() - 1), table_.lines.back(), file_, std::string(fault.code), column.name,
                               shown(column, text(fault.column)), key_as_written()});
}

void Loader::reject_cell_count(std::uint64_t line) {
  ++table_.rows_read;
  const std::string counts = std::to_string(cells_.size()) + '|' + std::to_string(source_.width());
  table_.rejections.push_back({kNoRow, line, file_, "cell-count", "", counts, ""});
}

// The key of the row stored last: what could be read as in any key text, the rest as it stands there.
std::string Loader::key_as_written() const {
  std::string key;
  for (const int c : table_.schema.key) {
    const bool raw = value(c) == kEmpty && has(c);
    if (!key.empty()) key += ", ";
    key += shown(table_.schema.columns[static_cast<std::size_t>(c)],
                 raw ? std::string(text(c)) : cell_text(table_, table_.size() - 1, c, table_.calendar, codes_, table_.language));
  }
  return key;
}

}  // namespace

std::optional<FileFault> load(Table& table, RowSource& source, const LoadOptions& options, CodePool& codes, std::vector<Notice>& notices) {
  const Schema& schema = table.schema;
  if (options.columns_optional || (schema.where.empty() && schema.wide_axis < 0)) return Loader(table, source, options, codes, notices).run();
  OtherRows others;
  KindRows kind(source, schema, others);
  RowSource& own = schema.where.empty() ? source : kind;
  WideRows wide(own, schema);
  const auto fault = Loader(table, schema.wide_axis < 0 ? own : wide, options, codes, notices).run();
  table.others.resize(table.files.size());
  if (!table.files.empty()) table.others.back() = std::move(others);
  return fault;
}

}  // namespace bkm::table
