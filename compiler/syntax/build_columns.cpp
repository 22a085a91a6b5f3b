// Data tables, their columns and files; constant tables and scales.
#include "compiler/syntax/builder.hpp"
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/literal.hpp"

namespace bkm::syntax {

ast::Completeness Builder::completeness(P::CompletenessContext* tree) const {
  if (!tree) return ast::Completeness::unstated;
  return tree->COMPLETE() ? ast::Completeness::complete : ast::Completeness::incomplete;
}

// The names of the header come in one order; which of them are there follows from the words before them.
ast::Table Builder::data(P::DataContext* tree) {
  ast::Table made;
  const bool keyed = tree->KEY() != nullptr;
  const auto lists = tree->names();
  if (tree->PER()) made.per = names(lists.front());
  if (keyed) made.key = names(lists.back());
  made.completeness = completeness(tree->completeness());
  made.without_key = tree->WITHOUT_KEY() != nullptr;
  const auto all = tree->name();
  std::size_t next = 0;
  made.name = name(all[next++]);
  const std::size_t on_words = tree->on_word().size();
  if (on_words > (tree->KNOWN() ? 1u : 0u)) made.on = name(all[next++]);
  if (tree->from_word()) made.from = name(all[next++]), made.through = name(all[next++]);
  if (tree->KNOWN()) made.known_on = name(all[next++]);
  if (tree->CREDITS()) made.credits = name(all[next++]);
  if (tree->source()) made.source = source(tree->source());
  for (auto* each : tree->column()) columns(each, made.columns);
  made.span = span(tree);
  return made;
}

std::optional<Language> Builder::notation(P::NotationContext* tree) {
  if (!tree) return {};
  antlr4::tree::TerminalNode* and_word = tree->AND();
  const std::string_view word = and_word ? text(and_word) : text(tree->name());
  if (word == "nl") return Language::nl;
  if (word == "en") return Language::en;
  sink_.report(kUnknownNotation, and_word ? span(and_word->getSymbol()) : span(tree->name()), {std::string(word)});
  return {};
}

ast::Source Builder::source(P::SourceContext* tree) {
  ast::Source made;
  if (tree->TEXT()) made.file = quoted(tree->TEXT());
  if (auto* where = tree->source_where()) {
    made.where = where->name() ? name(where->name()) : ast::Name{quoted(where->TEXT()), span(where->TEXT()->getSymbol())};
    for (auto* mark : where->mark()) made.where_in.push_back(mark->TEXT() ? quoted(mark->TEXT()) : std::string(text(mark)));
  }
  if (tree->reading()) reading(tree->reading(), made);
  made.span = span(tree);
  return made;
}

void Builder::reading(P::ReadingContext* tree, ast::Source& made) {
  made.numbers = notation(tree->notation());
  made.date_format = tree->date_format() ? std::optional(ast::Name{}) : std::nullopt;
  if (auto* format = tree->date_format()) {
    made.date_format->span = join(span(format->name(0)), span(format));
    made.date_format->text = text_.substr(made.date_format->span.begin, made.date_format->span.end - made.date_format->span.begin);
  }
  made.percent_as_fraction = tree->AS_FRACTION() != nullptr;
  if (auto* empty = tree->empty_texts())
    for (auto* each : empty->TEXT()) made.empty_texts.push_back(quoted(each));
}

void Builder::empty_rule(P::Empty_ruleContext* tree, ast::Column& column) const {
  if (!tree) return;
  column.empty = tree->EMPTY() ? ast::EmptyRule::or_empty : tree->NONE() ? ast::EmptyRule::or_none : ast::EmptyRule::is_value;
  if (tree->bare()) column.empty_value = bare(tree->bare());
  if (tree->TEXT()) column.empty_value = ast::Literal{ast::Text{quoted(tree->TEXT())}, span(tree->TEXT()->getSymbol())};
  if (tree->YES()) column.empty_value = ast::Literal{ast::YesNo{true}, span(tree->YES()->getSymbol())};
  if (tree->NO()) column.empty_value = ast::Literal{ast::YesNo{false}, span(tree->NO()->getSymbol())};
}

void Builder::range(P::RangeContext* tree, ast::Column& column) const {
  if (!tree) return;
  if (tree->literal_set()) {
    column.codes = literals(tree->literal_set());
    column.closed = true;
    return;
  }
  ast::Range made;
  made.low = bare(tree->bare(0));
  if (tree->bare().size() > 1) made.high = bare(tree->bare(1));
  made.span = span(tree);
  column.range = made;
}

ast::TypeRef Builder::type(P::TypeContext* tree) {
  ast::TypeRef made;
  made.name = maybe(tree->name());
  if (tree->currency()) made.currency = text(tree->currency());
  if (tree->NUMBER()) made.decimals = whole(tree->NUMBER());
  for (auto* each : tree->per()) made.per.push_back(name(each->name()));
  made.span = span(tree);
  return made;
}

// What the columns of one declaration share.
ast::Column Builder::column_rest(P::ColumnContext* tree) {
  ast::Column made;
  if (tree->type()) made.type = type(tree->type());
  range(tree->range(), made);
  if (tree->literal_set()) made.codes = literals(tree->literal_set()), made.closed = true;
  empty_rule(tree->empty_rule(), made);
  if (auto* nature = tree->nature())
    made.nature = nature->FLOW() ? ast::Nature::flow : nature->STOCK() ? ast::Nature::stock : ast::Nature::level;
  if (tree->heading()) made.heading = quoted(tree->heading()->TEXT());
  made.span = span(tree);
  return made;
}

void Builder::columns(P::ColumnContext* tree, std::vector<ast::Column>& out) {
  const ast::Column shared = column_rest(tree);
  const auto put = [&](ast::Name column, std::optional<ast::Name> plural) {
    out.push_back(shared);
    out.back().name = std::move(column);
    out.back().plural = std::move(plural);
  };
  if (auto* first = tree->column_name()) {
    // Its two parts are of different rules: the first can be a word that is no name elsewhere.
    antlr4::ParserRuleContext* singular = first->free_name() ? static_cast<antlr4::ParserRuleContext*>(first->free_name()) : first->word_name();
    put(name(singular), maybe(first->name()));
  }
  for (auto* word : tree->word()) put(name(word->name(0)), maybe(word->name(1)));
}

ast::Column Builder::bound_column(P::Bound_columnContext* tree) {
  ast::Column made;
  made.name = {std::string(tree->THROUGH() ? "tm" : text_.substr(span(tree->start).begin, span(tree->start).end - span(tree->start).begin)),
               span(tree->start)};
  made.bound = tree->THROUGH() ? ast::BoundColumn::through : tree->ABOVE() ? ast::BoundColumn::above : tree->AT() ? ast::BoundColumn::at : ast::BoundColumn::from;
  if (tree->type()) made.type = type(tree->type());
  range(tree->range(), made);
  empty_rule(tree->empty_rule(), made);
  if (tree->heading()) made.heading = quoted(tree->heading()->TEXT());
  made.span = span(tree);
  return made;
}

// Columns of a table or scale from a file, in the order of the text. In a scale `tm` is the upper bound.
void Builder::file_columns(antlr4::ParserRuleContext* tree, std::vector<ast::Column>& out, bool scale) {
  for (auto* child : tree->children) {
    if (auto* each = dynamic_cast<P::ColumnContext*>(child)) columns(each, out);
    if (auto* each = dynamic_cast<P::Bound_columnContext*>(child)) out.push_back(bound_column(each));
  }
  for (ast::Column& column : out)
    if (scale && column.name.text == "tm") column.bound = ast::BoundColumn::through;
}

ast::Growth Builder::growth(P::GrowthContext* tree) const {
  ast::Quantity written = percentage(parse_decimal(without_percent(text(tree->PERCENT())), notation_of(unit_.language)).value_or(Decimal{}));
  return {tree->RISES() != nullptr, name(tree->name()), {written, span(tree->PERCENT()->getSymbol())}, date(tree->DATE()), span(tree)};
}

std::vector<ast::Growth> Builder::growths(const std::vector<P::GrowthContext*>& trees) const {
  std::vector<ast::Growth> made;
  for (auto* each : trees) made.push_back(growth(each));
  return made;
}

ast::Constants Builder::table(P::TableContext* tree) {
  ast::Constants made;
  made.name = name(tree->name());
  made.per = names(tree->names());
  made.completeness = completeness(tree->completeness());
  made.rows = rows(tree->ROW());
  own_notation(made.rows, made.per);
  if (tree->source()) made.source = source(tree->source());
  file_columns(tree, made.columns, false);
  made.growth = growths(tree->growth());
  if (auto* rounded = tree->growth_rounding()) made.rounding = rounding(rounded->rounding());
  made.article = article(tree->article());
  made.span = span(tree);
  return made;
}

ast::Scale Builder::scale(P::ScaleContext* tree) {
  ast::Scale made;
  made.name = name(tree->name(0));
  made.per = names(tree->names());
  made.over = maybe(tree->name(1));
  if (tree->currency()) made.over_currency = text(tree->currency());
  auto* kind = tree->scale_kind();
  made.kind = kind->VALUE()      ? ast::ScaleKind::value
              : kind->VOLUME()   ? ast::ScaleKind::volume
              : kind->BRACKETS() ? ast::ScaleKind::brackets
                                 : ast::ScaleKind::linear;
  for (auto* each : tree->band()) made.bands.push_back(band(each));
  made.rows = rows(tree->ROW());
  own_notation(made.rows, made.per);
  if (tree->source()) made.source = source(tree->source());
  file_columns(tree, made.columns, true);
  if (auto* ends = tree->scale_ends())
    made.ends = ends->FLAT() ? ast::ScaleEnds::flat : ends->EXTENDED() ? ast::ScaleEnds::extended : ast::ScaleEnds::error;
  made.growth = growths(tree->growth());
  if (auto* rounded = tree->growth_rounding()) made.rounding = rounding(rounded->rounding());
  made.article = article(tree->article());
  made.completeness = completeness(tree->completeness());
  made.span = span(tree);
  return made;
}

ast::Literal Builder::limit_value(P::Limit_valueContext* tree) const {
  ast::Literal made = negated(literal(tree->literal()), tree->MINUS());
  made.span = span(tree);
  return made;
}

ast::Band Builder::band(P::BandContext* tree) {
  ast::Band made{ast::BandStart::printed, limit_value(tree->limit_value(0)), {}, band_value(tree->band_value()), span(tree)};
  if (tree->THROUGH()) made.high = limit_value(tree->limit_value(1));
  else made.start = tree->ABOVE() ? ast::BandStart::above : tree->AT() ? ast::BandStart::at : ast::BandStart::from;
  return made;
}

ast::ExprId Builder::band_amount(P::Band_amountContext* tree, bool minus) {
  const ast::ExprId amount = tree->literal() ? add(tree, literal(tree->literal())) : add(tree, ast::Reference{{}, name(tree->name()), {}, {}, {}, {}});
  return minus ? add(tree, ast::Negate{amount}) : amount;
}

ast::BandValue Builder::band_value(P::Band_valueContext* tree) {
  ast::BandValue made;
  made.closed = tree->NONE() != nullptr;
  if (made.closed) return made;
  made.rate = band_amount(tree->band_amount(0), tree->MINUS());
  if (tree->PLUS()) made.fixed = band_amount(tree->band_amount(1), false);
  return made;
}

}  // namespace bkm::syntax
