// `functie`: scalar, pure, checked once by itself and then written out at every call. What holds of the written-out body (its range, what may
// be missing, what would be paid twice) is found as for any other text.
#include <algorithm>

#include "compiler/elaborate/elaborator.hpp"
#include "compiler/elaborate/kinds.hpp"

namespace bkm::elaborate {
namespace {

constexpr Kind kRecursive{2610, "function-recursive", diag::Severity::error,
                          "De functie {0} roept zichzelf aan ({1}), zodat er nooit een uitkomst komt.",
                          "The function {0} calls itself ({1}), so it never gives a result."};
constexpr Kind kCount{2611, "function-arguments", diag::Severity::error, "De functie {0} vraagt {1} ({2}), maar hier staat er {3}.",
                      "The function {0} takes {1} ({2}), but here it is given {3}."};
constexpr Kind kArgument{2612, "function-argument-type", diag::Severity::error, "\"{1}\" van de functie {0} moet {2} zijn, maar dit is {3}.",
                         "\"{1}\" of the function {0} must be {2}, but this is {3}."};
constexpr Kind kReadsData{2613, "function-reads-data", diag::Severity::error,
                          "De functie {0} kent alleen wat tussen haar haakjes staat, en tarieven en staffels; zet \"{1}\" erbij, als \"{1} : soort\".",
                          "The function {0} knows only what stands between its parentheses, and rates and scales; add \"{1}\" there, as \"{1} : kind\"."};
constexpr Kind kNotScalar{2614, "function-not-scalar", diag::Severity::error,
                          "Een functie rekent met losse waarden: {0} kan er niet in staan. Bereken dat in een bepaling en geef de uitkomst mee.",
                          "A function calculates with single values: {0} cannot stand in it. Calculate that in a definition and pass the result."};
constexpr Kind kRateChanges{2615, "function-rate-changes", diag::Severity::error,
                            "{0} verandert op {1}, en de functie {2} kent geen dag: geef {0} als waarde mee, of geef een datum mee en schrijf \"{0} {3}\" met die "
                            "datum.",
                            "{0} changes on {1}, and the function {2} knows no day: pass {0} as a value, or pass a date and write \"{0} {3}\" and that date."};
constexpr Kind kParameterType{2616, "function-parameter-type", diag::Severity::error,
                              "\"{0}\" is geen soort waarde voor \"{1}\": schrijf een eenheid, een munt, getal, percent, datum, ja_nee of een soort code.",
                              "\"{0}\" is no kind of value for \"{1}\": write a unit, a currency, number, percent, date, yes_no or a kind of code."};
constexpr Kind kUnused{2617, "function-parameter-unused", diag::Severity::error, "De functie {0} doet niets met \"{1}\"; haal het weg.",
                       "The function {0} does nothing with \"{1}\"; remove it."};
constexpr Kind kTooLarge{2618, "function-too-large", diag::Severity::error,
                         "Uitgeschreven is {0} langer dan {1} bewerkingen; verdeel de berekening over bepalingen.",
                         "Written out, {0} is longer than {1} operations; spread the calculation over definitions."};
constexpr Kind kTwice{2619, "function-parameter-twice", diag::Severity::error, "\"{0}\" staat twee keer tussen de haakjes van {1}.",
                      "\"{0}\" stands twice between the parentheses of {1}."};

constexpr std::uint64_t kLargest = 2000;
constexpr std::size_t kDeepest = 100;  // functions that call each other

Bilingual value_count(std::size_t count) { return count == 1 ? Bilingual{"één waarde", "one value"} : Bilingual{"waarden", "values"}; }

std::string names_of(const std::vector<ast::Parameter>& parameters) {
  std::string names;
  for (const ast::Parameter& parameter : parameters) names += (names.empty() ? "" : ", ") + parameter.name.text;
  return names;
}

}  // namespace

void Elaborator::claim_functions() {
  for (const ast::Statement& statement : unit_.statements) {
    const auto* function = std::get_if<ast::Function>(&statement);
    if (!function) continue;
    claim(function->name, kFunctionWord);
    functions_.try_emplace(function->name.text, Defined{function, State::untouched, {}, {}, true});
  }
}

void Elaborator::declare_functions() {
  functions_ready_ = true;
  for (const ast::Statement& statement : unit_.statements)
    if (const auto* function = std::get_if<ast::Function>(&statement)) define_function(functions_.at(function->name.text));
}

std::string Elaborator::type_words(const Type& type) const {
  bool nl = unit_.language == Language::nl;
  switch (type.kind) {
    case ValueKind::number: return unit_text(type.unit);
    case ValueKind::code: return type.dimension ? plan_[type.dimension].name : std::string(kCodeWord.in(unit_.language));
    case ValueKind::date: return std::string(kDateWord.in(unit_.language));
    default: return nl ? "ja of nee" : "yes or no";
  }
}

std::optional<Type> Elaborator::parameter_type(const ast::Parameter& parameter) {
  const ast::TypeRef& written_type = parameter.type;
  bool nl = unit_.language == Language::nl;
  Type type{ValueKind::number, {}, Nature::level, {}};
  std::string name = written_type.name ? written_type.name->text : "";
  auto entity = dimensions_.find(name);
  if (!written_type.currency.empty()) {
    if (!currency_known(written_type.currency, written_type.span)) return {};
    type.unit = unit_of(plan_.currency_iso);
  } else if (name == (nl ? "datum" : "date")) type.kind = ValueKind::date;
  else if (name == (nl ? "ja_nee" : "yes_no")) type.kind = ValueKind::yes_no;
  else if (bool word = name == (nl ? "getal" : "number") || name == "percent"; !word && !plan_.units.contains(name) && entity != dimensions_.end() && plan_[entity->second].kind == DimensionKind::entity)
    type = {ValueKind::code, {}, Nature::level, entity->second};
  else if (auto unit = unit_word(name); unit && !written_type.decimals) type.unit = unit->first;
  else {
    report(kParameterType, written_type.span, {written(written_type.span), parameter.name.text});
    return {};
  }
  for (const ast::Name& per : written_type.per) {
    auto unit = unit_or_report(per);
    if (!unit) return {};
    type.unit = type.unit / unit->first;
  }
  return type;
}

// The body by itself, with names that stand for nothing yet: its mistakes are told once, here.
void Elaborator::define_function(Defined& function) {
  if (function.state != State::untouched) return;
  function.state = State::building;
  const ast::Function& source = *function.source;
  std::size_t errors = sink_.all().size();
  function.id = FunctionId{static_cast<std::uint32_t>(plan_.functions.size())};
  plan_.functions.push_back({source.name.text, {}, source.span, unit_[source.body].span});
  std::map<std::string, ExprId> unbound;
  for (const ast::Parameter& parameter : source.parameters) {
    if (!unbound.emplace(parameter.name.text, ExprId{}).second) report(kTwice, parameter.name.span, {parameter.name.text, source.name.text});
    function.parameters.push_back(parameter_type(parameter).value_or(Type{}));
    plan_.functions[function.id.index].parameters.push_back(parameter.name.text);
  }
  const std::size_t before = plan_.exprs.size();
  defining_.push_back(source.name.text);
  Context context;
  context.rule = source.name.text;
  context.parameters = &unbound;
  ExprId body = expression(source.body, context);
  defining_.pop_back();
  if (!bad(body)) {
    std::map<std::uint32_t, std::uint64_t> seen;
    if (written_out(body, seen) > kLargest) report(kTooLarge, source.name.span, {source.name.text, diag::Number{Rational(static_cast<unsigned long>(kLargest))}});
  }
  if (sink_.all().size() == errors)
    for (const ast::Parameter& parameter : source.parameters)
      if (std::none_of(plan_.exprs.begin() + static_cast<std::ptrdiff_t>(before), plan_.exprs.end(), [&](const Expr& e) {
            const auto* used = std::get_if<ParameterValue>(&e.node);
            return used && !used->argument && used->name == parameter.name.text;
          }))
        report(kUnused, parameter.name.span, {source.name.text, parameter.name.text});
  function.sound = sink_.all().size() == errors && !bad(body);
  plan_.exprs.resize(before);
  function.state = State::done;
}

// How many operations a body has when each parameter is replaced by its argument.
std::uint64_t Elaborator::written_out(ExprId id, std::map<std::uint32_t, std::uint64_t>& seen) const {
  if (auto known = seen.find(id.index); known != seen.end()) return known->second;
  const Expr& expr = plan_[id];
  std::uint64_t total = 1;
  auto add = [&](ExprId part) { total = std::min<std::uint64_t>(total + written_out(part, seen), 2 * kLargest); };
  if (const auto* parameter = std::get_if<ParameterValue>(&expr.node)) {
    if (parameter->argument) add(*parameter->argument);
  } else if (const auto* call = std::get_if<FunctionValue>(&expr.node)) add(call->body);
  else for_each_child(expr, add);
  return seen[id.index] = total;
}

bool Elaborator::fits_parameter(const Defined& function, std::size_t i, ExprId id) {
  const Type& wanted = function.parameters[i];
  Expr& argument = plan_.exprs[id.index];
  const auto* number = std::get_if<Constant>(&argument.node);
  if (number && number->value == 0 && argument.type.unit.bare() && wanted.kind == ValueKind::number) argument.type.unit = wanted.unit;  // only 0 is free of unit
  if (wanted.kind == ValueKind::poison) return false;
  bool same = argument.type.kind == wanted.kind && argument.type.unit == wanted.unit;
  if (wanted.kind == ValueKind::code && argument.type.dimension) same &= argument.type.dimension == wanted.dimension;
  if (!same) report(kArgument, argument.span, {function.source->name.text, function.source->parameters[i].name.text, type_words(wanted), type_words(argument.type)});
  return same;
}

ExprId Elaborator::function_call(const ast::Call& call, Span span, const Context& context) {
  auto found = functions_.find(call.name.text);
  if (found == functions_.end()) return draw(call, span, context);
  if (!functions_ready_) return poison(span);  // a rate or a band is a fixed value
  Defined& function = found->second;
  if (function.state == State::building || defining_.size() >= kDeepest) {
    std::string cycle;
    auto start = std::find(defining_.begin(), defining_.end(), call.name.text);
    for (auto name = start == defining_.end() ? defining_.begin() : start; name != defining_.end(); ++name) cycle += *name + " → ";
    if (function.state == State::building) report(kRecursive, span, {call.name.text, cycle + call.name.text});
    else report(kTooLarge, span, {call.name.text, diag::Number{Rational(static_cast<unsigned long>(kLargest))}});
    return poison(span);
  }
  define_function(function);
  const std::vector<ast::Parameter>& parameters = function.source->parameters;
  if (call.arguments.size() != parameters.size() || call.member) {
    Bilingual unit = value_count(parameters.size());
    std::string count = (parameters.size() == 1 ? "" : std::to_string(parameters.size()) + " ") + std::string(unit.in(unit_.language));
    report(kCount, span, {call.name.text, count, names_of(parameters), std::to_string(call.arguments.size())});
    return poison(span);
  }
  std::vector<ExprId> arguments;
  bool fit = function.sound;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    arguments.push_back(expression(call.arguments[i], context));
    if (bad(arguments.back())) fit = false;
    else if (function.sound) fit = fits_parameter(function, i, arguments.back()) && fit;
  }
  if (!fit) return poison(span);
  ExprId value = write_out(function, std::move(arguments), span);
  std::map<std::uint32_t, std::uint64_t> seen;
  if (!bad(value) && written_out(value, seen) > kLargest) {
    report(kTooLarge, span, {call.name.text, diag::Number{Rational(static_cast<unsigned long>(kLargest))}});
    return poison(span);
  }
  discharge(plan_.exprs[value.index], context);
  return value;
}

