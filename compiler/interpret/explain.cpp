#include "compiler/interpret/explain.hpp"

#include "compiler/diag/visible.hpp"
#include "compiler/interpret/explain_figure.hpp"
#include "compiler/interpret/explain_teller.hpp"
#include "compiler/interpret/key_text.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

// Looking at rows marks them as used; telling a story must not.
class FatesAsTheyWere {
 public:
  explicit FatesAsTheyWere(Data& data) : data_(data) {
    for (const table::Table& table : data.tables) fates_.push_back(table.fates);
  }
  ~FatesAsTheyWere() {
    for (std::size_t t = 0; t < fates_.size(); ++t) data_.tables[t].fates = std::move(fates_[t]);
  }
  FatesAsTheyWere(const FatesAsTheyWere&) = delete;
  FatesAsTheyWere& operator=(const FatesAsTheyWere&) = delete;

 private:
  Data& data_;
  std::vector<std::vector<table::RowFate>> fates_;
};

Text kind_word(ast::RuleKind kind) {
  static const Text kWords[] = {{"tarief", "rate"},         {"parameter", "parameter"}, {"bepaling", "definition"},   {"betaling", "payment"},   {"bonus", "bonus"},
                                {"malus", "penalty"}, {"verrekening", "adjustment"}, {"voorwaarde", "condition"}, {"publicatie", "publication"}};
  return kWords[static_cast<int>(kind)];
}

}  // namespace

void Teller::fault(Text what) {
  fault_ = fault_.empty() ? what : joined({fault_, what}, "; ");
}

const Value* Teller::stubbed(RuleId rule, const Key& key) const {
  for (const Stub& stub : stubs_)
    if (stub.rule == rule && stub.key == key) return &stub.value;
  return nullptr;
}

Story Teller::head(const Rule& rule, Text key) const {
  Story story;
  story.rule = rule.name;
  story.article = rule.article;
  story.key = std::move(key);
  story.clause = one_line(rule.span);
  return story;
}

Story Teller::tell(RuleId id, const Key& key) {
  Story story = head(plan_[id], key_words(plan_, data_, plan_[id].grain, key));
  const auto& cells = settlement_.rules[id.index].cells;
  auto found = cells.find(key);
  if (found == cells.end()) {
    tell_absence(story, id, key);
  } else {
    const Rule& rule = plan_[id];
    story.present = true;
    tell_body(story, id, key, found->second);
    tell_rounding(story, rule, found->second);
    if (is_payable(rule.kind)) tell_post(story, id, key, found->second);
    tell_about(story, rule, key, found->second);
    sentence(story, rule, found->second);
  }
  for (const auto& [rule, question] : further_) story.further.push_back(question);
  story.fault = fault_;
  return story;
}

// What the story does not tell on; of each rule the first.
void Teller::ask_further(RuleId rule, const Key& key) {
  if (settlement_.rules[rule.index].cells.contains(key)) further_.try_emplace(rule.index, question(plan_, data_, {rule, key}));
}

void Teller::tell_body(Story& story, RuleId id, const Key& key, const Cell& cell) {
  const Rule& rule = plan_[id];
  if (stubbed(id, key)) {
    story.calculation.push_back({Role::term, text_of(rule.body), shown(rule.body, cell.exact, {}), {{"gegeven in het rekenvoorbeeld", "given in the worked example"}}, {}});
    return;
  }
  prepare_splits(id);
  if (rule.cumulative) return tell_to_date(story, id, key, cell);
  if (rule.day.date) cutoff_ = cell.day;
  evaluator_.set_cutoff(cutoff_);
  story.calculation.push_back(term(rule.body, key, {}));
  Value body = story.calculation[0].figure->value;
  evaluator_.set_cutoff({});
  cutoff_.reset();
  Rational factor = tell_part_period(story, rule, key, body);
  bool number = rule.type.kind == ValueKind::number;
  bool same = body.present() && (number ? Rational(body.number * factor) == cell.exact.number : body.word == cell.exact.word);
  if (!same) fault(say("de berekening van {0}", "the calculation of {0}", {rule.name}));
}

