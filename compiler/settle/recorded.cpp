#include "compiler/settle/recorded.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "runtime/input/sha256.hpp"
#include "runtime/input/text_source.hpp"

namespace bkm::settle {
namespace {

constexpr diag::Kind kNoRun{9201, "no-run", diag::Severity::error, "{0} is geen afrekening van bkm: er is geen leesbaar manifest.json.",
                            "{0} is no settlement of bkm: there is no readable manifest.json."};
constexpr diag::Kind kForeign{9202, "foreign-manifest", diag::Severity::error, "Het manifest van {0} heeft een vorm ({1}) die deze bkm niet kent.",
                              "The manifest of {0} has a form ({1}) that this bkm does not know."};
constexpr diag::Kind kChanged{9203, "input-changed", diag::Severity::error, "{0} is veranderd sinds de afrekening; de bedragen zijn er niet meer uit af te leiden.",
                              "{0} has changed since the settlement; the amounts can no longer be derived from it."};
constexpr diag::Kind kNotFound{9214, "input-not-found", diag::Severity::error,
                              "{0} is niet te vinden. De afrekening noemt haar bestanden zoals zij toen zijn opgegeven: werk vanuit dezelfde map, of zet het bestand terug.",
                              "{0} cannot be found. The settlement names its files as they were given then: work from the same folder, or put the file back."};
constexpr diag::Kind kStandardInput{9220, "input-from-standard-input", diag::Severity::error,
                                    "De gegevens van {0} zijn toen van de standaardinvoer gelezen en niet bewaard. Geef ze daar opnieuw, precies zoals toen: zet \"< BESTAND\" achter de opdracht.",
                                    "The data of {0} were read from standard input then, and were not kept. Give them there again, exactly as then: put \"< FILE\" behind the command."};
constexpr diag::Kind kDamaged{9206, "ledger-damaged", diag::Severity::error, "{0} is niet meer wat de afrekening schreef: de hash in het manifest is een andere.",
                              "{0} is no longer what the settlement wrote: the hash in the manifest is another."};

using json = nlohmann::ordered_json;

void read_options(const json& options, Recorded& recorded) {
  auto keep = [&](const std::string& name, const json& value) { recorded.written_options.emplace_back(name, value.get<std::string>()); };
  for (const auto& [name, value] : options.items()) {
    if (value.is_array()) {
      for (const json& each : value) keep(name, each);
      continue;
    }
    keep(name, value);
    if (name.starts_with("set ")) recorded.options.set[name.substr(4)] = value.get<std::string>();
    if (name == "as-known-on") recorded.options.known_on = parse_iso_date(value.get<std::string>());
    if (name == "encoding") recorded.options.encoding = value == "utf-8" ? Encoding::utf8 : Encoding::windows1252;
  }
}

KeptFile kept(const std::string& directory, const json& source) {
  KeptFile file{directory + "/" + source.at("kept").get<std::string>(), source.at("file").get<std::string>(), source.at("sha256").get<std::string>(), {}, false};
  if (source.contains("module")) file.module = source.at("module").get<std::string>(), file.standard = source.at("standard").get<bool>();
  return file;
}

void read_contract(const json& contract, Recorded& recorded) {
  recorded.contract_path = contract.at("file").get<std::string>();
  recorded.options.contract = recorded.contract_path;
  recorded.sources.push_back(kept(recorded.directory, contract));
  recorded.agreement = {contract.at("title").get<std::string>(), contract.at("currency").get<std::string>(), contract.at("first_day").get<std::string>(),
                        contract.at("language").get<std::string>(), contract.at("purchasers").get<std::vector<std::string>>()};
  recorded.last_day = parse_iso_date(contract.at("last_day").get<std::string>()).value_or(Date{});
}

void read_inputs(const json& files, Recorded& recorded) {
  for (const json& file : files) {
    recorded.inputs.push_back({file.at("table").get<std::string>(), file.at("file").get<std::string>(), file.at("sha256").get<std::string>(),
                               file.at("bytes").get<std::uint64_t>()});
    recorded.options.data.emplace_back(recorded.inputs.back().table, recorded.inputs.back().path);
  }
}

// The manifest without its own hash has that hash.
bool is_intact(json manifest) {
  const std::string own = manifest.at("sha256").get<std::string>();
  manifest.erase("sha256");
  return sha256_hex(manifest.dump(2, ' ', false, json::error_handler_t::replace) + "\n") == own;
}

Recorded read(const std::string& directory, const json& manifest) {
  Recorded recorded;
  recorded.directory = directory;
  read_contract(manifest.at("contract"), recorded);
  for (const json& module : manifest.at("modules")) recorded.sources.push_back(kept(directory, module));
  read_inputs(manifest.at("inputs"), recorded);
  for (const json& file : manifest.at("outputs")) recorded.outputs.push_back({directory + "/" + file.at("file").get<std::string>(), file.at("sha256").get<std::string>()});
  recorded.axes = manifest.at("keys").get<std::vector<std::string>>();
  read_options(manifest.at("options"), recorded);
  if (const json& through = manifest.at("settled_through"); !through.is_null()) recorded.options.through = parse_iso_date(through.get<std::string>());
  recorded.language = manifest.at("language") == "nl" ? Language::nl : Language::en;
  recorded.compiler_version = manifest.at("compiler").at("version").get<std::string>();
  recorded.compiler_sha256 = manifest.at("compiler").at("sha256").get<std::string>();
  recorded.intact = is_intact(manifest);
  if (manifest.contains("ledger"))
    recorded.ledger = RecordedLedger{manifest.at("ledger").at("directory").get<std::string>(), manifest.at("ledger").at("manifest_sha256").get<std::string>()};
  return recorded;
}

bool found(const std::string& path, diag::Sink& sink) {
  const bool there = std::filesystem::exists(path);
  if (!there) sink.report(kNotFound, {}, {path});
  return there;
}

// Compared when it has been read: read_again().
bool given_again(const InputFile& file, diag::Sink& sink) {
  const bool typed = ::isatty(STDIN_FILENO) == 1;
  if (typed) sink.report(kStandardInput, {}, {file.table});
  return !typed;
}

bool compare(const std::string& path, const std::string& sha256, const diag::Kind& kind, diag::Sink& sink) {
  if (sha256_of_file(path) == sha256) return true;
  sink.report(kind, {}, {path});
  return false;
}

}  // namespace

Agreement agreement_of(const plan::Plan& plan) {
  Agreement agreement{plan.title, plan.currency_iso, to_string(plan.calendar.term_first), plan.language == Language::nl ? "nl" : "en", {}};
  for (const plan::Party& party : plan.parties)
    if (party.role == ast::Role::purchaser || party.role == ast::Role::purchasers) agreement.purchasers.push_back(party.name);
  return agreement;
}

std::optional<Recorded> read_run(const std::string& directory, diag::Sink& sink) {
  std::ifstream in(directory + "/manifest.json", std::ios::binary);
  json manifest = json::parse(in, nullptr, false);
  if (manifest.is_discarded() || !manifest.is_object() || !manifest.contains("contract")) return sink.report(kNoRun, {}, {directory}), std::nullopt;
  const json format = manifest.contains("format") ? manifest["format"] : json();
  if (format != kManifestFormat) return sink.report(kForeign, {}, {directory, format.dump()}), std::nullopt;
  try {
    return read(directory, manifest);
  } catch (const json::exception&) {  // a part is missing, or is something else
    return sink.report(kNoRun, {}, {directory}), std::nullopt;
  }
}

bool unchanged(const Recorded& recorded, diag::Sink& sink) {
  bool same = texts_undamaged(recorded, sink);
  for (const InputFile& file : recorded.inputs)
    same &= is_standard_input(file.path) ? given_again(file, sink) : found(file.path, sink) && compare(file.path, file.sha256, kChanged, sink);
  if (!recorded.ledger) return same;
  const std::string manifest = recorded.ledger->directory + "/manifest.json";
  same &= found(manifest, sink) && compare(manifest, recorded.ledger->manifest_sha256, kChanged, sink);
  return same;
}

bool read_again(const Recorded& recorded, const Run& run, diag::Sink& sink) {
  bool same = true;
  for (const InputFile& then : recorded.inputs) {
    if (!is_standard_input(then.path)) continue;
    const bool now = std::any_of(run.inputs.begin(), run.inputs.end(), [&](const InputFile& file) { return file.table == then.table && is_standard_input(file.path) && file.sha256 == then.sha256; });
    if (!now) sink.report(kStandardInput, {}, {then.table});
    same &= now;
  }
  return same;
}

bool texts_undamaged(const Recorded& recorded, diag::Sink& sink) {
  bool same = true;
  for (const KeptFile& source : recorded.sources) same &= compare(source.path, source.sha256, kDamaged, sink);
  return same;
}

bool undamaged(const Recorded& recorded, diag::Sink& sink) {
  const bool same = texts_undamaged(recorded, sink);
  return outputs_undamaged(recorded, sink) && same;
}

bool outputs_undamaged(const Recorded& recorded, diag::Sink& sink) {
  bool same = recorded.intact;
  if (!same) sink.report(kDamaged, {}, {recorded.directory + "/manifest.json"});
  for (const HashedFile& output : recorded.outputs) same &= compare(output.path, output.sha256, kDamaged, sink);
  return same;
}

}  // namespace bkm::settle
