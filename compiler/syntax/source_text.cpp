#include "compiler/syntax/source_text.hpp"

#include <utf8proc.h>

#include "compiler/syntax/kinds.hpp"

namespace bkm::syntax {

namespace {

// The first byte that is no UTF-8, or npos.
std::size_t first_bad_byte(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    utf8proc_int32_t point;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i), static_cast<utf8proc_ssize_t>(text.size() - i), &point);
    if (size <= 0) return i;
    i += static_cast<std::size_t>(size);
  }
  return std::string_view::npos;
}

}  // namespace

std::uint32_t mark_size(std::string_view text) { return text.starts_with("\xEF\xBB\xBF") ? 3 : 0; }

bool readable(std::string_view text, SourceId source, diag::Sink& sink) {
  const auto byte = [&](std::size_t i) { return Span{source, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)}; };
  if (text.size() > kLargest) {
    sink.report(kTooLarge, {source, 0, 0}, {std::to_string(text.size()), std::to_string(kLargest)});
    return false;
  }
  if (text.substr(mark_size(text)).starts_with("{\\rtf")) {
    sink.report(kRichText, {source, mark_size(text), mark_size(text) + 5});
    return false;
  }
  if (text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0")) {
    sink.report(kOfficeFile, byte(0));
    return false;
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    sink.report(kUtf16, byte(0));
    return false;
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    sink.report(kNulByte, byte(nul));
    return false;
  }
  if (const std::size_t bad = first_bad_byte(text); bad != std::string_view::npos) {
    sink.report(kNotUtf8, byte(bad));
    return false;
  }
  return true;
}

}  // namespace bkm::syntax
