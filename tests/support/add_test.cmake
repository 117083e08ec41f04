# socklens_add_test(NAME core.diff SOURCES diff_test.cpp [LIBRARIES …] [DEFINITIONS …] [TIMEOUT seconds]
#                  [HEADERS_OF target] [THREADED])
#
# A Qt Test program: target socklens_test_core_diff, known to ctest as core.diff. It needs no screen. Its common headers
# are those of socklens_test_support, compiled once, or of another target. THREADED: several threads run in it, and preset
# `threads` proves it under ThreadSanitizer, which cannot follow what goes through the event queue of Qt. Its source
# includes Qt first: the moc of Qt 6.4 cannot read the <compare> and <chrono> of GCC 12 before any other standard header.
include_guard(DIRECTORY)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)

# What the foo_test.cpp of a target includes as foo_test.moc. One step each: automoc would take four for every program.
function(socklens_moc_tests target)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "_test\\.cpp$")
    foreach(source IN LISTS sources)
        string(REPLACE ".cpp" ".moc" moc "${CMAKE_CURRENT_BINARY_DIR}/${source}")
        qt_generate_moc(${source} ${moc} TARGET ${target})
        target_sources(${target} PRIVATE ${moc})
    endforeach()
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()

function(socklens_add_test)
    cmake_parse_arguments(PARSE_ARGV 0 test "THREADED" "NAME;TIMEOUT;HEADERS_OF" "SOURCES;LIBRARIES;DEFINITIONS")
    if(NOT test_TIMEOUT)
        set(test_TIMEOUT 60)
    endif()
    if(NOT test_HEADERS_OF)
        set(test_HEADERS_OF socklens_test_support)
    endif()
    string(REPLACE "." "_" target "socklens_test_${test_NAME}")
    add_executable(${target} ${test_SOURCES})
    target_link_libraries(${target} PRIVATE ${test_LIBRARIES} socklens_test_support Qt6::Test socklens_flags)
    target_compile_definitions(${target} PRIVATE ${test_DEFINITIONS})
    target_precompile_headers(${target} REUSE_FROM ${test_HEADERS_OF})
    socklens_moc_tests(${target})
    add_test(NAME ${test_NAME} COMMAND ${target})
    set_tests_properties(${test_NAME} PROPERTIES TIMEOUT ${test_TIMEOUT})
    if(test_THREADED)
        add_dependencies(socklens_threaded_tests ${target})
        set_tests_properties(${test_NAME} PROPERTIES LABELS threads ENVIRONMENT
            "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/thread_sanitizer.suppressions")
    endif()
endfunction()
