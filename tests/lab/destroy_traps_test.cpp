// Where SOCK_DESTROY hits the wrong one, none, or thousands.
#include <QTest>

#include "app/probe/action_runner.h"
#include "app/probe/own_capabilities.h"
#include "tests/lab/acting.h"
#include "tests/lab/acting_main.h"
#include "tests/lab/wait.h"

#include <chrono>
#include <netinet/tcp.h>
#include <sys/un.h>

using namespace socklens;
using namespace socklens::lab;

namespace {

const Endpoint loopback{"127.0.0.1", 0};

/// The client's end, when the client closed first.
SocketTarget leaveTimeWait(int listener, const Endpoint& remote) {
    Connection connection = connectThrough(listener, remote);
    const std::uint64_t cookie = cookieOf(connection.client.get());
    shutdown(connection.client.get(), SHUT_WR);
    awaitTcpState(connection.client.get(), TCP_FIN_WAIT2);
    connection.server.reset();
    awaitTcpState(connection.client.get(), TCP_CLOSE);
    return targetOfCookie(cookie);
}

/// The server's end, whose local port is the listener's.
SocketTarget leaveTimeWaitOfServer(int listener, const Endpoint& remote) {
    Connection connection = connectThrough(listener, remote);
    const std::uint64_t cookie = cookieOf(connection.server.get());
    shutdown(connection.server.get(), SHUT_WR);
    awaitTcpState(connection.server.get(), TCP_FIN_WAIT2);
    connection.client.reset();
    awaitTcpState(connection.server.get(), TCP_CLOSE);
    return targetOfCookie(cookie);
}

FileDescriptor sharedListener(const Endpoint& local) {
    FileDescriptor listener = openSocket(local.isInet6() ? AF_INET6 : AF_INET, SOCK_STREAM);
    setOption(listener.get(), SOL_SOCKET, SO_REUSEPORT, 1);
    bindTo(listener.get(), local);
    if (::listen(listener.get(), 4) != 0) throw std::runtime_error("listen");
    return listener;
}

bool isSelected(const ActionResults& results, Outcome outcome) {
    return std::ranges::all_of(results, [&](const ActionResult& result) { return result.outcome == outcome; });
}

}   // namespace

class DestroyTrapsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { LAB_NEEDS_PERFORMER(); }
    void withoutCookie();
    void disguised();
    void reusePortGroup_data();
    void reusePortGroup();
    void bothEnds();
    void udp();
    void udpGroup_data();
    void udpGroup();
    void unixSocket();
    void mapped();
    void boundToDevice();
    void kernelThatCannot();
    void orderOfResults();
    void thousands();
};

/// A TIME_WAIT that is gone: without a cookie the kernel would take the listener in its place.
void DestroyTrapsTest::withoutCookie() {
    const FileDescriptor listener = listenerOn(loopback, 4);
    const SocketTarget target = leaveTimeWaitOfServer(listener.get(), localEndpoint(listener.get()));
    LAB_VERIFY_RESULT(perform(Release{target}), Outcome::Done, "released from TIME_WAIT");
    LAB_VERIFY_RESULT(perform(Release{target}), Outcome::AlreadyGone, "gone already");
    for (const auto& cookie : {Compact<Cookie, Unknown::Zero>(), Compact<Cookie, Unknown::Zero>(Cookie{~0ULL})}) {
        SocketTarget unnamed = target;
        unnamed.cookie = cookie;
        LAB_VERIFY_RESULT(perform(Release{unnamed}), Outcome::Refused, "no cookie");
        unnamed.state = State::Established;
        LAB_VERIFY_RESULT(perform(Abort{unnamed, {}}), Outcome::Refused, "no cookie");
        unnamed.protocol = Protocol::Udp;
        LAB_VERIFY_RESULT(perform(Abort{unnamed, {}}), Outcome::Refused, "");
    }
    QCOMPARE(stateOf(lab::targetOf(listener.get())), State::Listen);
}

