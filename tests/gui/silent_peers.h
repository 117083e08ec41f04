// Something that needs attention: a program that gets no answer. Values only: any thread.
#pragma once

#include "tests/gui/office.h"
#include "tests/support/snapshot_builder.h"

namespace socklens::test {

/// From so many machines, each of which is a finding of its own ("client (pid 77) gets no answer from 10.0.9.1
/// port 443."), worst first none: they are alike.
inline Snapshot silentPeers(int machines, std::chrono::seconds at) {
    SnapshotBuilder builder;
    const auto client = builder.addProcess(processOf(77, "client", thisUser));
    for (int machine = 1; machine <= machines; ++machine)
        for (int attempt = 0; attempt < 3; ++attempt) {
            Socket socket = tcp(static_cast<std::uint64_t>(10 * machine + attempt), State::SynSent,
                                40'000 + 10 * machine + attempt, 443);
            socket.remoteAddress = address("10.0.9." + std::to_string(machine));
            socket.retransmits = 3;
            builder.hold(builder.add(socket), client);
        }
    builder.snapshot().capturedAt = Timestamp(std::chrono::hours(500'000)) + at;
    return builder.take();
}

}   // namespace socklens::test
