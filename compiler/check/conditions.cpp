// Conditions that can never hold, or always do: from ranges, closed codes, and what the other parts of the same condition leave.
#include <array>
#include <map>

#include "compiler/check/checker.hpp"
#include "compiler/check/depends.hpp"
#include "compiler/check/own_interval.hpp"
#include "compiler/check/value_domain.hpp"

namespace bkm::check {
namespace {

using facts::Region;

constexpr Kind kNever{3730, "condition-never-holds", diag::Severity::warning, "{0} geldt nooit: {1} {2} {3}.", "{0} never holds: {1} {2} {3}."};
constexpr Kind kAlways{3731, "condition-always-holds", diag::Severity::warning, "{0} geldt altijd: {1} {2} {3}.", "{0} always holds: {1} {2} {3}."};

// A comparison of one value with a fixed one.
struct Atom {
  ExprId whole, subject;
  std::optional<std::pair<ast::Comparison, Rational>> number;
  std::set<std::string> codes;
  bool listed = true;  // one of the codes; else none of them
  bool earlier = false;  // an earlier `als` took what fits
  ExprId fixed{};  // as written

  void apply(Region& region) const {
    if (number) region.compare(number->first, number->second);
    else if (listed) region.keep(codes);
    else region.drop(codes);
  }
};
Atom negated(Atom atom) {
  if (atom.number) atom.number->first = facts::opposite(atom.number->first);
  else atom.listed = !atom.listed;
  return atom;
}

struct Found {
  bool holds;
  Args reason;
  std::string article;
  ExprId then{};
};

class Conditions {
 public:
  explicit Conditions(Checker& checker) : checker_(checker), plan_(checker.plan), domains_(checker), parameters_(plan_) {}

  void rule(const Rule& rule) {
    article_ = rule.article;
    if (rule.type.kind == ValueKind::yes_no) examine(rule.body, {});
    all(rule.body);
  }
  void all(ExprId id) {
    visit_all(plan_, id, [&](ExprId part, const Aggregate*) {
      if (const auto* a = std::get_if<AggregateValue>(&plan_[part].node); a && plan_[a->aggregate].filter) examine(*plan_[a->aggregate].filter, {});
      if (const auto* choice = std::get_if<If>(&plan_[part].node)) chain(part, *choice);
    });
  }
  void root(ExprId id, const std::string& article) {
    parts(id, article);
    examine(id, {});
  }
  // An `eis` is proven or refused as a whole elsewhere.
  void parts(ExprId id, const std::string& article) {
    article_ = article;
    all(id);
  }

  void report() {
    for (const auto& [place, found] : found_) {
      Span span{place[0], place[1], place[2]};
      if (!found || checker_.of_module(span)) continue;
      Args args{std::string(checker_.sources.text(span))};
      args.insert(args.end(), found->reason.begin(), found->reason.end());
      auto& reported = checker_.report(found->holds ? kAlways : kNever, span, found->article, args);
      if (found->then) reported.labels.push_back({plan_[found->then].span, {"dit geldt dan nooit", "then this never applies"}, {}});
    }
  }

 private:
  // --- als .. anders als ..: what an earlier condition took is not left for a later one -------------------------------------

  void chain(ExprId id, const If& first) {
    if (!chained_.insert(id.index).second) return;
    std::vector<Atom> taken;
    for (const If* choice = &first; choice;) {
      then_ = choice->then;
      examine(choice->condition, taken);
      then_ = {};
      std::vector<Atom> atoms;
      bool single = !std::holds_alternative<And>(plan_[choice->condition].node) && conjuncts(choice->condition, true, atoms);
      for (Atom& atom : atoms) {
        atom.earlier = true;
        if (single) taken.push_back(atom);
      }
      if (!choice->otherwise) return;
      const If* next = std::get_if<If>(&plan_[*choice->otherwise].node);
      if (next) chained_.insert(choice->otherwise->index);
      choice = next;
    }
  }

  // --- one condition: the smallest part that is decided --------------------------------------------------------------------

