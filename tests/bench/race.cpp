#include "tests/bench/race.h"

#include <algorithm>
#include <chrono>

namespace socklens::bench {

std::vector<Timing> race(const std::vector<Contestant>& contestants, int rounds) {
    using Clock = std::chrono::steady_clock;
    std::vector<std::vector<double>> times(contestants.size());
    for (int round = -1; round < rounds; ++round)
        for (std::size_t at = 0; at < contestants.size(); ++at) {
            if (contestants[at].prepare) contestants[at].prepare();
            const auto begin = Clock::now();
            contestants[at].run();
            const std::chrono::duration<double, std::milli> took = Clock::now() - begin;
            if (round >= 0) times[at].push_back(took.count());
        }
    std::vector<Timing> timings;
    for (std::vector<double>& each : times) {
        std::ranges::sort(each);
        timings.push_back({each.front(), each[each.size() / 2], each.back()});
    }
    return timings;
}

}   // namespace socklens::bench
