// A Dutch module in an English contract, and the reverse. Only the words that belong to the language change: periods, hours, kinds of value,
// rhythms. Names that the module's author chose stay, and so do the headings of its files.
#include <algorithm>

#include "compiler/elaborate/link.hpp"
#include "runtime/calendar/period.hpp"

namespace bkm::elaborate {
namespace {

constexpr Bilingual kWords[] = {{"minuut", "minute"},   {"minuten", "minutes"},     {"uur", "hour"},          {"uren", "hours"},
                                {"dagen", "days"},      {"weken", "weeks"},         {"maanden", "months"},    {"kwartalen", "quarters"},
                                {"jaren", "years"},     {"getal", "number"},        {"datum", "date"},        {"ja_nee", "yes_no"},
                                {"jaarlijks", "yearly"}, {"halfjaarlijks", "halfyearly"}, {"driemaandelijks", "quarterly"}, {"maandelijks", "monthly"},
                                {"loting", "draw"},     {"vanaf", "from"}};

class Words {
 public:
  Words(Language from, Language to) : from_(from), to_(to) {}

  void text(std::string& word) const {
    if (auto cycle = cycle_named(word, from_)) return void(word = cycle_word(*cycle).in(to_));
    for (const Bilingual& pair : kWords)
      if (pair.in(from_) == word) return void(word = pair.in(to_));
  }
  void operator()(ast::Name& name) const { text(name.text); }
  void operator()(std::vector<ast::Name>& names) const { for (ast::Name& name : names) text(name.text); }
  void operator()(std::optional<ast::Name>& name) const { if (name) text(name->text); }
  void operator()(ast::Literal& literal) const {
    auto* quantity = std::get_if<ast::Quantity>(&literal.value);
    if (!quantity) return;
    (*this)(quantity->unit);
    (*this)(quantity->per);
  }
  void operator()(std::optional<ast::Literal>& literal) const { if (literal) (*this)(*literal); }
  void operator()(ast::TypeRef& type) const {
    (*this)(type.name);
    (*this)(type.per);
  }
  void operator()(std::vector<ast::Growth>& growth) const { for (ast::Growth& each : growth) (*this)(each.frequency); }

  void operator()(ast::Expr& expr) const {
    if (auto* literal = std::get_if<ast::Literal>(&expr.node)) (*this)(*literal);
    if (auto* in = std::get_if<ast::In>(&expr.node))
      for (ast::Literal& item : in->items) (*this)(item);
    if (auto* call = std::get_if<ast::Call>(&expr.node)) (*this)(call->name);
  }

  // A key column of periods keeps the heading that its file has.
  void keys(std::vector<ast::Name>& per, std::vector<ast::Column>& columns) const {
    for (ast::Name& name : per) {
      const std::string heading = name.text;
      (*this)(name);
      if (heading == name.text) continue;
      auto own = std::find_if(columns.begin(), columns.end(), [&](const ast::Column& c) { return c.name.text == heading; });
      if (own == columns.end()) own = columns.insert(columns.begin(), ast::Column{ast::Name{heading, name.span}, {}, {}, {}, false, {}, {}, {}, {}, {}, name.span});
      own->name.text = name.text;
      if (!own->heading) own->heading = heading;
    }
  }
  void columns(std::vector<ast::Column>& columns) const {
    for (ast::Column& column : columns) {
      if (column.type) (*this)(*column.type);
      if (column.range) (*this)(column.range->low), (*this)(column.range->high);
      (*this)(column.empty_value);
    }
  }
  void rows(ast::Rows& rows) const {
    for (std::size_t r = 0; r < rows.rows.size(); ++r)
      for (ast::Cell& cell : rows.rows[r].cells) {
        if (r == 0) text(cell.text);
        (*this)(cell.literal);
      }
  }
  void source(std::optional<ast::Source>& source) const {
    if (source && source->date_format) std::replace(source->date_format->text.begin(), source->date_format->text.end(), from_ == Language::nl ? 'j' : 'y', to_ == Language::nl ? 'j' : 'y');
  }

  void operator()(ast::Table& table) const {
    keys(table.per, table.columns);
    columns(table.columns);
    source(table.source);
  }
  void operator()(ast::Constants& table) const {
    if (table.source) keys(table.per, table.columns);
    else (*this)(table.per);
    columns(table.columns);
    rows(table.rows);
    source(table.source);
    (*this)(table.growth);
  }
  void operator()(ast::Scale& scale) const {
    (*this)(scale.per);
    (*this)(scale.over);
    for (ast::Band& band : scale.bands) (*this)(band.low), (*this)(band.high);
    rows(scale.rows);
    columns(scale.columns);
    source(scale.source);
    (*this)(scale.growth);
  }
  void operator()(ast::Units& units) const { (*this)(units.equals); }
  void operator()(ast::Function& function) const { for (ast::Parameter& parameter : function.parameters) (*this)(parameter.type); }
  void operator()(ast::Rule& rule) const {
    (*this)(rule.growth);
    if (rule.rounding) (*this)(rule.rounding->step);
  }
  template <class Other>
  void operator()(Other&) const {}

 private:
  Language from_, to_;
};

}  // namespace

ast::Unit in_language(ast::Unit module, Language language) {
  if (module.language == language) return module;
  Words words(module.language, language);
  for (ast::Expr& expr : module.exprs) words(expr);
  for (ast::Statement& statement : module.statements) std::visit([&](auto& each) { words(each); }, statement);
  module.language = language;
  return module;
}

}  // namespace bkm::elaborate
