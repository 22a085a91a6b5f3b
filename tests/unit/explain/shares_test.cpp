// The story of a share goes from its proportion to its amount: what the bounds of others leave, and its own bound.
#include "compiler/interpret/explain_share.hpp"
#include "says.hpp"
#include "settled.hpp"

namespace bkm {
namespace {

using interpret::ShareReason;
using test::expect_says;

// € 1.000 by 5, 3 and 2. A may have 400, so 600 is for B and C: € 360 for B, who may have 350. For C 250 is left.
std::string dutch(const std::string& bounds, const std::string& rows) {
  return R"(bkm 1 nl contract "Toets" versie "1"
partijen
  opdrachtgever gemeente "Gemeente"
  aanbieders aanbieder
periode looptijd 2026-01-01 t/m 2026-12-31 afrekenen per jaar
gegevens aandeel per aanbieder, jaar
  gewicht : getal 0..
  grens : € of leeg
beloning afronden op de cent
  betaal deel per aanbieder, jaar voor elke aandeel
    = verdeel € 1.000 over aanbieder naar gewicht )" + bounds + R"( rest aan gemeente
rekenvoorbeeld "delen"
  gegeven aandeel
    | aanbieder | jaar | gewicht | grens |
)" + rows + "  verwacht rest deel[2026] = € 0\n";
}
const std::string kEnglish = R"(bkm 1 en contract "Test" version "1"
parties
  purchaser council "Council"
  providers provider
period term 2026-01-01 through 2026-12-31 settle per year
data share per provider, year
  weight : number 0..
  bound : € or empty
reward round to the cent
  pay portion per provider, year for each share
    = split € 1,000 over provider by weight each at most (bound if missing none) rest to council
example "shares"
  given share
    | provider | year | weight | bound |
    | A        | 2026 |      5 |   400 |
    | B        | 2026 |      3 |   350 |
    | C        | 2026 |      2 |       |
  expect rest portion[2026] = € 0
)";
const std::string kCeilings = R"(    | A | 2026 | 5 | 400 |
    | B | 2026 | 3 | 350 |
    | C | 2026 | 2 | |
)";

TEST(Share, TellsABoundThatIsReachedInALaterRound) {
  auto settled = test::settle_text(dutch("elk hoogstens (grens bij ontbreken geen)", kCeilings));
  expect_says(settled.told("deel[B, 2026]"),
              {"aanbieder A € 400,00 gewicht 5 van 10: evenredig € 500,00 hoogstens € 400,00 aanbieder B",
               "aanbieder B (dit bedrag) € 350,00 gewicht 3 van 10: evenredig € 300,00 wat anderen door hun grens meer of minder krijgen, is hier verdeeld: gewicht 3 van 5, over € 600,00: € 360,00 hoogstens € 350,00",
               "aanbieder C € 250,00 gewicht 2 van 10: evenredig € 200,00 wat anderen door hun grens meer of minder krijgen, is hier verdeeld: gewicht 2 van 2, over € 250,00: € 250,00"});
  expect_says(test::settle_text(kEnglish).told("portion[B, 2026]", Language::en),
              {"weight 3 of 10: in proportion € 300.00 what others get more or less by their bound is shared here: weight 3 of 5, of € 600.00: € 360.00 at most € 350.00"});
}

