#include "runtime/input/text.hpp"

#include <gtest/gtest.h>

#include "runtime/input/sha256.hpp"

namespace bkm {
namespace {

TEST(Text, ValidUtf8) {
  for (const char* text : {"", "abc", "Zo\xC3\xAB", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "a longer text of ASCII, then \xC3\xA9"}) EXPECT_TRUE(valid_utf8(text)) << text;
  for (const char* text : {"\xEB", "a\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "12345678\xFF"})
    EXPECT_FALSE(valid_utf8(text)) << text;
}

TEST(Text, CodePoints) {
  EXPECT_EQ(code_points(""), 0u);
  EXPECT_EQ(code_points("Zo\xC3\xAB \xE2\x82\xAC"), 5u);
}

TEST(Text, NormalFormC) {
  EXPECT_EQ(nfc("Zoe\xCC\x88"), "Zo\xC3\xAB");
  EXPECT_EQ(nfc("Zo\xC3\xAB"), "Zo\xC3\xAB");
  EXPECT_EQ(nfc("\xE2\x84\xAB"), "\xC3\x85");  // the angstrom sign is the letter
  EXPECT_EQ(nfc("\xEB"), "\xEB");
}

TEST(Text, FoldedCodes) {
  EXPECT_EQ(fold_code("0045a04"), "45a04");
  EXPECT_EQ(fold_code(" 45 A04\xC2\xA0"), "45a04");
  EXPECT_EQ(fold_code("000"), "0");
  EXPECT_EQ(fold_code("0"), "0");
  EXPECT_EQ(fold_code("0 01"), "1");
  EXPECT_EQ(fold_code(""), "");
  EXPECT_EQ(fold_code("\xC3\x89" "1"), fold_code("\xC3\xA9" "1"));
  EXPECT_NE(fold_code("45A04"), fold_code("45A40"));
}

TEST(Text, EditDistance) {
  EXPECT_EQ(edit_distance("", ""), 0);
  EXPECT_EQ(edit_distance("uren", "uren"), 0);
  EXPECT_EQ(edit_distance("uren", "urne"), 1);  // neighbours swapped
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3);
  EXPECT_EQ(edit_distance("", "abc"), 3);
  EXPECT_EQ(edit_distance("cli\xC3\xABnt", "client"), 1);
}

TEST(Text, Nearest) {
  EXPECT_EQ(nearest("aanbeider", {"client", "aanbieder"}), "aanbieder");
  EXPECT_EQ(nearest("Uren", {"uren"}), "uren");
  EXPECT_EQ(nearest("UREN", {"aren", "uren"}), "uren");
  EXPECT_EQ(nearest("uren", {"bedrag", "maand"}), std::nullopt);
  EXPECT_EQ(nearest("uren", {"uren"}), std::nullopt);
  EXPECT_EQ(nearest("x", {"y"}), std::nullopt);
  EXPECT_EQ(nearest("minten", {"minuten", "mint"}), "minuten");
  EXPECT_EQ(nearest("", {"a"}), std::nullopt);
}

// Vectors of FIPS 180-2 and sha256sum.
TEST(Sha256, Vectors) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, InPieces) {
  Sha256 hash;
  hash.add("a");
  EXPECT_EQ(hash.hex(), sha256_hex("a"));
  hash.add("bc");
  EXPECT_EQ(hash.hex(), sha256_hex("abc"));
}

}  // namespace
}  // namespace bkm
