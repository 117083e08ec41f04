// What a duplicate of the owner's descriptor can do, through the agent: mostly without a capability, both sides as
// ordinary users, the owner a process of its own.
#include <QTest>

#include "tests/lab/acting.h"
#include "tests/lab/acting_main.h"
#include "tests/lab/owner.h"
#include "tests/lab/wait.h"

#include <linux/capability.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>

using namespace socklens;
using namespace socklens::lab;

namespace {

const User anna{4343, {}};
const User bert{4344, {}};
/// The one lets it have the descriptor, the other find it in /proc.
const User bertWhoTraces{4344, {CAP_SYS_PTRACE, CAP_DAC_READ_SEARCH}};
const Endpoint loopback{"127.0.0.1", 0};

short eventsOf(int descriptor) {
    pollfd state{descriptor, POLLIN | POLLRDHUP, 0};
    poll(&state, 1, 0);
    return state.revents;
}

tl::expected<SocketOptions, Message> inspect(const User& user, const SocketTarget& target, ProcessId holder) {
    return std::get<SocketOptionsAnswer>(Agents::of(user).answer(SocketOptionsQuery{target, holder}));
}

}   // namespace

#define LAB_VERIFY_AS(user, action, outcome, part)                                                                \
    LAB_VERIFY_RESULT(Agents::of(user).perform(Action(action)), outcome, part)

class DuplicateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!Agents::hindrance().empty()) QSKIP(Agents::hindrance().c_str());
        m_listener = listenerOn(loopback, 16);
    }
    void cleanupTestCase() { m_listener.reset(); }

    void closeWithFin_data();
    void closeWithFin();
    void closeOfTheRest();
    void closeOfAListener();
    void closeOfAUnixConnection();
    void closeOfUdp();
    void abortWithReset();
    void abortAsNetworkAdministrator();
    void abortOfTheRest();
    void whatANetworkAdministratorMayNot();
    void anotherUsers();
    void protectedProcess();
    void notTheSameAnyMore();
    void manyOfOneProcess();
    void inspected();
    void inspectingChangesNothing();

private:
    FileDescriptor m_listener;
};

void DuplicateTest::closeWithFin_data() {
    QTest::addColumn<User>("user");
    QTest::newRow("root") << root;
    QTest::newRow("its owner") << anna;
    QTest::newRow("its owner with CAP_NET_ADMIN only") << User{anna.uid, {CAP_NET_ADMIN}};
    QTest::newRow("another user who may trace and search") << bertWhoTraces;
}

void DuplicateTest::closeWithFin() {
    QFETCH(User, user);
    Connection connection = connectThrough(m_listener.get());
    const SocketTarget target = lab::targetOf(connection.client.get());
    const Owner owner(anna.uid, {connection.client.get()});
    const auto before = resetsSent();
    LAB_VERIFY_AS(user, (CloseGracefully{target, owner.id()}), Outcome::Done,
                  "It stays in FIN_WAIT2, without a time limit");
    QCOMPARE(resetsSent(), before);
    waitUntil("the peer has answered", [&] { return stateOf(target) == State::FinWait2; });
    QVERIFY(owner.isRunning());
    QCOMPARE(eventsOf(connection.client.get()), short(POLLIN | POLLHUP | POLLRDHUP));   // what the owner sees
    QCOMPARE(received(connection.client.get()), 0);
    QCOMPARE(sent(connection.client.get()), EPIPE);
    waitUntil("the peer reads the end", [&] { return received(connection.server.get()) == 0; });
    LAB_VERIFY_AS(user, (CloseGracefully{target, owner.id()}), Outcome::Done, "stays in FIN_WAIT2");
    connection.server.reset();
    LAB_VERIFY_AS(user, (CloseGracefully{target, owner.id()}), Outcome::AlreadyGone, "not connected any more");
}

/// CLOSE_WAIT, the bug of many an owner: with FIN it ends at once.
void DuplicateTest::closeOfTheRest() {
    Connection connection = connectThrough(m_listener.get());
    shutdown(connection.client.get(), SHUT_WR);
    awaitTcpState(connection.server.get(), TCP_CLOSE_WAIT);
    const SocketTarget target = lab::targetOf(connection.server.get());
    const Owner owner(anna.uid, {connection.server.get()});
    LAB_VERIFY_AS(anna, (CloseGracefully{target, owner.id()}), Outcome::Done,
                  "the kernel is done with it already");
    QVERIFY(!isListed(target));
    QCOMPARE(received(connection.client.get()), 0);
}

