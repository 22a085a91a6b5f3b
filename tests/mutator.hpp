// Damages a contract the way people and disks do: bytes and words that are lost, doubled, swapped or put elsewhere. Seeded.
#pragma once
#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace bkm {

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }

  std::string mutate(std::string text) {
    for (std::size_t n = 1 + below(4); n > 0; --n) text = below(2) ? change_byte(std::move(text)) : change_word(std::move(text));
    return text;
  }

  // Words for others of their kind: nearly always still a contract, with another meaning or a mistake in it.
  std::string twist(std::string text) {
    for (std::size_t n = 1 + below(3); n > 0; --n) text = below(3) ? change_kin(std::move(text)) : change_name(std::move(text));
    return text;
  }

  // Words only: the text often still reads as a contract, of another meaning.
  std::string reword(std::string text) {
    for (std::size_t n = 1 + below(3); n > 0; --n) text = change_word(std::move(text));
    return text;
  }

 private:
  std::string change_kin(std::string text) {
    static const std::vector<std::vector<std::string>> kKin = {
        {"som van", "gemiddelde van", "hoogste van", "laagste van"}, {"hoogstens", "minstens", "boven"},
        {"betaal", "bonus", "malus", "verreken", "bepaal", "publiceer", "voorwaarde"}, {"maand", "kwartaal", "jaar", "week", "dag", "looptijd", "halfjaar"},
        {"waarde", "volume", "schijven"}, {"voor elke", "alleen met"}, {" < ", " > ", " <= ", " >= ", " = "}, {" + ", " - ", " * ", " / "},
        {"bruto ", "netto ", ""}, {"per uur", "per minuut", "per maand", "per stuk", ""}, {"uur", "minuut", "stuk"}, {"of leeg", "of geen", ""},
        {"volgorde datum", "volgorde maand", "naar rato"}, {"vanaf", "boven"}, {"bij ontbreken 0", "bij ontbreken geen", ""}, {"minuten", "bedrag", "score", "datum"},
        {"aanbieder", "cliënt", "product"}, {", aanbieder", ", cliënt", ", maand", ", jaar", ""}};
    const auto& kin = kKin[below(kKin.size())];
    std::vector<std::pair<std::size_t, std::string>> places;
    for (const std::string& word : kin)
      for (std::size_t at = word.empty() ? std::string::npos : text.find(word); at != std::string::npos; at = text.find(word, at + 1)) places.emplace_back(at, word);
    if (places.empty()) return text;
    const auto& [at, word] = places[below(places.size())];
    return text.replace(at, word.size(), kin[below(kin.size())]);
  }

  std::string change_name(std::string text) {
    const auto [begin, end] = word(text);
    const auto [from, to] = word(text);
    std::string name = text.substr(from, to - from);
    return text.replace(begin, end - begin, name);
  }

  std::string change_byte(std::string text) {
    static constexpr char kBytes[] = "()[]{}\"|=,.:-/%*+<> \n0a\x80\xE2\xFF";
    const std::size_t at = below(text.size());
    if (text.empty()) return "(";
    switch (below(4)) {
      case 0: return text.erase(at, 1 + below(8));
      case 1: return text.insert(at, 1 + below(3), kBytes[below(sizeof kBytes - 1)]);
      case 2: return text.substr(0, at);
      default: text[at] = static_cast<char>(below(50) ? kBytes[below(sizeof kBytes - 1)] : random_()); return text;
    }
  }

  // Words as a person sees them: between blanks.
  std::pair<std::size_t, std::size_t> word(const std::string& text) {
    const std::size_t begin = std::min(text.find_first_not_of(" \n", below(text.size())), text.size());
    return {begin, std::min(text.find_first_of(" \n", begin), text.size())};
  }

  std::string change_word(std::string text) {
    const auto [begin, end] = word(text);
    const std::string here = text.substr(begin, end - begin);
    const auto [from, to] = word(text);
    const std::string there = text.substr(from, to - from);
    switch (below(4)) {
      case 0: return text.erase(begin, end - begin);
      case 1: return text.insert(end, " " + here);
      case 2: return text.insert(begin, there + " ");
      default: return text.replace(begin, end - begin, there);
    }
  }

  std::mt19937 random_;
};

}  // namespace bkm
