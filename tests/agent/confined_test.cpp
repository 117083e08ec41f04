// The agent as it runs after pkexec: what it gave up, and that it can still do its work. In network and mount
// namespaces of the test's own. Only root can see all of it.
#include <QCoreApplication>
#include <QTest>

#include "app/agent/confinement.h"
#include "app/probe/event_watcher.h"
#include "tests/agent/talking_agent.h"
#include "tests/lab/private_namespace.h"
#include "tests/lab/sockets.h"
#include "tests/lab/wait.h"
#include "tests/support/child.h"
#include "tests/support/covered_directories.h"
#include "tests/support/files.h"
#include "tests/support/in_child.h"
#include "tests/support/namespaces.h"

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <future>
#include <linux/capability.h>
#include <linux/nsfs.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <sstream>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr std::uint64_t bit(int capability) {
    return std::uint64_t{1} << static_cast<unsigned>(capability);
}
constexpr std::uint64_t needed = bit(CAP_NET_ADMIN) | bit(CAP_KILL) | bit(CAP_SYS_PTRACE) |
                                 bit(CAP_DAC_READ_SEARCH) | bit(CAP_NET_BIND_SERVICE) | bit(CAP_SYS_ADMIN);

/// A line of /proc/PID/status.
std::string status(const std::string& pid, const std::string& name) {
    std::istringstream lines(readText("/proc/" + pid + "/status"));
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(name + ":\t")) return line.substr(name.size() + 2);
    return {};
}
std::string status(const TalkingAgent& agent, const std::string& name) {
    return status(std::to_string(agent.process.processId()), name);
}

template <class Who>
std::uint64_t mask(const Who& who, const std::string& name) {
    return std::stoull(status(who, name), nullptr, 16);
}

/// A process of another user with a listening socket.
class Stranger {
public:
    Stranger() {
        int ready[2];
        if (pipe(ready) != 0) qFatal("pipe");
        m_pid = fork();
        if (m_pid == 0) {
            std::signal(SIGTERM, SIG_DFL);   // the test's own is inherited
            if (setgid(65534) != 0 || setuid(65534) != 0) _exit(1);
            const int listener = socket(AF_INET, SOCK_STREAM, 0);
            if (listen(listener, 1) != 0 || write(ready[1], "x", 1) != 1) _exit(1);
            for (;;) pause();
        }
        char byte = 0;
        m_ready = read(ready[0], &byte, 1) == 1;
        close(ready[0]);
        close(ready[1]);
    }
    Stranger(const Stranger&) = delete;
    Stranger& operator=(const Stranger&) = delete;
    ~Stranger() {
        if (m_pid <= 0) return;
        kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
    }
    bool isReady() const { return m_ready; }
    ProcessId id() const { return {Pid{m_pid}, startTimeOf(m_pid)}; }
    bool endedBy(int signal) {
        int state = 0;
        const bool ended = waitpid(std::exchange(m_pid, -1), &state, 0) > 0;
        return ended && WIFSIGNALED(state) && WTERMSIG(state) == signal;
    }

private:
    pid_t m_pid = -1;
    bool m_ready = false;
};

Snapshot holding(const ProcessId& id) {
    Process process;
    process.id = id;
    Snapshot snapshot;
    snapshot.processes.push_back(std::make_shared<const Process>(process));
    return snapshot;
}

/// Ends the one, lets the other begin, and complains unless all of it is told. For a child: there is no way back.
std::string watchConfined(const ProcessId& stranger, const ProcessId& client, int gate) {
    EventWatcher watcher;
    bool clientClosed = !watcher.tracesStates();
    bool clientEnded = clientClosed;
    bool strangerEnded = false;
    if (!confine().seccomp) return std::string(skipMark) + "it could not be confined";
    watcher.follow(holding(stranger));
    if (!watcher.take().exits.empty()) return "the stranger could not be followed";
    const auto pidfd = static_cast<int>(syscall(SYS_pidfd_open, number(stranger.pid), 0));
    if (syscall(SYS_pidfd_send_signal, pidfd, SIGTERM, nullptr, 0) != 0 || write(gate, "x", 1) != 1)
        return "the scene could not begin";
    const lab::Deadline deadline;
    while (!strangerEnded || !clientEnded || !clientClosed) {
        if (deadline.passed()) return "not everything was told";
        pollfd waiting{watcher.descriptor(), POLLIN, 0};
        poll(&waiting, 1, 100);
        const Events events = watcher.take();
        for (const ProcessExit& exit : events.exits) {
            strangerEnded = strangerEnded || (exit.process->id == stranger && exit.waitStatus == SIGTERM);
            clientEnded = clientEnded || (exit.process->id == client && exit.waitStatus == 6 << 8);
        }
        for (const StateChange& change : events.stateChanges) {
            if (change.process->id != client) continue;
            if (change.to == State::SynSent && write(gate, "x", 1) != 1) return "the client could not go on";
            clientClosed =
                clientClosed || (change.to == State::FinWait1 &&
                                 change.networkNamespace == NetworkNamespace{lab::networkNamespaceInode()});
        }
    }
    return {};
}

}   // namespace

class ConfinedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rightsThatAreLeft();
    void callsThatAreLeft();
    void saysWhatItGot();
    void plainOneKeepsItsRights();
    void ownersOfOthersAreSeen();
    void signalsReachOthers();
    void actsOnSocketsAndSettings();
    void asNobodyInParticular();
    void writesItDown();
    void killedInTheMiddleItIsWrittenDown();
    void saysWhenItIsNotWrittenDown();
    void eventsGoOn();
};

void ConfinedTest::init() {
    if (geteuid() != 0) QSKIP("Only root has rights to give up.");
}

void ConfinedTest::rightsThatAreLeft() {
    TalkingAgent agent({"--confine"});
    agent.await<wire::Greeting>();   // before it has read anything
    const std::uint64_t mine = mask("self", "CapPrm");
    QCOMPARE(mask(agent, "CapPrm"), needed & mine);
    QCOMPARE(mask(agent, "CapEff"), needed & mine);
    QCOMPARE(mask(agent, "CapBnd") & ~needed, 0U);
    QCOMPARE(mask(agent, "CapInh"), 0U);
    QCOMPARE(mask(agent, "CapAmb"), 0U);
    QCOMPARE(status(agent, "NoNewPrivs"), std::string("1"));
    QCOMPARE(status(agent, "Seccomp"), std::string("2"));
}

void ConfinedTest::callsThatAreLeft() {
    SOCKLENS_VERIFY_IN_CHILD([]() -> std::string {
        const int network = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
        int pair[2];
        if (network < 0 || pipe(pair) != 0) return "the scene could not begin";
        const bool couldAsk = ioctl(network, NS_GET_USERNS) >= 0;
        if (!confine().seccomp) return std::string(skipMark) + "it could not be confined";
        const auto isForbidden = [](long result) { return result == -1 && errno == EPERM; };
        int bytes = 0;
        if (!isForbidden(ioctl(pair[0], FIONREAD, &bytes))) return "any ioctl(2) is allowed";
        if (!isForbidden(setns(network, 0))) return "it may enter any namespace";
        if (setns(network, CLONE_NEWNET) != 0) return "it may not enter network namespaces";
        if (!isForbidden(syscall(SYS_perf_event_open, nullptr, 0, 0, 0, 0))) return "it may open events";
        if (!isForbidden(socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_TCP))) return "it may send raw packets";
        if (!isForbidden(madvise(nullptr, 0, MADV_HWPOISON))) return "it may take memory offline";
        constexpr unsigned long threadElsewhere = CLONE_THREAD | CLONE_VM | CLONE_SIGHAND | CLONE_NEWUTS;
        if (!isForbidden(syscall(SYS_clone, threadElsewhere, nullptr, nullptr, nullptr, nullptr)))
            return "its threads may have namespaces of their own";
        const pid_t process = fork();
        if (process == 0) _exit(0);
        if (!isForbidden(process)) return "it may start processes";
        std::async(std::launch::async, [] {}).get();   // or it throws: a thread of its own is allowed
        if (couldAsk && ioctl(network, NS_GET_USERNS) < 0) return "it may not ask who owns its namespace";
        if (isatty(pair[0]) != 0 || errno != ENOTTY) return "it may not ask for a terminal";
        return {};
    });
}

void ConfinedTest::saysWhatItGot() {
    qputenv("PKEXEC_UID", "1000");
    TalkingAgent agent;
    qunsetenv("PKEXEC_UID");
    const Capabilities capabilities = agent.start();
    QVERIFY(capabilities.elevated && capabilities.noNewPrivileges && capabilities.seccomp);
    QVERIFY(capabilities.signalsAnyone && capabilities.seesAllOwners && capabilities.duplicatesAnyone);
    QVERIFY(capabilities.administersNetwork && capabilities.writesKeptSettings);
    QVERIFY(!agent.client.take<wire::Note>());
}

void ConfinedTest::plainOneKeepsItsRights() {
    TalkingAgent agent;
    const Capabilities capabilities = agent.start();
    QVERIFY(!capabilities.elevated && !capabilities.noNewPrivileges && !capabilities.seccomp);
    QCOMPARE(status(agent, "Seccomp"), std::string("0"));
}

