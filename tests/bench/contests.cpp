#include "tests/bench/contests.h"

#include "app/probe/inet_diag.h"
#include "app/probe/unix_diag.h"
#include "tests/bench/program.h"
#include "tests/bench/verified.h"

#include <chrono>
#include <stdexcept>

namespace socklens::bench {

namespace {

using namespace std::chrono_literals;

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

// Longer than any measurement: bound-inactive sockets are not among what is compared.
const CollectorOptions neverBoundInactive{.boundInactivePace = 24h};

}   // namespace

Row sampleAgainstDump(std::string what, const SampleRequest& request, int rounds, std::optional<double> target,
                      const std::function<void()>& change) {
    BareDump bare;
    Collector collector(neverBoundInactive);
    const std::size_t sockets = collector.sample(request)->sockets.size();
    const auto timings =
        race({{"bare dump", [&] { bare.run(); }, change}, {"sample", [&] { collector.sample(request); }, change}},
             rounds);
    verify(*collector.sample(request), *Collector(neverBoundInactive).sample(request));
    return {std::move(what), sockets, timings[1], "bare dump", timings[0], target};
}

std::vector<Row> wholeProgram(std::string what, std::size_t sockets, const std::vector<std::string>& ours,
                              const Command& peer, int rounds, std::optional<double> target) {
    const auto program = findProgram(peer.program);
    if (!program) return {};
    const auto timings = race({{"agent", [&] { runToItsEnd(SOCKLENS_AGENT, ours); }},
                               {peer.program, [&] { runToItsEnd(*program, peer.arguments); }}},
                              rounds);
    std::string name = peer.program;
    for (const std::string& argument : peer.arguments) name += ' ' + argument;
    return {{std::move(what), sockets, timings[0], std::move(name), timings[1], target}};
}

}   // namespace socklens::bench
