#include "runtime/input/csv.hpp"

#include <algorithm>

#include "runtime/input/csv_cells.hpp"

namespace bkm {

struct CsvReader::State {
  CsvScanner scanner;
  std::vector<std::string> header;
  std::vector<CsvPlace> heading_places;
  std::vector<std::string> scratch;  // one for each column, so that views into it stay valid

  State(const std::string& path, const CsvOptions& options) : scanner(path, options) {}

  std::string_view value(std::size_t cell) {
    return cell_value(scanner.row(), scanner.cells()[cell], scanner.source().decoder().only_ascii(), scratch[cell]);
  }
  bool read_header();
  bool is_title() const;
  bool check_heading(std::size_t column);
  bool is_blank_line();
  void fill(CsvRow& row);
};

bool CsvReader::State::read_header() {
  if (scanner.fault()) return false;
  scanner.choose_separator();
  if (!scanner.scan_row()) return scanner.fault() ? false : scanner.fail(CsvFaultKind::empty_file, 0);
  if (scanner.row().starts_with("sep=") && scanner.row().size() == 5) return scanner.fail(CsvFaultKind::separator_line, 0, std::string(scanner.row()));
  scratch.resize(scanner.cells().size());
  for (std::size_t i = 0; i < scratch.size(); ++i) {
    header.emplace_back(value(i));
    heading_places.push_back(place_in(scanner.row(), scanner.line(), scanner.cells()[i].start));
  }
  if (is_title()) return scanner.fail(CsvFaultKind::separator_line, 0, header[0]);
  for (std::size_t i = 0; i < header.size(); ++i)
    if (!check_heading(i)) return false;
  return true;
}

// Declaraties januari,,,: a title above the headings, with the separators of the columns below it.
bool CsvReader::State::is_title() const {
  return header.size() > 1 && header[0].find(' ') != std::string::npos && std::all_of(header.begin() + 1, header.end(), [](const std::string& heading) { return heading.empty(); });
}

bool CsvReader::State::check_heading(std::size_t column) {
  const std::string& heading = header[column];
  const std::uint32_t start = scanner.cells()[column].start;
  if (heading.empty()) return scanner.fail(CsvFaultKind::empty_heading, start, std::to_string(column + 1));
  if (std::find(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(column), heading) == header.begin() + static_cast<std::ptrdiff_t>(column)) return true;
  return scanner.fail(CsvFaultKind::doubled_heading, start, heading);
}

bool CsvReader::State::is_blank_line() {
  return header.size() > 1 && scanner.cells().size() == 1 && !scanner.cells()[0].quoted && value(0).empty();
}

void CsvReader::State::fill(CsvRow& row) {
  const std::size_t found = scanner.cells().size(), expected = header.size(), shared = std::min(found, expected);
  row.raw = scanner.row();
  row.line = scanner.line();
  row.starts.resize(found);
  std::transform(scanner.cells().begin(), scanner.cells().end(), row.starts.begin(), [](const RawCell& cell) { return cell.start; });
  row.cells.resize(shared);
  for (std::size_t i = 0; i < shared; ++i) row.cells[i] = value(i);
  row.fault.reset();
  if (found == expected) return;
  const CsvPlace place = row.place_of(shared);
  const CsvFaultKind kind = found < expected ? CsvFaultKind::too_few_cells : CsvFaultKind::too_many_cells;
  row.fault = CsvFault{kind, place.line, place.column, {}, found, expected};
}

CsvPlace CsvRow::place_of(std::size_t cell) const { return place_in(raw, line, cell < starts.size() ? starts[cell] : raw.size()); }

CsvReader::CsvReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

CsvOpened CsvReader::open(const std::string& path, const CsvOptions& options) {
  auto state = std::make_unique<State>(path, options);
  if (!state->read_header()) return *state->scanner.fault();
  return CsvReader(std::move(state));
}

bool CsvReader::next(CsvRow& row) {
  do {
    if (!state_->scanner.scan_row()) return false;
  } while (state_->is_blank_line());
  state_->fill(row);
  return true;
}

const std::vector<std::string>& CsvReader::header() const { return state_->header; }
CsvPlace CsvReader::place_of_heading(std::size_t column) const { return state_->heading_places[column]; }
char CsvReader::separator() const { return state_->scanner.separator(); }
const std::optional<CsvFault>& CsvReader::fault() const { return state_->scanner.fault(); }
Encoding CsvReader::encoding() const { return state_->scanner.source().decoder().encoding(); }
std::uint64_t CsvReader::bytes_read() const { return state_->scanner.source().bytes_read(); }
std::string CsvReader::sha256_hex() const { return state_->scanner.source().sha256_hex(); }

}  // namespace bkm