void ConfinedTest::ownersOfOthersAreSeen() {
    const Stranger stranger;
    QVERIFY(stranger.isReady());
    TalkingAgent agent({"--confine"});
    agent.start();
    const Snapshot& snapshot = agent.snapshot(0);
    QVERIFY(std::ranges::any_of(snapshot.processes,
                                [&](const auto& process) { return process->id == stranger.id(); }));
    QVERIFY(snapshot.coverage.processesUnreadable <= 1);   // pid 1 is out of reach on some machines
    QVERIFY(snapshot.notes.empty());
    QVERIFY(snapshot.source(Protocol::Tcp) == Source::SockDiag);
    QCOMPARE(snapshot.directory->users.at(Uid{65534}), std::string("nobody"));
}

void ConfinedTest::signalsReachOthers() {
    Stranger stranger;
    QVERIFY(stranger.isReady());
    TalkingAgent agent({"--confine"});
    agent.start();
    agent.send(wire::Batch{1, {SendSignal{stranger.id(), SIGTERM}}});
    const auto results = agent.await<wire::BatchResults>().results;
    QVERIFY2(results[0].outcome == Outcome::Done, english(results[0].message).c_str());
    QVERIFY(stranger.endedBy(SIGTERM));
}

/// Whatever an action needs of the kernel is allowed: each kind of them is done, and not "not permitted".
void ConfinedTest::actsOnSocketsAndSettings() {
    const lab::FileDescriptor listener = lab::listenerOn({"127.0.0.1", 0}, 8);
    lab::Connection over = lab::connectThrough(listener.get());
    over.client.reset();   // whoever closes first keeps the TIME_WAIT
    over.server.reset();
    const lab::Connection first = lab::connectThrough(listener.get());
    const lab::Connection second = lab::connectThrough(listener.get());
    const lab::Connection third = lab::connectThrough(listener.get());
    const ProcessId self{Pid{getpid()}, startTimeOf(getpid())};

    TalkingAgent agent({"--confine"});
    agent.start();
    const Snapshot& snapshot = agent.snapshot(0);
    const auto rowWhere = [&](auto condition) {
        const auto found = std::ranges::find_if(snapshot.sockets, condition);
        return found == snapshot.sockets.end() ? SocketTarget{} : targetOf(*found);
    };
    const auto ofCookie = [&](int descriptor) {
        const Cookie cookie{lab::cookieOf(descriptor)};
        return rowWhere([&](const Socket& socket) { return socket.cookie == cookie; });
    };
    agent.send(wire::Batch{
        1,
        {Release{rowWhere([](const Socket& socket) { return socket.state == State::TimeWait; })},
         CloseGracefully{ofCookie(first.server.get()), self}, Abort{ofCookie(second.server.get()), std::nullopt},
         SetSysctl{Sysctl::TcpFinTimeout, "30", false}, UndoSysctl{Sysctl::TcpFinTimeout}}});
    const auto results = agent.await<wire::BatchResults>().results;
    QCOMPARE(results.size(), 5U);
    for (const ActionResult& result : results)
        QVERIFY2(result.outcome == Outcome::Done, english(result.message).c_str());
    QCOMPARE(readText("/proc/sys/net/ipv4/tcp_fin_timeout"), std::string("60\n"));

    agent.send(wire::Question{2, SocketOptionsQuery{ofCookie(listener.get()), self}});
    const auto options = std::get<SocketOptionsAnswer>(agent.await<wire::Reply>().answer);
    QVERIFY2(options, options ? "" : english(options.error()).c_str());
    QVERIFY(options->reuseAddress.has_value() && options->receiveBuffer.has_value());

    agent.send(wire::Question{3, TcpInfoQuery{ofCookie(third.server.get())}});
    const auto tcpInfo = std::get<TcpInfoAnswer>(agent.await<wire::Reply>().answer);
    QVERIFY2(tcpInfo, tcpInfo ? "" : english(tcpInfo.error()).c_str());
    QVERIFY(tcpInfo->roundTripTime.has_value());
}

/// Everything that can be asked gets an answer, and none of them is "Operation not permitted" by a call that was
/// forgotten.
void ConfinedTest::asNobodyInParticular() {
    TalkingAgent agent({"--confine"});
    agent.start({std::chrono::milliseconds(100), false, true});
    agent.send(wire::Question{1, ProcessQuery{{Pid{getpid()}, startTimeOf(getpid())}}});
    QVERIFY(std::get<ProcessAnswer>(agent.await<wire::Reply>().answer).alive);
    agent.send(wire::Question{2, SysctlsQuery{}});
    agent.await<wire::Reply>();
    std::uint64_t question = 2;
    for (const Protocol protocol : {Protocol::Tcp, Protocol::Udp})
        for (const char* address : {"::", "127.0.0.1"}) {
            agent.send(wire::Question{++question, TrialBindQuery{*parseAddress(address), Port{80}, protocol}});
            QCOMPARE(std::get<TrialBindAnswer>(agent.await<wire::Reply>().answer), TrialBindAnswer{});
        }
    agent.snapshot(5);
    agent.closeInput();
    QCOMPARE(agent.exitStatus(), 0);
}

