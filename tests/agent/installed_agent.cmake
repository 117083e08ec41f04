# cmake -DSCRIPT=… -DPLACE=… -DNAME=… -P installed_agent.cmake   Installs the agent below PLACE, and nothing elsewhere,
# and starts it by the NAME that people and scripts use.
file(REMOVE_RECURSE ${PLACE})
set(ENV{DESTDIR} ${PLACE})
execute_process(COMMAND ${CMAKE_COMMAND} -P ${SCRIPT} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${PLACE}${NAME} --version OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
if(NOT said MATCHES "^socklens-agent ")
    message(FATAL_ERROR "It says: ${said}")
endif()
