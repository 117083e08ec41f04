// A program as a whole process, its output thrown away. Main thread. Errors: std::runtime_error where it cannot be
// started or does not end with 0.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace socklens::bench {

void runToItsEnd(const std::string& path, const std::vector<std::string>& arguments);

/// Where PATH has it; nothing if it is not installed.
std::optional<std::string> findProgram(const std::string& name);

}   // namespace socklens::bench
