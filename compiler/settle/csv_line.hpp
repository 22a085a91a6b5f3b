// One row of an output file.
#pragma once
#include <string>
#include <string_view>

namespace bkm::settle {

class Line {
 public:
  Line& add(std::string_view cell) {
    if (!first_) text_ += ',';
    first_ = false;
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) text_ += cell;
    else add_quoted(cell);
    return *this;
  }
  std::string end() { return text_ + '\n'; }

 private:
  void add_quoted(std::string_view text) {
    text_ += '"';
    for (char c : text) {
      if (c == '"') text_ += '"';
      text_ += c;
    }
    text_ += '"';
  }

  std::string text_;
  bool first_ = true;
};

}  // namespace bkm::settle
