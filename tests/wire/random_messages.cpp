#include "tests/wire/random_messages.h"

namespace socklens::test {

namespace {

std::string randomText(Random& random) {
    std::string text(below(random, 12), '\0');
    for (char& byte : text) byte = static_cast<char>(below(random, 256));
    return text;
}

template <class Value>
auto perhaps(Random& random, Value value) -> std::optional<decltype(value())> {
    if (oneIn(random, 2)) return std::nullopt;
    return value();
}

Message randomMessage(Random& random) {
    static constexpr std::array<const char*, 4> sentences{"", "It is done.", "%1 (pid %2) has ended.", "%1"};
    Message message{sentences[below(random, sentences.size())], {}};
    for (std::uint32_t count = below(random, 4); count > 0; --count)
        message.arguments.push_back(randomText(random));
    return message;
}

ProcessId randomProcess(Random& random) {
    return {Pid{static_cast<std::int32_t>(random())}, StartTime{random()}};
}

SocketTarget randomTarget(Random& random) {
    SocketTarget target = targetOf(randomSocket(random));
    if (oneIn(random, 2)) target.networkNamespace = NetworkNamespace{1 + below(random, 9)};
    return target;
}

Sysctl randomSysctl(Random& random) {
    return static_cast<Sysctl>(below(random, sysctlCount));
}

Action randomAction(Random& random) {
    switch (below(random, 6)) {
    case 0: return SendSignal{randomProcess(random), static_cast<int>(random())};
    case 1: return CloseGracefully{randomTarget(random), randomProcess(random)};
    case 2: return Abort{randomTarget(random), perhaps(random, [&] { return randomProcess(random); })};
    case 3: return Release{randomTarget(random)};
    case 4: return SetSysctl{randomSysctl(random), randomText(random), oneIn(random, 2)};
    default: return UndoSysctl{randomSysctl(random)};
    }
}

Query randomQuery(Random& random) {
    switch (below(random, 5)) {
    case 0: return ProcessQuery{randomProcess(random)};
    case 1: return SocketOptionsQuery{randomTarget(random), randomProcess(random)};
    case 2:
        return TrialBindQuery{randomSocket(random).localAddress, static_cast<Port>(below(random, 65'536)),
                              oneIn(random, 2) ? Protocol::Tcp : Protocol::Udp};
    case 3: return TcpInfoQuery{randomTarget(random)};
    default: return SysctlsQuery{};
    }
}

SocketOptions randomOptions(Random& random) {
    const auto flag = [&] { return oneIn(random, 2); };
    const auto seconds = [&] { return std::chrono::seconds(static_cast<int>(random())); };
    SocketOptions options;
    options.reuseAddress = perhaps(random, flag);
    options.reusePort = perhaps(random, flag);
    options.ipv6Only = perhaps(random, flag);
    options.lingers = perhaps(random, flag);
    options.lingerTime = perhaps(random, seconds);
    options.keepAlive = perhaps(random, flag);
    options.keepAliveIdle = perhaps(random, seconds);
    options.keepAliveInterval = perhaps(random, seconds);
    options.keepAliveProbes = perhaps(random, [&] { return static_cast<int>(random()); });
    options.userTimeout = perhaps(random, [&] { return std::chrono::milliseconds(static_cast<int>(random())); });
    options.finWait2Time = perhaps(random, seconds);
    options.noDelay = perhaps(random, flag);
    options.receiveBuffer = perhaps(random, [&] { return static_cast<std::uint32_t>(random()); });
    options.sendBuffer = perhaps(random, [&] { return static_cast<std::uint32_t>(random()); });
    options.mark = perhaps(random, [&] { return static_cast<std::uint32_t>(random()); });
    options.device = perhaps(random, [&] { return randomText(random); });
    options.congestionControl = perhaps(random, [&] { return randomText(random); });
    return options;
}

TcpInfo randomTcpInfo(Random& random) {
    const auto number = [&] { return static_cast<std::uint32_t>(random()); };
    TcpInfo info;
    info.roundTripTime = perhaps(random, [&] { return std::chrono::microseconds(number()); });
    info.bytesAcknowledged = perhaps(random, [&] { return random(); });
    info.bytesReceived = perhaps(random, [&] { return random(); });
    info.totalRetransmits = perhaps(random, number);
    info.congestionControl = randomText(random);
    return info;
}

Answer randomAnswer(Random& random) {
    switch (below(random, 7)) {
    case 0:
        return ProcessAnswer{
            randomProcess(random), oneIn(random, 2),
            perhaps(random, [&] { return static_cast<std::uint32_t>(random()); }),
            perhaps(random, [&] { return Timestamp(Milliseconds(below(random, 2'000'000'000))); })};
    case 1: return SocketOptionsAnswer(randomOptions(random));
    case 2: return SocketOptionsAnswer(tl::unexpected(randomMessage(random)));
    case 3: return TrialBindAnswer{static_cast<int>(below(random, 4096)), static_cast<int>(below(random, 4096))};
    case 4: return TcpInfoAnswer(randomTcpInfo(random));
    case 5: return TcpInfoAnswer(tl::unexpected(randomMessage(random)));
    default: break;
    }
    SysctlsAnswer answer(below(random, sysctlCount + 1));
    for (SysctlReading& reading : answer)
        reading = {randomSysctl(random), perhaps(random, [&] { return randomText(random); }),
                   perhaps(random, [&] { return randomText(random); }),
                   perhaps(random, [&] { return randomText(random); }), perhaps(random, [&] {
                       return SysctlOverride{randomText(random), randomText(random)};
                   })};
    return answer;
}

Capabilities randomCapabilities(Random& random) {
    Capabilities capabilities{Pid{static_cast<std::int32_t>(random())}, Uid{static_cast<std::uint32_t>(random())},
                              Uid{static_cast<std::uint32_t>(random())}};
    capabilities.version = randomText(random);
    capabilities.host = randomText(random);
    capabilities.kernel = randomText(random);
    for (std::uint32_t count = below(random, 5); count > 0; --count)
        capabilities.ancestors.push_back(randomProcess(random));
    capabilities.ptraceScope = static_cast<int>(below(random, 4));
    for (bool Capabilities::*flag :
         {&Capabilities::signalsAnyone, &Capabilities::seesAllOwners, &Capabilities::administersNetwork,
          &Capabilities::writesKeptSettings, &Capabilities::bindsLowPorts, &Capabilities::entersNetworks,
          &Capabilities::duplicatesAnyone, &Capabilities::destroysSockets, &Capabilities::destroysTimeWait,
          &Capabilities::elevated, &Capabilities::noNewPrivileges, &Capabilities::seccomp,
          &Capabilities::tracesStates})
        capabilities.*flag = oneIn(random, 2);
    capabilities.exitSource = static_cast<ExitSource>(below(random, 3));
    return capabilities;
}

ProcessPointer randomPastProcess(Random& random) {
    Process process;
    process.id = {Pid{static_cast<std::int32_t>(1 + below(random, 5))}, StartTime{below(random, 2)}};
    process.name = randomText(random);
    process.command = randomText(random);
    process.uid = perhaps(random, [&] { return Uid{below(random, 3)}; });
    return std::make_shared<const Process>(std::move(process));
}

Events randomEvents(Random& random) {
    std::vector<ProcessPointer> processes(1 + below(random, 4));
    for (ProcessPointer& process : processes) process = randomPastProcess(random);
    const auto anyone = [&] { return processes[below(random, static_cast<std::uint32_t>(processes.size()))]; };
    const auto time = [&] { return Timestamp(Milliseconds(below(random, INT32_MAX))); };
    Events events;
    for (std::uint32_t count = below(random, 4); count > 0; --count) {
        const Socket socket = randomSocket(random);
        events.stateChanges.push_back(
            {anyone(), time(), perhaps(random, [&] { return NetworkNamespace{1 + below(random, 9)}; }),
             socket.localAddress, socket.remoteAddress, socket.localPort, socket.remotePort,
             static_cast<State>(1 + below(random, 11)), static_cast<State>(1 + below(random, 11))});
    }
    for (std::uint32_t count = below(random, 3); count > 0; --count)
        events.coreDumps.push_back({anyone(), time()});
    for (std::uint32_t count = below(random, 3); count > 0; --count)
        events.exits.push_back(
            {anyone(), time(), perhaps(random, [&] { return static_cast<int>(below(random, 65536)); })});
    events.lost = below(random, 2);
    return events;
}

wire::Wishes randomWishes(Random& random) {
    return {std::chrono::milliseconds(below(random, 100'000)), oneIn(random, 2), oneIn(random, 2),
            oneIn(random, 2)};
}

}   // namespace

wire::ClientMessage randomClientMessage(Random& random) {
    switch (below(random, 7)) {
    case 0: return wire::Started{below(random, 3), randomWishes(random)};
    case 1: return randomWishes(random);
    case 2: return wire::SampleWanted{};
    case 3: return wire::Question{random(), randomQuery(random)};
    case 4: {
        wire::Batch batch{random(), {}};
        for (std::uint32_t count = below(random, 6); count > 0; --count)
            batch.actions.push_back(randomAction(random));
        return batch;
    }
    case 5: return wire::StillThere{};
    default: return wire::Farewell{};
    }
}

wire::AgentMessage randomAgentMessage(Random& random) {
    switch (below(random, 7)) {
    case 0: return wire::Greeting{below(random, 3), randomCapabilities(random)};
    case 1: return wire::Reply{random(), randomAnswer(random)};
    case 2: {
        wire::BatchResults results{random(), {}};
        for (std::uint32_t count = below(random, 6); count > 0; --count)
            results.results.push_back({static_cast<Outcome>(below(random, 5)), randomMessage(random)});
        return results;
    }
    case 3: return wire::Note{randomMessage(random)};
    case 4: return wire::AlsoHere{};
    case 5: return wire::Happening{randomEvents(random)};
    default:
        return wire::Objection{perhaps(random, [&] { return std::uint64_t{random()}; }), randomMessage(random)};
    }
}

}   // namespace socklens::test
