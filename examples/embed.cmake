# Puts the examples that `bkm new` can begin from into bkm: the small ones. The same file is the script that makes them (cmake -P).
# One entry: example|language|file|path in the new directory. An empty language: for both.
set(starters
  "start|nl|start/contract.bkm|contract.bkm" "start|nl|start/data/declaratie.csv|data/declaratie.csv"
  "start|en|start/contract.en.bkm|contract.bkm" "start|en|start/data/claim.csv|data/claim.csv"
  "tabel-8||S51-tabel-8/contract.bkm|contract.bkm" "tabel-8||S51-tabel-8/data/opgave.csv|data/opgave.csv" "tabel-8||S51-tabel-8/data/zrm.csv|data/zrm.csv"
  "tabel-9||S52-tabel-9/contract.bkm|contract.bkm" "tabel-9||S52-tabel-9/data/begroting.csv|data/begroting.csv"
  "tabel-9||S52-tabel-9/data/opgave.csv|data/opgave.csv" "tabel-9||S52-tabel-9/data/zrm.csv|data/zrm.csv")

cmake_policy(SET CMP0007 NEW)  # an empty part of an entry counts
if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(used "")
  foreach(starter IN LISTS starters)
    string(REPLACE "|" ";" parts "${starter}")
    list(GET parts 2 file)
    list(APPEND used ${CMAKE_CURRENT_LIST_DIR}/${file})
  endforeach()
  set(made ${CMAKE_BINARY_DIR}/examples/starters.cpp)
  add_custom_command(
    OUTPUT ${made}
    COMMAND ${CMAKE_COMMAND} -Dfolder=${CMAKE_CURRENT_LIST_DIR} -Dmade=${made} -P ${CMAKE_CURRENT_LIST_FILE}
    DEPENDS ${used} ${CMAKE_CURRENT_LIST_FILE})
  target_sources(bkm PRIVATE ${made})
  return()
endif()

set(text "// Made from examples by embed.cmake.\n#include \"compiler/cli/starters.hpp\"\n\nnamespace bkm::cli {\n\n")
string(APPEND text "const std::vector<StarterFile>& starter_files() {\n  static const std::vector<StarterFile> files = {\n")
foreach(starter IN LISTS starters)
  string(REPLACE "|" ";" parts "${starter}")
  list(GET parts 0 example)
  list(GET parts 1 language)
  list(GET parts 2 file)
  list(GET parts 3 path)
  file(READ ${folder}/${file} content)
  string(APPEND text "{\"${example}\", \"${language}\", \"${path}\", R\"bkmfile(${content})bkmfile\"},\n")
endforeach()
string(APPEND text "  };\n  return files;\n}\n\n}  // namespace bkm::cli\n")
file(WRITE ${made} "${text}")
