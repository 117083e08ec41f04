#include "tests/lab/sysctl_scenes.h"
#include "tests/lab/tun_peer.h"
#include "tests/lab/wait.h"

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace socklens::lab {

namespace {

using namespace std::chrono_literals;

const Endpoint farPeer = TunPeer::farEndpoint(false, 7001);

/// To a peer that answers nothing any more.
FileDescriptor connectToSilence(TunPeer& peer) {
    FileDescriptor near = startConnection(SOCK_STREAM, farPeer);
    peer.accept(farPeer);
    awaitTcpState(near.get(), TCP_ESTABLISHED);
    return near;
}

int pendingError(int descriptor) {
    int error = 0;
    socklen_t length = sizeof error;
    getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &length);
    return error;
}

/// From now until the kernel gives the connection up, which it says with ETIMEDOUT.
std::string givenUp(const FileDescriptor& near, std::chrono::seconds atLeast, std::chrono::seconds atMost) {
    const auto life = lifeOf([&] { return tcpState(near.get()) != TCP_CLOSE; });
    if (const int error = pendingError(near.get()); error != ETIMEDOUT) return std::strerror(error);
    return expectBetween(life, atLeast, atMost);
}

/// The connection is reset although nobody was asked.
std::string keepaliveWithoutProbes() {
    set(Sysctl::TcpKeepaliveTime, "1");
    set(Sysctl::TcpKeepaliveProbes, "0");
    const FileDescriptor listener = listenerOn(loopback, 5);
    const Connection connection = connectThrough(listener.get());
    setOption(connection.client.get(), SOL_SOCKET, SO_KEEPALIVE, 1);
    waitUntil("the connection is gone", [] { return tcpIn(State::Established).empty(); });
    char byte = 0;
    const auto got = recv(connection.server.get(), &byte, 1, 0);
    return expect(got < 0 && errno == ECONNRESET, "the other side saw no reset");
}

std::string keepalive(bool asked) {
    set(Sysctl::TcpKeepaliveTime, "1");
    set(Sysctl::TcpKeepaliveIntvl, "1");
    set(Sysctl::TcpKeepaliveProbes, "2");
    TunPeer peer;
    const FileDescriptor near = connectToSilence(peer);
    if (asked) {
        setOption(near.get(), SOL_SOCKET, SO_KEEPALIVE, 1);
        return givenUp(near, 2s, 20s);
    }
    const FileDescriptor measure = startConnection(SOCK_STREAM, TunPeer::farEndpoint(false, 7002));
    peer.accept(TunPeer::farEndpoint(false, 7002));
    setOption(measure.get(), SOL_SOCKET, SO_KEEPALIVE, 1);
    lifeOf([&] { return tcpState(measure.get()) != TCP_CLOSE; });
    return expect(tcpState(near.get()) == TCP_ESTABLISHED, "it was given up without SO_KEEPALIVE");
}

/// 2^(n+1) − 1 seconds, whether or not the first ones follow each other evenly; less where the time between two is
/// limited.
std::string synRetries(const char* retries, const char* evenly, const char* longestTime,
                       std::chrono::seconds atLeast, std::chrono::seconds atMost) {
    set(Sysctl::TcpSynRetries, retries);
    set(Sysctl::TcpSynLinearTimeouts, evenly);
    set(Sysctl::TcpRtoMaxMs, longestTime);
    const TunPeer peer;
    return givenUp(startConnection(SOCK_STREAM, farPeer), atLeast, atMost);
}

/// Data that nobody acknowledges.
std::string retries2() {
    set(Sysctl::TcpRetries2, "2");
    TunPeer peer;
    const FileDescriptor near = connectToSilence(peer);
    sendBytes(near.get(), 1);
    return givenUp(near, 0s, 20s);
}

/// FIN that nobody acknowledges, of a socket that nobody holds.
std::string orphanRetries() {
    set(Sysctl::TcpOrphanRetries, "2");
    TunPeer peer;
    FileDescriptor near = connectToSilence(peer);
    near.reset();
    waitUntil("there is an orphan", [] { return !tcpIn(State::FinWait1).empty(); });
    return expectBetween(lifeOf([] { return !tcpIn(State::FinWait1).empty(); }), 1s, 30s);
}

/// What a connection waits before it sends again.
std::string shortestTime() {
    set(Sysctl::TcpRtoMinUs, "1000000");
    const FileDescriptor listener = listenerOn(loopback, 5);
    const Connection connection = connectThrough(listener.get());
    sendBytes(connection.client.get(), 1);
    awaitReadable(connection.server.get());
    tcp_info info{};
    socklen_t length = sizeof info;
    if (getsockopt(connection.client.get(), IPPROTO_TCP, TCP_INFO, &info, &length) != 0) return "no TCP_INFO";
    return expect(info.tcpi_rto >= 1'000'000, std::to_string(info.tcpi_rto) + " µs");
}

}   // namespace

NamedScenes retryScenes() {
    return {
        {"tcp_keepalive_probes 0", keepaliveWithoutProbes},
        {"tcp_keepalive_time, intvl and probes", [] { return keepalive(true); }},
        {"keepalive without SO_KEEPALIVE", [] { return keepalive(false); }},
        {"tcp_syn_retries 2", [] { return synRetries("2", "4", "120000", 2s, 20s); }},
        {"tcp_syn_linear_timeouts 0", [] { return synRetries("2", "0", "120000", 5s, 20s); }},
        {"tcp_rto_max_ms 1000", [] { return synRetries("5", "0", "1000", 4s, 25s); }},
        {"tcp_retries2 2", retries2},
        {"tcp_orphan_retries 2", orphanRetries},
        {"tcp_rto_min_us 1000000", shortestTime},
    };
}

}   // namespace socklens::lab
