#include "runtime/table/csv_rows.hpp"

namespace bkm::table {
namespace {

const char* code_of(CsvFaultKind kind) {
  switch (kind) {
    case CsvFaultKind::missing_file: return "missing-file";
    case CsvFaultKind::is_directory: return "is-a-directory";
    case CsvFaultKind::no_permission: return "no-permission";
    case CsvFaultKind::read_error: return "read-error";
    case CsvFaultKind::empty_file: return "empty-file";
    case CsvFaultKind::empty_heading: return "empty-heading";
    case CsvFaultKind::separator_line: return "separator-line";
    case CsvFaultKind::doubled_heading: return "doubled-heading";
    case CsvFaultKind::other_encoding: return "encoding-unknown";
    case CsvFaultKind::mixed_encoding: return "encoding-mixed";
    case CsvFaultKind::office_file: return "office-file";
    case CsvFaultKind::web_page: return "web-page";
    case CsvFaultKind::nul: return "nul-byte";
    case CsvFaultKind::stray_return: return "stray-return";
    case CsvFaultKind::stray_quote: return "stray-quote";
    case CsvFaultKind::text_after_quote: return "text-after-quote";
    case CsvFaultKind::unterminated_quote: return "unterminated-quote";
    case CsvFaultKind::cell_too_long: return "cell-too-long";
    case CsvFaultKind::row_too_long: return "row-too-long";
    case CsvFaultKind::too_few_cells:
    case CsvFaultKind::too_many_cells: break;  // of a row
  }
  return "cell-count";
}

}  // namespace

CsvRows::CsvRows(const std::string& path, const CsvOptions& options, std::string shown_name)
    : name_(shown_name.empty() ? path : std::move(shown_name)), encoding_stated_(options.encoding.has_value()) {
  CsvOpened opened = CsvReader::open(path, options);
  if (auto* reader = std::get_if<CsvReader>(&opened)) reader_ = std::move(*reader);
  else open_fault_ = std::get<CsvFault>(std::move(opened));
}

const std::vector<std::string>& CsvRows::header() const {
  static const std::vector<std::string> kNone;
  return reader_ ? reader_->header() : kNone;
}

bool CsvRows::next(std::vector<std::string_view>& cells, std::uint64_t& line) {
  if (!reader_ || !reader_->next(row_)) return false;
  cells.assign(row_.cells.begin(), row_.cells.end());
  if (row_.fault) cells.resize(row_.fault->found);  // cells past the header are counted, not read
  line = row_.line;
  any_ = true;
  return true;
}

std::optional<FileFault> CsvRows::fault() const {
  const std::optional<CsvFault>& fault = reader_ ? reader_->fault() : open_fault_;
  if (!fault) return std::nullopt;
  FileFault result{code_of(fault->kind), name_, fault->line, fault->column};
  result.value = fault->text;
  if (fault->kind == CsvFaultKind::doubled_heading) result.name = fault->text;
  return result;
}

std::vector<Notice> CsvRows::notices() const {
  std::vector<Notice> notices;
  if (!encoding_stated_ && encoding() == Encoding::windows1252) notices.push_back({"windows-1252", name_});
  if (!any_) notices.push_back({"file-without-rows", name_});
  return notices;
}

}  // namespace bkm::table
