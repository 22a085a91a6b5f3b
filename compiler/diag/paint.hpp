// Colours for a terminal, or none.
#pragma once
#include <string>
#include <string_view>

namespace bkm::diag {

enum class Colour { red, yellow, blue, green, plain_bold };

class Paint {
 public:
  explicit Paint(bool colour) : colour_(colour) {}
  std::string operator()(Colour colour, std::string_view text) const {
    if (!colour_ || text.empty()) return std::string(text);
    return std::string(code(colour)) + std::string(text) + "\x1b[0m";
  }

 private:
  static constexpr std::string_view code(Colour colour) {
    switch (colour) {
      case Colour::red: return "\x1b[1;31m";
      case Colour::yellow: return "\x1b[1;33m";
      case Colour::blue: return "\x1b[34m";
      case Colour::green: return "\x1b[32m";
      case Colour::plain_bold: break;
    }
    return "\x1b[1m";
  }
  bool colour_;
};

}  // namespace bkm::diag
