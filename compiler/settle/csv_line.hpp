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
    text_ += quoted(cell);
    return *this;
  }
  std::string end() { return text_ + '\n'; }

 private:
  static std::string quoted(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string result = "\"";
    for (char c : text) {
      if (c == '"') result += '"';
      result += c;
    }
    return result + '"';
  }

  std::string text_;
  bool first_ = true;
};

}  // namespace bkm::settle
