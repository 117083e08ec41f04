#include "tests/bench/collecting.h"

#include "app/probe/collector.h"
#include "app/probe/inet_diag.h"
#include "app/probe/unix_diag.h"
#include "tests/bench/program.h"
#include "tests/bench/workload.h"

#include <stdexcept>

namespace socklens::bench {

namespace {

using namespace std::chrono_literals;

/// The floor: the kernel writes its lists, and nobody reads them.
class BareDump {
public:
    void run() {
        for (const Protocol protocol : {Protocol::Tcp, Protocol::Udp})
            for (const Family family : {Family::Inet, Family::Inet6})
                dump(inetDumpRequest(protocol, family, StateMask::All, false));
        dump(unixDumpRequest());
    }

private:
    static SockDiag opened() {
        auto diag = SockDiag::open();
        if (!diag) throw std::runtime_error("bench: no sock_diag: " + diag.error().message());
        return *std::move(diag);
    }
    void dump(const std::vector<std::byte>& request) {
        const auto end = m_diag.dump(request, [](Bytes) {});
        if (!end) throw std::runtime_error("bench: the dump failed: " + end.error().message());
    }

    SockDiag m_diag = opened();
};

Row against(std::string what, std::size_t sockets, const Timing& ours, std::string peer, const Timing& theirs,
            std::optional<double> target) {
    return {std::move(what), sockets, ours, std::move(peer), theirs, target};
}

// Longer than any measurement: bound-inactive sockets are not among what is compared.
const CollectorOptions neverBoundInactive{.boundInactivePace = 24h};

/// Each side is measured after as many changes: what changes makes the kernel's list dearer, too.
Row measureChanging(int rounds) {
    BareDump bare;
    ChangingSockets changing;
    Collector collector(neverBoundInactive);
    const std::size_t sockets = collector.sample({.owners = true})->sockets.size();
    const auto change = [&] { changing.change(); };
    const auto timings = race({{"bare dump", [&] { bare.run(); }, change},
                               {"sample", [&] { collector.sample({.owners = true}); }, change}},
                              rounds);
    return against("sample with owners, 100 to 200 connections replaced", sockets, timings[1], "bare dump",
                   timings[0], 1.15);
}

}   // namespace

std::vector<Row> measureCollecting(int rounds) {
    std::vector<Row> rows;
    BareDump bare;
    Collector alone(neverBoundInactive);
    Collector withOwners(neverBoundInactive);
    const std::size_t sockets = alone.sample({.owners = false})->sockets.size();
    const auto inMemory = race({{"bare dump", [&] { bare.run(); }},
                                {"sample", [&] { alone.sample({.owners = false}); }},
                                {"sample with owners", [&] { withOwners.sample({.owners = true}); }}},
                               rounds);
    rows.push_back(against("sample in memory, no owners", sockets, inMemory[1], "bare dump", inMemory[0], 1.05));
    rows.push_back(
        against("sample with owners, nothing changed", sockets, inMemory[2], "bare dump", inMemory[0], 1.05));

    rows.push_back(measureChanging(rounds));

    const auto compare = [&](const std::string& what, const std::vector<std::string>& ours,
                             const std::string& peer, const std::vector<std::string>& theirs, int times,
                             std::optional<double> target) {
        const auto program = findProgram(peer);
        if (!program) return;
        const auto timings = race(
            {{what, [&] { runToItsEnd(SOCKLENS_AGENT, ours); }}, {peer, [&] { runToItsEnd(*program, theirs); }}},
            times);
        std::string name = peer;
        for (const std::string& argument : theirs) name += ' ' + argument;
        rows.push_back(against(what, sockets, timings[0], name, timings[1], target));
    };
    compare("agent snapshot --no-owners, whole process", {"snapshot", "--no-owners"}, "ss", {"-tan"}, rounds,
            0.65);
    compare("agent snapshot, cold, whole process", {"snapshot"}, "lsof", {"-nP", "-iTCP"}, rounds, 0.15);
    constexpr std::size_t quadratic = 150'000;   // above, ss needs minutes
    if (sockets < quadratic)
        compare("agent snapshot, cold, whole process", {"snapshot"}, "ss", {"-tanp"}, std::min(rounds, 3),
                std::nullopt);
    return rows;
}

}   // namespace socklens::bench
