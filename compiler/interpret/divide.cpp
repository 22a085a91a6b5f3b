#include "compiler/interpret/divide.hpp"

#include "compiler/interpret/key_text.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

class Divider {
 public:
  Divider(const Plan& plan, Evaluator& evaluator, RuleId rule, const Split& split) : plan_(plan), evaluator_(evaluator), rule_(rule), split_(split) {}

  std::vector<Division> run(const Keys& keys) {
    std::map<Key, std::vector<Key>> groups;
    for (const auto& [key, touched] : keys) {
      Key rest;
      for (PathId part : split_.rest) rest.push(evaluator_.part(part, key).value_or(kUnknownPart));
      groups[rest].push_back(key);
    }
    std::vector<Division> divisions;
    for (auto& [rest, members] : groups) divisions.push_back(divided(rest, std::move(members)));
    return divisions;
  }

 private:
  Division divided(const Key& rest, std::vector<Key> members) {
    Division division{rule_, rest, std::move(members), {}, {}, {}};
    division.pot = evaluator_.value(split_.pot, division.members.front());
    if (!division.pot.present()) return division;
    const Rational& pot = division.pot.number;
    Rational weights = 0;
    for (const Key& key : division.members) {
      division.receivers.push_back(receiver(key, division.trouble));
      if (division.trouble) return failed(std::move(division), Division::Fault::receiver);
      weights += division.receivers.back().weight;
    }
    if (weights == 0 && pot != 0 && !split_.rest_to) return failed(std::move(division), Division::Fault::no_receivers);
    division.shares = split_.exact ? split_exact(pot, division.receivers) : split(pot, division.receivers, split_.step);
    return division.shares.bounds_exceed_pot ? failed(std::move(division), Division::Fault::bounds_exceed_pot) : division;
  }

  static Division failed(Division division, Division::Fault fault) {
    division.fault = fault;
    return division;
  }

  // `trouble`: set when it can have no share.
  Receiver receiver(const Key& key, std::shared_ptr<const Trouble>& trouble) {
    auto number = [&](const std::optional<ExprId>& id) { return id ? this->number(*id, key, trouble) : std::nullopt; };
    Rational weight = split_.weight ? number(split_.weight).value_or(Rational(0)) : Rational(1);
    if (weight < 0) trouble = std::make_shared<const Trouble>(Trouble{"negative-weight", plan_[rule_].name, fraction_text(weight), ""});
    return {weight, number(split_.at_least), number(split_.at_most)};
  }
  std::optional<Rational> number(ExprId id, const Key& key, std::shared_ptr<const Trouble>& trouble) {
    Value value = evaluator_.value(id, key);
    if (value.stops()) trouble = value.trouble;
    return value.present() ? std::optional(value.number) : std::nullopt;
  }

  const Plan& plan_;
  Evaluator& evaluator_;
  RuleId rule_;
  const Split& split_;
};

}  // namespace

std::vector<Division> divide(const Plan& plan, Evaluator& evaluator, RuleId rule, SplitId split, const Keys& keys) {
  return Divider(plan, evaluator, rule, plan[split]).run(keys);
}

std::map<Key, Value> shares_of(const std::vector<Division>& divisions) {
  std::map<Key, Value> shares;
  for (const Division& division : divisions) {
    if (division.fault == Division::Fault::receiver) shares[division.members[division.receivers.size() - 1]] = Value::undefined(division.trouble);
    if (division.fault != Division::Fault::none) continue;
    for (std::size_t i = 0; i < division.members.size(); ++i)
      shares[division.members[i]] = division.pot.present() ? Value::of(division.shares.parts[i]) : division.pot;
  }
  return shares;
}

}  // namespace bkm::interpret
