// The commands and what they share.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/diag/render.hpp"
#include "compiler/driver/pipeline.hpp"
#include "compiler/settle/settle.hpp"

namespace bkm::cli {

// Exit codes of every command.
constexpr int kDone = 0, kFindings = 1, kWrongUse = 2, kSomeRefused = 3, kStopped = 4, kEnvironment = 5, kFault = 70;

struct Shared {
  std::string lang, format = "human", color = "auto", progress = "auto";
};

int run(int argc, char** argv);

// What the user asked for, else the contract's language, else the locale.
Language message_language(const Shared& shared, std::optional<Language> contract = {});
// Of the contract that a settlement keeps, also where its manifest cannot be read.
std::optional<Language> kept_language(const std::string& directory);
diag::RenderOptions render_options(const Shared& shared, Language language);
std::string text(Language language, const char* nl, const char* en);

// As it is typed after a command: between quotes where the shell would read it otherwise.
std::string shell_word(const std::string& word);

// What the system says, in the language of the messages.
std::string system_words(int error, Language language);
// 5 for a file that may not be read, 2 for one that is not there.
int unreadable_code(const std::string& path);
// Reads a file; nothing (after a message) when that fails.
std::optional<std::string> read_file(const std::string& path, Language language);

int check(const Shared& shared, const std::vector<std::string>& paths, const std::string& dump, const std::string& stop_after);
int test(const Shared& shared, const std::vector<std::string>& paths);
int explain(const Shared& shared, const std::string& code);
int card(const Shared& shared, const std::string& path);
int stdlib(const Shared& shared, const std::string& name);
int new_contract(const Shared& shared, const std::string& directory, const std::string& from);
int why(const Shared& shared, const std::string& run, const std::string& what);

struct SettleArguments {
  std::string command, run, contract, data_dir, out, known_on, until, engine = "auto", max_rejected, memory, encoding;  // run: of `correct`
  std::vector<std::string> data, set, write;
  int threads = 0;
  bool replace = false, accept_rejected = false;
};
int settle(const Shared& shared, const SettleArguments& arguments);
int correct(const Shared& shared, SettleArguments arguments);
int verify(const Shared& shared, const std::string& run);

// A module has nothing to settle and no card: says so.
int refuse_module(const std::string& path, Language language);

// A contract that can be settled, and the language of its messages. Shows its findings; an exit code where it is no such contract.
struct Readied {
  driver::Compilation compiled;
  Language language;
};
std::variant<Readied, int> ready_contract(const Shared& shared, const std::string& path);

struct FormatArguments {
  std::vector<std::string> paths;
  bool check = false, diff = false;
};
int format(const Shared& shared, const FormatArguments& arguments);

struct TranslateArguments {
  std::string contract, to, out;
};
int translate(const Shared& shared, const TranslateArguments& arguments);

unsigned screen_width();

// All contracts below the given paths: a file itself, a folder's *.bkm, sorted.
std::vector<std::string> contracts_in(const std::vector<std::string>& paths);

}  // namespace bkm::cli
