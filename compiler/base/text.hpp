// One text in both languages, for pages that are made once and shown in either. Words of the contract are the same in both.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/span.hpp"
#include "runtime/text/language.hpp"

namespace bkm {

struct Text {
  std::string nl, en;
  Text() = default;
  Text(std::string both) : nl(both), en(std::move(both)) {}
  Text(const char* both) : Text(std::string(both)) {}
  Text(std::string dutch, std::string english) : nl(std::move(dutch)), en(std::move(english)) {}
  const std::string& in(Language language) const { return language == Language::nl ? nl : en; }
  bool empty() const { return nl.empty(); }
};

// {0} {1} .. filled in, in both languages.
Text say(std::string_view nl, std::string_view en, const std::vector<Text>& args = {});
// Empty texts are left out.
Text joined(const std::vector<Text>& texts, std::string_view between);

// a, b, c
std::string listed(const std::vector<std::string>& names);

// Part of a contract's text on one line, without comments.
std::string one_line(const SourceMap& sources, Span span);

}  // namespace bkm
