# The pages of docs/errors, the golden findings, and the structure of the sources.
add_executable(golden ${CMAKE_CURRENT_LIST_DIR}/runner.cpp)
target_link_libraries(golden PRIVATE compiler_driver compiler_settle)
add_test(NAME golden COMMAND golden ${CMAKE_CURRENT_LIST_DIR})

add_executable(explain_test ${CMAKE_CURRENT_LIST_DIR}/explain_test.cpp)
target_link_libraries(explain_test PRIVATE compiler_driver compiler_settle compiler_format compiler_diag GTest::gtest_main)
target_compile_definitions(explain_test PRIVATE BKM_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
add_test(NAME explain COMMAND explain_test)

find_package(Python3 COMPONENTS Interpreter)
if(Python3_FOUND)
  add_test(NAME structure COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tests/meta/structure_test.py ${CMAKE_SOURCE_DIR})
endif()