ExprId Elaborator::write_out(Defined& function, std::vector<ExprId> arguments, Span span) {
  std::map<std::string, ExprId> bound;
  for (std::size_t i = 0; i < arguments.size(); ++i) bound.emplace(function.source->parameters[i].name.text, arguments[i]);
  Context context;
  context.rule = function.source->name.text;
  context.parameters = &bound;
  ExprId body = expression(function.source->body, context);
  if (bad(body)) return poison(span);
  return add({FunctionValue{function.id, std::move(arguments), body}, plan_[body].type, span});
}

std::optional<ExprId> Elaborator::parameter_named(const std::string& name, Span span, const Context& context) {
  auto bound = context.parameters->find(name);
  if (bound == context.parameters->end()) {
    if (rates_.contains(name)) return {};
    report(kReadsData, span, {context.rule, name});
    return poison(span);
  }
  const Defined& function = functions_.at(context.rule);
  const auto& parameters = function.source->parameters;
  std::size_t at = std::find_if(parameters.begin(), parameters.end(), [&](const ast::Parameter& p) { return p.name.text == name; }) - parameters.begin();
  Type type = function.parameters[at];
  if (!bound->second) return add({ParameterValue{name, {}}, type, span});
  type.nature = plan_[bound->second].type.nature;
  return add({ParameterValue{name, bound->second}, type, span});
}

