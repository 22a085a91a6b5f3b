// The support example: every planted fault is found where it was planted, with its code, and nothing else is.
#include <algorithm>
#include <map>
#include <sstream>

#include "tests/unit/table/tables.hpp"

namespace bkm::table {
namespace {

const std::string kFolder = std::string(BKM_SOURCE_DIR) + "/examples/begeleiding/";

Schema declarations() {
  Schema schema;
  schema.name = "declaratie";
  schema.columns = {column("nummer"), column("aanbieder"), column("cliënt"), column("product"), column("datum", CellKind::date),
                    column("ontvangen", CellKind::date), number("minuten", 0, 1, 1440)};
  schema.key = {0};
  schema.on = 4;
  schema.known_on = 5;
  return schema;
}

Schema scores() {
  Schema schema;
  schema.name = "tevredenheid";
  schema.columns = {column("aanbieder"), column("kwartaal", CellKind::period), number("score", 1, 0, 10)};
  schema.columns[1].cycle = Cycle::quarter;
  schema.key = {0, 1};
  return schema;
}

Loaded settled(const Schema& schema) {
  Loaded loaded(schema);
  LoadOptions options;
  options.calendar = {make_date(2026, 1, 1), make_date(2027, 12, 31)};
  CsvRows rows(kFolder + "data/" + schema.name + ".csv");
  loaded.add(rows, options);
  renumber(loaded.table, loaded.codes.sort());
  check_keys(loaded.table, options.calendar, loaded.codes);
  return loaded;
}

// line -> code of the refused rows of a table, and the lines of rows out of scope.
struct Planted {
  std::map<std::uint64_t, std::string> refused;
  std::vector<std::uint64_t> out_of_scope;
};

Planted planted(const std::string& table) {
  Planted result;
  std::istringstream lines(read_bytes(kFolder + "expected/planted.csv"));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream cells(line);
    std::string name, number, code, fate;
    std::getline(cells, name, ','), std::getline(cells, number, ','), std::getline(cells, code, ','), std::getline(cells, fate, ',');
    if (name != table) continue;
    if (fate == "rejected") result.refused[std::stoull(number)] = code;
    if (fate == "out-of-scope") result.out_of_scope.push_back(std::stoull(number));
  }
  return result;
}

Planted found(const Table& table) {
  Planted result;
  for (const Rejection& r : table.rejections) result.refused[r.line] = r.code;
  for (std::size_t row = 0; row < table.size(); ++row)
    if (table.fates[row] == RowFate::out_of_scope) result.out_of_scope.push_back(table.lines[row]);
  std::sort(result.out_of_scope.begin(), result.out_of_scope.end());
  return result;
}

void expect_as_planted(const Schema& schema) {
  const Loaded loaded = settled(schema);
  EXPECT_FALSE(loaded.fault);
  EXPECT_TRUE(loaded.notices.empty());
  Planted expected = planted(schema.name);
  const Planted actual = found(loaded.table);
  EXPECT_EQ(actual.refused, expected.refused);
  EXPECT_EQ(actual.out_of_scope, expected.out_of_scope);
}

TEST(SupportExample, PlantedFaultsAreFound) {
  expect_as_planted(declarations());
  expect_as_planted(scores());
}

}  // namespace
}  // namespace bkm::table