  // True when it is decided. `given` is known to hold as well.
  bool examine(ExprId id, const std::vector<Atom>& given) {
    const Expr& expr = plan_[id];
    if (const auto* negation = std::get_if<Not>(&expr.node)) return examine_part(negation->operand, {}, decides_ ? std::optional(!*decides_) : decides_);
    const auto* all = std::get_if<And>(&expr.node);
    const auto* any = std::get_if<Or>(&expr.node);
    bool decided = false;
    const bool alike = decides_ == (any != nullptr);
    if (all || any)
      for (ExprId operand : all ? all->operands : any->operands) decided |= examine_part(operand, all ? given : std::vector<Atom>(), alike ? decides_ : std::nullopt);
    else decided = alone(id);
    if (decided) return true;
    std::vector<Atom> atoms = given;
    if (any ? disjuncts(*any, atoms) : (conjuncts(id, false, atoms), true))
      if (auto clash = clashing(atoms)) return note(id, any != nullptr, joint_reason(*clash, any)), true;
    note_unlisted(id);
    note_open(id);
    return false;
  }

  bool examine_part(ExprId id, const std::vector<Atom>& given, std::optional<bool> decides) {
    const auto before = std::exchange(decides_, decides);
    const bool decided = examine(id, given);
    decides_ = before;
    return decided;
  }

  // soort in {"dag", "avond"}: a code that the column cannot have.
  void note_unlisted(ExprId id) {
    const auto* list = std::get_if<InList>(&plan_[id].node);
    const auto codes = list ? domain(list->operand).codes : std::nullopt;
    if (!codes || plan_[list->operand].type.kind != ValueKind::code) return;
    const auto before = std::exchange(decides_, std::nullopt);  // the other codes may still do
    for (ExprId item : list->items)
      if (const auto* code = std::get_if<CodeConstant>(&plan_[item].node); code && !codes->contains(code->code)) note(item, false, domain_reason({item, list->operand, {}, {}}));
    decides_ = before;
  }

  bool alone(ExprId id) {
    if (std::holds_alternative<YesNoConstant>(plan_[id].node)) return true;
    std::vector<Atom> atoms;
    if (conjuncts(id, false, atoms) && !atoms.empty()) {
      const Atom& atom = atoms[0];
      for (bool holds : {false, true}) {
        Region region = domain(atom.subject);
        (holds ? negated(atom) : atom).apply(region);
        if (!region.empty()) continue;
        note(id, holds, domain_reason(atom));
        return true;
      }
      return false;
    }
    const auto* compare = std::get_if<Compare>(&plan_[id].node);
    if (!compare || parameters_.in(id)) return false;
    if (const std::string bound = outside_own_interval(plan_, *compare); !bound.empty()) {
      note(id, false, {bound, Bilingual{"komt uit de regel die op die dag geldt; vraag niet bekend", "comes from the row in force on that day; ask not known"}, bound});
      return true;
    }
    auto truth = facts::truth_where(plan_, checker_.facts, id, [](ExprId) { return std::optional<facts::Range>(); });
    if (!truth) return false;
    note(id, *truth, ranges_reason(*compare));
    return true;
  }

  // The comparisons that hold together when `id` holds (or, `negate`, when it does not). False when there is more to it.
  bool conjuncts(ExprId id, bool negate, std::vector<Atom>& atoms) {
    const Expr& expr = plan_[id];
    if (const auto* negation = std::get_if<Not>(&expr.node)) return negated_conjuncts(id, negation->operand, !negate, atoms);
    const std::vector<ExprId>* parts = nullptr;
    if (const auto* all = std::get_if<And>(&expr.node); all && !negate) parts = &all->operands;
    if (const auto* any = std::get_if<Or>(&expr.node); any && negate) parts = &any->operands;
    if (parts) {
      bool complete = true;
      for (ExprId part : *parts) complete &= conjuncts(part, negate, atoms);
      return complete;
    }
    auto atom = atom_of(id);
    if (!atom) return false;
    atoms.push_back(negate ? negated(*atom) : *atom);
    return true;
  }
  // A reader sees them with their `niet`.
  bool negated_conjuncts(ExprId whole, ExprId operand, bool negate, std::vector<Atom>& atoms) {
    const std::size_t before = atoms.size();
    const bool complete = conjuncts(operand, negate, atoms);
    for (std::size_t i = before; i < atoms.size(); ++i) atoms[i].whole = whole;
    return complete;
  }
  bool disjuncts(const Or& any, std::vector<Atom>& atoms) {
    atoms.clear();
    for (ExprId operand : any.operands)
      if (!std::holds_alternative<And>(plan_[operand].node)) conjuncts(operand, true, atoms);
    return true;
  }

