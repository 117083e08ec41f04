#include "app/insight/orphan_timers.h"

#include <algorithm>

namespace socklens {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds longestTimeout = 120s;     // TCP_RTO_MAX
constexpr Milliseconds shortestTimeout = 200ms;   // TCP_RTO_MIN, with which the kernel computes how long is enough
// What a quick connection really starts with: the shortest, the round trip and the kernel's tick.
constexpr Milliseconds usualTimeout = 208ms;
constexpr int linearFrom = 9;   // ilog2(longest / shortest): doubling ends there
constexpr int mostDoublings = 20;

int retriesOf(int orphanRetries) {
    constexpr int usual = 8;   // what 0 stands for, as long as the timeout has not reached the longest
    return orphanRetries == 0 ? usual : orphanRetries;
}

Milliseconds doubled(Milliseconds timeout, int times) {
    return std::min(timeout * (1 << std::clamp(times, 0, mostDoublings)), longestTimeout);
}

/// tcp_model_timeout(): how long after the first retransmit is enough.
Milliseconds enough(int retries) {
    if (retries <= linearFrom) return ((2 << retries) - 1) * shortestTimeout;
    return ((2 << linearFrom) - 1) * shortestTimeout + (retries - linearFrom) * longestTimeout;
}

/// The timeout that this timer began with, before it was doubled so many times; a timer longer than usual shows
/// that the connection is slower than usual.
Milliseconds firstTimeout(Milliseconds left, int doublings) {
    const int divisor = 1 << std::clamp(doublings, 0, mostDoublings);
    return std::max(usualTimeout, left / divisor);
}

}   // namespace

Milliseconds silentPeerEnds(Milliseconds left, int retransmits, int orphanRetries) {
    const Milliseconds first = firstTimeout(left, retransmits);
    Milliseconds sinceFirstRetransmit{};   // when the running timer runs out
    for (int done = 1; done <= retransmits; ++done) sinceFirstRetransmit += doubled(first, done);
    Milliseconds remaining = left;
    int done = retransmits;
    while (true) {
        const bool isLongest = doubled(first, done) == longestTimeout;
        if (isLongest && orphanRetries == 0) return remaining;   // then one in vain is enough
        if (done > 0 && sinceFirstRetransmit >= enough(retriesOf(orphanRetries))) return remaining;
        ++done;
        sinceFirstRetransmit += doubled(first, done);
        remaining += doubled(first, done);
    }
}

Milliseconds zeroWindowEnds(Milliseconds left, int orphanRetries) {
    int stage = 0;
    while (doubled(usualTimeout, stage) < left && doubled(usualTimeout, stage) < longestTimeout) ++stage;
    Milliseconds remaining = left;
    // It ends when the timeout has reached the longest, and there were as many questions as orphans may ask.
    while (doubled(usualTimeout, stage) < longestTimeout || stage < orphanRetries) {
        ++stage;
        remaining += doubled(usualTimeout, stage);
    }
    return remaining;
}

}   // namespace socklens
