#include "compiler/plan/complete_keys.hpp"

#include <algorithm>

namespace bkm::plan {
namespace {

using Codes = std::vector<std::vector<std::string>>;  // of each part of the key; empty: open

// The parts of a key that are not closed; the closed ones are left empty.
KeyTexts open_parts(const KeyTexts& key, const Codes& codes) {
  KeyTexts open(key.size());
  for (std::size_t i = 0; i < key.size(); ++i)
    if (codes[i].empty()) open[i] = key[i];
  return open;
}

// All keys with these open parts.
std::vector<KeyTexts> filled(const KeyTexts& open, const Codes& codes) {
  std::vector<KeyTexts> keys{open};
  for (std::size_t i = 0; i < codes.size(); ++i) {
    std::vector<KeyTexts> longer;
    for (const KeyTexts& key : keys)
      for (const std::string& code : codes[i]) longer.push_back(key), longer.back()[i] = code;
    if (!codes[i].empty()) keys = std::move(longer);
  }
  return keys;
}

}  // namespace

std::vector<KeyTexts> lacking_keys(const table::Schema& schema, const std::set<KeyTexts>& present, bool beside_open) {
  Codes codes;
  for (int column : schema.key) codes.push_back(schema.columns[static_cast<std::size_t>(column)].codes);
  const auto is_open = [](const auto& each) { return each.empty(); };
  const bool any_open = std::any_of(codes.begin(), codes.end(), is_open), all_open = std::all_of(codes.begin(), codes.end(), is_open);
  if (all_open || (any_open && !beside_open)) return {};
  std::set<KeyTexts> groups;
  for (const KeyTexts& key : present) groups.insert(open_parts(key, codes));
  if (!any_open) groups.insert(KeyTexts(codes.size()));
  std::vector<KeyTexts> lacking;
  for (const KeyTexts& group : groups)
    for (KeyTexts& key : filled(group, codes))
      if (!present.contains(key)) lacking.push_back(std::move(key));
  return lacking;
}

}  // namespace bkm::plan