  std::optional<Atom> atom_of(ExprId id) {
    const Expr& expr = plan_[id];
    if (const auto* list = std::get_if<InList>(&expr.node)) return of_list(id, *list);
    if (const auto* compare = std::get_if<Compare>(&expr.node)) {
      if (auto atom = of_comparison(id, compare->left, compare->op, compare->right)) return atom;
      return of_comparison(id, compare->right, facts::turned(compare->op), compare->left);
    }
    bool value = std::holds_alternative<ColumnValue>(expr.node) || std::holds_alternative<MeasureValue>(expr.node);
    if (value && expr.type.kind == ValueKind::yes_no) return Atom{id, id, {}, {"1"}};
    return {};
  }

  std::optional<Atom> of_list(ExprId id, const InList& list) {
    Atom atom{id, list.operand, {}, {}};
    for (ExprId item : list.items) {
      const auto* code = std::get_if<CodeConstant>(&plan_[item].node);
      if (!code) return {};
      atom.codes.insert(code->code);
    }
    return atom;
  }

  std::optional<Atom> of_comparison(ExprId id, ExprId subject, ast::Comparison op, ExprId fixed) {
    const Expr& value = plan_[fixed];
    Atom atom{id, subject, {}, {}, true, false, fixed};
    if (const auto* code = std::get_if<CodeConstant>(&value.node)) {
      bool equality = op == ast::Comparison::equal || op == ast::Comparison::unequal;
      if (!equality || std::holds_alternative<CodeConstant>(plan_[subject].node)) return {};
      atom.codes.insert(code->code);
      atom.listed = op == ast::Comparison::equal;
      return atom;
    }
    if (const auto* day = std::get_if<DateConstant>(&value.node)) {
      atom.number = {op, Rational(day->day.days)};
      return std::holds_alternative<DateConstant>(plan_[subject].node) ? std::nullopt : std::optional(atom);
    }
    if (value.type.kind != ValueKind::number || !checker_.facts[fixed].range.is_point() || parameters_.in(fixed)) return {};
    if (std::holds_alternative<Constant>(plan_[subject].node)) return {};
    atom.number = {op, *checker_.facts[fixed].range.low};
    return atom;
  }

  Region domain(ExprId id) { return domains_.of(id, !parameters_.in(id)); }

  // Two comparisons of one value that leave nothing; the second is the last that was needed.
  std::optional<std::pair<Atom, Atom>> clashing(const std::vector<Atom>& atoms) {
    std::map<std::string, std::pair<Region, Atom>> left;
    for (const Atom& atom : atoms) {
      std::string text = checker_.written(atom.subject);
      auto [at, fresh] = left.try_emplace(text, domain(atom.subject), atom);
      Region alone = domain(atom.subject);
      atom.apply(alone);
      if (alone.empty()) continue;  // told by itself
      atom.apply(at->second.first);
      if (!fresh && at->second.first.empty()) return std::pair(partner(atoms, atom, text), atom);
    }
    return {};
  }
  // The one that excludes `last` by itself, else the first about the same value.
  Atom partner(const std::vector<Atom>& atoms, const Atom& last, const std::string& text) {
    std::optional<Atom> first;
    for (const Atom& atom : atoms) {
      if (atom.whole == last.whole || checker_.written(atom.subject) != text) continue;
      Region region = domain(last.subject);
      last.apply(region), atom.apply(region);
      if (region.empty()) return atom;
      if (!first) first = atom;
    }
    return first.value_or(last);
  }

  // --- reasons, in the author's words ----------------------------------------------------------------------------------------

  Args joint_reason(const std::pair<Atom, Atom>& clash, bool any) {
    const auto& [first, second] = clash;
    std::string a = checker_.written(first.whole), b = checker_.written(second.whole);
    if (any) return {b, Bilingual{"geldt waar dit niet geldt:", "holds where this does not hold:"}, a};
    if (second.earlier) return {b, Bilingual{"neemt de rest al van", "takes what is left of"}, a};
    if (first.earlier) return {b, Bilingual{"valt al onder het eerdere", "falls under the earlier"}, a};
    return {b, Bilingual{"kan niet samen met", "cannot go together with"}, a};
  }

