#include "tests/random/shrink.hpp"

#include <filesystem>
#include <fstream>

#include "tests/random/laws.hpp"

namespace bkm::random {
namespace {

std::optional<Failure> failure_of(const Case& one, std::uint64_t seed) {
  const std::string text = one.contract.text();
  const driver::Compilation contract = driver::compile("contract.bkm", text);
  if (!contract.ok()) return {};
  Checked checked;
  return first_failure(contract, text, one.tables, seed, checked);
}

class Shrinker {
 public:
  Shrinker(Case failing, std::string law, std::uint64_t seed) : best_(std::move(failing)), law_(std::move(law)), seed_(seed) {}

  Case smallest() {
    for (bool smaller = true; smaller;) smaller = fewer_statements() | fewer_clauses() | shorter_statements() | fewer_rows();
    return best_;
  }

 private:
  bool keep(Case smaller) {
    auto failure = failure_of(smaller, seed_);
    if (!failure || failure->law != law_) return false;
    best_ = std::move(smaller);
    return true;
  }

  bool fewer_statements() {
    bool any = false;
    for (std::size_t i = best_.contract.statements.size(); i-- > 0;) {
      Case smaller = best_;
      smaller.contract.statements.erase(smaller.contract.statements.begin() + static_cast<long>(i));
      any |= keep(std::move(smaller));
    }
    return any;
  }
  bool fewer_clauses() {
    bool any = false;
    for (std::size_t i = 0; i < best_.contract.statements.size(); ++i)
      for (std::size_t c = best_.contract.statements[i].clauses.size(); c-- > 0;) {
        Case smaller = best_;
        auto& clauses = smaller.contract.statements[i].clauses;
        clauses.erase(clauses.begin() + static_cast<long>(c));
        any |= keep(std::move(smaller));
      }
    return any;
  }
  // One operand, or the operands, in place of a part in parentheses; one line of a declaration less.
  bool shorter_statements() {
    bool any = false;
    for (std::size_t i = 0; i < best_.contract.statements.size(); ++i)
      for (const std::string& shorter : shorter_texts(best_.contract.statements[i].text)) {
        Case smaller = best_;
        smaller.contract.statements[i].text = shorter;
        if (keep(std::move(smaller))) {
          any = true;
          break;
        }
      }
    return any;
  }
  static std::vector<std::string> shorter_texts(const std::string& text) {
    std::vector<std::string> all;
    for (const char* word : {" + ", " - ", " * ", " / ", " waar ", " als ", " anders ", " hoogstens ", " minstens ", " boven ", " en ", " of ", " over ", " elk ", " rest ", " behalve ", " op ", " alleen met ", "\n"})
      for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        std::size_t end = at + std::string(word).size(), depth = 0;
        while (end < text.size() && (depth > 0 || (text[end] != ')' && text[end] != '\n'))) depth += text[end] == '(', depth -= text[end] == ')', ++end;
        all.push_back(text.substr(0, at) + text.substr(end));
        std::size_t begin = at;
        depth = 0;
        while (begin > 0 && (depth > 0 || (text[begin - 1] != '(' && text[begin - 1] != '='))) depth += text[begin - 1] == ')', depth -= text[begin - 1] == '(', --begin;
        all.push_back(text.substr(0, begin) + " " + text.substr(at + std::string(word).size()));
      }
    return all;
  }
  bool fewer_rows() {
    bool any = false;
    for (auto& [name, files] : test::Tables(best_.tables))
      for (std::size_t row = files[0].rows.size(); row-- > 0;) {
        Case smaller = best_;
        auto& rows = smaller.tables[name][0].rows;
        rows.erase(rows.begin() + static_cast<long>(row));
        any |= keep(std::move(smaller));
      }
    return any;
  }

  Case best_;
  std::string law_;
  std::uint64_t seed_;
};

void write(const test::Rows& rows, std::ostream& out) {
  auto line = [&](const std::vector<std::string>& cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) out << (c ? ";" : "") << cells[c];
    out << "\n";
  };
  line(rows.header);
  for (const auto& row : rows.rows) line(row);
}

}  // namespace

Case shrunk(Case failing, const std::string& law, std::uint64_t seed) { return Shrinker(std::move(failing), law, seed).smallest(); }

void show(const Case& failing, const std::string& law, std::uint64_t seed, const std::string& folder, std::ostream& out) {
  auto failure = failure_of(failing, seed);
  out << "law: " << law << "\nseed: " << seed << "\n" << (failure ? failure->what : "does not fail again") << "\n\n" << failing.contract.text();
  for (const auto& [name, files] : failing.tables) out << "\n-- " << name << ".csv\n", write(files[0], out);
  if (folder.empty()) return;
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/contract.bkm") << failing.contract.text();
  std::ofstream(folder + "/failure.txt") << "law: " << law << "\nseed: " << seed << "\n" << (failure ? failure->what : "") << "\n";
  for (const auto& [name, files] : failing.tables) {
    std::ofstream file(folder + "/" + name + ".csv");
    write(files[0], file);
  }
}

}  // namespace bkm::random
