// Laws of whole contracts on random rows: the order of rows, their files and the names of codes change no amount; every row has one fate; a
// second run gives the same; limits and splits keep to their totals.
#include <gtest/gtest.h>

#include <numeric>

#include "tests/unit/interpret/chance.hpp"
#include "tests/unit/interpret/settling.hpp"

namespace bkm::test {
namespace {

constexpr const char* kHead = R"(bkm 1 nl contract "Wetten" versie "1"

partijen
  opdrachtgever gemeente "Gemeente"
  aanbieders aanbieder

periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per maand

)";

constexpr const char* kNested = R"(
gegevens dec sleutel nr op datum crediteert vorig
  nr, aanbieder, cliënt
  vorig of leeg
  datum : datum
  bedrag : € 0..1.000

beloning afronden op de cent
  betaal b per dec = bedrag / 3
  begrens b per aanbieder, jaar tot € 250 volgorde datum
  begrens b per cliënt, aanbieder, jaar tot € 100 volgorde datum
)";

constexpr const char* kSplit = R"(
gegevens inzet sleutel nr op datum
  nr, aanbieder, wijk
  datum : datum
  punten : getal 0..100

gegevens budget per wijk, maand
  pot : € 0..10.000

beloning afronden op de cent
  bepaal gewicht per aanbieder, wijk, maand = som van punten
  betaal deel per aanbieder, wijk, maand alleen met gewicht
    = verdeel (pot bij ontbreken € 0) over aanbieder naar gewicht elk hoogstens € 400 rest aan gemeente
)";

constexpr const char* kScales = R"(
gegevens contact sleutel nr op datum
  nr, aanbieder, cliënt, soort
  datum : datum
  minuten : minuut 1..600

beloning afronden op € 0,05
  tarief uurprijs = € 61,17 per uur
    vanaf 2026-05-01: € 63,40 per uur
  staffel trap over uur schijven
    vanaf 0:  € 60,10 per uur
    vanaf 10: € 51,07 per uur
    vanaf 20: € 33,33 per uur
  staffel vast over uur waarde
    vanaf 0:  € 0
    vanaf 5:  € 12,34
    vanaf 15: € 56,78
  bepaal tijd per aanbieder, cliënt, maand = som van minuten
  betaal gestaffeld per aanbieder, cliënt, maand = trap(tijd)
  betaal sprong per aanbieder, cliënt, maand = vast(tijd)
  betaal per_uur per aanbieder, maand = som van (minuten * uurprijs)
  bonus breed per aanbieder, kwartaal = € 10 per cliënt * aantal cliënt uit contact als (aantal cliënt uit contact) >= 3 cliënt
)";

struct Sample {
  std::string name;
  driver::Compilation contract;
  Tables (*rows)(Chance&);
};

std::string day_of_2026(Chance& chance, long last_month = 12) {
  const long month = chance.between(1, last_month);
  char text[16];
  std::snprintf(text, sizeof text, "2026-%02ld-%02ld", month, chance.between(1, 28));
  return text;
}
std::string code(const char* front, long number) {
  char text[16];
  std::snprintf(text, sizeof text, "%s%02ld", front, number);
  return text;
}
std::string cents(long amount) { return std::to_string(amount / 100) + "." + code("", amount % 100); }

Tables support_rows(Chance& chance) {
  Rows declarations{{"nummer", "aanbieder", "cliënt", "product", "datum", "ontvangen", "minuten"}, {}};
  const char* products[] = {"02A15", "02A17", "02A99"};
  for (long n = chance.between(1, 120); n > 0; --n)
    declarations.rows.push_back({code("n", chance.between(0, 99)), code("Z", chance.between(1, 4)), code("C", chance.between(1, 9)), products[chance.between(0, 2)],
                                 day_of_2026(chance, 8), day_of_2026(chance), std::to_string(chance.between(-20, 1500))});
  Rows scores{{"aanbieder", "kwartaal", "score"}, {}};
  for (long z = 1; z <= 4; ++z)
    for (const char* quarter : {"2026-K1", "2026-K2", "2026-K3"})
      if (!chance.one_in(4)) scores.rows.push_back({code("Z", z), quarter, std::to_string(chance.between(0, 9)) + "." + std::to_string(chance.between(0, 9))});
  return {{"declaratie", {declarations}}, {"tevredenheid", {scores}}};
}

