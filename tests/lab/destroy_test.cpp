// SOCK_DESTROY of a socket in every state, through the agent: refused to an ordinary user, and what owner, peer
// and wire see of it where it is not.
#include <QTest>

#include "tests/lab/acting.h"
#include "tests/lab/acting_main.h"
#include "tests/lab/tun_peer.h"
#include "tests/lab/wait.h"

#include <netinet/tcp.h>

using namespace socklens;
using namespace socklens::lab;

namespace {

const Endpoint loopback{"127.0.0.1", 0};

/// A connection over loopback of which the client has shut down its half.
struct HalfClosed : Connection {
    explicit HalfClosed(int listener) : Connection(connectThrough(listener)) {
        shutdown(client.get(), SHUT_WR);
        awaitTcpState(client.get(), TCP_FIN_WAIT2);
        awaitTcpState(server.get(), TCP_CLOSE_WAIT);
    }
};

}   // namespace

class DestroyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        LAB_NEEDS_PERFORMER();
        m_peer = std::make_unique<TunPeer>();
    }
    void init() { m_listener = listenerOn(loopback, 16); }
    void cleanup() { m_listener.reset(); }
    void cleanupTestCase() { m_peer.reset(); }

    void listen();
    void listenersPort();
    void established();
    void establishedOverIPv6();
    void synSent();
    void synReceived();
    void finWait1_data() { ownedOrNot(); }
    void finWait1();
    void finWait2Owned();
    void finWait2Minisock();
    void finWait2Orphan();
    void closeWait();
    void lastAck_data() { ownedOrNot(); }
    void lastAck();
    void closing_data() { ownedOrNot(); }
    void closing();
    void timeWait();
    void boundOnly();

private:
    static void ownedOrNot() {
        QTest::addColumn<bool>("orphan");
        QTest::newRow("owned") << false;
        QTest::newRow("orphan") << true;
    }
    /// To a peer that answers nothing any more.
    FileDescriptor connectToSilence() {
        const Endpoint far = TunPeer::farEndpoint(false, ++m_port);
        FileDescriptor near = startConnection(SOCK_STREAM, far);
        m_far = m_peer->accept(far);
        awaitTcpState(near.get(), TCP_ESTABLISHED);
        return near;
    }
    /// Ends the half of this side; gives the descriptor up where nobody shall own it.
    SocketTarget endNearHalf(FileDescriptor& near, bool orphan) {
        const std::uint64_t cookie = cookieOf(near.get());
        if (orphan)
            near.reset();
        else
            shutdown(near.get(), SHUT_WR);
        m_peer->awaitFin(m_far);
        return targetOfCookie(cookie);
    }

    std::unique_ptr<TunPeer> m_peer;
    FarConnection m_far;
    std::uint16_t m_port = 7000;
    FileDescriptor m_listener;
};

void DestroyTest::listen() {
    const Endpoint local = localEndpoint(m_listener.get());
    const Connection accepted = connectThrough(m_listener.get());
    const FileDescriptor waiting = startConnection(SOCK_STREAM, local);
    awaitReadable(m_listener.get());
    const SocketTarget target = lab::targetOf(m_listener.get());
    const auto before = resetsSent();

    LAB_VERIFY_RESULT(perform(Abort{target, {}}), Outcome::Done,
                      "A port that the program chose itself is not free");
    QCOMPARE(accept(m_listener.get(), nullptr, nullptr), -1);
    QCOMPARE(errno, EINVAL);
    waitUntil("the waiting client is reset", [&] { return received(waiting.get()) == ECONNRESET; });
    QCOMPARE(resetsSent(), before + 1);
    QCOMPARE(sent(accepted.client.get()), 0);   // accepted connections live on
    awaitReadable(accepted.server.get());

    LAB_VERIFY_RESULT(perform(Abort{target, {}}), Outcome::AlreadyGone, "was gone already");
    QCOMPARE(::listen(m_listener.get(), 4), 0);   // the same descriptor can listen again
    LAB_VERIFY_RESULT(perform(Abort{lab::targetOf(m_listener.get()), {}}), Outcome::Done, "no longer listens");
}

void DestroyTest::listenersPort() {
    FileDescriptor listener = listenerOn({"127.0.0.1", 6001}, 4);
    LAB_VERIFY_RESULT(perform(Abort{lab::targetOf(listener.get()), {}}), Outcome::Done, "is not free before");
    const FileDescriptor other = openSocket(AF_INET, SOCK_STREAM);
    const SocketAddress address = toSocketAddress({"127.0.0.1", 6001});
    QCOMPARE(bind(other.get(), address.get(), address.length), -1);
    QCOMPARE(errno, EADDRINUSE);
    listener.reset();
    QCOMPARE(bind(other.get(), address.get(), address.length), 0);
}