void DuplicateTest::closeOfAListener() {
    const Endpoint local{"127.0.0.1", 6002};
    const FileDescriptor listener = listenerOn(local, 4);
    const SocketTarget target = lab::targetOf(listener.get());
    const Owner owner(anna.uid, {listener.get()});
    LAB_VERIFY_AS(anna, (CloseGracefully{target, owner.id()}), Outcome::Done, "is not free before");
    QVERIFY(stateOf(target) != State::Listen);
    QCOMPARE(accept(listener.get(), nullptr, nullptr), -1);
    QCOMPARE(errno, EINVAL);
    const FileDescriptor other = openSocket(AF_INET, SOCK_STREAM);
    const SocketAddress address = toSocketAddress(local);
    QCOMPARE(bind(other.get(), address.get(), address.length), -1);
    QCOMPARE(errno, EADDRINUSE);
}

void DuplicateTest::closeOfAUnixConnection() {
    int ends[2];
    QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends), 0);
    const FileDescriptor near(ends[0]);
    const FileDescriptor far(ends[1]);
    const Owner owner(anna.uid, {near.get()});
    const SocketTarget target = lab::targetOf(near.get());
    LAB_VERIFY_AS(anna, (CloseGracefully{target, owner.id()}), Outcome::Done, "closed for both sides");
    QCOMPARE(received(far.get()), 0);
    QCOMPARE(sent(near.get()), EPIPE);
    LAB_VERIFY_AS(anna, (Abort{target, owner.id()}), Outcome::Impossible, "cannot abort UNIX sockets");
}

void DuplicateTest::closeOfUdp() {
    const FileDescriptor udp = boundSocket(SOCK_DGRAM, loopback);
    const Owner owner(anna.uid, {udp.get()});
    LAB_VERIFY_AS(anna, (CloseGracefully{lab::targetOf(udp.get()), owner.id()}), Outcome::Impossible,
                  "UDP knows no connection");
    LAB_VERIFY_AS(anna, (Abort{lab::targetOf(udp.get()), owner.id()}), Outcome::Refused, "administrator rights");
}

void DuplicateTest::abortWithReset() {
    const Connection connection = connectThrough(m_listener.get());
    const SocketTarget target = lab::targetOf(connection.client.get());
    const Owner owner(anna.uid, {connection.client.get()});
    const auto before = resetsSent();
    LAB_VERIFY_AS(anna, (Abort{target, owner.id()}), Outcome::Done, "its owner finds ECONNRESET");
    QCOMPARE(resetsSent(), before + 1);
    QCOMPARE(eventsOf(connection.client.get()) & (POLLERR | POLLHUP), POLLERR | POLLHUP);
    QCOMPARE(received(connection.client.get()), ECONNRESET);
    QCOMPARE(received(connection.server.get()), ECONNRESET);
    QVERIFY(owner.isRunning());
    QVERIFY(stateOf(target).value_or(State::Close) == State::Close);
}

/// With CAP_NET_ADMIN the kernel does it itself, and the owner finds another error.
void DuplicateTest::abortAsNetworkAdministrator() {
    for (const User& user : {root, User{anna.uid, {CAP_NET_ADMIN}}, User{bert.uid, {CAP_NET_ADMIN}}}) {
        const Connection connection = connectThrough(m_listener.get());
        const SocketTarget target = lab::targetOf(connection.client.get());
        const Owner owner(anna.uid, {connection.client.get()});
        const auto before = resetsSent();
        LAB_VERIFY_AS(user, (Abort{target, owner.id()}), Outcome::Done, "its owner finds ECONNABORTED");
        QCOMPARE(resetsSent(), before + 1);
        QCOMPARE(received(connection.client.get()), ECONNABORTED);
        QCOMPARE(received(connection.server.get()), ECONNRESET);
        QVERIFY(owner.isRunning());
    }
}

