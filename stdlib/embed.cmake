# Puts the modules of this folder into the library compiler_driver, made again when one changes. The same file is the script that makes
# them (cmake -P).
if(NOT CMAKE_SCRIPT_MODE_FILE)
  file(GLOB modules CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.bkm)
  set(made ${CMAKE_BINARY_DIR}/stdlib/modules.cpp)
  add_custom_command(
    OUTPUT ${made}
    COMMAND ${CMAKE_COMMAND} -Dfolder=${CMAKE_CURRENT_LIST_DIR} -Dmade=${made} -P ${CMAKE_CURRENT_LIST_FILE}
    DEPENDS ${modules} ${CMAKE_CURRENT_LIST_FILE})
  target_sources(compiler_driver PRIVATE ${made})
  return()
endif()

file(GLOB modules ${folder}/*.bkm)
list(SORT modules)
set(text "// Made from stdlib by embed.cmake.\n#include \"compiler/driver/stdlib.hpp\"\n\nnamespace bkm::driver {\n\n")
string(APPEND text "const std::vector<StandardModule>& standard_modules() {\n  static const std::vector<StandardModule> modules = {\n")
foreach(module IN LISTS modules)
  get_filename_component(name ${module} NAME_WE)
  file(READ ${module} content)
  string(APPEND text "{\"${name}\", R\"bkmmodule(${content})bkmmodule\"},\n")
endforeach()
string(APPEND text "  };\n  return modules;\n}\n\n}  // namespace bkm::driver\n")
file(WRITE ${made} "${text}")
