#include <fcntl.h>
#include <gtest/gtest.h>

#include "runtime/input/sha256.hpp"
#include "tests/unit/runtime/csv_reading.hpp"

namespace bkm {
namespace {

void expect_table(const std::string& bytes, const Table& expected) {
  for (const std::size_t size : kBlockSizes) {
    const CsvRead read = read_text(bytes, blocks_of(size));
    EXPECT_FALSE(read.fault) << "blocks of " << size;
    EXPECT_TRUE(read.row_faults.empty()) << "blocks of " << size;
    EXPECT_EQ(read.rows, expected) << "blocks of " << size;
  }
}

TEST(Csv, Separators) {
  expect_table("a,b\n1,2\n", {{"a", "b"}, {"1", "2"}});
  expect_table("a;b\n1,5;2\n", {{"a", "b"}, {"1,5", "2"}});
  expect_table("a\tb;c\n1\t2\n", {{"a", "b;c"}, {"1", "2"}});
  expect_table("\"a;b\",c\n1,2\n", {{"a;b", "c"}, {"1", "2"}});
  expect_table("bedrag, ex;b\n1;2\n", {{"bedrag, ex", "b"}, {"1", "2"}});
  EXPECT_EQ(read_text("a\tb\n").separator, '\t');
  EXPECT_EQ(read_text("a\n").separator, ',');
}

TEST(Csv, LineEnds) {
  const Table expected = {{"a", "b"}, {"1", "2"}, {"3", ""}};
  expect_table("a,b\n1,2\n3,", expected);
  expect_table("a,b\r\n1,2\r\n3,\r\n", expected);
  expect_table("a,b\n1,2\r\n3,", expected);
  expect_table("a,b", {{"a", "b"}});
  expect_table("a,b\n\n1,2\n  \n3,\n\n\n", expected);
  expect_table("a\n\n1\n", {{"a"}, {""}, {"1"}});
}

TEST(Csv, Quotes) {
  expect_table("a,b\n\"x,\"\"y\"\"\",\" z \"\n", {{"a", "b"}, {"x,\"y\"", " z "}});
  expect_table("a,b\n\"\",\"\"\"\"\n", {{"a", "b"}, {"", "\""}});
  expect_table("a,b\r\n\"one\r\ntwo\n\rthree\",2\r\n", {{"a", "b"}, {"one\r\ntwo\n\rthree", "2"}});
  expect_table("\"a\nb\";c\n1;2", {{"a\nb", "c"}, {"1", "2"}});
}

TEST(Csv, SpacesAroundUnquotedCells) {
  expect_table(" a ,b\n  1 \t, x  y \n", {{"a", "b"}, {"1", "x  y"}});
  expect_table("a,b\n\xC2\xA0" "1\xC2\xA0,\"x\xC2\xA0y\xE2\x80\xAF\"\n", {{"a", "b"}, {"1", "x y "}});
}

TEST(Csv, Utf8AndNormalForm) {
  expect_table("\xEF\xBB\xBFnaam,b\nZo\xC3\xAB,\xE2\x82\xAC 1\n", {{"naam", "b"}, {"Zo\xC3\xAB", "\xE2\x82\xAC 1"}});
  expect_table("a,b\nZoe\xCC\x88,2\n", {{"a", "b"}, {"Zo\xC3\xAB", "2"}});
}

TEST(Csv, Windows1252IsRecognised) {
  for (const std::size_t size : kBlockSizes) {
    const CsvRead read = read_text("a,b\nZo\xEB,\x80 1\xA0\n", blocks_of(size));
    EXPECT_EQ(read.rows, (Table{{"a", "b"}, {"Zo\xC3\xAB", "\xE2\x82\xAC 1"}}));
    EXPECT_EQ(read.encoding, Encoding::windows1252);
  }
  EXPECT_EQ(read_text("a\nZo\xEB").rows[1][0], "Zo\xC3\xAB");  // cut short by the end of the file
  EXPECT_EQ(read_text("a\nplain\n").encoding, Encoding::utf8);
}

TEST(Csv, StatedEncodingIsKept) {
  CsvOptions options;
  options.encoding = Encoding::windows1252;
  EXPECT_EQ(read_text("a\n\xC3\xAB\n", options).rows[1][0], "\xC3\x83\xC2\xAB");  // Ã«
  options.encoding = Encoding::utf8;
  const CsvRead read = read_text("a\nxy\xEB\n", options);
  ASSERT_TRUE(read.fault);
  EXPECT_EQ(read.fault->kind, CsvFaultKind::mixed_encoding);
  EXPECT_EQ(read.fault->column, 3u);
}

struct FaultCase {
  std::string bytes;
  CsvFaultKind kind;
  std::uint64_t line, column;
  std::string text = "";
};

void expect_fault(const FaultCase& c, std::size_t block) {
  const std::optional<CsvFault> fault = read_text(c.bytes, blocks_of(block)).fault;
  ASSERT_TRUE(fault) << c.bytes;
  EXPECT_EQ(fault->kind, c.kind) << c.bytes;
  EXPECT_EQ(fault->line, c.line) << c.bytes;
  EXPECT_EQ(fault->column, c.column) << c.bytes;
  EXPECT_EQ(fault->text, c.text) << c.bytes;
  EXPECT_FALSE(refuses_row_only(fault->kind));
}

TEST(Csv, FaultsOfTheFile) {
  using K = CsvFaultKind;
  const FaultCase cases[] = {
      {"", K::empty_file, 1, 1},
      {"\xEF\xBB\xBF", K::empty_file, 1, 1},
      {"\na,b\n", K::empty_heading, 1, 1, "1"},
      {"a,,b\n", K::empty_heading, 1, 3, "2"},
      {"a;b;\n", K::empty_heading, 1, 5, "3"},
      {"a, \"\"\n", K::stray_quote, 1, 4},
      {"a,b, a \n", K::doubled_heading, 1, 5, "a"},
      {"\xC3\xA9\xC3\xA9,b,b\n", K::doubled_heading, 1, 6, "b"},
      {"\"a\nb\",\"a\nb\"\n", K::doubled_heading, 2, 4, "a\nb"},
      {"a,b\n1,\"2\n3,4\n", K::unterminated_quote, 2, 3},
      {"a,b\n1,\"2\"\"", K::unterminated_quote, 2, 3},
      {"a,b\n1,\"", K::unterminated_quote, 2, 3},
      {"a,\"b", K::unterminated_quote, 1, 3},
      {"a,b\n1,\"2\"x\n", K::text_after_quote, 2, 6},
      {"a,b\n\"1\" ,2\n", K::text_after_quote, 2, 4},
      {"a,b\n\"1\n\xC3\xA9\"x,2\n", K::text_after_quote, 3, 3},
      {"a,b\n1,5\" buis\n", K::stray_quote, 2, 4},
      {"a,b\n1,\xC3\xA9\xE2\x82\xAC\"\n", K::stray_quote, 2, 5},
      {std::string("a,b\n1,2\n3,x\0y\n", 14), K::nul, 3, 4, "0x00"},
      {std::string("\0", 1), K::nul, 1, 1, "0x00"},
      {"a,b\r1,2\r", K::stray_return, 1, 4},
      {"a,b\n1,2\r", K::stray_return, 2, 4},
      {"a,b\nZo\xC3\xAB,x\n1,Zo\xEB\n", K::mixed_encoding, 3, 5, "0xEB"},
      {"a,b\nZo\xEB,x\n1,Zo\xC3\xAB\n", K::mixed_encoding, 3, 5, "0xC3"},
      {"\xEF\xBB\xBF" "a,b\n\xEB,2\n", K::mixed_encoding, 2, 1, "0xEB"},
      {"a,b\n\x81,2\n", K::other_encoding, 2, 1, "0x81"},
      {std::string("\xFF\xFE" "a\0,\0b\0", 8), K::other_encoding, 1, 1, "UTF-16"},
      {std::string("PK\x03\x04\0\0", 6), K::office_file, 1, 1},
      {"\xD0\xCF\x11\xE0\xA1", K::office_file, 1, 1},
      {"<html xmlns=\"x\">", K::web_page, 1, 1},
      {"sep=;\na;b\n", K::separator_line, 1, 1, "sep=;"},
      {"sep=,\na,b\n", K::separator_line, 1, 1, "sep=,"},
      {"a,b\nZo\xC3\xAB,\xED\xA0\x80\n", K::mixed_encoding, 2, 5, "0xED"},  // half a surrogate pair
      {"a,b\nZo\xC3\xAB,\xC0\xAF\n", K::mixed_encoding, 2, 5, "0xC0"},      // overlong
  };
  for (const FaultCase& c : cases)
    for (const std::size_t block : kBlockSizes) expect_fault(c, block);
}

TEST(Csv, RowsBeforeAFaultAreGiven) {
  for (const std::size_t block : kBlockSizes) {
    const CsvRead read = read_text("a,b\n1,2\n3,4\n5,\"6", blocks_of(block));
    EXPECT_EQ(read.rows, (Table{{"a", "b"}, {"1", "2"}, {"3", "4"}}));
    ASSERT_TRUE(read.fault);
    EXPECT_EQ(read.fault->line, 4u);
  }
}

TEST(Csv, ARowWithAnotherNumberOfCellsIsRefusedAlone) {
  for (const std::size_t block : kBlockSizes) {
    const CsvRead read = read_text("a,b,c\n1,2\n1,2,3\n\"x\ny\",\xC3\xA9,3,4,5\n4,5,6\n", blocks_of(block));
    EXPECT_FALSE(read.fault);
    EXPECT_EQ(read.rows, (Table{{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "6"}}));
    EXPECT_EQ(read.lines, (std::vector<std::uint64_t>{2, 3, 4, 6}));
    ASSERT_EQ(read.row_faults.size(), 2u);
    const CsvFault few = read.row_faults[0], many = read.row_faults[1];
    EXPECT_EQ(few.kind, CsvFaultKind::too_few_cells);
    EXPECT_EQ(std::tuple(few.line, few.column, few.found, few.expected), std::tuple(2u, 4u, 2u, 3u));
    EXPECT_EQ(many.kind, CsvFaultKind::too_many_cells);
    EXPECT_EQ(std::tuple(many.line, many.column, many.found, many.expected), std::tuple(5u, 8u, 5u, 3u));
    EXPECT_TRUE(refuses_row_only(few.kind) && refuses_row_only(many.kind));
  }
}

TEST(Csv, PlaceOfACell) {
  const TemporaryDirectory directory;
  CsvOpened opened = CsvReader::open(write_bytes(directory / "t.csv", "a,b,c\n\"1\n2\", \xC3\xA9 ,x\n"));
  CsvReader& reader = std::get<CsvReader>(opened);
  CsvRow row;
  ASSERT_TRUE(reader.next(row));
  const auto place = [&](std::size_t cell) { return std::pair(row.place_of(cell).line, row.place_of(cell).column); };
  EXPECT_EQ(place(0), std::pair(std::uint64_t{2}, std::uint64_t{1}));
  EXPECT_EQ(place(1), std::pair(std::uint64_t{3}, std::uint64_t{4}));
  EXPECT_EQ(place(2), std::pair(std::uint64_t{3}, std::uint64_t{8}));
  EXPECT_EQ(reader.place_of_heading(2).column, 5u);
}

TEST(Csv, LongCells) {
  const std::string full(kMaxCellCharacters, 'x');
  std::string accents;
  for (std::size_t i = 0; i < kMaxCellCharacters; ++i) accents += "\xC3\xA9";
  EXPECT_FALSE(read_text("a,b\n1," + full + "\n").fault);
  EXPECT_FALSE(read_text("a,b\n1," + accents + "\n").fault);
  for (const std::size_t block : {std::size_t{4096}, std::size_t{1} << 24}) {
    expect_fault({"a,b\n1," + full + "x\n", CsvFaultKind::cell_too_long, 2, 3}, block);
    expect_fault({"a,b\n1,\"" + accents + "x\"\n", CsvFaultKind::cell_too_long, 2, 3}, block);
    expect_fault({"a,b\n1,\"" + full + full + full + full + "\n\n", CsvFaultKind::cell_too_long, 2, 3}, block);
  }
}

TEST(Csv, ARowThatNeverEnds) {
  std::string cells;
  while (cells.size() <= kMaxRowBytes) cells += '"' + std::string(kMaxCellCharacters, 'x') + "\",";
  for (const std::size_t block : {std::size_t{1} << 20, std::size_t{1} << 25}) {
    expect_fault({"a,b\n" + cells + "\n", CsvFaultKind::row_too_long, 2, 1}, block);
    expect_fault({"a,b\n" + std::string(kMaxRowCells, ',') + "\n", CsvFaultKind::row_too_long, 2, 1}, block);
  }
}

TEST(Csv, FilesThatCannotBeOpened) {
  const TemporaryDirectory directory;
  EXPECT_EQ(read_path(directory / "none.csv").fault->kind, CsvFaultKind::missing_file);
  EXPECT_EQ(read_path(directory.path().string()).fault->kind, CsvFaultKind::is_directory);
  EXPECT_EQ(read_path(directory / "none.csv").fault->line, 0u);
}

TEST(Csv, WithoutPermission) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TemporaryDirectory directory;
  const std::string path = write_bytes(directory / "t.csv", "a\n");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  EXPECT_EQ(read_path(path).fault->kind, CsvFaultKind::no_permission);
}

TEST(Csv, StandardInput) {
  const TemporaryDirectory directory;
  const int file = ::open(write_bytes(directory / "t.csv", "a;b\nZo\xEB;2\n").c_str(), O_RDONLY), before = dup(STDIN_FILENO);
  dup2(file, STDIN_FILENO);
  const CsvRead read = read_path("-", blocks_of(4));
  dup2(before, STDIN_FILENO);
  close(file), close(before);
  EXPECT_EQ(read.rows, (Table{{"a", "b"}, {"Zo\xC3\xAB", "2"}}));
}

TEST(Csv, HashesWhatItReads) {
  const std::string bytes = "\xEF\xBB\xBF" "a,b\r\n1,2\r\n3,4\r\n";
  CsvOptions options = blocks_of(4);
  options.hash = true;
  const CsvRead read = read_text(bytes, options);
  EXPECT_EQ(read.sha256, sha256_hex(bytes));
  EXPECT_EQ(read.bytes, bytes.size());
  EXPECT_EQ(read_text(bytes).sha256, "");
}

}  // namespace
}  // namespace bkm
