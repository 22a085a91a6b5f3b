// The two languages of contracts and messages. They are equals: nothing falls back from one to the other.
#pragma once
#include <string_view>

namespace bkm {

enum class Language { nl, en };

// One text in both languages.
struct Bilingual {
  std::string_view nl, en;
  constexpr std::string_view in(Language language) const { return language == Language::nl ? nl : en; }
};

}  // namespace bkm
