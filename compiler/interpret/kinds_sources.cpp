// What is said about files as a whole: headings that nobody reads, rows that no table takes.
#include <algorithm>
#include <map>
#include <set>

#include "compiler/interpret/findings.hpp"

namespace bkm::interpret {
namespace {

using diag::Kind;
using diag::Severity;

constexpr Kind kNoTable{4180, "rows-of-no-table", Severity::warning,
                        "Van {0} {4} {2} bij geen enkele tabel van het contract, bijvoorbeeld {3} \"{1}\"; {5} niet gelezen.",
                        "{2} of {0} {4} to no table of the contract, for instance {3} \"{1}\"; {5} not read."};
constexpr Kind kNothing{4181, "source-selects-nothing", Severity::warning,
                        "In {0} is geen enkele regel met {1} {2}, dus {3} is leeg. Wel staat er: {4}.",
                        "In {0} no row has {1} {2}, so {3} is empty. It does have: {4}."};

// --- faults of the data as a whole
constexpr Kind kCannotMiss{4182, "row-cannot-be-missed", Severity::error,
                           "Een regel van {1} in {0} is niet te lezen, en zonder die regel zou een andere voor haar gelden; er wordt niets uitbetaald. {2}",
                           "A row of {1} in {0} cannot be read, and without it another row would hold in its place; nothing is paid. {2}"};
constexpr Kind kFileOverlap{4183, "scale-overlap", Severity::error, "In {0} valt {2} in twee treden van de staffel {1}.",
                            "In {0}, {2} falls in two bands of the scale {1}."};
constexpr Kind kFileGap{4184, "scale-gap", Severity::error, "In {0} heeft de staffel {1} geen trede voor {2} t/m {3}.",
                        "In {0}, the scale {1} has no band for {2} through {3}."};
constexpr Kind kFileIncomplete{4185, "table-incomplete", Severity::error, "In {0} ontbreekt {2}; zonder die regel heeft {1} daar geen waarde.",
                               "{0} lacks {2}; without that row {1} has no value there."};

// The tables that read one file, and the place of the file in each.
struct Reader {
  const table::Table* table;
  const table::OtherRows* others;  // none: it takes every row
};
using Readers = std::map<std::string, std::vector<Reader>>;

Readers readers_of(const Data& data) {
  Readers readers;
  for (const table::Table& table : data.tables)
    for (std::size_t f = 0; f < table.files.size(); ++f) {
      bool partly = !table.schema.where.empty() && f < table.others.size();
      readers[table.files[f]].push_back({&table, partly ? &table.others[f] : nullptr});
    }
  return readers;
}

std::string quoted_list(const std::vector<std::string>& texts, const char* last) {
  std::string list;
  for (std::size_t i = 0; i < texts.size(); ++i) list += (i == 0 ? "" : i + 1 == texts.size() ? last : ", ") + ("\"" + texts[i] + "\"");
  return list;
}

// A condition that takes no row of any of its files.
bool report_nothing(const table::Table& table, diag::Sink& sink) {
  if (table.schema.where.empty() || table.others.empty()) return false;
  std::vector<std::string> kinds;
  for (const table::OtherRows& file : table.others) {
    if (file.taken > 0) return false;
    for (const std::string& kind : file.kinds)
      if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
  }
  if (kinds.empty()) return false;  // no rows at all
  sink.report(kNothing, {}, {table.files[0], table.schema.where, Text{quoted_list(table.schema.where_in, " of "), quoted_list(table.schema.where_in, " or ")}, table.schema.name, quoted_list(kinds, ", ")}).file = table.files[0];
  return true;
}

// The lines that every reader leaves to another.
std::vector<std::uint64_t> lines_of_no_table(const std::vector<Reader>& readers) {
  if (!readers[0].others) return {};
  std::vector<std::uint64_t> lines = readers[0].others->lines;
  for (const Reader& reader : readers) {
    if (!reader.others) return {};
    std::vector<std::uint64_t> both;
    std::set_intersection(lines.begin(), lines.end(), reader.others->lines.begin(), reader.others->lines.end(), std::back_inserter(both));
    lines = std::move(both);
  }
  return lines;
}

void report_no_table(const std::string& file, const std::vector<Reader>& readers, diag::Sink& sink) {
  const auto lines = lines_of_no_table(readers);
  if (lines.empty()) return;
  const table::OtherRows& others = *readers[0].others;
  const auto at = std::lower_bound(others.lines.begin(), others.lines.end(), lines[0]) - others.lines.begin();
  const bool one = lines.size() == 1;
  Bilingual belong = one ? Bilingual{"hoort", "belongs"} : Bilingual{"horen", "belong"};
  Bilingual they = one ? Bilingual{"die wordt", "it is"} : Bilingual{"die worden", "they are"};
  diag::Diagnostic& found = sink.report(kNoTable, {}, {file, others.kinds[others.kind_of[static_cast<std::size_t>(at)]], rows_text(lines.size()), readers[0].table->schema.where, belong, they});
  found.file = file;
  found.line = lines[0];
}

}  // namespace

void report_data_faults(const plan::Plan&, const Data& data, diag::Sink& sink) {
  for (const DataFault& fault : data.faults) {
    diag::Args args{fault.file};
    args.insert(args.end(), fault.args.begin(), fault.args.end());
    for (const Kind* kind : {&kCannotMiss, &kFileOverlap, &kFileGap, &kFileIncomplete}) {
      if (kind->name != fault.code) continue;
      diag::Diagnostic& found = sink.report(*kind, {}, args);
      found.file = fault.file;
      found.line = fault.line;
    }
  }
}

namespace {

// The columns of each file that none of its tables reads.
std::map<std::string, std::vector<std::string>> ignored_columns(const Data& data, const Readers& readers) {
  std::map<std::pair<std::string, std::string>, std::size_t> unread;  // file, heading: by how many tables
  std::map<std::string, std::vector<std::string>> ignored;
  for (const table::Notice& notice : data.notices) {
    if (notice.code != "unknown-column") continue;
    auto file = readers.find(notice.file);
    const std::size_t tables = file == readers.end() ? 1 : file->second.size();
    if (++unread[{notice.file, notice.name}] == tables) ignored[notice.file].push_back(notice.name);
  }
  return ignored;
}

}  // namespace

void report_sources(const plan::Plan& plan, const Data& data, diag::Sink& sink) {
  const Readers readers = readers_of(data);
  std::set<std::tuple<std::string, std::string, std::string, std::string>> said;
  for (const table::Notice& notice : data.notices)
    if (notice.code != "unknown-column" && said.emplace(notice.code, notice.file, notice.name, notice.value).second) report_notice(plan, notice, sink);
  for (const auto& [file, columns] : ignored_columns(data, readers)) report_ignored(file, columns, sink);
  std::set<std::string> empty_handed;
  for (const table::Table& table : data.tables)
    if (report_nothing(table, sink)) empty_handed.insert(table.files.begin(), table.files.end());
  for (const auto& [file, tables] : readers)
    if (!empty_handed.contains(file)) report_no_table(file, tables, sink);
}

}  // namespace bkm::interpret
