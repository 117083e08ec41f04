// Who opened and who closed which connection, as the kernel tells it between two samples.
#include <QTest>

#include "tests/lab/gathered_events.h"
#include "tests/lab/lab_main.h"
#include "tests/lab/sockets.h"

#include <array>
#include <csignal>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace socklens;
using namespace socklens::lab;

namespace {

bool traces() {
    return EventWatcher({.connector = false}).tracesStates();
}

void sleepFor(std::chrono::milliseconds span) {
    std::this_thread::sleep_for(span);
}

/// Each CPU has a ring of its own.
class OnOneCpu {
public:
    OnOneCpu() {
        sched_getaffinity(0, sizeof m_before, &m_before);
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(static_cast<std::size_t>(sched_getcpu()), &one);
        sched_setaffinity(0, sizeof one, &one);
    }
    OnOneCpu(const OnOneCpu&) = delete;
    OnOneCpu& operator=(const OnOneCpu&) = delete;
    ~OnOneCpu() { sched_setaffinity(0, sizeof m_before, &m_before); }

private:
    cpu_set_t m_before{};
};

/// Accepts connections and closes each after its client: the client's end is the one that stays.
class Server {
public:
    Server() : m_listener(listenerOn({"127.0.0.1", 0}, 4096)), m_address(localEndpoint(m_listener.get())) {
        m_pid = startProcess([&] {
            std::vector<pollfd> open{{m_listener.get(), POLLIN, 0}};
            for (;;) serve(open);
        });
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() { killAndReap(m_pid); }
    const Endpoint& address() const { return m_address; }

private:
    static void serve(std::vector<pollfd>& open) {
        poll(open.data(), open.size(), -1);
        const std::vector<pollfd> ready = open;
        for (std::size_t i = 1; i < ready.size(); ++i) {
            if (ready[i].revents == 0) continue;
            close(ready[i].fd);
            std::erase_if(open, [&](const pollfd& one) { return one.fd == ready[i].fd; });
        }
        if (ready[0].revents == 0) return;
        const int accepted = accept(ready[0].fd, nullptr, nullptr);
        if (accepted >= 0) open.push_back({accepted, POLLIN, 0});
    }

    FileDescriptor m_listener;
    Endpoint m_address;
    pid_t m_pid = -1;
};

FileDescriptor connectTo(const Endpoint& server) {
    FileDescriptor client = startConnection(SOCK_STREAM, server);
    awaitTcpState(client.get(), TCP_ESTABLISHED);
    return client;
}

}   // namespace

class EventsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void millisecondsOfAConnection();
    void exitOfAShortLife();
    void inheritedConnection();
    void thirtyConnections();
    void tooMuchToRead();
};

void EventsTest::millisecondsOfAConnection() {
    if (!traces()) QSKIP("The right to trace is missing.");
    const Server server;
    EventWatcher watcher;
    std::array<int, 2> told{};
    std::array<int, 2> gate{};
    QVERIFY(pipe(told.data()) == 0 && pipe(gate.data()) == 0);
    const pid_t pid = startProcess([&] {
        const FileDescriptor client = connectTo(server.address());
        const Endpoint own = localEndpoint(client.get());
        if (write(told[1], &own.port, sizeof own.port) != sizeof own.port) _exit(1);
        char byte = 0;
        _exit(read(gate[0], &byte, 1) == 1 ? 4 : 1);
    });
    Gathered gathered(watcher);
    QVERIFY(gathered.until([&] { return gathered.opensSomething(pid); }));
    QVERIFY(write(gate[1], "x", 1) == 1);
    QVERIFY(gathered.until([&] { return gathered.closingBy(pid) != nullptr && gathered.exitOf(pid) != nullptr; }));
    std::uint16_t port = 0;
    QVERIFY(read(told[0], &port, sizeof port) == sizeof port);
    const StateChange& closed = *gathered.closingBy(pid);
    QVERIFY(closed.from == State::Established);
    QVERIFY(closed.localAddress == parseAddress("127.0.0.1") && closed.remoteAddress == closed.localAddress);
    QCOMPARE(number(closed.localPort), port);
    QCOMPARE(number(closed.remotePort), server.address().port);
    QVERIFY(closed.networkNamespace == NetworkNamespace{networkNamespaceInode()});
    QCOMPARE(gathered.exitOf(pid)->waitStatus, std::optional(endOf(pid)));
    QVERIFY(gathered.exitOf(pid)->process == closed.process);   // one set of facts
    QVERIFY(closed.at <= gathered.exitOf(pid)->at);
    QCOMPARE(gathered.all().lost, std::uint64_t{0});
    for (const int end : {told[0], told[1], gate[0], gate[1]}) close(end);
}

