// Whether a text can be read at all.
#pragma once
#include "compiler/base/span.hpp"
#include "compiler/diag/diagnostic.hpp"

namespace bkm::syntax {

constexpr std::size_t kLargest = 16u << 20;  // bytes

// Bytes to skip at the start: the byte order mark.
std::uint32_t mark_size(std::string_view text);
// False, with one finding, for a text that is no UTF-8 text, empty or too large.
bool readable(std::string_view text, SourceId source, diag::Sink& sink);

}  // namespace bkm::syntax
