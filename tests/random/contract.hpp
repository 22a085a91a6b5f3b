// A contract in pieces, so that a failing one can be made smaller: statements, each with clauses that may be left out.
#pragma once
#include <string>
#include <vector>

#include "tests/unit/interpret/settling.hpp"

namespace bkm::random {

struct Statement {
  std::string text;                  // of a rule: up to and with its body
  std::vector<std::string> clauses;  // each can go
};

struct Contract {
  std::string head;
  std::vector<Statement> statements;

  std::string text() const {
    std::string all = head;
    for (const Statement& statement : statements) {
      all += statement.text;
      for (const std::string& clause : statement.clauses) all += "\n    " + clause;
      all += "\n";
    }
    return all;
  }
};

// A contract with the rows it is settled on.
struct Case {
  Contract contract;
  test::Tables tables;
};

}  // namespace bkm::random
