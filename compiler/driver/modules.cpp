#include "compiler/driver/modules.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "compiler/driver/stdlib.hpp"
#include "compiler/driver/words.hpp"
#include "compiler/elaborate/kinds.hpp"
#include "compiler/elaborate/link.hpp"
#include "compiler/plan/tables_read.hpp"
#include "compiler/syntax/parse.hpp"
#include "runtime/input/text.hpp"

namespace bkm::driver {
namespace {

namespace fs = std::filesystem;

constexpr diag::Kind kMissing{2630, "module-missing", diag::Severity::error,
                              "De module \"{0}\" is er niet: {0}.bkm staat niet naast het contract of in modules/, en hoort niet bij bkm.",
                              "There is no module \"{0}\": {0}.bkm is not beside the contract or in modules/, and does not come with bkm."};
constexpr diag::Kind kCircle{2631, "module-circle", diag::Severity::error, "De modules gebruiken elkaar in een kring: {0}.",
                             "The modules use each other in a circle: {0}."};
constexpr diag::Kind kNotModule{2632, "not-a-module", diag::Severity::error,
                                "{0} is geen module: een module begint met: bkm 1 {1} module \"{2}\".",
                                "{0} is no module: a module begins with: bkm 1 {1} module \"{2}\"."};
constexpr diag::Kind kOtherName{2633, "module-name-differs", diag::Severity::error, "De module in {0} heet \"{1}\", niet \"{2}\".",
                                "The module in {0} is called \"{1}\", not \"{2}\"."};
constexpr diag::Kind kUnused{2636, "module-unused", diag::Severity::warning, "Het contract gebruikt niets uit de module \"{0}\"; haal deze regel weg.",
                             "The contract uses nothing from the module \"{0}\"; remove this line."};
constexpr diag::Kind kUnreadable{2637, "module-unreadable", diag::Severity::error, "De module \"{0}\" is niet te lezen: {1}.",
                                 "The module \"{0}\" cannot be read: {1}."};

struct Text {
  std::string file, content;
  bool standard = false, readable = true;
};

// A name is the name of a file, never a path.
bool is_plain(const std::string& name) { return !name.empty() && name.find_first_of("/\\:") == std::string::npos && name[0] != '.'; }

std::optional<Text> file_text(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return {};
  std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  return Text{path.string(), content.str(), false, in.good() || in.eof()};
}

// Beside the text that asks, in modules/ there, or with bkm. A module of bkm uses only modules of bkm. A contract wmo.bkm that uses "wmo" does
// not mean itself.
std::optional<Text> find_text(const std::string& name, const fs::path& folder, bool asked_by_standard, const fs::path& contract) {
  if (!is_plain(name)) return {};
  if (!asked_by_standard)
    for (const fs::path& path : {folder / (name + ".bkm"), folder / "modules" / (name + ".bkm")}) {
      if (path.lexically_normal() == contract.lexically_normal()) continue;
      if (auto text = file_text(path)) return text;
    }
  for (const StandardModule& module : standard_modules())
    if (module.name == name) return Text{"stdlib/" + name + ".bkm", std::string(module.text), true, true};
  return {};
}

std::vector<std::string> names_near(const fs::path& folder) {
  std::vector<std::string> names;
  for (const StandardModule& module : standard_modules()) names.emplace_back(module.name);
  std::error_code error;
  for (const fs::path& place : {folder.empty() ? fs::path(".") : folder, folder / "modules"})
    for (auto entry = fs::directory_iterator(place, error); !error && entry != fs::directory_iterator(); entry.increment(error))
      if (entry->path().extension() == ".bkm") names.push_back(entry->path().stem().string());
  return names;
}

class Reader {
 public:
  explicit Reader(Compilation& c) : c_(c) {}

  std::vector<ast::Unit> run() {
    std::vector<std::string> chain;
    if (c_.unit.header.is_module) chain.push_back(c_.unit.header.title);
    read_uses(c_.unit, fs::path(c_.sources.name(c_.unit.source)).parent_path(), false, chain);
    return std::move(units_);
  }

 private:
  void read_uses(const ast::Unit& unit, const fs::path& folder, bool standard, std::vector<std::string>& chain) {
    std::set<std::string> asked;
    for (const ast::Statement& statement : unit.statements) {
      const auto* use = std::get_if<ast::Use>(&statement);
      if (!use) continue;
      if (!asked.insert(use->module).second) c_.findings.report(elaborate::kDoubled, use->span, {use->module});
      else read(*use, folder, standard, chain);
    }
  }

  void fail(const diag::Kind& kind, Span span, diag::Args args) {
    c_.findings.report(kind, span, std::move(args));
    c_.all_modules_read = false;
  }

