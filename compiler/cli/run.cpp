// The command line itself: options of each command, and what is said about mistakes in them.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <iostream>

#include "compiler/base/everyday.hpp"
#include "compiler/cli/commands.hpp"
#include "compiler/cli/help.hpp"
#include "compiler/cli/version.hpp"
#include "runtime/input/text.hpp"

namespace bkm::cli {
namespace {

struct Arguments {
  Shared shared;
  std::vector<std::string> paths;
  std::string dump, stop_after, code, run, what, contract;
  SettleArguments settle;
  FormatArguments format;
  TranslateArguments translate;
};

void add_shared(CLI::App& command, Shared& shared) {
  command.add_option("--lang", shared.lang)->check(CLI::IsMember({"nl", "en"}));
  command.add_option("--format", shared.format)->check(CLI::IsMember({"human", "short", "json", "sarif", "md"}));
  command.add_option("--color", shared.color)->check(CLI::IsMember({"auto", "always", "never"}));
  command.add_option("--progress", shared.progress)->check(CLI::IsMember({"auto", "bar", "plain", "json", "none"}));
}

// What `settle` and `correct` have in common.
void add_settling(CLI::App* command, Arguments& a) {
  add_shared(*command, a.shared);
  SettleArguments& s = a.settle;
  command->add_option("--data", s.data)->allow_extra_args(false);
  command->add_option("--data-dir", s.data_dir);
  command->add_option("--out", s.out)->required();
  command->add_option("--as-known-on", s.known_on);
  command->add_option("--until", s.until);
  command->add_option("--set", s.set)->allow_extra_args(false);
  command->add_option("--max-rejected", s.max_rejected);
  command->add_flag("--accept-rejected", s.accept_rejected);
  command->add_flag("--replace", s.replace);
  command->add_option("--encoding", s.encoding)->check(CLI::IsMember({"utf-8", "windows-1252"}));
  command->add_option("--engine", s.engine)->check(CLI::IsMember({"auto", "reference", "native"}));
  command->add_option("--threads", s.threads)->check(CLI::PositiveNumber);
  command->add_option("--memory", s.memory);
  command->add_option("--write", s.write)->allow_extra_args(false);
}

void add_settle(CLI::App& app, Arguments& a) {
  CLI::App* settle_command = app.add_subcommand("settle");
  settle_command->add_option("contract", a.settle.contract)->required();
  add_settling(settle_command, a);
  CLI::App* correct_command = app.add_subcommand("correct");
  correct_command->add_option("run", a.settle.run)->required();
  correct_command->add_option("--contract", a.settle.contract);
  add_settling(correct_command, a);
  CLI::App* verify_command = app.add_subcommand("verify");
  add_shared(*verify_command, a.shared);
  verify_command->add_option("run", a.run)->required();
}

void add_writing(CLI::App& app, Arguments& a) {
  CLI::App* format_command = app.add_subcommand("fmt");
  add_shared(*format_command, a.shared);
  format_command->add_option("paths", a.format.paths)->required();
  format_command->add_flag("--check", a.format.check);
  format_command->add_flag("--diff", a.format.diff);
  CLI::App* translate_command = app.add_subcommand("translate");
  add_shared(*translate_command, a.shared);
  translate_command->add_option("contract", a.translate.contract)->required();
  translate_command->add_option("--to", a.translate.to)->required()->check(CLI::IsMember({"nl", "en"}));
  translate_command->add_option("-o,--out", a.translate.out);
}

void add_commands(CLI::App& app, Arguments& a) {
  add_writing(app, a);
  CLI::App* check_command = app.add_subcommand("check");
  add_shared(*check_command, a.shared);
  check_command->add_option("paths", a.paths)->required();
  check_command->add_option("--dump", a.dump)->check(CLI::IsMember({"ast", "plan", "facts"}));
  check_command->add_option("--stop-after", a.stop_after)->check(CLI::IsMember({"parse", "elaborate", "facts", "check"}));
  CLI::App* test_command = app.add_subcommand("test");
  add_shared(*test_command, a.shared);
  test_command->add_option("paths", a.paths)->required();
  add_settle(app, a);
  CLI::App* explain_command = app.add_subcommand("explain");
  add_shared(*explain_command, a.shared);
  explain_command->add_option("code", a.code)->required();
  CLI::App* why_command = app.add_subcommand("why");
  add_shared(*why_command, a.shared);
  why_command->add_option("run", a.run)->required();
  why_command->add_option("what", a.what)->required();
  CLI::App* stdlib_command = app.add_subcommand("stdlib");
  add_shared(*stdlib_command, a.shared);
  stdlib_command->add_option("name", a.code);
  CLI::App* new_command = app.add_subcommand("new");
  add_shared(*new_command, a.shared);
  new_command->add_option("directory", a.run)->required();
  new_command->add_option("--from", a.what);
  CLI::App* card_command = app.add_subcommand("card");
  add_shared(*card_command, a.shared);
  card_command->add_option("contract", a.contract)->required();
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::string suggestion(const std::string& word, const std::vector<std::string>& known, Language language) {
  auto near = nearest(word, known);
  return near ? fmt::format(fmt::runtime(text(language, " Bedoeld is misschien: {}.", " Perhaps meant: {}.")), *near) : "";
}

// : utf-8, windows-1252. For an option with a list of values.
std::string allowed(const CLI::App& command, const std::string& option) {
  const CLI::Option* found = command.get_option_no_throw(option);
  if (!found) return "";
  const std::string type = found->get_type_name();  // TEXT:{utf-8,windows-1252}
  const std::size_t open = type.find('{'), close = type.find('}');
  if (open == std::string::npos || close == std::string::npos) return "";
  std::string values = type.substr(open + 1, close - open - 1);
  for (std::size_t comma = 0; (comma = values.find(',', comma)) != std::string::npos; comma += 2) values.replace(comma, 1, ", ");
  return values;
}

// --set toeslag 6%, --set toeslag = 6%: the name and the value are one word.
std::string joined_pair(const std::vector<std::string>& words, std::size_t extra, Language language) {
  if (extra < 2 || (words[extra - 2] != "--set" && words[extra - 2] != "--data")) return "";
  std::string name = words[extra - 1], value = words[extra];
  if (name.ends_with('=')) name.pop_back();
  if (value.starts_with('=')) value.erase(0, 1);
  if (value.empty() && extra + 1 < words.size()) value = words[extra + 1];
  if (name.empty() || value.empty() || name.find('=') != std::string::npos) return "";
  return text(language, "zonder spaties rond het teken =: schrijf ", "without spaces around the sign =: write ") + words[extra - 2] + " " + name + "=" + value;
}

// bkm why uit/ zorg[A, 2026-01]: the shell has cut the question at its spaces.
std::string quoted_question(const std::vector<std::string>& words, std::size_t extra, Language language) {
  if (words[0] != "why" || extra != 3 || words[1].starts_with("-") || words[2].starts_with("-")) return "";
  std::string question = words[2];
  for (std::size_t i = extra; i < words.size() && !words[i].starts_with("--"); ++i) question += " " + words[i];
  return text(language, "de vraag staat tussen aanhalingstekens: schrijf ", "the question stands in quotes: write ") + "bkm why " + words[1] + " '" + question + "'";
}

// bkm settle contract.bkm nota.csv
std::string loose_data(const std::vector<std::string>& words, std::size_t extra, Language language) {
  if (words[0] != "settle" && words[0] != "correct") return "";
  std::error_code ignored;
  if (std::filesystem::is_directory(words[extra], ignored)) return text(language, "voor een map staat haar optie: schrijf --data-dir ", "a directory stands after its option: write --data-dir ") + words[extra];
  if (!lower_case(words[extra]).ends_with(".csv")) return "";
  return fmt::format(fmt::runtime(text(language, "voor een bestand staat welke gegevens het zijn: schrijf --data TABEL={0}, met de naam die het contract die gegevens geeft",
                                       "before a file stands which data it holds: write --data TABLE={0}, with the name that the contract gives those data")), words[extra]);
}

// A word that no option or place takes.
std::string extra_word(const CLI::App& command, const std::vector<std::string>& words, Language language) {
  const auto remaining = command.remaining();
  const auto found = remaining.empty() ? words.end() : std::find(words.begin() + 1, words.end(), remaining.front());
  if (found == words.end()) return "";
  const auto extra = static_cast<std::size_t>(found - words.begin());
  for (auto* known : {joined_pair, quoted_question, loose_data})
    if (std::string said = known(words, extra, language); !said.empty()) return said;
  return fmt::format(fmt::runtime(text(language, "\"{}\" is voor bkm {} een woord te veel.", "\"{}\" is one word too many for bkm {}.")), *found, words[0]);
}

// What is wrong with the command line, in words; the option that does not exist names its nearest.
int explain_misuse(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& words, Language language) {
  std::string command = words.empty() ? "" : words[0];
  const CLI::App* used = nullptr;
  for (const CLI::App* candidate : app.get_subcommands({}))
    if (candidate->get_name() == command) used = candidate;
  std::string said;
  if (!used && command.starts_with("-")) {
    said = text(language, "een opdracht staat voor haar opties, zoals bkm check ", "a command stands before its options, as in bkm check ") + command;
  } else if (!used) {
    said = fmt::format(fmt::runtime(text(language, "\"{}\" is geen opdracht van bkm.", "\"{}\" is no command of bkm.")), command) + suggestion(command, command_names(app), language);
  } else {
    std::vector<std::string> known = option_names(*used);
    for (std::size_t i = 1; i < words.size() && said.empty(); ++i) {
      std::string name = words[i].substr(0, words[i].find('='));
      if (!name.starts_with("--") || std::find(known.begin(), known.end(), name) != known.end()) continue;
      said = fmt::format(fmt::runtime(text(language, "{} heeft geen optie {}.", "{} has no option {}.")), command, name) + suggestion(name, known, language);
    }
    if (said.empty() && dynamic_cast<const CLI::RequiredError*>(&error)) {
      const std::string what = error.what(), extra = extra_word(*used, words, language);
      said = fmt::format(fmt::runtime(text(language, "er ontbreekt iets: {}{}", "something is missing: {}{}")), what.substr(0, what.find(' ')), extra.empty() ? "." : "; " + extra);
    }
    if (said.empty() && dynamic_cast<const CLI::ExtrasError*>(&error)) said = extra_word(*used, words, language);
    if (said.empty()) {
      std::string what = error.what();  // begins with the option it is about
      said = fmt::format(fmt::runtime(text(language, "de waarde van {} is niet goed.", "the value of {} is not right.")), what.substr(0, what.find_first_of(": ")));
      if (const std::string values = allowed(*used, what.substr(0, what.find_first_of(": "))); !values.empty())
        said += text(language, " Kies uit: ", " Choose from: ") + values + ".";
    }
  }
  std::cerr << "bkm: " << said << "\n" << text(language, "Hulp: bkm ", "Help: bkm ") << (used ? command + " " : "") << "--help\n";
  return kWrongUse;
}

}  // namespace

int run(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  Arguments a;
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i] == "--lang") a.shared.lang = words[i + 1];
  Language language = message_language(a.shared);
  auto asked = [&](const char* word) { return std::find(words.begin(), words.end(), word) != words.end(); };
  if (words.empty()) return std::cout << overview(language), kDone;
  if (asked("--version")) return std::cout << "bkm " << kVersion << "\n", kDone;
  if (asked("--help") || asked("-h") || words[0] == "help") {
    std::string page = help(words[0] == "help" && words.size() > 1 ? words[1] : words[0], language);
    return std::cout << (page.empty() ? overview(language) : page), kDone;
  }
  CLI::App app;
  app.set_help_flag();
  app.require_subcommand(1);
  add_commands(app, a);
  try {
    std::vector<std::string> reversed(words.rbegin(), words.rend());
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    return explain_misuse(app, error, words, language);
  }
  const std::string command = app.get_subcommands().front()->get_name();
  if (command == "check") return check(a.shared, a.paths, a.dump, a.stop_after);
  if (command == "test") return test(a.shared, a.paths);
  a.settle.command = command;
  if (command == "settle") return settle(a.shared, a.settle);
  if (command == "correct") return correct(a.shared, a.settle);
  if (command == "verify") return verify(a.shared, a.run);
  if (command == "fmt") return format(a.shared, a.format);
  if (command == "translate") return translate(a.shared, a.translate);
  if (command == "explain") return explain(a.shared, a.code);
  if (command == "stdlib") return stdlib(a.shared, a.code);
  if (command == "new") return new_contract(a.shared, a.run, a.what);
  if (command == "why") return why(a.shared, a.run, a.what);
  return card(a.shared, a.contract);
}

}  // namespace bkm::cli
