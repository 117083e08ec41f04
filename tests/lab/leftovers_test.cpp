// What dead processes leave behind, on the real kernel: whose it is said to be, how they ended, until when it
// stays.
#include <QTest>

#include "app/probe/action_runner.h"
#include "app/probe/own_capabilities.h"
#include "tests/lab/acting.h"
#include "tests/lab/child_process.h"
#include "tests/lab/far_namespace.h"
#include "tests/lab/lab_main.h"
#include "tests/lab/tun_peer.h"
#include "tests/lab/wait.h"
#include "tests/lab/watching.h"
#include "tests/support/printing.h"

#include <array>
#include <csignal>
#include <fstream>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::lab;
using namespace std::chrono_literals;

namespace {

const Endpoint loopback{"127.0.0.1", 0};

/// Holds descriptors until it is killed; without a core, and without the handlers of the test.
class Holder {
public:
    explicit Holder(const std::vector<int>& descriptors)
        : m_child(descriptors, [](int stop) {
              signal(SIGSEGV, SIG_DFL);
              const rlimit none{0, 0};
              setrlimit(RLIMIT_CORE, &none);
              waitForStop(stop);
          }) {}

    void end(int signal) {
        kill(m_child.pid(), signal);
        m_child.stop();   // reaps it
    }
    std::string verdict(const std::string& confidence) const { return confidence + ' ' + m_pid; }

private:
    ChildProcess m_child;
    std::string m_pid = std::to_string(m_child.pid());
};

/// A process that has ended a connection with itself before anybody could look, and lives on.
std::unique_ptr<ChildProcess> quickClient(const Endpoint& local, const Endpoint& remote) {
    auto client = std::make_unique<ChildProcess>(std::vector<int>{}, [&](int stop) {
        const FileDescriptor listener = listenerOn(remote, 1);
        FileDescriptor near = startConnection(local, remote);
        const FileDescriptor far = acceptFrom(listener.get());
        awaitTcpState(near.get(), TCP_ESTABLISHED);
        near.reset();
        awaitReadable(far.get());
        waitForStop(stop);
    });
    const std::string table = "/proc/" + std::to_string(client->pid()) + "/net/tcp";
    constexpr std::string_view finWait2 = " 05 ";
    waitUntil("it has closed the connection", [&] {
        std::ifstream lines(table);
        const std::string text(std::istreambuf_iterator<char>(lines), {});
        return text.find(finWait2) != std::string::npos;
    });
    return client;
}

/// Waits until the only leftover is gone: how much later than foretold that is.
std::chrono::steady_clock::duration lateness(Watching& watching, std::uint32_t row) {
    const auto foreseen = std::chrono::steady_clock::now() + watching.forecast(row).remaining;
    waitUntil("it is gone", [&] {
        watching.sample();
        return watching.leftovers().total() == 0;
    });
    return std::chrono::steady_clock::now() - foreseen;
}

}   // namespace

class LeftoversTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_peer = std::make_unique<TunPeer>(); }
    void init() { m_listener = listenerOn(loopback, 64); }
    void cleanup() {
        m_listener.reset();
        ActionRunner({}, ownCapabilities()).run(releasesOfAll());
    }
    void cleanupTestCase() { m_peer.reset(); }

    void killed_data();
    void killed();
    void heldByAChild();
    void unreadData();
    void notAccepted();
    void lingerOfZero();
    void killedInCloseWait();
    void silentPeer();
    void silentPeerIsGoneInTime();
    void zeroWindow();
    void longFinTimeout();
    void serverSide();
    void shorterThanASample();
    void sameEndsInTwoNamespaces();
    void sameEndsAgain();
    void goneBeforeAnybodyListened();
    void closedBeforeAnybodyLooked();

private:
    std::unique_ptr<TunPeer> m_peer;
    std::uint16_t m_port = 7000;
    FileDescriptor m_listener;
};

