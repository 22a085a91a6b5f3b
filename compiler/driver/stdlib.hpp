// The modules that come with bkm (stdlib/*.bkm), as they were when it was built: they need no file and no network.
#pragma once
#include <string_view>
#include <vector>

namespace bkm::driver {

struct StandardModule {
  std::string_view name, text;
};
// In the order of their names.
const std::vector<StandardModule>& standard_modules();

}  // namespace bkm::driver