// A party as the contract introduces it: its title, or the axis and code.
Text Teller::party_words(const PartyRef& ref, const Key& key) {
  std::string code = party_at(data_, evaluator_, ref, key);
  for (const Party& party : plan_.parties) {
    if (!ref.path && party.name == code) return party.title.empty() ? code : party.title;
    for (const auto& [member, title] : party.members)
      if (ref.path && party.name == ref.name && member == code && !title.empty()) return title + " (" + code + ")";
  }
  return ref.path ? ref.name + " " + diag::one_line(code) : code;
}

// Article, kind and name: artikel 5, betaling zorg "Begeleiding".
Text Teller::clause_words(const Rule& rule, const Text& kind) const {
  Text what = joined({article_words(rule.article), say("{0} {1}", "{0} {1}", {kind, rule.name})}, ", ");
  return rule.title.empty() ? what : say("{0} \"{1}\"", "{0} \"{1}\"", {what, rule.title});
}

// The day of an amount, and the period in which it is settled.
Text Teller::day_words(Date day) const {
  Period period = settled_in(plan_, day);
  return joined({say("dag {0}", "day {0}", {to_string(day)}),
                 say("afgerekend in {0}", "settled in {0}", {{period_key(plan_.calendar, period, Language::nl), period_key(plan_.calendar, period, Language::en)}})},
                "; ");
}

void Teller::tell_about(Story& story, const Rule& rule, const Key& key, const Cell& cell) {
  if (!is_payable(rule.kind) || !rule.payer || !rule.payee) return;
  if (cell.of_nobody) return void(story.about = {"geen boeking: er is niets te betalen, en de gegevens zeggen niet wie betaalt of ontvangt", "no line: nothing is due, and the data do not say who pays or receives"});
  Text payer = party_words(*rule.payer, key), payee = party_words(*rule.payee, key);
  bool deducted = cell.net < 0;
  Text who = deducted ? say("af te trekken van wat {0} aan {1} betaalt", "to be deducted from what {0} pays to {1}", {payer, payee})
                      : say("van {0} aan {1}", "from {0} to {1}", {payer, payee});
  if (!cell.day) return void(story.about = joined({who, {"nog niet opeisbaar: de dag is nog niet ingevuld", "not yet due: its day has not been filled in"}}, "; "));
  story.about = joined({who, day_words(*cell.day)}, "; ");
}

void Teller::sentence(Story& story, const Rule& rule, const Cell& cell) {
  Text amount = is_payable(rule.kind) ? money(plan_, cell.net).shown
                                      : shown(rule.body, rule.type.kind == ValueKind::number && !rule.rounding.empty() ? Value::of(cell.rounded) : cell.exact, {}).shown;
  story.sentence = say("{0} voor {1}: {2}.", "{0} for {1}: {2}.", {amount, story.key, clause_words(rule, kind_word(rule.kind))});
  if (is_payable(rule.kind) && !cell.day) story.sentence = joined({{"Nog niet opeisbaar:", "Not yet due:"}, story.sentence}, " ");
  if (cell.adjustment == 0) return;
  Text before = money(plan_, cell.gross).shown, cut = money(plan_, abs(cell.adjustment)).shown;
  story.sentence = joined({story.sentence, cell.adjustment < 0 ? say("Zonder plafond was het {0}; daar gaat {1} af.", "Without a ceiling it was {0}; {1} is taken off.", {before, cut})
                                                               : say("Zonder plafond was het {0}; daar komt {1} bij terug.", "Without a ceiling it was {0}; {1} is given back.", {before, cut})},
                          " ");
}

Story explain(const Plan& plan, const facts::Facts&, const SourceMap& sources, Data& data, const Settlement& settlement, const RuleKey& asked,
              const std::vector<Stub>& stubs) {
  FatesAsTheyWere keep(data);
  Teller teller(plan, sources, data, settlement, stubs);
  return asked.rest ? teller.tell_rest(asked.rule, *asked.rest, asked.key) : teller.tell(asked.rule, asked.key);
}

}  // namespace bkm::interpret