Tables nested_rows(Chance& chance) {
  Rows rows{{"nr", "aanbieder", "cliënt", "vorig", "datum", "bedrag"}, {}};
  for (long n = 1, count = chance.between(1, 40); n <= count; ++n) {
    if (n > 1 && chance.one_in(8)) {  // takes an earlier row back
      std::vector<std::string> credit = rows.rows[static_cast<std::size_t>(chance.between(0, n - 2))];
      credit[3] = credit[0];
      credit[0] = code("n", n);
      rows.rows.push_back(credit);
    } else {
      rows.rows.push_back({code("n", n), code("Z", chance.between(1, 3)), code("C", chance.between(1, 4)), "", day_of_2026(chance, 3), cents(chance.between(0, 30'000))});
    }
  }
  return {{"dec", {rows}}};
}

Tables split_rows(Chance& chance) {
  Rows rows{{"nr", "aanbieder", "wijk", "datum", "punten"}, {}}, budgets{{"wijk", "maand", "pot"}, {}};
  for (long n = 1, count = chance.between(1, 40); n <= count; ++n)
    rows.rows.push_back({code("n", n), code("Z", chance.between(1, 5)), code("W", chance.between(1, 2)), day_of_2026(chance, 2), std::to_string(chance.between(0, 7))});
  for (long w = 1; w <= 2; ++w)
    for (const char* month : {"2026-01", "2026-02"}) budgets.rows.push_back({code("W", w), month, cents(chance.between(0, 200'000))});
  return {{"inzet", {rows}}, {"budget", {budgets}}};
}

Tables scale_rows(Chance& chance) {
  Rows rows{{"nr", "aanbieder", "cliënt", "soort", "datum", "minuten"}, {}};
  for (long n = 1, count = chance.between(1, 80); n <= count; ++n)
    rows.rows.push_back({code("n", n), code("Z", chance.between(1, 3)), code("C", chance.between(1, 5)), code("s", chance.between(1, 2)), day_of_2026(chance, 6),
                         std::to_string(chance.between(0, 610))});
  return {{"contact", {rows}}};
}

std::vector<Sample>& samples() {
  static std::vector<Sample> all = [] {
    std::vector<Sample> list;
    list.push_back({"begeleiding", compiled(read("examples/begeleiding/contract.bkm")), support_rows});
    list.push_back({"nested limits", compiled(std::string(kHead) + kNested), nested_rows});
    list.push_back({"split", compiled(std::string(kHead) + kSplit), split_rows});
    list.push_back({"scales", compiled(std::string(kHead) + kScales), scale_rows});
    return list;
  }();
  return all;
}

constexpr int kCases = 250;  // of each contract

template <class F>
void for_cases(std::uint64_t seed, F check) {
  for (Sample& sample : samples()) {
    Chance chance(seed);
    for (int i = 0; i < kCases && !testing::Test::HasFatalFailure(); ++i) check(sample, sample.rows(chance), chance);
  }
}

TEST(Laws, TheOrderOfRowsChangesNothing) {
  for_cases(1, [](Sample& sample, Tables tables, Chance& chance) {
    const auto before = outcome(sample.contract, settle(sample.contract, tables));
    for (auto& [name, files] : tables)
      for (Rows& rows : files) chance.shuffle(rows.rows);
    ASSERT_EQ(before, outcome(sample.contract, settle(sample.contract, tables))) << sample.name;
  });
}

TEST(Laws, PartitionInFilesChangesNothing) {
  for_cases(2, [](Sample& sample, Tables tables, Chance& chance) {
    const auto before = outcome(sample.contract, settle(sample.contract, tables));
    for (auto& [name, files] : tables) {
      std::vector<Rows> parts(static_cast<std::size_t>(chance.between(1, 4)), Rows{files[0].header, {}});
      for (const auto& row : files[0].rows) parts[static_cast<std::size_t>(chance.between(0, static_cast<long>(parts.size()) - 1))].rows.push_back(row);
      files = parts;
    }
    ASSERT_EQ(before, outcome(sample.contract, settle(sample.contract, tables))) << sample.name;
  });
}

// New names in the same order: providers, clients, numbers. The amounts in the order of their keys stay the same.
TEST(Laws, RenamingCodesChangesNoAmount) {
  auto amounts = [](const Sample& sample, const SettledRun& run) {
    std::vector<std::string> all;
    for (const auto& rule : run.settlement.rules)
      for (const auto& [key, cell] : rule.cells) all.push_back(amounts_of(cell));
    return sample.name + testing::PrintToString(all);
  };
  const std::set<std::string> renamed{"nr", "nummer", "vorig", "aanbieder", "cliënt", "wijk", "soort"};
  for_cases(3, [&](Sample& sample, Tables tables, Chance&) {
    const std::string before = amounts(sample, settle(sample.contract, tables));
    std::set<std::string> codes;
    for (auto& [name, files] : tables)
      for (std::size_t c = 0; c < files[0].header.size(); ++c)
        if (renamed.contains(files[0].header[c]))
          for (const auto& row : files[0].rows) codes.insert(row[c]);
    std::map<std::string, std::string> fresh{{"", ""}};
    for (const std::string& old : codes) fresh.emplace(old, "é-" + std::to_string(100'000 + 7 * fresh.size()));
    for (auto& [name, files] : tables)
      for (std::size_t c = 0; c < files[0].header.size(); ++c)
        if (renamed.contains(files[0].header[c]))
          for (auto& row : files[0].rows) row[c] = fresh.at(row[c]);
    ASSERT_EQ(before, amounts(sample, settle(sample.contract, tables)));
  });
}

TEST(Laws, ASecondRunOverTheSameRowsGivesTheSame) {
  for_cases(4, [](Sample& sample, const Tables& tables, Chance&) {
    SettledRun run = settle(sample.contract, tables);
    const auto first = outcome(sample.contract, run);
    const auto fates = run.data.tables[0].fates;
    run.settlement = interpret::run(sample.contract.plan, run.data);
    ASSERT_EQ(first, outcome(sample.contract, run)) << sample.name;
    ASSERT_EQ(fates, run.data.tables[0].fates);
  });
}

TEST(Laws, EveryRowHasOneFate) {
  for_cases(5, [](Sample& sample, const Tables& tables, Chance&) {
    const SettledRun run = settle(sample.contract, tables);
    ASSERT_TRUE(run.settlement.balanced) << run.settlement.imbalance;
    for (std::size_t t = 0; t < run.data.tables.size(); ++t) {
      const table::Table& table = run.data.tables[t];
      auto given = tables.find(sample.contract.plan.tables[t].name());
      if (given == tables.end()) continue;
      ASSERT_EQ(given->second[0].rows.size(), table.rows_read);
      ASSERT_EQ(table.rows_read, table.size());
      std::vector<int> refused(table.size());
      for (const table::Rejection& rejection : table.rejections) ++refused[rejection.row];
      for (std::size_t row = 0; row < table.size(); ++row) ASSERT_EQ(table.fates[row] == table::RowFate::rejected ? 1 : 0, refused[row]) << sample.name;
      std::set<std::uint64_t> lines(table.lines.begin(), table.lines.end());
      ASSERT_EQ(table.size(), lines.size());
    }
  });
}

TEST(Laws, AmountsAddUpAndAreInWholeSteps) {
  for_cases(6, [](Sample& sample, const Tables& tables, Chance&) {
    const SettledRun run = settle(sample.contract, tables);
    for (std::size_t r = 0; r < run.settlement.rules.size(); ++r) {
      const plan::Rule& rule = sample.contract.plan.rules[r];
      if (!plan::is_payable(rule.kind)) continue;
      for (const auto& [key, cell] : run.settlement.rules[r].cells) {
        ASSERT_EQ(cell.gross + cell.adjustment, cell.net);
        ASSERT_TRUE(is_multiple(cell.gross, rule.rounding[0].step) && is_multiple(cell.net, rule.rounding[0].step)) << fraction_text(cell.net);
        ASSERT_LE(abs(Rational(abs(cell.gross) - abs(cell.exact.number))) * 2, rule.rounding[0].step);
        ASSERT_GE(cell.gross * cell.net, 0);
        ASSERT_LE(abs(cell.net), abs(cell.gross));
      }
    }
  });
}

// --- what the contracts say, worked out here ---

const interpret::RuleResult& of(const driver::Compilation& contract, const SettledRun& run, const std::string& name) {
  for (std::size_t r = 0; r < contract.plan.rules.size(); ++r)
    if (contract.plan.rules[r].name == name) return run.settlement.rules[r];
  throw std::runtime_error(name);
}

Rational to_step(const Rational& value, const Rational& step) {  // >= 0, half up
  return Rational(floor_of(Rational(value / step + ratio(1, 2)))) * step;
}

// Per provider: min(250, sum over clients of min(100, what the client's rows earn)).
TEST(Laws, NestedLimitsPayTheMostThatBothAllow) {
  Sample& sample = samples()[1];
  Chance chance(7);
  for (int i = 0; i < kCases * 2; ++i) {
    const Tables tables = sample.rows(chance);
    const SettledRun run = settle(sample.contract, tables);
    std::map<std::string, const std::vector<std::string>*> rows;
    std::set<std::string> gone;
    for (const auto& row : tables.at("dec")[0].rows) rows[row[0]] = &row;
    for (const auto& [number, row] : rows) {  // the first credit of a debit, in order of key; the others are refused
      if ((*row)[3].empty()) continue;
      if ((*rows.at((*row)[3]))[3].empty() && gone.insert((*row)[3]).second) gone.insert(number);
      else gone.insert(number);
    }
    std::map<std::string, std::map<std::string, Rational>> earned;
    for (const auto& [number, row] : rows)
      if (!gone.contains(number)) earned[(*row)[1]][(*row)[2]] += to_step(parse_decimal((*row)[5], {'.', ','})->value / 3, ratio(1, 100));
    std::map<std::string, Rational> expected, found;
    for (const auto& [provider, clients] : earned) {
      Rational sum = 0;
      for (const auto& [client, amount] : clients) sum += std::min(Rational(100), amount);
      expected[provider] = std::min(Rational(250), sum);
    }
    const table::Table& table = run.data.tables[0];
    for (const auto& [key, cell] : of(sample.contract, run, "b").cells) found[run.data.codes.text(table.columns[1][static_cast<std::size_t>(key[0])])] += cell.net;
    ASSERT_EQ(expected, found);
  }
}

TEST(Laws, PartsAndRestArePots) {
  Sample& sample = samples()[2];
  Chance chance(8);
  int rests = 0;
  for (int i = 0; i < kCases * 2; ++i) {
    const Tables tables = sample.rows(chance);
    const SettledRun run = settle(sample.contract, tables);
    std::map<std::string, Rational> pots, paid, points;
    for (const auto& row : tables.at("budget")[0].rows) pots["wijk " + row[0] + ", " + row[1]] = parse_decimal(row[2], {'.', ','})->value;
    std::map<std::string, Rational> of_receiver;
    for (const auto& row : tables.at("inzet")[0].rows) {
      points["wijk " + row[2] + ", " + row[3].substr(0, 7)] += std::stol(row[4]);
      of_receiver["aanbieder " + row[1] + ", wijk " + row[2] + ", " + row[3].substr(0, 7)] += std::stol(row[4]);
    }
    const plan::Rule& rule = sample.contract.plan.rules[1];
    ASSERT_EQ("deel", rule.name);
    for (const auto& [key, cell] : of(sample.contract, run, "deel").cells) {
      const std::string text = interpret::key_text(sample.contract.plan, run.data, rule.grain, key);
      paid[text.substr(text.find(", ") + 2)] += cell.net;
      ASSERT_LE(cell.net, 400);
      ASSERT_TRUE(of_receiver.at(text) > 0 || cell.net == 0) << text;
    }
    const plan::Frame frame{rule.grain[1], rule.grain[2]};
    for (const interpret::RestLine& rest : of(sample.contract, run, "deel").rests) {
      paid[interpret::key_text(sample.contract.plan, run.data, frame, rest.key)] += rest.amount;
      ++rests;
    }
    for (const auto& [key, sum] : points) ASSERT_EQ(pots.at(key), paid[key]) << key;
  }
  EXPECT_GT(rests, 100);
}

// Brackets, a value scale and a rate that changes, in fractions of this test.
TEST(Laws, ScalesAndRatesEqualAReference) {
  Sample& sample = samples()[3];
  Chance chance(9);
  const Rational step = ratio(1, 20);
  for (int i = 0; i < kCases; ++i) {
    const Tables tables = sample.rows(chance);
    const SettledRun run = settle(sample.contract, tables);
    std::map<std::string, Rational> hours, by_rate, brackets, jumps, found_rate, found_brackets, found_jumps;
    for (const auto& row : tables.at("contact")[0].rows) {
      const long minutes = std::stol(row[5]);
      if (minutes < 1 || minutes > 600) continue;
      const std::string month = row[4].substr(0, 7);
      hours["aanbieder " + row[1] + ", cliënt " + row[2] + ", " + month] += ratio(minutes, 60);
      by_rate["aanbieder " + row[1] + ", " + month] += ratio(minutes, 60) * (month < "2026-05" ? ratio(6117, 100) : ratio(6340, 100));
    }
    auto between = [](const Rational& h, long from, long to) { return std::max(Rational(0), Rational(std::min(h, Rational(to)) - from)); };
    for (const auto& [key, h] : hours) {
      brackets[key] = to_step(Rational(between(h, 0, 10) * ratio(6010, 100) + between(h, 10, 20) * ratio(5107, 100) + between(h, 20, 1'000'000) * ratio(3333, 100)), step);
      jumps[key] = to_step(h >= 15 ? ratio(5678, 100) : h >= 5 ? ratio(1234, 100) : Rational(0), step);
    }
    for (auto& [key, amount] : by_rate) amount = to_step(amount, step);
    auto collect = [&](const char* name, std::map<std::string, Rational>& into) {
      for (std::size_t r = 0; r < sample.contract.plan.rules.size(); ++r)
        if (sample.contract.plan.rules[r].name == name)
          for (const auto& [key, cell] : run.settlement.rules[r].cells) into[interpret::key_text(sample.contract.plan, run.data, sample.contract.plan.rules[r].grain, key)] = cell.net;
    };
    collect("gestaffeld", found_brackets);
    collect("sprong", found_jumps);
    collect("per_uur", found_rate);
    ASSERT_EQ(brackets, found_brackets);
    ASSERT_EQ(jumps, found_jumps);
    ASSERT_EQ(by_rate, found_rate);
  }
}

}  // namespace
}  // namespace bkm::test
