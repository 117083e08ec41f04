#include "tests/bench/collecting.h"

#include "tests/bench/contests.h"
#include "tests/bench/workload.h"

#include <algorithm>

namespace socklens::bench {

void measureCollecting(Report& report, int rounds) {
    const Row alone = sampleAgainstDump("sample in memory, no owners", {.owners = false}, rounds, 1.05);
    const std::size_t sockets = alone.sockets;
    report.add(alone);
    report.add(sampleAgainstDump("sample with owners, nothing changed", {}, rounds, 1.05));
    {
        // Each side is measured after as many changes: what changes makes the kernel's list dearer, too.
        ChangingSockets changing;
        report.add(sampleAgainstDump("sample with owners, 100 to 200 connections replaced", {}, rounds,
                                     sockets < million ? 1.15 : 1.10, [&] { changing.change(); }));
    }
    report.add(wholeProgram("agent snapshot --no-owners, whole process", sockets, {"snapshot", "--no-owners"},
                            {"ss", {"-tan"}}, rounds, 0.65));
    report.add(wholeProgram("agent snapshot, cold, whole process", sockets, {"snapshot"},
                            {"lsof", {"-nP", "-iTCP"}}, rounds, sockets < million ? 0.15 : 0.20));
    constexpr std::size_t quadratic = 150'000;   // above, ss needs minutes
    if (sockets < quadratic)
        report.add(wholeProgram("agent snapshot, cold, whole process", sockets, {"snapshot"}, {"ss", {"-tanp"}},
                                std::min(rounds, 3), std::nullopt));
}

}   // namespace socklens::bench