  Args domain_reason(const Atom& atom) {
    std::string subject = checker_.written(atom.subject);
    const Expr& expr = plan_[atom.subject];
    Region region = domain(atom.subject);
    if (region.codes && expr.type.kind == ValueKind::code) return {subject, Bilingual{"is een van", "is one of"}, list(codes_in_order(expr))};
    if (region.low && region.high && *region.low == *region.high) return {subject, Bilingual{"is", "is"}, shown(*region.low, expr, atom.fixed)};
    Region above = region, below = region;
    above.compare(ast::Comparison::greater, atom.number->second);
    below.compare(ast::Comparison::less, atom.number->second);
    if (below.empty()) return {subject, Bilingual{"is minstens", "is at least"}, shown(*region.low, expr, atom.fixed)};
    if (above.empty()) return {subject, Bilingual{"is hoogstens", "is at most"}, shown(*region.high, expr, atom.fixed)};
    return {subject, Bilingual{"gaat in stappen van", "goes in steps of"}, shown(*region.step, expr, atom.fixed)};
  }

  Args ranges_reason(const Compare& compare) {
    const facts::Range &left = checker_.facts[compare.left].range, &right = checker_.facts[compare.right].range;
    std::string a = checker_.written(compare.left), b = checker_.written(compare.right);
    bool below = left.high && right.low && *left.high <= *right.low;
    if (below) return {a, Bilingual{"is nooit meer dan", "is never more than"}, b};
    return {a, Bilingual{"is nooit minder dan", "is never less than"}, b};
  }

  std::vector<std::string> codes_in_order(const Expr& expr) {
    if (const auto* c = std::get_if<ColumnValue>(&expr.node))
      if (const auto& codes = plan_[c->table].schema.columns[c->column].codes; !codes.empty()) return codes;
    return plan_[expr.type.dimension].codes;
  }
  static std::string list(const std::vector<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) text += (text.empty() ? "" : ", ") + code;
    return text;
  }

  diag::Arg shown(const Rational& value, const Expr& subject, ExprId fixed) {
    if (subject.type.kind == ValueKind::date) return to_string(Date{static_cast<std::int32_t>(value.get_num().get_si())});
    if (checker_.is_money(subject.type)) return checker_.money(value);
    const auto* c = std::get_if<ColumnValue>(&subject.node);
    const bool percent = (fixed && checker_.written(fixed).ends_with("%")) || (c && plan_[c->table].schema.columns[c->column].percent);
    Rational unit = percent ? Rational(1, 100) : c ? column_unit(*c) : Rational(1);
    std::string text = format_decimal(Rational(value / unit), notation_of(plan_.language));
    if (percent) return text + "%";
    bool of_one = !c && subject.type.unit.powers.size() == 1 && subject.type.unit.powers[0].second == 1;
    return of_one ? text + " " + subject.type.unit.powers[0].first : text;
  }
  // A column is shown as its range is written.
  Rational column_unit(const ColumnValue& c) const {
    const Table& table = plan_[c.table];
    return table.columns[c.column].factor * power_of_ten(table.schema.columns[c.column].decimals);
  }

  // --- what is found, by place: one text may be read in several ways, and is reported when all agree ------------------------------

  using Place = std::array<std::uint32_t, 3>;
  static Place place_of(Span span) { return {span.source, span.begin, span.end}; }

  void note(ExprId id, bool holds, Args reason) {
    auto [at, fresh] = found_.try_emplace(place_of(plan_[id].span), Found{holds, std::move(reason), article_, decides_ == holds ? then_ : ExprId{}});
    if (!fresh && at->second && at->second->holds != holds) at->second.reset();
  }
  void note_open(ExprId id) { found_[place_of(plan_[id].span)].reset(); }

  Checker& checker_;
  const Plan& plan_;
  std::set<std::uint32_t> chained_;
  Domains domains_;
  std::map<Place, std::optional<Found>> found_;
  Parameters parameters_;
  std::string article_;
  ExprId then_{};
  std::optional<bool> decides_ = false;  // what the part at hand must be for the whole condition never to hold; none: it does not decide that
};

}  // namespace

void check_conditions(Checker& checker) {
  Conditions conditions(checker);
  for (const Rule& rule : checker.plan.rules) conditions.rule(rule);
  for (const Limit& limit : checker.plan.limits)
    for (ExprId exempt : limit.exempt) conditions.root(exempt, limit.article);
  for (const Reject& reject : checker.plan.rejects) conditions.root(reject.condition, reject.article);
  for (const Require& require : checker.plan.requires_) conditions.parts(require.condition, require.article);
  conditions.report();
}

}  // namespace bkm::check
