#pragma once
namespace bkm::cli {
inline constexpr const char* kVersion = "0.1.0";
}