void LeftoversTest::killed_data() {
    QTest::addColumn<bool>("withEvents");
    QTest::newRow("with all that may be watched") << true;
    QTest::newRow("one sample, and no rights") << false;
}

void LeftoversTest::killed() {
    QFETCH(bool, withEvents);
    constexpr int count = 20;
    Watching watching(withEvents ? EventWatcherOptions{} : samplesOnly);
    std::vector<Connection> connections;
    std::vector<int> clients;
    for (int number = 0; number < count; ++number) {
        connections.push_back(connectThrough(m_listener.get()));
        clients.push_back(connections.back().client.get());
    }
    Holder holder(clients);
    for (Connection& connection : connections) connection.client.reset();
    watching.sample();
    holder.end(SIGSEGV);
    for (Connection& connection : connections) {
        awaitReadable(connection.server.get());
        connection.server.reset();
    }
    const auto rows = watching.awaitLeftoversTo(localEndpoint(m_listener.get()).port, count);
    for (const std::uint32_t row : rows) {
        QVERIFY(watching.snapshot().sockets[row].state == State::TimeWait);
        QCOMPARE(watching.verdict(row), holder.verdict("seen"));
        QCOMPARE(watching.death(row), "SIGSEGV");
        QVERIFY(watching.forecast(row).kind == Forecast::Kind::Timed);
        QVERIFY(watching.forecast(row).remaining > 50s && watching.forecast(row).remaining <= 60s);
    }
    const auto groups = watching.leftovers().groups(LeftoverGrouping::FormerOwner);
    QCOMPARE(groups.size(), 1U);
    QVERIFY(groups[0].death && !groups[0].ownerLives && !groups[0].death->dumpedCore);
    QCOMPARE(groups[0].rows.size(), std::size_t{count});
}

void LeftoversTest::heldByAChild() {
    Connection connection = connectThrough(m_listener.get());
    const Endpoint local = localEndpoint(connection.client.get());
    const Endpoint remote = remoteEndpoint(connection.client.get());
    Watching watching;
    Holder parent({connection.client.get()});
    Holder child({connection.client.get()});
    connection.client.reset();
    watching.sample();
    parent.end(SIGKILL);
    watching.sample();
    QCOMPARE(watching.leftovers().total(), 0U);
    child.end(SIGKILL);
    awaitReadable(connection.server.get());
    connection.server.reset();
    const std::uint32_t row = watching.awaitLeftover(local, remote, State::TimeWait);
    QCOMPARE(watching.verdict(row), child.verdict("seen"));
    QCOMPARE(watching.death(row), "SIGKILL");
}

void LeftoversTest::unreadData() {
    Connection connection = connectThrough(m_listener.get());
    Watching watching;
    sendBytes(connection.server.get(), 10);
    awaitReadable(connection.client.get());
    Holder holder({connection.client.get()});
    connection.client.reset();
    watching.sample();
    holder.end(SIGKILL);
    waitUntil("the peer is reset", [&] { return received(connection.server.get()) == ECONNRESET; });
    watching.sample();
    QCOMPARE(watching.leftovers().total(), 0U);
}

void LeftoversTest::notAccepted() {
    const Endpoint server = localEndpoint(m_listener.get());
    Watching watching;
    Holder holder({m_listener.get()});
    m_listener.reset();
    const FileDescriptor client = startConnection(SOCK_STREAM, server);
    awaitTcpState(client.get(), TCP_ESTABLISHED);
    watching.sample();
    QCOMPARE(watching.leftovers().total(), 0U);   // it waits for accept(2), which can still come
    holder.end(SIGKILL);
    waitUntil("the client is reset", [&] { return received(client.get()) == ECONNRESET; });
    watching.sample();
    QCOMPARE(watching.leftovers().total(), 0U);
}

