// A contract as its layout needs it: tree, words and notes. Internal to this folder.
#pragma once
#include "compiler/format/columns.hpp"
#include "compiler/format/notes.hpp"
#include "compiler/syntax/literal.hpp"

namespace bkm::format {

struct Reading {
  SourceMap sources;
  diag::Sink findings;
  ast::Unit unit;
  syntax::Concrete concrete;   // in the spelling of the layout
  std::vector<Around> around;  // with columns empty when there are errors
  RowColumns columns;
};

Reading read(std::string name, std::string text);

}  // namespace bkm::format
