// Makes contracts from types. Each choice asks the world what has the wanted unit at the wanted key; nearly all contracts compile.
#pragma once
#include "tests/random/world.hpp"

namespace bkm::random {

class Generator {
 public:
  explicit Generator(Chance& chance) : chance_(chance) {}
  Contract contract();

 private:
  // world: parties, term, tables, constants (tables.cpp, values.cpp)
  void head();
  std::string parties();
  std::string term();
  void declarations();
  void events(), visits(), scores(), agreements(), clients(), decisions(), stays(), purse(), shares();
  void constants(), tariffs(), ladders(), functions(), files(), performance();
  void one_ladder(Unit over, Unit result, Scaling kind);
  void grid(), from_a_file();

  // expressions at a key (expressions.cpp), in a row (rows_expressions.cpp), conditions (conditions.cpp)
  Text quantity(Unit unit, const Grain& grain, int depth);
  Text leaf(Unit unit, const Grain& grain);
  Text money(const Grain& grain, int depth);
  Text combined(Unit unit, const Grain& grain, int depth);
  std::optional<Text> read_measure(Unit unit, const Grain& grain);
  std::optional<Text> aggregate(Unit unit, const Grain& grain);
  std::optional<Text> extreme(Unit unit, const Grain& grain);
  std::optional<Text> count_of(const Grain& grain, std::string& counted);
  std::optional<Text> looked_up(Unit unit, const Grain& grain);
  Text in_row(Unit unit, const Table& table, int depth);
  std::optional<Text> row_leaf(Unit unit, const Table& table);
  std::string condition(const Grain& grain, int depth);
  std::string row_condition(const Table& table, int depth);
  std::string filter(const Table& table);
  std::string literal(Unit unit);
  std::string share();
  std::optional<std::string> priced(const Rate& rate, const Grain& grain);
  std::vector<const Table*> sources(const Grain& grain, Form form = Form::event) const;

  // rules (rules.cpp, time.cpp, payables.cpp, limits.cpp)
  void a_rule(), of_its_tables();
  void plain_measure(), population(), ranking(), composite(), recursion(), mutual_recursion(), running_total(), window(), split_measure(), refusals();
  void payable(), row_payable(), interval_payable(), split_payable(), keyed_payable(), monthly_fee(), provisional_payable(), growth_payable(), member_payable(), each_payable();
  void outside(), requirement(), limits(), dare();
  void add_payable(const std::string& kind, const Grain& grain, const std::string& head, Text body, std::vector<std::string> clauses);
  std::string parties_of(const Grain& grain, bool& ok);
  Grain grain_over(const Table& table, bool with_provider);
  std::string fresh(const char* stem) { return stem + std::to_string(++names_); }
  void say(std::string text, std::vector<std::string> clauses = {}) { contract_.statements.push_back({"  " + std::move(text), std::move(clauses)}); }
  void declare(std::string text) { contract_.statements.push_back({std::move(text), {}}); }
  std::vector<std::string> rounding(Unit unit, int one_in);
  std::vector<std::string> part(Cycle cycle);
  std::string counting();
  std::vector<std::string> article() { return chance_.one_in(4) ? std::vector<std::string>{"artikel \"" + std::to_string(chance_.between(1, 9)) + "." + std::to_string(chance_.between(1, 9)) + "\""} : std::vector<std::string>{}; }

  template <class T>
  const T& pick(const std::vector<T>& items) { return items[static_cast<std::size_t>(chance_.between(0, static_cast<long>(items.size()) - 1))]; }
  std::string one_of(std::initializer_list<const char*> items) { return *(items.begin() + chance_.between(0, static_cast<long>(items.size()) - 1)); }

  Chance& chance_;
  World world_;
  Contract contract_;
  int names_ = 0;
};

}  // namespace bkm::random
