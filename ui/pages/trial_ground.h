// What a trial bind(2) stands on: as long as that is still there, it would end the same. On a busy port
// connections come and go all the time, and most of them change nothing. Pure: any thread, cannot fail.
#pragma once

#include "app/core/socket_key.h"
#include "app/insight/port_doctor.h"

#include <compare>
#include <unordered_map>

namespace socklens {

/// All that is visible of a socket in the way and decides about bind(). One of a kind that was there already when
/// it was tried changes nothing.
struct BlockerKind {
    Address localAddress;
    BlockerRole role{};
    Conflict plain{};
    Conflict reuseAddress{};

    friend auto operator<=>(const BlockerKind&, const BlockerKind&) = default;
};

using TrialGround = std::unordered_map<SocketKey, BlockerKind>;

TrialGround trialGround(const Snapshot& snapshot, const PortQuestion& question, const PortSettings& settings);

/// Whether the trial, which was made when `then` was in the way, holds for `now`.
bool stillCounts(const TrialBindAnswer& trial, const TrialGround& then, const TrialGround& now);

}   // namespace socklens
