// A text in place of a file.
#pragma once
#include <string>

#include "runtime/text/language.hpp"

namespace bkm::cli {

// The file holds the old text or the new one, never a part: the new text is written beside it and takes its name. Its permissions stay; of a
// link, the file it leads to is replaced. False, after a message, when that fails.
bool replace_file(const std::string& path, const std::string& content, Language language);

}  // namespace bkm::cli
