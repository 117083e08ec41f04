// The real agent by its pipes, in a network namespace of the test's own.
#include <QTest>

#include "app/core/owner_notes.h"
#include "app/probe/process_facts.h"
#include "tests/agent/talking_agent.h"
#include "tests/support/child.h"
#include "tests/support/files.h"
#include "tests/support/live_socket.h"
#include "tests/support/private_network.h"

#include <csignal>
#include <deque>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

bool lists(const Snapshot& snapshot, Inode inode) {
    return std::ranges::any_of(snapshot.sockets, [=](const Socket& socket) { return socket.inode == inode; });
}

constexpr wire::Wishes fast{100ms, false, false};

}   // namespace

class ServeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void greets();
    void takesAllDescriptorsItCanHave();
    void descriptorsRunOut();
    void fullThenChanges();
    void pausedUntilAsked();
    void tcpInfo();
    void queries();
    void actions();
    void liesAreRefused();
    void endsWithItsInput();
    void endsWhenNobodyReads();
    void endsAfterSilence();
    void endsWithFarewell();
    void tooLong();
    void anotherVersion();
    void numbersOutOfOrder();
    void cutShort();
    void slowReader();
    void noTerminal();
};

void ServeTest::greets() {
    TalkingAgent agent;
    const Capabilities capabilities = agent.start();
    QCOMPARE(number(capabilities.self), static_cast<std::int32_t>(agent.process.processId()));
    QCOMPARE(capabilities.version, std::string(SOCKLENS_VERSION));
    QVERIFY(!capabilities.host.empty() && !capabilities.kernel.empty());
    QVERIFY(!capabilities.elevated && !capabilities.seccomp);
}

/// One for each process that is followed, and two for each signal on its way.
void ServeTest::takesAllDescriptorsItCanHave() {
    TalkingAgent agent({}, SOCKLENS_AGENT, {"prlimit", "--nofile=64:512"});
    const Capabilities capabilities = agent.start();
    const std::string limits = readText("/proc/" + std::to_string(number(capabilities.self)) + "/limits");
    QCOMPARE(parseDescriptorLimit(limits).value(), std::uint64_t{512});
}

