#include "runtime/input/sha256.hpp"

#include <openssl/evp.h>

#include <cstdlib>

namespace bkm {
namespace {

EVP_MD_CTX* evp(void* context) { return static_cast<EVP_MD_CTX*>(context); }

// libcrypto fails here only without memory.
void check(bool done) {
  if (!done) std::abort();
}

}  // namespace

void Sha256::Free::operator()(void* context) const { EVP_MD_CTX_free(evp(context)); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  check(context_ != nullptr && EVP_DigestInit_ex(evp(context_.get()), EVP_sha256(), nullptr) == 1);
}

void Sha256::add(std::string_view bytes) { check(EVP_DigestUpdate(evp(context_.get()), bytes.data(), bytes.size()) == 1); }

std::string Sha256::hex() const {
  const Sha256 copy;  // finishing a digest ends it
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  check(EVP_MD_CTX_copy_ex(evp(copy.context_.get()), evp(context_.get())) == 1);
  check(EVP_DigestFinal_ex(evp(copy.context_.get()), digest, &size) == 1);
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += "0123456789abcdef"[digest[i] >> 4];
    text += "0123456789abcdef"[digest[i] & 15];
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

}  // namespace bkm
