#include "runtime/table/missing_heading.hpp"

#include <algorithm>

#include "runtime/input/text.hpp"

namespace bkm::table {
namespace {

constexpr std::size_t kShown = 12;  // a reader looks through a dozen headings

}  // namespace

FileFault missing_heading(const RowSource& source, const std::string& name) {
  FileFault fault{"column-missing", source.name(), 1, 0, name};
  const auto& header = source.header();
  fault.nearest = nearest(name, header).value_or("");
  for (std::size_t i = 0; i < header.size() && i < kShown; ++i) fault.headings += (i == 0 ? "" : ", ") + header[i];
  if (header.size() > kShown) fault.headings += ", ..";
  return fault;
}

FileFault no_headings(FileFault missing) {
  const auto looks_like_one = [](const FileFault& fault) { return !fault.nearest.empty(); };
  if (looks_like_one(missing) || std::any_of(missing.more.begin(), missing.more.end(), looks_like_one)) return missing;
  missing.code = "no-headings";
  for (const FileFault& other : missing.more) missing.name += ", " + other.name;
  missing.more.clear();
  return missing;
}

}  // namespace bkm::table
