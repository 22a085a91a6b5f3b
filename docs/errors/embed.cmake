# Puts the pages of this folder into the library compiler_diag: one array for each language, made again when a page changes.
# The same file is the script that makes the arrays (cmake -P).
if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(explain_made "")
  foreach(language nl en)
    file(GLOB pages CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/BKM*.${language}.md)
    set(made ${CMAKE_BINARY_DIR}/explain/pages_${language}.cpp)
    add_custom_command(
      OUTPUT ${made}
      COMMAND ${CMAKE_COMMAND} -Dlanguage=${language} -Dfolder=${CMAKE_CURRENT_LIST_DIR} -Dmade=${made} -P ${CMAKE_CURRENT_LIST_FILE}
      DEPENDS ${pages} ${CMAKE_CURRENT_LIST_FILE})
    list(APPEND explain_made ${made})
  endforeach()
  target_sources(compiler_diag PRIVATE ${explain_made})
  return()
endif()

file(GLOB pages ${folder}/BKM*.${language}.md)
list(SORT pages)
set(text "// Made from docs/errors by embed.cmake.\n#include \"compiler/diag/explain.hpp\"\n\nnamespace bkm::diag {\n\n")
string(APPEND text "const std::vector<ExplainPage>& pages_${language}() {\n  static const std::vector<ExplainPage> pages = {\n")
foreach(page IN LISTS pages)
  file(READ ${page} content)
  string(APPEND text "R\"bkmpage(${content})bkmpage\",\n")
endforeach()
string(APPEND text "  };\n  return pages;\n}\n\n}  // namespace bkm::diag\n")
file(WRITE ${made} "${text}")
