// What stands for each post: of a run, or of the lines.csv that a run left.
#pragma once
#include <map>
#include <set>
#include <string>
#include <utility>

#include "compiler/diag/diagnostic.hpp"
#include "compiler/settle/posts.hpp"

namespace bkm::settle {

// What stays the same of a post when its amount changes: the texts of its key by name, only those that have a value.
struct Identity {
  std::string rule, payer, payee, settled_in;
  std::set<std::pair<std::string, std::string>> key;
  friend auto operator<=>(const Identity&, const Identity&) = default;
};

// Posts that nothing tells apart (rows without a key) are one: their amounts are added.
using Balances = std::map<Identity, Post>;

// The name that a rule has now, by the name in `voorheen`.
using Renamed = std::map<std::string, std::string>;
Renamed renamed(const plan::Plan& plan);

Balances balances_of(const plan::Plan& plan, Run& run, const Renamed& names);

// Reads lines.csv with these names of keys. Nothing after a report: ledger-unreadable, with the line.
std::optional<Balances> read_lines(const std::string& path, const std::vector<std::string>& axes, int decimals, const Renamed& names, diag::Sink& sink);

}  // namespace bkm::settle