  void read(const ast::Use& use, const fs::path& folder, bool asked_by_standard, std::vector<std::string>& chain) {
    if (auto again = std::find(chain.begin(), chain.end(), use.module); again != chain.end()) {
      std::string circle;
      for (; again != chain.end(); ++again) circle += *again + " → ";
      return fail(kCircle, use.span, {circle + use.module});
    }
    if (std::any_of(c_.modules.begin(), c_.modules.end(), [&](const Module& m) { return m.name == use.module; })) return;
    auto text = find_text(use.module, folder, asked_by_standard, c_.unit.header.is_module ? fs::path() : fs::path(c_.sources.name(c_.unit.source)));
    if (!text) return missing(use, folder);
    if (!text->readable) return fail(kUnreadable, use.span, {use.module, text->file});
    SourceId source = c_.sources.add(text->file, text->content);
    c_.modules.push_back({use.module, text->file, text->standard, source, use.span});
    ast::Unit unit = syntax::parse(c_.sources, source, c_.findings);
    if (unit.header.title.empty()) return void(c_.all_modules_read = false);  // said by the reader of its text
    if (!unit.header.is_module) {
      std::string language = unit.language == Language::nl ? "nl" : "en";
      return fail(kNotModule, use.span, {text->file, language, use.module});
    }
    if (unit.header.title != use.module) fail(kOtherName, use.span, {text->file, unit.header.title, use.module});
    chain.push_back(use.module);
    read_uses(unit, fs::path(text->file).parent_path(), text->standard, chain);
    chain.pop_back();
    units_.push_back(std::move(unit));
  }

  void missing(const ast::Use& use, const fs::path& folder) {
    c_.all_modules_read = false;
    diag::Diagnostic& found = c_.findings.report(kMissing, use.span, {use.module});
    auto near = nearest(use.module, names_near(folder));
    if (!near || *near == use.module) return;
    const std::string line(c_.sources.text(use.span));
    found.suggest(*near, use.span, line.substr(0, line.find('"') + 1) + *near + "\"");
  }

  Compilation& c_;
  std::vector<ast::Unit> units_;
};

// Names by which a text can use a module: what it declares, and its columns of values. A column of codes is a dimension that others have too.
std::set<std::string> names_of(const ast::Unit& module) {
  std::set<std::string> names;
  for (const ast::Name& name : elaborate::declared_names(module)) names.insert(name.text);
  for (const ast::Statement& statement : module.statements)
    if (const auto* table = std::get_if<ast::Table>(&statement))
      for (const ast::Column& column : table->columns)
        if (column.type || column.closed) names.insert(column.name.text);
  return names;
}

// What a module gives, with what it passes on from the modules that it uses.
struct Given {
  std::set<std::string> names;
  std::set<SourceId> sources;
};
void add_given(const std::string& name, const std::vector<ast::Unit>& modules, Given& given) {
  for (const ast::Unit& unit : modules) {
    if (unit.header.title != name || !given.sources.insert(unit.source).second) continue;
    given.names.merge(names_of(unit));
    for (const ast::Statement& statement : unit.statements)
      if (const auto* use = std::get_if<ast::Use>(&statement)) add_given(use->module, modules, given);
  }
}

}  // namespace

std::vector<ast::Unit> read_modules(Compilation& compilation) { return Reader(compilation).run(); }

void warn_unused_modules(Compilation& c, const std::vector<ast::Unit>& modules) {
  if (c.findings.has_errors()) return;
  const std::set<std::string> words = words_of(c.sources.text(c.unit.source));
  std::set<SourceId> read;
  for (std::uint32_t table : plan::tables_read(c.plan)) read.insert(c.plan.tables[table].span.source);
  for (const ast::Statement& statement : c.unit.statements) {
    const auto* use = std::get_if<ast::Use>(&statement);
    if (!use) continue;
    Given given;
    add_given(use->module, modules, given);
    bool named = std::any_of(given.names.begin(), given.names.end(), [&](const std::string& name) { return words.contains(name); });
    bool reached = std::any_of(given.sources.begin(), given.sources.end(), [&](SourceId source) { return read.contains(source); });
    if (!named && !reached) c.findings.report(kUnused, use->span, {use->module});
  }
}

void show_uses(Compilation& c) {
  diag::Sink shown;
  for (diag::Diagnostic finding : c.findings.all()) {
    for (const Module& module : c.modules)
      if (finding.span.source == module.source && finding.file.empty())
        finding.labels.push_back({module.use, {"hier wordt de module gebruikt", "here the module is used"}, {}});
    shown.add(std::move(finding));
  }
  c.findings = std::move(shown);
}

}  // namespace bkm::driver