void ConfinedTest::writesItDown() {
    if (access("/dev/log", W_OK) == 0) QSKIP("This machine has a log of its own.");
    Child child;
    TalkingAgent agent({"--confine"});
    agent.start();
    agent.send(wire::Batch{1, {SendSignal{child.id(), SIGTERM}}});
    agent.await<wire::BatchResults>();
    const std::string pid = std::to_string(child.pid());
    child.reap();
    const std::string log = readText("/var/log/socklens/actions.log");
    QVERIFY2(log.find("Terminate (SIGTERM): pid " + pid) != std::string::npos, log.c_str());
    QVERIFY(log.find("done: ") != std::string::npos);
}

/// Nothing else is left of what an agent did that was killed before it could say so.
void ConfinedTest::killedInTheMiddleItIsWrittenDown() {
    if (access("/dev/log", W_OK) == 0) QSKIP("This machine has a log of its own.");
    Child first;
    const Child stubborn(Child::OnSigterm::GoesOn);
    TalkingAgent agent({"--confine"});
    agent.start();
    Actions actions(20, SendSignal{stubborn.id(), SIGTERM});   // it waits a while for each
    actions[0] = SendSignal{first.id(), SIGTERM};
    agent.send(wire::Batch{1, actions});
    agent.process.waitForBytesWritten();
    const std::string pid = std::to_string(first.pid());
    QTRY_VERIFY(!first.isRunning());
    agent.process.kill();
    QVERIFY(agent.process.waitForFinished());
    const std::string log = readText("/var/log/socklens/actions.log");
    QVERIFY2(log.find("begins 20 actions, the first: Terminate (SIGTERM): pid " + pid) != std::string::npos,
             log.c_str());
    QCOMPARE(log.find(": Terminate (SIGTERM): pid " + std::to_string(stubborn.pid()) + " (start " +
                      std::to_string(number(stubborn.id().startTime)) + "): done"),
             std::string::npos);
}

/// A log that is full, or gone, is noticed at the next action.
void ConfinedTest::saysWhenItIsNotWrittenDown() {
    if (access("/dev/log", W_OK) == 0) QSKIP("This machine has a log of its own.");
    const char* place = "/var/log/socklens";
    std::filesystem::create_directory(place);
    QCOMPARE(mount("tmpfs", place, "tmpfs", 0, "size=4096"), 0);
    writeText(std::string(place) + "/everything", std::string(4096, 'x'));
    Child child;
    TalkingAgent agent({"--confine"});
    agent.start();
    QCOMPARE(umount2(place, MNT_DETACH), 0);
    agent.send(wire::Batch{1, {SendSignal{child.id(), SIGTERM}}});
    const std::string note = english(agent.await<wire::Note>().message);
    QVERIFY2(note.find("is not written down any more") != std::string::npos, note.c_str());
    QVERIFY(agent.await<wire::BatchResults>().results[0].outcome == Outcome::Done);
    child.reap();
}

/// What is opened before goes on to tell: also of processes of others that are followed, or first named, later.
void ConfinedTest::eventsGoOn() {
    Stranger stranger;
    QVERIFY(stranger.isReady());
    const lab::FileDescriptor listener = lab::listenerOn({"127.0.0.1", 0}, 8);
    int gate[2];
    QVERIFY(pipe(gate) == 0);
    const pid_t client = fork();
    if (client == 0) {
        char byte = 0;
        if (read(gate[0], &byte, 1) != 1) _exit(1);
        const lab::Connection connection = lab::connectThrough(listener.get());
        _exit(read(gate[0], &byte, 1) == 1 ? 6 : 1);
    }
    const ProcessId clientId{Pid{client}, startTimeOf(client)};
    SOCKLENS_VERIFY_IN_CHILD([&] { return watchConfined(stranger.id(), clientId, gate[1]); });
    waitpid(client, nullptr, 0);
    QVERIFY(stranger.endedBy(SIGTERM));
    close(gate[0]);
    close(gate[1]);
}

int main(int argc, char** argv) {
    lab::enterPrivateNamespace();
    auto refused = enterNamespaces(CLONE_NEWNS);
    if (refused.empty() && mount("tmpfs", "/var/log", "tmpfs", 0, nullptr) != 0)
        refused = "no tmpfs over /var/log";
    if (refused.empty()) refused = coverStateDirectories();
    if (!refused.empty()) {
        std::fprintf(stderr, "No private namespaces, nothing was run: %s\n", refused.c_str());
        return 1;
    }
    // Under AddressSanitizer: looking for leaks starts a process, which the confined agent may not.
    qputenv("ASAN_OPTIONS", "detect_leaks=0");
    const QCoreApplication application(argc, argv);
    ConfinedTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "confined_test.moc"
