// Sound inputs for the fuzzers of what the kernel, /proc, a person and a file of settings say. Main thread; throws
// if the recorded files cannot be read.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace socklens::test {

/// By the name of the fuzzer.
std::map<std::string, std::vector<std::string>> plainSeeds();

}   // namespace socklens::test
