#include "tests/lab/watching.h"

#include "app/core/signal_name.h"
#include "app/core/socket_target.h"
#include "app/probe/sysctls.h"
#include "tests/lab/wait.h"

#include <algorithm>
#include <sys/wait.h>

namespace socklens::lab {

namespace {

bool isAt(const Address& address, Port port, const Endpoint& end) {
    return toText(address) == end.address && number(port) == end.port;
}

}   // namespace

Watching::Watching(const EventWatcherOptions& options)
    : m_collector({.boundInactivePace = std::chrono::milliseconds(0)}), m_watcher(options) {}

void Watching::sample() {
    m_sampledAt = std::chrono::steady_clock::now();
    m_insight.adopt(Sysctls("/proc", {}).read());
    const SnapshotPointer snapshot = m_collector.sample({});
    m_watcher.follow(*snapshot);
    const Update update = advance(m_picture, snapshot);
    m_insight.observe(update, m_watcher.take());
    m_picture = update.newer;
}

void Watching::sampleInTime() {
    if (std::chrono::steady_clock::now() - m_sampledAt >= std::chrono::milliseconds(500)) sample();
}

std::uint32_t Watching::awaitLeftover(const Endpoint& local, const Endpoint& remote, State state) {
    std::uint32_t found = 0;
    waitUntil("there is the leftover", [&] {
        sample();
        const auto& sockets = snapshot().sockets;
        const auto at = std::ranges::find_if(sockets, [&](const Socket& socket) {
            return socket.state == state && isLeftover(targetOf(socket)) &&
                   isAt(socket.localAddress, socket.localPort, local) &&
                   isAt(socket.remoteAddress, socket.remotePort, remote);
        });
        found = static_cast<std::uint32_t>(at - sockets.begin());
        return at != sockets.end();
    });
    return found;
}

std::vector<std::uint32_t> Watching::awaitLeftoversTo(std::uint16_t remotePort, std::size_t count,
                                                      std::optional<State> state) {
    std::vector<std::uint32_t> rows;
    waitUntil("there are the leftovers", [&] {
        sample();
        rows.clear();
        for (std::uint32_t row = 0; row < snapshot().sockets.size(); ++row) {
            const Socket& socket = snapshot().sockets[row];
            const bool isMeant =
                number(socket.remotePort) == remotePort && state.value_or(socket.state) == socket.state;
            if (isMeant && isLeftover(targetOf(socket))) rows.push_back(row);
        }
        return rows.size() >= count;
    });
    return rows;
}

std::string Watching::verdict(std::uint32_t row) const {
    const FormerOwner& owner = m_insight.memory().formerOwner(row);
    std::string text(toText(owner.confidence));
    return owner.process ? text + ' ' + std::to_string(number(owner.process->id.pid)) : text;
}

std::string Watching::death(std::uint32_t row) const {
    const FormerOwner& owner = m_insight.memory().formerOwner(row);
    const auto death = owner.process ? m_insight.memory().death(owner.process->id) : std::nullopt;
    if (!death) return {};
    if (!death->waitStatus) return "unknown";
    if (WIFSIGNALED(*death->waitStatus)) return nameOfSignal(WTERMSIG(*death->waitStatus));
    return "exit " + std::to_string(WEXITSTATUS(*death->waitStatus));
}

Forecast Watching::forecast(std::uint32_t row) const {
    return socklens::forecast(snapshot().sockets[row], false, m_insight.portFacts().timers);
}

std::optional<std::uint32_t> Watching::portsLeft() const {
    const auto budgets = m_insight.budgets();
    if (budgets.size() != 1) return std::nullopt;
    return budgets.front().left;
}

const Finding* Watching::finding(Finding::Kind kind) const {
    const auto found = std::ranges::find(findings(), kind, &Finding::kind);
    return found == findings().end() ? nullptr : &*found;
}

}   // namespace socklens::lab