// By 1, 3 and 6: A gets at least 300, so 700 is for B and C: € 233,33.. for B, who gets at least 290.
TEST(Share, TellsALeastThatIsReachedInALaterRound) {
  auto settled = test::settle_text(dutch("elk minstens (grens bij ontbreken € 0)", R"(    | A | 2026 | 1 | 300 |
    | B | 2026 | 3 | 290 |
    | C | 2026 | 6 | |
)"));
  expect_says(settled.told("deel[B, 2026]"), {"evenredig € 100,00 minstens € 300,00", "evenredig € 300,00 wat anderen door hun grens meer of minder krijgen, is hier verdeeld: gewicht 3 van 9, over € 700,00: € 233,333333… minstens € 290,00",
                                              "gewicht 6 van 6, over € 410,00: € 410,00"});
}

// Without weight there is no proportion, but there is a bound.
TEST(Share, TellsTheLeastOfWhoHasNoWeight) {
  auto settled = test::settle_text(dutch("elk minstens (grens bij ontbreken € 0)", R"(    | A | 2026 | 0 | 300 |
    | B | 2026 | 1 | |
)"));
  expect_says(settled.told("deel[A, 2026]"), {"aanbieder A (dit bedrag) € 300,00 gewicht 0 van 1: evenredig € 0,00 minstens € 300,00", "aanbieder B € 700,00"});
}

// Shares of whole euros: a bound of € 233,40 is reached at € 233.
TEST(Share, TellsABoundInWholeSteps) {
  std::string text = dutch("elk hoogstens (grens bij ontbreken geen)", R"(    | A | 2026 | 1 | 233,40 |
    | B | 2026 | 1 | |
)");
  text.replace(text.find("op de cent"), std::string("op de cent").size(), "op € 1");
  expect_says(test::settle_text(text).told("deel[A, 2026]"), {"evenredig € 500,00 hoogstens € 233,40, in hele stappen € 233,00", "gewicht 1 van 1, over € 767,00: € 767,00"});
  std::string english = kEnglish;
  english.replace(english.find("the cent"), std::string("the cent").size(), "€ 1");
  english.replace(english.find("  350 |"), 7, "350.50 |");
  expect_says(test::settle_text(english).told("portion[B, 2026]", Language::en), {"at most € 350.50, in whole steps € 350.00"});
}

interpret::Division divided(const Rational& pot, const std::vector<interpret::Receiver>& receivers, const std::vector<Rational>& parts) {
  interpret::Division division{};
  division.pot = interpret::Value::of(pot);
  division.receivers = receivers;
  division.shares.parts = parts;
  division.shares.rest = pot;
  for (const Rational& part : parts) division.shares.rest -= part;
  return division;
}

// Not rounded: 100 by 3 and 3 and 1, of which the first may have 100/7: 600/7 is left for weights 3 and 1.
TEST(Share, OfAnExactSplitHasTheSameReasons) {
  plan::Split split{};
  split.exact = true;
  const auto division = divided(100, {{3, {}, Rational(100, 7)}, {3, {}, {}}, {1, {}, {}}}, {Rational(100, 7), Rational(450, 7), Rational(150, 7)});
  const ShareReason first = interpret::reason_of_share(split, division, 0), second = interpret::reason_of_share(split, division, 1);
  EXPECT_EQ(first.bound, ShareReason::Bound::high);
  EXPECT_FALSE(first.dealt);
  EXPECT_EQ(first.proportion, Rational(300, 7));
  EXPECT_EQ(second.bound, ShareReason::Bound::none);
  ASSERT_TRUE(second.dealt);
  EXPECT_EQ(second.dealt->share, Rational(450, 7));
  EXPECT_EQ(second.dealt->pot, Rational(600, 7));
  EXPECT_FALSE(second.gets_step);
}

// Of a pot that is paid back, a bound is a size: of -1000 by 3 and 1, at most 600.
TEST(Share, OfANegativePotTurnsOver) {
  plan::Split split{};
  split.step = Rational(1, 100);
  const auto division = divided(-1000, {{3, {}, Rational(600)}, {1, {}, {}}}, {-600, -400});
  EXPECT_EQ(interpret::reason_of_share(split, division, 0).bound, ShareReason::Bound::high);
  EXPECT_EQ(interpret::reason_of_share(split, division, 0).proportion, -750);
  ASSERT_TRUE(interpret::reason_of_share(split, division, 1).dealt);
  EXPECT_EQ(interpret::reason_of_share(split, division, 1).dealt->share, -400);
}

// A share that is its bound by itself is not bounded.
TEST(Share, ThatIsItsBoundByItselfIsNotBounded) {
  plan::Split split{};
  split.step = Rational(1, 100);
  const auto division = divided(100, {{1, Rational(50), Rational(50)}, {1, {}, {}}}, {50, 50});
  EXPECT_EQ(interpret::reason_of_share(split, division, 0).bound, ShareReason::Bound::none);
  EXPECT_FALSE(interpret::reason_of_share(split, division, 0).dealt);
}

}  // namespace
}  // namespace bkm
