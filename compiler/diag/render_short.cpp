#include <ostream>

#include "compiler/diag/place.hpp"
#include "compiler/diag/renderers.hpp"
#include "compiler/diag/visible.hpp"
#include "compiler/diag/words.hpp"

namespace bkm::diag {

void render_short(std::ostream& out, const Diagnostic& diagnostic, const SourceMap& sources, Language language) {
  const std::string place = place_text(place_of(diagnostic, sources));
  if (!place.empty()) out << one_line(place) << ": ";
  out << words::severity(diagnostic.kind->severity).in(language) << ' ' << code_text(*diagnostic.kind) << ' ' << diagnostic.kind->name << ": "
      << one_line(message(diagnostic, language)) << '\n';
}

}  // namespace bkm::diag
