// Which shared libraries a program asks the loader for: DT_NEEDED of its dynamic section, elf(5), and its
// interpreter. Reads the file; throws std::runtime_error for what is not a 64-bit ELF program of this machine's
// byte order.
#pragma once

#include <string>
#include <vector>

namespace socklens::test {

std::vector<std::string> neededLibraries(const std::string& program);

}   // namespace socklens::test
