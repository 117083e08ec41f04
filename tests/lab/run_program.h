// Runs a program to its end and keeps what it said. Main thread; owns the child for the time of the call.
// Errors: std::runtime_error if it cannot be started or does not end within 30 seconds (it is killed then).
#pragma once

#include <string>
#include <vector>

namespace socklens::lab {

struct ProgramResult {
    int exitCode = 0;   ///< -1: ended by a signal
    std::string output;
    std::string errors;
};

ProgramResult runProgram(const std::string& program, const std::vector<std::string>& arguments);

/// Its output; std::runtime_error with what it complained about unless it ends with 0.
std::string mustRun(const std::string& program, const std::vector<std::string>& arguments);

}   // namespace socklens::lab
