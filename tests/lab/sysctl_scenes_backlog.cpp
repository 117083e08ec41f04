#include "tests/lab/sysctl_scenes.h"
#include "tests/lab/tun_peer.h"
#include "tests/lab/wait.h"

#include <algorithm>
#include <cerrno>
#include <netinet/tcp.h>
#include <poll.h>
#include <thread>

namespace socklens::lab {

namespace {

using namespace std::chrono_literals;

/// A SYN to a full accept queue is dropped all the same: no RST comes.
std::string abortOnOverflow() {
    set(Sysctl::TcpAbortOnOverflow, "1");
    const FileDescriptor listener = listenerOn(loopback, 0);
    std::vector<FileDescriptor> clients(6);
    for (FileDescriptor& client : clients) client = startConnection(SOCK_STREAM, localEndpoint(listener.get()));
    std::this_thread::sleep_for(2s);   // long enough for a RST on loopback
    const auto waits = [](const FileDescriptor& client) { return tcpState(client.get()) == TCP_SYN_SENT; };
    const auto waiting = std::ranges::count_if(clients, waits);
    for (const FileDescriptor& client : clients) {
        pollfd failed{client.get(), 0, 0};
        if (poll(&failed, 1, 0) != 0) return "one was reset";
    }
    return expect(waiting >= 3, std::to_string(waiting) + " wait");
}

/// The backlog of listen(2) is cut to it.
std::string somaxconn() {
    set(Sysctl::Somaxconn, "3");
    const FileDescriptor listener = listenerOn(loopback, 100);
    const auto listeners = tcpIn(State::Listen);
    return expect(listeners.size() == 1 && listeners.front().sendQueue == 3U, "the backlog is another");
}

/// Twenty ask and never confirm. Without cookies, so many half-open connections are kept.
std::string synBacklog(const char* value, std::size_t expected) {
    set(Sysctl::TcpSyncookies, "0");
    set(Sysctl::TcpMaxSynBacklog, value);
    TunPeer peer;
    const FileDescriptor listener = listenerOn(TunPeer::nearEndpoint(false), 100);
    for (std::uint16_t port = 7001; port <= 7020; ++port)
        peer.ask(TunPeer::farEndpoint(false, port), localEndpoint(listener.get()));
    const auto kept = [] { return tcpIn(State::SynRecv).size(); };
    waitUntil("connections are half open", [&] { return kept() >= expected; });
    return expect(kept() == expected, std::to_string(kept()) + " are kept");
}

/// Always: the listener answers and remembers nothing.
std::string cookiesOnly() {
    set(Sysctl::TcpSyncookies, "2");
    TunPeer peer;
    const FileDescriptor listener = listenerOn(TunPeer::nearEndpoint(false), 100);
    peer.askAndFallSilent(TunPeer::farEndpoint(false, 7001), localEndpoint(listener.get()));
    return expect(tcpIn(State::SynRecv).empty(), "it is kept");
}

std::string synAckRetries() {
    set(Sysctl::TcpSynackRetries, "1");
    TunPeer peer;
    const FileDescriptor listener = listenerOn(TunPeer::nearEndpoint(false), 4);
    peer.askAndFallSilent(TunPeer::farEndpoint(false, 7001), localEndpoint(listener.get()));
    return expectBetween(lifeOf([] { return !tcpIn(State::SynRecv).empty(); }), 1s, 20s);
}

FileDescriptor sharedListener(const Endpoint& local) {
    FileDescriptor listener = openSocket(AF_INET, SOCK_STREAM);
    setOption(listener.get(), SOL_SOCKET, SO_REUSEPORT, 1);
    bindTo(listener.get(), local);
    if (listen(listener.get(), 50) != 0) throw std::runtime_error("listen");
    return listener;
}

/// Of two listeners on one port, one closes with connections that nobody has accepted.
std::string migration(const char* value, bool expected) {
    set(Sysctl::TcpMigrateReq, value);
    FileDescriptor first = sharedListener(loopback);
    const Endpoint local = localEndpoint(first.get());
    const FileDescriptor second = sharedListener(local);
    std::vector<FileDescriptor> clients(30);
    for (FileDescriptor& client : clients) {
        client = startConnection(SOCK_STREAM, local);
        awaitTcpState(client.get(), TCP_ESTABLISHED);
    }
    first.reset();
    const auto isReset = [](const FileDescriptor& client) { return tcpState(client.get()) == TCP_CLOSE; };
    const auto lost = std::ranges::count_if(clients, isReset);
    return expect((lost == 0) == expected && lost < 30, std::to_string(lost) + " of 30 were reset");
}

}   // namespace

NamedScenes backlogScenes() {
    return {
        {"tcp_abort_on_overflow 1", abortOnOverflow},
        {"somaxconn 3", somaxconn},
        {"tcp_max_syn_backlog 4", [] { return synBacklog("4", 4); }},
        {"tcp_max_syn_backlog 2048", [] { return synBacklog("2048", 20); }},
        {"tcp_syncookies 2", cookiesOnly},
        {"tcp_synack_retries 1", synAckRetries},
        {"tcp_migrate_req 0", [] { return migration("0", false); }},
        {"tcp_migrate_req 1", [] { return migration("1", true); }},
    };
}

}   // namespace socklens::lab
