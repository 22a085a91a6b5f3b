#include "compiler/settle/manifest.hpp"

#include <nlohmann/json.hpp>

#include "compiler/interpret/run.hpp"
#include "compiler/settle/correction.hpp"
#include "compiler/settle/posts.hpp"
#include "runtime/input/sha256.hpp"

namespace bkm::settle {
namespace {

using nlohmann::ordered_json;

const char* const kOutputs[] = {"lines.csv", "adjustments.csv", "summary.csv", "decisions.csv", "rejected.csv", "unused.csv", "open.csv"};

ordered_json inputs(const Run& run) {
  ordered_json files = ordered_json::array();
  for (const InputFile& file : run.inputs) files.push_back({{"table", file.table}, {"file", file.path}, {"bytes", file.bytes}, {"sha256", file.sha256}, {"other_rows", file.other_rows}});
  return files;
}

ordered_json tables(const plan::Plan& plan, const Run& run) {
  ordered_json all = ordered_json::array();
  for (std::size_t t = 0; t < run.data.tables.size(); ++t) {
    if (plan.tables[t].in_text() || !run.data.given[t]) continue;
    Control c = control_of(run.data.tables[t]);
    all.push_back({{"table", plan.tables[t].name()}, {"in", c.in}, {"used", c.used}, {"unused", c.unused}, {"cancelled", c.cancelled},
                   {"rejected", c.rejected}, {"out_of_scope", c.out_of_scope}, {"not_yet_known", c.not_yet_known}});
  }
  return all;
}

ordered_json rules(const plan::Plan& plan, const Run& run) {
  ordered_json all = ordered_json::array();
  for (std::size_t r = 0; r < plan.rules.size(); ++r) {
    if (!plan::is_payable(plan.rules[r].kind)) continue;
    const RuleTotals& t = run.totals[r];
    int decimals = plan.currency_decimals;
    all.push_back({{"rule", plan.rules[r].name}, {"posts", t.posts}, {"open", t.open}, {"exact", fraction_text(t.exact)}, {"rounding", fraction_text(t.rounding)},
                   {"gross", plain_decimal(t.gross, decimals)}, {"adjustment", plain_decimal(t.adjustment, decimals)}, {"net", plain_decimal(t.net, decimals)},
                   {"not_settled", {{"posts", t.later_posts}, {"open", t.later_open}, {"net", plain_decimal(t.later_net, decimals)}}}});
  }
  return all;
}

// What agrees with the ledger of a later correction, beside what the contract is.
ordered_json contract(const plan::Plan& plan, const Source& source) {
  Agreement agreement = agreement_of(plan);
  return {{"title", agreement.title}, {"version", plan.version}, {"language", agreement.language}, {"currency", agreement.currency},
          {"purchasers", agreement.purchasers}, {"first_day", agreement.first_day}, {"last_day", to_string(plan.calendar.term_last)}, {"file", source.path}, {"kept", source.kept}, {"sha256", sha256_hex(source.text)}};
}

ordered_json modules(const std::vector<Source>& sources) {
  ordered_json all = ordered_json::array();
  for (std::size_t i = 1; i < sources.size(); ++i) 
    all.push_back({{"module", sources[i].module}, {"file", sources[i].path}, {"standard", sources[i].standard}, {"kept", sources[i].kept}, {"sha256", sha256_hex(sources[i].text)}});
  return all;
}

ordered_json ledger(const Correction& correction) {
  return {{"directory", correction.ledger}, {"manifest_sha256", correction.ledger_manifest_sha256}, {"lines_sha256", correction.ledger_lines_sha256}};
}

ordered_json postings(const plan::Plan& plan, const Correction& correction) {
  ordered_json all = ordered_json::array();
  for (const PostingTotal& t : totals_of(correction))
    all.push_back({{"rule", t.rule}, {"reason", t.reason}, {"reversals", t.reversals}, {"lines", t.lines}, {"reversed", plain_decimal(t.reversed, plan.currency_decimals)},
                   {"posted", plain_decimal(t.posted, plan.currency_decimals)}});
  return all;
}

ordered_json parties(const plan::Plan& plan, const PostTotals& totals) {
  ordered_json all = ordered_json::array();
  int decimals = plan.currency_decimals;
  for (const auto& [party, total] : totals.parties)
    all.push_back({{"party", party}, {"pays", plain_decimal(total.pays, decimals)}, {"gets", plain_decimal(total.gets, decimals)}});
  return all;
}

ordered_json warnings(const Run& run, Language language) {
  ordered_json all = ordered_json::array();
  for (const diag::Diagnostic& d : run.findings.all())
    if (d.kind->severity == diag::Severity::warning)
      all.push_back({{"code", diag::code_text(*d.kind)}, {"name", std::string(d.kind->name)}, {"message", diag::message(d, language)}});
  return all;
}

}  // namespace

Control control_of(const table::Table& table) {
  Control c;
  c.in = table.rows_read;
  for (table::RowFate fate : table.fates) switch (fate) {
      case table::RowFate::used: ++c.used; break;
      case table::RowFate::accepted:
      case table::RowFate::before_term: ++c.unused; break;
      case table::RowFate::before_term_used: ++c.used; break;
      case table::RowFate::cancelled: ++c.cancelled; break;
      case table::RowFate::rejected: ++c.rejected; break;
      case table::RowFate::out_of_scope: ++c.out_of_scope; break;
      case table::RowFate::not_yet_known: ++c.not_yet_known; break;
    }
  for (const table::Rejection& rejection : table.rejections) c.rejected += rejection.row == table::kNoRow;
  return c;
}

void write_manifest(const plan::Plan& plan, Run& run, const PostTotals& totals, const ManifestInfo& info, OutputDirectory& out) {
  ordered_json outputs = ordered_json::array();
  out.close_files();  // a fault is told by publish()
  std::vector<std::string> names(std::begin(kOutputs), std::end(kOutputs));
  if (info.correction) names.push_back("postings.csv");
  for (const std::string& name : names) outputs.push_back({{"file", name}, {"sha256", sha256_of_file(out.path_of(name))}});
  ordered_json options = ordered_json::object();
  for (const auto& [name, value] : info.options) {  // one that was given more than once is a list
    if (name == "data") options["data"].push_back(value);
    else options[name] = value;
  }
  ordered_json manifest = {{"format", kManifestFormat},
                           {"contract", contract(plan, info.sources.front())},
                           {"compiler", {{"name", "bkm"}, {"version", info.compiler_version}, {"sha256", info.compiler_sha256}}},
                           {"engine", "reference"},
                           {"options", options},
                           {"language", info.language == Language::nl ? "nl" : "en"},
                           {"settled_through", run.through ? ordered_json(to_string(*run.through)) : ordered_json()},
                           {"keys", payable_axes(plan)},
                           {"modules", modules(info.sources)},
                           {"inputs", inputs(run)},
                           {"rows", tables(plan, run)},
                           {"rules", rules(plan, run)},
                           {"parties", parties(plan, totals)},
                           {"outputs", outputs},
                           {"warnings", warnings(run, info.language)}};
  if (info.correction) {
    manifest["ledger"] = ledger(*info.correction);
    manifest["postings"] = postings(plan, *info.correction);
  }
  auto printed = [&] { return manifest.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n"; };
  manifest["sha256"] = sha256_hex(printed());  // of the manifest without this line
  out.file("manifest.json").write(printed());
}

}  // namespace bkm::settle