void DestroyTest::established() {
    const Connection connection = connectThrough(m_listener.get());
    QCOMPARE(sent(connection.server.get()), 0);
    awaitReadable(connection.client.get());
    const auto before = resetsSent();
    const SocketTarget target = lab::targetOf(connection.server.get());
    LAB_VERIFY_RESULT(perform(Abort{target, {}}), Outcome::Done,
                      "RST went to its peer, and its owner finds ECONNABORTED");
    QCOMPARE(resetsSent(), before + 1);
    QVERIFY(!isListed(target));
    QCOMPARE(received(connection.server.get()), ECONNABORTED);
    QCOMPARE(received(connection.server.get()), 0);
    QCOMPARE(sent(connection.server.get()), EPIPE);
    QCOMPARE(received(connection.client.get()), -1);   // what had come is still there
    QCOMPARE(received(connection.client.get()), ECONNRESET);
    LAB_VERIFY_RESULT(perform(Abort{target, {}}), Outcome::AlreadyGone, "was gone already");
}

void DestroyTest::establishedOverIPv6() {
    const FileDescriptor listener = listenerOn({"::1", 0}, 4);
    const Connection connection = connectThrough(listener.get());
    LAB_VERIFY_RESULT(perform(Abort{lab::targetOf(connection.client.get()), {}}), Outcome::Done, "RST went");
    QCOMPARE(received(connection.client.get()), ECONNABORTED);
    waitUntil("the peer is reset", [&] { return received(connection.server.get()) == ECONNRESET; });
}

void DestroyTest::synSent() {
    const FileDescriptor asking = startConnection(SOCK_STREAM, TunPeer::farEndpoint(false, ++m_port));
    const auto before = resetsSent();
    LAB_VERIFY_RESULT(perform(Abort{lab::targetOf(asking.get()), {}}), Outcome::Done,
                      "aborted before it was connected. No RST");
    QCOMPARE(resetsSent(), before);
    QCOMPARE(received(asking.get()), ECONNABORTED);
}

void DestroyTest::synReceived() {
    const FileDescriptor listener = listenerOn(TunPeer::nearEndpoint(false), 4);
    const Endpoint far = TunPeer::farEndpoint(false, ++m_port);
    m_peer->askAndFallSilent(far, localEndpoint(listener.get()));
    const SocketTarget target = targetBetween(localEndpoint(listener.get()), far);
    const auto before = resetsSent();
    LAB_VERIFY_RESULT(perform(Abort{target, {}}), Outcome::Done, "its peer goes on asking until it gives up");
    QCOMPARE(resetsSent(), before);
    QVERIFY(!isListed(target));
    QVERIFY(isListed(lab::targetOf(listener.get())));
}

void DestroyTest::finWait1() {
    QFETCH(bool, orphan);
    FileDescriptor near = connectToSilence();
    const SocketTarget target = endNearHalf(near, orphan);
    QCOMPARE(target.state, State::FinWait1);
    const auto before = resetsSent();
    const auto result = orphan ? perform(Release{target}) : perform(Abort{target, {}});
    LAB_VERIFY_RESULT(result, Outcome::Done, "RST went to its peer");
    QCOMPARE(resetsSent(), before + 1);
    QVERIFY(!isListed(target));
    if (!orphan) QCOMPARE(received(near.get()), ECONNABORTED);
}

void DestroyTest::finWait2Owned() {
    const HalfClosed connection(m_listener.get());
    const auto before = resetsSent();
    const SocketTarget target = lab::targetOf(connection.client.get());
    LAB_VERIFY_RESULT(perform(Release{target}), Outcome::Refused, "This socket is in use");
    LAB_VERIFY_RESULT(perform(Abort{target, {}}), Outcome::Done, "RST went to its peer");
    QCOMPARE(resetsSent(), before + 1);
    QCOMPARE(received(connection.client.get()), ECONNABORTED);
    waitUntil("the peer cannot send", [&] { return sent(connection.server.get()) == EPIPE; });
}

