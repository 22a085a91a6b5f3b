#include "compiler/syntax/print.hpp"

#include <fmt/format.h>

#include "compiler/syntax/print_expressions.hpp"

namespace bkm::syntax {

namespace {

constexpr const char* kRoles[] = {"purchaser", "purchasers", "provider", "providers", "coalition", "members", "third", "thirds"};
constexpr const char* kEmpty[] = {"", " or-empty", " or-none", " empty-is "};
constexpr const char* kNatures[] = {"", " flow", " stock", " level"};
constexpr const char* kComplete[] = {"", " complete", " incomplete"};
constexpr const char* kBoundColumns[] = {"", " =from", " =above", " =through", " =at"};
constexpr const char* kFeatures[] = {"nature", "outcome", "obligation", "risk", "indicator"};
constexpr const char* kRoundings[] = {"half-away", "half-even", "half-down", "away", "toward"};
constexpr const char* kScales[] = {"value", "volume", "brackets", "linear"};
constexpr const char* kStarts[] = {"from", "above", "printed", "at"};
constexpr const char* kEnds[] = {"", " ends flat", " ends extended", " ends error"};
constexpr const char* kRules[] = {"rate", "parameter", "define", "pay", "bonus", "penalty", "adjust", "condition", "publish"};
constexpr const char* kFates[] = {"used", "unused", "cancelled", "rejected", "out-of-scope"};
constexpr const char* kExpected[] = {"", "gross ", "net ", "adjustment ", "difference ", "rest "};

template <class E>
int index(E value) { return static_cast<int>(value); }

class Writer {
 public:
  explicit Writer(const ast::Unit& unit) : unit_(unit) {}

  std::string all() {
    const ast::Header& header = unit_.header;
    line(0, fmt::format("{} \"{}\" \"{}\"{}", header.is_module ? "module" : "contract", header.title, header.version, with(" currency ", header.currency)));
    for (const ast::Statement& statement : unit_.statements)
      std::visit([this](const auto& each) { write(each); }, statement);
    return out_;
  }

 private:
  void line(int depth, const std::string& text) { out_ += std::string(2 * depth, ' ') + text + "\n"; }
  std::string at(ast::ExprId id) const { return syntax::dump(unit_, id); }
  std::string at(const std::optional<ast::ExprId>& id) const { return id ? at(*id) : "none"; }
  static std::string with(const char* word, const std::optional<ast::Name>& name) { return name ? word + name->text : ""; }
  static std::string with(const char* word, const std::vector<ast::Name>& names) { return names.empty() ? "" : word + syntax::dump(names); }
  static std::string with(const char* word, const std::optional<std::string>& text) { return text ? std::string(word) + '"' + *text + '"' : ""; }
  static std::string with(const char* word, const std::optional<Date>& date) { return date ? word + to_string(*date) : ""; }
  static std::string with(const char* word, bool said) { return said ? word : ""; }

  static std::string type(const ast::TypeRef& type) {
    std::string made = " : " + (type.name ? type.name->text : type.currency);
    if (type.decimals) made += fmt::format("({})", *type.decimals);
    for (const ast::Name& per : type.per) made += " per " + per.text;
    return made;
  }
  static std::string rounding(const ast::RoundingStep& step) {
    return fmt::format("{}{} {}", with("from ", step.from), step.cent ? " cent" : " " + syntax::dump(*step.step), kRoundings[index(step.mode)]);
  }

