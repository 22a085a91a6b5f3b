// SHA-256 of a stream of bytes, for the manifest. libcrypto does the work: it uses the processor's own instructions.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace bkm {

class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  std::string hex() const;  // of all bytes so far, 64 lower-case digits; adding may go on

 private:
  struct Free {
    void operator()(void* context) const;
  };
  std::unique_ptr<void, Free> context_;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace bkm
