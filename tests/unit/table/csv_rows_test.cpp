#include "runtime/input/sha256.hpp"
#include "tests/unit/table/tables.hpp"

namespace bkm::table {
namespace {

Schema two_codes() {
  Schema schema;
  schema.columns = {column("a"), column("b")};
  return schema;
}

FileFault fault_of(const std::string& bytes) {
  Loaded loaded(two_codes());
  loaded.add_csv(bytes);
  EXPECT_TRUE(loaded.fault) << bytes;
  return loaded.fault.value_or(FileFault{});
}

void expect_fault(const std::string& bytes, const std::string& code, std::uint64_t line, std::uint64_t column) {
  const FileFault fault = fault_of(bytes);
  EXPECT_EQ(fault.code, code);
  EXPECT_EQ(fault.file, "t.csv");
  EXPECT_EQ(fault.line, line) << code;
  EXPECT_EQ(fault.column, column) << code;
}

TEST(CsvRows, FaultsOfTheFile) {
  expect_fault("", "empty-file", 1, 1);
  expect_fault("a,\n", "empty-heading", 1, 3);
  expect_fault("a,a\n", "doubled-heading", 1, 3);
  expect_fault("\xFF\xFE" "a,b\n", "encoding-unknown", 1, 1);
  expect_fault("a,b\n\xC3\xA9,\xE9,x\n", "encoding-mixed", 2, 3);
  expect_fault(std::string("a,b\n1,\0\n", 8), "nul-byte", 2, 3);
  expect_fault("a,b\n1,2\r3,4\n", "stray-return", 2, 4);
  expect_fault("a,b\n1,x\"y\n", "stray-quote", 2, 4);
  expect_fault("a,b\n1,\"x\"y\n", "text-after-quote", 2, 6);
  expect_fault("a,b\n1,\"x\n2,3\n", "unterminated-quote", 2, 3);
  expect_fault("a,b\n1," + std::string(kMaxCellCharacters + 1, 'x') + "\n", "cell-too-long", 2, 3);
}

TEST(CsvRows, RowTooLong) {
  std::string bytes = "a,b\n";
  for (int i = 0; i < 20; ++i) bytes += std::string(900'000, 'x') + ',';
  EXPECT_EQ(fault_of(bytes + "\n").code, "row-too-long");
}

TEST(CsvRows, FilesThatCannotBeOpened) {
  const TemporaryDirectory directory;
  Loaded loaded(two_codes());
  CsvRows missing(directory / "niet.csv");
  EXPECT_TRUE(missing.header().empty());
  loaded.add(missing);
  ASSERT_TRUE(loaded.fault);
  EXPECT_EQ(loaded.fault->code, "missing-file");
  EXPECT_EQ(loaded.fault->file, directory / "niet.csv");
  CsvRows folder(directory.path().string());
  loaded.add(folder);
  EXPECT_EQ(loaded.fault->code, "is-a-directory");
}

TEST(CsvRows, FaultAfterGoodRows) {
  Loaded loaded(two_codes());
  loaded.add_csv("a,b\n1,2\n3,\"4\n");
  ASSERT_TRUE(loaded.fault);
  EXPECT_EQ(loaded.fault->code, "unterminated-quote");
}

TEST(CsvRows, WhatTheManifestNeeds) {
  const TemporaryDirectory directory;
  const std::string bytes = "a;b\n1;\xE9\n";
  CsvOptions options;
  options.hash = true;
  CsvRows rows(write_bytes(directory / "t.csv", bytes), options, "t.csv");
  Loaded loaded(two_codes());
  loaded.add(rows);
  EXPECT_EQ(rows.sha256(), sha256_hex(bytes));
  EXPECT_EQ(rows.bytes(), bytes.size());
  EXPECT_EQ(rows.encoding(), Encoding::windows1252);
  ASSERT_EQ(loaded.notices.size(), 1u);
  EXPECT_EQ(loaded.notices[0].code, "windows-1252");
  EXPECT_EQ(loaded.notices[0].file, "t.csv");
  EXPECT_EQ(loaded.text(0, 1), "é");
}

TEST(CsvRows, AStatedEncodingIsNotSaid) {
  const TemporaryDirectory directory;
  CsvOptions options;
  options.encoding = Encoding::windows1252;
  CsvRows rows(write_bytes(directory / "t.csv", "a;b\n1;\xE9\n"), options);
  Loaded loaded(two_codes());
  loaded.add(rows);
  EXPECT_TRUE(loaded.notices.empty());
}

TEST(CsvRows, LinesOfRowsBehindQuotedLineEnds) {
  Loaded loaded(two_codes());
  loaded.add_csv("a,b\n\"1\n1\",2\n3,4\n5\n");
  EXPECT_EQ(loaded.table.lines, (std::vector<std::uint64_t>{2, 4}));
  EXPECT_EQ(loaded.table.rejections[0].line, 5u);
}

}  // namespace
}  // namespace bkm::table
