// What settings do to sockets, as the catalogue says it: each scene in a network namespace of its own, all at the
// same time. The bounds are wide, since the kernel's timers are; what they tell apart is wider.
#include <QTest>

#include "app/probe/action_runner.h"
#include "app/probe/collector.h"
#include "app/probe/own_capabilities.h"
#include "tests/lab/lab_main.h"
#include "tests/lab/side_by_side.h"
#include "tests/lab/sockets.h"
#include "tests/lab/wait.h"
#include "tests/support/covered_directories.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <netinet/tcp.h>
#include <poll.h>
#include <thread>

using namespace socklens;
using namespace socklens::lab;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

const Endpoint loopback{"127.0.0.1", 0};

void set(Sysctl setting, const char* value) {
    const auto result = ActionRunner({}, ownCapabilities()).run({SetSysctl{setting, value, false}}).front();
    if (result.outcome != Outcome::Done) throw std::runtime_error(english(result.message));
}

std::vector<Socket> tcpIn(State state) {
    std::vector<Socket> found;
    const auto snapshot = Collector().sample({.owners = false, .tcpInfo = false});
    std::copy_if(snapshot->sockets.begin(), snapshot->sockets.end(), std::back_inserter(found),
                 [&](const Socket& socket) { return socket.protocol == Protocol::Tcp && socket.state == state; });
    return found;
}

std::string expect(bool holds, const std::string& what) {
    return holds ? std::string() : what;
}

/// The client has closed and is forgotten by its process, the server does not answer. How long until it is gone?
std::chrono::milliseconds lifeInFinWait2() {
    const Descriptor listener = listenerOn(loopback, 5);
    Connection connection = connectThrough(listener.get());
    connection.client.reset();
    waitUntil("the leftover is in FIN_WAIT2", [] { return !tcpIn(State::FinWait2).empty(); });
    const auto begin = Clock::now();
    while (!tcpIn(State::FinWait2).empty() && Clock::now() - begin < 90s) std::this_thread::sleep_for(20ms);
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
}

std::string finTimeout(const char* value, std::chrono::seconds atLeast, std::chrono::seconds atMost) {
    set(Sysctl::TcpFinTimeout, value);
    const auto life = lifeInFinWait2();
    return expect(life >= atLeast && life <= atMost, "it lived " + std::to_string(life.count()) + " ms");
}

/// Both sides have closed, this one first.
void leaveTimeWait(int listener) {
    Connection connection = connectThrough(listener);
    connection.client.reset();
    awaitReadable(connection.server.get());
    connection.server.reset();
}

std::string timeWaitIsSixtySeconds() {
    set(Sysctl::TcpFinTimeout, "5");
    const Descriptor listener = listenerOn(loopback, 5);
    leaveTimeWait(listener.get());
    waitUntil("there is a TIME_WAIT", [] { return !tcpIn(State::TimeWait).empty(); });
    const auto left = tcpIn(State::TimeWait).front().timerExpiresMs.value_or(0);
    return expect(left > 50'000 && left <= 60'000, "it has " + std::to_string(left) + " ms left");
}

std::string noTimeWaitAtAll() {
    set(Sysctl::TcpMaxTwBuckets, "0");
    const Descriptor listener = listenerOn(loopback, 5);
    for (int i = 0; i < 20; ++i) leaveTimeWait(listener.get());
    waitUntil("nothing is open",
              [] { return tcpIn(State::Established).empty() && tcpIn(State::FinWait1).empty(); });
    return expect(tcpIn(State::TimeWait).empty() && tcpIn(State::FinWait2).empty(), "some are left");
}

std::string fewTimeWaits(const char* value, std::size_t expected) {
    set(Sysctl::TcpMaxTwBuckets, value);
    const Descriptor listener = listenerOn(loopback, 5);
    for (int i = 0; i < 20; ++i) leaveTimeWait(listener.get());
    waitUntil("nothing is open", [] { return tcpIn(State::LastAck).empty() && tcpIn(State::FinWait1).empty(); });
    const std::size_t left = tcpIn(State::TimeWait).size();
    return expect(left == expected, std::to_string(left) + " are left");
}

int connectError(const Endpoint& remote) {
    const Descriptor client = openSocket(AF_INET, SOCK_STREAM);
    const SocketAddress address = toSocketAddress(remote);
    return connect(client.get(), address.get(), address.length) == 0 || errno == EINPROGRESS ? 0 : errno;
}

struct Exhaustion {
    const char* reuse;
    const char* timestamps;
    const char* delay;
    bool freedLater;
};

/// All ten ports to a destination are in TIME_WAIT. Can connect(2) have one when they are two seconds old?
std::string exhaustion(const Exhaustion& scene) {
    set(Sysctl::TcpTwReuse, "0");   // while the ports are used up
    set(Sysctl::TcpTimestamps, scene.timestamps);
    set(Sysctl::TcpTwReuseDelay, scene.delay);
    const Descriptor listener = listenerOn(loopback, 20);
    const Endpoint remote = localEndpoint(listener.get());
    set(Sysctl::IpLocalPortRange, "50000 50009");
    for (int port = 0; port < 10; ++port) leaveTimeWait(listener.get());
    if (connectError(remote) != EADDRNOTAVAIL) return "the ports are not used up";
    set(Sysctl::TcpTwReuse, scene.reuse);
    std::this_thread::sleep_for(2s);   // the condition is the age itself
    const int error = connectError(remote);
    return expect(error == (scene.freedLater ? 0 : EADDRNOTAVAIL), std::strerror(error));
}