void LeftoversTest::lingerOfZero() {
    Connection connection = connectThrough(m_listener.get());
    Watching watching;
    const linger atOnce{1, 0};
    QCOMPARE(setsockopt(connection.client.get(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce), 0);
    Holder holder({connection.client.get()});
    connection.client.reset();
    watching.sample();
    holder.end(SIGKILL);
    waitUntil("the peer is reset", [&] { return received(connection.server.get()) == ECONNRESET; });
    watching.sample();
    QCOMPARE(watching.leftovers().total(), 0U);
}

void LeftoversTest::killedInCloseWait() {
    Connection connection = connectThrough(m_listener.get());
    const Endpoint local = localEndpoint(connection.server.get());
    const Endpoint remote = remoteEndpoint(connection.server.get());
    Watching watching;
    Holder holder({connection.client.get()});
    watching.sample();
    connection.server.reset();
    awaitTcpState(connection.client.get(), TCP_CLOSE_WAIT);
    connection.client.reset();
    const std::uint32_t halfClosed = watching.awaitLeftover(local, remote, State::FinWait2);
    QCOMPARE(watching.verdict(halfClosed), "seen " + std::to_string(getpid()));   // the test closed it
    holder.end(SIGKILL);
    const std::uint32_t row = watching.awaitLeftover(local, remote, State::TimeWait);
    QCOMPARE(watching.verdict(row), "seen " + std::to_string(getpid()));
    QCOMPARE(watching.death(row), "");
    QVERIFY(watching.forecast(row).remaining > 50s);   // it began anew
    QCOMPARE(watching.leftovers().total(), 1U);        // of the dead one nothing is left
}

void LeftoversTest::silentPeer() {
    const Endpoint far = TunPeer::farEndpoint(false, ++m_port);
    FileDescriptor near = startConnection(SOCK_STREAM, far);
    const FarConnection connection = m_peer->accept(far);
    awaitTcpState(near.get(), TCP_ESTABLISHED);
    const Endpoint local = localEndpoint(near.get());
    Watching watching;
    Holder holder({near.get()});
    near.reset();
    watching.sample();
    holder.end(SIGKILL);
    m_peer->awaitFin(connection);
    const std::uint32_t row = watching.awaitLeftover(local, far, State::FinWait1);
    QCOMPARE(watching.verdict(row), holder.verdict("seen"));
    QCOMPARE(watching.death(row), "SIGKILL");
    const Forecast forecast = watching.forecast(row);
    QVERIFY(forecast.kind == Forecast::Kind::Timed);
    QVERIFY2(forecast.remaining > 95s && forecast.remaining < 115s,
             std::to_string(forecast.remaining.count()).c_str());
}

void LeftoversTest::silentPeerIsGoneInTime() {
    writeSysctl("net/ipv4/tcp_orphan_retries", "2");
    const Endpoint far = TunPeer::farEndpoint(false, ++m_port);
    FileDescriptor near = startConnection(SOCK_STREAM, far);
    const FarConnection connection = m_peer->accept(far);
    awaitTcpState(near.get(), TCP_ESTABLISHED);
    const Endpoint local = localEndpoint(near.get());
    Watching watching;
    near.reset();
    m_peer->awaitFin(connection);
    const std::uint32_t row = watching.awaitLeftover(local, far, State::FinWait1);
    const auto late = lateness(watching, row);
    writeSysctl("net/ipv4/tcp_orphan_retries", "0");
    QVERIFY2(std::chrono::abs(late) < 3s,
             std::to_string(std::chrono::duration_cast<Milliseconds>(late).count()).c_str());
}

void LeftoversTest::zeroWindow() {
    Connection connection = connectThrough(m_listener.get());   // the server reads nothing
    const Endpoint local = localEndpoint(connection.client.get());
    const Endpoint remote = remoteEndpoint(connection.client.get());
    const std::string bytes(1 << 16, 'x');
    waitUntil("nothing more can be sent", [&] {
        return send(connection.client.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0 && errno == EAGAIN;
    });
    Watching watching;
    Holder holder({connection.client.get()});
    connection.client.reset();
    watching.sample();
    holder.end(SIGKILL);
    std::uint32_t row = watching.awaitLeftover(local, remote, State::FinWait1);
    waitUntil("the kernel asks for room", [&] {
        row = watching.awaitLeftover(local, remote, State::FinWait1);
        return watching.snapshot().sockets[row].timer == Timer::Persist;
    });
    QCOMPARE(watching.verdict(row), holder.verdict("seen"));
    QCOMPARE(watching.death(row), "SIGKILL");
    const Forecast forecast = watching.forecast(row);
    QVERIFY(forecast.kind == Forecast::Kind::Timed);
    QVERIFY2(forecast.remaining > 250s && forecast.remaining < 400s,   // 339 s were measured
             std::to_string(forecast.remaining.count()).c_str());
}

void LeftoversTest::longFinTimeout() {
    writeSysctl("net/ipv4/tcp_fin_timeout", "61");   // which makes it two seconds
    Connection connection = connectThrough(m_listener.get());
    const Endpoint local = localEndpoint(connection.client.get());
    const Endpoint remote = remoteEndpoint(connection.client.get());
    Watching watching;
    watching.sample();
    connection.client.reset();
    const std::uint32_t row = watching.awaitLeftover(local, remote, State::FinWait2);
    const auto late = lateness(watching, row);
    writeSysctl("net/ipv4/tcp_fin_timeout", "60");
    QVERIFY2(std::chrono::abs(late) < 3s,
             std::to_string(std::chrono::duration_cast<Milliseconds>(late).count()).c_str());
}

void LeftoversTest::serverSide() {
    Watching watching(samplesOnly);
    watching.sample();   // knows the listener
    Connection connection = connectThrough(m_listener.get());
    const Endpoint local = localEndpoint(connection.server.get());
    const Endpoint remote = remoteEndpoint(connection.server.get());
    connection.server.reset();
    awaitTcpState(connection.client.get(), TCP_CLOSE_WAIT);
    connection.client.reset();
    const std::uint32_t row = watching.awaitLeftover(local, remote, State::TimeWait);
    QCOMPARE(watching.verdict(row), "likely " + std::to_string(getpid()));
}

void LeftoversTest::shorterThanASample() {
    constexpr std::size_t count = 30;
    Watching watching;
    if (!watching.watcher().tracesStates()) QSKIP("State changes may not be traced here.");
    Watching blind(samplesOnly);
    watching.sample();
    blind.sample();
    const Endpoint server = localEndpoint(m_listener.get());
    FileDescriptor& listener = m_listener;
    std::array<int, 2> ends{};
    QVERIFY(pipe(ends.data()) == 0);
    const FileDescriptor closed(ends[0]);
    const FileDescriptor tells(ends[1]);
    ChildProcess client({tells.get()}, [&](int stop) {
        for (std::size_t number = 0; number < count; ++number) {
            FileDescriptor connection = startConnection(SOCK_STREAM, server);
            awaitTcpState(connection.get(), TCP_ESTABLISHED);
        }
        if (write(tells.get(), "", 1) == 1) waitForStop(stop);
        _exit(3);
    });
    const std::string pid = std::to_string(client.pid());
    std::vector<FileDescriptor> accepted;
    for (std::size_t number = 0; number < count; ++number) accepted.push_back(acceptFrom(listener.get()));
    // No end is under way any more when the other side ends: while the kernel lays a socket down on one CPU, what
    // comes for it on another is answered with RST, and that takes the TIME_WAIT away.
    awaitReadable(closed.get());
    watching.awaitLeftoversTo(server.port, count, State::FinWait2);   // no sample saw it hold a socket
    accepted.clear();
    client.stop();
    const auto rows = watching.awaitLeftoversTo(server.port, count);
    for (const std::uint32_t row : rows) {
        QCOMPARE(watching.verdict(row), "traced " + pid);
        QCOMPARE(watching.death(row), "exit 3");
    }
    for (const std::uint32_t row : blind.awaitLeftoversTo(server.port, count))
        QCOMPARE(blind.verdict(row), "unknown");
}

void LeftoversTest::sameEndsInTwoNamespaces() {
    const FarNamespace far;
    Watching watching;
    if (!watching.watcher().tracesStates()) QSKIP("State changes may not be traced here.");
    watching.sample();
    const Endpoint local{"127.0.0.1", 7301};
    const Endpoint remote{"127.0.0.1", 7302};
    const auto here = quickClient(local, remote);
    std::unique_ptr<ChildProcess> there;
    far.visit([&] { there = quickClient(local, remote); });
    const std::uint32_t row = watching.awaitLeftover(local, remote, State::FinWait2);
    QCOMPARE(watching.verdict(row), "traced " + std::to_string(here->pid()));   // though the other closed later
}

/// One connection ends without a trace, and another one, which no sample sees alive, has the same ends.
void LeftoversTest::sameEndsAgain() {
    const Endpoint local{"127.0.0.1", 7303};
    const Endpoint remote = localEndpoint(m_listener.get());
    Watching watching(samplesOnly);
    FileDescriptor first = startConnection(local, remote);
    FileDescriptor accepted = acceptFrom(m_listener.get());
    const linger atOnce{1, 0};
    QCOMPARE(setsockopt(first.get(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce), 0);
    Holder holder({first.get()});
    first.reset();
    watching.sample();
    holder.end(SIGKILL);
    waitUntil("the first is gone", [&] { return received(accepted.get()) == ECONNRESET; });
    watching.sample();   // hears of the death
    const auto diedAt = std::chrono::steady_clock::now();
    FileDescriptor second = startConnection(local, remote);
    accepted = acceptFrom(m_listener.get());
    awaitTcpState(second.get(), TCP_ESTABLISHED);
    waitUntil("the dead cannot have closed it", [&] { return std::chrono::steady_clock::now() > diedAt + 1s; });
    second.reset();
    const std::uint32_t row = watching.awaitLeftover(local, remote, State::FinWait2);
    QCOMPARE(watching.verdict(row), "unknown");
}

void LeftoversTest::goneBeforeAnybodyListened() {
    // When its closing is read, nothing in /proc tells any more in which namespace it was.
    Watching watching;
    if (!watching.watcher().tracesStates()) QSKIP("State changes may not be traced here.");
    watching.sample();
    const Endpoint server = localEndpoint(m_listener.get());
    ChildProcess client({}, [&](int /*stop*/) {
        const FileDescriptor connection = startConnection(SOCK_STREAM, server);
        awaitTcpState(connection.get(), TCP_ESTABLISHED);
    });
    const std::string pid = std::to_string(client.pid());
    FileDescriptor accepted = acceptFrom(m_listener.get());
    client.stop();
    accepted.reset();   // the client has closed first
    const auto rows = watching.awaitLeftoversTo(server.port, 1);
    QCOMPARE(watching.verdict(rows[0]), "likely " + pid);
}

void LeftoversTest::closedBeforeAnybodyLooked() {
    for (int number = 0; number < 3; ++number) {
        Connection connection = connectThrough(m_listener.get());
        connection.client.reset();
        awaitReadable(connection.server.get());
    }
    Watching watching;
    const std::uint16_t port = localEndpoint(m_listener.get()).port;
    for (const std::uint32_t row : watching.awaitLeftoversTo(port, 3)) QCOMPARE(watching.verdict(row), "unknown");
    const auto groups = watching.leftovers().groups(LeftoverGrouping::FormerOwner);
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].key, "to 127.0.0.1 " + std::to_string(port));
}

int main(int argc, char** argv) {
    return runLab<LeftoversTest>(argc, argv);
}
#include "leftovers_test.moc"
