// Expressions in a row of a table, and conditions there and at a key.
#include "tests/random/generator.hpp"

namespace bkm::random {

std::optional<Text> Generator::row_leaf(Unit unit, const Table& table) {
  std::vector<const Column*> columns;
  for (const Column& column : table.columns)
    if (column.unit == unit && !column.stock) columns.push_back(&column);
  if (columns.empty()) return {};
  const Column& column = *pick(columns);
  if (!column.may_miss) return Text{column.name, column.is_signed, true, false, unit == Unit::euro};
  return Text{"(" + column.name + " bij ontbreken " + literal(unit) + ")", column.is_signed, true, false, unit == Unit::euro};
}

Text Generator::in_row(Unit unit, const Table& table, int depth) {
  auto own = row_leaf(unit, table);
  const bool dec = table.name == "dec";
  if (unit == Unit::euro && dec && (!own || !chance_.one_in(3))) {
    switch (chance_.between(0, 7)) {
      case 0:
      case 1: return {"minuten * uurprijs", false, true, false, false};
      case 2: return {"aantal_ * stuksprijs", false, true, false, false};
      case 3:
        if (const Table* prices = world_.table("prijzen")) return {"minuten * nachtprijs", false, prices != nullptr, false, false};
        break;
      case 4:
        if (const Table* list = world_.table("lijst")) return {std::string("aantal dec").substr(0, 0) + "punten * € 1,5 * " + (list->flag.empty() ? "2" : "1"), false, true, false, false};
        break;
      case 5:
        if (own) return {own->text + " * (100% + toeslag)", own->is_signed, true, false, false};
        break;
      case 6:
        for (const Scale& scale : world_.scales)
          if (scale.over == Unit::time && scale.result == Unit::euro) return {scale.name + "(minuten)" + (scale.member.empty() ? "" : "." + scale.member), scale.kind == Scaling::linear, true, false, false};
        break;
      default:
        if (world_.table("afspraak") && world_.provider != "lid") return {"minuten * uurprijs_", false, true, false, false};
    }
  }
  if (!own) {
    if (unit == Unit::euro && !table.columns.empty() && table.columns[0].unit == Unit::time) return {table.columns[0].name + " * uurprijs", false, true, false, false};
    return {literal(unit), false, false, false, true};
  }
  if (depth <= 0) return *own;
  switch (chance_.between(0, 6)) {
    case 0: return {own->text + " hoogstens " + literal(unit), own->is_signed, true, false, own->whole};
    case 1: {
      Text other = in_row(unit, table, 0);
      return {"(" + own->text + ") + (" + other.text + ")", own->is_signed || other.is_signed, true, false, own->whole && other.whole};
    }
    case 2: return {own->text + " boven " + literal(unit), false, true, false, own->whole};
    case 3: {
      std::string nothing = unit == Unit::euro ? "€ 0" : unit == Unit::time ? "0 uur" : unit == Unit::piece ? "0 stuk" : "0";
      return {own->text + " als " + row_condition(table, 1) + " anders " + nothing, own->is_signed, true, false, own->whole};
    }
    default: return *own;
  }
}

// After `waar`: one comparison, or parentheses.
std::string Generator::filter(const Table& table) {
  if (table.name == "dec") switch (chance_.between(0, 6)) {
      case 0: return "product = \"p" + std::to_string(chance_.between(1, 3)) + "\"";
      case 1: return "soort = \"nacht\"";
      case 2: return "product in {\"p1\", \"p2\"}";
      case 3: return "verschenen = " + one_of({"ja", "nee"});
      case 4: return "bekend korting";
      case 5: return "niet bekend korting";
      default: return "(" + row_condition(table, 1) + ")";
    }
  return "(" + row_condition(table, 1) + ")";
}

std::string Generator::row_condition(const Table& table, int depth) {
  if (depth > 0 && chance_.one_in(2)) {
    const std::string a = row_condition(table, 0), b = row_condition(table, 0);
    switch (chance_.between(0, 2)) {
      case 0: return a + " en " + b;
      case 1: return a + " of " + b;
      default: return "niet (" + a + ")";
    }
  }
  const Column& column = pick(table.columns);
  const std::string compared = one_of({" > ", " >= ", " < ", " <= ", " <> ", " = "}) + literal(column.unit);
  if (column.may_miss) return chance_.one_in(2) ? "(" + column.name + " bij ontbreken " + literal(column.unit) + ")" + compared : "(bekend " + column.name + " en " + column.name + compared + ")";
  if (table.name == "dec") switch (chance_.between(0, 3)) {
      case 0: return "verschenen";
      case 1: return "soort = \"dag\"";
      case 2: return "datum " + one_of({"<", ">="}) + " 2026-03-01";
      default: break;
    }
  return column.name + compared;
}

std::string Generator::condition(const Grain& grain, int depth) {
  if (depth > 0 && chance_.one_in(3)) {
    const std::string a = condition(grain, 0), b = condition(grain, 0);
    switch (chance_.between(0, 2)) {
      case 0: return "(" + a + " en " + b + ")";
      case 1: return "(" + a + " of " + b + ")";
      default: return "niet (" + a + ")";
    }
  }
  switch (chance_.between(0, 5)) {
    case 0:
      if (grain.has("soort")) return "soort = \"dag\"";
      if (grain.has(world_.provider)) return world_.provider + " in {\"A\", \"B\"}";
      break;
    case 1: {
      std::string counted;
      if (auto count = count_of(grain, counted)) return count->text + one_of({" >= ", " < ", " = "}) + std::to_string(chance_.between(1, 3)) + " " + counted;
      break;
    }
    case 2: {
      const Table* scores = world_.table("tev");
      if (scores && scores->key == grain) return "(bekend score en score " + one_of({">=", "<"}) + " 5,5)";
      break;
    }
    default: break;
  }
  const Unit unit = chance_.one_in(2) ? Unit::time : chance_.one_in(2) ? Unit::euro : Unit::piece;
  Text of = leaf(unit, grain);
  if (of.text == literal(unit) || !of.zero) of = {"(som van minuten)", false, true, false, false};
  const bool known = of.text == "(som van minuten)";
  return of.text + one_of({" > ", " <= ", " >= ", " < ", " <> "}) + literal(known ? Unit::time : unit);
}

}  // namespace bkm::random
