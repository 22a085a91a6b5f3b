// The posts of a run as its files have them: in texts.
#pragma once
#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "compiler/settle/csv_line.hpp"
#include "compiler/settle/settle.hpp"

namespace bkm::settle {

struct Post {
  std::string rule, article, kind, payer, payee, settled_in, date;
  std::vector<std::pair<std::string, std::string>> key;  // name and text, in the order of the rule
  Rational gross, adjustment, net;
  interpret::RuleKey of;
};

// How a post stands in a file: these columns, one for each of the names of keys, and what the file adds.
inline constexpr std::array<const char*, 7> kPostColumns = {"rule", "article", "kind", "payer", "payee", "settled_in", "date"};
// The column of a name of keys: the name, or key_kind where the files have a column of that name themselves.
std::string key_column(const std::string& axis);
void add_key_columns(Line& heading, const std::vector<std::string>& axes);
Line post_columns(const std::vector<std::string>& axes);
Line post_cells(const Post& post, const std::vector<std::string>& axes);

// The names of the keys of the payables and of the rests of their splits, in the order in which the contract uses them first.
std::vector<std::string> payable_axes(const plan::Plan& plan);

// Calls f for each settled post, by rule in the order of the contract, then by key; the rests of its splits after it (D14).
void for_each_post(const plan::Plan& plan, Run& run, const std::function<void(const Post&)>& f);

// What posts add up to. Rules in the order in which they came.
struct PostTotals {
  struct Total {
    std::uint64_t lines = 0;
    Rational gross, adjustment, net;
  };
  struct Party {
    Rational pays, gets;
  };
  using Groups = std::map<std::tuple<std::string, std::string, std::string>, Total>;  // payer, payee, settled_in
  std::vector<std::pair<std::string, Groups>> rules;
  std::map<std::string, Party> parties;  // the sums of both are equal

  void add(const Post& post);
};

// Whether the post or open amount falls in a period that this run settles. One that is not due yet falls where its key does.
bool is_settled(const plan::Plan& plan, const Run& run, const plan::Rule& rule, const interpret::Key& key, const interpret::Cell& cell);

// The text of one name of a key; empty where the key does not have it.
std::string_view text_of(const std::vector<std::pair<std::string, std::string>>& key, const std::string& name);

const char* kind_word(ast::RuleKind kind);  // pay, bonus ..

}  // namespace bkm::settle
