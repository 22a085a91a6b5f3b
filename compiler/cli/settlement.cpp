#include "compiler/cli/settlement.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>

#include "compiler/cli/version.hpp"
#include "compiler/driver/settings.hpp"
#include "compiler/settle/compare.hpp"
#include "compiler/settle/through.hpp"

namespace bkm::cli {
namespace {

using Clock = std::chrono::steady_clock;

// On stderr, for runs over two seconds, at most four times a second.
class Ticker {
 public:
  Ticker(const Shared& shared, Language language) : language_(language), style_(shared.progress) {
    if (style_ == "auto") style_ = isatty(STDERR_FILENO) ? "bar" : "none";
  }
  ~Ticker() {
    if (shown_ && style_ == "bar") std::cerr << "\r\x1b[K";
  }
  void operator()(const std::string& table, std::uint64_t rows) {
    auto now = Clock::now();
    if (style_ == "none" || now - start_ < std::chrono::seconds(2) || now - last_ < std::chrono::milliseconds(250)) return;
    last_ = now;
    shown_ = true;
    std::string what = table.empty() ? text(language_, "afrekenen", "settling") : fmt::format(fmt::runtime(text(language_, "{}: {} regels gelezen", "{}: {} rows read")), table, rows);
    if (style_ == "json") std::cerr << fmt::format("{{\"table\":\"{}\",\"rows\":{}}}\n", table, rows);
    else if (style_ == "bar") std::cerr << "\r\x1b[K" << what << std::flush;
    else std::cerr << what << "\n";
  }

