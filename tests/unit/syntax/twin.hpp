// A contract in the other language, with the author's names left as they are.
#pragma once
#include <string>

namespace bkm::syntax {

std::string twin(const std::string& text);

}  // namespace bkm::syntax