/// Whoever says "leftover" of a socket in use, or gives a leftover the cookie of another socket, ends nothing.
void DestroyTrapsTest::disguised() {
    const FileDescriptor listener = listenerOn(loopback, 4);
    const Connection connection = connectThrough(listener.get());
    SocketTarget live = lab::targetOf(connection.client.get());
    live.state = State::TimeWait;
    LAB_VERIFY_RESULT(perform(Release{live}), Outcome::Refused, "is in use (ESTABLISHED)");
    SocketTarget listening = lab::targetOf(listener.get());
    listening.state = State::TimeWait;
    LAB_VERIFY_RESULT(perform(Release{listening}), Outcome::Refused, "is in use (LISTEN)");
    SocketTarget leftover = leaveTimeWaitOfServer(listener.get(), localEndpoint(listener.get()));
    leftover.cookie = listening.cookie;
    LAB_VERIFY_RESULT(perform(Release{leftover}), Outcome::AlreadyGone, "gone already");
    QCOMPARE(sent(connection.client.get()), 0);
    QCOMPARE(stateOf(listening), State::Listen);
}

void DestroyTrapsTest::reusePortGroup_data() {
    QTest::addColumn<QString>("address");
    for (const char* address : {"127.0.0.1", "0.0.0.0", "::1", "::", "::ffff:127.0.0.1"})
        QTest::newRow(address) << QString(address);
}

void DestroyTrapsTest::reusePortGroup() {
    QFETCH(QString, address);
    std::vector<FileDescriptor> group;
    group.push_back(sharedListener({address.toStdString(), 0}));
    const Endpoint local = localEndpoint(group.front().get());
    while (group.size() < 7) group.push_back(sharedListener(local));
    Actions actions;
    for (const FileDescriptor& member : std::span(group).first(6))
        actions.push_back(Abort{lab::targetOf(member.get()), {}});
    const ActionResults results = perform(actions);
    for (const ActionResult& result : results) LAB_VERIFY_RESULT(result, Outcome::Done, "no longer listens");
    QCOMPARE(stateOf(lab::targetOf(group.back().get())), State::Listen);   // the seventh was not meant
}

void DestroyTrapsTest::bothEnds() {
    const FileDescriptor listener = listenerOn(loopback, 4);
    const Connection connection = connectThrough(listener.get());
    const SocketTarget client = lab::targetOf(connection.client.get());
    const SocketTarget server = lab::targetOf(connection.server.get());
    const auto results = perform({Abort{client, {}}, Abort{server, {}}});
    QCOMPARE(results[0].outcome, Outcome::Done);
    LAB_VERIFY_RESULT(results[1], Outcome::AlreadyGone, "as the other end of an aborted connection does");
    QVERIFY(!isListed(client) && !isListed(server));
}

void DestroyTrapsTest::udp() {
    FileDescriptor bound = boundSocket(SOCK_DGRAM, loopback);
    const SocketTarget anyPort = lab::targetOf(bound.get());
    LAB_VERIFY_RESULT(perform(Abort{anyPort, {}}), Outcome::Done, "Its owner finds ECONNABORTED.");
    QVERIFY(!isListed(anyPort));   // the kernel had chosen its port, and took it back

    bound = boundSocket(SOCK_DGRAM, {"127.0.0.1", 5353});
    const SocketTarget target = lab::targetOf(bound.get());
    LAB_VERIFY_RESULT(perform(Abort{target, {}}), Outcome::Done, "It stays bound");
    QCOMPARE(received(bound.get()), ECONNABORTED);
    QVERIFY(isListed(target));
    const FileDescriptor connected = startConnection(SOCK_DGRAM, localEndpoint(bound.get()));
    const SocketTarget second = lab::targetOf(connected.get());
    LAB_VERIFY_RESULT(perform(Abort{second, {}}), Outcome::Done, "Its owner finds ECONNABORTED.");
    QCOMPARE(received(connected.get()), ECONNABORTED);
    QVERIFY(!isListed(second));
    LAB_VERIFY_RESULT(perform(Abort{second, {}}), Outcome::AlreadyGone, "gone already");
    const FileDescriptor inet6 = boundSocket(SOCK_DGRAM, {"::", 5353});
    LAB_VERIFY_RESULT(perform(Abort{lab::targetOf(inet6.get()), {}}), Outcome::Done, "It stays bound");
    LAB_VERIFY_RESULT(perform(Release{target}), Outcome::Refused, "This socket is in use");
}