 private:
  Language language_;
  std::string style_;
  Clock::time_point start_ = Clock::now(), last_ = start_;
  bool shown_ = false;
};

// More refused rows than this: nothing is published. "10" rows, or "2%" of all rows.
std::optional<bool> too_many(const std::string& limit, std::uint64_t refused, std::uint64_t rows) {
  bool percent = limit.ends_with('%');
  auto number = parse_decimal(percent ? limit.substr(0, limit.size() - 1) : limit, Notation{'.', ','});
  if (!number || number->value < 0) return {};
  Rational allowed = percent ? Rational(number->value * Rational(static_cast<unsigned long>(rows)) / 100) : number->value;
  return Rational(static_cast<unsigned long>(refused)) > allowed;
}

// 5,5%: on the command line a decimal mark is a point, in both languages.
std::string limit_fault(const std::string& limit, Language language) {
  std::string right = limit;
  std::replace(right.begin(), right.end(), ',', '.');
  if (right != limit && right.ends_with('%') && too_many(right, 0, 0))
    return fmt::format(fmt::runtime(text(language, "het decimaalteken van --max-rejected is een punt: schrijf {}, niet {}", "the decimal mark of --max-rejected is a point: write {}, not {}")), right, limit);
  return text(language, "--max-rejected is een aantal of een percentage, zoals 10 of 5%, niet ", "--max-rejected is a number or a percentage, as in 10 or 5%, not ") + limit;
}

// --data-dir
std::string folder_fault(const std::string& folder, Language language) {
  std::error_code unreadable;
  if (folder.empty() || std::filesystem::is_directory(folder, unreadable)) return "";
  if (std::filesystem::exists(folder, unreadable)) return folder + text(language, " is geen map; geef een bestand met --data TABEL=BESTAND", " is not a directory; give a file with --data TABLE=FILE");
  return text(language, "de map bestaat niet: ", "the directory does not exist: ") + folder;
}

std::string fault_text(const OutputFault& fault, Language language) {
  switch (fault.kind) {
    case OutputFaultKind::not_empty:
      return fault.path + text(language, " bestaat al en is niet leeg; kies een andere map of geef --replace", " exists and is not empty; choose another directory or give --replace");
    case OutputFaultKind::not_a_directory: return fault.path + text(language, " is geen map", " is not a directory");
    case OutputFaultKind::not_an_output:
      return fault.path + text(language, " is niet door bkm geschreven en wordt niet vervangen", " was not written by bkm and is not replaced");
    case OutputFaultKind::system: return fault.path + ": " + system_words(fault.error, language);
  }
  return fault.path;
}

// --replace: somebody's own files in the folder would go with it. Names them.
std::string own_files(const SettleArguments& arguments, Language language) {
  diag::Sink unreadable;
  const auto recorded = arguments.replace ? settle::read_run(arguments.out, unreadable) : std::nullopt;
  const std::vector<std::string> files = recorded ? settle::extra_files(*recorded) : std::vector<std::string>();
  if (files.empty()) return "";
  std::string names;
  for (const std::string& file : files) names += (names.empty() ? "" : ", ") + file;
  return fmt::format(fmt::runtime(text(language, "{} wordt niet vervangen: niet van bkm, en dan weg, is {}; zet dat eerst ergens anders", "{} is not replaced: not of bkm, and gone then, is {}; put that elsewhere first")),
                     arguments.out, names);
}

std::optional<std::pair<std::string, std::string>> name_and_value(const std::string& argument) {
  std::size_t equals = argument.find('=');
  if (equals == std::string::npos || equals == 0) return {};
  return std::pair(argument.substr(0, equals), argument.substr(equals + 1));
}

std::vector<std::pair<std::string, std::string>> recorded_options(const SettleArguments& a) {
  std::vector<std::pair<std::string, std::string>> options;
  for (const std::string& data : a.data) options.emplace_back("data", data);
  for (const std::string& set : a.set) options.emplace_back("set " + set.substr(0, set.find('=')), set.substr(set.find('=') + 1));
  if (!a.data_dir.empty()) options.emplace_back("data-dir", a.data_dir);
  if (!a.known_on.empty()) options.emplace_back("as-known-on", a.known_on);
  if (!a.until.empty()) options.emplace_back("until", a.until);
  if (!a.max_rejected.empty()) options.emplace_back("max-rejected", a.max_rejected);
  if (!a.encoding.empty()) options.emplace_back("encoding", a.encoding);
  return options;
}

}  // namespace

Request read_arguments(const SettleArguments& arguments, Language language) {
  Request request;
  request.options.contract = arguments.contract;
  request.options.data_dir = arguments.data_dir;
  auto fail = [&](std::string message) { request.error = std::move(message); };
  for (const std::string& data : arguments.data) {
    if (auto pair = name_and_value(data)) request.options.data.push_back(*pair);
    else fail(text(language, "schrijf --data TABEL=BESTAND, niet ", "write --data TABLE=FILE, not ") + data);
  }
  for (const std::string& set : arguments.set) {
    if (auto pair = name_and_value(set)) {
      if (!request.options.set.insert(*pair).second) fail(text(language, "--set geeft twee waarden voor ", "--set gives two values for ") + pair->first);
    } else fail(text(language, "schrijf --set NAAM=WAARDE, niet ", "write --set NAME=VALUE, not ") + set);
  }
  if (!arguments.known_on.empty()) {
    request.options.known_on = parse_iso_date(arguments.known_on);
    if (!request.options.known_on) fail(text(language, "geen datum (schrijf 2026-01-31): ", "no date (write 2026-01-31): ") + arguments.known_on);
  }
  if (!arguments.max_rejected.empty() && !too_many(arguments.max_rejected, 0, 0))
    fail(limit_fault(arguments.max_rejected, language));
  if (std::string fault = folder_fault(arguments.data_dir, language); !fault.empty()) fail(fault);
  if (arguments.out.empty()) fail(text(language, "--out noemt geen map", "--out names no directory"));
  if (arguments.encoding == "utf-8") request.options.encoding = Encoding::utf8;
  if (arguments.encoding == "windows-1252") request.options.encoding = Encoding::windows1252;
  if (arguments.engine == "native") fail(text(language, "deze bkm heeft alleen de motor \"reference\"", "this bkm has only the engine \"reference\""));
  for (const std::string& form : arguments.write)
    if (form != "csv") fail(text(language, "deze bkm schrijft alleen csv, niet ", "this bkm writes only csv, not ") + form);
  return request;
}

int wrong_use(const SettleArguments& arguments, const std::string& message) {
  std::cerr << "bkm " << arguments.command << ": " << message << "\n";
  return kWrongUse;
}

bool find_through(const plan::Plan& plan, const SettleArguments& arguments, settle::Options& options, diag::Sink& sink) {
  if (!arguments.until.empty()) options.through = settle::through_until(plan, arguments.until, sink);
  else if (options.known_on) options.through = settle::last_over_on(plan, *options.known_on);
  return !sink.has_errors();
}

std::optional<int> run_settlement(const Shared& shared, const SettleArguments& arguments, driver::Compilation& compiled, settle::Options& options, settle::Run& run) {
  Language language = message_language(shared, compiled.unit.language);
  diag::RenderOptions render = render_options(shared, language);
  diag::Sink set;
  const bool may_set = driver::apply_settings(compiled, options.set, set);
  if (!set.all().empty()) diag::render_all(std::cerr, set.all(), compiled.sources, render);
  if (!may_set) return kWrongUse;
  {
    Ticker ticker(shared, language);
    options.progress = [&](const std::string& table, std::uint64_t rows) { ticker(table, rows); };
    run = settle::run(compiled.plan, compiled.facts, options);
    options.progress = {};
  }
  if (!run.findings.all().empty()) diag::render_all(std::cerr, run.findings.all(), compiled.sources, render);
  if (run.wrong_use) return kWrongUse;
  if (run.stopped()) {
    if (render.format == diag::Format::human)
      std::cerr << "bkm " << arguments.command << text(language, ": er is niets geboekt.\n", ": nothing was published.\n");
    return kStopped;
  }
  if (!run.settlement.balanced) throw std::logic_error("control totals do not balance: " + run.settlement.imbalance);
  if (arguments.max_rejected.empty() || !*too_many(arguments.max_rejected, run.refused(), run.rows())) return {};
  std::cerr << fmt::format(fmt::runtime(text(language, "bkm {}: {} regels afgekeurd, meer dan {}; er is niets geboekt.\n",
                                             "bkm {}: {} rows rejected, more than {}; nothing was published.\n")), arguments.command, run.refused(), arguments.max_rejected);
  std::cerr << settle::refused_screen(run, language);
  return kStopped;
}

settle::ManifestInfo manifest_info(const SettleArguments& arguments, const driver::Compilation& compiled, Language language) {
  auto absolute = [](const std::string& path) { return std::filesystem::absolute(path).lexically_normal().string(); };
  auto text = [&](SourceId source) { return std::string(compiled.sources.text(source)); };
  std::vector<settle::Source> sources{{absolute(arguments.contract), "contract", text(compiled.unit.source)}};
  for (const driver::Module& module : compiled.modules) {
    if (module.name == sources.front().kept) sources.front().kept += "_";  // a module is found by the name of its file
    sources.push_back({module.standard ? module.file : absolute(module.file), module.name, text(module.source), module.name, module.standard});
  }
  for (settle::Source& source : sources) source.kept += ".bkm";
  return {std::move(sources), settle::sha256_of_file("/proc/self/exe"), kVersion, recorded_options(arguments), language};
}

int publish(const plan::Plan& plan, settle::Run& run, const SettleArguments& arguments, const settle::ManifestInfo& info) {
  if (const std::string files = own_files(arguments, info.language); !files.empty()) return wrong_use(arguments, files);
  auto created = OutputDirectory::create(arguments.out, arguments.replace ? Existing::replace : Existing::refuse);
  if (const auto* fault = std::get_if<OutputFault>(&created)) {
    std::cerr << "bkm " << arguments.command << ": " << fault_text(*fault, info.language) << "\n";
    return fault->kind == OutputFaultKind::system ? kEnvironment : kWrongUse;
  }
  OutputDirectory& out = std::get<OutputDirectory>(created);
  settle::write(plan, run, info, out);
  if (auto fault = out.publish()) {
    std::cerr << "bkm " << arguments.command << ": " << text(info.language, "niets geschreven: ", "nothing written: ") << fault_text(*fault, info.language) << "\n";
    return kEnvironment;
  }
  return kDone;
}

std::string settings_lines(const SettleArguments& arguments, Language language) {
  std::string lines;
  for (const std::string& set : arguments.set) lines += text(language, "  Met ", "  With ") + set + "\n";
  return lines;
}

std::string title_line(const plan::Plan& plan, Language language) {
  return plan.title + (plan.version.empty() ? "" : text(language, ", versie ", ", version ") + plan.version) + "\n";
}

}  // namespace bkm::cli
