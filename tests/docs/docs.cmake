# The contracts, data and commands of the documentation, tried with the built bkm.
find_package(Python3 COMPONENTS Interpreter)
if(Python3_FOUND)
  add_test(NAME docs COMMAND ${Python3_EXECUTABLE} -m unittest docs_test WORKING_DIRECTORY ${CMAKE_CURRENT_LIST_DIR})
  set_tests_properties(docs PROPERTIES ENVIRONMENT "BKM=$<TARGET_FILE:bkm>;PYTHONDONTWRITEBYTECODE=1" TIMEOUT 300)
endif()
