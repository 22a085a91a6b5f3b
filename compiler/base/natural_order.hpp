// The order in which people list codes: 36, 42, 100, and week 9 before week 10.
#pragma once
#include <string_view>

namespace bkm {

// Numbers in the texts compare as numbers, all else byte by byte. Of equal numbers (7, 007) the texts decide, so that no two texts are alike.
bool natural_less(std::string_view a, std::string_view b);

}  // namespace bkm
