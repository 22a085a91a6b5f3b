// The examples that `bkm new` can begin from, as they were when bkm was built.
#pragma once
#include <string_view>
#include <vector>

namespace bkm::cli {

struct StarterFile {
  std::string_view example, language;  // language: "nl", "en", or "" for both
  std::string_view path, text;         // path in the new directory
};
const std::vector<StarterFile>& starter_files();

}  // namespace bkm::cli