/// In mid-session, down to where nothing can be opened any more: what is told is right, or said to be missing.
/// Then there is room again.
void ServeTest::descriptorsRunOut() {
#ifdef __SANITIZE_ADDRESS__
    QSKIP("UndefinedBehaviorSanitizer takes a descriptor to look at an object, and believes the worst without.");
#endif
    std::deque<LiveSocket> listeners;   // one more each time: what was seen before is remembered
    const auto isComplete = [&](const Snapshot& snapshot) {
        for (std::size_t row = 0; row < snapshot.sockets.size(); ++row)
            if (snapshot.sockets[row].inode == listeners.back().inode())
                return snapshot.holders(row).size() == 1 &&
                       snapshot.processes[snapshot.holders(row)[0]]->id.pid == Pid{getpid()};
        return false;
    };
    listeners.push_back(LiveSocket::tcp(LiveSocket::Use::Listen));
    TalkingAgent agent;
    const pid_t pid = number(agent.start(fast).self);
    QVERIFY(isComplete(agent.snapshot(0)));
    rlimit plenty{};
    QCOMPARE(prlimit(pid, RLIMIT_NOFILE, nullptr, &plenty), 0);
    const auto open = static_cast<rlim_t>(
        std::distance(std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/fd"), {}));
    std::uint64_t questions = 0;
    bool wasMissing = false;
    for (rlim_t limit = open + 8; limit + 2 > open; --limit) {
        const rlimit few{limit, plenty.rlim_max};
        QCOMPARE(prlimit(pid, RLIMIT_NOFILE, &few, nullptr), 0);
        listeners.push_back(LiveSocket::tcp(LiveSocket::Use::Listen));
        agent.until([&] { return lists(*agent.client.snapshots.back(), listeners.back().inode()); });
        const Snapshot& snapshot = *agent.client.snapshots.back();
        const bool isSaid = std::ranges::find(snapshot.notes, noDescriptorsNote()) != snapshot.notes.end();
        QVERIFY2(isComplete(snapshot) || isSaid, qPrintable(QString::number(limit)));
        wasMissing = wasMissing || !isComplete(snapshot);
        agent.send(wire::Question{++questions, SysctlsQuery{}});
        QCOMPARE(agent.await<wire::Reply>().id, questions);
    }
    QVERIFY(wasMissing);
    QCOMPARE(prlimit(pid, RLIMIT_NOFILE, &plenty, nullptr), 0);
    agent.until([&] { return isComplete(*agent.client.snapshots.back()); });
}

void ServeTest::fullThenChanges() {
    TalkingAgent agent;
    std::vector<LiveSocket> many;
    for (int count = 0; count < 50; ++count) many.push_back(LiveSocket::tcp(LiveSocket::Use::Listen));
    agent.start(fast);
    const Snapshot& first = agent.snapshot(0);
    QVERIFY(lists(first, many[0].inode()));
    QCOMPARE(first.capturedAt > Timestamp(), true);

    std::optional<LiveSocket> listener(LiveSocket::tcp(LiveSocket::Use::Listen));
    const Inode inode = listener->inode();
    agent.until([&] { return !agent.client.snapshots.empty() && lists(*agent.client.snapshots.back(), inode); });
    const Snapshot& with = *agent.client.snapshots.back();
    for (std::size_t row = 0; row < with.sockets.size(); ++row)
        if (with.sockets[row].inode == inode) {
            QCOMPARE(with.holders(row).size(), 1U);
            QCOMPARE(number(with.processes[with.holders(row)[0]]->id.pid), getpid());
        }
    QVERIFY(agent.client.snapshotSizes.back() < agent.client.snapshotSizes.front() / 2);
    listener.reset();
    agent.until([&] { return !lists(*agent.client.snapshots.back(), inode); });
}

void ServeTest::pausedUntilAsked() {
    TalkingAgent agent;
    agent.start({100ms, true, false});
    agent.snapshot(0);
    agent.send(wire::Question{1, ProcessQuery{}});
    agent.await<wire::Reply>();
    agent.send(wire::SampleWanted{});
    agent.snapshot(1);
    agent.send(wire::Wishes{100ms, false, false});
    agent.snapshot(4);
}

void ServeTest::tcpInfo() {
    const auto listener = LiveSocket::tcp(LiveSocket::Use::Listen);
    TalkingAgent agent;
    agent.start();
    QVERIFY(agent.snapshot(0).tcpInfos.empty());
    agent.send(wire::Wishes{std::chrono::hours(1), false, true});
    QVERIFY(!agent.snapshot(1).tcpInfos.empty());
}

void ServeTest::queries() {
    using namespace std::chrono_literals;
    using std::chrono::system_clock;
    constexpr auto oneTick =
        20ms;   // the kernel counts in hundredths, and the clocks are read one after the other
    const auto before = system_clock::now();
    const Child child;
    const auto after = system_clock::now() + oneTick;
    TalkingAgent agent;
    agent.start();
    agent.send(wire::Question{1, ProcessQuery{child.id()}});
    agent.send(wire::Question{2, ProcessQuery{{Pid{child.pid()}, StartTime{1}}}});
    auto reply = agent.await<wire::Reply>();
    QCOMPARE(reply.id, 1U);
    const auto& process = std::get<ProcessAnswer>(reply.answer);
    QVERIFY(process == (ProcessAnswer{child.id(), true, 0, process.startedAt}));
    QVERIFY(process.startedAt && *process.startedAt >= before - oneTick && *process.startedAt <= after);
    reply = agent.await<wire::Reply>();
    QCOMPARE(reply.id, 2U);
    QVERIFY(!std::get<ProcessAnswer>(reply.answer).alive);
}

void ServeTest::actions() {
    Child child;
    TalkingAgent agent;
    agent.start();
    agent.send(wire::Batch{1, {SendSignal{child.id(), SIGTERM}, SendSignal{child.id(), SIGTERM}}});
    const auto results = agent.await<wire::BatchResults>().results;
    QCOMPARE(results.size(), 2U);
    QVERIFY(results[0].outcome == Outcome::Done);
    QVERIFY(results[1].outcome == Outcome::AlreadyGone);
    QCOMPARE(child.reap(), SIGTERM);
}

/// A client that asks for what it may not have.
void ServeTest::liesAreRefused() {
    const auto listener = LiveSocket::tcp(LiveSocket::Use::Listen);
    SocketTarget target;
    target.protocol = Protocol::Tcp;
    target.state = State::Listen;
    target.localPort = listener.port();
    target.inode = listener.inode();
    const Child child;
    TalkingAgent agent;
    agent.start();
    Actions lies;
    for (const std::int32_t pid : {0, -1, INT32_MIN, 1, INT32_MAX})
        lies.emplace_back(SendSignal{{Pid{pid}, {}}, SIGKILL});
    for (const int signal : {0, -1, 65, INT32_MAX, INT32_MIN}) lies.emplace_back(SendSignal{child.id(), signal});
    lies.emplace_back(SendSignal{{Pid{child.pid()}, StartTime{7}}, SIGKILL});
    lies.emplace_back(Release{target});
    lies.emplace_back(Abort{target, {}});
    lies.emplace_back(Abort{target, ProcessId{Pid{-1}, {}}});
    lies.emplace_back(CloseGracefully{target, {Pid{0}, {}}});
    lies.emplace_back(SetSysctl{Sysctl::TcpFinTimeout, "../../../etc/passwd\n1", true});
    lies.emplace_back(SetSysctl{Sysctl::TcpFinTimeout, std::string(4096, '9'), false});
    agent.send(wire::Batch{1, lies});
    const auto results = agent.await<wire::BatchResults>().results;
    QCOMPARE(results.size(), lies.size());
    for (std::size_t at = 0; at < results.size(); ++at)
        QVERIFY2(results[at].outcome != Outcome::Done, qPrintable(QString::number(at)));
    QVERIFY(child.isRunning());
    agent.send(wire::SampleWanted{});
    QVERIFY(lists(agent.snapshot(1), listener.inode()));
}

void ServeTest::endsWithItsInput() {
    TalkingAgent agent;
    agent.start();
    agent.closeInput();
    QCOMPARE(agent.exitStatus(), 0);
}

void ServeTest::endsWhenNobodyReads() {
    TalkingAgent agent;
    agent.start(fast);
    agent.snapshot(0);
    agent.process.closeReadChannel(QProcess::StandardOutput);
    // Qt keeps the pipe but forgets it; a real peer closes it: so does the end of our input.
    agent.closeInput();
    QCOMPARE(agent.process.waitForFinished(20'000), true);
    QCOMPARE(agent.process.exitCode(), 0);
}

void ServeTest::endsAfterSilence() {
    TalkingAgent agent({"--silence", "300"});
    agent.start();
    agent.snapshot(0);
    QCOMPARE(agent.exitStatus(), 0);
    QVERIFY(agent.process.readAllStandardError().contains("fallen silent"));
}

void ServeTest::endsWithFarewell() {
    TalkingAgent agent;
    agent.start();
    agent.send(wire::Farewell{});
    QCOMPARE(agent.exitStatus(), 0);
}

void ServeTest::tooLong() {
    TalkingAgent agent;
    agent.start();
    agent.sendBytes(std::string("\xff\xff\xff\xff\0", 5));
    QCOMPARE(agent.exitStatus(), 1);
    QVERIFY(agent.client.take<wire::Objection>());
}

void ServeTest::anotherVersion() {
    TalkingAgent agent;
    agent.send(wire::Started{99, {}});
    QCOMPARE(agent.exitStatus(), 1);
    const auto objection = agent.client.take<wire::Objection>();
    QVERIFY(objection && english(objection->message).find("version 99") != std::string::npos);
}

void ServeTest::numbersOutOfOrder() {
    const Child child;
    TalkingAgent agent;
    agent.start();
    agent.send(wire::Question{5, ProcessQuery{}});
    agent.send(wire::Batch{5, {SendSignal{child.id(), SIGKILL}}});
    QCOMPARE(agent.exitStatus(), 1);
    QCOMPARE(agent.client.take<wire::Objection>()->id.value(), 5U);
    QVERIFY(child.isRunning());
}

/// A request that never becomes complete is never performed.
void ServeTest::cutShort() {
    const Child child;
    const std::string whole = requestFrame(wire::Batch{1, {SendSignal{child.id(), SIGKILL}}});
    for (const std::size_t length : {std::size_t{1}, std::size_t{4}, std::size_t{5}, whole.size() - 1}) {
        TalkingAgent agent;
        agent.start();
        agent.sendBytes(std::string_view(whole).substr(0, length));
        agent.closeInput();
        QCOMPARE(agent.exitStatus(), 0);
    }
    QVERIFY(child.isRunning());
}

/// Somebody who asks and asks and does not read: nothing is lost, and nothing piles up without end.
void ServeTest::slowReader() {
    TalkingAgent agent;
    agent.start(fast);
    constexpr std::uint64_t questions = 3000;
    for (std::uint64_t id = 1; id <= questions; ++id) agent.send(wire::Question{id, SysctlsQuery{}});
    for (std::uint64_t id = 1; id <= questions; ++id) QCOMPARE(agent.await<wire::Reply>().id, id);
}

void ServeTest::noTerminal() {
    const int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0 || grantpt(terminal) != 0 || unlockpt(terminal) != 0) QSKIP("There are no terminals here.");
    QProcess process;
    process.setStandardInputFile(ptsname(terminal));
    process.start(SOCKLENS_AGENT, {"serve"});
    QVERIFY(process.waitForFinished(20'000));
    close(terminal);
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().contains("must not be a terminal"));
}

int main(int argc, char** argv) {
    return runInPrivateNetwork<ServeTest>(argc, argv);
}
#include "serve_test.moc"
