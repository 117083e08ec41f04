// Times things against each other: one after the other in every round, so that a busy moment of the machine hits
// all of them. Any one thread. Errors: what a contestant throws.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace socklens::bench {

/// In milliseconds.
struct Timing {
    double least = 0;
    double median = 0;
    double most = 0;
};

struct Contestant {
    std::string name;
    std::function<void()> run;
    std::function<void()> prepare = {};   ///< before each run, and not timed
};

/// In the order of the contestants. A first round that is not counted makes caches warm; `rounds` is at least 1.
std::vector<Timing> race(const std::vector<Contestant>& contestants, int rounds);

}   // namespace socklens::bench
