#include "compiler/settle/recorded.hpp"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

namespace bkm::settle {
namespace {

constexpr diag::Kind kNoRun{9201, "no-run", diag::Severity::error, "{0} is geen afrekening van bkm: er is geen leesbaar manifest.json.",
                            "{0} is no settlement of bkm: there is no readable manifest.json."};
constexpr diag::Kind kForeign{9202, "foreign-manifest", diag::Severity::error, "Het manifest van {0} heeft een vorm ({1}) die deze bkm niet kent.",
                              "The manifest of {0} has a form ({1}) that this bkm does not know."};
constexpr diag::Kind kChanged{9203, "input-changed", diag::Severity::error, "{0} is veranderd of verdwenen sinds de afrekening; de bedragen zijn er niet meer uit af te leiden.",
                              "{0} has changed or gone since the settlement; the amounts can no longer be derived from it."};

using nlohmann::json;

void read_options(const json& options, Recorded& recorded) {
  for (const auto& [name, value] : options.items()) {
    if (name.starts_with("set ")) recorded.options.set[name.substr(4)] = value.get<std::string>();
    if (name == "as-known-on") recorded.options.known_on = parse_iso_date(value.get<std::string>());
    if (name == "encoding") recorded.options.encoding = value == "utf-8" ? Encoding::utf8 : Encoding::windows1252;
  }
}

}  // namespace

std::optional<Recorded> read_run(const std::string& directory, diag::Sink& sink) {
  std::ifstream in(directory + "/manifest.json", std::ios::binary);
  json manifest = json::parse(in, nullptr, false);
  bool readable = in.good() || in.eof();
  if (!readable || manifest.is_discarded() || !manifest.is_object() || !manifest.contains("contract") || !manifest.contains("inputs"))
    return sink.report(kNoRun, {}, {directory}), std::nullopt;
  if (manifest.value("format", 0) != 1) return sink.report(kForeign, {}, {directory, manifest.value("format", json()).dump()}), std::nullopt;
  Recorded recorded;
  recorded.contract_path = manifest["contract"].value("file", "");
  recorded.contract_sha256 = manifest["contract"].value("sha256", "");
  for (const json& file : manifest["inputs"])
    recorded.inputs.push_back({file.value("table", ""), file.value("file", ""), file.value("sha256", ""), file.value("bytes", std::uint64_t{0})});
  for (const json& module : manifest.value("modules", json::array()))
    recorded.modules.push_back({module.value("module", ""), module.value("file", ""), module.value("sha256", ""), module.value("standard", false)});
  for (const InputFile& file : recorded.inputs) recorded.options.data.emplace_back(file.table, file.path);
  recorded.options.contract = recorded.contract_path;
  if (manifest.contains("options")) read_options(manifest["options"], recorded);
  return recorded;
}

bool unchanged(const Recorded& recorded, diag::Sink& sink) {
  bool same = true;
  auto compare = [&](const std::string& path, const std::string& sha256) {
    if (sha256_of_file(path) == sha256) return;
    sink.report(kChanged, {}, {path});
    same = false;
  };
  compare(recorded.contract_path, recorded.contract_sha256);
  for (const InputFile& file : recorded.inputs) compare(file.path, file.sha256);
  return same;
}

bool same_modules(const Recorded& recorded, const std::vector<ModuleFile>& now, diag::Sink& sink) {
  std::map<std::string, std::pair<std::string, std::string>> hashes;  // then, now
  for (const ModuleFile& module : recorded.modules) hashes[module.file].first = module.sha256;
  for (const ModuleFile& module : now) hashes[module.file].second = module.sha256;
  bool same = true;
  for (const auto& [file, hash] : hashes) {
    if (hash.first == hash.second) continue;
    sink.report(kChanged, {}, {file});
    same = false;
  }
  return same;
}

}  // namespace bkm::settle