/// A SYN to a full accept queue is dropped all the same: no RST comes.
std::string abortOnOverflow() {
    set(Sysctl::TcpAbortOnOverflow, "1");
    const Descriptor listener = listenerOn(loopback, 0);
    std::vector<Descriptor> clients;
    for (int i = 0; i < 6; ++i) clients.push_back(startConnection(SOCK_STREAM, localEndpoint(listener.get())));
    std::this_thread::sleep_for(2s);   // long enough for a RST on loopback
    const auto waits = [](const Descriptor& client) { return tcpState(client.get()) == TCP_SYN_SENT; };
    const auto waiting = std::ranges::count_if(clients, waits);
    for (const Descriptor& client : clients) {
        pollfd failed{client.get(), 0, 0};
        if (poll(&failed, 1, 0) != 0) return "one was reset";
    }
    return expect(waiting >= 3, std::to_string(waiting) + " wait");
}

/// The connection is reset although nobody was asked.
std::string keepaliveWithoutProbes() {
    set(Sysctl::TcpKeepaliveTime, "1");
    set(Sysctl::TcpKeepaliveProbes, "0");
    const Descriptor listener = listenerOn(loopback, 5);
    const Connection connection = connectThrough(listener.get());
    setOption(connection.client.get(), SOL_SOCKET, SO_KEEPALIVE, 1);
    waitUntil("the connection is gone", [] { return tcpIn(State::Established).empty(); });
    char byte = 0;
    const auto got = recv(connection.server.get(), &byte, 1, 0);
    return expect(got < 0 && errno == ECONNRESET, "the other side saw no reset");
}

}   // namespace

class SysctlScenesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scene_data();
    void scene();

private:
    SideBySide m_scenes;
};

void SysctlScenesTest::initTestCase() {
    m_scenes.start("tcp_fin_timeout 61", [] { return finTimeout("61", 1s, 15s); });
    m_scenes.start("tcp_fin_timeout 75", [] { return finTimeout("75", 20s, 45s); });
    m_scenes.start("tcp_fin_timeout 3", [] { return finTimeout("3", 2s, 15s); });
    m_scenes.start("tcp_fin_timeout 0", [] { return finTimeout("0", 0s, 10s); });
    m_scenes.start("TIME_WAIT is 60 s", timeWaitIsSixtySeconds);
    m_scenes.start("tcp_max_tw_buckets 0", noTimeWaitAtAll);
    m_scenes.start("tcp_max_tw_buckets 5", [] { return fewTimeWaits("5", 5); });
    m_scenes.start("tcp_max_tw_buckets -1", [] { return fewTimeWaits("-1", 20); });
    m_scenes.start("tcp_tw_reuse 0", [] { return exhaustion({"0", "1", "1000", false}); });
    m_scenes.start("tcp_tw_reuse 1", [] { return exhaustion({"1", "1", "1000", true}); });
    m_scenes.start("tcp_tw_reuse 2", [] { return exhaustion({"2", "1", "1000", true}); });
    m_scenes.start("tcp_tw_reuse 1, no timestamps", [] { return exhaustion({"1", "0", "1000", false}); });
    m_scenes.start("tcp_tw_reuse 1, long delay", [] { return exhaustion({"1", "1", "60000", false}); });
    m_scenes.start("tcp_abort_on_overflow 1", abortOnOverflow);
    m_scenes.start("tcp_keepalive_probes 0", keepaliveWithoutProbes);
}

void SysctlScenesTest::scene_data() {
    QTest::addColumn<std::string>("name");
    for (const char* name :
         {"tcp_fin_timeout 0", "tcp_fin_timeout 3", "tcp_fin_timeout 61", "tcp_fin_timeout 75",
          "TIME_WAIT is 60 s", "tcp_max_tw_buckets 0", "tcp_max_tw_buckets 5", "tcp_max_tw_buckets -1",
          "tcp_tw_reuse 0", "tcp_tw_reuse 1", "tcp_tw_reuse 2", "tcp_tw_reuse 1, no timestamps",
          "tcp_tw_reuse 1, long delay", "tcp_abort_on_overflow 1", "tcp_keepalive_probes 0"})
        QTest::newRow(name) << std::string(name);
}

void SysctlScenesTest::scene() {
    QFETCH(std::string, name);
    const std::string complaint = m_scenes.complaint(name);
    QVERIFY2(complaint.empty(), complaint.c_str());
}

int main(int argc, char** argv) {
    if (const auto refused = test::coverStateDirectories(); !refused.empty()) {
        std::fprintf(stderr, "lab: no private mounts, nothing was run: %s\n", refused.c_str());
        return 1;
    }
    return runLab<SysctlScenesTest>(argc, argv);
}

#include "sysctl_scenes_test.moc"