/// Without the connector too: a pidfd is opened at its first event.
void EventsTest::exitOfAShortLife() {
    if (!traces()) QSKIP("The right to trace is missing.");
    const Server server;
    EventWatcher watcher({.connector = false});
    std::array<int, 2> gate{};
    QVERIFY(pipe(gate.data()) == 0);
    const pid_t pid = startProcess([&] {
        const FileDescriptor client = connectTo(server.address());
        char byte = 0;
        if (read(gate[0], &byte, 1) != 1) _exit(1);
        leaveNoCore();
        raise(SIGSEGV);
    });
    Gathered gathered(watcher);
    QVERIFY(gathered.until([&] { return gathered.opensSomething(pid); }));
    QVERIFY(write(gate[1], "x", 1) == 1);
    QVERIFY(gathered.until([&] { return gathered.exitOf(pid) != nullptr; }));
    QCOMPARE(gathered.exitOf(pid)->waitStatus, std::optional(endOf(pid)));
    QVERIFY(gathered.closingBy(pid) != nullptr);
    close(gate[0]);
    close(gate[1]);
}

void EventsTest::inheritedConnection() {
    if (!traces()) QSKIP("The right to trace is missing.");
    const Server server;
    EventWatcher watcher;
    FileDescriptor client = connectTo(server.address());
    const Endpoint own = localEndpoint(client.get());
    const pid_t heir = startProcess([] {});
    client.reset();   // the heir's is the last
    watcher.follow(holding({getpid(), heir}));
    Gathered gathered(watcher);
    gathered.add(watcher.take());
    QVERIFY(gathered.closing(own) == nullptr);
    kill(heir, SIGKILL);
    QVERIFY(gathered.until([&] { return gathered.closing(own) != nullptr && gathered.exitOf(heir) != nullptr; }));
    QCOMPARE(number(gathered.closing(own)->process->id.pid), heir);
    QVERIFY(gathered.closing(own)->networkNamespace == NetworkNamespace{networkNamespaceInode()});
    endOf(heir);
}

/// Each lives for a time of its own, which samples a second apart miss.
void EventsTest::thirtyConnections() {
    if (!traces()) QSKIP("The right to trace is missing.");
    const Server server;
    EventWatcher watcher;
    std::vector<pid_t> clients;
    std::array<int, 2> told{};
    QVERIFY(pipe(told.data()) == 0);
    struct Line {
        pid_t pid;
        std::uint16_t port;
    };
    for (int i = 0; i < 30; ++i)
        clients.push_back(startProcess([&] {
            const FileDescriptor client = connectTo(server.address());
            const Line line{getpid(), localEndpoint(client.get()).port};
            if (write(told[1], &line, sizeof line) != sizeof line) _exit(1);
            sleepFor(std::chrono::milliseconds(1 + i * 50));
            if (i % 3 == 0) kill(getpid(), SIGKILL);
            _exit(i);
        }));
    Gathered gathered(watcher);
    // The end of one that lived for a millisecond is told by the connector alone.
    const bool everyEnd = watcher.exitSource() == ExitSource::ProcConnector;
    QVERIFY(gathered.until([&] {
        return std::ranges::all_of(clients, [&](pid_t pid) {
            return gathered.closingBy(pid) != nullptr && (!everyEnd || gathered.exitOf(pid) != nullptr);
        });
    }));
    for (std::size_t i = 0; i < clients.size(); ++i) {
        Line line{};
        QVERIFY(read(told[0], &line, sizeof line) == sizeof line);
        const StateChange* closed = gathered.closing({"127.0.0.1", line.port});
        QVERIFY(closed != nullptr);
        QCOMPARE(number(closed->process->id.pid), line.pid);
    }
    for (const pid_t pid : clients) {
        const int status = endOf(pid);
        if (everyEnd) QCOMPARE(gathered.exitOf(pid)->waitStatus, std::optional(status));
    }
    close(told[0]);
    close(told[1]);
}

/// Whoever does not read for long is told how much is missing, and goes on.
void EventsTest::tooMuchToRead() {
    if (!traces()) QSKIP("The right to trace is missing.");
    EventWatcher watcher({.connector = false});
    const OnOneCpu oneRing;
    // Listening makes an event each time, and leaves nothing.
    for (int i = 0; i < 60'000; ++i) {
        const FileDescriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        QVERIFY(listen(listener.get(), 1) == 0);
    }
    Events events = watcher.take();
    QVERIFY(events.stateChanges.size() > 1000);
    Gathered gathered(watcher);
    gathered.add(std::move(events));
    const FileDescriptor last = listenerOn({"127.0.0.1", 0}, 1);
    const Port port{localEndpoint(last.get()).port};
    QVERIFY(gathered.until([&] {   // the tracepoint knows no namespaces: others may come in between
        return gathered.all().lost > 0 &&
               std::ranges::any_of(gathered.all().stateChanges, [&](const auto& change) {
                   return change.localPort == port && number(change.process->id.pid) == getpid();
               });
    }));
    QVERIFY(gathered.all().lost + gathered.all().stateChanges.size() >= 60'001);
}

int main(int argc, char** argv) {
    return runLab<EventsTest>(argc, argv);
}
#include "events_test.moc"
