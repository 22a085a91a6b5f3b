// Names, literals and rows.
#include <algorithm>

#include "compiler/syntax/builder.hpp"
#include "compiler/syntax/kinds.hpp"
#include "compiler/syntax/literal.hpp"
#include "compiler/syntax/row_text.hpp"

namespace bkm::syntax {

namespace {

std::uint32_t begin_of(antlr4::Token* token) { return static_cast<Token*>(token)->begin; }
std::uint32_t end_of(antlr4::Token* token) { return static_cast<Token*>(token)->end; }

}  // namespace

Span Builder::span(antlr4::ParserRuleContext* tree) const { return {unit_.source, begin_of(tree->start), end_of(tree->stop)}; }
Span Builder::span(antlr4::Token* token) const { return {unit_.source, begin_of(token), end_of(token)}; }

std::string_view Builder::text(antlr4::tree::TerminalNode* node) const {
  const Span at = span(node->getSymbol());
  return text_.substr(at.begin, at.end - at.begin);
}

std::string_view Builder::text(antlr4::ParserRuleContext* tree) const {
  const Span at = span(tree);
  return text_.substr(at.begin, at.end - at.begin);
}

ast::Name Builder::name(antlr4::ParserRuleContext* tree) const { return {nfc(text(tree)), span(tree)}; }

std::optional<ast::Name> Builder::maybe(antlr4::ParserRuleContext* tree) const {
  return tree ? std::optional(name(tree)) : std::nullopt;
}

std::vector<ast::Name> Builder::names(P::NamesContext* tree) const {
  std::vector<ast::Name> made;
  if (tree)
    for (auto* each : tree->name()) made.push_back(name(each));
  return made;
}

std::string Builder::quoted(antlr4::tree::TerminalNode* node) const {
  std::string_view inside = text(node);
  return nfc(inside.substr(1, inside.size() - 2));
}

std::optional<std::string> Builder::maybe_quoted(antlr4::tree::TerminalNode* node) const {
  return node ? std::optional(quoted(node)) : std::nullopt;
}

std::optional<std::string> Builder::article(P::ArticleContext* tree) const { return maybe_quoted(tree ? tree->TEXT() : nullptr); }

// Numbers and dates were checked with the words, so that they can be read.
Decimal Builder::number(antlr4::tree::TerminalNode* node) const {
  return parse_decimal(text(node), notation_of(unit_.language)).value_or(Decimal{});
}

Date Builder::date(antlr4::tree::TerminalNode* node) const { return parse_iso_date(text(node)).value_or(Date{}); }

int Builder::whole(antlr4::tree::TerminalNode* node) {
  const Decimal written = number(node);
  if (written.decimals == 0 && written.value >= 0 && written.value <= 1'000'000) return static_cast<int>(written.value.get_d());
  sink_.report(kWholeNumber, span(node->getSymbol()), {std::string(text(node))});
  return 0;
}

ast::Literal Builder::literal(P::LiteralContext* tree) const {
  const Span at = span(tree);
  if (tree->TEXT()) return {ast::Text{quoted(tree->TEXT())}, at};
  if (tree->DATE()) return {date(tree->DATE()), at};
  if (tree->PERIOD_KEY() || tree->YEARS()) return {ast::PeriodKey{std::string(text(tree))}, at};
  if (tree->YES() || tree->NO()) return {ast::YesNo{tree->YES() != nullptr}, at};
  const Notation notation = notation_of(unit_.language);
  if (tree->PERCENT()) return {percentage(parse_decimal(without_percent(text(tree)), notation).value_or(Decimal{})), at};
  const Decimal written = number(tree->NUMBER());
  ast::Quantity made{written.value, written.decimals, false, {}, maybe(tree->unit_name()), {}};
  if (tree->currency()) made.currency = text(tree->currency());
  for (auto* each : tree->per()) made.per.push_back(name(each->name()));
  return {made, at};
}

ast::Literal Builder::negated(ast::Literal literal, bool minus) const {
  if (auto* quantity = std::get_if<ast::Quantity>(&literal.value); minus && quantity) quantity->value = -quantity->value;
  return literal;
}

ast::Literal Builder::bare(P::BareContext* tree) const {
  const Span at = span(tree);
  if (tree->PERCENT()) {
    const auto written = parse_decimal(without_percent(text(tree->PERCENT())), notation_of(unit_.language)).value_or(Decimal{});
    return negated({percentage(written), at}, tree->MINUS());
  }
  const Decimal written = number(tree->NUMBER());
  ast::Quantity made{written.value, written.decimals, false, {}, {}, {}};
  if (tree->currency()) made.currency = text(tree->currency());
  return negated({made, at}, tree->MINUS());
}

std::vector<ast::Literal> Builder::literals(P::Literal_setContext* tree) const {
  std::vector<ast::Literal> made;
  if (tree)
    for (auto* each : tree->literal()) made.push_back(literal(each));
  return made;
}

ast::Row Builder::row(antlr4::tree::TerminalNode* node) const {
  ast::Row made;
  made.span = span(node->getSymbol());
  const std::string_view line = text(node);
  for (const auto& [begin, end] : cells_of(line).cells) {
    const std::string_view inside = line.substr(begin, end - begin);
    ast::Cell cell;
    cell.span = {unit_.source, static_cast<std::uint32_t>(made.span.begin + begin), static_cast<std::uint32_t>(made.span.begin + end)};
    cell.quoted = inside.size() >= 2 && inside.front() == '"' && inside.back() == '"';
    cell.text = nfc(cell.quoted ? inside.substr(1, inside.size() - 2) : inside);
    if (cell.quoted) cell.literal = ast::Literal{ast::Text{cell.text}, cell.span};
    else cell.literal = literal_of_cell(inside, cell.span, unit_.language);
    if (!cell.literal) cell.band = band_of_cell(inside, cell.span, unit_.language);
    made.cells.push_back(std::move(cell));
  }
  return made;
}

// Cells have their own rules, so that the words in them were not checked with the others.
void Builder::refuse_pasted(const ast::Cell& cell) {
  const std::string_view inside = text_.substr(cell.span.begin, cell.span.end - cell.span.begin);
  const auto report = [&](const Kind& kind, Span at, const std::string& right) {
    sink_.report(kind, at, {right}).write(right, at);
  };
  for (std::string_view quote : {"\u201C", "\u201D", "\u201E"}) {
    if (!inside.starts_with(quote)) continue;
    const std::string_view rest = inside.substr(quote.size());
    const bool closed = rest.size() >= 3 && (rest.ends_with("\u201D") || rest.ends_with("\u201C"));
    return report(kCurlyQuote, cell.span, '"' + std::string(closed ? rest.substr(0, rest.size() - 3) : rest) + '"');
  }
  for (std::string_view dash : {"\u2013", "\u2212"})
    if (inside.starts_with(dash) && literal_of_cell("-" + std::string(inside.substr(dash.size())), cell.span, unit_.language))
      report(kLongDash, {cell.span.source, cell.span.begin, static_cast<std::uint32_t>(cell.span.begin + dash.size())}, "-");
}

ast::Rows Builder::rows(const std::vector<antlr4::tree::TerminalNode*>& nodes) {
  ast::Rows made;
  for (auto* node : nodes) made.rows.push_back(row(node));
  const std::size_t columns = made.rows.empty() ? 0 : made.rows.front().cells.size();
  for (const ast::Row& each : made.rows) {
    for (const ast::Cell& cell : each.cells) refuse_pasted(cell);
    const std::size_t cells = each.cells.size();
    if (cells == columns) continue;
    // A cell too many is shown; where one is missing, the end of the row is.
    const Span at = cells > columns ? each.cells[columns].span : Span{each.span.source, each.span.end - 1, each.span.end};
    const bool nl = unit_.language == Language::nl;
    const std::string counted = std::to_string(cells) + (cells == 1 ? (nl ? " cel" : " cell") : nl ? " cellen" : " cells");
    sink_.report(kRowCells, at, {counted, std::to_string(columns)})
        .labels.push_back({made.rows.front().span, {"de kop van deze tabel", "the heading of this table"}, {}});
  }
  return made;
}

// € 62.40 in a Dutch contract: beside the codes of the key it can only be a number.
void Builder::own_notation(ast::Rows& rows, const std::vector<ast::Name>& key) {
  const auto number = [](const ast::Row& row, std::size_t i) {
    return i < row.cells.size() && row.cells[i].literal && std::holds_alternative<ast::Quantity>(row.cells[i].literal->value);
  };
  for (std::size_t i = 0; !rows.rows.empty() && i < rows.rows.front().cells.size(); ++i) {
    if (std::ranges::any_of(key, [&](const ast::Name& name) { return name.text == rows.rows.front().cells[i].text; })) continue;
    const bool numbers = std::ranges::any_of(rows.rows, [&](const ast::Row& row) { return number(row, i); });
    for (std::size_t r = 1; r < rows.rows.size(); ++r)
      if (i < rows.rows[r].cells.size()) own_notation(rows.rows[r].cells[i], numbers);
  }
}

// 1.5 by itself may be a code.
void Builder::own_notation(ast::Cell& cell, bool among_numbers) {
  if (cell.literal || cell.band) return;
  const auto meant = literal_of_cell(cell.text, cell.span, other(unit_.language));
  if (!meant || !std::holds_alternative<ast::Quantity>(meant->value)) return;
  const auto begin = cell.text.find_first_of("0123456789"), length = cell.text.find_first_not_of("0123456789.,", begin) - begin;
  const std::string digits = cell.text.substr(begin, length), right = swapped(digits);
  if (digits == cell.text && !among_numbers) return;
  const auto at = static_cast<std::uint32_t>(cell.span.begin + begin);
  const Span place{cell.span.source, at, static_cast<std::uint32_t>(at + digits.size())};
  sink_.report(kNumberNotation, place, {digits, right}).write(right, place);
  cell.literal = meant;
}

}  // namespace bkm::syntax
