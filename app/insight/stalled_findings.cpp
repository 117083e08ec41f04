#include "app/insight/stalled_findings.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace socklens {

namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t noHolder = UINT32_MAX;
constexpr std::uint8_t fewestRepeats = 2;
constexpr std::uint32_t fewestAttempts = 3;

std::uint32_t holderOf(const Snapshot& snapshot, std::uint32_t row) {
    const auto holders = snapshot.holders(row);
    return holders.empty() ? noHolder : holders.front();
}

ProcessPointer processAt(const Snapshot& snapshot, std::uint32_t index) {
    return index == noHolder ? nullptr : snapshot.processes[index];
}

std::string identityOf(const ProcessPointer& process) {
    if (process == nullptr) return "?";
    return std::to_string(number(process->id.pid)) + ' ' + std::to_string(number(process->id.startTime));
}

void setTitle(Finding& finding, const char* named, const char* nameless, std::vector<std::string> arguments) {
    if (finding.process != nullptr) {
        arguments.push_back(finding.process->name);
        arguments.push_back(std::to_string(number(finding.process->id.pid)));
    }
    finding.title = {finding.process != nullptr ? named : nameless, std::move(arguments)};
}

Finding fullQueue(const Snapshot& snapshot, std::uint32_t row, std::optional<std::uint32_t> longestBacklog) {
    const Socket& socket = snapshot.sockets[row];
    const std::string address = toText(socket.localAddress);
    const std::string port = std::to_string(number(socket.localPort));
    Finding finding;
    finding.kind = Finding::Kind::FullAcceptQueue;
    finding.severity = Finding::Severity::Critical;
    finding.process = processAt(snapshot, holderOf(snapshot, row));
    finding.key = "queue " + address + ' ' + port + ' ' + identityOf(finding.process);
    setTitle(finding,
             SOCKLENS_TEXT(
                 "%2 (pid %3) does not accept connections as fast as they come: the queue of port %1 is full."),
             SOCKLENS_TEXT(
                 "The queue of port %1 is full: the program that listens there, which is not visible, does not "
                 "accept connections as fast as they come."),
             {port});
    finding.evidence.push_back(
        {SOCKLENS_TEXT(
             "%1 connections wait, and %2 were asked for with listen(). New ones are dropped: their clients "
             "see a server that does not answer."),
         {std::to_string(*socket.receiveQueue), std::to_string(*socket.sendQueue)}});
    const bool isCapped = longestBacklog && *socket.sendQueue >= *longestBacklog;
    if (isCapped)
        finding.evidence.push_back({SOCKLENS_TEXT("No queue may be longer here (net.core.somaxconn is %1)."),
                                    {std::to_string(*longestBacklog)}});
    finding.filter = "state:listen local_port=" + port;
    finding.action = ShowPort{socket.localPort};
    return finding;
}

bool isFull(const Socket& socket) {
    return socket.state == State::Listen && socket.receiveQueue && socket.sendQueue &&
           *socket.receiveQueue > *socket.sendQueue;
}

/// The listeners of this machine that take nobody more.
class FullListeners {
public:
    FullListeners(const Snapshot& snapshot, const std::vector<RestingRows::Row>& rows) {
        for (const auto& [row, since] : rows) {
            const Socket& socket = snapshot.sockets[row];
            if (snapshot.isOwn(row) && isFull(socket)) m_full.emplace_back(socket.localPort, socket.localAddress);
        }
    }

    /// Who connects to an address of the machine's own has that address too, or both are loopback.
    bool explain(const Socket& attempt) const {
        const bool staysHere = attempt.remoteAddress.isLoopback() || attempt.remoteAddress == attempt.localAddress;
        return staysHere && std::ranges::any_of(m_full, [&](const auto& listener) {
                   const auto& [port, address] = listener;
                   return port == attempt.remotePort &&
                          (address.isUnspecified() || address == attempt.remoteAddress);
               });
    }

private:
    std::vector<std::pair<Port, Address>> m_full;
};

/// Whose attempts, and where to.
using Attempt = std::tuple<std::uint32_t, Address, Port>;

struct Attempts {
    std::uint32_t count = 0;
    Timestamp since = Timestamp::max();
};

Finding silence(const Snapshot& snapshot, const Attempt& attempt, const Attempts& attempts) {
    const auto& [holder, remote, remotePort] = attempt;
    const std::string address = toText(remote);
    const std::string port = std::to_string(number(remotePort));
    Finding finding;
    finding.kind = Finding::Kind::NoAnswer;
    finding.process = processAt(snapshot, holder);
    finding.key = "silence " + address + ' ' + port + ' ' + identityOf(finding.process);
    setTitle(finding, SOCKLENS_TEXT("%3 (pid %4) gets no answer from %1 port %2."),
             SOCKLENS_TEXT("%1 port %2 does not answer."), {address, port});
    const auto waiting = std::chrono::duration_cast<std::chrono::seconds>(snapshot.capturedAt - attempts.since);
    finding.evidence.push_back(
        {SOCKLENS_TEXT(
             "%1 attempts to connect were repeated and not answered; the first of them was seen %2 seconds "
             "ago. Something on the way drops them, or that machine is down: a port that is only closed "
             "would refuse them at once."),
         {std::to_string(attempts.count), std::to_string(waiting.count())}});
    finding.filter = "state:syn-sent remote=" + address + " remote_port=" + port;
    finding.action = ShowSockets{finding.filter};
    return finding;
}

}   // namespace

std::vector<Suspicion> suspectedFullQueues(const Snapshot& snapshot, const std::vector<RestingRows::Row>& rows,
                                           std::optional<std::uint32_t> longestBacklog) {
    std::vector<Suspicion> suspicions;
    for (const auto& [row, since] : rows) {
        if (!snapshot.isOwn(row)) continue;   // its limits are not known here, and its port is another
        const Socket& socket = snapshot.sockets[row];
        if (!isFull(socket)) continue;
        suspicions.push_back({fullQueue(snapshot, row, longestBacklog), true, 3s, 3});
    }
    return suspicions;
}

std::vector<Suspicion> suspectedSilence(const Snapshot& snapshot, const std::vector<RestingRows::Row>& rows) {
    const FullListeners full(snapshot, rows);
    std::map<Attempt, Attempts> silent;
    for (const auto& [row, since] : rows) {
        if (!snapshot.isOwn(row)) continue;
        const Socket& socket = snapshot.sockets[row];
        if (socket.state != State::SynSent || socket.retransmits.value_or(0) < fewestRepeats) continue;
        if (full.explain(socket)) continue;
        Attempts& attempts = silent[{holderOf(snapshot, row), socket.remoteAddress, socket.remotePort}];
        ++attempts.count;
        attempts.since = std::min(attempts.since, since);
    }
    std::vector<Suspicion> suspicions;
    suspicions.reserve(silent.size());
    for (const auto& [attempt, attempts] : silent)
        suspicions.push_back({silence(snapshot, attempt, attempts), attempts.count >= fewestAttempts});
    return suspicions;
}

}   // namespace socklens
