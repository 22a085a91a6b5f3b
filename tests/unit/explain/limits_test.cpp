// What a ceiling leaves of an amount follows from what its story tells: what was paid before, what is exempt, and who shares.
#include "says.hpp"
#include "settled.hpp"

namespace bkm {
namespace {

using test::expect_says;
using test::on_one_line;

// Ceilings in the order of months; a row is: number, product, day, amount.
std::string english(const std::string& limit, const std::string& rows) {
  return R"(bkm 1 en contract "Test" version "1"
parties
  purchaser council "Council"
  providers provider
period term 2026-01-01 through 2026-12-31 settle per year
data claim key line on day
  line, provider
  product in {"care", "home", "crisis", "acute"}
  day : date
  amount : € -1,000..1,000
reward round to the cent
  adjust help per provider, product, month = sum of amount
limit help per provider, year to )" + limit + R"( in order of month
example "rows"
  given claim
    | line | provider | product | day | amount |
)" + rows + "  expect gross help[provider A, product \"care\", 2026-01] = € 60\n";
}

std::string dutch(const std::string& limit, const std::string& rows) {
  return R"(bkm 1 nl contract "Toets" versie "1"
partijen
  opdrachtgever gemeente "Gemeente"
  aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per jaar
gegevens claim sleutel regel op dag
  regel, aanbieder
  product in {"care", "home", "crisis", "acute"}
  dag : datum
  bedrag : € -1.000..1.000
beloning afronden op de cent
  verreken hulp per aanbieder, product, maand = som van bedrag
begrens hulp per aanbieder, jaar tot )" + limit + R"( volgorde maand
rekenvoorbeeld "rijen"
  gegeven claim
    | regel | aanbieder | product | dag | bedrag |
)" + rows + "  verwacht bruto hulp[aanbieder A, product \"care\", 2026-01] = € 60\n";
}

std::string counting(std::string contract, const std::string& exception) {
  for (std::string order : {"in order of month", "volgorde maand"})
    if (auto at = contract.find(order); at != std::string::npos) contract.insert(at + order.size(), " " + exception);
  return contract;
}

void expect_silent(const std::string& page, std::initializer_list<const char*> phrases) {
  for (const char* phrase : phrases) EXPECT_EQ(on_one_line(page).find(phrase), std::string::npos) << phrase << "\n" << page;
}

const std::string kOneExempt = R"(    | 1 | A | care   | 2026-01-05 | 60 |
    | 2 | A | crisis | 2026-01-06 | 80 |
)";

TEST(Ceiling, TellsWhatIsExemptBeforeTheRoom) {
  auto settled = test::settle_text(counting(english("€ 100", kOneExempt), "except where product = \"crisis\" counts"));
  std::string page = settled.told("help[A, care, 2026-01]", Language::en);
  expect_says(page, {"exempt, and taken off the room first: 1 amount, together € 80.00 room that is then left: € 20.00 of this amount € 20.00 is left of € 60.00", "net € 20.00"});
  expect_silent(page, {"pro rata", "at the same time"});
  expect_says(settled.told("help[A, crisis, 2026-01]", Language::en), {"exempt: uses room, but is never cut", "net € 80.00"});
  auto in_dutch = test::settle_text(counting(dutch("€ 100", kOneExempt), "behalve waar product = \"crisis\" telt mee"));
  page = in_dutch.told("hulp[A, care, 2026-01]");
  expect_says(page, {"uitgezonderd, en gaat eerst van de ruimte af: 1 bedrag, samen € 80,00 ruimte die dan nog over is: € 20,00 van dit bedrag blijft € 20,00 over van € 60,00", "netto € 20,00"});
  expect_silent(page, {"naar rato", "tegelijk"});
}

TEST(Ceiling, DoesNotTellWhatStandsOutsideIt) {
  auto settled = test::settle_text(counting(english("€ 50", kOneExempt), "except where product = \"crisis\" does not count"));
  std::string page = settled.told("help[A, care, 2026-01]", Language::en);
  expect_says(page, {"room that is then left: € 50.00 of this amount € 50.00 is left of € 60.00", "net € 50.00"});
  expect_silent(page, {"exempt,", "€ 80.00"});
  expect_says(settled.told("help[A, crisis, 2026-01]", Language::en), {"exempt: stands outside this ceiling", "net € 80.00"});
}

// January: 100 - 30 - 10 = 60 of room for 60 + 20, so 45 and 15. February: 25 more is exempt, 5 is paid too much; nothing is left. March does not count there.
const std::string kManyExempt = R"(    | 1 | A | care   | 2026-01-05 | 60 |
    | 2 | A | home   | 2026-01-05 | 20 |
    | 3 | A | crisis | 2026-01-06 | 30 |
    | 4 | A | acute  | 2026-01-06 | 10 |
    | 5 | A | care   | 2026-02-05 | 5 |
    | 6 | A | crisis | 2026-02-06 | 25 |
    | 7 | A | crisis | 2026-03-06 | 40 |
)";