bool Elaborator::may_stand_in_function(const ast::Expr& expr) {
  std::optional<Bilingual> what = std::visit(
      Overloaded{[](const ast::Aggregate&) { return std::optional(Bilingual{"een som, aantal of gemiddelde", "a sum, count or average"}); },
                 [](const ast::Rank&) { return std::optional(Bilingual{"\"rang van\"", "\"rank of\""}); },
                 [](const ast::Previous&) { return std::optional(Bilingual{"\"vorige\"", "\"previous\""}); },
                 [](const ast::Split&) { return std::optional(Bilingual{"\"verdeel\"", "\"split\""}); },
                 [](const ast::Each&) { return std::optional(Bilingual{"\"elk\"", "\"each\""}); },
                 [](const ast::Reference& r) {
                   bool plain = r.stage == ast::Stage::bare && r.keys.empty() && !r.source && !r.submitted;
                   return plain ? std::nullopt : std::optional(Bilingual{"bruto, netto, een sleutel of een tabel", "gross, net, a key or a table"});
                 },
                 [](const auto&) { return std::optional<Bilingual>(); }},
      expr.node);
  if (what) report(kNotScalar, expr.span, {*what});
  return !what;
}

// Where the day of an argument stands; none for a day that is written.
std::optional<PathId> Elaborator::path_of_argument(ExprId id) {
  const Expr expr = plan_[id];
  if (const auto* parameter = std::get_if<ParameterValue>(&expr.node); parameter && parameter->argument) return path_of_argument(*parameter->argument);
  if (const auto* column = std::get_if<ColumnValue>(&expr.node)) return add_path({ColumnPath{column->row, column->table, column->column}});
  if (const auto* key = std::get_if<KeyValue>(&expr.node)) return key->path;
  return {};
}