void DuplicateTest::abortOfTheRest() {
    const Connection connection = connectThrough(m_listener.get());
    shutdown(connection.client.get(), SHUT_WR);
    awaitTcpState(connection.server.get(), TCP_CLOSE_WAIT);
    const SocketTarget target = lab::targetOf(connection.server.get());
    const Owner owner(anna.uid, {connection.server.get()});
    const auto before = resetsSent();
    LAB_VERIFY_AS(anna, (Abort{target, owner.id()}), Outcome::Done, "RST went to its peer");
    QCOMPARE(resetsSent(), before + 1);
    LAB_VERIFY_AS(anna, (Abort{lab::targetOf(m_listener.get()), self()}), Outcome::Refused,
                  "Aborting a listener needs administrator rights");
}

/// CAP_NET_ADMIN is no right to other users' descriptors.
void DuplicateTest::whatANetworkAdministratorMayNot() {
    const Connection connection = connectThrough(m_listener.get());
    const SocketTarget target = lab::targetOf(connection.client.get());
    const Owner owner(anna.uid, {connection.client.get()});
    LAB_VERIFY_AS((User{bert.uid, {CAP_NET_ADMIN}}), (CloseGracefully{target, owner.id()}), Outcome::Refused,
                  "belongs to another user");
    QCOMPARE(sent(connection.client.get()), 0);
}

void DuplicateTest::anotherUsers() {
    const Connection connection = connectThrough(m_listener.get());
    const SocketTarget target = lab::targetOf(connection.client.get());
    const Owner owner(anna.uid, {connection.client.get()});
    LAB_VERIFY_AS(bert, (CloseGracefully{target, owner.id()}), Outcome::Refused, "belongs to another user");
    LAB_VERIFY_AS(bert, (Abort{target, owner.id()}), Outcome::Refused, "belongs to another user");
    LAB_VERIFY_AS(bert, (Abort{target, {}}), Outcome::Refused, "needs administrator rights");
    QCOMPARE(sent(connection.client.get()), 0);
    LAB_VERIFY_AS(root, (CloseGracefully{target, owner.id()}), Outcome::Done, "closed with FIN");
}

void DuplicateTest::protectedProcess() {
    const Connection connection = connectThrough(m_listener.get());
    const SocketTarget target = lab::targetOf(connection.client.get());
    const Owner owner(anna.uid, {connection.client.get()}, Owner::Attitude::Protected);
    LAB_VERIFY_AS(anna, (CloseGracefully{target, owner.id()}), Outcome::Refused, "or protects itself");
    QCOMPARE(sent(connection.client.get()), 0);
}

/// The process or the socket is another one by now.
void DuplicateTest::notTheSameAnyMore() {
    Connection connection = connectThrough(m_listener.get());
    const SocketTarget target = lab::targetOf(connection.client.get());
    Owner owner(anna.uid, {connection.client.get()});
    const ProcessId id = owner.id();
    const ProcessId other{id.pid, StartTime{number(id.startTime) + 1}};
    LAB_VERIFY_AS(anna, (CloseGracefully{target, other}), Outcome::AlreadyGone, "has ended");
    SocketTarget otherCookie = target;
    otherCookie.cookie = Cookie{number(*target.cookie) + 1};
    LAB_VERIFY_AS(anna, (CloseGracefully{otherCookie, id}), Outcome::AlreadyGone, "has closed");
    SocketTarget otherInode = target;
    otherInode.inode = Inode{number(*target.inode) + 1'000'000};
    LAB_VERIFY_AS(anna, (Abort{otherInode, id}), Outcome::AlreadyGone, "has closed");
    QCOMPARE(sent(connection.client.get()), 0);
    owner.stop();
    LAB_VERIFY_AS(anna, (Abort{target, id}), Outcome::AlreadyGone, "has ended");
    LAB_VERIFY_AS(anna, (CloseGracefully{target, ProcessId{}}), Outcome::Refused, "not visible");
    QCOMPARE(sent(connection.client.get()), 0);
}

void DuplicateTest::manyOfOneProcess() {
    std::vector<Connection> connections(200);
    std::vector<int> clients;
    Actions actions;
    for (Connection& connection : connections) {
        connection = connectThrough(m_listener.get());
        clients.push_back(connection.client.get());
    }
    const Owner owner(anna.uid, clients);
    for (std::size_t at = 0; at < clients.size(); ++at) {
        const SocketTarget target = lab::targetOf(clients[at]);
        if (at % 2 == 0)
            actions.emplace_back(CloseGracefully{target, owner.id()});
        else
            actions.emplace_back(Abort{target, owner.id()});
    }
    for (const ActionResult& result : Agents::of(anna).perform(actions))
        LAB_VERIFY_RESULT(result, Outcome::Done, "");
    for (std::size_t at = 0; at < clients.size(); ++at)
        QCOMPARE(received(connections[at].server.get()), at % 2 == 0 ? 0 : ECONNRESET);
    QVERIFY(owner.isRunning());
}

