#include "tests/bench/serving_agent.h"

#include "tests/agent/talking_agent.h"

#include <fstream>
#include <stdexcept>
#include <string>

namespace socklens::bench {

namespace {

/// What it shares with others, such as the code, is not its own.
double residentBytes(qint64 pid) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    double kibibytes = 0;
    for (std::string word; status >> word;)
        if (word == "RssAnon:" && status >> kibibytes) return kibibytes * 1024;
    throw std::runtime_error("bench: the agent's memory is not known");
}

}   // namespace

ServingAgent measureServingAgent() {
    test::TalkingAgent agent;
    agent.start({.paused = true});
    ServingAgent serving;
    constexpr int samples = 10;
    for (int sample = 0; sample < samples; ++sample) {
        agent.send(wire::SampleWanted{});
        serving.sockets = agent.snapshot(0).sockets.size();
        agent.client.snapshots.clear();
    }
    agent.send(wire::StillThere{});
    agent.await<wire::AlsoHere>();   // it is done with the last one
    serving.bytes = residentBytes(agent.process.processId());
    return serving;
}

Row memoryOfSocket(const ServingAgent& idle, const ServingAgent& busy) {
    const double each = (busy.bytes - idle.bytes) / static_cast<double>(busy.sockets - idle.sockets);
    return againstTarget("agent serve, memory of a socket after 10 samples", busy.sockets, {each, each, each}, 250,
                         "bytes");
}

}   // namespace socklens::bench