// A function knows no day: a rate is fixed for the whole term, or read on a date that the function is given.
ExprId Elaborator::rate_in_function(RateId id, const ast::Reference& reference, Span span, const Context& context) {
  const Rate rate = plan_[id];
  if (rate.type.kind == ValueKind::poison) return poison(span);
  if (!reference.on) {
    std::string changes;
    for (const RateStep& step : rate.steps)
      if (step.from && *step.from > plan_.calendar.term_first && *step.from <= plan_.calendar.term_last) changes += (changes.empty() ? "" : ", ") + to_string(*step.from);
    if (changes.empty()) return add({RateValue{id, rate.steps.size() > 1 ? std::optional(add_path({TermPath{}})) : std::nullopt}, rate.type, span});
    report(kRateChanges, span, {rate.name, changes, context.rule, Bilingual{"op", "on"}}).labels.push_back({rate.span, {"hier staan de wijzigingen", "the changes are here"}, {}});
    return poison(span);
  }
  const auto* day = std::get_if<ast::Name>(&*reference.on);
  if (!day) {
    report(kNotScalar, span, {Bilingual{"de eerste of laatste dag", "the first or last day"}});
    return poison(span);
  }
  auto argument = parameter_named(day->text, day->span, context);
  Type date{ValueKind::date, {}, Nature::level, {}};
  if (!argument || plan_[*argument].type.kind != ValueKind::date) {
    if (!argument || !bad(*argument)) report(kArgument, day->span, {context.rule, day->text, type_words(date), argument ? type_words(plan_[*argument].type) : type_words(rate.type)});
    return poison(span);
  }
  auto path = path_of_argument(*argument);
  ExprId meant = *argument;
  while (const auto* parameter = std::get_if<ParameterValue>(&plan_[meant].node)) {
    if (!parameter->argument) return add({RateValue{id, {}}, rate.type, span});  // the function by itself
    meant = *parameter->argument;
  }
  if (path) return add({RateValue{id, path}, rate.type, span});
  const auto* written_day = std::get_if<DateConstant>(&plan_[meant].node);
  if (!written_day) {
    report(kArgument, plan_[meant].span, {context.rule, day->text, Bilingual{"een kolom met datums of een geschreven datum", "a column of dates or a written date"},
                                          Bilingual{"een berekening", "a calculation"}});
    return poison(span);
  }
  const auto& value = step_on(rate.steps, std::max(written_day->day, plan_.calendar.term_first)).value;
  if (!value) {
    report(kNotConstant, span, {rate.name});
    return poison(span);
  }
  return add({Constant{*value}, rate.type, span});
}

std::optional<std::pair<Plan, ExprId>> Elaborator::constant_call(const ast::Name& function, const std::vector<ast::ExprId>& arguments) {
  for (std::uint32_t i = 0; i < plan_.dimensions.size(); ++i)
    if (plan_.dimensions[i].kind == DimensionKind::entity) dimensions_.emplace(plan_.dimensions[i].name, DimensionId{i});
  claim_functions();
  functions_ready_ = true;
  ExprId value = function_call({function, arguments, {}}, function.span, {});
  if (bad(value)) return {};
  return std::pair(std::move(plan_), value);
}

}  // namespace bkm::elaborate