void DestroyTrapsTest::udpGroup_data() {
    QTest::addColumn<int>("option");
    QTest::newRow("SO_REUSEADDR") << SO_REUSEADDR;
    QTest::newRow("SO_REUSEPORT") << SO_REUSEPORT;
}

/// Of SO_REUSEADDR the kernel finds one only; what is said of each is true.
void DestroyTrapsTest::udpGroup() {
    QFETCH(int, option);
    std::vector<FileDescriptor> group;
    Actions actions;
    Endpoint local = loopback;
    for (int count = 0; count < 4; ++count) {
        FileDescriptor member = openSocket(AF_INET, SOCK_DGRAM);
        setOption(member.get(), SOL_SOCKET, option, 1);
        bindTo(member.get(), local);
        local = localEndpoint(member.get());
        actions.push_back(Abort{lab::targetOf(member.get()), {}});
        group.push_back(std::move(member));
    }
    const ActionResults results = perform(actions);
    for (std::size_t at = 0; at < group.size(); ++at) {
        const bool done = results[at].outcome == Outcome::Done;
        if (!done) LAB_VERIFY_RESULT(results[at], Outcome::Impossible, "finds another socket of the same port");
        QCOMPARE(received(group[at].get()), done ? ECONNABORTED : EAGAIN);
    }
    const auto reached = std::ranges::count(results, Outcome::Done, &ActionResult::outcome);
    QVERIFY(option == SO_REUSEPORT ? reached == 4 : reached >= 1);
}

void DestroyTrapsTest::unixSocket() {
    const FileDescriptor bound = openSocket(AF_UNIX, SOCK_STREAM);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::string("\0socklens destroy", 17).copy(address.sun_path, 17);
    QCOMPARE(bind(bound.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(sa_family_t) + 17), 0);
    QCOMPARE(::listen(bound.get(), 1), 0);
    const SocketTarget target = lab::targetOf(bound.get());
    LAB_VERIFY_RESULT(perform(Abort{target, self()}), Outcome::Impossible, "cannot abort UNIX sockets");
    LAB_VERIFY_RESULT(perform(Release{target}), Outcome::Refused, "in use");
    QVERIFY(isListed(target));
}

/// IPv4 over a dual-stack listener: AF_INET6 with mapped addresses.
void DestroyTrapsTest::mapped() {
    const FileDescriptor listener = dualStackListener(4);
    const Endpoint remote{"127.0.0.1", localEndpoint(listener.get()).port};
    const Connection connection = connectThrough(listener.get(), remote);
    LAB_VERIFY_RESULT(perform(Abort{lab::targetOf(connection.server.get()), {}}), Outcome::Done, "RST went");
    QCOMPARE(received(connection.server.get()), ECONNABORTED);
    const SocketTarget leftover = leaveTimeWaitOfServer(listener.get(), remote);
    QVERIFY(leftover.family == Family::Inet6);
    LAB_VERIFY_RESULT(perform(Release{leftover}), Outcome::Done, "released from TIME_WAIT");
    QVERIFY(!isListed(leftover));
    QCOMPARE(stateOf(lab::targetOf(listener.get())), State::Listen);
}

