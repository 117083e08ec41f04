#include "tests/insight/story.h"

#include <algorithm>
#include <map>

namespace socklens::test {

namespace {

Socket between(std::uint64_t cookie, int localPort, int remotePort, State state) {
    Socket socket = tcpSocket(cookie, state);
    socket.localPort = static_cast<Port>(localPort);
    socket.remotePort = static_cast<Port>(remotePort);
    return socket;
}

}   // namespace

Socket live(std::uint64_t cookie, int localPort, int remotePort, State state) {
    Socket socket = between(cookie, localPort, remotePort, state);
    socket.inode = static_cast<Inode>(localPort * 65'536U + remotePort);
    return socket;
}

Socket leftover(std::uint64_t cookie, int localPort, int remotePort, State state, int timerMilliseconds) {
    Socket socket = between(cookie, localPort, remotePort, state);
    const bool isMinisock = state == State::TimeWait || state == State::FinWait2;
    socket.timer = isMinisock ? Timer::TimeWait : Timer::Retransmit;
    socket.timerExpiresMs = static_cast<std::uint32_t>(timerMilliseconds);
    return socket;
}

Socket listener(std::uint64_t cookie, int port, std::string_view at) {
    Socket socket = live(cookie, port, 0, State::Listen);
    socket.localAddress = address(at);
    socket.remoteAddress = {};
    return socket;
}

ProcessPointer process(int pid, std::string name, std::uint64_t startTime) {
    Process process;
    process.id = {Pid{pid}, StartTime{startTime}};
    process.name = std::move(name);
    return std::make_shared<const Process>(std::move(process));
}

ProcessPointer onlyPid(int pid) {
    return process(pid, "", 0);
}

StateChange closing(const Socket& socket, ProcessPointer closer, Timestamp at) {
    StateChange change;
    change.process = std::move(closer);
    change.at = at;
    change.networkNamespace = NetworkNamespace{Story::here};
    change.localAddress = socket.localAddress;
    change.remoteAddress = socket.remoteAddress;
    change.localPort = socket.localPort;
    change.remotePort = socket.remotePort;
    change.from = State::Established;
    change.to = State::FinWait1;
    return change;
}

void Story::sample(const std::vector<Row>& rows, const Events& events, Milliseconds after) {
    m_now += after;
    SnapshotBuilder builder;
    std::map<ProcessId, ProcessPointer> processes;
    for (const Row& row : rows)
        for (const ProcessPointer& holder : row.holders) processes.emplace(holder->id, holder);
    std::map<ProcessId, std::uint32_t> places;
    for (const auto& [id, holder] : processes) {
        places[id] = static_cast<std::uint32_t>(builder.snapshot().processes.size());
        builder.snapshot().processes.push_back(holder);
    }
    for (const Row& row : rows) {
        const std::uint32_t place = builder.add(row.socket);
        for (const ProcessPointer& holder : row.holders) builder.hold(place, places.at(holder->id));
    }
    builder.snapshot().capturedAt = m_now;
    builder.snapshot().networkNamespace = m_namespace;
    show(builder.take(), events);
}

void Story::show(Snapshot snapshot, const Events& events) {
    const Update update = advance(m_picture, std::make_shared<const Snapshot>(std::move(snapshot)));
    memory.observe(update, events);
    leftovers.observe(update, memory);
    m_picture = update.newer;
}

std::string Story::verdict(std::uint32_t row) const {
    const FormerOwner& known = owner(row);
    std::string text(toText(known.confidence));
    if (known.process) text += ' ' + known.process->name + ' ' + std::to_string(number(known.process->id.pid));
    return text;
}

}   // namespace socklens::test