  void write(const ast::Use& each) { line(0, "use \"" + each.module + '"'); }
  void write(const ast::Parties& each) {
    line(0, "parties");
    for (const ast::Party& party : each.parties) {
      line(1, fmt::format("{} {}{}{}{}", kRoles[index(party.role)], party.name.text, with("/", party.plural), with(" ", party.title), with(" closed", party.closed)));
      for (const ast::Member& member : party.members) line(2, member.name.text + " \"" + member.title + '"');
    }
  }
  void write(const ast::Term& each) {
    line(0, fmt::format("term {} {}{} settle {}", to_string(each.first), to_string(each.last), with(" extendable ", each.extendable), each.settle_per.text));
    for (const ast::OwnCalendar& own : each.calendars)
      line(1, own.name.text + with(" ", own.from) + (own.day ? " " + std::to_string(*own.day) : "") + with(" ", own.month));
  }
  void write(const ast::Units& each) {
    std::string made = "units";
    for (const ast::UnitWord& word : each.words) made += " " + word.singular.text + with("/", word.plural);
    line(0, made + (each.equals ? " = " + syntax::dump(*each.equals) : ""));
  }
  void write(const ast::Table& each) {
    line(0, fmt::format("data {}{}{}{}{}{}{}{}{}{}", each.name.text, with(" per ", each.per), kComplete[index(each.completeness)], with(" key ", each.key),
                        with(" without-key", each.without_key), with(" on ", each.on), with(" from ", each.from), with(" through ", each.through),
                        with(" known-on ", each.known_on), with(" credits ", each.credits)));
    source(each.source);
    columns(each.columns);
  }
  void source(const std::optional<ast::Source>& each) {
    if (!each) return;
    std::string made = "source \"" + each->file + '"' + with(" where ", each->where);
    for (const std::string& value : each->where_in) made += " \"" + value + '"';
    if (each->numbers) made += *each->numbers == Language::nl ? " numbers nl" : " numbers en";
    made += with(" date ", each->date_format) + with(" percent-as-fraction", each->percent_as_fraction);
    for (const std::string& empty : each->empty_texts) made += " empty \"" + empty + '"';
    line(1, made);
  }
  void columns(const std::vector<ast::Column>& all) {
    for (const ast::Column& each : all) {
      std::string made = "column " + (each.bound == ast::BoundColumn::none ? each.name.text : "") + with("/", each.plural) + kBoundColumns[index(each.bound)];
      if (each.type) made += type(*each.type);
      if (each.range) made += fmt::format(" {}..{}", each.range->low ? syntax::dump(*each.range->low) : "", each.range->high ? syntax::dump(*each.range->high) : "");
      if (each.closed) made += " in";
      for (const ast::Literal& code : each.codes) made += " " + syntax::dump(code);
      made += kEmpty[index(each.empty)] + (each.empty_value ? syntax::dump(*each.empty_value) : std::string());
      line(1, made + kNatures[index(each.nature)] + with(" heading ", each.heading));
    }
  }
  void write(const ast::Performance& each) {
    line(0, "performance " + each.name.text + " \"" + each.title + '"');
    for (const ast::Feature& feature : each.features) line(1, std::string(kFeatures[index(feature.kind)]) + " " + feature.value.text);
  }
  void write(const ast::Reward& each) {
    line(0, "reward");
    for (const ast::RoundingStep& step : each.rounding) line(1, "round " + rounding(step));
  }
  void rows(const ast::Rows& all) {
    for (const ast::Row& row : all.rows) {
      std::string made = "row";
      for (const ast::Cell& cell : row.cells) made += " | " + (cell.literal ? syntax::dump(*cell.literal) : cell.band ? band(*cell.band) : "'" + cell.text + "'");
      line(1, made);
    }
  }
  static std::string band(const ast::CellBand& cell) {
    return kStarts[index(cell.start)] + (" " + syntax::dump(cell.low)) + (cell.high ? " " + syntax::dump(*cell.high) : "");
  }
  void growth(const std::vector<ast::Growth>& all) {
    for (const ast::Growth& each : all)
      line(1, fmt::format("{} {} {} from {}", each.rises ? "rises" : "falls", each.frequency.text, syntax::dump(each.percentage), to_string(each.from)));
  }
  void write(const ast::Constants& each) {
    line(0, fmt::format("table {}{}{}", each.name.text, with(" per ", each.per), kComplete[index(each.completeness)]));
    rows(each.rows);
    source(each.source);
    columns(each.columns);
    growth(each.growth);
    if (each.rounding) line(1, "rounded " + rounding(*each.rounding));
    if (each.article) line(1, "article " + *each.article);
  }
  void write(const ast::Scale& each) {
    line(0, fmt::format("scale {}{}{} over {}{} {}{}", each.name.text, with(" per ", each.per), kComplete[index(each.completeness)], with("", each.over),
                        each.over_currency, kScales[index(each.kind)], kEnds[index(each.ends)]));
    for (const ast::Band& band : each.bands)
      line(1, fmt::format("{} {} {}: {} + {}", kStarts[index(band.start)], syntax::dump(band.low), band.high ? syntax::dump(*band.high) : "",
                          band.value.closed ? "closed" : at(band.value.rate), at(band.value.fixed)));
    rows(each.rows);
    source(each.source);
    columns(each.columns);
    growth(each.growth);
    if (each.rounding) line(1, "rounded " + rounding(*each.rounding));
    if (each.article) line(1, "article " + *each.article);
  }
  void write(const ast::Function& each) {
    std::string made = "function " + each.name.text;
    for (const ast::Parameter& parameter : each.parameters) made += " (" + parameter.name.text + type(parameter.type) + ")";
    line(0, made + " = " + at(each.body));
  }
  void write(const ast::Rule& each) {
    line(0, fmt::format("{} {}{}{}", kRules[index(each.kind)], each.name.text, with(" ", each.title), with(" per ", each.per)));
    if (each.presence) line(1, (each.presence->for_each ? "for-each " : "only-with ") + each.presence->name.text);
    if (each.start) line(1, (each.start->first ? "since-first " : "since-start ") + each.start->name.text);
    if (each.payer || each.payee) line(1, "money" + with(" from ", each.payer) + with(" to ", each.payee));
    if (each.on) line(1, fmt::format("on {}{}{}", each.on->count ? std::to_string(*each.on->count) + " " : "", with("", each.on->unit), " " + syntax::dump(each.on->anchor)));
    line(1, "= " + at(each.body));
    for (const ast::Step& step : each.steps) line(1, "from " + to_string(step.from) + ": " + at(step.value));
    growth(each.growth);
    if (each.cumulative) line(1, "cumulative " + each.cumulative->text);
    if (each.part) line(1, part(*each.part));
    if (each.rounding) line(1, "rounded " + rounding(*each.rounding));
    if (each.provisional) line(1, "provisional");
    if (each.formerly || each.article) line(1, with("formerly ", each.formerly) + with(" article ", each.article));
  }
  static std::string part(const ast::PartPeriod& part) {
    const auto day = [](const ast::PartDay& each) {
      std::string made = each.counts ? " counts" : " counts-not";
      if (each.before_day) made += fmt::format(" before {}", *each.before_day);
      if (each.from_day) made += fmt::format(" from {}", *each.from_day);
      return made;
    };
    return "part " + part.period.text + (part.pro_rata ? " pro-rata" : day(part.begin) + day(part.end));
  }
  void write(const ast::Limit& each) {
    line(0, fmt::format("limit {}{} per {} to {}{}{}{}{}{}", with("", each.name) + (each.name ? ": " : ""), syntax::dump(each.rules), syntax::dump(each.per),
                        at(each.ceiling), with(" order ", each.order), with(" pro-rata", each.pro_rata), with(" after ", each.after),
                        with(" provisional", each.provisional), with(" article ", each.article)));
    if (each.except) line(1, "except " + at(*each.except) + (each.except_counts ? *each.except_counts ? " counted" : " not-counted" : ""));
  }
  void write(const ast::Reject& each) {
    line(0, fmt::format("reject {} \"{}\" if {}{}", each.table.text, each.reason, at(each.condition), with(" article ", each.article)));
  }
  void write(const ast::Require& each) {
    line(0, fmt::format("require \"{}\"{}{} {}{}", each.text, with(" per ", each.per),
                        each.presence ? (each.presence->for_each ? " for-each " : " only-with ") + each.presence->name.text : "", at(each.condition),
                        with(" article ", each.article)));
  }
  void write(const ast::Example& each) {
    line(0, fmt::format("example \"{}\"{}{}", each.title, with(" known-on ", each.known_on), with(" after ", each.after)));
    for (const ast::GivenRows& given : each.rows) line(1, "given " + given.table.text), rows(given.rows);
    for (const ast::GivenValue& given : each.values) line(1, "given " + given.name.text + syntax::dump(given.keys) + " = " + at(given.value));
    for (const ast::Expectation& expectation : each.expectations)
      std::visit([this](const auto& one) { line(1, "expect " + expected(one)); }, expectation);
  }
  template <class E>
  std::string precision(const E& each) const {
    return (each.as_printed ? " as-printed" : "") + (each.within ? " within " + at(each.within) : "");
  }
  std::string more(const std::vector<ast::ExprId>& arguments) const {
    std::string made;
    for (ast::ExprId argument : arguments) made += ", " + at(argument);
    return made;
  }
  std::string expected(const ast::ExpectValue& each) const {
    return kExpected[index(each.what)] + each.name.text + syntax::dump(each.keys) + " = " + at(each.value) + precision(each);
  }
  std::string expected(const ast::ExpectScale& each) const {
    return each.scale.text + syntax::dump(each.keys) + "(" + at(each.argument) + more(each.more) + ")" + with(".", each.member) + with(" on ", each.on) + " = " + at(each.value) + precision(each);
  }
  std::string expected(const ast::ExpectTotal& each) const {
    return "total" + with(" ", each.rule) + with(" from ", each.payer) + with(" to ", each.payee) + " = " + at(each.value);
  }
  std::string expected(const ast::ExpectFate& each) const {
    return std::string(kFates[index(each.fate)]) + " " + each.table.text + syntax::dump(each.keys) + with(" ", each.code);
  }
  std::string expected(const ast::ExpectCounts& each) const {
    std::string made = "rows " + each.table.text;
    for (const auto& [count, fate] : each.counts) made += fmt::format(" {} {}", count, kFates[index(fate)]);
    return made;
  }

  const ast::Unit& unit_;
  std::string out_;
};

}  // namespace

std::string dump(const ast::Unit& unit) { return Writer(unit).all(); }

}  // namespace bkm::syntax
