// Random tables, written with every freedom the format leaves, must be read back as they were.
#include <gtest/gtest.h>

#include <random>

#include "tests/unit/runtime/csv_reading.hpp"

namespace bkm {
namespace {

class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) { separator_ = std::string(",;\t")[pick(3)], line_end_ = pick(2) ? "\n" : "\r\n"; }

  std::size_t pick(std::size_t count) { return random_() % count; }

  std::string cell() {
    static const std::string pieces[] = {"a", "Z", "0", "7", ",", ";", "\t", "\"", "\n", "\r\n", "\r", " ", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
    std::string text;
    for (std::size_t length = pick(8); length > 0; --length) text += pieces[pick(std::size(pieces))];
    return text;
  }

  Table table() {
    Table table(1 + pick(6));
    const std::size_t columns = 1 + pick(5);
    if (columns == 1) separator_ = ',';  // a header without a mark has the comma
    for (std::size_t i = 0; i < columns; ++i) table[0].push_back("k" + std::to_string(i) + (pick(3) ? "" : cell() + "."));
    for (std::size_t row = 1; row < table.size(); ++row)
      for (std::size_t i = 0; i < columns; ++i) table[row].push_back(cell());
    return table;
  }

  std::string written(const Table& table) {
    std::string text = pick(2) ? "\xEF\xBB\xBF" : "";
    for (std::size_t row = 0; row < table.size(); ++row) {
      for (std::size_t i = 0; i < table[row].size(); ++i) text += (i ? std::string(1, separator_) : "") + written(table[row][i], row == 0);
      if (row + 1 < table.size() || table[row] == std::vector<std::string>{""} || pick(2)) text += line_end_;
    }
    return text;
  }

 private:
  // A heading is quoted when it holds any mark, since the separator is found from it.
  std::string written(const std::string& cell, bool heading) {
    const std::string marks = std::string("\"\n\r") + separator_ + (heading ? ",;\t" : "");
    const bool spaced = !cell.empty() && (std::string(" \t").find(cell.front()) != std::string::npos || std::string(" \t").find(cell.back()) != std::string::npos);
    if (cell.find_first_of(marks) == std::string::npos && !spaced && pick(4)) return cell;
    std::string text = "\"";
    for (const char c : cell) text += c == '"' ? "\"\"" : std::string(1, c);
    return text + '"';
  }

  std::mt19937 random_;
  char separator_;
  std::string line_end_;
};

TEST(CsvRoundTrip, RandomTablesInAnyBlocks) {
  const TemporaryDirectory directory;
  for (unsigned seed = 0; seed < 400; ++seed) {
    Writer writer(seed);
    const Table table = writer.table();
    const std::string bytes = writer.written(table), path = write_bytes(directory / "t.csv", bytes);
    const std::size_t sizes[] = {1, 1 + writer.pick(20), 1u << 20};
    for (const std::size_t size : sizes) {
      const CsvRead read = read_path(path, blocks_of(size));
      ASSERT_FALSE(read.fault) << "seed " << seed << ", blocks of " << size << ", kind " << static_cast<int>(read.fault->kind) << "\n" << bytes;
      ASSERT_EQ(read.rows, table) << "seed " << seed << ", blocks of " << size << "\n" << bytes;
    }
  }
}

// Bytes at random: whatever comes out, it does not depend on how the blocks are cut.
TEST(CsvRoundTrip, BlocksNeverMatter) {
  const TemporaryDirectory directory;
  static const std::string pieces[] = {"a", "b", ",", ";", "\"", "\n", "\r\n", "\r", " ", "\xC3\xA9", "\xC3", "\x80", "\xA0", "\xE2\x82", std::string(1, '\0')};
  std::mt19937 random(7);
  for (int round = 0; round < 1500; ++round) {
    std::string bytes = "h,i\n";
    for (std::size_t length = random() % 30; length > 0; --length) bytes += pieces[random() % (random() % 8 ? 7 : std::size(pieces))];
    const std::string path = write_bytes(directory / "t.csv", bytes);
    const CsvRead whole = read_path(path);
    for (const std::size_t size : {1, 2, 3, 7}) {
      const CsvRead cut = read_path(path, blocks_of(size));
      ASSERT_EQ(cut.rows, whole.rows) << bytes;
      ASSERT_EQ(cut.lines, whole.lines) << bytes;
      ASSERT_EQ(cut.fault.has_value(), whole.fault.has_value()) << bytes;
      if (!cut.fault) continue;
      ASSERT_EQ(cut.fault->kind, whole.fault->kind) << bytes;
      ASSERT_EQ(std::pair(cut.fault->line, cut.fault->column), std::pair(whole.fault->line, whole.fault->column)) << bytes;
    }
  }
}

}  // namespace
}  // namespace bkm