TEST(Ceiling, OnlyThoseThatShareArePaidProRata) {
  auto settled = test::settle_text(counting(english("€ 100", kManyExempt), "except where product in {\"crisis\", \"acute\"} counts"));
  expect_says(settled.told("help[A, care, 2026-01]", Language::en),
              {"exempt, and taken off the room first: 2 amounts, together € 40.00 room that is then left: € 60.00 2 amounts at the same time, together € 80.00: they share pro rata of this amount € 45.00 is left of € 60.00"});
  expect_says(settled.told("help[A, care, 2026-02]", Language::en),
              {"earlier in order: 2 amounts, together € 80.00, of which € 60.00 is left exempt, and taken off the room first: 3 amounts, together € 65.00 room that is then left: € 0.00 of this amount € 0.00 is left of € 5.00"});
  auto in_dutch = test::settle_text(counting(dutch("€ 100", kManyExempt), "behalve waar product in {\"crisis\", \"acute\"} telt mee"));
  expect_says(in_dutch.told("hulp[A, care, 2026-02]"), {"eerder in volgorde: 2 bedragen, samen € 80,00, waarvan € 60,00 overblijft uitgezonderd, en gaat eerst van de ruimte af: 3 bedragen, samen € 65,00"});
}

// Of 60 and 60, with 20 back, the ceiling of 50 takes 50: 25 off each of those above zero.
const std::string kBothSigns = R"(    | 1 | A | care | 2026-01-05 | 60 |
    | 2 | A | home | 2026-01-05 | 60 |
    | 3 | A | acute | 2026-01-05 | -20 |
)";

TEST(Ceiling, AmountsBelowZeroHaveNoPartInACut) {
  auto settled = test::settle_text(english("€ 50", kBothSigns));
  expect_says(settled.told("help[A, care, 2026-01]", Language::en),
              {"3 amounts at the same time, together € 100.00; € 50.00 is taken off 2 amounts above zero, together € 120.00, pro rata of this amount € 35.00 is left of € 60.00"});
  expect_says(settled.told("help[A, acute, 2026-01]", Language::en), {"not cut", "net -€ 20.00"});
  expect_says(test::settle_text(dutch("€ 50", kBothSigns)).told("hulp[A, care, 2026-01]"), {"3 bedragen tegelijk, samen € 100,00; van 2 bedragen boven nul, samen € 120,00, gaat naar rato € 50,00 af"});
}

// 60 and 90 are paid as 100: of the 80 that goes back in February 50 was not paid. In March 100 - 70 is left.
const std::string kGivenBack = R"(    | 1 | A | care | 2026-01-05 | 60 |
    | 2 | A | home | 2026-01-05 | 90 |
    | 3 | A | care | 2026-02-05 | -80 |
    | 4 | A | care | 2026-03-05 | 40 |
)";

TEST(Ceiling, WhatIsGivenBackFollowsFromAllUpToThere) {
  auto settled = test::settle_text(english("€ 100", kGivenBack));
  expect_says(settled.told("help[A, care, 2026-02]", Language::en),
              {"limit: given back € 50.00", "earlier in order: 2 amounts, together € 150.00, of which € 100.00 is left",
               "all up to and including this moment together: € 70.00; of that € 70.00 fits under the ceiling, and € 100.00 was paid earlier", "of this amount -€ 30.00 is left of -€ 80.00"});
  expect_says(settled.told("help[A, care, 2026-03]", Language::en), {"earlier in order: 3 amounts, together € 70.00 room that is then left: € 30.00 of this amount € 30.00 is left of € 40.00"});
  expect_says(test::settle_text(dutch("€ 100", kGivenBack)).told("hulp[A, care, 2026-02]"),
              {"teruggegeven € 50,00", "alles tot en met dit moment samen: € 70,00; daarvan past € 70,00 onder het plafond, en eerder is € 100,00 betaald"});
}

// A third of € 100 for each of three: € 33.34 for one of them. A ceiling of € 100.005 is one of € 100.00 in whole cents.
const std::string kThirds = R"(    | 1 | A | care  | 2026-01-05 | 60 |
    | 2 | A | home  | 2026-01-05 | 60 |
    | 3 | A | acute | 2026-01-05 | 60 |
)";

TEST(Ceiling, TellsWholeSteps) {
  auto settled = test::settle_text(english("€ 100.0050", kThirds));
  expect_says(settled.told("help[A, care, 2026-01]", Language::en), {"of that only whole steps count: € 100.00 room that is then left: € 100.00 3 amounts at the same time, together € 180.00: they share pro rata; cents that are left go to the largest remainders"});
  expect_says(test::settle_text(dutch("€ 100,0050", kThirds)).told("hulp[A, care, 2026-01]"), {"daarvan tellen alleen hele stappen: € 100,00", "ze delen naar rato; resterende centen naar de grootste resten"});
}

}  // namespace
}  // namespace bkm
