// Text as it stands on a screen. Data and contracts may hold characters that would move the cursor or recolour the terminal.
#pragma once
#include <string>
#include <string_view>

namespace bkm::diag {

struct Visible {
  std::string text;
  std::size_t width = 0;  // in screen columns
};

// Tabs go to the next multiple of 4, counted from `from_column`; other control characters become U+FFFD.
Visible visible(std::string_view text, std::size_t from_column = 0);

// The same on one line: a line end is a space.
std::string one_line(std::string_view text);

}  // namespace bkm::diag
