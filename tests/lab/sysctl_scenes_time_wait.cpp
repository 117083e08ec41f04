#include "app/core/sysctl_catalogue.h"
#include "tests/lab/far_namespace.h"
#include "tests/lab/private_namespace.h"
#include "tests/lab/sysctl_scenes.h"
#include "tests/lab/tun_peer.h"
#include "tests/lab/wait.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <thread>

namespace socklens::lab {

namespace {

using namespace std::chrono_literals;

/// The client has closed and is forgotten by its process, the server does not answer. How long until it is gone?
std::string finTimeout(const char* value, std::chrono::seconds atLeast, std::chrono::seconds atMost) {
    set(Sysctl::TcpFinTimeout, value);
    const FileDescriptor listener = listenerOn(loopback, 5);
    Connection connection = connectThrough(listener.get());
    connection.client.reset();
    waitUntil("the leftover is in FIN_WAIT2", [] { return !tcpIn(State::FinWait2).empty(); });
    return expectBetween(lifeOf([] { return !tcpIn(State::FinWait2).empty(); }), atLeast, atMost);
}

/// Neither tcp_fin_timeout nor what connection tracking calls time_wait changes it.
std::string timeWaitIsSixtySeconds() {
    set(Sysctl::TcpFinTimeout, "5");
    if (std::filesystem::exists("/proc/sys/" + pathOf(Sysctl::ConntrackTimeWait)))
        set(Sysctl::ConntrackTimeWait, "1");
    const FileDescriptor listener = listenerOn(loopback, 5);
    leaveTimeWait(listener.get());
    waitUntil("there is a TIME_WAIT", [] { return !tcpIn(State::TimeWait).empty(); });
    const auto left = tcpIn(State::TimeWait).front().timerExpiresMs.value_or(0);
    return expect(left > 50'000 && left <= 60'000, "it has " + std::to_string(left) + " ms left");
}

std::string noTimeWaitAtAll() {
    set(Sysctl::TcpMaxTwBuckets, "0");
    const FileDescriptor listener = listenerOn(loopback, 5);
    for (int i = 0; i < 20; ++i) leaveTimeWait(listener.get());
    waitUntil("nothing is open",
              [] { return tcpIn(State::Established).empty() && tcpIn(State::FinWait1).empty(); });
    return expect(tcpIn(State::TimeWait).empty() && tcpIn(State::FinWait2).empty(), "some are left");
}

std::string fewTimeWaits(const char* value, std::size_t expected) {
    set(Sysctl::TcpMaxTwBuckets, value);
    const FileDescriptor listener = listenerOn(loopback, 5);
    for (int i = 0; i < 20; ++i) leaveTimeWait(listener.get());
    waitUntil("nothing is open", [] { return tcpIn(State::LastAck).empty() && tcpIn(State::FinWait1).empty(); });
    const std::size_t left = tcpIn(State::TimeWait).size();
    return expect(left == expected, std::to_string(left) + " are left");
}

struct Exhaustion {
    const char* reuse;
    const char* timestamps;
    const char* delay;
    bool freedLater;
};

/// All ten ports to a destination are in TIME_WAIT. Can connect(2) have one when they are two seconds old?
std::string exhaust(const FileDescriptor& listener, const Exhaustion& scene) {
    set(Sysctl::TcpTwReuse, "0");   // while the ports are used up
    set(Sysctl::TcpTimestamps, scene.timestamps);
    set(Sysctl::TcpTwReuseDelay, scene.delay);
    const Endpoint remote = localEndpoint(listener.get());
    set(Sysctl::IpLocalPortRange, "50000 50009");
    for (int port = 0; port < 10; ++port) leaveTimeWait(listener.get());
    if (connectError(remote) != EADDRNOTAVAIL) return "the ports are not used up";
    set(Sysctl::TcpTwReuse, scene.reuse);
    std::this_thread::sleep_for(2s);   // the condition is the age itself
    const int error = connectError(remote);
    return expect(error == (scene.freedLater ? 0 : EADDRNOTAVAIL), std::strerror(error));
}

std::string exhaustion(const Exhaustion& scene) {
    return exhaust(listenerOn(loopback, 20), scene);
}

/// To another machine, as far as the kernel can tell.
std::string farExhaustion(const Exhaustion& scene) {
    const FarNamespace far;
    return exhaust(far.listener(20), scene);
}

/// RST in TIME_WAIT: "assassination" ends it, unless it is ignored.
std::string resetInTimeWait(const char* value, bool staysThere) {
    set(Sysctl::TcpRfc1337, value);
    TunPeer peer;
    const Endpoint far = TunPeer::farEndpoint(false, 7001);
    FileDescriptor near = startConnection(SOCK_STREAM, far);
    FarConnection connection = peer.accept(far);
    near.reset();
    peer.awaitFin(connection);
    peer.finish(connection);
    peer.acknowledgeFin(connection);
    waitUntil("there is a TIME_WAIT", [] { return !tcpIn(State::TimeWait).empty(); });
    peer.reset(connection);
    if (!staysThere) {
        waitUntil("RST has ended it", [] { return tcpIn(State::TimeWait).empty(); });
        return {};
    }
    // The kernel takes one packet after the other: when it has answered the next, it has seen the RST.
    const FileDescriptor listener = listenerOn(TunPeer::nearEndpoint(false), 4);
    peer.askAndFallSilent(far, localEndpoint(listener.get()));
    return expect(!tcpIn(State::TimeWait).empty(), "RST ended it");
}

}   // namespace

NamedScenes timeWaitScenes() {
    return {
        {"tcp_fin_timeout -1", [] { return finTimeout("-1", 0s, 10s); }},
        {"tcp_fin_timeout 0", [] { return finTimeout("0", 0s, 10s); }},
        {"tcp_fin_timeout 3", [] { return finTimeout("3", 2s, 15s); }},
        {"tcp_fin_timeout 61", [] { return finTimeout("61", 1s, 15s); }},
        {"tcp_fin_timeout 75", [] { return finTimeout("75", 20s, 45s); }},
        {"TIME_WAIT is 60 s", timeWaitIsSixtySeconds},
        {"tcp_max_tw_buckets 0", noTimeWaitAtAll},
        {"tcp_max_tw_buckets 5", [] { return fewTimeWaits("5", 5); }},
        {"tcp_max_tw_buckets -1", [] { return fewTimeWaits("-1", 20); }},
        {"tcp_tw_reuse 0",
         [] {
             return exhaustion({"0", "1", "1000", false});
         }},
        {"tcp_tw_reuse 1",
         [] {
             return exhaustion({"1", "1", "1000", true});
         }},
        {"tcp_tw_reuse 2",
         [] {
             return exhaustion({"2", "1", "1000", true});
         }},
        {"tcp_tw_reuse 1, no timestamps",
         [] {
             return exhaustion({"1", "0", "1000", false});
         }},
        {"tcp_tw_reuse 1, long delay",
         [] {
             return exhaustion({"1", "1", "60000", false});
         }},
        {"tcp_tw_reuse 0, far away",
         [] {
             return farExhaustion({"0", "1", "1000", false});
         }},
        {"tcp_tw_reuse 1, far away",
         [] {
             return farExhaustion({"1", "1", "1000", true});
         }},
        {"tcp_tw_reuse 2, far away",
         [] {
             return farExhaustion({"2", "1", "1000", false});
         }},
        {"tcp_rfc1337 0", [] { return resetInTimeWait("0", false); }},
        {"tcp_rfc1337 1", [] { return resetInTimeWait("1", true); }},
    };
}

}   // namespace socklens::lab
