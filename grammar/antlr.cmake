# Makes the parser from Bkm.g4 and keywords.txt, and the library compiler_syntax from it and compiler/syntax.
find_program(ANTLR4 antlr4 REQUIRED)
find_path(ANTLR4_INCLUDE antlr4-runtime.h PATH_SUFFIXES antlr4-runtime REQUIRED)
find_library(ANTLR4_RUNTIME antlr4-runtime REQUIRED)

set(grammar_dir ${CMAKE_CURRENT_LIST_DIR})
set(made_dir ${CMAKE_BINARY_DIR}/grammar)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${grammar_dir}/keywords.txt)

# The table in two forms: the tokens of the grammar and the rows of a C++ array.
set(tokens "")
set(rows "")
file(STRINGS ${grammar_dir}/keywords.txt lines REGEX "^[A-Z]")
foreach(line IN LISTS lines)
  if(NOT line MATCHES "^([A-Z_]+)( \\+)? *\\| *([^|]*[^| ]) *\\| *([^|]*[^| ]) *$")
    message(FATAL_ERROR "keywords.txt: ${line}")
  endif()
  set(token ${CMAKE_MATCH_1})
  set(nl "${CMAKE_MATCH_3}")
  set(en "${CMAKE_MATCH_4}")
  string(COMPARE NOTEQUAL "${CMAKE_MATCH_2}" "" begins)
  string(REGEX REPLACE "^-$" "" nl "${nl}")
  string(REGEX REPLACE "^-$" "" en "${en}")
  string(APPEND tokens "  ${token},\n")
  string(APPEND rows "{grammar::BkmParser::${token}, \"${nl}\", \"${en}\", ${begins}},\n")
endforeach()
file(GENERATE OUTPUT ${made_dir}/BkmKeywords.g4 CONTENT "grammar BkmKeywords;\ntokens {\n${tokens}  LANGUAGE, ISO }\n")
file(GENERATE OUTPUT ${made_dir}/keyword_rows.inc CONTENT "${rows}")

# The tool looks for the imported grammar in one folder only, so Bkm.g4 is copied beside it.
set(made ${made_dir}/BkmLexer.cpp ${made_dir}/BkmParser.cpp)
add_custom_command(
  OUTPUT ${made} ${made_dir}/BkmLexer.h ${made_dir}/BkmParser.h
  COMMAND ${CMAKE_COMMAND} -E copy ${grammar_dir}/Bkm.g4 ${made_dir}/Bkm.g4
  COMMAND ${ANTLR4} -Dlanguage=Cpp -no-listener -no-visitor -Werror -package bkm::grammar Bkm.g4
  WORKING_DIRECTORY ${made_dir}
  DEPENDS ${grammar_dir}/Bkm.g4 ${made_dir}/BkmKeywords.g4)

file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/compiler/syntax/*.cpp)
add_library(compiler_syntax STATIC ${sources} ${made})
# The runtime's headers and the generated code predate char8_t and this project's warnings.
set_source_files_properties(${made} PROPERTIES COMPILE_OPTIONS "-fno-char8_t;-w")
target_include_directories(compiler_syntax SYSTEM PRIVATE ${ANTLR4_INCLUDE} ${made_dir})
target_link_libraries(compiler_syntax PUBLIC compiler_base compiler_diag runtime_number runtime_calendar PRIVATE ${ANTLR4_RUNTIME} utf8proc fmt::fmt)
