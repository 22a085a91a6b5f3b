#include "compiler/settle/balances.hpp"

#include <filesystem>

#include "runtime/input/csv.hpp"

namespace bkm::settle {
namespace {

constexpr diag::Kind kUnreadable{9205, "ledger-unreadable", diag::Severity::error, "{0}, regel {1}, is geen boeking: {2}.", "{0}, line {1}, is no post: {2}."};

const std::vector<std::string> kAmounts = {"gross", "adjustment", "net"};

void add(Balances& balances, const Renamed& names, const Post& post) {
  auto now = names.find(post.rule);
  Identity identity{now == names.end() ? post.rule : now->second, post.payer, post.payee, post.settled_in, {}};
  for (const auto& [name, text] : post.key)
    if (!text.empty()) identity.key.emplace(name, text);
  auto [found, fresh] = balances.emplace(std::move(identity), post);
  if (fresh) return;
  found->second.gross += post.gross;
  found->second.adjustment += post.adjustment;
  found->second.net += post.net;
}

class LinesReader {
 public:
  LinesReader(const std::string& path, const std::vector<std::string>& axes, int decimals, diag::Sink& sink) : path_(path), axes_(axes), decimals_(decimals), sink_(sink) {}

  std::optional<Balances> read(const Renamed& names) {
    CsvOptions options;
    options.encoding = Encoding::utf8;
    auto opened = CsvReader::open(path_, options);
    if (const auto* fault = std::get_if<CsvFault>(&opened)) return fail(fault->line, kNotCsv);
    CsvReader& csv = std::get<CsvReader>(opened);
    std::vector<std::string> header(kPostColumns.begin(), kPostColumns.end());
    for (const std::string& axis : axes_) header.push_back(key_column(axis));
    header.insert(header.end(), kAmounts.begin(), kAmounts.end());
    if (csv.header() != header) return fail(1, unknown_column(csv.header(), header));
    Balances balances;
    for (CsvRow row; csv.next(row);) {
      auto post = row.fault ? std::nullopt : read_post(row);
      if (!post) return fail(row.line, row.fault ? kNotCsv : wrong_);
      add(balances, names, *post);
    }
    if (csv.fault()) return fail(csv.fault()->line, kNotCsv);
    return balances;
  }

 private:
  static constexpr Bilingual kNotCsv{"de cellen zijn niet te lezen", "its cells cannot be read"};

  static diag::Arg unknown_column(const std::vector<std::string>& found, const std::vector<std::string>& expected) {
    std::string text;
    for (const std::string& name : expected) text += (text.empty() ? "" : ",") + name;
    for (std::size_t i = 0; i < found.size(); ++i)
      if (i >= expected.size() || found[i] != expected[i]) return "\"" + found[i] + "\" / " + text;
    return text;
  }

  std::optional<Post> read_post(const CsvRow& row) {
    auto cell = [&](std::size_t i) { return std::string(row.cells[i]); };
    Post post{cell(0), cell(1), cell(2), cell(3), cell(4), cell(5), cell(6), {}, {}, {}, {}};
    for (std::size_t i = 0; i < axes_.size(); ++i)
      if (std::string text = cell(kPostColumns.size() + i); !text.empty()) post.key.emplace_back(axes_[i], std::move(text));
    const std::size_t at = kPostColumns.size() + axes_.size();
    const bool amounts = amount(row.cells[at], post.gross) && amount(row.cells[at + 1], post.adjustment) && amount(row.cells[at + 2], post.net);
    if (!amounts) return {};
    wrong_ = Bilingual{"de regel, de periode of de datum ontbreekt", "its rule, period or date is missing"};
    if (post.rule.empty() || post.settled_in.empty() || !parse_iso_date(post.date)) return {};
    wrong_ = Bilingual{"bruto en aanpassing zijn samen niet het netto", "gross and adjustment are not the net"};
    return post.gross + post.adjustment == post.net ? std::optional(std::move(post)) : std::nullopt;
  }

  bool amount(std::string_view text, Rational& value) {
    auto number = parse_decimal(text, Notation{'.', '\0'});
    wrong_ = Bilingual{"een bedrag is niet te lezen", "an amount cannot be read"};
    if (!number) return false;
    wrong_ = Bilingual{"een bedrag heeft meer decimalen dan de munt", "an amount has more decimals than the currency"};
    value = number->value;
    return number->decimals <= decimals_;
  }

  std::optional<Balances> fail(std::uint64_t line, diag::Arg what) {
    sink_.report(kUnreadable, {}, {path_, std::to_string(line), std::move(what)});
    return {};
  }

  const std::string& path_;
  const std::vector<std::string>& axes_;
  int decimals_;
  diag::Sink& sink_;
  Bilingual wrong_{};
};

}  // namespace

Renamed renamed(const plan::Plan& plan) {
  Renamed names;
  for (const plan::Rule& rule : plan.rules)
    if (!rule.formerly.empty()) names[rule.formerly] = rule.name;
  return names;
}

Balances balances_of(const plan::Plan& plan, Run& run, const Renamed& names) {
  Balances balances;
  for_each_post(plan, run, [&](const Post& post) { add(balances, names, post); });
  return balances;
}

std::optional<Balances> read_lines(const std::string& path, const std::vector<std::string>& axes, int decimals, const Renamed& names, diag::Sink& sink) {
  return LinesReader(path, axes, decimals, sink).read(names);
}

}  // namespace bkm::settle
