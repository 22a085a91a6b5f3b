// The words of a text, as the names in it are written.
#pragma once
#include <set>
#include <string>
#include <string_view>

namespace bkm::driver {

std::set<std::string> words_of(std::string_view text);
// Also those that two words in a row make, as uur-tarief is meant for uurtarief; without invisible characters.
std::set<std::string> possible_names_of(std::string_view text);

}  // namespace bkm::driver