void DestroyTest::finWait2Minisock() {
    HalfClosed connection(m_listener.get());
    const std::uint64_t cookie = cookieOf(connection.client.get());
    connection.client.reset();
    const SocketTarget target = targetOfCookie(cookie);
    const auto before = resetsSent();
    LAB_VERIFY_RESULT(perform(Release{target}), Outcome::Done, "stays in CLOSE_WAIT until it sends or closes");
    QCOMPARE(resetsSent(), before);
    QVERIFY(!isListed(target));
    QCOMPARE(tcpState(connection.server.get()), TCP_CLOSE_WAIT);
    QCOMPARE(sent(connection.server.get()), 0);   // answered by RST, as nobody is there
    waitUntil("the peer cannot send", [&] { return sent(connection.server.get()) == EPIPE; });
}

/// With a time above 60 s it stays a full socket at first.
void DestroyTest::finWait2Orphan() {
    writeSysctl("net/ipv4/tcp_fin_timeout", "120");
    HalfClosed connection(m_listener.get());
    const std::uint64_t cookie = cookieOf(connection.client.get());
    connection.client.reset();
    writeSysctl("net/ipv4/tcp_fin_timeout", "60");
    const auto before = resetsSent();
    LAB_VERIFY_RESULT(perform(Release{targetOfCookie(cookie)}), Outcome::Done, "RST went to its peer");
    QCOMPARE(resetsSent(), before + 1);
    waitUntil("the peer cannot send", [&] { return sent(connection.server.get()) == EPIPE; });
}

void DestroyTest::closeWait() {
    const HalfClosed connection(m_listener.get());
    const auto before = resetsSent();
    LAB_VERIFY_RESULT(perform(Abort{lab::targetOf(connection.server.get()), {}}), Outcome::Done, "RST went");
    QCOMPARE(resetsSent(), before + 1);
    QCOMPARE(received(connection.server.get()), 0);   // its peer had ended before
    QCOMPARE(sent(connection.server.get()), ECONNABORTED);
    waitUntil("the peer is reset", [&] { return received(connection.client.get()) == ECONNRESET; });
}

void DestroyTest::lastAck() {
    QFETCH(bool, orphan);
    FileDescriptor near = connectToSilence();
    m_peer->finish(m_far);
    awaitTcpState(near.get(), TCP_CLOSE_WAIT);
    const SocketTarget target = endNearHalf(near, orphan);
    QCOMPARE(target.state, State::LastAck);
    const auto before = resetsSent();
    const auto result = orphan ? perform(Release{target}) : perform(Abort{target, {}});
    LAB_VERIFY_RESULT(result, Outcome::Done, "without RST, as both sides had closed it already");
    QCOMPARE(resetsSent(), before);
    QVERIFY(!isListed(target));
}

void DestroyTest::closing() {
    QFETCH(bool, orphan);
    FileDescriptor near = connectToSilence();
    SocketTarget target = endNearHalf(near, orphan);
    m_peer->finish(m_far);
    target = targetOfCookie(number(*target.cookie));
    QCOMPARE(target.state, State::Closing);
    const auto before = resetsSent();
    const auto result = orphan ? perform(Release{target}) : perform(Abort{target, {}});
    LAB_VERIFY_RESULT(result, Outcome::Done, "without RST, as both sides had closed it already");
    QCOMPARE(resetsSent(), before);
    QVERIFY(!isListed(target));
}

void DestroyTest::timeWait() {
    HalfClosed connection(m_listener.get());
    const std::uint64_t cookie = cookieOf(connection.client.get());
    connection.server.reset();
    awaitTcpState(connection.client.get(), TCP_CLOSE);
    const SocketTarget target = targetOfCookie(cookie);
    QCOMPARE(target.state, State::TimeWait);
    const auto before = resetsSent();
    LAB_VERIFY_RESULT(perform(Abort{target, {}}), Outcome::Refused, "Release it instead");
    LAB_VERIFY_RESULT(perform(Release{target}), Outcome::Done, "was released from TIME_WAIT. Nothing was sent");
    QCOMPARE(resetsSent(), before);
    QVERIFY(!isListed(target));
    LAB_VERIFY_RESULT(perform(Release{target}), Outcome::AlreadyGone, "was gone already");
    QVERIFY(isListed(lab::targetOf(m_listener.get())));
}

void DestroyTest::boundOnly() {
    const FileDescriptor bound = boundSocket(SOCK_STREAM, loopback);
    SocketTarget target;
    try {
        target = lab::targetOf(bound.get());
    } catch (const std::runtime_error&) {
        QSKIP("This kernel does not list sockets that are only bound.");
    }
    LAB_VERIFY_RESULT(perform(Abort{target, {}}), Outcome::Impossible, "only bound");
    LAB_VERIFY_RESULT(perform(Release{target}), Outcome::Refused, "in use");
}

int main(int argc, char** argv) {
    return runActing<DestroyTest>(argc, argv);
}

#include "destroy_test.moc"
