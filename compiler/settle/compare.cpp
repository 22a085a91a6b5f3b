#include "compiler/settle/compare.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace bkm::settle {
namespace {

namespace fs = std::filesystem;

constexpr diag::Kind kDiffers{9210, "output-differs", diag::Severity::error, "{0} verschilt vanaf regel {1}: er staat \"{2}\", opnieuw uitgerekend is het \"{3}\".",
                              "{0} differs from line {1} on: it has \"{2}\", calculated again it is \"{3}\"."};
constexpr diag::Kind kMissing{9211, "output-missing", diag::Severity::error, "{0} ontbreekt; de afrekening schreef dat bestand.", "{0} is missing; the settlement wrote that file."};
constexpr diag::Kind kExtra{9212, "output-extra", diag::Severity::error, "{0} hoort niet bij deze afrekening.", "{0} does not belong to this settlement."};
constexpr diag::Kind kCompiler{9213, "other-compiler", diag::Severity::warning, "Deze afrekening is gemaakt met een andere bkm: {0}, sha256 {1}.",
                               "This settlement was made with another bkm: {0}, sha256 {1}."};

constexpr const char* kManifest = "manifest.json";
constexpr std::size_t kShown = 160;  // of a line

std::string name_of(const std::string& path) { return fs::path(path).filename().string(); }

std::vector<std::string> file_names(const Recorded& recorded) {
  std::vector<std::string> names;
  for (const HashedFile& output : recorded.outputs) names.push_back(name_of(output.path));
  for (const KeptFile& source : recorded.sources) names.push_back(name_of(source.path));
  names.push_back(kManifest);
  return names;
}

std::optional<std::string> content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return {};
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::string line_at(const std::string& bytes, std::size_t at) {
  const std::size_t begin = at == 0 ? 0 : bytes.rfind('\n', at - 1) + 1;
  std::string line = bytes.substr(begin, bytes.find('\n', begin) - begin);
  return line.size() > kShown ? line.substr(0, kShown) + ".." : line;
}

void compare(const std::string& path, const std::string& found, const std::string& computed, diag::Sink& sink) {
  if (found == computed) return;
  const auto at = static_cast<std::size_t>(std::mismatch(found.begin(), found.end(), computed.begin(), computed.end()).first - found.begin());
  const auto line = 1 + std::count(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  sink.report(kDiffers, {}, {path, std::to_string(line), line_at(found, at), line_at(computed, at)});
}

}  // namespace

std::vector<std::string> extra_files(const Recorded& recorded) {
  const std::vector<std::string> known = file_names(recorded);
  std::vector<std::string> extra;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(recorded.directory, ignored))
    if (std::find(known.begin(), known.end(), entry.path().filename().string()) == known.end()) extra.push_back(entry.path().string());
  std::sort(extra.begin(), extra.end());
  return extra;
}

void report_extra(const Recorded& recorded, diag::Sink& sink) {
  for (const std::string& path : extra_files(recorded)) sink.report(kExtra, {}, {path});
}

void report_differences(const Recorded& recorded, const OutputDirectory& again, diag::Sink& sink) {
  for (const std::string& name : file_names(recorded)) {
    const std::string path = recorded.directory + "/" + name;
    auto found = content(path);
    if (!found) sink.report(kMissing, {}, {path});
    else compare(path, *found, content(again.path_of(name)).value_or(""), sink);
  }
}

void report_compiler(const Recorded& recorded, const std::string& own_sha256, diag::Sink& sink) {
  if (recorded.compiler_sha256 != own_sha256) sink.report(kCompiler, {}, {recorded.compiler_version, recorded.compiler_sha256.substr(0, 12)});
}

}  // namespace bkm::settle
