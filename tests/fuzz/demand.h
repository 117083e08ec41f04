// What a fuzzer holds true: where it is not, the fuzzer ends there, and libFuzzer keeps the input. Any thread.
#pragma once

#include <cstdlib>

namespace socklens::test {

inline void demand(bool condition) {
    if (!condition) std::abort();
}

}   // namespace socklens::test
