// Expressions of a wanted unit at a wanted key.
#include "tests/random/generator.hpp"

namespace bkm::random {

std::string Generator::literal(Unit unit) {
  const long n = chance_.between(0, 60);
  switch (unit) {
    case Unit::euro: return "€ " + std::to_string(n) + (chance_.one_in(2) ? "" : "," + std::to_string(chance_.between(10, 99)));
    case Unit::time: return std::to_string(n) + one_of({" uur", ",5 uur", " minuut"});
    case Unit::piece: return std::to_string(n / 4) + " stuk";
    case Unit::place: return std::to_string(n / 4) + " plaats";
    case Unit::percent: return std::to_string(n) + one_of({"%", ",5%", "%"});
    case Unit::number: return std::to_string(n / 5) + one_of({"", ",5", ",25"});
  }
  return "0";
}

std::string Generator::share() {
  for (const Rate& rate : world_.rates)
    if (rate.of == Unit::percent && !rate.changes && chance_.one_in(2)) return rate.name;
  return literal(Unit::percent);
}

// The rate as it can stand at a key: its changes must not fall inside the period.
std::optional<std::string> Generator::priced(const Rate& rate, const Grain& grain) {
  const bool fits = !rate.inside && (!rate.changes || (grain.period && nests(*grain.period, Cycle::month)));
  if (fits) return rate.name;
  if (!grain.period) return {};
  return "(" + rate.name + " op " + one_of({"eerste dag", "laatste dag"}) + ")";
}

// Tables whose rows tell every name of the key.
std::vector<const Table*> Generator::sources(const Grain& grain, Form form) const {
  std::vector<const Table*> found;
  for (const Table& table : world_.tables) {
    if (table.form != form || !grain.row.empty()) continue;
    bool all = std::all_of(grain.names.begin(), grain.names.end(), [&](const std::string& name) { return std::find(table.names.begin(), table.names.end(), name) != table.names.end(); });
    if (form == Form::keyed) all = all && (!grain.period || (table.key.period && nests(*table.key.period, *grain.period)));
    if (all) found.push_back(&table);
  }
  return found;
}

std::optional<Text> Generator::aggregate(Unit unit, const Grain& grain) {
  std::vector<const Table*> found = sources(grain);
  for (const Table* keyed : sources(grain, Form::keyed)) found.push_back(keyed);
  if (found.empty()) return {};
  const Table& table = *pick(found);
  std::vector<const Column*> columns;
  for (const Column& column : table.columns)
    if (column.unit == unit && !column.stock) columns.push_back(&column);
  const std::string where = chance_.one_in(3) ? " waar " + filter(table) : "";
  if (table.form == Form::event && chance_.one_in(2)) {
    Text row = in_row(unit, table, 1);
    if (!row.zero) return {};
    return Text{"(som van (" + row.text + ")" + where + ")", row.is_signed, true, false, row.whole};
  }
  if (columns.empty()) return {};
  const Column& column = *pick(columns);
  if (column.may_miss) {
    if (chance_.one_in(2)) return Text{"(som van " + column.name + " waar bekend " + column.name + ")", column.is_signed, true, false, unit == Unit::euro};
    return Text{"(som van (" + column.name + " bij ontbreken " + literal(unit) + ")" + where + ")", column.is_signed, true, false, unit == Unit::euro};
  }
  return Text{"(som van " + column.name + where + ")", column.is_signed, true, false, unit == Unit::euro};
}

// hoogste, laagste, gemiddelde: nothing where there are no rows.
std::optional<Text> Generator::extreme(Unit unit, const Grain& grain) {
  std::vector<const Table*> found = sources(grain);
  if (found.empty()) return {};
  const Table& table = *pick(found);
  std::vector<const Column*> columns;
  for (const Column& column : table.columns)
    if (column.unit == unit && !column.may_miss) columns.push_back(&column);
  if (columns.empty()) return {};
  const Column& column = *pick(columns);
  std::string text = one_of({"gemiddelde", "hoogste", "laagste"}) + " van " + column.name;
  if (text[0] == 'g' && chance_.one_in(3) && table.columns.size() > 2) text += " gewogen met " + (table.name == "dec" ? std::string("minuten") : table.columns[0].name);
  if (chance_.one_in(3)) text += " waar " + filter(table);
  const std::string nothing = unit == Unit::euro ? "€ 0" : unit == Unit::time ? "0 uur" : unit == Unit::piece ? "0 stuk" : "0";
  return Text{"((" + text + ") bij ontbreken " + nothing + ")", column.is_signed, true, false, false};
}

std::optional<Text> Generator::count_of(const Grain& grain, std::string& counted) {
  std::vector<const Table*> found = sources(grain);
  if (found.empty()) return {};
  const Table& table = *pick(found);
  counted = chance_.one_in(2) || grain.has("cliënt") || table.names.size() < 2 || table.names[1] != "cliënt" ? table.name : "cliënt";
  std::string text = counted == "cliënt" ? "aantal cliënt uit " + table.name : "aantal " + table.name;
  if (chance_.one_in(2)) text += " waar " + filter(table);
  return Text{"(" + text + ")", false, true, false, false};
}

std::optional<Text> Generator::read_measure(Unit unit, const Grain& grain) {
  std::vector<Measure*> found;
  for (Measure& m : world_.measures) {
    if (m.unit != unit || !m.key.row.empty() != !grain.row.empty()) continue;
    bool all = std::all_of(grain.names.begin(), grain.names.end(), [&](const std::string& name) { return m.key.has(name); });
    bool same = m.key == grain;
    bool finer = all && m.key.period && grain.period && nests(*m.key.period, *grain.period) && !m.stock;
    if (same || finer) found.push_back(&m);
  }
  if (found.empty()) return {};
  Measure& m = *pick(found);
  std::string name = m.name;
  bool whole = m.whole;
  if (m.payable) {
    if (m.limited || chance_.one_in(2)) whole = chance_.one_in(2), name = (whole ? "netto " : "bruto ") + name;
    else m.read = true;
  }
  if (m.key == grain) {
    if (!m.may_miss) return Text{name, m.is_signed, true, false, whole};
    const std::string nothing = unit == Unit::euro ? "€ 0" : unit == Unit::time ? "0 uur" : unit == Unit::piece ? "0 stuk" : "0";
    return Text{"(" + name + " bij ontbreken " + nothing + ")", m.is_signed, true, false, whole};
  }
  return Text{"(som van " + name + ")", m.is_signed, true, false, whole};
}

// The row of a keyed table with just this key; it may not be there.
std::optional<Text> Generator::looked_up(Unit unit, const Grain& grain) {
  for (const Table& table : world_.tables) {
    if (table.form != Form::keyed || !(table.key == grain) || !grain.period) continue;
    for (const Column& column : table.columns)
      if (column.unit == unit && (!column.stock || unit == Unit::number) && chance_.one_in(2)) {
        const std::string nothing = unit == Unit::euro ? "€ 0" : unit == Unit::time ? "0 uur" : "0";
        return Text{"(" + column.name + " bij ontbreken " + nothing + ")", column.is_signed, true, false, unit == Unit::euro};
      }
  }
  return {};
}

Text Generator::leaf(Unit unit, const Grain& grain) {
  for (int tries = 0; tries < 4; ++tries) {
    std::optional<Text> found;
    switch (chance_.between(0, 7)) {
      case 0: found = looked_up(unit, grain); break;
      case 1: found = unit == Unit::euro || unit == Unit::number ? extreme(unit, grain) : std::nullopt; break;
      case 2:
      case 3:
      case 4: found = read_measure(unit, grain); break;
      default: found = aggregate(unit, grain);
    }
    if (found) return *found;
  }
  return Text{literal(unit), false, false, false, true};
}

Text Generator::quantity(Unit unit, const Grain& grain, int depth) {
  if (depth <= 0) return leaf(unit, grain);
  if (unit == Unit::euro && chance_.one_in(2)) return money(grain, depth);
  return combined(unit, grain, depth);
}

// What turns something else into money.
Text Generator::money(const Grain& grain, int depth) {
  switch (chance_.between(0, 5)) {
    case 0: {
      const Rate& rate = pick(world_.rates);
      if (rate.of == Unit::percent) break;
      auto price = priced(rate, grain);
      if (!price) break;
      Text of = quantity(rate.of, grain, depth - 1);
      return {"(" + of.text + " * " + *price + ")", of.is_signed, of.zero, false, false};
    }
    case 1: {
      std::string counted;
      auto count = count_of(grain, counted);
      if (!count) break;
      return {"(" + count->text + " * € " + std::to_string(chance_.between(1, 30)) + " per " + counted + ")", false, true, false, true};
    }
    case 2: {
      Text of = quantity(Unit::euro, grain, depth - 1);
      std::string part = share();
      for (const Scale& scale : world_.scales)
        if (scale.result == Unit::percent && chance_.one_in(2)) {
          Text score = leaf(scale.over, grain);
          part = scale.name + "(" + score.text + (score.is_signed ? " minstens 0" : "") + ")";
          if (score.is_signed && scale.over != Unit::number) part = share();
        }
      return {"(" + of.text + " * " + part + ")", of.is_signed, of.zero, false, false};
    }
    case 3:
    case 4:
      for (const Scale& scale : world_.scales) {
        if (scale.result != Unit::euro || (!scale.key.empty() && !grain.has(scale.key))) continue;
        Text of = leaf(scale.over, grain);
        if (of.is_signed) continue;
        return {scale.name + "(" + of.text + ")" + (scale.member.empty() ? "" : "." + scale.member), scale.kind == Scaling::linear, false, false, false};
      }
      break;
    default:
      for (const Function& function : world_.functions) {
        if (function.result != Unit::euro) continue;
        std::string text;
        bool is_signed = false, zero = true;
        for (Unit unit : function.parameters) {
          Text argument = leaf(unit, grain);
          text += (text.empty() ? "" : ", ") + argument.text;
          is_signed |= argument.is_signed, zero &= argument.zero;
        }
        return {function.name + "(" + text + ")", is_signed, zero, false, false};
      }
  }
  return leaf(Unit::euro, grain);
}

Text Generator::combined(Unit unit, const Grain& grain, int depth) {
  Text a = quantity(unit, grain, depth - 1);
  switch (chance_.between(0, 9)) {
    case 0:
    case 1: {
      Text b = quantity(unit, grain, depth - 1);
      return {"(" + a.text + " + " + b.text + ")", a.is_signed || b.is_signed, a.zero && b.zero, false, a.whole && b.whole};
    }
    case 2: {
      Text b = quantity(unit, grain, depth - 1);
      return {"(" + a.text + " - " + b.text + ")", true, a.zero && b.zero, false, a.whole && b.whole};
    }
    case 3: return {"(" + a.text + " hoogstens " + literal(unit) + ")", a.is_signed, a.zero, false, a.whole && unit == Unit::euro};
    case 4: return {"(" + a.text + " minstens " + literal(unit) + ")", false, false, false, a.whole && unit == Unit::euro};
    case 5: return {"(" + a.text + " boven " + literal(unit) + ")", false, a.zero, false, a.whole && unit == Unit::euro};
    case 6: {
      Text b = leaf(unit, grain);
      return {"(" + a.text + " als " + condition(grain, 1) + " anders " + b.text + ")", a.is_signed || b.is_signed, a.zero && b.zero, false, a.whole && b.whole};
    }
    case 7: return {"(" + a.text + " * " + std::to_string(chance_.between(2, 5)) + ")", a.is_signed, a.zero, false, a.whole};
    case 8: {
      if (chance_.one_in(2)) return {"(" + a.text + " / " + std::to_string(chance_.between(2, 7)) + ")", a.is_signed, a.zero, false, false};
      return {"(-" + a.text + ")", true, a.zero, false, a.whole};
    }
    default: {
      // A ratio of two sums, where the divisor may be nothing.
      Text b = leaf(unit, grain);
      if (b.is_signed || !chance_.one_in(3)) return a;
      return {"(" + a.text + " / (" + b.text + " minstens " + literal(unit == Unit::percent ? Unit::number : unit).substr(0, 0) + (unit == Unit::euro ? "€ 1" : unit == Unit::time ? "1 uur" : unit == Unit::piece ? "1 stuk" : "1") + ") * " +
                  (unit == Unit::euro ? "€ 3" : unit == Unit::time ? "3 uur" : unit == Unit::piece ? "3 stuk" : "3") + ")",
              a.is_signed, a.zero, false, false};
    }
  }
}

}  // namespace bkm::random