void DestroyTrapsTest::boundToDevice() {
    FileDescriptor listener = openSocket(AF_INET, SOCK_STREAM);
    if (setsockopt(listener.get(), SOL_SOCKET, SO_BINDTODEVICE, "lo", 3) != 0)
        QSKIP("SO_BINDTODEVICE is refused.");
    bindTo(listener.get(), loopback);
    QCOMPARE(::listen(listener.get(), 4), 0);
    const Connection connection = connectThrough(listener.get());
    const SocketTarget target = lab::targetOf(connection.server.get());
    QVERIFY(target.interface.has_value());
    SocketTarget without = target;
    without.interface = std::nullopt;
    LAB_VERIFY_RESULT(perform(Abort{without, {}}), Outcome::AlreadyGone, "gone already");
    LAB_VERIFY_RESULT(perform(Abort{target, {}}), Outcome::Done, "RST went");
    LAB_VERIFY_RESULT(perform(Abort{lab::targetOf(listener.get()), {}}), Outcome::Done, "no longer listens");
}

void DestroyTrapsTest::kernelThatCannot() {
    const FileDescriptor listener = listenerOn(loopback, 4);
    const SocketTarget leftover = leaveTimeWait(listener.get(), localEndpoint(listener.get()));
    Capabilities mine = ownCapabilities();
    QVERIFY(mine.destroysSockets);
    mine.destroysTimeWait = false;
    LAB_VERIFY_RESULT(ActionRunner({}, mine).run({Release{leftover}}).front(), Outcome::Impossible, "Linux 6.0");
    mine.destroysSockets = false;
    LAB_VERIFY_RESULT(ActionRunner({}, mine).run({Release{leftover}}).front(), Outcome::Impossible,
                      "INET_DIAG_DESTROY");
    QVERIFY(isListed(leftover));
}

void DestroyTrapsTest::orderOfResults() {
    const FileDescriptor listener = listenerOn(loopback, 4);
    const Connection connection = connectThrough(listener.get());
    const SocketTarget leftover = leaveTimeWait(listener.get(), localEndpoint(listener.get()));
    SocketTarget unnamed = leftover;
    unnamed.cookie = std::nullopt;
    const auto results = perform({Release{unnamed}, Release{leftover}, SendSignal{{Pid{1}, {}}, 0},
                                  Abort{lab::targetOf(connection.client.get()), {}}, Release{leftover}});
    QCOMPARE(results.size(), 5U);
    QCOMPARE(results[0].outcome, Outcome::Refused);
    LAB_VERIFY_RESULT(results[1], Outcome::Done, "TIME_WAIT");
    QCOMPARE(results[2].outcome, Outcome::Refused);
    LAB_VERIFY_RESULT(results[3], Outcome::Done, "RST went");
    LAB_VERIFY_RESULT(results[4], Outcome::AlreadyGone, "gone already");
}

void DestroyTrapsTest::thousands() {
    constexpr std::size_t wanted = 20'000;
    writeSysctl("net/ipv4/ip_local_port_range", "1100 65000");
    writeSysctl("net/ipv4/tcp_tw_reuse", "0");   // or new connections replace the leftovers of a second ago
    const FileDescriptor listener = listenerOn({"0.0.0.0", 0}, 64);
    leaveBehind(listener.get(), wanted);
    const Actions actions = releasesOfAll();
    QVERIFY2(actions.size() >= wanted, std::to_string(actions.size()).c_str());
    const auto begin = std::chrono::steady_clock::now();
    const ActionResults results = Agents::of(performer()).perform(actions);
    const auto took = std::chrono::steady_clock::now() - begin;
    qInfo("%zu leftovers were released in %lld ms", actions.size(),
          static_cast<long long>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
    QVERIFY(isSelected(results, Outcome::Done));
    QVERIFY(releasesOfAll().empty());
    QCOMPARE(stateOf(lab::targetOf(listener.get())), State::Listen);
    QVERIFY(isSelected(perform(actions), Outcome::AlreadyGone));
}

int main(int argc, char** argv) {
    return runActing<DestroyTrapsTest>(argc, argv);
}

#include "destroy_traps_test.moc"