void DuplicateTest::inspected() {
    const Connection connection = connectThrough(m_listener.get());
    const int client = connection.client.get();
    setOption(client, SOL_SOCKET, SO_REUSEADDR, 1);
    setOption(client, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(client, SOL_SOCKET, SO_MARK, 77);
    setOption(client, IPPROTO_TCP, TCP_KEEPIDLE, 11);
    setOption(client, IPPROTO_TCP, TCP_KEEPINTVL, 12);
    setOption(client, IPPROTO_TCP, TCP_KEEPCNT, 3);
    setOption(client, IPPROTO_TCP, TCP_USER_TIMEOUT, 13'000);
    setOption(client, IPPROTO_TCP, TCP_LINGER2, 14);
    setOption(client, IPPROTO_TCP, TCP_NODELAY, 1);
    const linger lingers{.l_onoff = 1, .l_linger = 15};
    QCOMPARE(setsockopt(client, SOL_SOCKET, SO_LINGER, &lingers, sizeof lingers), 0);
    const bool bound = setsockopt(client, SOL_SOCKET, SO_BINDTODEVICE, "lo", 3) == 0;
    const SocketTarget target = lab::targetOf(client);
    const Owner owner(anna.uid, {client});
    const auto options = inspect(anna, target, owner.id());
    QVERIFY2(options.has_value(), options ? "" : english(options.error()).c_str());
    using namespace std::chrono_literals;
    const SocketOptions expected{.reuseAddress = true,
                                 .reusePort = false,
                                 .ipv6Only = options->ipv6Only,
                                 .lingers = true,
                                 .lingerTime = 15s,
                                 .keepAlive = true,
                                 .keepAliveIdle = 11s,
                                 .keepAliveInterval = 12s,
                                 .keepAliveProbes = 3,
                                 .userTimeout = 13s,
                                 .finWait2Time = 14s,
                                 .noDelay = true,
                                 .receiveBuffer = options->receiveBuffer,
                                 .sendBuffer = options->sendBuffer,
                                 .mark = 77U,
                                 .device = bound ? "lo" : "",
                                 .congestionControl = options->congestionControl};
    QVERIFY(options->receiveBuffer.value_or(0) != 0 && options->sendBuffer.value_or(0) != 0);
    QVERIFY(!options->congestionControl.value_or("").empty());
    QVERIFY(*options == expected);
    QVERIFY(!inspect(bert, target, owner.id()).has_value());
    QVERIFY(!inspect({bert.uid, {CAP_NET_ADMIN}}, target, owner.id()).has_value());
    QVERIFY(inspect(bertWhoTraces, target, owner.id()).has_value());
    // A UNIX socket has fewer.
    int ends[2];
    QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    const FileDescriptor near(ends[0]);
    const FileDescriptor far(ends[1]);
    const auto fewer = inspect(root, lab::targetOf(near.get()), self());
    QVERIFY(fewer.has_value());
    QVERIFY(!fewer->noDelay && !fewer->congestionControl && fewer->sendBuffer);
    const auto refused = inspect(root, lab::targetOf(near.get()), ProcessId{});
    QVERIFY(!refused.has_value());
    QVERIFY2(english(refused.error()).find("not visible") != std::string::npos, english(refused.error()).c_str());
}

/// The owner still finds its error.
void DuplicateTest::inspectingChangesNothing() {
    Connection connection = connectThrough(m_listener.get());
    const SocketTarget target = lab::targetOf(connection.client.get());
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    setsockopt(connection.server.get(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    connection.server.reset();
    waitUntil("the client is reset", [&] { return (eventsOf(connection.client.get()) & POLLERR) != 0; });
    QVERIFY(inspect(root, target, self()).has_value());
    QCOMPARE(received(connection.client.get()), ECONNRESET);
}

int main(int argc, char** argv) {
    return runActing<DuplicateTest>(argc, argv);
}

#include "duplicate_test.moc"
