// Clients that use up their ports, and programs that are in trouble, on the real kernel: what is foretold happens,
// in time, and what is counted is what connect(2) finds. Each scene in a network namespace of its own, all at the
// same time.
#include <QTest>

#include "tests/lab/lab_main.h"
#include "tests/lab/run_program.h"
#include "tests/lab/side_by_side.h"
#include "tests/lab/sockets.h"
#include "tests/lab/tun_peer.h"
#include "tests/lab/wait.h"
#include "tests/lab/watching.h"

#include <cerrno>
#include <cmath>
#include <sys/resource.h>
#include <system_error>
#include <thread>

using namespace socklens;
using namespace socklens::lab;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Kind = Finding::Kind;

namespace {

constexpr std::uint16_t serverPort = 9000;

std::string expect(bool holds, const std::string& what) {
    return holds ? std::string() : what;
}

void useAddress(const std::string& address) {
    if (!address.starts_with("127.")) mustRun("ip", {"address", "add", address + "/32", "dev", "lo"});
}

std::string textOf(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& finding : findings) text += english(finding.title) + " ";
    return text;
}

double secondsSince(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Calls `happen` so many times a second and looks meanwhile, until it says no or the time is over.
template <class Happen>
double atRate(Watching& watch, int perSecond, std::chrono::seconds longest, const Happen& happen) {
    const auto begin = Clock::now();
    for (int done = 0; secondsSince(begin) < static_cast<double>(longest.count());) {
        for (const int due = static_cast<int>(secondsSince(begin) * perSecond); done < due; ++done)
            if (!happen()) return secondsSince(begin);
        watch.sampleInTime();
        std::this_thread::sleep_for(5ms);
    }
    return secondsSince(begin);
}

/// Short connections, or some that stay; the client closes first.
class Client {
public:
    Client(const std::string& address, bool holds)
        : m_listener(listenerOn({address, serverPort}, 4096)), m_holds(holds) {}

    /// False if there is no port.
    bool connectOnce() {
        try {
            Connection connection = connectThrough(m_listener.get());
            if (m_holds) {
                m_held.push_back(std::move(connection));
                return true;
            }
            connection.client.reset();
            awaitReadable(connection.server.get());
            return true;
        } catch (const std::system_error& error) {
            if (error.code().value() != EADDRNOTAVAIL) throw;
            return false;
        }
    }

private:
    FileDescriptor m_listener;
    bool m_holds;
    std::vector<Connection> m_held;
};

// ---------------------------------------------------------------- exhaustion

struct Exhaustion {
    const char* reuse = "0";
    const char* timestamps = "1";
    std::string address = "127.0.0.1";
    bool holds = false;
};

void prepare(const Exhaustion& scene, const char* range) {
    useAddress(scene.address);
    writeSysctl("net/ipv4/tcp_tw_reuse", scene.reuse);
    writeSysctl("net/ipv4/tcp_timestamps", scene.timestamps);
    writeSysctl("net/ipv4/ip_local_port_range", range);
}

/// 500 ports at 18 a second are used up after 28 seconds.
std::string runsOut(const Exhaustion& scene) {
    prepare(scene, "50000 50499");
    Client client(scene.address, scene.holds);
    Watching watch(samplesOnly);
    const auto begin = Clock::now();
    std::optional<double> announced;
    const double failed = atRate(watch, 18, 50s, [&] {
        if (!announced && watch.finding(Kind::PortExhaustion) != nullptr) announced = secondsSince(begin);
        return client.connectOnce();
    });
    watch.sample();
    if (failed >= 50) return "connect() did not fail";
    if (!announced) return "it was not announced";
    if (failed - *announced < 10)
        return "it was announced only " + std::to_string(failed - *announced) + " s before";
    if (watch.portsLeft() != 0U)
        return std::to_string(watch.portsLeft().value_or(UINT32_MAX)) + " are said to be left";
    const Finding* finding = watch.finding(Kind::PortExhaustion);
    if (finding == nullptr || finding->severity != Finding::Severity::Critical) return "it is not critical";
    return expect(watch.findings().size() == 1, textOf(watch.findings()));
}

/// 80 a second for 15 seconds are more than twice as many as there are ports.
std::string goesOn(const Exhaustion& scene) {
    prepare(scene, "50000 50499");
    Client client(scene.address, scene.holds);
    Watching watch(samplesOnly);
    std::string said;
    int connected = 0;
    atRate(watch, 80, 15s, [&] {
        if (said.empty()) said = textOf(watch.findings());
        const bool done = client.connectOnce();
        connected += done ? 1 : 0;
        return done;
    });
    if (connected < 1100) return "only " + std::to_string(connected) + " were possible";
    return said;
}

// ---------------------------------------------------------------- how many are left

/// What the budget says, and what connect(2) then really gets.
struct Count {
    std::optional<std::uint32_t> said;
    std::uint32_t got = 0;
};

Count countLeft(Watching& watch, const FileDescriptor& listener) {
    watch.sample();
    Count count{watch.portsLeft(), 0};
    std::vector<Connection> held;
    try {
        for (;; ++count.got) held.push_back(connectThrough(listener.get()));
    } catch (const std::system_error& error) {
        if (error.code().value() != EADDRNOTAVAIL) throw;
    }
    return count;
}

using Preparation =
    std::function<void(Watching&, const FileDescriptor& listener, std::vector<FileDescriptor>& kept)>;

/// Of 200 ports.
std::string counted(std::uint32_t expected, const Preparation& prepareScene) {
    writeSysctl("net/ipv4/tcp_tw_reuse", "0");
    writeSysctl("net/ipv4/ip_local_port_range", "50000 50199");
    const FileDescriptor listener = listenerOn({"127.0.0.1", serverPort}, 4096);
    std::vector<FileDescriptor> kept;
    Watching watch(samplesOnly);
    prepareScene(watch, listener, kept);
    const Count count = countLeft(watch, listener);
    if (!count.said) return "nothing is said";
    if (*count.said != expected) return "it says " + std::to_string(*count.said);
    return expect(count.got == expected, "there were " + std::to_string(count.got));
}

void hold(const FileDescriptor& listener, int connections, std::vector<FileDescriptor>& kept) {
    for (int at = 0; at < connections; ++at) {
        Connection connection = connectThrough(listener.get());
        kept.push_back(std::move(connection.client));
        kept.push_back(std::move(connection.server));
    }
}

/// The client closes first; the server too, if it is to be a TIME_WAIT.
void leaveBehind(const FileDescriptor& listener, int connections, bool serverCloses,
                 std::vector<FileDescriptor>& kept) {
    for (int at = 0; at < connections; ++at) {
        Connection connection = connectThrough(listener.get());
        connection.client.reset();
        awaitReadable(connection.server.get());
        if (!serverCloses) kept.push_back(std::move(connection.server));
    }
}

std::string leftWithBoundPorts() {
    return counted(200 - 60 - 2, [](Watching&, const FileDescriptor& listener, std::vector<FileDescriptor>& kept) {
        kept.push_back(listenerOn({"127.0.0.2", 50010}, 5));
        kept.push_back(boundSocket(SOCK_STREAM, {"127.0.0.3", 50011}));
        kept.push_back(boundSocket(SOCK_DGRAM, {"127.0.0.1", 50012}));   // UDP is elsewhere
        hold(listener, 60, kept);
    });
}

/// Its TIME_WAIT keeps the port from everybody, although nobody listens any more.
std::string leftAfterAListener() {
    return counted(200 - 60 - 1,
                   [](Watching& watch, const FileDescriptor& listener, std::vector<FileDescriptor>& kept) {
                       FileDescriptor other = listenerOn({"127.0.0.2", 50010}, 5);
                       Connection connection = connectThrough(other.get());
                       connection.server.reset();
                       awaitReadable(connection.client.get());
                       hold(listener, 60, kept);
                       watch.sample();
                       other.reset();
                   });
}

std::string leftWithReservedPorts() {
    return counted(200 - 10 - 60,
                   [](Watching&, const FileDescriptor& listener, std::vector<FileDescriptor>& kept) {
                       writeSysctl("net/ipv4/ip_local_reserved_ports", "50020-50029");
                       hold(listener, 60, kept);
                   });
}

/// Bound to port 0, seen so, and then connected elsewhere: their ports are nobody else's.
std::string leftWithBoundClients() {
    return counted(200 - 30 - 60,
                   [](Watching& watch, const FileDescriptor& listener, std::vector<FileDescriptor>& kept) {
                       const FileDescriptor other = listenerOn({"127.0.0.1", 9001}, 100);
                       std::vector<FileDescriptor> clients;
                       for (int at = 0; at < 30; ++at)
                           clients.push_back(boundSocket(SOCK_STREAM, {"127.0.0.1", 0}));
                       watch.sample();
                       const SocketAddress address = toSocketAddress(localEndpoint(other.get()));
                       for (FileDescriptor& client : clients) {
                           (void)connect(client.get(), address.get(), address.length);
                           kept.push_back(acceptFrom(other.get()));
                           kept.push_back(std::move(client));
                       }
                       hold(listener, 60, kept);
                   });
}

std::string leftWithTimeWait(const char* reuse, std::uint32_t expected) {
    return counted(expected,
                   [&](Watching& watch, const FileDescriptor& listener, std::vector<FileDescriptor>& kept) {
                       leaveBehind(listener, 60, true, kept);
                       writeSysctl("net/ipv4/tcp_tw_reuse", reuse);
                       watch.sample();
                       std::this_thread::sleep_for(2200ms);   // the condition is the age itself
                   });
}

std::string leftWithFinWait2() {
    return counted(200 - 60, [](Watching&, const FileDescriptor& listener, std::vector<FileDescriptor>& kept) {
        leaveBehind(listener, 60, false, kept);
        writeSysctl("net/ipv4/tcp_tw_reuse", "1");
        std::this_thread::sleep_for(2200ms);
    });
}

// ---------------------------------------------------------------- other trouble

void limitDescriptors(rlim_t limit) {
    rlimit both{};
    getrlimit(RLIMIT_NOFILE, &both);
    both.rlim_cur = limit;
    if (setrlimit(RLIMIT_NOFILE, &both) != 0) throw std::system_error(errno, std::generic_category(), "setrlimit");
}

std::string closeWaitLeak() {
    limitDescriptors(2000);
    const FileDescriptor listener = listenerOn({"127.0.0.1", serverPort}, 100);
    std::vector<FileDescriptor> leaked;
    Watching watch(samplesOnly);
    atRate(watch, 8, 80s, [&] {
        leaked.push_back(std::move(connectThrough(listener.get()).server));
        return watch.findings().empty();
    });
    const Finding* leak = watch.finding(Kind::CloseWaitLeak);
    if (leak == nullptr) return "it was not found: " + textOf(watch.findings());
    if (leak->process == nullptr || leak->process->id.pid != Pid{getpid()}) return "somebody else is named";
    const double perMinute = std::stod(leak->title.arguments.at(3));
    if (std::abs(perMinute - 480) > 100) return std::to_string(perMinute) + " a minute";
    return expect(leak->evidence.size() == 2, "the time until the limit is missing");
}

std::string descriptorLeak() {
    limitDescriptors(400);
    std::vector<FileDescriptor> leaked;
    Watching watch(samplesOnly);
    atRate(watch, 7, 70s, [&] {
        leaked.push_back(boundSocket(SOCK_DGRAM, {"127.0.0.1", 0}));
        return watch.findings().empty();
    });
    const Finding* leak = watch.finding(Kind::DescriptorLeak);
    if (leak == nullptr) return "it was not found: " + textOf(watch.findings());
    if (leak->process == nullptr || leak->process->id.pid != Pid{getpid()}) return "somebody else is named";
    return expect(leak->title.arguments.at(3) == "400", "the limit is " + leak->title.arguments.at(3));
}

/// Ten knock, four are let in to wait, and nobody opens; until somebody does.
std::string fullBacklog() {
    const FileDescriptor listener = listenerOn({"127.0.0.1", serverPort}, 3);
    std::vector<FileDescriptor> clients;
    for (int at = 0; at < 10; ++at) clients.push_back(startConnection(SOCK_STREAM, localEndpoint(listener.get())));
    Watching watch(samplesOnly);
    const auto isSilent = [&] {   // as long as that, it would be told of a server elsewhere
        return std::ranges::count_if(watch.snapshot().sockets, [](const Socket& socket) {
                   return socket.state == State::SynSent && socket.retransmits.value_or(0) >= 2;
               }) >= 3;
    };
    const auto isFound = [&] { return isSilent() && watch.finding(Kind::FullAcceptQueue) != nullptr; };
    atRate(watch, 20, 30s, [&] { return !isFound(); });
    if (!isFound()) return "it was not found: " + textOf(watch.findings());
    if (watch.findings().size() != 1) return textOf(watch.findings());
    if (watch.finding(Kind::FullAcceptQueue)->evidence.front().arguments != std::vector<std::string>{"4", "3"})
        return "the queue is said to be otherwise";
    std::vector<FileDescriptor> accepted;
    atRate(watch, 20, 40s, [&] {
        FileDescriptor next(accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (next) accepted.push_back(std::move(next));
        return !watch.findings().empty();
    });
    return expect(watch.findings().empty(), "it stays: " + textOf(watch.findings()));
}

/// Nobody reads from the TUN device.
std::string silence() {
    const TunPeer device;
    std::vector<FileDescriptor> clients;
    for (int at = 0; at < 4; ++at)
        clients.push_back(startConnection(SOCK_STREAM, TunPeer::farEndpoint(false, 5432)));
    clients.push_back(startConnection(SOCK_STREAM, TunPeer::farEndpoint(false, 5433)));
    Watching watch(samplesOnly);
    atRate(watch, 20, 30s, [&] { return watch.findings().empty(); });
    const Finding* finding = watch.finding(Kind::NoAnswer);
    if (finding == nullptr || watch.findings().size() != 1) return "it says: " + textOf(watch.findings());
    return expect(english(finding->title).find("5432") != std::string::npos, english(finding->title));
}

/// A server with short connections that it closes itself, clients that keep theirs, three forgotten CLOSE_WAIT, a
/// burst, and 15 short connections a second that the client closes: 900 in TIME_WAIT at the end of a minute, of
/// 5000.
std::string healthy() {
    writeSysctl("net/ipv4/ip_local_port_range", "50000 54999");
    writeSysctl("net/ipv4/tcp_tw_reuse", "0");
    const FileDescriptor listener = listenerOn({"127.0.0.1", serverPort}, 100);
    Client client("127.0.0.2", false);
    std::vector<FileDescriptor> kept;
    hold(listener, 150, kept);
    leaveBehind(listener, 3, false, kept);
    Watching watch(samplesOnly);
    std::string said;
    int turn = 0;
    atRate(watch, 15, 40s, [&] {
        ++turn;
        if (said.empty()) said = textOf(watch.findings());
        for (int at = 0; at < 5; ++at) {
            Connection connection = connectThrough(listener.get());
            connection.server.reset();
            awaitReadable(connection.client.get());
        }
        if (turn == 150)
            for (int at = 0; at < 800; ++at) client.connectOnce();
        return client.connectOnce();
    });
    return said;
}

struct NamedScene {
    const char* name;
    SideBySide::Scene play;
};

std::vector<NamedScene> scenes() {
    return {
        {"reuse 0, short connections", [] { return runsOut({}); }},
        {"reuse 1, connections that stay", [] { return runsOut({.reuse = "1", .holds = true}); }},
        {"reuse 1 without timestamps", [] { return runsOut({.reuse = "1", .timestamps = "0"}); }},
        {"reuse 2, not on loopback", [] { return runsOut({.reuse = "2", .address = "10.9.9.1"}); }},
        {"reuse 2, connections that stay", [] { return runsOut({.reuse = "2", .holds = true}); }},
        {"reuse 1, short connections", [] { return goesOn({.reuse = "1"}); }},
        {"reuse 1, not on loopback", [] { return goesOn({.reuse = "1", .address = "10.9.9.1"}); }},
        {"reuse 2, short connections", [] { return goesOn({.reuse = "2"}); }},
        {"left: bound ports", leftWithBoundPorts},
        {"left: after a listener", leftAfterAListener},
        {"left: reserved ports", leftWithReservedPorts},
        {"left: bound clients", leftWithBoundClients},
        {"left: TIME_WAIT, reuse 0", [] { return leftWithTimeWait("0", 140); }},
        {"left: TIME_WAIT, reuse 1", [] { return leftWithTimeWait("1", 200); }},
        {"left: TIME_WAIT, reuse 2", [] { return leftWithTimeWait("2", 200); }},
        {"left: FIN_WAIT2", leftWithFinWait2},
        {"CLOSE_WAIT leak", closeWaitLeak},
        {"descriptor leak", descriptorLeak},
        {"full backlog", fullBacklog},
        {"silence", silence},
        {"healthy", healthy},
    };
}

}   // namespace

class BudgetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scene_data();
    void scene();

private:
    SideBySide m_scenes;
};

void BudgetTest::initTestCase() {
    for (const auto& [name, play] : scenes()) m_scenes.start(name, play);
}

void BudgetTest::scene_data() {
    QTest::addColumn<std::string>("name");
    for (const auto& [name, play] : scenes()) QTest::newRow(name) << std::string(name);
}

void BudgetTest::scene() {
    QFETCH(std::string, name);
    const std::string complaint = m_scenes.complaint(name);
    QVERIFY2(complaint.empty(), complaint.c_str());
}

int main(int argc, char** argv) {
    return runLab<BudgetTest>(argc, argv);
}

#include "budget_test.moc"
