// What a page says, whatever its layout.
#pragma once
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

namespace bkm::test {

// The page on one line, with single spaces.
inline std::string on_one_line(const std::string& page) {
  std::string joined;
  for (char c : page) {
    bool blank = c == ' ' || c == '\n';
    if (!blank || (!joined.empty() && joined.back() != ' ')) joined += blank ? ' ' : c;
  }
  return joined;
}

inline void expect_says(const std::string& page, std::initializer_list<const char*> phrases) {
  const std::string joined = on_one_line(page);
  for (const char* phrase : phrases) EXPECT_NE(joined.find(phrase), std::string::npos) << phrase << "\n" << page;
}

}  // namespace bkm::test
