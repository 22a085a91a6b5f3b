// What `settle` and `correct` share: from their options to a run, and from a run to a directory.
#pragma once
#include <optional>
#include <string>

#include "compiler/cli/commands.hpp"
#include "compiler/settle/settle.hpp"

namespace bkm::cli {

struct Request {
  settle::Options options;
  std::string error;  // a value that is not right
};
Request read_arguments(const SettleArguments& arguments, Language language);

int wrong_use(const SettleArguments& arguments, const std::string& message);

// Through which period is settled: `--until`, else the periods that were over on the day of `--as-known-on`, else the whole term. Reports: until-period.
bool find_through(const plan::Plan& plan, const SettleArguments& arguments, settle::Options& options, diag::Sink& sink);

// Runs, and says what the data gave. An exit code when nothing may be published.
std::optional<int> run_settlement(const Shared& shared, const SettleArguments& arguments, driver::Compilation& compiled, settle::Options& options, settle::Run& run);

// With the contract and its modules, as a run keeps them side by side.
settle::ManifestInfo manifest_info(const SettleArguments& arguments, const driver::Compilation& compiled, Language language);

// Writes the directory, complete or not at all. The exit code.
int publish(const plan::Plan& plan, settle::Run& run, const SettleArguments& arguments, const settle::ManifestInfo& info);

// The values of --set, a line each.
std::string settings_lines(const SettleArguments& arguments, Language language);
std::string title_line(const plan::Plan& plan, Language language);

}  // namespace bkm::cli
