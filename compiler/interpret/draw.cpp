// loting: the first 16 hexadecimal digits of SHA-256 over "zaad:text", as a whole number, divided by 2^64. UTF-8; a date as 2026-01-31.
#include "compiler/interpret/evaluator.hpp"
#include "runtime/input/sha256.hpp"

namespace bkm::interpret {

using namespace plan;

Value Evaluator::draw(const DrawValue& call, const Key& key) {
  Value drawn = value(call.key, key);
  if (!drawn.present()) return drawn;
  std::string text = plan_[call.key].type.kind == ValueKind::date ? to_string(Date{drawn.word}) : data_.codes.text(drawn.word);
  Integer digits(sha256_hex(call.seed + ":" + text).substr(0, 16), 16);
  Rational fraction(digits, Integer(1) << 64);
  fraction.canonicalize();
  return Value::of(std::move(fraction));
}

}  // namespace bkm::interpret
